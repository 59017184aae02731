"""Events of the whole store are found by what is wanted of their texts, and as far as filters let them."""

import json
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection

from db.entities import Level, Partner, Quarter, ReportKind
from db.search_index import PER_QUARTER, PER_REPORT, packed
from db.wanted import PART, Part, Phrase, Wanted

Numbers = Sequence[int]  # of events in the index, the newest quarter first

_TOGETHER = 20  # words in one group of a query: FTS5 looks at all of a group for each row
_NOWHERE = '"№%"'  # no word: each of the two signs is one
_LAST = (1 << 63) - 1
_ALL = -1  # no limit, to SQLite

_EVENTS = "SELECT number FROM search_events WHERE number BETWEEN ? AND ?"
_WITH_WORDS = "SELECT rowid AS number FROM search_index WHERE search_index MATCH ? AND rowid BETWEEN ? AND ?"
_WITH_PHRASE = "(SELECT instr(text, ?) FROM search_events WHERE number = search_index.rowid)"
_WORDS_WITH = "SELECT word FROM search_parts WHERE search_parts MATCH ?"
_WORDS_THERE = "SELECT word FROM search_words WHERE word IN (SELECT value FROM json_each(?))"
_REPORTS = "SELECT number FROM search_reports JOIN reports ON reports.id = report_id WHERE"
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
_ENTRIES = (
    "SELECT json_each.value FROM sections, json_each(entries)"
    " UNION SELECT sphere FROM events WHERE sphere <> ''"
)
_FROM_INSTITUTION = (
    "SELECT number FROM search_events JOIN events ON event_id = events.id"
    " WHERE institution = ? AND institution <> ''"
)
_INSTITUTIONS = "SELECT DISTINCT institution FROM events WHERE institution <> '' AND binned_at IS NULL"
_IN_PERIOD = (
    'SELECT number FROM search_events WHERE event_id IN (SELECT event_id FROM spans WHERE "first" <= ?'
    ' AND "last" >= ?)'
)


