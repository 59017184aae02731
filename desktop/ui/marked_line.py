"""Draws a line of text in which what was found is marked."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextCharFormat, QTextLayout

from db.wanted import Mark
from desktop.ui.theme import Colors

_BEFORE = 24  # letters that are left before a mark that would else be out of sight
_NARROW = 3  # pixels: no more letters fit than if all were so wide
_BREAKS = str.maketrans("\n\t\u2028\u2029", "    ")


def cut_to(text: str, marks: Sequence[Mark], metrics: QFontMetrics, width: int) -> tuple[str, list[Mark]]:
    """Return as much of a text as fits on one line, with the first mark in sight, and the marks in that.

    Each letter keeps its place, and no more of a long text is measured than may be seen.
    """
    skipped = _skipped(text, marks[0], metrics, width) if marks else 0
    shown = text[skipped : skipped + max(0, width) // _NARROW + 1].translate(_BREAKS)
    lead = "…" if skipped else ""
    cut = metrics.elidedText(lead + shown, Qt.TextElideMode.ElideRight, width)
    seen = len(cut) if cut == lead + shown else len(cut) - 1
    moved = len(lead) - skipped
    there = (Mark(mark.start + moved, min(mark.length, seen - mark.start - moved)) for mark in marks)
    return cut, [mark for mark in there if mark.start >= 0 and mark.length > 0]


def _skipped(text: str, first: Mark, metrics: QFontMetrics, width: int) -> int:
    """Return how many letters are left out before the first mark; no word is cut."""
    end = first.start + first.length
    if end <= width // _NARROW and metrics.horizontalAdvance(text[:end]) <= width * 0.8:
        return 0
    skipped = max(0, first.start - _BEFORE)
    return text.find(" ", skipped, first.start) + 1 or skipped


def draw_marked(
    painter: QPainter, room: QRect, text: str, marks: Sequence[Mark], font: QFont, colors: Colors
) -> None:
    """Draw a line at the top of a room."""
    if not marks:
        painter.drawText(room, Qt.TextFlag.TextSingleLine, text)
        return
    layout = QTextLayout(text, font)
    layout.setFormats([_format(mark, colors) for mark in marks])
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(room.width(), 1) * 2)  # it was cut to fit: never broken
    layout.endLayout()
    layout.draw(painter, QPointF(room.topLeft()))


def _format(mark: Mark, colors: Colors) -> QTextLayout.FormatRange:
    found = QTextLayout.FormatRange()
    found.start, found.length = mark  # type: ignore[attr-defined]
    look = QTextCharFormat()
    look.setBackground(QColor(colors.mark))
    look.setForeground(QColor(colors.text))
    found.format = look  # type: ignore[attr-defined]
    return found
