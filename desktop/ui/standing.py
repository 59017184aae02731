"""How a report stands towards its deadline, in words for the header."""

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale

from db.report_key import Quarter
from desktop.report.window import USUAL, CollectionWindow, WindowSettings
from desktop.report.wording import plural

_RUSSIAN = QLocale(QLocale.Language.Russian, QLocale.Country.Russia)


class Standing(NamedTuple):
    """A word for the state of a report and a sentence on its deadline."""

    state: str
    deadline: str
    is_late: bool = False
    is_past: bool = False


NOT_KNOWN = Standing("", "")  # the store is not open: neither what is in it nor its deadline is known


def standing(
    quarter: Quarter,
    today: date,
    settings: WindowSettings = USUAL,
    *,
    is_begun: bool,
    is_prepared: bool = False,
) -> Standing:
    """Return how the report of a quarter stands on a day.

    `is_begun` when there is something in it, `is_prepared` when it is ready to be sent and locked.
    """
    if is_prepared:
        return Standing("Подготовлен", "", is_past=True)
    window = CollectionWindow.of(quarter, settings)
    if today > window.last:
        return Standing(_past(quarter, Quarter.of(today)), "", is_past=True)
    if today < window.first:
        return Standing("Будущий квартал", f"сбор с {_day(window.first)}", is_past=True)
    state = "Черновик" if is_begun else "Не начат"
    left = (window.deadline - today).days
    return Standing(state, deadline_words(window.deadline, left), is_late=left < 0)


def deadline_words(deadline: date, days_left: int) -> str:
    """Return «сдать до 20 июня, осталось 5 дней»; after that day, that it is over."""
    if days_left < 0:
        return f"срок сдачи прошел {_day(deadline)}"
    return f"сдать до {_day(deadline)}, {_left(days_left)}"


def _past(quarter: Quarter, now: Quarter) -> str:
    """Return the word for a quarter whose collection is over; the quarter itself may not be over yet."""
    if quarter >= now:
        return "Сбор окончен"
    return "Прошлый квартал" if quarter.next == now else "Прошедший квартал"


def today(clock: Callable[[], datetime]) -> date:
    """Return the day by the clock of this computer."""
    return clock().astimezone().date()


def current_quarter(today: date, settings: WindowSettings = USUAL) -> Quarter:
    """Return the quarter whose report is collected on a day: after a deadline it is the next one's."""
    quarter = Quarter.of(today)
    return quarter if today <= CollectionWindow.of(quarter, settings).deadline else quarter.next


def _left(days: int) -> str:
    if days == 0:
        return "сегодня последний день"
    return f"{plural(days, 'остался', 'осталось', 'осталось')} {days} {plural(days, 'день', 'дня', 'дней')}"


def _day(day: date) -> str:
    return _RUSSIAN.toString(QDate(day.year, day.month, day.day), "d MMMM")
