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

_PAGE = """
    WITH wanted AS MATERIALIZED (
        SELECT number, event_id FROM search_events WHERE number IN (SELECT value FROM json_each(:events))
    ),
    placed AS (
        SELECT events.id, row_number() OVER (
            PARTITION BY search_reports.number
            ORDER BY sections.position NULLS FIRST, sections.id, events.position, events.id
        ) AS place
        FROM search_reports
        JOIN events ON events.report_id = search_reports.report_id AND binned_at IS NULL
        LEFT JOIN sections ON sections.id = section_id
        WHERE search_reports.number IN (SELECT value FROM json_each(:reports))
    )
    SELECT placed.id, place FROM placed CROSS JOIN wanted ON event_id = placed.id
    ORDER BY number / :per_report DESC, place
    LIMIT :count OFFSET :skipped
"""


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
        "reports": json.dumps(list({number // PER_REPORT for number in block})),
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
