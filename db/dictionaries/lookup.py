"""All dictionaries together, and what is looked up in them."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import TypeVar, cast

from db.dictionaries.declension import decline
from db.dictionaries.entries import (
    KINDS,
    SMOLENSK,
    Author,
    City,
    Country,
    District,
    Entry,
    ForeignTown,
    Municipality,
    Region,
    Settlement,
)
from db.dictionaries.names import forms_of, has_kind, normal
from db.entities import Quarter
from db.folding import fold

PLACES: tuple[type[Entry], ...] = (Municipality, Region, District, City, Settlement, Country, ForeignTown)

E = TypeVar("E", bound=Entry)
T = TypeVar("T")
Day = date | Quarter | None  # a quarter stands for its last day
_IN_REGION = re.compile(r"(.+?) (\S+ обл\.)")
_SMOLENSK_REGION = decline(normal("Смоленская область"))


class Dictionaries:
    """The dictionaries as values: nothing of them changes after loading, indexes are made when needed."""

    def __init__(self, tables: Mapping[type[Entry], tuple[Entry, ...]]) -> None:
        self._every = tables
        self._merged = {kind: _merged(entries) for kind, entries in tables.items()}
        self._tables = {
            kind: tuple(entry for entry in entries if entry.id not in self._merged[kind])
            for kind, entries in tables.items()
        }
        self._indexes: dict[type[Entry], dict[str, list[Entry]]] = {}
        self._made: dict[Callable[[Dictionaries], object], object] = {}

    def once(self, make: "Callable[[Dictionaries], T]") -> T:
        """Return what is made of the dictionaries, an index of another layer: made when first asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        return cast(T, self._made[make])

    def all(self, kind: type[E], on: Day = None) -> tuple[E, ...]:
        """Return the entries of a table in its order; those valid on the day where one is given."""
        entries = cast(tuple[E, ...], self._tables[kind])
        return tuple(entry for entry in entries if entry.is_valid(on))

    def every(self, kind: type[E]) -> tuple[E, ...]:
        """Return all entries of a table, also those that were merged into others."""
        return cast(tuple[E, ...], self._every[kind])

    def offered(self, kind: type[E], on: Day = None) -> tuple[E, ...]:
        """Return what there is to choose from: each thing once, under its name of the day, nothing hidden.

        Without a day it is the newest name.
        """
        newest: dict[str, E] = {}
        for entry in sorted(self.all(kind, on), key=_first_day):
            newest[entry.id] = entry
        shown = {entry.key for entry in newest.values() if not entry.hidden}
        return tuple(entry for entry in self.all(kind, on) if entry.key in shown)

    def get(self, kind: type[E], entry_id: str, on: Day = None) -> E | None:
        """Return the entry with the id that is valid on the day, the newest one where no day is given.

        The id of a double stands for that of the entry into which it was merged.
        """
        wanted = self._merged[kind].get(entry_id, entry_id)
        entries = cast(tuple[E, ...], self._tables[kind])
        named = (entry for entry in entries if entry.id == wanted and entry.is_valid(on))
        return max(named, key=_first_day, default=None)

    def find(self, text: str, on: Day = None, among: Iterable[type[Entry]] = KINDS) -> tuple[Entry, ...]:
        """Return the entries of which the text is a name, in any case form and any usual spelling.

        Those valid on the day where one is given; without a day `valid_to` tells that a name is an old one.
        Several where a name is shared («Октябрьский район»), none where nothing has this name.
        """
        name = normal(text)
        proper = has_kind(name) or not fold(text).islower()  # «мир» is no town, «Мир» is one
        found = [
            entry
            for kind in among
            if proper or kind not in PLACES
            for entry in self._index(kind).get(name, ()) or self._in_region(kind, name)
        ]
        return tuple(entry for entry in found if entry.is_valid(on))

    def municipality(self, text: str, on: Day = None) -> Municipality | None:
        """Return the municipality under the name of the day, whatever name of whatever time the text is."""
        ids = {entry.id for entry in self.find(text, among=(Municipality,))}
        return self.get(Municipality, ids.pop(), on) if len(ids) == 1 else None

    def author_name(self, author_id: str, on: Day = None) -> str:
        """Return the short name of who sends, or the id where the dictionaries do not know it.

        The name of the day where one is given and there was one.
        """
        author = self.get(Author, author_id, on) or self.get(Author, author_id)
        return author.short_name if author else author_id

    def _in_region(self, kind: type[Entry], name: str) -> list[Entry]:
        """Return the entries of a name that its region follows («Оршанский район Витебской области»)."""
        if not (match := _IN_REGION.fullmatch(name)):
            return []
        regions = {entry.id for entry in self._index(Region).get(match[2], ())}
        if match[2] in _SMOLENSK_REGION:
            regions.add(SMOLENSK)
        return [entry for entry in self._index(kind).get(match[1], ()) if entry.region in regions]

    def _index(self, kind: type[Entry]) -> dict[str, list[Entry]]:
        """Return the forms of all names of a table with the entries that have them."""
        if kind not in self._indexes:
            index: dict[str, list[Entry]] = {}
            self._indexes[kind] = index
            for entry in self._tables[kind]:
                for form in forms_of(entry):
                    index.setdefault(form, []).append(entry)
        return self._indexes[kind]


def _first_day(entry: Entry) -> date:
    return entry.valid_from or date.min


def _merged(entries: Iterable[Entry]) -> dict[str, str]:
    """Return the ids of doubles, each with that of the entry that stays; one that leads nowhere is none."""
    into: dict[str, str] = {}
    for entry in entries:
        into[entry.id] = into.get(entry.id) or entry.merged_into
    found: dict[str, str] = {}
    for entry_id in into:
        seen, last = {entry_id}, entry_id
        while (following := into[last]) in into and following not in seen:
            seen.add(following)
            last = following
        if last != entry_id and not into[last]:
            found[entry_id] = last
    return found
