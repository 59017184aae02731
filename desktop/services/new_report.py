"""How a report begins: its title, and the section of an author who has only one."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from uuid import UUID, uuid4

from db.dictionaries.entries import Author
from db.dictionaries.lookup import Dictionaries
from db.entities import Report, ReportKey, ReportKind, Section
from db.errors import AppError
from db.positions import GAP
from desktop.report.headings import heading
from desktop.report.titles import title


class UnknownAuthor(AppError):
    """A report is to be made for someone whom the dictionary of authors does not know."""

    def __init__(self, author: str) -> None:
        super().__init__(
            f"Отчет не создан: отправителя «{author}» нет в справочнике, выберите другого отправителя.",
            "Ничего не изменено.",
            "Выберите отправителя из справочника.",
        )


def new_report(key: ReportKey, dictionaries: Dictionaries, new_id: Callable[[], UUID] = uuid4) -> Report:
    """Return a report as it begins; it is not kept yet. Raises UnknownAuthor."""
    try:
        report = Report(new_id(), key, title(key, dictionaries))
    except KeyError as error:
        raise UnknownAuthor(key.author) from error
    return replace(report, sections=tuple(_own_section(report, dictionaries, new_id)))


def _own_section(report: Report, dictionaries: Dictionaries, new_id: Callable[[], UUID]) -> Iterator[Section]:
    """Yield the section of an author who has only one: its municipality, or its one sphere."""
    key = report.key
    if (author := dictionaries.get(Author, key.author)) is None:
        return
    own = (author.municipality_id,) if key.kind is ReportKind.MUNICIPAL else author.spheres
    if len(own) == 1 and (name := heading(key.kind, own[0], key.quarter, dictionaries)):
        yield Section(new_id(), report.id, GAP, name, own)
