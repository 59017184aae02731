"""What several rules share: findings on a field as a whole, dates that say nothing."""

from db.entities import Field, Span
from desktop.report.checks.checked import CheckedEvent
from desktop.report.checks.finding import Fix, Found, Spot, Twin


def in_whole(
    event: CheckedEvent, field: Field, message: str, *, after: str | None = None, twins: tuple[Twin, ...] = ()
) -> Found:
    """Return what is said of all that a field holds, from its first to its last visible character.

    `after` is what can be written in its place.
    """
    text = event.texts[field]
    start = len(text) - len(text.lstrip())
    end = max(start, len(text.rstrip()))
    fix = None if after is None else Fix(text[start:end], after)
    return Found(message=message, spot=Spot(field.value), start=start, end=end, fix=fix, twins=twins)


def is_reversed(span: Span) -> bool:
    """Whether a span ends before it starts: nothing else is said of such dates."""
    return span.last < span.first
