"""Keys as people press them, sent to real widgets."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

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
