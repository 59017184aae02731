"""What is done to the sections of a report, each time as one action that can be undone."""

from collections.abc import Sequence

from db.entities import Report, Section
from desktop.services.editing import Editing
from desktop.services.placing import rows_of
from desktop.services.sections import SectionInUse, in_house_order, placed, reordered, section_of


def add_section(editing: Editing, report: Report, entries: Sequence[str]) -> Section:
    """Return the section of a municipality or of spheres; if need be it is made. Raises UnknownEntry."""
    if found := section_of(report, entries):
        return found
    placing = editing.placing(report)
    section = placing.add_section(entries)
    editing.commit("добавление раздела", placing.to_keep)
    return section


def move_section(editing: Editing, report: Report, section: Section, before: Section | None) -> None:
    """Move a section with its events to stand before another one; None: to the end of the report."""
    others = [each for each in report.sections if each.id != section.id]
    place = others.index(before) if before else len(others)
    editing.commit("перемещение раздела", placed(section, others, place))


def order_sections(editing: Editing, report: Report) -> None:
    """Put the sections of a report into the house order."""
    ordered = in_house_order(report.sections, report.key, editing.reader.dictionaries)
    if ordered != report.sections:
        editing.commit("расстановка разделов по порядку", reordered(ordered))


def remove_section(editing: Editing, report: Report, section: Section) -> None:
    """Remove a section in which no event stands. Raises SectionInUse."""
    if rows_of(report.events, section.id):
        raise SectionInUse(section.heading)
    editing.commit("удаление раздела", remove=[section])
