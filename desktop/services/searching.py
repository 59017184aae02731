"""Searching the whole store: words in any form, with the places where they stand."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from uuid import UUID

from db.dictionaries.lookup import Dictionaries
from db.entities import Field, ReportKey, Texts
from db.found import Found
from db.search import NO_FILTERS, Filters, Numbers
from db.store import Store
from db.wanted import Inflect, Mark, Wanted, wanted
from desktop.services.naming import section_name

PAGE = 20  # hits that are read together: as many as are seen at once
SOON = 1000  # hits that are there before all are


@dataclass(frozen=True)
class Hit:
    """An event that was found. `section` is the short name of its section, "" where it has none."""

    event_id: UUID
    key: ReportKey
    section: str
    number: int
    texts: Texts
    sought: Wanted = field(repr=False)

    @cached_property
    def title_marks(self) -> tuple[Mark, ...]:
        """The places in the title where something was found."""
        return self.sought.marks(self.texts.title)

    @cached_property
    def told(self) -> tuple[Field, tuple[Mark, ...]]:
        """The text that says beside the title why this was found, with its marks; the place if none does."""
        others = (name for name in Field if name is not Field.TITLE)
        marked = ((name, self.sought.marks(self.texts[name])) for name in others)
        return next((each for each in marked if each[1]), (Field.PLACE, ()))


class Results:
    """What a search has found; hits are read page by page when they are asked for.

    `is_all` is whether that is all, or the first of it.
    """

    def __init__(
        self, store: Store, dictionaries: Dictionaries, sought: Wanted, numbers: Numbers, *, is_all: bool
    ) -> None:
        self._store = store
        self._dictionaries = dictionaries
        self._sought = sought
        self._numbers = numbers
        self.is_all = is_all

    @property
    def total(self) -> int:
        """How many events were found."""
        return len(self._numbers)

    def page(self, number: int) -> Sequence[Hit]:
        """Return a page, from 0 on: the newest quarter first, a report in its own order.

        It is short of those that were removed since.
        """
        return [self._hit(found) for found in self._store.found(self._numbers, number * PAGE, PAGE)]

    def _hit(self, found: Found) -> Hit:
        event, section = found.event, found.section
        return Hit(
            event.id,
            found.key,
            section_name(section, found.key, self._dictionaries) if section else "",
            found.number,
            event.texts,
            self._sought,
        )


class Searching:
    """Searches a store for whoever types. `inflect` gives all forms of a word."""

    def __init__(self, store: Store, dictionaries: Dictionaries, inflect: Inflect) -> None:
        self._store = store
        self._dictionaries = dictionaries
        self._inflect = inflect

    def search(self, query: str, filters: Filters = NO_FILTERS, most: int | None = None) -> Results:
        """Find the events that hold all words of a query and that the filters let through; "" holds all.

        A word finds all its forms, and as a part of other words from three letters on; shorter ones begin
        words. What stands between quotation marks is found just so. With `most`, no more than so many.
        """
        sought = wanted(query, self._inflect)
        numbers = self._store.search(sought, filters, most)
        is_all = most is None or len(numbers) < most
        return Results(self._store, self._dictionaries, sought, numbers, is_all=is_all)
