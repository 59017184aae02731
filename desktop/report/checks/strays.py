"""Family P: events that lie outside of the window of their report, and what year seems to be meant."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from db.entities import Field, Period, Span, month_end
from desktop.report.checks.checked import CheckedEvent, CheckedReport
from desktop.report.checks.context import Context
from desktop.report.checks.finding import Fix, Found, Spot
from desktop.report.checks.spots import in_whole, is_reversed
from desktop.report.window import CollectionWindow, Place


def wrong_year(context: Context) -> Iterator[Found]:
    """Find days that would lie in the window, or between those of the neighbours, in another year."""
    for stray in context.once(_strays):
        if stray.meant:
            event = context.report.event(stray.number)
            yield _of_event(stray.number, _of_year(event.texts.period, stray.year, stray.meant))


def after_window(context: Context) -> Iterator[Found]:
    """Find events that begin when the report is no longer collected."""
    return _outside(
        context,
        Place.AFTER,
        "Мероприятие начинается после окончания периода сбора ({0.last:%d.%m.%Y}): исправьте сроки "
        "или перенесите его в отчет за тот квартал, в котором оно проходит.",
    )


def before_window(context: Context) -> Iterator[Found]:
    """Find events that ended before the report began to be collected."""
    return _outside(
        context,
        Place.BEFORE,
        "Мероприятие завершилось до начала периода сбора ({0.first:%d.%m.%Y}): проверьте сроки "
        "или поясните, почему оно включено в этот отчет.",
    )


@dataclass(frozen=True, slots=True)
class _Stray:
    """An event outside of the window, or a span of it: the year written, and the one meant, 0 for none."""

    number: int
    year: int
    place: Place | None  # None where the window is not known, or the event as a whole lies in it
    meant: int


def _strays(context: Context) -> list[_Stray]:
    """Return the events that do not lie in the window, or not between their neighbours if there is none."""
    strays = []
    for number, event in enumerate(context.report.events, 1):
        period = event.period
        if period is None or not event.once(_may_stray, context.window):
            continue
        place = context.window.place(period) if context.window else None
        if place in (Place.BEFORE, Place.AFTER, None):
            strays.append(_Stray(number, period.last.year, place, _meant_year(number, period, context)))
        elif context.window and (span := _stray_span(period, context.window)):
            strays.append(_Stray(number, span.last.year, None, _year_in(context.window, Period((span,)))))
    return strays


def _may_stray(event: CheckedEvent, window: CollectionWindow | None) -> bool:
    """Whether an event, or a span of it, does not lie in the window; asked as `event.once`."""
    period = event.period
    if period is None or any(map(is_reversed, period)):
        return False
    if window is None or window.place(period) in (Place.BEFORE, Place.AFTER):
        return True
    return _stray_span(period, window) is not None


def _stray_span(period: Period, window: CollectionWindow) -> Span | None:
    """Return the span of a period that lies in the window as a whole, but for one span of another year."""
    for span in period if len(period.spans) > 1 else ():
        alone = Period((span,))
        if window.place(alone) in (Place.BEFORE, Place.AFTER) and _year_in(window, alone):
            return span
    return None


def _outside(context: Context, place: Place, message: str) -> Iterator[Found]:
    """Say of the events on one side of the window, except those of which only the year is wrong."""
    for stray in context.once(_strays):
        if stray.place is place and not stray.meant:
            event = context.report.event(stray.number)
            yield _of_event(stray.number, in_whole(event, Field.PERIOD, message.format(context.window)))


def _of_event(number: int, found: Found) -> Found:
    return replace(found, number=number, rows=(number,))


def _meant_year(number: int, period: Period, context: Context) -> int:
    """Return the year in which a stray period would lie where it should; 0 if in none."""
    in_window = _year_in(context.window, period) if context.window else 0
    return in_window or _year_of_neighbours(number, period, context.report)


def _year_in(window: CollectionWindow, period: Period) -> int:
    """Return the year in which a period would end in the window, or at least touch it; 0 if in none."""
    years = range(window.first.year, window.last.year + 2)  # it may end in the year after
    places = {year: window.place(_moved(period, year)) for year in years}
    touching = (year for place in (Place.INSIDE, Place.PARTLY) for year in years if places[year] is place)
    return next(touching, 0)


def _year_of_neighbours(number: int, period: Period, report: CheckedReport) -> int:
    """Return the year of the events before and after, if the period of that year lies between theirs."""
    section = report.section_of(number)
    if section is None:
        return 0
    numbers = report.sections[section].numbers
    if number - 1 not in numbers or number + 1 not in numbers:
        return 0
    before, after = report.event(number - 1).period, report.event(number + 1).period
    if before is None or after is None or before.first <= period.first <= after.first:
        return 0
    year = before.last.year
    if not year == before.first.year == after.first.year == after.last.year != period.last.year:
        return 0
    return year if before.first <= _moved(period, year).first <= after.first else 0


def _moved(period: Period, year: int) -> Period:
    """Return the same days with the last one in the year."""
    by = year - period.last.year
    return Period(
        tuple(replace(span, first=_in_year(span.first, by), last=_in_year(span.last, by)) for span in period)
    )


def _in_year(day: date, by: int) -> date:
    end = month_end(min(max(day.year + by, date.min.year), date.max.year - 1), day.month)
    return end.replace(day=min(day.day, end.day))


_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def _of_year(text: str, written: int, meant: int) -> Found:
    """Return what is said of a wrong year; it is put right where no other year stands beside it."""
    message = (
        f"Похоже, указан не тот год: {written} вместо {meant}. Исправьте год или проверьте, тот ли это отчет."
    )
    years = list(_YEAR.finditer(text))
    if {int(year[0]) for year in years} != {written}:
        return Found(message=message, spot=Spot.PERIOD, end=len(text))
    start, end = years[0].start(), years[-1].end()
    fix = Fix(text[start:end], _YEAR.sub(str(meant), text[start:end]))
    return Found(message=message, spot=Spot.PERIOD, start=start, end=end, fix=fix)
