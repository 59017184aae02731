"""F1 in every dialog: an action of the main window is not heard while a dialog stands before it."""

from typing import cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.ui.keys import HELP

_GIVEN = "helpKey"


class HelpKey(QObject):
    """Gives the key of the help to each dialog of the program when it is first entered."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._give)

    @Slot(QWidget, QWidget)
    def _give(self, _old: QWidget | None, new: QWidget | None) -> None:
        window = new.window() if new else None
        if isinstance(window, QDialog) and window.findChild(QShortcut, _GIVEN) is None:
            shortcut = QShortcut(QKeySequence(HELP), window, self._show)
            shortcut.setObjectName(_GIVEN)

    @Slot()
    def _show(self) -> None:
        from desktop.ui.help_window import help_at

        if window := QApplication.activeWindow():
            help_at(window)
