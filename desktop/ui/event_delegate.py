"""Draws a row of the list of events: the title and under it the place, the period beside them.

Heights are worked out by hand from the widths of texts, which are measured once for each text.
"""

from typing import ClassVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from db.entities import Texts
from db.folding import fold
from desktop.ui.models.event_rows import NUMBER, PERIOD, PLACE_ROLE, TITLE, EventRows, Heading
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

    _ALIGNED: ClassVar = Qt.AlignmentFlag.AlignVCenter

    def __init__(self, rows: EventRows, metrics: RowMetrics, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.metrics = metrics

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a cell."""
        view = _Cell(option)
        colors = colors_of(view.palette)
        painter.save()
        if isinstance(self._rows.at(index.row()), Heading):
            self._paint_heading(painter, view, colors, index)
        else:
            self._paint_event(painter, view, colors, index)
        painter.setPen(QColor(colors.line))
        painter.drawLine(view.rect.bottomLeft(), view.rect.bottomRight())
        painter.restore()

    def _paint_heading(self, painter: QPainter, cell: "_Cell", colors: Colors, index: _Index) -> None:
        painter.fillRect(cell.rect, QColor(colors.ground))
        painter.setFont(self.metrics.bold)
        painter.setPen(QColor(colors.soft))
        room = cell.rect.adjusted(cell.number_width + self.metrics.margin, 0, -self.metrics.margin, 0)
        name = QFontMetrics(self.metrics.bold).elidedText(
            index.data(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, self._ALIGNED, name)

    def _paint_event(self, painter: QPainter, cell: "_Cell", colors: Colors, index: _Index) -> None:
        painter.fillRect(cell.rect, QColor(colors.selection if cell.is_chosen else colors.panel))
        margin = self.metrics.margin
        room = cell.rect.adjusted(margin, margin, -margin, -margin)
        painter.setFont(self.metrics.font)
        painter.setPen(QColor(colors.text))
        if index.column() == NUMBER:
            self._paint_number(painter, cell, colors, room, index.data())
        elif index.column() == PERIOD:
            self._paint_lines(painter, room, index.data(), _MOST[PERIOD])
        else:
            self._paint_title(painter, colors, room, index)

    def _paint_number(
        self, painter: QPainter, cell: "_Cell", colors: Colors, room: QRect, number: str
    ) -> None:
        painter.setPen(QColor(colors.soft))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, number)
        if cell.is_chosen:
            bar = QRect(cell.rect.topLeft(), cell.rect.bottomLeft())
            bar.setWidth(_BAR)
            painter.fillRect(bar, QColor(colors.accent))

    def _paint_title(self, painter: QPainter, colors: Colors, room: QRect, index: _Index) -> None:
        title: str = index.data()
        if not title:
            painter.setPen(QColor(colors.soft))
        below = self._paint_lines(painter, room, title or _NO_TITLE, _MOST[TITLE])
        painter.setFont(self.metrics.small)
        painter.setPen(QColor(colors.soft))
        place = QFontMetrics(self.metrics.small).elidedText(
            index.data(PLACE_ROLE), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room.adjusted(0, below, 0, 0), Qt.AlignmentFlag.AlignTop, place)

    def _paint_lines(self, painter: QPainter, room: QRect, text: str, most: int) -> int:
        """Draw a text broken between words, its end with dots where it is longer; return its height."""
        if self.metrics.width(text) <= room.width():
            painter.drawText(room, Qt.AlignmentFlag.AlignTop, text)
            return self.metrics.line
        lines = list(_broken(text, self.metrics, room.width(), most))
        for number, line in enumerate(lines):
            painter.drawText(
                room.adjusted(0, number * self.metrics.line, 0, 0), Qt.AlignmentFlag.AlignTop, line
            )
        return len(lines) * self.metrics.line


class _Cell:
    """What a style option says of a cell, by names that type checkers know."""

    def __init__(self, option: QStyleOptionViewItem) -> None:
        said: QStyleOptionViewItem = option
        self.rect: QRect = said.rect  # type: ignore[attr-defined]
        self.palette: QPalette = said.palette  # type: ignore[attr-defined]
        self.is_chosen = bool(said.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]
        view = said.widget  # type: ignore[attr-defined]
        self.number_width: int = view.columnWidth(NUMBER)


def _broken(text: str, metrics: RowMetrics, width: int, most: int) -> list[str]:
    """Return a text in lines of a width; the last one ends in dots where there is more than `most`."""
    layout = QTextLayout(text, metrics.font)
    layout.setTextOption(QTextOption())
    lines: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start = line.textStart()
        if len(lines) == most - 1:
            rest = QFontMetrics(metrics.font).elidedText(text[start:], Qt.TextElideMode.ElideRight, width)
            lines.append(rest)
            break
        lines.append(text[start : start + line.textLength()])
    layout.endLayout()
    return lines
