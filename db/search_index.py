"""The index that the search asks: which words stand in which events.

It is no part of the migrations: it is made, and made anew, from what the tables hold. Afterwards it follows
every change, in the transaction that makes it. It knows words as they are written; in which forms a word may
stand is worked out for what is searched for, so that nothing of that is asked when an event is saved.

Events are numbered by quarter, then by report: the newest are found first without being sorted. What lies in
the bin has no number. The words that there are stand in an index of their own, by pieces of three letters.
"""

import json
from collections.abc import Iterable

from sqlalchemy import Connection

from db.entities import Field
from db.journal import Change
from db.tables import EventRow, ReportRow
from db.words import searched

VERSION = 2  # goes up when texts are cut in another way; kept as the file's `user_version`

PER_REPORT = 1 << 20  # numbers kept free for the events of a report
PER_QUARTER = 1 << 20  # and for the reports of a quarter

_TABLES = ("search_index", "search_parts", "search_words", "search_events", "search_reports")
_COUNT_TABLES = f"SELECT count(*) FROM sqlite_master WHERE name IN {_TABLES}"  # noqa: S608 ours
_MAKE = (
    *(f"DROP TABLE IF EXISTS {table}" for table in _TABLES),
    "DROP TABLE IF EXISTS search_texts",  # of the first version
    "CREATE TABLE search_reports (number INTEGER PRIMARY KEY, report_id CHAR(32) NOT NULL UNIQUE)",
    "CREATE TABLE search_events"
    " (number INTEGER PRIMARY KEY, event_id CHAR(32) NOT NULL UNIQUE, text TEXT NOT NULL)",
    "CREATE VIRTUAL TABLE search_index USING fts5 (text, content=search_events, content_rowid=number,"
    " tokenize='unicode61 remove_diacritics 0 tokenchars ''№%''', prefix='1 2 3', detail=none, columnsize=0)",
    "CREATE TABLE search_words (number INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE)",
    "CREATE VIRTUAL TABLE search_parts USING fts5 (word, content=search_words, content_rowid=number,"
    " tokenize='trigram case_sensitive 1', columnsize=0)",
)
_REPORTS = "SELECT id, year, quarter FROM reports"
_REPORT = f"{_REPORTS} WHERE id = ?"
_EVENTS = "SELECT id, title, place, period, content, participants FROM events WHERE binned_at IS NULL"
_EVENTS_OF = f"{_EVENTS} AND report_id = ?"
_EVENT = f"{_EVENTS} AND id = ?"
_REPORT_OF = (
    "SELECT number FROM search_reports JOIN events ON search_reports.report_id = events.report_id"
    " WHERE events.id = ?"
)
_NEXT = "SELECT coalesce(max(number), ?) + 1 FROM search_{0} WHERE number BETWEEN ? AND ?"
_NUMBER_REPORT = "INSERT INTO search_reports (number, report_id) VALUES (?, ?)"
_FORGET_REPORT = "DELETE FROM search_reports WHERE report_id = ?"
_PUT = "INSERT INTO search_events (number, event_id, text) VALUES (?, ?, ?)"
_INDEX = "INSERT INTO search_index (rowid, text) VALUES (?, ?)"
_KEPT = "SELECT number, text FROM search_events WHERE event_id = ?"
_LEAVE_OUT = "INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', ?, ?)"
_REMOVE = "DELETE FROM search_events WHERE number = ?"
_UNKNOWN = "SELECT value FROM json_each(?) WHERE value NOT IN (SELECT word FROM search_words)"
_LEARN = "INSERT INTO search_words (word) VALUES (?)"
_INDEX_WORD = "INSERT INTO search_parts (rowid, word) VALUES (last_insert_rowid(), ?)"
_REPORT_FIELDS = ("year", "quarter")
_EVENT_FIELDS = (*(field.value for field in Field), "binned_at", "report_id")
_INDEX_ALL = tuple(
    f"INSERT INTO {table} ({table}) VALUES ('rebuild')"  # noqa: S608 ours
    for table in ("search_index", "search_parts")
)


def bring_up_to_date(connection: Connection) -> None:
    """Make the index from what is kept, unless it is there as this program makes it."""
    version = connection.exec_driver_sql("PRAGMA user_version").scalar()
    if version != VERSION or connection.exec_driver_sql(_COUNT_TABLES).scalar() != len(_TABLES):
        make(connection)


