"""Marks of what becomes of a row, each of its own shape: colours alone do not tell everybody."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap, QPolygonF

_SIDE = 48  # of a mark, in pixels; drawn smaller, so that it stays sharp at 200 %
DIAMOND = [(0.5, 0.08), (0.92, 0.5), (0.5, 0.92), (0.08, 0.5)]
TRIANGLE = [(0.5, 0.1), (0.95, 0.88), (0.05, 0.88)]
CROSS = [
    *[(0.35, 0.1), (0.65, 0.1), (0.65, 0.35), (0.9, 0.35), (0.9, 0.65), (0.65, 0.65)],
    *[(0.65, 0.9), (0.35, 0.9), (0.35, 0.65), (0.1, 0.65), (0.1, 0.35), (0.35, 0.35)],
]
BAR = [(0.1, 0.35), (0.9, 0.35), (0.9, 0.65), (0.1, 0.65)]


def mark(shape: list[tuple[float, float]], color: str) -> QIcon:
    """Return a mark of a shape in a colour."""
    pixmap = QPixmap(_SIDE, _SIDE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(color))
    painter.drawPolygon(QPolygonF([_point(x, y) for x, y in shape]))
    painter.end()
    icon = QIcon(pixmap)
    icon.addPixmap(pixmap, QIcon.Mode.Selected)  # else a chosen row tints it
    return icon


def _point(x: float, y: float) -> QPointF:
    return QPointF(x * _SIDE, y * _SIDE)
