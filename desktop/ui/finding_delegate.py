"""Draws a finding: its mark, where it is, its sentence, and what can be done about it."""

from typing import cast

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.models.finding_rows import ANSWERED, FINDING, MEND_ALL, OFFER, WHERE
from desktop.ui.severity_mark import draw_mark
from desktop.ui.theme import Colors, colors_of

_Index = QModelIndex | QPersistentModelIndex
_WRAPPED = Qt.TextFlag.TextWordWrap
_WIDEST_PLACE = "000 · Наименование"
_EXPLAINED = "Пояснено"
_RADIUS = 4
_LEAST_LETTERS = 40  # on a line of a sentence
_BAR = 3  # width of the bar beside the row that is chosen


class FindingDelegate(QStyledItemDelegate):
    """Sentences are broken between words; the offer on the right is pressed by the mouse."""

    pressed = Signal(QModelIndex)  # what is offered in a row

    def __init__(self, view: QListView) -> None:
        super().__init__(view)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802  Qt's own name
        """Return the room that the sentence takes in the width of the list."""
        width = self._view.viewport().width()
        height = self._above(width) + self._needed(width, index)
        least = self._metrics.height() + 2 * self._gap if index.data(OFFER) else 0
        return QSize(width, self._over(index) + max(height, least) + self._gap)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row."""
        colors = colors_of(self._view.palette())
        rect = self._body(index)
        painter.save()
        if self._over(index):
            self._paint_heading(painter, index, colors)
        if self._view.selectionModel().isSelected(self._own(index)):
            painter.fillRect(rect, QColor(colors.selection))
            bar = QRect(rect.left(), rect.top(), _BAR, rect.height())
            painter.fillRect(bar, QColor(colors.accent if self._view.hasFocus() else colors.handle))
        above, needed = self._above(rect.width()), self._needed(rect.width(), index)
        top = rect.top() + max((rect.height() - above - needed) // 2, 0)
        self._paint_place(
            painter, QRect(rect.left(), top, rect.width(), self._metrics.height()), index, colors
        )
        painter.setFont(self._view.font())
        painter.setPen(QColor(colors.soft if index.data(ANSWERED) else colors.text))
        left, width = self._sentence(rect.width(), index)
        painter.drawText(QRect(rect.left() + left, top + above, width, needed), _WRAPPED, index.data())
        if offer := index.data(OFFER):
            self._paint_offer(painter, self._offer(rect, index), offer, colors)
        painter.restore()

    def editorEvent(  # noqa: N802
        self, event: QEvent, model: object, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """Take a press on what is offered."""
        if event.type() is not QEvent.Type.MouseButtonRelease or not index.data(OFFER):
            return False
        place = cast(QMouseEvent, event).position().toPoint()
        if self.offers_at(self._own(index), place):
            self.pressed.emit(self._own(index))
            return True
        return False

    def offers_at(self, index: QModelIndex, place: QPoint) -> bool:
        """Whether what a row offers is at a place of the list."""
        rect = self._offer(self._body(index), index)
        return bool(index.data(OFFER)) and rect.contains(place)

    def _paint_heading(self, painter: QPainter, index: _Index, colors: Colors) -> None:
        """Say over the first of them that what follows is explained."""
        rect = self._view.visualRect(self._own(index))
        line = QRect(rect.left() + self._gap, rect.top(), rect.width() - 2 * self._gap, self._over(index))
        painter.setFont(self._bold)
        painter.setPen(QColor(colors.soft))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, _EXPLAINED)
        painter.setPen(QPen(QColor(colors.line)))
        painter.drawLine(line.topLeft(), line.topRight())

    def _paint_place(self, painter: QPainter, line: QRect, index: _Index, colors: Colors) -> None:
        """Draw what is found, and where, on the first line."""
        size = self._mark
        mark = QRectF(line.left() + self._gap, line.top() + (line.height() - size) / 2, size, size)
        draw_mark(painter, mark, index.data(FINDING).severity, colors)
        painter.setFont(self._bold)
        painter.setPen(QColor(colors.text))
        place = line.adjusted(2 * self._gap + size, 0, 0, 0)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, index.data(WHERE))

    def _paint_offer(self, painter: QPainter, rect: QRect, offer: str, colors: Colors) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colors.line)))
        painter.setBrush(QColor(colors.panel))
        painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        painter.setPen(QColor(colors.text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, offer)

    def _sentence(self, width: int, index: _Index) -> tuple[int, int]:
        """Return where a sentence begins and how wide it is: beside its place, or under it."""
        right = self._offer_width + 2 * self._gap if index.data(OFFER) else self._gap
        under = 2 * self._gap + self._mark
        beside = under + self._gap + self._place_width
        left = beside if self._is_wide(width) else under
        return left, max(width - left - right, 1)

    def _is_wide(self, width: int) -> bool:
        """Whether there is room for a sentence beside its place, in all rows alike."""
        taken = 5 * self._gap + self._mark + self._place_width + self._offer_width
        return width - taken >= _LEAST_LETTERS * self._metrics.averageCharWidth()

    def _above(self, width: int) -> int:
        """Return how much room there is above a sentence."""
        return 0 if self._is_wide(width) else self._metrics.height()

    def _needed(self, width: int, index: _Index) -> int:
        """Return how high a sentence is."""
        room = QRect(0, 0, self._sentence(width, index)[1], 10_000)
        return self._metrics.boundingRect(room, _WRAPPED, index.data()).height()

    def _offer(self, rect: QRect, index: _Index) -> QRect:
        width = self._metrics.horizontalAdvance(index.data(OFFER)) + 3 * self._gap
        height = self._metrics.height() + self._gap
        top = rect.center().y() - height // 2
        return QRect(rect.right() - self._gap - width, top, width, height)

    def _over(self, index: _Index) -> int:
        """Return the room of the heading over the first line that is explained, 0 over all others."""
        above = index.sibling(index.row() - 1, 0)
        is_first = bool(index.data(ANSWERED)) and not above.data(ANSWERED)
        return self._metrics.height() + 2 * self._gap if is_first else 0

    def _body(self, index: _Index) -> QRect:
        """Return where a row stands under its heading."""
        return self._view.visualRect(self._own(index)).adjusted(0, self._over(index), 0, 0)

    def _own(self, index: _Index) -> QModelIndex:
        return self._view.model().index(index.row(), 0)

    @property
    def _view(self) -> QListView:
        return cast(QListView, self.parent())

    @property
    def _metrics(self) -> QFontMetrics:
        return self._view.fontMetrics()

    @property
    def _bold(self) -> QFont:
        bold = QFont(self._view.font())
        bold.setBold(True)
        return bold

    @property
    def _gap(self) -> int:
        return self._metrics.height() // 2

    @property
    def _mark(self) -> int:
        return self._metrics.height() * 6 // 10

    @property
    def _place_width(self) -> int:
        return QFontMetrics(self._bold).horizontalAdvance(_WIDEST_PLACE)

    @property
    def _offer_width(self) -> int:
        return self._metrics.horizontalAdvance(MEND_ALL) + 3 * self._gap
