"""From finding to finding, and what is done about them: each method is one action of the menus."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from db.errors import AppError
from desktop.report.checks.finding import Finding, Spot
from desktop.ui.checks import Checks
from desktop.ui.findings_panel import FindingsPanel
from desktop.ui.menus import Actions
from desktop.ui.readiness_head import verdict
from desktop.ui.session import Session
from desktop.ui.workspace import Workspace

if TYPE_CHECKING:
    from desktop.services.mending import Mend

_NONE = "Замечаний, которые ждут исправления или пояснения, нет."
_ALL_SEEN = "Это было последнее замечание. {}."
_STEP = "Замечание {} из {}. Следующее: F8."
_CHECKING = "Отчет еще проверяется."
_NONE_CHOSEN = "Сначала выберите замечание: F8."
_NO_FIX = "Это замечание исправьте сами: готового исправления для него нет."
_NO_ANSWER = "Пояснение здесь не нужно: замечание можно только исправить или принять к сведению."
_CHANGED = "Текст уже изменен: исправлять здесь нечего."


class Tour(QObject):
    """Goes to what the findings of the session's report are about, and mends it."""

    def __init__(
        self, session: Session, workspace: Workspace, actions: Actions, reveal: Callable[[], None]
    ) -> None:
        """`reveal` brings the chosen event into the list."""
        super().__init__(workspace)
        self._session = session
        self._workspace = workspace
        self._reveal = reveal
        self._opened: tuple[Finding, int] | None = None  # a line, and which of its parts
        self._is_awaited = False
        self._asked_at: QWidget | None = None
        self._is_at_end = False  # the last line was left, and it was said how the report stands
        self._checks.changed.connect(self._tell)
        self._checks.missed.connect(self._tell_missed)
        self._panel.opened.connect(self.open)
        self._panel.offer_taken.connect(self.take_offer)
        actions.bind(
            check=self.check,
            finding_next=self.go_to_next,
            finding_previous=self.go_to_previous,
            mend=self.mend_current,
            mend_all=self.mend_all_like_current,
            explain=self.explain_current,
        )
        self._panel.list.addActions([actions[name] for name in ("mend", "mend_all", "explain")])

    @property
    def _panel(self) -> FindingsPanel:
        return self._workspace.findings

    @property
    def _checks(self) -> Checks:
        return self._workspace.checks

    @Slot()
    def check(self) -> None:
        """Check the report as it is to be sent, and walk through all that is found from the first on."""
        self._session.leave_field()
        self._checks.check_all()
        self._workspace.show_findings()
        self._panel.list.setFocus()
        self._session.told.emit(_CHECKING)
        self._is_awaited = True
        self._asked_at = self._focused()

    @Slot()
    def _tell(self) -> None:
        """Begin to walk as soon as the check on purpose has an answer."""
        readiness = self._panel.readiness() if self._is_awaited else None
        if readiness and readiness.is_final:
            self._is_awaited = False
            self._panel.begin()
            self._is_at_end = False
            has_waited = self._panel.list.hasFocus() or self._focused() is self._asked_at
            if self._panel.open_count() and has_waited:
                self._go(1)
            else:
                self._session.told.emit(f"Отчет проверен. {verdict(readiness)}.")

    @Slot(object)
    def _tell_missed(self, error: AppError) -> None:
        """Say why the check on purpose has no answer."""
        if self._is_awaited:
            self._is_awaited = False
            self._session.told.emit(error.what_happened)

    def _focused(self) -> QWidget | None:
        """Return what has the keys; a person who has gone elsewhere meanwhile is not called back."""
        return self._workspace.window().focusWidget()

    @Slot()
    def go_to_next(self) -> None:
        """Go to the next finding; after the last one say how the report stands, then begin anew."""
        self._go(1)

    @Slot()
    def go_to_previous(self) -> None:
        """Go to the finding before, from the first one to the last."""
        self._go(-1)

    def _go(self, step: int) -> None:
        count, readiness = self._panel.open_count(), self._panel.readiness()
        row = self._panel.next_row(step)
        if not count or readiness is None:
            self._session.told.emit(_NONE if readiness else _CHECKING)
        elif row >= count and not self._is_at_end:
            self._is_at_end = True
            self._session.told.emit(_ALL_SEEN.format(verdict(readiness)))
        elif line := self._panel.choose(row % count):
            self._is_at_end = False
            self._workspace.show_findings()
            self._opened = None
            self._session.told.emit(_STEP.format(row % count + 1, count))
            self.open(line)

    @Slot(object)
    def open(self, line: Finding) -> None:
        """Go to what a line is about; asked again, to the next place that it names."""
        part = self._opened[1] + 1 if self._opened and self._opened[0] == line else 0
        places = line.parts or (line,)
        self._opened = line, part % len(places)
        self._show(places[part % len(places)])

    def _show(self, finding: Finding) -> None:
        """Choose the event, and select the characters where they stand as they were checked."""
        findings, form = self._checks.findings, self._workspace.form
        event_id = findings.event_id(finding) if findings else None
        if self._session.find(event_id) is None:  # it is on the report, or on a section without events
            self._workspace.events.setFocus()
            return
        self._session.choose(event_id)
        self._reveal()
        if field := finding.spot.field:
            form.select(field, finding.start, finding.end)
        elif finding.spot is Spot.SECTION:
            form.focus_section()
        else:
            self._workspace.events.setFocus()

    @Slot()
    def mend_current(self) -> None:
        """Mend what the chosen finding is about; several places at once only after they were seen."""
        if (line := self._panel.current) is None:
            self._session.told.emit(_NONE_CHOSEN)
        elif line.parts:
            self._mend_all(line.parts[0])
        else:
            self._mend(line)

    @Slot(object)
    def take_offer(self, line: Finding) -> None:
        """Do what the panel offers beside a line."""
        if self._panel.offers_to_explain(line):
            self._explain(line)
        elif line.parts:
            self._mend_all(line.parts[0])
        else:
            self._mend(line)

    @Slot()
    def explain_current(self) -> None:
        """Ask for an explanation of the chosen finding."""
        if (line := self._panel.current) is None:
            self._session.told.emit(_NONE_CHOSEN)
        else:
            self._explain(line)

    def _explain(self, finding: Finding) -> None:
        from desktop.services.kept_findings import is_explainable
        from desktop.ui.explain_dialog import ExplainDialog

        findings = self._checks.findings
        if findings and is_explainable(finding):
            ExplainDialog(self._session, findings, finding, self._workspace.window()).open()
        else:
            self._session.told.emit(_NO_ANSWER)

    @Slot()
    def mend_all_like_current(self) -> None:
        """Mend all that the rule of the chosen finding has found, after it was seen."""
        if (line := self._panel.current) is None:
            self._session.told.emit(_NONE_CHOSEN)
        else:
            self._mend_all(line.parts[0] if line.parts else line)

    def _mend(self, finding: Finding) -> None:
        from desktop.services.mending import carry_out
        from desktop.services.replacing import Edit

        findings = self._checks.findings
        if findings is None or not (mends := self._mends([finding])):
            return
        first = mends[0]
        if isinstance(first, Edit):
            self._session.choose(first.place.event.id)
        self._session.edit(partial(carry_out, kept=findings, chosen=mends))
        self._reveal()
        if isinstance(first, Edit):
            place = first.place
            self._workspace.form.select(place.field, place.start, place.start + len(first.text))
        self._session.told.emit("Исправлено. Отменить: Ctrl+Z. Следующее замечание: F8.")

    def _mend_all(self, finding: Finding) -> None:
        from desktop.report.checks.catalogue import RULES
        from desktop.ui.mend_dialog import MendDialog

        findings = self._checks.findings
        if findings and (found := self._mends(findings.alike(finding) or [finding])):
            (purpose,) = (rule.purpose for rule in RULES if rule.code == finding.code)
            MendDialog(self._session, findings, purpose, found, self._workspace.window()).open()

    def _mends(self, wanted: Sequence[Finding]) -> "list[Mend]":
        """Return what would be changed; where that is nothing, say why."""
        from desktop.services.mending import mends

        self._session.leave_field()
        report, findings = self._session.report, self._checks.findings
        found = mends(report, findings, wanted) if report and findings else []
        if not found:
            self._session.told.emit(_CHANGED if any(each.fix for each in wanted) else _NO_FIX)
        return found
