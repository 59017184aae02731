"""Events are found by any part of their texts: pieces of three letters are indexed beside the tables.

The index is no part of the migrations: it is made, and made anew, from what the tables hold. Afterwards it
follows every change, in the transaction that makes it.
"""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import Connection

from db.entities import Field
from db.folding import key
from db.journal import Change
from db.tables import EventRow

VERSION = 1  # goes up when texts are folded or cut in another way; kept as the file's `user_version`

_PIECE = 3  # letters
_MOST = 60  # pieces, and words, that are looked for: a longer text is told from others by them

_MAKE = (
    "DROP TABLE IF EXISTS search_index",
    "DROP TABLE IF EXISTS search_texts",
    "CREATE TABLE search_texts"
    " (number INTEGER PRIMARY KEY, event_id CHAR(32) NOT NULL UNIQUE, text TEXT NOT NULL)",
    "CREATE VIRTUAL TABLE search_index USING fts5 (text, content=search_texts, content_rowid=number,"
    " tokenize='trigram case_sensitive 1', detail=none, columnsize=0)",
)
_EVENTS = "SELECT id, title, place, period, content, participants FROM events"
_EVENT = f"{_EVENTS} WHERE id = ?"
_KEPT = "SELECT number, text FROM search_texts WHERE event_id = ?"
_PUT = (
    "INSERT INTO search_texts (event_id, text) VALUES (?, ?)"
    " ON CONFLICT (event_id) DO UPDATE SET text = excluded.text"
)
_REMOVE = "DELETE FROM search_texts WHERE event_id = ?"
_INDEX = "INSERT INTO search_index (rowid, text) SELECT number, text FROM search_texts WHERE event_id = ?"
_LEAVE_OUT = "INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', ?, ?)"
_INDEX_ALL = "INSERT INTO search_index (search_index) VALUES ('rebuild')"
_TEXTS = "search_texts JOIN events ON events.id = event_id"
_INDEXED = f"search_index CROSS JOIN {_TEXTS} AND number = search_index.rowid"


def bring_up_to_date(connection: Connection) -> None:
    """Make the index from what is kept, unless it is there as this program makes it."""
    if connection.exec_driver_sql("PRAGMA user_version").scalar() == VERSION:
        return
    for statement in _MAKE:
        connection.exec_driver_sql(statement)
    for rows in connection.exec_driver_sql(_EVENTS).partitions(1000):
        connection.exec_driver_sql(_PUT, [(row[0], _text(row[1:])) for row in rows])
    connection.exec_driver_sql(_INDEX_ALL)
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def is_migrated(name: str | None, kind: str, parents: object) -> bool:
    """Tell Alembic which tables are its own; those of the index are not."""
    return kind != "table" or not (name or "").startswith("search_")


def follow(connection: Connection, changes: Iterable[Change]) -> None:
    """Bring the index into step with changes that were just written."""
    for change in changes:
        if change.table == EventRow.__tablename__ and _touches_texts(change):
            _follow(connection, change.entity_id.hex)


def _touches_texts(change: Change) -> bool:
    return change.after is None or any(field in change.after for field in Field)


def _follow(connection: Connection, event_id: str) -> None:
    row = connection.exec_driver_sql(_EVENT, (event_id,)).first()
    text = _text(row[1:]) if row else None
    old = connection.exec_driver_sql(_KEPT, (event_id,)).first()
    if old and old.text == text:
        return
    if old:
        connection.exec_driver_sql(_LEAVE_OUT, tuple(old))
    if text is None:
        connection.exec_driver_sql(_REMOVE, (event_id,))
    else:
        connection.exec_driver_sql(_PUT, (event_id, text))
        connection.exec_driver_sql(_INDEX, (event_id,))


def find(connection: Connection, text: str, report_id: UUID | None, limit: int) -> list[UUID]:
    """Return events that hold every word of a text somewhere: all of a report, or the last kept of all.

    The index tells which may. Within a report, and for one or two letters, all texts are looked through.
    """
    words = key(text).split()[:_MOST]
    conditions = [("instr(search_texts.text, ?)", word) for word in words]
    source, number = _TEXTS, "number"
    if report_id:
        conditions.append(("report_id = ?", report_id.hex))
    elif pieces := _pieces(words):
        conditions.append(("search_index MATCH ?", " ".join(f'"{piece}"' for piece in pieces)))
        source, number = _INDEXED, "search_index.rowid"
    where = " AND ".join(["binned_at IS NULL", *(condition for condition, _ in conditions)])
    query = f"SELECT event_id FROM {source} WHERE {where} ORDER BY {number} DESC LIMIT ?"  # noqa: S608 ours
    values = (*(value for _, value in conditions), -1 if report_id else limit)
    rows = connection.exec_driver_sql(query, values)
    return [UUID(event_id) for (event_id,) in rows]


def _pieces(words: Iterable[str]) -> list[str]:
    """Return the pieces of three letters of which words are made; SQLite reads a query to its first NUL."""
    found = {
        word[start : start + _PIECE]: None
        for word in words
        for start in range(len(word) - _PIECE + 1)
        if "\0" not in word
    }
    return list(found)[:_MOST]


def _text(texts: Iterable[str]) -> str:
    """Return the texts of an event as they are searched: one below the other, so that no word joins two."""
    return "\n".join(map(key, texts))
