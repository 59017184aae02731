"""How a report stands, above what is found in it: one line for the verdict and one for what there is."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.report.checks.finding import Severity
from desktop.report.wording import plural
from desktop.ui.severity_mark import counted, draw_mark
from desktop.ui.standing import deadline_words
from desktop.ui.theme import colors_of
from desktop.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:  # it stands on the rules, which are loaded on the thread that asks them
    from desktop.services.readiness import Readiness

_READY = "Готов к отправке"
_NO_ERRORS = "Исправлять нечего. Перед отправкой проверьте отчет: F5"
_NOT_READY = "Не готов к отправке"
_ROOM = 8  # pixels


class ReadinessHead(QWidget):
    """Says whether the report can be sent and what of it is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("readiness")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._mark = _Mark()
        self._verdict = ElidedLabel()
        self._verdict.setProperty("strong", True)
        self._facts = ElidedLabel()
        self._facts.setProperty("caption", True)
        layout = QGridLayout(self)
        layout.setContentsMargins(_ROOM, 0, _ROOM, _ROOM // 2)
        layout.setHorizontalSpacing(_ROOM)
        layout.setVerticalSpacing(2)
        layout.addWidget(self._mark, 0, 0)
        layout.addWidget(self._verdict, 0, 1)
        layout.addWidget(self._facts, 1, 1)
        layout.setColumnStretch(1, 1)
        self.hide()

    def show_readiness(self, readiness: "Readiness") -> None:
        """Show how a report stands."""
        self._mark.show_severity(min((each.severity for each in readiness.blocking), default=None))
        self._mark.setVisible(bool(readiness.blocking) or readiness.is_final)
        self._verdict.setText(verdict(readiness))
        told = list(facts(readiness))
        self._facts.setText(" · ".join(told))
        sections = [f"Без мероприятий: {heading}" for heading in readiness.empty_sections]
        self._facts.setToolTip("\n".join([*told, *sections]))
        self.show()


def verdict(readiness: "Readiness") -> str:
    """Return «Не готов к отправке: 1 ошибка, 2 требуют пояснения»."""
    if readiness.blocking:
        weights = (Severity.ERROR, Severity.EXPLAIN)
        told = (counted(each, count) for each in weights if (count := readiness.findings.get(each, 0)))
        return f"{_NOT_READY}: {', '.join(told)}"
    return _READY if readiness.is_final else _NO_ERRORS


def facts(readiness: "Readiness") -> Iterator[str]:
    """Yield what there is of a report, and what is missing."""
    count = readiness.events
    if readiness.is_nil:
        yield "нулевой отчет: мероприятия не проводились"
    else:
        yield f"{count} {plural(count, 'мероприятие', 'мероприятия', 'мероприятий')}"
    if remarks := readiness.findings.get(Severity.REMARK, 0):
        yield counted(Severity.REMARK, remarks)
    if explained := readiness.explained:
        yield f"{explained} {plural(explained, 'пояснение', 'пояснения', 'пояснений')}"
    if (empty := len(readiness.empty_sections)) and not readiness.is_nil:
        yield f"{empty} {plural(empty, 'раздел', 'раздела', 'разделов')} без мероприятий"
    if told := _MEETINGS[readiness.meetings.name]:
        yield told
    if not readiness.is_over:
        yield deadline_words(readiness.deadline, readiness.days_left)


_MEETINGS = {
    "PRESENT": "строка о встречах есть",
    "MISSING": "нет строки о встречах",
    "NOT_NEEDED": "",
}


class _Mark(QWidget):
    """The mark of the weightiest finding, or a tick where nothing stands in the way."""

    def __init__(self) -> None:
        super().__init__()
        self._severity: Severity | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_severity(self, severity: Severity | None) -> None:
        """Show a mark."""
        self._severity = severity
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's own name, as below
        """Return the size of a letter."""
        side = self.fontMetrics().height() * 6 // 10
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the mark."""
        painter, room = QPainter(self), QRectF(self.rect())
        colors = colors_of(self.palette())
        if self._severity is not None:
            draw_mark(painter, room, self._severity, colors)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colors.accent), room.width() / 6))
        low = room.left() + room.width() * 0.4, room.bottom() - room.height() * 0.15
        left = room.left() + room.width() * 0.1, room.top() + room.height() * 0.5
        right = room.right() - room.width() * 0.05, room.top() + room.height() * 0.15
        painter.drawPolyline([QPointF(*left), QPointF(*low), QPointF(*right)])