@dataclass(frozen=True, slots=True)
class Filters:
    """What else is asked of an event beside its texts; what is None is not asked.

    `section` and `sphere` are entries of the dictionaries for which its section stands; the sphere may be its
    own as well. `first` and `last` are days: its period must have one of those between them, both included.
    `institution` is the one from whose file it came.
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
    institution: str | None = None


NO_FILTERS = Filters()


class _Condition(NamedTuple):
    """A part of a query with the values that it asks for."""

    query: str
    values: tuple[object, ...] = ()


def find(
    connection: Connection, wanted: Wanted, filters: Filters = NO_FILTERS, most: int | None = None
) -> Numbers:
    """Return the events that hold what is wanted and that the filters let through, the first `most` of them.

    The first thousand are there long before all are when a word is a frequent one.
    """
    conditions = [_from(connection, wanted, filters), *_phrases(wanted)]
    # the sign: FTS5 would be asked once for each number of a list, whereas events are found by their numbers
    conditions += _let_through(filters, "+rowid" if wanted.needles else "number")
    query = " AND ".join(condition.query for condition in conditions)
    values = [value for condition in conditions for value in condition.values]
    # as one text: 100,000 rows take three times as long to fetch
    in_one = f"SELECT group_concat(number) FROM ({query} ORDER BY number DESC LIMIT ?)"  # noqa: S608 ours
    found = connection.exec_driver_sql(in_one, (*values, _ALL if most is None else most)).scalar()
    return array("q", json.loads(f"[{found or ''}]"))


def partners(connection: Connection) -> list[Partner]:
    """Return the partners of all events by name, each once."""
    rows = connection.exec_driver_sql(_PARTNERS)
    found = (Partner(Level(level), name, entry_id) for level, entry_id, name in rows)
    return list({partner.key: partner for partner in found}.values())


def entries(connection: Connection) -> frozenset[str]:
    """Return the entries of the dictionaries for which sections stand, and the spheres of events."""
    return frozenset(entry for (entry,) in connection.exec_driver_sql(_ENTRIES))


def institutions(connection: Connection) -> list[str]:
    """Return the institutions from whose files events came, by name."""
    return sorted(name for (name,) in connection.exec_driver_sql(_INSTITUTIONS))


def _from(connection: Connection, wanted: Wanted, filters: Filters) -> _Condition:
    """Return the query for the events of the quarters that are asked for which hold all words."""
    room = _first_of(filters.since), _first_of(filters.until and filters.until.next, _LAST) - 1
    if not wanted.needles:
        return _Condition(_EVENTS, room)
    words = " AND ".join(f"({_expression(connection, needle)})" for needle in wanted.needles)
    return _Condition(_WITH_WORDS, (words, *room))


def _first_of(quarter: Quarter | None, otherwise: int = 0) -> int:
    """Return the first number that an event of a quarter can have."""
    return (4 * quarter.year + quarter.number) * PER_QUARTER * PER_REPORT if quarter else otherwise


def _expression(connection: Connection, needle: Part | Phrase) -> str:
    """Return what FTS5 is asked for.

    Words are put into groups, so that not all of them are looked at for each row; FTS5 would make one of
    them again, were it not for the word that is left out.
    """
    if isinstance(needle, Phrase):
        return " AND ".join(map(_quoted, dict.fromkeys(needle.words)))
    terms = list(_terms(connection, needle))
    groups = [" OR ".join(terms[start : start + _TOGETHER]) for start in range(0, len(terms), _TOGETHER)]
    return groups[0] if len(groups) == 1 else " OR ".join(f"(({group}) NOT {_NOWHERE})" for group in groups)


def _terms(connection: Connection, part: Part) -> Iterator[str]:
    """Yield the words in which a part stands, then its other forms.

    What words begin with is looked up at once up to three letters. Longer beginnings would be gathered from
    all events first, whereas the words themselves are followed from the newest event on.
    """
    there = _words(connection, _WORDS_WITH, _quoted(part.word)) if part.is_anywhere else []
    if len(part.word) <= PART or not there:
        yield f"{_quoted(part.word)}*"
        there = [word for word in there if not word.startswith(part.word)]
    yield from map(_quoted, there)
    if part.forms:
        yield from map(_quoted, _words(connection, _WORDS_THERE, json.dumps(sorted(part.forms))))


def _phrases(wanted: Wanted) -> Iterator[_Condition]:
    """Yield what makes sure that the words of each phrase stand side by side."""
    for needle in wanted.needles:
        if isinstance(needle, Phrase):
            yield _Condition(_WITH_PHRASE, (packed(needle.searched),))


def _let_through(filters: Filters, number: str) -> Iterator[_Condition]:
    """Yield what each filter asks of the number of an event."""
    asked = {"kind": filters.kind, "author": filters.author}
    if given := {f"{name} = ?": str(value) for name, value in asked.items() if value}:
        reports = f"{_REPORTS} {' AND '.join(given)}"
        yield _Condition(f"{number} / {PER_REPORT} IN ({reports})", tuple(given.values()))
    for query, values in _among(filters):
        yield _Condition(f"{number} IN ({query})", values)


def _among(filters: Filters) -> Iterator[_Condition]:
    """Yield the events that each filter lets through which looks at the events themselves."""
    if filters.section:
        yield _Condition(_IN_SECTION, (filters.section,))
    if filters.sphere:
        yield _Condition(_IN_SPHERE, (filters.sphere, filters.sphere))
    if partner := filters.partner:
        yield _Condition(_WITH_PARTNER, 2 * (partner.level.value, partner.id, partner.name))
    if filters.institution:
        yield _Condition(_FROM_INSTITUTION, (filters.institution,))
    if filters.first or filters.last:
        days = filters.last or date.max, filters.first or date.min
        yield _Condition(_IN_PERIOD, tuple(day.isoformat() for day in days))


def _quoted(word: str) -> str:
    """Return a word as FTS5 takes it; no word of `db.words` holds a quotation mark."""
    return f'"{word}"'


def _words(connection: Connection, query: str, value: str) -> list[str]:
    return [word for (word,) in connection.exec_driver_sql(query, (value,))]
