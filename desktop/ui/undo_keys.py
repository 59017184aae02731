"""Ctrl+Z and Ctrl+Y belong to the whole program, also while one types.

A text field claims them for itself before any action hears of them. While a field of the form has the focus,
its claim is refused here. Fields that grow know that by themselves: they only take back their typing aids.
"""

from typing import cast

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.widgets.growing_text import GrowingText

_OURS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class UndoKeys(QObject):
    """Refuses undo and redo to the fields within a widget."""

    def __init__(self, within: QWidget) -> None:
        super().__init__(within)
        self._within = within
        self._watched: QWidget | None = None
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._watch)

    @Slot(QWidget, QWidget)
    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None and old is self._watched:
            old.removeEventFilter(self)
            self._watched = None
        if new is None or isinstance(new, GrowingText):
            return
        if self._within.isAncestorOf(new):
            new.installEventFilter(self)
            self._watched = new

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        """Leave the keys of undo and redo to the window's actions."""
        if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if any(event.matches(key) for key in _OURS):
            event.ignore()
            return True
        return False
