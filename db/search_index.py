"""The index that the search asks: which words stand in which events.

It is no part of the migrations: it is made, and made anew, from what the tables hold. Afterwards it follows
every change, in the transaction that makes it. It knows words as they are written; in which forms a word may
stand is worked out for what is searched for, so that nothing of that is asked when an event is saved.

Events are numbered by quarter, then by report: the newest are found first without being sorted. What lies in
the bin has no number. The words that there are stand in an index of their own, by pieces of three letters.

It can be made anew at any time, so nothing fails because of it: where it does not match what is kept, or
cannot be read or written, it is outdated, and made anew at the next search or when the store is opened.
"""

import json
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from html import unescape

from sqlalchemy import Connection
from sqlalchemy.exc import DatabaseError

from db.entities import Field
from db.journal import Change
from db.tables import EventRow, ReportRow
from db.words import searched

VERSION = 3  # goes up when texts are cut in another way; kept as the file's `user_version`

PER_REPORT = 1 << 20  # numbers kept free for the events of a report
PER_QUARTER = 1 << 20  # and for the reports of a quarter

OUTDATED = 0  # in place of the version

_LETTERS = "cp1251"  # one byte for each, half of what SQLite takes for a text
_VIRTUAL = "search_index", "search_parts"
_TABLES = "search_words", "search_events", "search_reports", "search_texts"  # the last is of version 1
_SHADOWS = "data", "idx", "config"  # in which FTS5 keeps an index
_SPARE = "CREATE VIRTUAL TABLE search_spare USING fts5 (text, content='', columnsize=0)"
_SHAPE = "SELECT sql FROM sqlite_master WHERE name = ?"
_MAKE = (
    "CREATE TABLE search_reports (number INTEGER PRIMARY KEY, report_id CHAR(32) NOT NULL UNIQUE)",
    "CREATE TABLE search_events"
    " (number INTEGER PRIMARY KEY, event_id CHAR(32) NOT NULL UNIQUE, text BLOB NOT NULL)",
    "CREATE VIRTUAL TABLE search_index USING fts5 (text, content='',"
    " tokenize='unicode61 remove_diacritics 0 tokenchars ''№%''', prefix='1 2 3', detail=none, columnsize=0)",
    "CREATE TABLE search_words (number INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE)",
    "CREATE VIRTUAL TABLE search_parts USING fts5 (word, content=search_words, content_rowid=number,"
    " tokenize='trigram case_sensitive 1', columnsize=0)",
    # the order of events in a report, from which their printed numbers are counted
    "CREATE INDEX search_places ON events (report_id, binned_at, section_id, position, id)",
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
_OF_THE_INDEX = sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_CONSTRAINT
_REPORT_FIELDS = ("year", "quarter")
_EVENT_FIELDS = (*(field.value for field in Field), "binned_at", "report_id")
_FINISH = (
    "INSERT INTO search_parts (search_parts) VALUES ('rebuild')",
    "INSERT INTO search_index (search_index) VALUES ('optimize')",  # each word in one place, not in nine
)
_IS_WHOLE = (
    "SELECT (SELECT count(*) FROM search_events) = (SELECT count(*) FROM events WHERE binned_at IS NULL)"
    " AND (SELECT count(*) FROM search_reports) = (SELECT count(*) FROM reports)"
    " AND EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'search_places')"
)
_NEWEST = "SELECT number, text FROM search_events ORDER BY number DESC LIMIT 1"
_HOLDS = "SELECT 1 FROM search_index WHERE search_index MATCH ? AND rowid = ?"
_HAS_PART = "SELECT 1 FROM search_parts WHERE search_parts MATCH ?"


def is_current(connection: Connection) -> bool:
    """Whether the index is as this program makes it, as far as anybody has noticed."""
    version: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    return version == VERSION


def is_sound(connection: Connection) -> bool:
    """Whether the index knows as many events as are kept, and finds the newest by its words."""
    with suppress(DatabaseError):
        return (
            is_current(connection)
            and bool(connection.exec_driver_sql(_IS_WHOLE).scalar())
            and _finds_newest(connection)
        )
    return False


def _finds_newest(connection: Connection) -> bool:
    newest = connection.exec_driver_sql(_NEWEST).first()
    said = unpacked(newest.text).split() if newest else []
    if not (newest and said):
        return True
    longest = f'"{max(said, key=len)}"'
    has_part = len(longest) < len('"""""') or connection.exec_driver_sql(_HAS_PART, (longest,)).first()
    return bool(has_part and connection.exec_driver_sql(_HOLDS, (longest, newest.number)).first())


def make(connection: Connection) -> None:
    """Make the index anew from what is kept."""
    _drop(connection)
    for statement in _MAKE:
        connection.exec_driver_sql(statement)
    known: set[str] = set()
    for report in connection.exec_driver_sql(_REPORTS).all():
        known.update(_take_in(connection, *report))
    if known:
        connection.exec_driver_sql(_LEARN, [(word,) for word in sorted(known)])
    for statement in _FINISH:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def _drop(connection: Connection) -> None:
    """Remove the index."""
    for table in _VIRTUAL:
        try:
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
        except DatabaseError:
            _drop_damaged(connection, table)
    for table in _TABLES:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}")
    connection.exec_driver_sql("DROP INDEX IF EXISTS search_places")


