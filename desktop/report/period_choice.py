"""What becomes of the days of a period when a person picks days in a calendar."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from db.entities import Period, Precision, Span, month_end

_DAY = timedelta(days=1)


def days(one: date, other: date) -> Span:
    """Return the span between two days, picked in either order."""
    return Span(min(one, other), max(one, other))


def whole_month(day: date) -> Span:
    """Return the month in which a day lies."""
    return Span(day.replace(day=1), month_end(day.year, day.month), Precision.MONTH)


def toggled(period: Period | None, picked: Span) -> Period | None:
    """Add a span to a period, or take it out where all of it is there already; None: no day is left.

    What stands in brackets makes a span more exact as it was: it is not kept.
    """
    spans = tuple(span for span in period if not span.bracketed) if period else ()
    rest = tuple(part for span in spans for part in _without(span, picked))
    if not _holds(spans, picked):
        rest = (*rest, picked)
    return Period(tuple(_joined(sorted(rest, key=_place)))) if rest else None


def holds(period: Period | None, day: date) -> bool:
    """Whether a day belongs to a period."""
    return period is not None and any(span.first <= day <= span.last for span in period)


def _place(span: Span) -> tuple[date, date]:
    return span.first, span.last


def _holds(spans: Iterable[Span], picked: Span) -> bool:
    return any(
        span.precision is picked.precision and span.first <= picked.first and picked.last <= span.last
        for span in spans
    )


def _without(span: Span, picked: Span) -> Iterator[Span]:
    """Yield what of a span lies before and after the picked one; months of which days are picked are gone."""
    if span.last < picked.first or picked.last < span.first:
        yield span
        return
    if span.precision is Precision.MONTH and picked.precision is Precision.DAY:
        return
    if span.first < picked.first:
        yield replace(span, last=picked.first - _DAY)
    if picked.last < span.last:
        yield replace(span, first=picked.last + _DAY)


def _joined(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans, those that follow one another without a gap as one."""
    before: Span | None = None
    for span in spans:
        if before and _go_on(before, span):
            before = replace(before, last=max(before.last, span.last))
            continue
        if before:
            yield before
        before = span
    if before:
        yield before


def _go_on(before: Span, span: Span) -> bool:
    alike = replace(before, first=span.first, last=span.last) == span
    return alike and not span.bracketed and span.first <= before.last + _DAY
