"""Draws a hit in two lines: the title with its number, under it the section and the text with the mark."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from db.wanted import Mark
from desktop.services.searching import Hit
from desktop.ui.event_delegate import RowMetrics
from desktop.ui.marked_line import cut_to, draw_marked
from desktop.ui.models.hit_rows import HitRows, below
from desktop.ui.theme import Colors, colors_of

_Index = QModelIndex | QPersistentModelIndex
_BAR = 3  # width of the bar beside the row that is chosen
_NUMBER, _REPORT = "0000.", "муниципальные образования"  # as wide as their columns are


class HitDelegate(QStyledItemDelegate):
    """Draws the rows of a search."""

    def __init__(self, rows: HitRows, view: QTableView) -> None:
        super().__init__(view)
        self._rows = rows
        self._view = view
        self.metrics = RowMetrics(view.font())
        self._small = QFontMetrics(self.metrics.small)

    @property
    def height(self) -> int:
        """The height of a row: two lines."""
        return self.metrics.line + self.metrics.small_line + 2 * self.metrics.margin

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row."""
        rect: QRect = option.rect  # type: ignore[attr-defined]
        colors, metrics = colors_of(self._view.palette()), self.metrics
        is_chosen = self._view.currentIndex().row() == index.row()
        painter.save()
        painter.fillRect(rect, QColor(colors.selection if is_chosen else colors.panel))
        if is_chosen:
            painter.fillRect(rect.left(), rect.top(), _BAR, rect.height(), QColor(colors.accent))
        room = rect.adjusted(metrics.margin, metrics.margin, -metrics.margin, -metrics.margin)
        if hit := self._rows.hit(index.row()):
            self._paint_hit(painter, room, colors, hit)
        else:
            painter.setPen(QColor(colors.soft))
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.setPen(QColor(colors.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _paint_hit(self, painter: QPainter, room: QRect, colors: Colors, hit: Hit) -> None:
        metrics = self.metrics
        number = QRect(room.left(), room.top(), metrics.width(_NUMBER), metrics.line)
        report = QRect(room)
        report.setLeft(room.right() - metrics.width(_REPORT))
        text = room.adjusted(number.width() + metrics.margin, 0, -report.width() - 2 * metrics.margin, 0)
        painter.setFont(metrics.font)
        painter.setPen(QColor(colors.soft))
        painter.drawText(number, Qt.AlignmentFlag.AlignRight, f"{hit.number}.")
        quarter, author = self._rows.report(hit)
        self._draw(painter, report, colors, metrics.font, quarter)
        painter.setPen(QColor(colors.text))
        title = hit.texts.title or "Без наименования"
        self._draw(painter, text, colors, metrics.font, title, hit.title_marks)
        under = metrics.line
        painter.setPen(QColor(colors.soft))
        self._draw(painter, report.adjusted(0, under, 0, 0), colors, metrics.small, author)
        before, field, marks = below(hit)
        lead = f"{before}  ·  " if before and not before.endswith(": ") else before
        self._draw(painter, text.adjusted(0, under, 0, 0), colors, metrics.small, lead)
        rest = text.adjusted(self._small.horizontalAdvance(lead), under, 0, 0)
        self._draw(painter, rest, colors, metrics.small, hit.texts[field], marks)

    def _draw(
        self,
        painter: QPainter,
        room: QRect,
        colors: Colors,
        font: QFont,
        text: str,
        marks: tuple[Mark, ...] = (),
    ) -> None:
        """Draw as much of a line as fits."""
        cut, seen = cut_to(text, marks, QFontMetrics(font), room.width())
        painter.setFont(font)
        draw_marked(painter, room, cut, seen, font, colors)
