"""One month of the calendar: its name, the days of the week and its days, each with a name for the ear."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QLocale, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QLabel, QSizePolicy, QToolButton, QWidget

from db.entities import Period, month_end
from desktop.report.period_choice import holds
from desktop.report.window import CollectionWindow
from desktop.ui.theme import colors_of

_RUSSIAN = QLocale(QLocale.Language.Russian, QLocale.Country.Russia)
_WEEK = 7
_ROWS = range(2, 8)  # of the grid, under the name and the days of the week: a month touches six weeks at most
_OUTSIDE = ", вне периода сбора"
_INSET, _ROUND = 1, 4  # pixels


class _Look(NamedTuple):
    """How a day is shown."""

    is_picked: bool = False
    after: bool = False  # the day before it, or after it, in the same week is picked as well
    before: bool = False
    is_collected: bool = True


class Day(QAbstractButton):
    """A day, drawn by itself; keys and the mouse are the calendar's, which sees more than one day."""

    def __init__(self, day: date, parent: QWidget) -> None:
        super().__init__(parent)
        self.day = day
        self._look = _Look()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # Tab stops at one day: the calendar says which
        self.setCheckable(True)
        self.setText(str(day.day))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_look(self, look: _Look) -> None:
        """Show whether the day is picked and whether the report may cover it."""
        self._look = look
        self.setChecked(look.is_picked)
        self.setAccessibleName(f"{day_name(self.day)}{'' if look.is_collected else _OUTSIDE}")
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's own name, as all of these below
        """Return a size in which the number stands with room around it."""
        letter = self.fontMetrics()
        return QSize(round(letter.averageCharWidth() * 4.2), round(letter.lineSpacing() * 1.7))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the number, on a ribbon where it is picked, with a frame where the keys are."""
        colors, look = colors_of(self.palette()), self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = self.rect().adjusted(0, _INSET, 0, -_INSET)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.palette().color(self.palette().ColorRole.Accent))
        if look.is_picked:
            painter.drawRoundedRect(place.adjusted(_INSET, 0, -_INSET, 0), _ROUND, _ROUND)
            for is_joined, half in ((look.after, -1), (look.before, 1)):
                if is_joined:
                    painter.drawRect(_half(place, half))
        ink = colors.on_accent if look.is_picked else colors.text if look.is_collected else colors.soft
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(ink)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setPen(colors.on_accent if look.is_picked else colors.accent)
            painter.drawRoundedRect(place.adjusted(3, 2, -4, -3), _ROUND, _ROUND)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave the keys to the calendar."""
        event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Leave the keys to the calendar."""
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Leave the mouse to the calendar."""
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Leave the mouse to the calendar."""
        event.ignore()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Leave the mouse to the calendar."""
        event.ignore()


class Month(QWidget):
    """A month that begins on a Monday's column, as in Russia."""

    picked = Signal(object)  # date: the first day of the month, whose name was pressed

    def __init__(self, first: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.days = [Day(day, self) for day in _days(first)]
        name = f"{_RUSSIAN.standaloneMonthName(first.month)} {first.year}"
        self._name = QToolButton()
        self._name.setText(name[0].upper() + name[1:])
        self._name.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name.setProperty("flat", True)
        self._name.setAccessibleDescription("Выбрать весь месяц")
        self._name.setToolTip("Выбрать весь месяц")
        self._name.clicked.connect(self._pick)
        self._build()

    def _build(self) -> None:
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._name, 0, 0, 1, _WEEK)
        for weekday in range(_WEEK):
            label = QLabel(_RUSSIAN.standaloneDayName(weekday + 1, QLocale.FormatType.ShortFormat).lower())
            label.setProperty("caption", True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(label, 1, weekday)
        before = self.days[0].day.weekday()
        for place, day in enumerate(self.days, start=before):
            layout.addWidget(day, _ROWS.start + place // _WEEK, place % _WEEK)
        for row in _ROWS:
            layout.setRowMinimumHeight(row, self.days[0].sizeHint().height())

    def show_period(self, period: Period | None, window: CollectionWindow | None) -> None:
        """Mark the days of a period, and those that the report may not cover."""
        marked = {day.day: holds(period, day.day) for day in self.days}
        for day in self.days:
            this, step = day.day, timedelta(days=1)
            look = _Look(
                marked[this],
                after=this.weekday() > 0 and marked.get(this - step, False),
                before=this.weekday() < _WEEK - 1 and marked.get(this + step, False),
                is_collected=window is None or window.contains(this),
            )
            day.show_look(look)

    @Slot()
    def _pick(self) -> None:
        self.picked.emit(self.days[0].day)


def day_name(day: date) -> str:
    """Return «5 мая 2025 года, понедельник»."""
    month = _RUSSIAN.monthName(day.month)
    return f"{day.day} {month} {day.year} года, {_RUSSIAN.dayName(day.isoweekday())}"


def _days(first: date) -> Iterator[date]:
    return (first.replace(day=day) for day in range(1, month_end(first.year, first.month).day + 1))


def _half(place: QRect, side: int) -> QRect:
    """Return the left (-1) or right half of a place: two days that follow one another are one ribbon."""
    half = place.width() // 2
    return place.adjusted(0, 0, -half, 0) if side < 0 else place.adjusted(half, 0, 0, 0)
