"""Family P: whether a period can be read, is possible, lies in the window, is written in the house style."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from db.entities import Field, Origin, Period, Precision, Span, month_end
from db.folding import fold, key
from desktop.report.checks.checked import CheckedEvent, CheckedReport
from desktop.report.checks.context import Context
from desktop.report.checks.finding import Fix, Found, Spot, Twin
from desktop.report.checks.spots import in_whole
from desktop.report.period import Unclear, format_period, parse
from desktop.report.period_words import Kind, tokens
from desktop.report.window import CollectionWindow, Place


def unreadable(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Say which word of a period cannot be read."""
    text = event.texts.period
    if event.period or not fold(text):
        return
    read = parse(text, context.quarter, context.around.window)
    if isinstance(read, Unclear):
        yield Found(message=read.reason, spot=Spot.PERIOD, start=read.start, end=read.end)


def ends_before_start(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find a span whose last day precedes its first."""
    for span in event.period or ():
        if span.last < span.first:
            yield in_whole(
                event,
                Field.PERIOD,
                f"Окончание ({_day(span.last)}) раньше начала ({_day(span.first)}): исправьте даты.",
            )


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


def spans_disordered(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find spans of one period that overlap or stand in the wrong order."""
    for earlier, later in pairwise(span for span in event.period or () if not span.bracketed):
        if _is_reversed(earlier) or _is_reversed(later) or not _compare(earlier, later):
            continue
        if later.last < earlier.first:
            said = "Даты стоят не по порядку"
        elif later.first <= earlier.last and not _are_loose(earlier, later):
            said = "Даты пересекаются"
        else:
            continue
        yield in_whole(
            event, Field.PERIOD, f"{said}: {_span(earlier)} и {_span(later)}. Исправьте их или поясните."
        )


def carried_over(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find events that reach beyond the quarter and that the report of the last quarter has too."""
    period, quarter = event.period, context.quarter
    if (
        period is None
        or quarter is None
        or (quarter.first_day <= period.first and period.last <= quarter.last_day)
    ):
        return
    for report in context.around.earlier:
        if report.quarter != quarter.previous:
            continue
        for number in report.once(_numbers_by_name).get(_name(event), ()):
            if _goes_on(period, report.event(number).period):
                yield in_whole(
                    event,
                    Field.PERIOD,
                    "Мероприятие выходит за пределы квартала и уже есть в отчете за прошлый квартал: "
                    "проверьте, что о нем сообщается новое.",
                    twins=(Twin(report.source, number),),
                )
                return


def whole_months(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find periods that name no day."""
    if event.period and all(span.precision is Precision.MONTH for span in event.period):
        yield in_whole(
            event, Field.PERIOD, "Указаны только месяцы: если дни проведения известны, укажите их."
        )


def other_style(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find periods that are not written in the house style, and write them so."""
    period, text = event.period, event.texts.period
    if period is None or event.reading.period_origin is Origin.HAND or any(map(_is_reversed, period)):
        return
    written = format_period(period)
    if _loosely(text) in map(_loosely, (written, *_variants(period))) or _tells_more(text, period):
        return
    if "год" in text.lower():
        said = "Сроки записаны не так, как принято"
    else:
        said = "Не хватает слова «года»" if _YEAR.search(text) else "Не указан год"
    yield in_whole(event, Field.PERIOD, f"{said}: замените на «{written}».", after=written)


def not_yet(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find events that have not begun by the day on which the report is prepared to be sent."""
    today, period = context.around.today, event.period
    if not context.around.is_leaving or period is None or period.first <= today:
        return
    if context.window is None or context.window.place(period) is not Place.AFTER:
        yield in_whole(
            event,
            Field.PERIOD,
            f"На сегодня ({today:%d.%m.%Y}) мероприятие еще не началось: подтвердите, что оно состоится, "
            "или уберите его из отчета.",
        )


_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


@dataclass(frozen=True, slots=True)
class _Stray:
    """An event outside of the window, or a span of it: its last year, and the one that seems to be meant, or 0."""

    number: int
    year: int
    place: Place | None  # None where the window is not known, or the event as a whole lies in it
    meant: int


def _strays(context: Context) -> list[_Stray]:
    """Return the events that do not lie in the window, or not between their neighbours if there is none."""
    strays = []
    for number, event in enumerate(context.report.events, 1):
        period = event.period
        if period is None or any(map(_is_reversed, period)):
            continue
        place = context.window.place(period) if context.window else None
        if place in (Place.BEFORE, Place.AFTER, None):
            strays.append(_Stray(number, period.last.year, place, _meant_year(number, period, context)))
        elif context.window and (span := _stray_span(period, context.window)):
            strays.append(_Stray(number, span.last.year, None, _year_in(context.window, Period((span,)))))
    return strays


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
    years = sorted({window.first.year, window.last.year})
    inside = (year for year in years if window.place(_moved(period, year)) is Place.INSIDE)
    return next(inside, 0)


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


def _is_reversed(span: Span) -> bool:
    return span.last < span.first


def _compare(earlier: Span, later: Span) -> bool:
    """Whether the order of two spans says anything: parallel places of one event have none."""
    return earlier.label == later.label or all(_STAGE.search(span.label) for span in (earlier, later))


_STAGE = re.compile(r"\b(?:этап|тур\b|финал|полуфинал|отбор|открыти|закрыти|награжден)", re.IGNORECASE)


def _are_loose(earlier: Span, later: Span) -> bool:
    """Whether spans only seem to overlap: which days of a month are meant is not known."""
    return Precision.MONTH in (earlier.precision, later.precision) or bool(earlier.label)


def _numbers_by_name(report: CheckedReport) -> dict[str, list[int]]:
    """Return the numbers of the events of a report by their titles."""
    numbers: dict[str, list[int]] = {}
    for number, event in enumerate(report.events, 1):
        numbers.setdefault(_name(event), []).append(number)
    return numbers


def _name(event: CheckedEvent) -> str:
    return key(event.texts.title)


def _goes_on(period: Period, before: Period | None) -> bool:
    """Whether two periods are of one event that both reports tell of: they meet, but are not the same."""
    return (
        before is not None
        and before != period
        and before.first <= period.last
        and period.first <= before.last
    )


_AND_OR_COMMA = re.compile(r"\s*;|\s+и(?=\s)")
_LOOSE_END = re.compile(r"[\s.,;]+$")
_YEAR_AT_END = re.compile(r" (\d{4}) года$")
_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_OF_DATES = re.compile(
    r"года?х?|гг|го|по|во?|со?|до|течение|весь|период|квартал\w*|полугоди\w*|[ivx]+", re.IGNORECASE
)


def _loosely(text: str) -> str:
    """Return a period without what is a matter of taste: capitals, «и» or a comma, a full stop."""
    return _LOOSE_END.sub("", _AND_OR_COMMA.sub(",", fold(text).lower()))


def _variants(period: Period) -> tuple[str, str]:
    """Return the period with every date in full, and with a year that several dates share at the last one."""
    dates = [format_period(Period((span,))) for span in period]
    shared = [
        _YEAR_AT_END.sub("", date) if _year_at_end(date) == _year_at_end(following) else date
        for date, following in zip(dates, [*dates[1:], ""], strict=True)
    ]
    return ", ".join(dates), ", ".join(shared)


def _year_at_end(date: str) -> str:
    found = _YEAR_AT_END.search(date)
    return found[1] if found else "-"


def _tells_more(text: str, period: Period) -> bool:
    """Whether a text holds more than its dates, an hour or «еженедельно», that the house style would drop."""
    written = format_period(period)
    numbers = set(map(int, _NUMBER.findall(written)))
    for span in period:
        numbers |= {span.first.month, span.last.month, span.first.year % 100, span.last.year % 100}
    if any(int(number) not in numbers for number in _NUMBER.findall(text)):
        return True
    known = key(written)
    return any(
        key(word) not in known and not _OF_DATES.fullmatch(word) and not _is_month(word)
        for word in _WORD.findall(text)
    )


def _is_month(word: str) -> bool:
    return any(token.kind is Kind.MONTH for token in tokens(word))


def _span(span: Span) -> str:
    return f"«{format_period(Period((replace(span, label='', bracketed=False),)))}»"


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"
