"""A report as a file shows it, before it is kept and after it was written, with what the file carries."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from uuid import UUID

from db.entities import Quarter, Reading, ReportKind, Texts
from desktop.report.carried import NOTHING, Carried


@dataclass(frozen=True, slots=True)
class Identity:
    """Which report it is, as far as that is known; `author` is an id of the dictionary of authors."""

    kind: ReportKind | None = None
    quarter: Quarter | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedRow:
    """One event as printed; `where` says where it stands in the file, for people («таблица 1, строка 7»).

    What follows is not printed; it is known where the row comes from the store, or from a file with data.
    `id` is that of the event, `reading` what was read from its texts or set by hand, `sphere` the id of its
    sphere of co-operation, `institution` the subordinate one from which it came.
    """

    texts: Texts
    where: str = ""
    reading: Reading | None = field(default=None, compare=False)
    sphere: str = field(default="", compare=False)
    id: UUID | None = field(default=None, compare=False)
    institution: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class PrintedSection:
    """A heading and the rows under it. The heading is empty only for rows that stand before any heading.

    `entries` are the ids of the dictionaries for which it stands, as far as that is carried; not printed.
    """

    heading: str
    rows: tuple[PrintedRow, ...] = ()
    entries: tuple[str, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class Unread:
    """Something in a file that could not be placed: it is shown with its place, never dropped."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class PrintedReport:
    """What a report file says, in its own order.

    Line breaks are "\\n" everywhere. `closing` is the merged row on meetings under the events, or empty.
    `nil` is the sentence by which a report without events says that nothing was held. `edition` is printed
    under the title where it is not the first, `control_code` small under the table. `stated` is what the file
    says of itself besides its title. `is_draft` says that errors are left in it: so it stands above every
    page. `carried` are the data of the file; a report that has some is written with them, see `without_data`.
    """

    title: str
    sections: tuple[PrintedSection, ...] = ()
    closing: str = ""
    nil: str = field(default="", kw_only=True)
    edition: int = field(default=1, compare=False, kw_only=True)
    unread: tuple[Unread, ...] = ()
    stated: Identity = Identity()
    is_draft: bool = field(default=False, compare=False)
    carried: Carried = field(default=NOTHING, compare=False)
    control_code: str = field(default="", compare=False)

    def rows(self) -> Iterator[PrintedRow]:
        """All rows in the order of the numbering."""
        for section in self.sections:
            yield from section.rows


def without_data(report: PrintedReport) -> PrintedReport:
    """Return what is printed of a report and no more: so it is published."""
    sections = tuple(
        PrintedSection(section.heading, tuple(PrintedRow(row.texts, row.where) for row in section.rows))
        for section in report.sections
    )
    return replace(report, sections=sections, carried=NOTHING, control_code="", edition=1)
