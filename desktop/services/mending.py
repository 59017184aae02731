"""What checks offer is written into the texts: one fix, or all of a kind, each time as one action."""

from collections.abc import Iterable, Sequence
from itertools import groupby

from db.entities import Event, Report, Texts
from desktop.report.checks.finding import Finding, mended
from desktop.report.wording import plural
from desktop.services.kept_findings import KeptFindings, is_mendable
from desktop.services.naming import FIELD_NAMES
from desktop.services.replacing import Edit, Place, edited

_NEAR = 50  # findings of one event stand together


def mends(report: Report, kept: KeptFindings, findings: Iterable[Finding]) -> list[Edit]:
    """Return what fixes would change in a report as it is now; none stands over another."""
    now = {event.id: (number, event) for number, event in enumerate(report.events, 1)}
    found: list[Edit] = []
    for finding in filter(is_mendable, findings):
        event_id = kept.event_id(finding)
        edit = _edit(*now[event_id], finding) if event_id in now else None
        if edit and not any(_overlap(edit.place, other.place) for other in found[-_NEAR:]):
            found.append(edit)
    return found


def _edit(number: int, event: Event, finding: Finding) -> Edit | None:
    field, fix = finding.spot.field, finding.fix
    if field is None or fix is None or mended(event.texts[field], finding) == event.texts[field]:
        return None
    return Edit(Place(event, number, field, finding.start, finding.end), fix.after)


def _overlap(one: Place, other: Place) -> bool:
    if (one.event.id, one.field) != (other.event.id, other.field):
        return False
    return (one.start, one.end) == (other.start, other.end) or (
        one.start < other.end and other.start < one.end
    )


def texts_mended(edits: Sequence[Edit]) -> list[tuple[Event, Texts]]:
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
