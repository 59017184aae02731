"""Rows that were copied elsewhere join a report: as a plan, like that of a file, to be shown and kept."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from db.entities import Report
from db.folding import fold
from db.store import Store
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection
from desktop.services.exporting import as_printed
from desktop.services.import_plan import ImportPlan, compare

CLIPBOARD = Path("буфер обмена")  # stands where else the file is named


def plan_pasting(store: Store, report: Report, after: UUID | None, pasted: PrintedReport) -> ImportPlan:
    """Return the plan of a report that has the pasted rows besides its own; nothing of it goes or changes."""
    plan = compare(store, CLIPBOARD, joined(report, after, pasted), report.key)
    return replace(plan, action="вставка строк таблицы")


def joined(report: Report, after: UUID | None, pasted: PrintedReport) -> PrintedReport:
    """Return a report with pasted rows: under their headings, or behind an event where they have none."""
    printed = as_printed(report)
    own = list(printed.sections) or [PrintedSection("")]
    for section in pasted.sections:
        if section.heading:
            _add_under(own, section)
        else:
            _add_behind(own, _texts_place(report, after), section.rows)
    return replace(printed, sections=tuple(own), unread=pasted.unread)


def _texts_place(report: Report, after: UUID | None) -> int:
    """Return how many rows of the report come before what is put behind an event: all where there is none."""
    ids = [event.id for event in report.events]
    return ids.index(after) + 1 if after in ids else len(ids)


def _add_behind(sections: list[PrintedSection], place: int, rows: Sequence[PrintedRow]) -> None:
    """Put rows at a place that is counted through all sections, into the section of the row before it."""
    for number, section in enumerate(sections):
        if place <= len(section.rows):
            whole = (*section.rows[:place], *rows, *section.rows[place:])
            sections[number] = replace(section, rows=whole)
            return
        place -= len(section.rows)


def _add_under(sections: list[PrintedSection], pasted: PrintedSection) -> None:
    """Put rows at the end of the section that has their heading, or of a new one behind all others."""
    for number, section in enumerate(sections):
        if fold(section.heading) == fold(pasted.heading):
            sections[number] = replace(section, rows=(*section.rows, *pasted.rows))
            return
    sections.append(pasted)
