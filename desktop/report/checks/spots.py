"""Findings that are about a field as a whole."""

from db.entities import Field
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
