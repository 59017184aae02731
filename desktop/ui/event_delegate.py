"""Draws a row of the list of events: the title and under it the place, the period beside them.

Heights are worked out by hand from the widths of texts, which are measured once for each text.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from db.entities import Texts
from db.folding import fold
from desktop.report.checks.finding import Finding
from desktop.ui.marked_line import draw_marked
from desktop.ui.models.event_rows import FOUND_ROLE, NUMBER, PERIOD, PLACE_ROLE, TITLE, EventRows, Heading
from desktop.ui.severity_mark import draw_mark
from desktop.ui.theme import Colors, colors_of

_Index = QModelIndex | QPersistentModelIndex

_BAR = 3  # width of the bar beside the row that is chosen
_MOST = {TITLE: 2, PERIOD: 3}  # lines that are shown of a text
_RAGGED = 1.2  # how much more room a text takes when it is broken between words
_NO_TITLE = "Без наименования"


class RowMetrics:
    """How high rows are, and where their texts stand, in a font."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        self.small = QFont(font)
        self.small.setPointSizeF(max(font.pointSizeF() - 1, 1))
        self.bold = QFont(font)
        self.bold.setBold(True)
        self._metrics = QFontMetrics(font)
        self._widths: dict[str, int] = {}
        self.line = self._metrics.lineSpacing()
        self.small_line = QFontMetrics(self.small).lineSpacing()
        self.margin = round(self.line * 0.5)
        self.mark = round(self.line * 0.55)
        self.mark_room = self.mark + self.margin

    def width(self, text: str) -> int:
        """Return how wide a text is on one line; measured once, for that costs more than all else here."""
        found = self._widths.get(text)
        if found is None:
            found = self._widths[text] = self._metrics.horizontalAdvance(fold(text))
        return found

    def lines(self, text: str, room: int, most: int) -> int:
        """Return how many lines a text takes in a column, as many as are shown at most."""
        width, room = self.width(text), max(room - 2 * self.margin, 1)
        return 1 if width <= room else max(2, min(most, -int(-width * _RAGGED // room)))

    def height(self, texts: Texts, title_room: int, period_room: int) -> int:
        """Return the height of an event's row."""
        beside = self.lines(texts.period, period_room, _MOST[PERIOD]) * self.line
        text = self.lines(texts.title, title_room, _MOST[TITLE]) * self.line + self.small_line
        return max(text, beside) + 2 * self.margin

    @property
    def heading_height(self) -> int:
        """The height of a section's row."""
        return self.line + round(1.2 * self.margin)


class EventDelegate(QStyledItemDelegate):
    """Draws headings, numbers, titles with their places, and periods."""

    def __init__(self, rows: EventRows, metrics: RowMetrics, view: QTableView) -> None:
        super().__init__(view)
        self._rows = rows
        self._view = view
        self.metrics = metrics

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a cell."""
        rect: QRect = option.rect  # type: ignore[attr-defined]
        colors = colors_of(self._view.palette())
        painter.save()
        if isinstance(self._rows.at(index.row()), Heading):
            self._paint_heading(painter, rect, colors, index.data())
        else:
            self._paint_event(painter, rect, colors, index)
        painter.setPen(QColor(colors.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, colors: Colors, name: str) -> None:
        painter.fillRect(rect, QColor(colors.ground))
        painter.setFont(self.metrics.bold)
        painter.setPen(QColor(colors.soft))
        margin = self.metrics.margin
        room = rect.adjusted(self._view.columnWidth(NUMBER) + margin, 0, -margin, 0)
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, _cut(name, self.metrics.bold, room.width()))

    def _paint_event(self, painter: QPainter, rect: QRect, colors: Colors, index: _Index) -> None:
        # Not asked of the option: QStyle, whose flags it has, takes 6 ms to load.
        is_chosen = self._view.selectionModel().isRowSelected(index.row())
        painter.fillRect(rect, QColor(colors.selection if is_chosen else colors.panel))
        margin = self.metrics.margin
        room = rect.adjusted(margin, margin, -margin, -margin)
        painter.setFont(self.metrics.font)
        painter.setPen(QColor(colors.text))
        if index.column() == PERIOD:
            self._paint_lines(
                painter, room.adjusted(0, 0, -self.metrics.mark_room, 0), index.data(), _MOST[PERIOD]
            )
            self._paint_found(painter, colors, room, index.data(FOUND_ROLE))
        elif index.column() == TITLE:
            self._paint_title(painter, colors, room, index)
        else:
            painter.setPen(QColor(colors.soft))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight, index.data())
            if is_chosen:
                painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), QColor(colors.accent))

    def _paint_found(self, painter: QPainter, colors: Colors, room: QRect, found: Sequence[Finding]) -> None:
        if found:
            size = self.metrics.mark
            mark = QRectF(room.right() - size, room.center().y() - size / 2, size, size)
            draw_mark(painter, mark, found[0].severity, colors)

    def _paint_title(self, painter: QPainter, colors: Colors, room: QRect, index: _Index) -> None:
        title: str = index.data()
        if not title:
            painter.setPen(QColor(colors.soft))
        below = self._paint_lines(painter, room, title or _NO_TITLE, _MOST[TITLE])
        painter.setFont(self.metrics.small)
        painter.setPen(QColor(colors.soft))
        small = self.metrics.small
        place = _cut(index.data(PLACE_ROLE), small, room.width())
        self._paint_line(painter, room.adjusted(0, below, 0, 0), place, small)

    def _paint_lines(self, painter: QPainter, room: QRect, text: str, most: int) -> int:
        """Draw a text broken between words, its end with dots where it is longer; return its height."""
        if self.metrics.width(text) <= room.width():
            self._paint_line(painter, room, text, self.metrics.font)
            return self.metrics.line
        lines = _broken(text, self.metrics, room.width(), most)
        for number, line in enumerate(lines):
            below = room.adjusted(0, number * self.metrics.line, 0, 0)
            self._paint_line(painter, below, line, self.metrics.font)
        return len(lines) * self.metrics.line

    def _paint_line(self, painter: QPainter, room: QRect, text: str, font: QFont) -> None:
        """Draw a line with what is searched for marked in it."""
        if marks := self._rows.sought.marks(text):
            draw_marked(painter, room, text, marks, font, colors_of(self._view.palette()))
        else:
            painter.drawText(room, Qt.AlignmentFlag.AlignTop, text)


def _broken(text: str, metrics: RowMetrics, width: int, most: int) -> list[str]:
    """Return a text in lines of a width; the last one ends in dots where there is more than `most`."""
    layout = QTextLayout(text, metrics.font)
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        if len(lines) == most - 1:
            lines.append(_cut(text[start:], metrics.font, width))
            break
        lines.append(text[start : start + line.textLength()])
    layout.endLayout()
    return lines


def _cut(text: str, font: QFont, width: int) -> str:
    """Return as much of a text as fits, with dots where it goes on."""
    return QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, width)
