"""From dates as written to days: which month and which year is meant where none is written.

A bare day takes its month from the next date. A year that is not written is that of the next date for which
one is written; else the one that puts the dates into the report's collection window; else nothing is
guessed and the period is unclear.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from db.entities import Period, Precision, Quarter, Span, month_end
from desktop.report.period_grammar import Part, Point
from desktop.report.period_unclear import Misread
from desktop.report.window import CollectionWindow, WindowSettings

_PREPOSITIONAL = (
    *("январе", "феврале", "марте", "апреле", "мае", "июне"),
    *("июле", "августе", "сентябре", "октябре", "ноябре", "декабре"),
)
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Where one year is written for two dates, «сентябрь – май 2025 года» runs over the new year, but
# «15 мая – 3 апреля 2025 года» is a slip: a stretch of more than ten months, a school year, is not meant.
_MONTHS_OVER_NEW_YEAR = 3


def to_period(parts: list[Part], quarter: Quarter | None, settings: WindowSettings) -> Period:
    """Return the days that the parts of a period mean. Raises Misread."""
    years = _Years(quarter, settings)
    return Period(tuple(_span(part) for part in years.fill(_with_months(parts))))


def _with_months(parts: Sequence[Part]) -> list[Part]:
    """Give every date its month: in «5-7, 12 и 14 мая» it is written once for all."""
    filled: list[Part] = []
    following: Part | None = None
    for part in reversed(parts):
        following = _with_month(part, following)
        filled.append(following)
    return filled[::-1]


def _with_month(part: Part, following: Part | None) -> Part:
    first, last = part.first, part.last
    if not last.month:
        last = _with_month_of(last, following.first if following and _of_one_list(part, following) else None)
    if part.first is part.last:
        first = last
    elif not first.month:
        first = _with_month_of(first, last)
        if first.day > last.day:
            raise Misread(
                part.first,
                f"Число «{{}}» стоит перед числом «{last.day}», но больше него: "
                "если период начался в другом месяце, допишите этот месяц.",
            )
    for point in (first, last):
        if point.day > _LONGEST[point.month - 1]:
            raise _no_such_day(point)
    return replace(part, first=first, last=last)


def _of_one_list(part: Part, following: Part) -> bool:
    return (part.label, part.bracketed) == (following.label, following.bracketed)


def _with_month_of(point: Point, giver: Point | None) -> Point:
    if giver is None or not giver.day:
        raise Misread(point, "У числа «{}» не указан месяц: допишите его, например «{} мая 2025 года».")
    return replace(point, month=giver.month, year=giver.year)


def _no_such_day(point: Point) -> Misread:
    year = f" {point.year} года" if point.day == 29 else ""
    month = _PREPOSITIONAL[point.month - 1]
    return Misread(
        point, f"Дня «{{}}» не существует: в {month}{year} нет {point.day}-го числа, исправьте дату."
    )


def _outer_date(parts: Sequence[Part], place: int) -> Point | None:
    """Return the date that the last date in brackets makes more exact, if its year is written."""
    if not parts[place].bracketed or (place + 1 < len(parts) and parts[place + 1].bracketed):
        return None
    while parts[place].bracketed:
        place -= 1
    return parts[place].last if parts[place].last.year else None


class _Years:
    """Finds the years that are not written."""

    def __init__(self, quarter: Quarter | None, settings: WindowSettings) -> None:
        self._window = CollectionWindow.of(quarter, settings) if quarter else None

    def fill(self, parts: Sequence[Part]) -> list[Part]:
        """Give every date its year, from the last to the first."""
        filled: list[Part] = []
        written: Point | None = None  # the next date whose year follows from one that is written
        later: Point | None = None
        for place, part in reversed(list(enumerate(parts))):
            guide = _outer_date(parts, place) or written
            if part.last.year:
                year = part.last.year
            elif guide:
                year = self._year_before(part.last, guide)
            else:
                year = self._year_in_window(part) or self._year_without_window(part, later)
            filled.append(self._ending_in(part, year))
            later = filled[-1].first
            if part.last.year or guide:
                written = later
        return filled[::-1]

    def _ending_in(self, part: Part, year: int) -> Part:
        """Return the part with its last day in the year, and its first in what year follows from that."""
        last = replace(part.last, year=year)
        first = replace(part.first, year=part.first.year or self._year_before(part.first, last))
        return replace(part, first=first, last=last)

    def _year_before(self, point: Point, later: Point) -> int:
        """Return the year of a date that stands before one whose year is known."""
        if point.month <= later.month:
            return later.year
        near = (later.year, later.year - 1)
        in_window = [year for year in near if self._meets_window(replace(point, year=year))]
        if len(in_window) == 1:
            return in_window[0]
        return later.year - (point.month - later.month >= _MONTHS_OVER_NEW_YEAR)

    def _meets_window(self, point: Point) -> bool:
        return self._window is not None and self._window.meets(_first_day(point), _last_day(point))

    def _year_in_window(self, part: Part) -> int:
        """Return the only year that puts the part into the window, its last day if possible; else 0."""
        window = self._window
        if window is None:
            return 0
        tried = [self._ending_in(part, year) for year in range(window.last.year - 1, window.last.year + 2)]
        inside = [one for one in tried if window.contains(_last_day(one.last))]
        meeting = [one for one in tried if window.meets(_first_day(one.first), _last_day(one.last))]
        fitting = inside or meeting
        return fitting[0].last.year if len(fitting) == 1 else 0

    def _year_without_window(self, part: Part, later: Point | None) -> int:
        if later:
            return self._year_before(part.last, later)
        whole = replace(part.last, start=part.first.start)
        if self._window is None:
            raise Misread(whole, "У даты «{}» не указан год: допишите его.")
        raise Misread(
            whole, "Неясно, какого года «{}»: в период сбора отчета эта дата не попадает, допишите год."
        )


def _first_day(point: Point) -> date:
    return _day(point, point.day or 1)


def _last_day(point: Point) -> date:
    return _day(point, point.day or 31)


def _day(point: Point, day: int) -> date:
    """Return a day of the point's month; one past its end is its last."""
    end = month_end(point.year, point.month)
    return end.replace(day=min(day, end.day))


def _span(part: Part) -> Span:
    first, last = _first_day(part.first), _last_day(part.last)
    for point, day in ((part.first, first), (part.last, last)):
        if point.day and point.day != day.day:
            raise _no_such_day(point)
    if bool(part.first.day) != bool(part.last.day):
        short = part.last if part.first.day else part.first
        raise Misread(short, "У даты «{}» нет числа, а у другого конца периода оно есть: укажите оба числа.")
    if part.slash and last - first != timedelta(days=1):
        raise Misread(part.slash, "Знак «{}» здесь можно понять по-разному: поставьте тире или запятую.")
    precision = Precision.DAY if part.last.day else Precision.MONTH
    return Span(first, last, precision, part.label, part.bracketed)
