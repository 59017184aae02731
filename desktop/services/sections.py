"""Which sections a report can have, and where one stands among the others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from operator import itemgetter
from uuid import UUID

from db.dictionaries.entries import Author, Municipality, Sphere
from db.dictionaries.lookup import Dictionaries
from db.entities import OFFICE, Report, ReportKey, ReportKind, Section
from db.errors import AppError
from db.folding import fold, key
from db.positions import GAP, spread, with_room
from desktop.report.headings import heading, house_order, joined_heading


class UnknownEntry(AppError):
    """A section is to be made for what the dictionaries do not know in the report's quarter."""

    def __init__(self, entry: str) -> None:
        super().__init__(
            f"Раздел не добавлен: записи «{entry}» нет в справочнике на квартал отчета, "
            "выберите раздел из списка.",
            "Ничего не изменено.",
            "Выберите раздел из списка.",
        )


class SectionInUse(AppError):
    """A section is to be removed in which events stand."""

    def __init__(self, heading: str) -> None:
        super().__init__(
            f"Раздел «{fold(heading)}» не убран: в нем есть мероприятия, сначала перенесите их "
            "в другой раздел.",
            "Ничего не изменено.",
            "Перенесите мероприятия в другой раздел или уберите их в корзину.",
        )


@dataclass(frozen=True, slots=True)
class Offer:
    """An entry of the dictionaries that can be a section: its id, its short name and its whole heading."""

    id: str
    name: str
    heading: str


def offers(key: ReportKey, dictionaries: Dictionaries) -> list[Offer]:
    """Return what can be a section of a report in its quarter, in the house order."""
    kind, quarter = key.kind, key.quarter
    entries: Sequence[Municipality | Sphere]
    if kind is ReportKind.MUNICIPAL:
        entries = dictionaries.offered(Municipality, quarter)
    else:
        entries = dictionaries.offered(Sphere, quarter)
    names = {entry.id: entry.short_name for entry in entries}
    return [
        Offer(each, names[each], heading(kind, each, quarter, dictionaries))
        for each in house_order(kind, names, quarter, dictionaries)
    ]


def section_of(report: Report, entries: Sequence[str], heading: str = "") -> Section | None:
    """Return the section of a report for these entries, or with this heading where it has none of them."""
    wanted, name = set(entries), key(heading)
    found = (each for each in report.sections if wanted and set(each.entries) == wanted)
    named = (each for each in report.sections if name and key(each.heading) == name)
    return next(found, None) or next(named, None)


def may_have(report_key: ReportKey, entries: Sequence[str], dictionaries: Dictionaries) -> bool:
    """Whether a report can have a section for these entries: an author's own one has the author's alone."""
    kind = Municipality if report_key.kind is ReportKind.MUNICIPAL else Sphere
    known = {entry.id for entry in dictionaries.all(kind, report_key.quarter)}
    if report_key.author != OFFICE:
        author = dictionaries.get(Author, report_key.author)
        known &= {author.municipality_id, *author.spheres} if author else set()
    return bool(entries) and known.issuperset(entries)


def new_section(
    section_id: UUID, report: Report, entries: Sequence[str], dictionaries: Dictionaries
) -> list[Section]:
    """Return a section for these entries in its place by the house order, and those that make room.

    In a report of another order it stands before the first section that comes after it by the house order.
    Raises UnknownEntry.
    """
    report_key = report.key
    name = joined_heading(report_key.kind, entries, report_key.quarter, dictionaries)
    if not name:
        raise UnknownEntry(", ".join(entries))
    section = Section(section_id, report.id, GAP, name, tuple(entries))
    ordered = in_house_order((section, *report.sections), report_key, dictionaries)
    later = [each for each in ordered[ordered.index(section) + 1 :] if each.entries]
    sections = list(report.sections)
    place = next((place for place, each in enumerate(sections) if each in later), len(sections))
    return placed(section, sections, place)


def placed(section: Section, others: Sequence[Section], place: int) -> list[Section]:
    """Return a section with its position before the place among others, and those that make room."""
    positions = with_room([each.position for each in others], place)
    new = positions.pop(place)
    return [replace(section, position=new), *_at(others, positions)]


def in_house_order(
    sections: Sequence[Section], report_key: ReportKey, dictionaries: Dictionaries
) -> tuple[Section, ...]:
    """Return sections as the office orders them; those without an entry stay behind the one above them."""
    ids = {entry: None for section in sections for entry in section.entries}
    order = house_order(report_key.kind, ids, report_key.quarter, dictionaries)
    places = {entry: place for place, entry in enumerate(order)}
    ranked: list[tuple[int, Section]] = []
    above = -1
    for section in sections:
        above = min((places[entry] for entry in section.entries), default=above)
        ranked.append((above, section))
    return tuple(section for _, section in sorted(ranked, key=itemgetter(0)))


def reordered(sections: Sequence[Section]) -> list[Section]:
    """Return sections with positions that put them into the order in which they are given."""
    return _at(sections, spread(len(sections)))


def _at(sections: Sequence[Section], positions: Sequence[int]) -> list[Section]:
    return [replace(each, position=place) for each, place in zip(sections, positions, strict=True)]
