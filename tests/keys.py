"""Keys as people press them, sent to real widgets."""

import re

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

_SCRIPT = re.compile(r"([^<]*)(?:<([^>]+)>|$)")
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier


def type_text(widget: QWidget, text: str) -> None:
    """Type a text, Cyrillic as well: QTest takes Latin only and ends the whole process over «П»."""
    for sign in text:
        if sign == "\n":
            press(widget, Qt.Key.Key_Return)
            continue
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, _NO_MODIFIER, sign))


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = _NO_MODIFIER) -> None:
    """Press and release a key; shortcuts hear it too, as they do from a keyboard."""
    QTest.keyClick(widget, key, modifiers)


class Keyboard:
    """The keyboard before a window: each press goes to what has the keys, and is counted."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self.pressed = 0

    def press(self, keys: str) -> None:
        """Press keys by their names, those that are held down as well: «Ctrl+Shift+D» is one press."""
        pressed = QKeySequence(keys)[0]  # type: ignore[index]
        press(self._focused(), pressed.key(), pressed.keyboardModifiers())
        self.pressed += 1

    def type(self, text: str) -> None:
        """Type a text: every sign is one press."""
        for sign in text:
            type_text(self._focused(), sign)
            self.pressed += 1

    def follow(self, script: str) -> None:
        """Type a text in which keys stand in angle brackets: «Бал<Tab>Орша»."""
        for text, keys in _SCRIPT.findall(script):
            self.type(text)
            if keys:
                self.press(keys)

    def _focused(self) -> QWidget:
        """Return what has the keys when all has been done that was asked for."""
        QApplication.processEvents()
        if QApplication.activeWindow() is None:  # a dialog was closed, and no system puts another in front
            self._window.activateWindow()
            QApplication.processEvents()
        popup, focused = QApplication.activePopupWidget(), QApplication.focusWidget()
        found = (popup.focusWidget() or popup) if popup else focused
        assert found, "nothing has the keys"
        return found
