"""The house style of periods: «23-24 сентября 2023 года», «10 ноября – 3 декабря 2023 года»."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from db.entities import Period, Precision, Span
from desktop.report.period_labels import takes_dash
from desktop.report.period_words import GENITIVE, NOMINATIVE, tokens


def format_period(period: Period) -> str:
    """Return a period in the house style; what was formatted is read as the same period again."""
    text, label = "", ""
    for bracketed, run in groupby(period.spans, key=lambda span: span.bracketed):
        spans = tuple(run)
        if bracketed:
            text += f" ({_stages(spans, '')[2:]})"
        else:
            text += _stages(spans, label)
            label = spans[-1].label
    return text[2:]


def _stages(spans: Sequence[Span], label: str) -> str:
    """Return «, финал: 5 мая 2025 года» for each stage; one that goes on from `label` is not named again."""
    text = ""
    for name, stage in groupby(spans, key=lambda span: span.label):
        text += "; " if label and not name else ", "
        if name != label:
            text += _heading(name, in_brackets=spans[0].bracketed)
        text += _dates(tuple(stage))
        label = name
    return text


def _heading(label: str, *, in_brackets: bool) -> str:
    """Return a label with its mark: in brackets a dash, unless it would be read as a part of a date."""
    if not label:
        return ""
    *words, _ = tokens(label)
    return f"{label} – " if in_brackets and words and takes_dash(words, before_month=True) else f"{label}: "


def _dates(spans: Sequence[Span]) -> str:
    years: list[list[Span]] = []
    for span in spans:
        if years and _share_year(years[-1][-1], span):
            years[-1].append(span)
        else:
            years.append([span])
    return ", ".join(_in_one_year(year) if _within_year(year[0]) else _in_full(year[0]) for year in years)


def _within_year(span: Span) -> bool:
    return span.first <= span.last and span.first.year == span.last.year


def _share_year(span: Span, following: Span) -> bool:
    """Tell whether one year can be written for both: they follow one another in it."""
    return (
        span.precision is following.precision
        and span.first.year == following.first.year
        and span.last.month <= following.first.month
        and _within_year(span)
        and _within_year(following)
    )


def _in_full(span: Span) -> str:
    """Return both ends with their years: «4 ноября 2023 года – 12 апреля 2024 года»."""
    ends = (_day(day) if span.precision is Precision.DAY else _month(day) for day in (span.first, span.last))
    return " – ".join(
        f"{end} {day.year} года" for end, day in zip(ends, (span.first, span.last), strict=True)
    )


def _in_one_year(spans: Sequence[Span]) -> str:
    """Return spans with one year for all: «октябрь, декабрь 2023 года», «1, 5 и 7 мая 2025 года»."""
    if spans[0].precision is Precision.MONTH:
        listed = ", ".join(_hyphened(_month(span.first), _month(span.last)) for span in spans)
    else:
        months = [
            tuple(run) for _, run in groupby(spans, key=lambda span: (span.first.month, span.last.month))
        ]
        one_each = all(len(month) == 1 for month in months)
        listed = (_with_and if one_each else ", ".join)([_in_one_month(month) for month in months])
    return f"{listed} {spans[0].first.year} года"


def _in_one_month(spans: Sequence[Span]) -> str:
    """Return «5-7, 12 и 14 мая»; a span over two months stands alone: «10 ноября – 3 декабря»."""
    first, last = spans[0].first, spans[0].last
    if first.month != last.month:
        return f"{_day(first)} – {_day(last)}"
    days = [_hyphened(str(span.first.day), str(span.last.day)) for span in spans]
    return f"{_with_and(days)} {GENITIVE[first.month - 1]}"


def _hyphened(first: str, last: str) -> str:
    return first if first == last else f"{first}-{last}"


def _with_and(items: Sequence[str]) -> str:
    *before, last = items
    return f"{', '.join(before)} и {last}" if before else last


def _day(day: date) -> str:
    return f"{day.day} {GENITIVE[day.month - 1]}"


def _month(day: date) -> str:
    return NOMINATIVE[day.month - 1]