def _drop_damaged(connection: Connection, table: str) -> None:
    """Remove an index that SQLite cannot construct; it must be able to, so it is given an empty one."""
    connection.exec_driver_sql(_SPARE)
    for shadow in _SHADOWS:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {table}_{shadow}")
        create: str = connection.exec_driver_sql(_SHAPE, (f"search_spare_{shadow}",)).scalar_one()
        connection.exec_driver_sql(create.replace("search_spare", table))
        fill = f"INSERT INTO {table}_{shadow} SELECT * FROM search_spare_{shadow}"  # noqa: S608 ours
        connection.exec_driver_sql(fill)
    connection.exec_driver_sql(f"DROP TABLE {table}")
    connection.exec_driver_sql("DROP TABLE search_spare")


def packed(text: str) -> bytes:
    """Return a text of `db.words.searched` as it is kept; no letter in it looks like an escaped one."""
    return text.encode(_LETTERS, "xmlcharrefreplace")


def unpacked(kept: bytes) -> str:
    """Return the text that was kept."""
    return unescape(kept.decode(_LETTERS))


def _take_in(connection: Connection, report_id: str, year: int, quarter: int) -> set[str]:
    """Number a report and its events and keep their texts; return the words of these."""
    first = _number_report(connection, report_id, year, quarter) * PER_REPORT
    events = connection.exec_driver_sql(_EVENTS_OF, (report_id,)).all()
    texts = {number: searched(row[1:]) for number, row in enumerate(events, first)}
    if texts:
        ids = (row[0] for row in events)
        kept = [(number, each, packed(text)) for (number, text), each in zip(texts.items(), ids, strict=True)]
        connection.exec_driver_sql(_PUT, kept)
        connection.exec_driver_sql(_INDEX, list(texts.items()))
    return {word for text in texts.values() for word in text.split()}


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
    """Tell Alembic what is its own; the tables of the index are not, nor is an index that it has made."""
    return not (name or "").startswith("search_")


def follow(connection: Connection, changes: Iterable[Change]) -> None:
    """Bring the index into step with changes that were just written; a report stands before its events.

    An index that is damaged is left for later: what people write is kept all the same.
    """
    if not is_current(connection):
        return
    try:
        with connection.begin_nested():
            _follow(connection, changes)
    except DatabaseError as error:
        if getattr(error.orig, "sqlite_errorcode", 0) & 0xFF not in _OF_THE_INDEX:
            raise
        connection.exec_driver_sql(f"PRAGMA user_version = {OUTDATED}")


def _follow(connection: Connection, changes: Iterable[Change]) -> None:
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
    connection.exec_driver_sql(_LEAVE_OUT, (old.number, unpacked(old.text)))
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
    connection.exec_driver_sql(_PUT, (number, event_id, packed(text)))
    connection.exec_driver_sql(_INDEX, (number, text))
    _learn(connection, set(text.split()))


def _learn(connection: Connection, said: set[str]) -> None:
    """Take in the words that nobody has used before; none is ever forgotten, which does no harm."""
    unknown = connection.exec_driver_sql(_UNKNOWN, (json.dumps(list(said)),))
    for (word,) in unknown.all():
        connection.exec_driver_sql(_LEARN, (word,))
        connection.exec_driver_sql(_INDEX_WORD, (word,))
