"""Puts right what is typed into a field; Ctrl+Z right after that gives back what was typed, and only that."""

from collections.abc import Callable, Collection
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor

from desktop.report.typing_aids import Aid, aid
from desktop.ui.widgets.growing_text import GrowingText, puts_text


class _Aided(NamedTuple):
    """What an aid has done: where, what was typed there, where the cursor is since."""

    start: int
    typed: str
    cursor: int
    is_seen: bool


class AidedTyping(QObject):
    """Watches one field. What was there before, was pasted or set by the program is never touched."""

    def __init__(self, field: GrowingText, allowed: Callable[[], Collection[Aid]]) -> None:
        super().__init__(field)
        self._field = field
        self._allowed = allowed
        self._typed = range(0)  # the places of what was typed last, without a gap
        self._is_typing = False
        self._aided: _Aided | None = None
        field.installEventFilter(self)
        field.document().contentsChange.connect(self._note_change)
        field.typed.connect(self._act)
        field.left.connect(self._forget)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        """Take the key that undoes an aid before anyone else does."""
        if isinstance(event, QInputMethodEvent):
            self._is_typing = bool(event.commitString())
        if not isinstance(event, QKeyEvent):
            return False
        if event.type() is QEvent.Type.ShortcutOverride and self._takes_back(event):
            event.accept()
            return True
        if event.type() is QEvent.Type.KeyPress:
            self._is_typing = puts_text(event)
            if self._takes_back(event):
                self._take_back()
                return True
        return False

    @Slot(int, int, int)
    def _note_change(self, place: int, removed: int, added: int) -> None:
        """Follow where the typed stretch is; whatever else puts text into the field ends it."""
        typed = self._typed
        is_within = typed.start <= place and place + removed <= typed.stop
        if is_within and (self._is_typing or not added):
            self._typed = range(typed.start, typed.stop + added - removed)
        else:
            self._typed = range(place, place + added if self._is_typing else place)
        self._aided = None

    @Slot(str)
    def _act(self, typed: str) -> None:
        """Let the aids see what was typed."""
        cursor = self._field.textCursor()
        first, place = cursor.block().position(), cursor.position()
        before = cursor.block().text()[: place - first - len(typed)]
        found = aid(before, typed, self._typed.start - first, self._allowed())
        if found:
            start = first + found.start
            was = (before + typed)[found.start :]
            self._replace(start, place, found.text)
            self._aided = _Aided(start, was, start + len(found.text), found.is_seen)
        self._is_typing = False

    def _takes_back(self, event: QKeyEvent) -> bool:
        """Whether a key gives back what was typed: Ctrl+Z always, Backspace where one sees what was done."""
        aided = self._aided
        if aided is None or self._field.textCursor().position() != aided.cursor:
            return False
        is_backspace = event.key() == Qt.Key.Key_Backspace and not event.modifiers()
        return (is_backspace and aided.is_seen) or event.matches(QKeySequence.StandardKey.Undo)

    def _take_back(self) -> None:
        if aided := self._aided:
            self._is_typing = True
            self._replace(aided.start, aided.cursor, aided.typed)
            self._is_typing = False

    def _replace(self, start: int, end: int, text: str) -> None:
        cursor = self._field.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(text)
        self._field.setTextCursor(cursor)

    @Slot()
    def _forget(self) -> None:
        """End the visit: what was typed in it is text like any other from now on."""
        self._typed, self._aided = range(0), None
