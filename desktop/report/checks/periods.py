"""Family P: whether a period can be read, is possible and goes together with the report."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise

from db.entities import Field, Period, Precision, Span
from db.folding import fold, key
from desktop.report.checks.checked import CheckedEvent, CheckedReport
from desktop.report.checks.context import Context
from desktop.report.checks.event_marks import marks
from desktop.report.checks.finding import Found, Spot, Twin
from desktop.report.checks.spots import in_whole, is_reversed
from desktop.report.checks.twins import index_of
from desktop.report.period import Unclear, format_period, parse
from desktop.report.window import Place


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
        if is_reversed(span):
            yield in_whole(
                event,
                Field.PERIOD,
                f"Окончание ({_day(span.last)}) раньше начала ({_day(span.first)}): исправьте даты.",
            )


def spans_disordered(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find spans of one period that overlap or stand in the wrong order."""
    for earlier, later in pairwise(span for span in event.period or () if not span.bracketed):
        if is_reversed(earlier) or is_reversed(later) or not _compare(earlier, later):
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
    quarter, period = context.quarter, event.period
    if quarter is None or period is None:
        return
    if quarter.first_day <= period.first and period.last <= quarter.last_day:
        return
    last = (report for report in context.around.earlier if report.quarter == quarter.previous)
    twins = (
        twin
        for report in last
        for twin in _same_going_on(event, period, report)
        if period.last >= quarter.first_day or report.event(twin.number).period != period
    )
    if twin := next(twins, None):
        yield in_whole(
            event,
            Field.PERIOD,
            "Мероприятие выходит за пределы квартала и уже есть в отчете за прошлый квартал: "
            "проверьте, что о нем сообщается новое.",
            twins=(twin,),
        )


def _same_going_on(event: CheckedEvent, period: Period, report: CheckedReport) -> Iterator[Twin]:
    for number in _numbers_of_twins(event, report):
        if _goes_on(period, report.event(number).period):
            yield Twin(report.source, number)


def _numbers_of_twins(event: CheckedEvent, report: CheckedReport) -> Iterator[int]:
    """Yield the numbers of the events of a report that have the same title, or tell of the same by name."""
    yield from report.once(_numbers_by_name).get(_name(event), ())
    yield from (place + 1 for place in report.once(index_of).named(event.once(marks)))


def whole_months(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find periods that name no day."""
    if event.period and all(span.precision is Precision.MONTH for span in event.period):
        yield in_whole(
            event, Field.PERIOD, "Указаны только месяцы: если дни проведения известны, укажите их."
        )


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
    """Whether two periods are of one event that both reports tell of: they meet."""
    return before is not None and before.first <= period.last and period.first <= before.last


def _span(span: Span) -> str:
    return f"«{format_period(Period((replace(span, label='', bracketed=False),)))}»"


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"
