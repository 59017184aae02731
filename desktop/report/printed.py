"""A report as a file shows it, before it is kept and after it was written: no ids, only what is printed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from db.entities import Quarter, Reading, ReportKind, Texts


@dataclass(frozen=True, slots=True)
class Identity:
    """Which report it is, as far as that is known; `author` is an id of the dictionary of authors."""

    kind: ReportKind | None = None
    quarter: Quarter | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One event as printed; `where` says where it stands in the file, for people («таблица 1, строка 7»).

    `reading` is what is known of it besides, where it comes from the store, and so is `sphere`, the id of its
    sphere of co-operation: neither is printed.
    """

    texts: Texts
    where: str = ""
    reading: Reading | None = field(default=None, compare=False)
    sphere: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A heading and the rows under it. The heading is empty only for rows that stand before any heading."""

    heading: str
    rows: tuple[PrintedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in a file that could not be placed: it is shown with its place, never dropped."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class PrintedReport:
    """What a report file says, in its own order.

    Line breaks are "\\n" everywhere. `closing` is the merged row on meetings under the events, or empty.
    `stated` is what the file says of itself besides its title. `is_draft` says that errors are left in it:
    so it stands above every page.
    """

    title: str
    sections: tuple[PrintedSection, ...] = ()
    closing: str = ""
    unread: tuple[Unread, ...] = ()
    stated: Identity = Identity()
    is_draft: bool = field(default=False, compare=False)

    def rows(self) -> Iterator[PrintedRow]:
        """All rows in the order of the numbering."""
        for section in self.sections:
            yield from section.rows
