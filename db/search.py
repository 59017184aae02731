"""Events of the whole store are found by what is wanted of their texts, and as far as filters let them."""

import json
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection

from db.entities import Level, Partner, Quarter, ReportKind
from db.search_index import PER_QUARTER, PER_REPORT
from db.wanted import Part, Phrase, Wanted

Numbers = Sequence[int]  # of events in the index, the newest quarter first

_TOGETHER = 24  # words that are looked for in one query: each makes every row of it dearer
_LAST = (1 << 63) - 1

_ALL = "SELECT number FROM search_events WHERE number BETWEEN ? AND ? ORDER BY number DESC"
_WITH_WORDS = (
    "SELECT rowid AS number FROM search_index WHERE search_index MATCH ? AND rowid BETWEEN ? AND ?"
    " ORDER BY rowid DESC"
)
_WITH_PHRASE = (
    "SELECT number FROM search_events WHERE instr(text, ?) AND number IN"
    " (SELECT rowid FROM search_index WHERE search_index MATCH ? AND rowid BETWEEN ? AND ?)"
    " ORDER BY number DESC"
)
_WORDS_WITH = "SELECT word FROM search_parts WHERE search_parts MATCH ?"
_REPORTS = "SELECT number FROM search_reports JOIN reports ON reports.id = report_id WHERE "
_IN_SECTION = (
    "SELECT number FROM sections, json_each(entries) JOIN events ON section_id = sections.id"
    " JOIN search_events ON event_id = events.id WHERE json_each.value = ?"
)
_IN_SPHERE = (
    f"{_IN_SECTION} UNION SELECT number FROM search_events JOIN events ON event_id = events.id"  # noqa: S608 ours
    " WHERE sphere = ? AND sphere <> ''"  # said twice: an index of those that have one then serves it
)
_OF_PARTNER = (
    "SELECT event_id FROM partners WHERE level = ? AND entry_id = ? AND (entry_id <> '' OR name = ?)"
    " AND (origin = 'removed') ="
)
_WITH_PARTNER = (
    f"SELECT number FROM search_events WHERE event_id IN ({_OF_PARTNER} 0)"  # noqa: S608 ours
    f" AND event_id NOT IN ({_OF_PARTNER} 1)"
)
_PARTNERS = "SELECT DISTINCT level, entry_id, name FROM partners ORDER BY name"
_IN_PERIOD = (
    'SELECT number FROM search_events WHERE event_id IN (SELECT event_id FROM spans WHERE "first" <= ?'
    ' AND "last" >= ?)'
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What else is asked of an event beside its texts; what is None is not asked.

    `section` and `sphere` are entries of the dictionaries for which its section stands; the sphere may be its
    own as well. `first` and `last` are days: its period must have one of those between them, both included.
    """

    kind: ReportKind | None = None
    since: Quarter | None = None
    until: Quarter | None = None
    author: str | None = None
    section: str | None = None
    sphere: str | None = None
    partner: Partner | None = None
    first: date | None = None
    last: date | None = None


NO_FILTERS = Filters()


def find(connection: Connection, wanted: Wanted, filters: Filters) -> Numbers:
    """Return all events that hold what is wanted and that the filters let through."""
    room = _first_of(filters.since), _first_of(filters.until and filters.until.next, _LAST) - 1
    found = [_holding(connection, needle, room) for needle in wanted.needles]
    found.sort(key=len)
    numbers = found[0] if found else _numbers(connection, _ALL, room)
    for others in (*found[1:], *_let_through(connection, filters)):
        there = frozenset(others)
        numbers = [number for number in numbers if number in there]
    if filters.kind or filters.author:
        reports = frozenset(_reports(connection, filters))
        numbers = [number for number in numbers if number // PER_REPORT in reports]
    return array("q", numbers)


def partners(connection: Connection) -> list[Partner]:
    """Return the partners of all events by name, each once."""
    rows = connection.exec_driver_sql(_PARTNERS)
    found = (Partner(Level(level), name, entry_id) for level, entry_id, name in rows)
    return list({partner.key: partner for partner in found}.values())


def _first_of(quarter: Quarter | None, otherwise: int = 0) -> int:
    """Return the first number that an event of a quarter can have."""
    return (4 * quarter.year + quarter.number) * PER_QUARTER * PER_REPORT if quarter else otherwise


def _holding(connection: Connection, needle: Part | Phrase, room: tuple[int, int]) -> list[int]:
    if isinstance(needle, Phrase):
        all_words = " AND ".join(map(_quoted, dict.fromkeys(needle.words)))
        return _numbers(connection, _WITH_PHRASE, (needle.searched, all_words, *room))
    terms = [f"{_quoted(needle.word)}*", *map(_quoted, _other_words(connection, needle))]
    batches = [terms[start : start + _TOGETHER] for start in range(0, len(terms), _TOGETHER)]
    found = [_numbers(connection, _WITH_WORDS, (" OR ".join(batch), *room)) for batch in batches]
    return found[0] if len(found) == 1 else sorted(set().union(*found), reverse=True)


def _other_words(connection: Connection, part: Part) -> Iterator[str]:
    """Yield the words in which a part stands without beginning them, then its other forms."""
    if part.is_anywhere:
        yield from (word for word in _words(connection, part.word) if not word.startswith(part.word))
    yield from part.forms


def _let_through(connection: Connection, filters: Filters) -> Iterator[list[int]]:
    """Yield the events that each filter lets through which looks at the events themselves."""
    if section := filters.section:
        yield _numbers(connection, _IN_SECTION, (section,))
    if sphere := filters.sphere:
        yield _numbers(connection, _IN_SPHERE, (sphere, sphere))
    if partner := filters.partner:
        yield _numbers(connection, _WITH_PARTNER, 2 * (partner.level.value, partner.id, partner.name))
    if filters.first or filters.last:
        days = (filters.last or date.max, filters.first or date.min)
        yield _numbers(connection, _IN_PERIOD, [day.isoformat() for day in days])


def _reports(connection: Connection, filters: Filters) -> list[int]:
    asked = {"kind": filters.kind, "author": filters.author}
    given = {f"{name} = ?": str(value) for name, value in asked.items() if value}
    return _numbers(connection, _REPORTS + " AND ".join(given), list(given.values()))


def _quoted(word: str) -> str:
    """Return a word as FTS5 takes it; no word of `db.words` holds a quotation mark."""
    return f'"{word}"'


def _words(connection: Connection, part: str) -> list[str]:
    rows = connection.exec_driver_sql(_WORDS_WITH, (_quoted(part),))
    return [word for (word,) in rows]


def _numbers(connection: Connection, query: str, values: Sequence[object]) -> list[int]:
    """Return the numbers that a query gives, as one text: 100,000 rows take three times as long to fetch."""
    in_one = f"SELECT group_concat(number) FROM ({query})"  # noqa: S608 ours
    found = connection.exec_driver_sql(in_one, tuple(values)).scalar()
    numbers: list[int] = json.loads(f"[{found or ''}]")
    return numbers
