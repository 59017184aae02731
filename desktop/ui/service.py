"""The menu «Сервис»: dictionaries and what the office sets for all."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from desktop.ui.menus import Actions
from desktop.ui.session import Session


class Service(QObject):
    """Opens the dialogs of the menu over a window."""

    def __init__(self, session: Session, actions: Actions, parent: QWidget, *, read_only: bool) -> None:
        super().__init__(parent)
        self._session = session
        self._parent = parent
        self._read_only = read_only
        for name, slot in {"dictionaries": self.open_dictionaries}.items():
            actions[name].triggered.connect(slot)

    @Slot()
    def open_dictionaries(self) -> None:
        """Show the dictionaries."""
        from desktop.ui.dictionaries_dialog import DictionariesDialog

        self._session.leave_field()
        DictionariesDialog(self._session, self._parent.window(), read_only=self._read_only).open()
