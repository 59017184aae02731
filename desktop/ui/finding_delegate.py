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

from desktop.ui.models.finding_rows import FINDING, MEND_ALL, OFFER, WHERE
from desktop.ui.severity_mark import draw_mark
from desktop.ui.theme import Colors, colors_of

_Index = QModelIndex | QPersistentModelIndex
_WRAPPED = Qt.TextFlag.TextWordWrap
_WIDEST_PLACE = "000 · Наименование"
_RADIUS = 4
_BAR = 3  # width of the bar beside the row that is chosen


class FindingDelegate(QStyledItemDelegate):
    """Sentences are broken between words; the offer on the right is pressed by the mouse."""

    pressed = Signal(QModelIndex)  # what is offered in a row

    def __init__(self, view: QListView) -> None:
        super().__init__(view)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802  Qt's own name
        """Return the room that the sentence takes in the width of the list."""
        width = self._view.viewport().width()
        room = self._sentence(QRect(0, 0, width, 10_000), index)
        needed = self._metrics.boundingRect(room, _WRAPPED, index.data()).height()
        least = self._metrics.height() + 2 * self._gap if index.data(OFFER) else 0
        return QSize(width, max(needed, least) + self._gap)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row."""
        colors = colors_of(self._view.palette())
        rect = self._view.visualRect(self._own(index))
        painter.save()
        if self._view.selectionModel().isSelected(self._own(index)):
            painter.fillRect(rect, QColor(colors.selection))
            bar = QRect(rect.left(), rect.top(), _BAR, rect.height())
            painter.fillRect(bar, QColor(colors.accent if self._view.hasFocus() else colors.handle))
        self._paint_place(painter, rect, index, colors)
        painter.setFont(self._view.font())
        painter.setPen(QColor(colors.text))
        sentence = self._sentence(rect, index)
        needed = self._metrics.boundingRect(sentence, _WRAPPED, index.data()).height()
        sentence.setTop(self._first_line(rect, needed))
        painter.drawText(sentence, _WRAPPED, index.data())
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
        rect = self._offer(self._view.visualRect(index), index)
        return bool(index.data(OFFER)) and rect.contains(place)

    def _paint_place(self, painter: QPainter, rect: QRect, index: _Index, colors: Colors) -> None:
        needed = self._metrics.boundingRect(self._sentence(rect, index), _WRAPPED, index.data()).height()
        top, size = self._first_line(rect, needed), self._mark
        line = self._metrics.height()
        mark = QRectF(rect.left() + self._gap, top + (line - size) / 2, size, size)
        draw_mark(painter, mark, index.data(FINDING).severity, colors)
        painter.setFont(self._bold)
        painter.setPen(QColor(colors.text))
        place = QRect(rect.left() + 2 * self._gap + size, top, self._place_width, line)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, index.data(WHERE))

    def _paint_offer(self, painter: QPainter, rect: QRect, offer: str, colors: Colors) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colors.line)))
        painter.setBrush(QColor(colors.panel))
        painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
        painter.setPen(QColor(colors.text))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, offer)

    def _first_line(self, rect: QRect, needed: int) -> int:
        return rect.top() + max((rect.height() - needed) // 2, 0)

    def _sentence(self, rect: QRect, index: _Index) -> QRect:
        left = 3 * self._gap + self._mark + self._place_width
        right = self._offer_width + 2 * self._gap if index.data(OFFER) else self._gap
        return rect.adjusted(left, 0, -right, 0)

    def _offer(self, rect: QRect, index: _Index) -> QRect:
        width = self._metrics.horizontalAdvance(index.data(OFFER)) + 3 * self._gap
        height = self._metrics.height() + self._gap
        top = rect.center().y() - height // 2
        return QRect(rect.right() - self._gap - width, top, width, height)

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
