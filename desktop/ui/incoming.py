"""What comes into the reports from elsewhere: report files, copied rows of tables, rows of institutions."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from desktop.report.printed import PrintedReport
from desktop.ui.copied import copied_rows
from desktop.ui.dropping import FileDrop
from desktop.ui.menus import Actions
from desktop.ui.session import Session


class Incoming(QObject):
    """Opens what these actions ask for over a window."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget, *, read_only: bool) -> None:
        super().__init__(parent)
        self._session = session
        self._parent = parent
        self._read_only = read_only
        actions.bind(
            open=self.open_report,
            history=self.open_folder,
            rows=self.paste_rows,
            institution=self.add_rows,
            receptions=self.open_log,
        )
        drop = FileDrop(parent.window(), self)
        drop.dropped.connect(self.open_files)
        session.rows_pasted.connect(self.show_pasted)

    @Slot()
    def open_report(self) -> None:
        """Ask for report files and show what is in them before it is kept."""
        from desktop.ui.import_preview import open_report

        open_report(self._session, self._parent.window())

    @Slot(object)
    def open_files(self, files: Sequence[Path]) -> None:
        """Show what is in files that were dropped or named at the start."""
        from desktop.ui.import_preview import open_report

        if not self._read_only:
            open_report(self._session, self._parent.window(), files)

    @Slot()
    def open_folder(self) -> None:
        """Ask for a folder of earlier reports and show what is in it before it is kept."""
        from desktop.ui.import_preview import ask_for_folder, open_report

        open_report(self._session, self._parent.window(), choose_files=ask_for_folder)

    @Slot()
    def paste_rows(self) -> None:
        """Show the copied rows of a table before they become events."""
        if rows := copied_rows(QGuiApplication.clipboard().mimeData()):
            self.show_pasted(rows)
        else:
            self._session.told.emit("Скопируйте строки таблицы в Word или Excel, затем вставьте их здесь.")

    @Slot(object)
    def show_pasted(self, pasted: PrintedReport) -> None:
        """Show rows of a copied table before they become events."""
        from desktop.ui.paste_dialog import show_pasted

        show_pasted(self._session, self._parent.window(), pasted)

    @Slot()
    def add_rows(self) -> None:
        """Ask for the file of an institution and show its rows before they join the report."""
        from desktop.ui.institution_dialog import add_rows

        add_rows(self._session, self._parent.window())

    @Slot()
    def open_log(self) -> None:
        """Show what came in by files."""
        from desktop.ui.reception_log import ReceptionLog

        self._session.leave_field()
        ReceptionLog(self._session, self._parent.window(), read_only=self._read_only).open()
