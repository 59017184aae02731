"""Pages of what was found: events with the report, the section and the number that they stand under."""

import json
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import neg
from uuid import UUID

from sqlalchemy.orm import Session

from db import queries
from db.entities import Event, Report, ReportKey, Section
from db.search import Numbers
from db.search_index import PER_REPORT

# How events stand in a report: those without a section first, which no section comes before.
_PLACE = """ifnull({section}.position, -1 << 63), ifnull({section}.id, ''), {event}.position, {event}.id"""
_HERE = _PLACE.format(section="sections", event="events")
_BEFORE = _PLACE.format(section="headings", event="others")
_PAGE = f"""
    WITH shown AS MATERIALIZED (
        SELECT events.id
        FROM search_events JOIN events ON events.id = event_id
        LEFT JOIN sections ON sections.id = section_id
        WHERE number IN (SELECT value FROM json_each(:events)) AND binned_at IS NULL
        ORDER BY number / :per_report DESC, {_HERE}
        LIMIT :count OFFSET :skipped
    )
    SELECT shown.id, (
        SELECT count(*)
        FROM events AS others LEFT JOIN sections AS headings ON headings.id = others.section_id
        WHERE others.report_id = events.report_id AND others.binned_at IS NULL AND ({_BEFORE}) <= ({_HERE})
    )
    FROM shown CROSS JOIN events ON events.id = shown.id LEFT JOIN sections ON sections.id = section_id
"""  # noqa: S608 ours


@dataclass(frozen=True, slots=True)
class Found:
    """An event with where it stands: the report, the section and the number that is printed before it."""

    event: Event
    key: ReportKey
    section: Section | None
    number: int


def page(session: Session, numbers: Numbers, start: int, count: int) -> list[Found]:
    """Return so many of the events that were found: the newest quarter first, a report in its own order.

    Those that are gone meanwhile are left out.
    """
    if not (shown := numbers[start : start + count]):
        return []
    newest, oldest = shown[0] // PER_REPORT, shown[-1] // PER_REPORT
    begin = bisect_left(numbers, -((newest + 1) * PER_REPORT - 1), key=neg)
    end = bisect_right(numbers, -oldest * PER_REPORT, key=neg)
    block = list(numbers[begin:end])  # whole reports, since they are not numbered in their order
    values = {
        "events": json.dumps(block),
        "per_report": PER_REPORT,
        "count": count,
        "skipped": start - begin,
    }
    rows = session.connection().exec_driver_sql(_PAGE, values).all()
    return _with_surroundings(session, {UUID(event_id): place for event_id, place in rows})


def _with_surroundings(session: Session, places: dict[UUID, int]) -> list[Found]:
    events = queries.events(session, list(places))
    reports = queries.load_by_id(session, Report, list({event.report_id for event in events}))
    headed = {event.section_id for event in events if event.section_id}
    sections = queries.load_by_id(session, Section, list(headed))
    return [
        Found(
            event,
            reports[event.report_id].key,
            sections[event.section_id] if event.section_id else None,
            places[event.id],
        )
        for event in events
    ]
