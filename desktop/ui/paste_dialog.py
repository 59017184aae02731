"""Rows of a copied table are shown before they become events; nothing happens unless the person accepts."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from db.entities import ReportKey
from desktop.report.printed import Identity, PrintedReport
from desktop.report.wording import plural
from desktop.services.import_plan import State
from desktop.services.new_report import new_report
from desktop.services.pasting import CLIPBOARD, plan_pasting
from desktop.ui.candidates import Candidate, Candidates
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.models.import_rows import Group
from desktop.ui.receiving import Received
from desktop.ui.session import Session


class PasteDialog(ImportDialog):
    """The preview of a file, for what came through the clipboard into the report that is shown."""

    def _show(self, candidate: Candidate) -> None:
        super()._show(candidate)
        count = candidate.plan.count(State.NEW) if candidate.plan else 0
        events = plural(count, "новое мероприятие", "новых мероприятия", "новых мероприятий")
        self.setWindowTitle("Строки таблицы")
        self.pane.show_candidate(candidate, Group.NEW)
        self.pane.hide_identity()
        self.pane.heading.setText("Строки из буфера обмена")
        self.pane.note.setText(f"В отчет будет добавлено: {count} {events}. Остальные не изменятся.")

    @Slot()
    def _tell(self) -> None:
        super()._tell()
        if self.candidate.taken == self.candidate.offered:
            self._accept.setText("&Добавить")

    def _tell_kept(self, keys: Sequence[ReportKey]) -> None:
        self._end(keys, "Строки таблицы добавлены, убрать их: Ctrl+Z.")


def show_pasted(session: Session, window: QWidget, pasted: PrintedReport) -> None:
    """Show copied rows as events behind the chosen one, or as the first ones of a new report."""
    session.leave_field()
    if session.key is None:
        return
    report = session.report or new_report(session.key, session.dictionaries)
    after = session.chosen.id if session.chosen else None
    plan = plan_pasting(session.store, report, after, pasted)
    stated = Identity(report.key.kind, report.key.quarter, report.key.author)
    candidates = Candidates([CLIPBOARD])
    candidates.know(candidates[0], Received(CLIPBOARD, plan.printed, stated, plan))
    dialog = PasteDialog(session, window, candidates)
    dialog.ended.connect(partial(_tell, session))
    dialog.open()


def _tell(session: Session, keys: Sequence[ReportKey], told: str) -> None:
    session.show_report(keys[0], session.chosen.id if session.chosen else None)
    session.reports_changed.emit()
    session.told.emit(told)
