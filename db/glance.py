"""A report as it was left, read before the store is opened: what opens it takes longer to load than to work.

Plain SQLite. Whatever is not as usual gives nothing here: who opens the store finds it out, and tells of it.
"""

import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID

from db.entities import Event, Quarter, Report, ReportKey, ReportKind, ReportSummary, Section, Texts
from db.folder import FILE_NAME, HOLDER_NAME, newest_version
from db.places import Surroundings, why_not_here

Row = tuple[Any, ...]

_KEPT = "SELECT id, kind, year, quarter, author, edition, title, closing, nil, version FROM reports"
_PREPARED = "SELECT max(prepared_at) FROM preparations WHERE report_id = ? AND edition = ?"
_SECTIONS = """SELECT id, position, heading, entries, version FROM sections WHERE report_id = ?
    ORDER BY position, id"""
_EVENTS = """SELECT events.id, events.section_id, events.position,
    title, place, period, content, participants, events.version, events.sphere, events.institution
    FROM events LEFT JOIN sections ON sections.id = events.section_id
    WHERE events.report_id = ? AND binned_at IS NULL
    ORDER BY sections.position NULLS FIRST, sections.id, events.position, events.id"""


class Glance(NamedTuple):
    """A report without what was read from its texts, and which reports are kept beside it.

    Their events are not counted: in a large store that takes longer than all else.
    """

    report: Report
    kept: tuple[ReportSummary, ...]


def glance(folder: Path, key: ReportKey) -> Glance | None:
    """Return the report with the key out of the store in a folder; None where that is not to be had at once.

    That is so where there is no such report or no store, and where the store is of another version, damaged,
    in an unfit place, in use, or was left behind by a program that was killed.
    """
    if (folder / HOLDER_NAME).exists() or why_not_here(folder.resolve(), Surroundings.here()):
        return None
    try:
        with closing(_connect(folder / FILE_NAME)) as connection:
            connection.execute("BEGIN")  # all is read as it was at one moment
            (version,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            return _read(connection, key) if version == newest_version() else None
    except (sqlite3.Error, OSError, ValueError, TypeError):
        return None


def _connect(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=0, isolation_level=None)


def _read(connection: sqlite3.Connection, key: ReportKey) -> Glance | None:
    kept = [_report(row) for row in connection.execute(_KEPT)]
    if (found := next((each for each in kept if each.key == key), None)) is None:
        return None
    of_report = (found.id.hex,)
    (prepared,) = connection.execute(_PREPARED, (found.id.hex, found.key.edition)).fetchone()
    sections = (_section(found.id, row) for row in connection.execute(_SECTIONS, of_report))
    events = (_event(found.id, row) for row in connection.execute(_EVENTS, of_report))
    report = replace(
        found, sections=tuple(sections), events=tuple(events), prepared_at=prepared and _moment(prepared)
    )
    return Glance(report, tuple(ReportSummary(each.id, each.key, each.title, 0) for each in kept))


def _report(row: Row) -> Report:
    id, kind, year, quarter, author, edition, title, closing, nil, version = row
    key = ReportKey(ReportKind(kind), Quarter(year, quarter), author, edition)
    return Report(UUID(id), key, title, closing, version=version, nil=nil)


def _moment(text: str) -> datetime:
    """Return a moment as the store keeps it: in UTC, without saying so."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _section(report_id: UUID, row: Row) -> Section:
    id, position, heading, entries, version = row
    return Section(UUID(id), report_id, position, heading, tuple(json.loads(entries)), version)


def _event(report_id: UUID, row: Row) -> Event:
    id, section_id, position, *texts, version, sphere, institution = row
    section = UUID(section_id) if section_id else None
    event = Event(UUID(id), report_id, section, position, Texts(*texts), version=version)
    return replace(event, sphere=sphere, institution=institution)
