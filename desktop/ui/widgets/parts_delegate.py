"""Draws a line of which parts are marked: what was is struck out, what is to come is bold."""

from collections.abc import Iterable
from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.services.history import Mark, Part
from desktop.ui.theme import Colors, colors_of

PARTS = Qt.ItemDataRole.UserRole + 7  # the role that holds the parts of a line

_Index = QModelIndex | QPersistentModelIndex
_LINES = 2
_ONE_LINE = str.maketrans("\n\u2028\u2029", "   ")


class PartsDelegate(QStyledItemDelegate):
    """Draws the parts of a cell on two lines at most."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802  Qt's own name
        """Return the room of two lines."""
        metrics = self._view.fontMetrics()
        return QSize(metrics.averageCharWidth() * 30, _LINES * metrics.lineSpacing() + metrics.height() // 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a cell."""
        parts: tuple[Part, ...] = index.data(PARTS)
        rect: QRect = option.rect  # type: ignore[attr-defined]
        colors = colors_of(self._view.palette())
        painter.save()
        if QStyle.StateFlag.State_Selected in option.state:  # type: ignore[attr-defined]
            painter.fillRect(rect, QColor(colors.selection))
        painter.setClipRect(rect)
        layout = self._layout(parts, rect.width() - 2 * self._margin, colors)
        height = layout.boundingRect().height()
        painter.setPen(QColor(colors.text))
        layout.draw(
            painter, QPointF(rect.left() + self._margin, rect.top() + max((rect.height() - height) / 2, 0))
        )
        painter.restore()

    @property
    def _view(self) -> QAbstractItemView:
        return cast(QAbstractItemView, self.parent())

    @property
    def _margin(self) -> int:
        return self._view.fontMetrics().averageCharWidth()

    def _layout(self, parts: Iterable[Part], width: int, colors: Colors) -> QTextLayout:
        texts = [(part.text.translate(_ONE_LINE), part.mark) for part in parts]
        layout = QTextLayout("".join(text for text, _ in texts), self._view.font())
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
        layout.setFormats(list(_ranges(texts, colors)))
        layout.beginLayout()
        top = 0.0
        for _ in range(_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout


def said(parts: Iterable[Part]) -> str:
    """Tell a marked line to those who do not see it."""
    signs = {Mark.PLAIN: "{}", Mark.WAS: "[было: {}]", Mark.IS: "[стало: {}]"}
    return "".join(signs[part.mark].format(part.text) for part in parts).translate(_ONE_LINE)


def look(mark: Mark, colors: Colors) -> QTextCharFormat:
    """Return how a part is written."""
    written = QTextCharFormat()
    if mark is Mark.WAS:
        written.setForeground(QColor(colors.soft))
        written.setFontStrikeOut(True)
    elif mark is Mark.IS:
        written.setForeground(QColor(colors.accent))
        written.setFontWeight(QFont.Weight.Bold)
    return written


def _ranges(texts: Iterable[tuple[str, Mark]], colors: Colors) -> Iterable[QTextLayout.FormatRange]:
    start = 0
    for text, mark in texts:
        found = QTextLayout.FormatRange()
        found.start, found.length, found.format = start, len(text), look(mark, colors)  # type: ignore[attr-defined]
        start += len(text)
        yield found
