"""The calendar beside the period: days, ranges and months are picked, and it says what that will read as."""

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QHideEvent, QIcon, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.entities import Period, Quarter, month_end
from desktop import paths
from desktop.report.period import format_period
from desktop.report.period_choice import days, toggled, whole_month
from desktop.report.period_told import tell
from desktop.report.window import USUAL, CollectionWindow, WindowSettings
from desktop.ui.widgets.calendar_month import Day, Month

_MONTHS = 3  # of a quarter, side by side
_MARGIN, _BETWEEN, _CLOSE = 12, 16, 4  # pixels
_HINT = "Диапазон – мышью или Shift+стрелки, еще дни – с Ctrl, месяц – по его названию"
_NOTHING = "Дни не выбраны"
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Calendar(QFrame):
    """A window over the form; what is picked is taken when it is left, unless by Esc."""

    taken = Signal(object)  # Period

    def __init__(
        self, period: Period | None, quarter: Quarter, parent: QWidget, settings: WindowSettings = USUAL
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = CollectionWindow.of(quarter, settings)
        self._quarter = quarter
        self._before = self._period = period
        self._kept: Period | None = None  # what stays while a range is drawn with Ctrl
        self._cursor = self._anchor = period.first if period else quarter.first_day
        self._is_drawing = False
        self._months: list[Month] = []
        self._shown = _first_month(self._cursor, quarter)
        self._build()
        self._show_months()

    def _build(self) -> None:
        self.setAccessibleName("Календарь")
        self.setProperty("panel", True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._row = QHBoxLayout()
        self._row.setSpacing(_BETWEEN)
        months = QHBoxLayout()
        months.setSpacing(_CLOSE)
        earlier, later = _arrow("left", "Предыдущий месяц"), _arrow("right", "Следующий месяц")
        earlier.clicked.connect(self._turn_back)
        later.clicked.connect(self._turn_on)
        months.addWidget(earlier, 0, Qt.AlignmentFlag.AlignTop)
        months.addLayout(self._row)
        months.addWidget(later, 0, Qt.AlignmentFlag.AlignTop)
        self._said, hint = QLabel(_NOTHING), QLabel(_HINT)
        hint.setProperty("caption", True)
        take = QPushButton("Записать", autoDefault=False)
        take.setProperty("main", True)
        take.clicked.connect(self.close)
        below = QHBoxLayout()
        below.addWidget(self._said, 1)
        below.addWidget(take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_MARGIN)
        layout.addLayout(months)
        layout.addLayout(below)
        layout.addWidget(hint)

    def open_under(self, widget: QWidget) -> None:
        """Open under a widget, its right edges in line; above it where there is no room below."""
        room = widget.screen().availableGeometry()
        while len(self._months) > 1 and self.sizeHint().width() > room.width():
            self._take_month_away(self._months.pop())
        size = self.sizeHint()
        corner = widget.mapToGlobal(QPoint(widget.width() - size.width(), widget.height()))
        if corner.y() + size.height() > room.bottom():
            corner.setY(corner.y() - size.height() - widget.height())
        x = max(room.left(), min(corner.x(), room.right() - size.width()))
        self.move(x, max(room.top(), corner.y()))
        self.show()
        self._go_to(self._cursor)

    def _show_months(self) -> None:
        count = len(self._months) or _MONTHS
        while self._months:
            self._take_month_away(self._months.pop())
        first = self._shown
        for _ in range(count):
            month = Month(first)
            month.picked.connect(self._pick_month)
            self._months.append(month)
            self._row.addWidget(month, 0, Qt.AlignmentFlag.AlignTop)
            month.show()  # now: what is not shown yet takes no keys
            first = _later(first, 1)
        self._show_period()

    def _take_month_away(self, month: Month) -> None:
        self._row.removeWidget(month)
        month.hide()
        month.deleteLater()

    def _show_period(self) -> None:
        for month in self._months:
            month.show_period(self._period, self._window)
        self._said.setText(_said(self._period, self._quarter))

    def _day(self, day: date) -> Day | None:
        return next((each for month in self._months for each in month.days if each.day == day), None)

    def _go_to(self, day: date) -> None:
        """Put the keys on a day, with its month in sight."""
        last = _later(self._shown, len(self._months) - 1)
        month = day.replace(day=1)
        if not self._shown <= month <= last:
            self._shown = month if month < self._shown else _later(month, 1 - len(self._months))
            self._show_months()
        if left := self._day(self._cursor):
            left.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab does not stop at each day
        self._cursor = day
        if widget := self._day(day):
            widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            widget.setFocus(Qt.FocusReason.PopupFocusReason)  # the field below is not left

    def _begin(self, day: date, modifiers: Qt.KeyboardModifier) -> None:
        """Begin a range at a day, or draw the one that was begun up to it."""
        if not modifiers & _SHIFT:
            self._anchor = day
            self._kept = self._period if modifiers & _CONTROL else None
        self._draw_to(day)

    def _draw_to(self, day: date) -> None:
        self._period = toggled(self._kept, days(self._anchor, day))
        self._go_to(day)
        self._show_period()

    @Slot()
    def _turn_back(self) -> None:
        self._turn(-1)

    @Slot()
    def _turn_on(self) -> None:
        self._turn(1)

    def _turn(self, months: int) -> None:
        """Show other months; the keys go along."""
        self._shown = _later(self._shown, months)
        self._show_months()
        self._go_to(_same_day(self._cursor, months))

    @Slot(object)
    def _pick_month(self, first: date) -> None:
        adds = QApplication.keyboardModifiers() & _CONTROL
        self._period = toggled(self._period if adds else None, whole_month(first))
        self._go_to(first)
        self._show_period()

    def _day_under(self, event: QMouseEvent) -> Day | None:
        widget = self.childAt(self.mapFromGlobal(event.globalPosition().toPoint()))
        return widget if isinstance(widget, Day) else None

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's own name, as all of these below
        """Turn over to other months."""
        if turned := event.angleDelta().y():
            self._turn(-1 if turned > 0 else 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin to pick; what is picked beside the calendar closes it."""
        if not self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint())):
            self.close()
        elif day := self._day_under(event):
            self._is_drawing = True
            self._begin(day.day, event.modifiers())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Draw a range."""
        if self._is_drawing and (day := self._day_under(event)) and day.day != self._cursor:
            self._draw_to(day.day)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End a range."""
        self._is_drawing = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Take a day and leave."""
        if self._day_under(event):
            self.close()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go about with the arrows, pick with Space, take with Enter, leave with Esc."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._step(self._cursor + timedelta(days=_STEPS[key]), event.modifiers())
        elif key in _PAGES:
            self._step(_same_day(self._cursor, _PAGES[key]), event.modifiers())
        elif key == Qt.Key.Key_Space:
            self._begin(self._cursor, event.modifiers())
        elif key in _ENTER:
            self._take_cursor()
            self.close()
        elif key == Qt.Key.Key_Escape:
            self._period = self._before
            self.close()
        else:
            super().keyPressEvent(event)

    def _step(self, day: date, modifiers: Qt.KeyboardModifier) -> None:
        if modifiers & _SHIFT:
            self._draw_to(day)
        else:
            self._anchor, self._kept = day, None
            self._go_to(day)

    def _take_cursor(self) -> None:
        """Take the day at which the keys are where none was picked."""
        if self._period is None or (self._period == self._before and self._cursor != self._before_first()):
            self._period = toggled(None, days(self._cursor, self._cursor))

    def _before_first(self) -> date | None:
        return self._before.first if self._before else None

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Hand over what was picked."""
        super().hideEvent(event)
        if self._period and self._period != self._before:
            self._before = self._period
            self.taken.emit(self._period)


def _arrow(icon: str, name: str) -> QToolButton:
    button = QToolButton()
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.setIcon(QIcon(str(paths.resources() / "icons" / f"{icon}.svg")))
    button.setProperty("flat", True)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button


def _said(period: Period | None, quarter: Quarter) -> str:
    """Say what is picked as it will be written, with its length."""
    if period is None:
        return _NOTHING
    written = format_period(period)
    return f"{written} · {tell(written, quarter).line}"


def _first_month(cursor: date, quarter: Quarter) -> date:
    """Return the first month to show: that of the quarter, unless the period begins elsewhere."""
    return quarter.first_day if quarter == Quarter.of(cursor) else cursor.replace(day=1)


def _later(first: date, months: int) -> date:
    """Return the first day of the month that is so many months later."""
    year, month = divmod(12 * first.year + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def _same_day(day: date, months: int) -> date:
    """Return the day with the same number in another month, its last day where there is none."""
    month = _later(day.replace(day=1), months)
    return month.replace(day=min(day.day, month_end(month.year, month.month).day))
