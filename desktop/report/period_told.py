"""What a person is told of a period while typing it: how it was read, how long it is, whether it fits in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from db.entities import Period, Precision, Quarter, Span
from db.folding import fold
from desktop.report.period import Unclear, format_period, parse
from desktop.report.window import USUAL, CollectionWindow, Place, WindowSettings
from desktop.report.wording import plural

_DAYS = ("день", "дня", "дней")
_MONTHS = ("месяц", "месяца", "месяцев")
_WRONG = (Place.BEFORE, Place.AFTER)


@dataclass(frozen=True, slots=True)
class Told:
    """A line under the field; `wrong` says that its dates must be mended; what is no date stays."""

    line: str
    wrong: bool = False


def tell(text: str, quarter: Quarter | None, settings: WindowSettings = USUAL) -> Told:
    """Tell how the text is read in a report for the quarter; nothing of an empty one."""
    if not fold(text):
        return Told("")
    period = parse(text, quarter, settings)
    if isinstance(period, Unclear):
        return Told(period.reason)
    written = format_period(period)
    read = [] if fold(text) == written else [written]
    if any(span.last < span.first for span in period):
        return Told(_joined(*read, "конец раньше начала"), wrong=True)
    window = CollectionWindow.of(quarter, settings) if quarter else None
    place = window.place(period) if window else Place.INSIDE
    outside = _OUTSIDE[place].format(window) if window else ""
    return Told(_joined(*read, _length(period), outside), wrong=place in _WRONG)


_OUTSIDE = {
    Place.BEFORE: "до начала периода сбора ({0.first:%d.%m.%Y})",
    Place.INSIDE: "",
    Place.PARTLY: "завершается после окончания периода сбора ({0.last:%d.%m.%Y})",
    Place.AFTER: "после окончания периода сбора ({0.last:%d.%m.%Y})",
}


def _joined(*parts: str) -> str:
    return " · ".join(filter(None, parts))


def _length(period: Period) -> str:
    """Return «5 месяцев и 1 день»; what stands in brackets is a part of what stands before it."""
    spans = [span for span in period if not span.bracketed]
    days = _count(_ends_in_days(spans))
    months = _count(_ends_in_months(spans))
    told = (
        f"{months} {plural(months, *_MONTHS)}" if months else "",
        f"{days} {plural(days, *_DAYS)}" if days else "",
    )
    return " и ".join(filter(None, told))


def _ends_in_days(spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    return (
        (span.first.toordinal(), span.last.toordinal()) for span in spans if span.precision is Precision.DAY
    )


def _ends_in_months(spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    months = (span for span in spans if span.precision is Precision.MONTH)
    return (
        (12 * each.first.year + each.first.month, 12 * each.last.year + each.last.month) for each in months
    )


def _count(ends: Iterable[tuple[int, int]]) -> int:
    """Count what lies between the ends, both included, once where spans overlap."""
    counted, reached = 0, 0
    for first, last in sorted(ends):
        counted += max(0, last - max(first, reached + 1) + 1)
        reached = max(reached, last)
    return counted
