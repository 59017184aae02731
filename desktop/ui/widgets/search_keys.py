"""The keys of a search field above a list: the arrow goes down into it, Enter takes what was found first."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class SearchKeys(QObject):
    """Watches the keys of a search field."""

    taken = Signal()

    def __init__(self, search: QLineEdit, below: QWidget) -> None:
        super().__init__(search)
        self._below = below
        search.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        """Go down by the arrow, take by Enter; all other keys are the field's."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Down:
            self._below.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
            return True
        return False
