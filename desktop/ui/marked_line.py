"""Draws a line of text in which what was found is marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout

from db.wanted import Mark
from desktop.ui.theme import Colors

_BEFORE = 24  # letters that are left before a mark that would else be out of sight
_BREAKS = str.maketrans("\n\t\u2028\u2029", "    ")


def on_one_line(text: str) -> str:
    """Return a text without line breaks, each letter in its place, so that marks fit."""
    return text.translate(_BREAKS)


def cut_to(text: str, marks: Sequence[Mark], font: QFont, width: int) -> tuple[str, list[Mark]]:
    """Return as much of a line as fits, so that the first mark is in sight, and the marks in that."""
    metrics = QFontMetrics(font)
    skipped = 0
    if marks and metrics.horizontalAdvance(text[: marks[0].start + marks[0].length]) > width * 0.8:
        skipped = max(0, marks[0].start - _BEFORE)
        skipped = text.find(" ", skipped, marks[0].start) + 1 or skipped  # no word is cut
    shown = f"…{text[skipped:]}" if skipped else text
    moved = len(shown) - len(text)
    cut = metrics.elidedText(shown, Qt.TextElideMode.ElideRight, width)
    seen = len(cut) if cut == shown else len(cut) - 1
    there = (Mark(mark.start + moved, min(mark.length, seen - mark.start - moved)) for mark in marks)
    return cut, [mark for mark in there if mark.start >= 0 and mark.length > 0]


def draw_marked(
    painter: QPainter, room: QRect, text: str, marks: Sequence[Mark], font: QFont, colors: Colors
) -> int:
    """Draw a line at the top of a room and return its width."""
    layout = QTextLayout(text, font)
    layout.setFormats([_format(mark, colors) for mark in marks])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(room.width(), 1) * 2)  # it was cut to fit: never broken
    layout.endLayout()
    layout.draw(painter, QPointF(room.topLeft()))
    return QFontMetrics(font).horizontalAdvance(text)


def _format(mark: Mark, colors: Colors) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = mark  # type: ignore[attr-defined]
    look = QTextCharFormat()
    look.setBackground(QColor(colors.mark))
    look.setForeground(QColor(colors.text))
    found.format = look  # type: ignore[attr-defined]
    return found
