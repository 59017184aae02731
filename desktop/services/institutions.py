"""Rows of an institution's file join a report: as a plan, like that of any file, to be shown first."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from db.dictionaries.lookup import Dictionaries
from db.entities import Event, Report, Section
from db.folding import fold
from db.store import Store
from desktop.report.headings import recognise_heading
from desktop.report.matching import Pair, by_id, match
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection
from desktop.services.exporting import as_printed
from desktop.services.import_plan import ImportPlan, compare
from desktop.services.sections import section_of

_NAMED = re.compile(r"((?:[А-ЯЁ]{2,10}\s+){1,4}«[^«»]+(?:«[^«»]+»?)?[^«»]*»)")  # «МБОУ «Школа № 2»»
_NUMBERED = re.compile(r"\b((?:[А-ЯЁ]{2,10}\s+){1,4}(?:[А-ЯЁа-яё-]+\s+){0,4}№\s*\d+)")  # «МБОУ СШ № 2»
_AROUND_NAME = re.compile(
    r"\b(?:отч[её]т\w*|таблиц\w+|сведени\w+|мероприяти\w+|международн\w+|за|в|о|по|от|год\w*|20\d\d"
    r"|(?:I{1,3}|IV|[1-4])[- ]?(?:й )?кв\w*|копия)\b|\(\d+\)",
    re.IGNORECASE,
)
_SEPARATORS = re.compile(r"[_\s]+|(?<=\s)[-–—,.]+(?=\s|$)|^[-–—,.\s]+|[-–—,.\s]+$")


def proposed_name(printed: PrintedReport, source: Path) -> str:
    """Return what an institution may be called by the title of its file, else by the name of that."""
    title = fold(printed.title)
    for pattern in (_NAMED, _NUMBERED):
        if found := pattern.search(title):
            return found[1]
    name = _AROUND_NAME.sub(" ", source.stem.replace("_", " "))
    return fold(_SEPARATORS.sub(" ", f" {name} ")).strip(" -–—,.")


def plan_adding(
    store: Store,
    dictionaries: Dictionaries,
    report: Report,
    source: Path,
    printed: PrintedReport,
    institution: str,
    section: Section | None,
) -> ImportPlan:
    """Return the plan of a report that has the rows of an institution besides its own.

    Rows stand under their headings where the report has these sections, else in the one that is given. What
    the report has already is not added again, and what the institution has changed since takes its place.
    """
    rows = [row for each in printed.sections for row in each.rows]
    known = by_id([event.id for event in report.events], [row.id for row in rows])
    pairs = match([event.texts for event in report.events], [row.texts for row in rows], known)
    places = {pair.new: _place(pair, report.events, institution) for pair in pairs if pair.new is not None}
    sections = _own(report, rows, {old: new for new, old in places.items() if old is not None})
    start = 0
    for each in printed.sections:
        numbers = range(start, start + len(each.rows))
        new = [_new(rows[number], report, institution) for number in numbers if places[number] is None]
        _add(sections, _target(report, each.heading, dictionaries) or section, new)
        start += len(each.rows)
    whole = replace(as_printed(report), sections=tuple(sections), unread=printed.unread)
    label = f"добавление строк из файла «{source.name}»"
    return replace(compare(store, source, whole, report.key), action=label)


def _place(pair: Pair, events: Sequence[Event], institution: str) -> int | None:
    """Return which event of the report a row is: one told otherwise only where it is the institution's."""
    if pair.old is None or (pair.changed and events[pair.old].institution != institution):
        return None
    return pair.old


def _new(row: PrintedRow, report: Report, institution: str) -> PrintedRow:
    """Return a row as it joins a report; the id of an event that stays another one is not its own."""
    is_taken = any(event.id == row.id for event in report.events)
    return replace(row, institution=institution, id=None if is_taken else row.id)


def _own(report: Report, rows: Sequence[PrintedRow], taken: dict[int, int]) -> list[PrintedSection]:
    """Return the sections of a report with the texts that its events have in a file."""
    place = 0
    sections = []
    for section in as_printed(report).sections:
        own = []
        for row in section.rows:
            own.append(replace(row, texts=rows[taken[place]].texts) if place in taken else row)
            place += 1
        sections.append(replace(section, rows=tuple(own)))
    return sections


def _target(report: Report, heading: str, dictionaries: Dictionaries) -> Section | None:
    """Return the section of a report for a heading of the file."""
    if not heading:
        return None
    entries = recognise_heading(heading, report.key.kind, report.key.quarter, dictionaries)
    return section_of(report, entries, heading)


def _add(sections: list[PrintedSection], target: Section | None, rows: Sequence[PrintedRow]) -> None:
    """Put rows at the end of a section, before all of them where there is none."""
    if not rows:
        return
    heading = target.heading if target else ""
    for number, section in enumerate(sections):
        if section.heading == heading:
            sections[number] = replace(section, rows=(*section.rows, *rows))
            return
    sections.insert(0 if not heading else len(sections), PrintedSection(heading, tuple(rows)))
