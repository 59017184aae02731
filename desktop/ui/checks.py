"""Has the report that is worked on checked after every change, and tells the views what was found."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from db.entities import Event, Report, ReportKey
from db.errors import AppError
from desktop.report.stepping import GoOn
from desktop.ui.jobs import Heard, Job, Progress, end_all
from desktop.ui.session import Session
from desktop.ui.standing import today

if TYPE_CHECKING:  # the rules are loaded on the thread that asks them
    from db.store import Store
    from desktop.services.kept_findings import KeptChecking, KeptFindings

    _Answer = tuple[KeptChecking, KeptFindings]

PAUSE_MS = 300  # after a change was saved, unless the next key is pressed before


class Checks(QObject):
    """Asks the rules about the session's report on a thread of its own, one question at a time.

    The first one when a person begins to work: rules and former quarters take too much memory for a look.
    A new event is spared what it lacks until it was left, or until the report is checked on purpose.
    """

    changed = Signal()  # there is another answer, or none any more
    missed = Signal(object)  # AppError: what was asked could not be answered

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self.findings: KeptFindings | None = None
        self._session = session
        self._checking: KeptChecking | None = None
        self._running: list[Job] = []
        self._key: ReportKey | None = None
        self._known: frozenset[UUID] = frozenset()  # events of the report that were there before
        self._new: UUID | None = None  # the event that is being written for the first time
        self._added: frozenset[UUID] = frozenset()
        self._is_leaving = False
        self._anew = True
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._ask)
        self._connect()
        self._show_report(session.report)
        self.destroyed.connect(partial(end_all, self._running))

    def _connect(self) -> None:
        session = self._session
        session.hands.begun.connect(self._begin)
        session.report_shown.connect(self._show_report)
        session.event_changed.connect(self._wait)
        session.event_chosen.connect(self._note_chosen)
        session.typed.connect(self._wait_on)
        session.reports_changed.connect(self.renew)
        session.office.dictionaries_changed.connect(self.renew)
        session.office.settings_changed.connect(self.renew)

    @property
    def have_begun(self) -> bool:
        """Whether the report is checked, or will be in a moment."""
        return self._session.hands.have_begun

    @Slot()
    def _begin(self) -> None:
        self.changed.emit()
        self.renew()

    def check_all(self) -> None:
        """Check the report as it is to be sent: nothing is spared."""
        self._session.hands.begin()
        if not self._checks_all:  # who asks again and again would never be answered
            self._is_leaving, self._new = True, None
            self.renew()

    @property
    def _checks_all(self) -> bool:
        """Whether the report as it is now is being checked without sparing anything."""
        is_checked = bool(self._running) and not self._pause.isActive()
        return is_checked and self._is_leaving and self._new is None

    def end(self) -> None:
        """Ask no more and wait for what is being asked: the store is to be closed."""
        self._pause.stop()
        self._pause.blockSignals(True)
        end_all(self._running)

    @Slot()
    def renew(self) -> None:
        """Check again, against other reports as they are now."""
        self._anew = True
        self._wait()

    @Slot()
    def _wait(self) -> None:
        if self.have_begun:
            self._pause.start()

    @Slot()
    def _wait_on(self) -> None:
        """Put a check off that waits already: the person is typing."""
        if self._pause.isActive():
            self._pause.start()

    @Slot(object)
    def _show_report(self, report: Report | None) -> None:
        ids = frozenset(event.id for event in report.events) if report else frozenset()
        if self._session.key != self._key:
            self._key, self._known, self._is_leaving = self._session.key, ids, False
            self._take(None)
        self._added, self._known = ids - self._known, ids
        self.renew()

    @Slot(object)
    def _note_chosen(self, event: Event | None) -> None:
        """Spare an event that has just been added; it is spared no longer when another one is chosen."""
        was, chosen = self._new, event.id if event else None
        if chosen in self._added:
            self._new = chosen
        elif chosen != was:
            self._new = None
        self._added = frozenset()
        if self._new != was:
            self._wait()

    @Slot()
    def _ask(self) -> None:
        """Ask about the report as it is now; an older question is waited for first."""
        report = self._session.report
        if self._running:
            self._pause.start()
        elif report is None:
            self._take(None)
        else:
            job = Job(self._work_on(report), self)
            self._anew = False
            self._running.append(job)
            job.finished.connect(self._collect)
            job.start()

    def _work_on(self, report: Report) -> "Callable[[Progress], _Answer]":
        session = self._session
        return partial(
            _answer,
            self._checking,
            session.store,
            report=report,
            reader=session.editing.reader,
            today=today(session.workplace.clock),
            style=session.office.place_style,
            unfinished=frozenset(filter(None, [self._new])),
            is_leaving=self._is_leaving,
            anew=self._anew,
            polite=session.hands.polite,
            rules=session.office.rules,
        )

    @Slot()
    def _collect(self) -> None:
        if self._running and self._running[0].isFinished():
            self._running.pop().answer(Heard(self._hear, self._miss, bool))

    def _hear(self, answer: "_Answer") -> None:
        """Take an answer; one about a report that has changed meanwhile is asked for again."""
        self._checking, findings = answer
        if findings.report is self._session.report and not self._pause.isActive():
            self._take(findings)
        elif not self._pause.isActive():
            self._wait()

    def _miss(self, error: AppError) -> None:
        """Leave the findings as they are: what a store cannot tell is told where a person works with it."""
        self._anew = True
        self.missed.emit(error)

    def _take(self, findings: "KeptFindings | None") -> None:
        self.findings = findings
        self.changed.emit()


def _answer(
    checking: "KeptChecking | None",
    store: "Store",
    progress: Progress,
    polite: Callable[[GoOn], GoOn],
    **asked: Any,  # noqa: ANN401  what a question is made of: its class is loaded here
) -> "_Answer":
    go_on = polite(progress.go_on)
    go_on()
    from desktop.services.kept_findings import KeptChecking, Question

    checking = checking or KeptChecking(store)
    return checking, checking.check(Question(**asked), go_on)
