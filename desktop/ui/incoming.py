"""What comes into the reports from elsewhere: earlier reports, rows of institutions, the log of all that."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from desktop.ui.menus import Actions
from desktop.ui.session import Session


class Incoming(QObject):
    """Opens what these actions ask for over a window."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget, *, read_only: bool) -> None:
        super().__init__(parent)
        self._session = session
        self._parent = parent
        self._read_only = read_only
        does = {
            "history": self.open_folder,
            "institution": self.add_rows,
            "receptions": self.open_log,
        }
        for name, slot in does.items():
            actions[name].triggered.connect(slot)

    @Slot()
    def open_folder(self) -> None:
        """Ask for a folder of earlier reports and show what is in it before it is kept."""
        from desktop.ui.import_preview import ask_for_folder, open_report

        open_report(self._session, self._parent.window(), choose_files=ask_for_folder)

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
