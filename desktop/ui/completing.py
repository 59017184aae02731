"""Offers names in the fields of a form; they are gathered when they are first needed, beside the work."""

from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from threading import Thread

from PySide6.QtCore import QObject, Slot

from db.dictionaries.lookup import Dictionaries
from db.entities import Field, ReportKey
from db.errors import AppError
from db.store import Store
from desktop.report.completion import Candidate, Names
from desktop.report.place_style import PlaceStyle
from desktop.services.completing import earlier_events, names_for
from desktop.ui.session import Session
from desktop.ui.widgets.completion import Completion
from desktop.ui.widgets.text_field import TextField

_OFFERED_IN = (Field.PLACE, Field.CONTENT, Field.PARTICIPANTS)


class Completing(QObject):
    """Knows the names of a store; those of another report are gathered anew."""

    def __init__(self, session: Session, fields: Mapping[Field, TextField], parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._gathered: _Gathered | None = None
        self._key = session.key
        for name in _OFFERED_IN:
            Completion(fields[name].editor, partial(self._candidates, name))
        session.report_shown.connect(self._forget)
        session.office.dictionaries_changed.connect(self._gather_anew)
        session.office.settings_changed.connect(self._gather_anew)

    @Slot()
    def _forget(self) -> None:
        if self._key != self._session.key:
            self._gather_anew()

    @Slot()
    def _gather_anew(self) -> None:
        self._key, self._gathered = self._session.key, None

    def _candidates(self, field: Field, text: str, cursor: int) -> list[Candidate]:
        if self._key is None:
            return []
        if self._gathered is None:
            session = self._session
            self._gathered = _Gathered(
                session.store, self._key, session.dictionaries, session.office.place_style
            )
            self._gathered.start()
        names = self._gathered.names.get(field)
        return names.candidates(text, cursor) if names else []


class _Gathered(Thread):
    """Gathers names; until that is done nothing is offered."""

    def __init__(
        self, store: Store, key: ReportKey, dictionaries: Dictionaries, style: PlaceStyle | None
    ) -> None:
        super().__init__(name="names", daemon=True)
        self._store = store
        self._key = key
        self._dictionaries = dictionaries
        self._style = style
        self.names: Mapping[Field, Names] = {}

    def run(self) -> None:
        """Read what was entered before; runs on its own thread."""
        with suppress(AppError):  # who saves next hears of it
            earlier = earlier_events(self._store, self._key.kind)
            self.names = names_for(self._dictionaries, earlier, self._style, self._key.quarter)
