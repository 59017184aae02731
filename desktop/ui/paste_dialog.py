"""Rows of a copied table are shown before they become events; nothing happens unless the person accepts."""

from functools import partial

from PySide6.QtWidgets import QWidget

from db.entities import ReportKey
from desktop.report.printed import Identity, PrintedReport
from desktop.report.wording import plural
from desktop.services.importing import State
from desktop.services.pasting import CLIPBOARD, plan_pasting
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.models.import_rows import Group
from desktop.ui.receiving import Received
from desktop.ui.session import Session


class PasteDialog(ImportDialog):
    """The preview of a file, for what came through the clipboard into the report that is shown."""

    def _show_received(self, received: Received) -> None:
        super()._show_received(received)
        plan = received.plan
        count = plan.count(State.NEW) if plan else 0
        events = plural(count, "новое мероприятие", "новых мероприятия", "новых мероприятий")
        self.setWindowTitle("Строки таблицы")
        self._heading.setText("Строки из буфера обмена")
        self._choice.hide()
        self._note.setText(f"В отчет будет добавлено: {count} {events}. Остальные не изменятся.")
        self._accept.setText("&Добавить")
        if Group.NEW in self._groups:
            self._tabs.setCurrentIndex(self._groups.index(Group.NEW))

    def _tell_kept(self, key: ReportKey) -> None:
        self._end(key, "Строки таблицы добавлены, убрать их: Ctrl+Z.")


def show_pasted(session: Session, window: QWidget, pasted: PrintedReport) -> None:
    """Show copied rows as events behind the chosen one, or as the first ones of a new report."""
    session.leave_field()
    if session.key is None:
        return
    report = session.report or session.editing.new_report(session.key)
    after = session.chosen.id if session.chosen else None
    plan = plan_pasting(session.store, report, after, pasted)
    stated = Identity(report.key.kind, report.key.quarter, report.key.author)
    dialog = PasteDialog(session, window, Received(CLIPBOARD, plan.printed, stated, plan))
    dialog.ended.connect(partial(_tell, session))
    dialog.open()


def _tell(session: Session, key: ReportKey, told: str) -> None:
    session.show_report(key, session.chosen.id if session.chosen else None)
    session.reports_changed.emit()
    session.told.emit(told)
