"""A section in the list of sections: its name, and beside it the number of its events."""

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QStyledItemDelegate, QStyleOptionViewItem

from desktop.report.checks.finding import Severity
from desktop.ui.severity_mark import draw_mark
from desktop.ui.theme import colors_of

COUNT, FOUND = (Qt.ItemDataRole.UserRole + number for number in (1, 2))  # of events; the worst finding
_Index = QModelIndex | QPersistentModelIndex
_CENTRED = Qt.AlignmentFlag.AlignVCenter
_BAR = 3  # width of the bar beside the section that is chosen


class SectionDelegate(QStyledItemDelegate):
    """Draws a name, broken between words where it is long, and beside it a number in grey."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802  Qt's own name
        """Return the room that the name takes in the width of the list."""
        view = cast(QListWidget, self.parent())
        metrics = view.fontMetrics()
        width = view.viewport().width()
        room = QRect(0, 0, width - 2 * _margin(metrics) - _count_width(metrics), 10_000)
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, index.data())
        return QSize(width, needed.height() + 2 * (metrics.height() // 3))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the name and the number, marked where it is chosen."""
        view = cast(QListWidget, self.parent())
        colors, metrics = colors_of(view.palette()), view.fontMetrics()
        rect = view.visualRect(view.model().index(index.row(), 0))
        margin = _margin(metrics)
        painter.save()
        painter.setFont(view.font())
        if view.row(view.currentItem()) == index.row():
            painter.fillRect(rect, QColor(colors.selection))
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), QColor(colors.accent))
        room = rect.adjusted(margin, 0, -margin, 0)
        painter.setPen(QColor(colors.text))
        name_room = room.adjusted(0, 0, -_count_width(metrics), 0)
        painter.drawText(name_room, _CENTRED | Qt.TextFlag.TextWordWrap, index.data())
        painter.setPen(QColor(colors.soft))
        painter.drawText(room, _CENTRED | Qt.AlignmentFlag.AlignRight, str(index.data(COUNT)))
        if severity := index.data(FOUND):
            size = metrics.height() * 0.5
            left = room.right() - metrics.horizontalAdvance(f" {index.data(COUNT)}") - size
            mark = QRectF(left, rect.center().y() - size / 2, size, size)
            draw_mark(painter, mark, Severity(severity), colors)
        painter.restore()


def _margin(metrics: QFontMetrics) -> int:
    return metrics.height() * 5 // 8


def _count_width(metrics: QFontMetrics) -> int:
    return metrics.horizontalAdvance(" 00000")
