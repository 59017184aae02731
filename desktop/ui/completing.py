"""Offers names in the fields of a form; they are gathered when a person begins to work, beside the work."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Slot

from db.dictionaries.lookup import Dictionaries
from db.entities import Field, ReportKey
from db.errors import AppError
from db.store import Store
from desktop.report.completion import Candidate, Names
from desktop.report.place_style import PlaceStyle
from desktop.report.stepping import GoOn
from desktop.services.completing import earlier_texts, names_for
from desktop.ui.jobs import Heard, Job, Progress, end_all
from desktop.ui.session import Session
from desktop.ui.widgets.completion import Completion
from desktop.ui.widgets.text_field import TextField

_OFFERED_IN = (Field.PLACE, Field.CONTENT, Field.PARTICIPANTS)


class Completing(QObject):
    """Knows the names of a store; those of another report are gathered anew."""

    def __init__(self, session: Session, fields: Mapping[Field, TextField], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._key = session.key
        self._names: Mapping[Field, Names] = {}
        self._is_asked = False
        self._running: list[Job] = []
        self._offers = [
            Completion(fields[name].editor, partial(self._candidates, name)) for name in _OFFERED_IN
        ]
        session.hands.begun.connect(self._gather)
        session.report_shown.connect(self._forget)
        session.office.dictionaries_changed.connect(self._gather_anew)
        session.office.settings_changed.connect(self._gather_anew)
        self.destroyed.connect(partial(end_all, self._running))
        if session.hands.have_begun:
            self._gather()

    def end(self) -> None:
        """Gather no more and wait for what is being read: the store is to be closed."""
        self._is_asked = True
        end_all(self._running)

    @Slot()
    def _forget(self) -> None:
        if self._key != self._session.key:
            self._gather_anew()

    @Slot()
    def _gather_anew(self) -> None:
        self._key, self._names, self._is_asked = self._session.key, {}, False
        for job in self._running:
            job.cancel()

    @Slot()
    def _gather(self) -> None:
        """Gather the names, if that was not begun yet; until it is done nothing is offered."""
        session = self._session
        if self._is_asked or self._key is None:
            return
        self._is_asked = True
        style, polite = session.office.place_style, session.hands.polite
        work = partial(_gathered, session.store, self._key, session.dictionaries, style, polite)
        job = Job(work, self)
        self._running.append(job)
        job.finished.connect(self._collect)
        job.start()

    @Slot()
    def _collect(self) -> None:
        for job in [each for each in self._running if each.isFinished()]:
            self._running.remove(job)
            job.answer(Heard(self._take, self._miss, bool))

    def _take(self, names: Mapping[Field, Names]) -> None:
        self._names = names
        for offer in self._offers:
            offer.look_again()

    def _miss(self, error: AppError) -> None:
        """Offer nothing: what a store cannot tell is told where a person works with it."""

    def _candidates(self, field: Field, text: str, cursor: int) -> list[Candidate]:
        self._gather()
        names = self._names.get(field)
        return names.candidates(text, cursor) if names else []


def _gathered(
    store: Store,
    key: ReportKey,
    dictionaries: Dictionaries,
    style: PlaceStyle | None,
    polite: Callable[[GoOn], GoOn],
    progress: Progress,
) -> Mapping[Field, Names]:
    """Return the names that are offered; runs on a thread of its own."""
    go_on = polite(progress.go_on)
    return names_for(dictionaries, earlier_texts(store, key.kind, go_on), style, key.quarter, go_on)
