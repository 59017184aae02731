"""What checks offer is written into the texts: one fix, or all of a kind, each time as one action."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from db.entities import Event, Report, Texts
from desktop.report.checks.finding import Finding
from desktop.report.wording import plural
from desktop.services.kept_findings import is_mendable
from desktop.services.naming import FIELD_NAMES
from desktop.services.replacing import Edit, Place, edited

_Edits = list[tuple[Event, Texts]]


def mends(report: Report, findings: Iterable[Finding]) -> list[Edit]:
    """Return what fixes would change in a report as it is now; none stands over another."""
    found: list[Edit] = []
    for finding in filter(is_mendable, findings):
        edit = _edit(report, finding)
        if edit and not any(_overlap(edit.place, other.place) for other in found[-_NEAR:]):
            found.append(edit)
    return found


_NEAR = 50  # findings of one event stand together


def _edit(report: Report, finding: Finding) -> Edit | None:
    number, field, fix = finding.number, finding.spot.field, finding.fix
    if number is None or field is None or fix is None or number > len(report.events):
        return None
    event = report.events[number - 1]
    place = Place(event, number, field, finding.start, finding.end)
    is_there = place.found == fix.before and place.found != fix.after
    return Edit(place, fix.after) if is_there else None


def _overlap(one: Place, other: Place) -> bool:
    if (one.event.id, one.field) != (other.event.id, other.field):
        return False
    return (one.start, one.end) == (other.start, other.end) or (
        one.start < other.end and other.start < one.end
    )


def texts_mended(edits: Sequence[Edit]) -> _Edits:
    """Return the events with the texts that they are to have."""
    by_event = groupby(edits, lambda edit: edit.place.event.id)
    grouped = (list(group) for _, group in by_event)
    return [(group[0].place.event, edited(group)) for group in grouped]


def label(edits: Sequence[Edit]) -> str:
    """Return what is written into the journal."""
    if len(edits) == 1:
        place = edits[0].place
        return f"исправление по замечанию: {FIELD_NAMES[place.field]} мероприятия {place.number}"
    count = len(edits)
    where = plural(count, "месте", "местах", "местах")
    return f"исправление по замечаниям в {count} {where}"