def make(connection: Connection) -> None:
    """Make the index anew from what is kept."""
    for statement in _MAKE:
        connection.exec_driver_sql(statement)
    known: set[str] = set()
    for report in connection.exec_driver_sql(_REPORTS).all():
        known.update(_take_in(connection, *report))
    if known:
        connection.exec_driver_sql(_LEARN, [(word,) for word in sorted(known)])
    for statement in _INDEX_ALL:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def _take_in(connection: Connection, report_id: str, year: int, quarter: int) -> set[str]:
    """Number a report and its events and keep their texts; return the words of these."""
    first = _number_report(connection, report_id, year, quarter) * PER_REPORT
    events = connection.exec_driver_sql(_EVENTS_OF, (report_id,)).all()
    rows = [(number, row[0], searched(row[1:])) for number, row in enumerate(events, first)]
    if rows:
        connection.exec_driver_sql(_PUT, rows)
    return {word for _, _, text in rows for word in text.split()}


def _number_report(connection: Connection, report_id: str, year: int, quarter: int) -> int:
    number = _next(connection, "reports", (4 * year + quarter) * PER_QUARTER, PER_QUARTER)
    connection.exec_driver_sql(_NUMBER_REPORT, (number, report_id))
    return number


def _next(connection: Connection, table: str, first: int, room: int) -> int:
    """Return the number after all that are given within so much room."""
    query = _NEXT.format(table)
    number: int = connection.exec_driver_sql(query, (first - 1, first, first + room - 1)).scalar_one()
    return number


def is_migrated(name: str | None, kind: str, parents: object) -> bool:
    """Tell Alembic which tables are its own; those of the index are not."""
    return kind != "table" or not (name or "").startswith("search_")


def follow(connection: Connection, changes: Iterable[Change]) -> None:
    """Bring the index into step with changes that were just written; a report stands before its events."""
    for change in changes:
        if change.table == ReportRow.__tablename__ and _touches(change, _REPORT_FIELDS):
            _follow_report(connection, change.entity_id.hex)
        elif change.table == EventRow.__tablename__ and _touches(change, _EVENT_FIELDS):
            number = _leave_out(connection, change.entity_id.hex)
            _take_in_event(connection, change.entity_id.hex, number)


def _touches(change: Change, fields: Iterable[str]) -> bool:
    return change.after is None or any(field in change.after for field in fields)


def _follow_report(connection: Connection, report_id: str) -> None:
    """Number a report and its events anew; one that is gone has no number any more."""
    events = connection.exec_driver_sql(_EVENTS_OF, (report_id,)).all()
    for event in events:
        _leave_out(connection, event.id)
    connection.exec_driver_sql(_FORGET_REPORT, (report_id,))
    if report := connection.exec_driver_sql(_REPORT, (report_id,)).first():
        _number_report(connection, *report)
        for event in events:
            _take_in_event(connection, event.id)


def _leave_out(connection: Connection, event_id: str) -> int | None:
    """Leave an event out; return the number that it had."""
    old = connection.exec_driver_sql(_KEPT, (event_id,)).first()
    if old is None:
        return None
    connection.exec_driver_sql(_LEAVE_OUT, tuple(old))
    connection.exec_driver_sql(_REMOVE, (old.number,))
    number: int = old.number
    return number


def _take_in_event(connection: Connection, event_id: str, number: int | None = None) -> None:
    """Take in an event as it is kept, under the number that it had while that is in its report."""
    row = connection.exec_driver_sql(_EVENT, (event_id,)).first()
    if row is None:
        return
    text = searched(row[1:])
    report: int = connection.exec_driver_sql(_REPORT_OF, (event_id,)).scalar_one()
    if number is None or number // PER_REPORT != report:
        number = _next(connection, "events", report * PER_REPORT, PER_REPORT)
    connection.exec_driver_sql(_PUT, (number, event_id, text))
    connection.exec_driver_sql(_INDEX, (number, text))
    _learn(connection, set(text.split()))


def _learn(connection: Connection, said: set[str]) -> None:
    """Take in the words that nobody has used before; none is ever forgotten, which does no harm."""
    unknown = connection.exec_driver_sql(_UNKNOWN, (json.dumps(list(said)),))
    for (word,) in unknown.all():
        connection.exec_driver_sql(_LEARN, (word,))
        connection.exec_driver_sql(_INDEX_WORD, (word,))
