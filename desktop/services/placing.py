"""Where events stand among the rows of their sections, and what must change to put them there."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from db.entities import Event, Report, ReportKind, Section, Texts
from db.positions import GAP, with_room
from desktop.report.reading import Reader
from desktop.services.sections import may_have, new_section, section_of


@dataclass(frozen=True, slots=True)
class Draft:
    """The texts and the sphere of an event to be added, and the section it stood in where it comes from."""

    texts: Texts
    entries: tuple[str, ...] = ()
    heading: str = ""
    sphere: str = ""


class Placing:
    """Adds events to a report; gathers what is to be kept for that."""

    def __init__(self, report: Report, reader: Reader, new_id: Callable[[], UUID]) -> None:
        self._report = report
        self._reader = reader
        self._dictionaries = reader.dictionaries
        self._new_id = new_id
        self._sections = {section.id: section for section in report.sections}
        self._rows: dict[UUID | None, list[Event]] = {}
        self._put: dict[UUID, Section | Event] = {}

    @property
    def to_keep(self) -> list[Section | Event]:
        """Return all that is new or moved."""
        return list(self._put.values())

    def add(self, draft: Draft, after: Event | None) -> Event:
        """Add an event to the section where it belongs: after another one of it, else at its end."""
        section_id = self._section_for(draft, after)
        rows = self._rows.setdefault(section_id, rows_of(self._report.events, section_id))
        place = next((place + 1 for place, row in enumerate(rows) if after and row.id == after.id), len(rows))
        reading = self._reader.read(draft.texts, self._report.key.quarter)
        new = Event(
            self._new_id(), self._report.id, section_id, GAP, draft.texts, reading, sphere=self._sphere(draft)
        )
        event, *moved = placed(new, rows, place)
        self._rows[section_id] = [*moved[:place], event, *moved[place:]]
        self._put |= {each.id: each for each in (event, *moved)}
        return event

    def _sphere(self, draft: Draft) -> str:
        """Return the sphere of an event; in an executive report its section says it."""
        return draft.sphere if self._report.key.kind is ReportKind.MUNICIPAL else ""

    def _section_for(self, draft: Draft, after: Event | None) -> UUID | None:
        """Return the section that the draft came from, made if the report can have it, else a neighbour's."""
        report = replace(self._report, sections=tuple(self._sections.values()))
        if found := section_of(report, draft.entries, draft.heading):
            return found.id
        if may_have(report.key, draft.entries, self._dictionaries):
            return self.add_section(draft.entries).id
        if after:
            return after.section_id
        return report.sections[0].id if report.sections else None

    def add_section(self, entries: Sequence[str]) -> Section:
        """Add a section in its place by the house order. Raises UnknownEntry."""
        report = replace(self._report, sections=tuple(self._sections.values()))
        changed = new_section(self._new_id(), report, entries, self._dictionaries)
        self._put |= {each.id: each for each in changed}
        self._sections |= {each.id: each for each in changed}
        ordered = sorted(self._sections.values(), key=lambda each: each.position)
        self._sections = {each.id: each for each in ordered}
        return changed[0]


def without_nil(report: Report) -> list[Report]:
    """Return the report as it is to be kept when an event comes: it says no longer that nothing was held."""
    return [replace(report, nil="")] if report.nil else []


def rows_of(events: Iterable[Event], section_id: UUID | None) -> list[Event]:
    """Return the events of a section, or those that stand in none."""
    return [event for event in events if event.section_id == section_id]


def placed(event: Event, rows: Sequence[Event], place: int) -> list[Event]:
    """Return an event with its position among the rows of its section, and the rows that make room."""
    positions = with_room([row.position for row in rows], place)
    new = positions.pop(place)
    moved = (replace(row, position=position) for row, position in zip(rows, positions, strict=True))
    return [replace(event, position=new), *moved]


def section_at(report: Report, event: Event, others: Sequence[Event], place: int) -> UUID | None:
    """Return the section of a place among the other events: between two sections there are two answers."""
    if place == len(others):
        return others[-1].section_id if others else event.section_id
    below = others[place].section_id
    comes_down = report.events.index(event) < place
    return event.section_id if comes_down and others[place - 1].section_id == event.section_id else below
