"""Only some rows of a file are kept: the plan of an import is narrowed to those that a person has ticked."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import NamedTuple

from db.entities import Event, Field, Report
from desktop.report.matching import Pair
from desktop.report.printed import PrintedRow, PrintedSection
from desktop.services.import_plan import ImportPlan, PlannedRow, State, planned


class _Row(NamedTuple):
    """A row as it is to be, and the kept event that it is."""

    printed: PrintedRow
    kept: Event | None


@dataclass(frozen=True, slots=True)
class _Section:
    heading: str
    rows: list[_Row]


def only(plan: ImportPlan, taken: Collection[int]) -> ImportPlan:
    """Return the plan that changes no other rows than those at the places; the rest stays as it is kept.

    What is new and not taken is left out; what is gone and not taken stays in its section. Title, headings,
    order and the closing row are those of the file.
    """
    sections = _sections(plan, taken)
    gone = [(place in taken, row.kept) for place, row in enumerate(plan.rows) if row.state is State.GONE]
    for is_taken, event in gone:
        if plan.kept and event and not is_taken:
            _put_back(sections, plan.kept, event)
    printed = replace(plan.printed, sections=tuple(_printed(sections)))
    places = {event.id: place for place, event in enumerate(plan.kept.events if plan.kept else ())}
    rows = [row for section in sections for row in section.rows]
    pairs = [
        Pair(places[row.kept.id] if row.kept else None, place, _changed(row))
        for place, row in enumerate(rows)
    ]
    pairs += [Pair(places[event.id], None) for is_taken, event in gone if event and is_taken]
    return planned(replace(plan, printed=printed), pairs)


def _sections(plan: ImportPlan, taken: Collection[int]) -> list[_Section]:
    """Return the sections of the file with the rows that they are to have; one that has lost all goes."""
    known = {section.heading for section in plan.kept.sections} if plan.kept else set()
    by_number = {row.number: (row, place in taken) for place, row in enumerate(plan.rows)}
    numbers = count(1)
    sections = []
    for each in plan.printed.sections:
        rows = [row for _ in each.rows for row in _to_be(*by_number[next(numbers)])]
        if rows or not each.rows or each.heading in known:
            sections.append(_Section(each.heading, rows))
    return sections


def _to_be(row: PlannedRow, is_taken: bool) -> Iterator[_Row]:
    """Yield what a row of the file comes to: nothing where it is new and not taken."""
    if row.printed and is_taken:
        yield _Row(row.printed, row.kept)
    elif row.printed and row.kept:
        yield _Row(PrintedRow(row.kept.texts, row.printed.where), row.kept)


def _put_back(sections: list[_Section], report: Report, event: Event) -> None:
    """Put an event that the file does not have where it stood: in its section, after those before it."""
    heading = next((each.heading for each in report.sections if each.id == event.section_id), "")
    section = next((each for each in sections if each.heading == heading), None)
    if section is None:
        section = _Section(heading, [])
        sections.insert(len(sections) if heading else 0, section)
    above = {each.id for each in report.events[: report.events.index(event)]}
    places = [place for place, row in enumerate(section.rows, 1) if row.kept and row.kept.id in above]
    section.rows.insert(max(places, default=0), _Row(PrintedRow(event.texts), event))


def _printed(sections: Sequence[_Section]) -> Iterator[PrintedSection]:
    for section in sections:
        yield PrintedSection(section.heading, tuple(row.printed for row in section.rows))


def _changed(row: _Row) -> tuple[Field, ...]:
    kept = row.kept
    return tuple(field for field in Field if kept and kept.texts[field] != row.printed.texts[field])
