"""An earlier event as it would stand in the report: what was moved on is marked, with what it was."""

import re
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from db.entities import Field
from db.folding import fold
from desktop.report.moving_on import Moved
from desktop.services.copying import Earlier
from desktop.services.naming import FIELD_NAMES
from desktop.ui.theme import Colors, colors_of

_NOTHING = "Выберите мероприятие: здесь будет видно, каким оно встанет в отчет."
_BREAK = "\u2028"  # within a text
_REST_OF_A_WORD = re.compile(r"[^\w-]")
_BETWEEN = 8  # pixels between the texts


class CopyPreview(QTextEdit):
    """Shows one earlier event, moved on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Earlier | None = None
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setAccessibleName("Каким мероприятие встанет в отчет")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.show_earlier(None)

    def show_earlier(self, earlier: Earlier | None) -> None:
        """Show an event, or what to do where none is chosen."""
        self._shown = earlier
        colors = colors_of(self.palette())
        self.clear()
        cursor = QTextCursor(self.document())
        if earlier is None:
            cursor.insertText(_NOTHING, _colored(colors.soft))
            return
        for place, field in enumerate(Field):
            _begin(cursor, is_first=not place)
            self._write(cursor, earlier, field, colors)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def _write(self, cursor: QTextCursor, earlier: Earlier, field: Field, colors: Colors) -> None:
        cursor.insertText(f"{FIELD_NAMES[field].capitalize()}: ", _colored(colors.soft))
        if field is Field.PERIOD and not earlier.keeps_period:
            before = earlier.event.texts.period
            said = f"укажите заново (было: {fold(before)})" if before else "укажите заново"
            cursor.insertText(said, _colored(colors.soft))
            return
        marks = [mark for mark in earlier.marks if mark.field is field]
        for text, look in _pieces(earlier.texts[field].replace("\n", _BREAK), marks, colors):
            cursor.insertText(text, look)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's own name
        """Write in the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.show_earlier(self._shown)


def _pieces(text: str, marks: Sequence[Moved], colors: Colors) -> Iterator[tuple[str, QTextCharFormat]]:
    """Yield a text piece by piece, each with its look; after a word that was moved on stands what it was."""
    plain, soft = _colored(colors.text), _colored(colors.soft)
    done = 0
    for mark in marks:
        yield text[done : mark.start], plain
        yield text[mark.start : mark.end], _moved(mark, colors)
        done = mark.end + len(_REST_OF_A_WORD.split(text[mark.end :], maxsplit=1)[0])
        yield text[mark.end : done], plain
        if mark.before != mark.after:
            yield f" (было «{mark.before}»)", soft
    yield text[done:], plain


def _moved(mark: Moved, colors: Colors) -> QTextCharFormat:
    written = _colored(colors.draft if mark.needs_look else colors.text)
    written.setBackground(QColor(colors.draft_ground if mark.needs_look else colors.selection))
    return written


def _colored(color: str) -> QTextCharFormat:
    written = QTextCharFormat()
    written.setForeground(QColor(color))
    return written


def _begin(cursor: QTextCursor, *, is_first: bool) -> None:
    paragraph = QTextBlockFormat()
    paragraph.setTopMargin(0 if is_first else _BETWEEN)
    if is_first:
        cursor.setBlockFormat(paragraph)
    else:
        cursor.insertBlock(paragraph)
