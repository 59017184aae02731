"""The mark of a finding: its colour and its shape say how much it weighs."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from desktop.report.checks.finding import Severity
from desktop.report.wording import plural
from desktop.ui.theme import Colors

_NAMED = {
    Severity.ERROR: ("ошибка", "ошибки", "ошибок"),
    Severity.EXPLAIN: ("требует пояснения", "требуют пояснения", "требуют пояснения"),
    Severity.REMARK: ("совет", "совета", "советов"),
}
HEADINGS = {severity: forms[0].capitalize() for severity, forms in _NAMED.items()}


def color_of(severity: Severity, colors: Colors) -> QColor:
    """Return the colour of a weight."""
    names = {
        Severity.ERROR: colors.error,
        Severity.EXPLAIN: colors.explain,
        Severity.REMARK: colors.remark,
    }
    return QColor(names[severity])


def counted(severity: Severity, count: int) -> str:
    """Return «2 ошибки», «1 требует пояснения», «5 советов»."""
    return f"{count} {plural(count, *_NAMED[severity])}"


def draw_mark(painter: QPainter, room: QRectF, severity: Severity, colors: Colors) -> None:
    """Draw an error as a disc, what is to be explained as a triangle, a remark as a ring."""
    color = color_of(severity, colors)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, room.width() / 5))
    thin = room.width() / 10
    inner = room.adjusted(thin, thin, -thin, -thin)
    if severity is not Severity.REMARK:
        painter.setBrush(color)
    if severity is Severity.EXPLAIN:
        top = QPointF(inner.center().x(), inner.top())
        painter.drawPolygon(QPolygonF([top, inner.bottomRight(), inner.bottomLeft()]))
    else:
        painter.drawEllipse(inner)
    painter.restore()
