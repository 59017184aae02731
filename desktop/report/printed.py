"""A report as a file shows it, before it is kept and after it was written: no ids, only what is printed."""

from collections.abc import Iterator
from dataclasses import dataclass

from db.entities import Texts


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One event as printed; `where` says where it stands in the file, for people («таблица 1, строка 7»)."""

    texts: Texts
    where: str = ""


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
    """

    title: str
    sections: tuple[PrintedSection, ...] = ()
    closing: str = ""
    unread: tuple[Unread, ...] = ()

    def rows(self) -> Iterator[PrintedRow]:
        """All rows in the order of the numbering."""
        for section in self.sections:
            yield from section.rows
