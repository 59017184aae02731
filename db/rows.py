"""Rows and records of the entities: rows are what the database keeps, records what the journal keeps."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Table
from sqlalchemy.orm import InstrumentedAttribute

from db.entities import Event, Field, Report, Section, Texts
from db.explanations import Explanation
from db.journal import Action, Change, Record
from db.office_parts import KeptPart
from db.preparations import Preparation, PreparedFile
from db.reading_rows import Part, reading_record, to_reading
from db.report_key import Quarter, ReportKey
from db.tables import (
    ActionRow,
    Base,
    ChangeRow,
    EventRow,
    ExplanationRow,
    OfficePartRow,
    PreparationRow,
    ReportRow,
    SectionRow,
    SpanRow,
    UserEntryRow,
)
from db.user_entries import KeptEntry

Entity = Report | Section | Event | KeptEntry | KeptPart | Explanation | Preparation


def to_key(row: ReportRow) -> ReportKey:
    """Return what tells the report of a row from another."""
    return ReportKey(row.kind, Quarter(row.year, row.quarter), row.author, row.edition)


def to_report(row: ReportRow, sections: Sequence[Section] = (), events: Sequence[Event] = ()) -> Report:
    """Return the report of a row with what stands in it."""
    return Report(
        row.id, to_key(row), row.title, row.closing, tuple(sections), tuple(events), row.version, row.nil
    )


def report_record(report: Report) -> Record:
    """Return the fields of a report itself; its sections and events are entities of their own."""
    quarter = report.key.quarter
    return {
        "kind": report.key.kind.value,
        "year": quarter.year,
        "quarter": quarter.number,
        "author": report.key.author,
        "edition": report.key.edition,
        "title": report.title,
        "closing": report.closing,
        "nil": report.nil,
    }


def to_section(row: SectionRow) -> Section:
    """Return the section of a row."""
    return Section(row.id, row.report_id, row.position, row.heading, tuple(row.entries), row.version)


def section_record(section: Section) -> Record:
    """Return the fields of a section."""
    return {
        "report_id": str(section.report_id),
        "position": section.position,
        "heading": section.heading,
        "entries": list(section.entries),
    }


def to_event(row: EventRow, spans: Iterable[SpanRow] = ()) -> Event:
    """Return the event of a row, its reading included, with the spans that were read of its period."""
    texts = Texts(row.title, row.place, row.period, row.content, row.participants)
    return Event(
        row.id,
        row.report_id,
        row.section_id,
        row.position,
        texts,
        to_reading(row, spans),
        row.version,
        row.binned_at,
        row.sphere,
        row.institution,
    )


def event_record(event: Event) -> Record:
    """Return the fields of an event, its reading included."""
    return {
        "report_id": str(event.report_id),
        "section_id": event.section_id and str(event.section_id),
        "position": event.position,
        **{name.value: event.texts[name] for name in Field},
        **reading_record(event.reading),
        "binned_at": event.binned_at and event.binned_at.isoformat(),
        "sphere": event.sphere,
        "institution": event.institution,
    }


def to_user_entry(row: UserEntryRow) -> KeptEntry:
    """Return the dictionary entry of a row."""
    return KeptEntry(
        row.dictionary,
        row.entry_id,
        row.values,
        row.valid_from,
        row.valid_to,
        id=row.id,
        version=row.version,
    )


def user_entry_record(entry: KeptEntry) -> Record:
    """Return the fields of a dictionary entry."""
    return {
        "dictionary": entry.dictionary,
        "entry_id": entry.entry_id,
        "values": dict(entry.values),
        "valid_from": entry.valid_from and entry.valid_from.isoformat(),
        "valid_to": entry.valid_to and entry.valid_to.isoformat(),
    }


def to_part(row: OfficePartRow) -> KeptPart:
    """Return the part of the office's settings of a row."""
    return KeptPart(row.name, row.values, row.version)


def part_record(part: KeptPart) -> Record:
    """Return the fields of a part of the office's settings."""
    return {"name": part.name, "values": dict(part.values)}


def to_explanation(row: ExplanationRow) -> Explanation:
    """Return the explanation of a row."""
    return Explanation(
        row.report_id, row.event_id, row.rule, row.field, row.value_hash, row.text, row.version
    )


def explanation_record(explanation: Explanation) -> Record:
    """Return the fields of an explanation."""
    return {
        "report_id": str(explanation.report_id),
        "event_id": explanation.event_id and str(explanation.event_id),
        "rule": explanation.rule,
        "field": explanation.field,
        "value_hash": explanation.value_hash,
        "text": explanation.text,
    }


def to_preparation(row: PreparationRow) -> Preparation:
    """Return the preparation of a row."""
    return Preparation(
        row.id,
        row.report_id,
        row.edition,
        row.prepared_at,
        row.prepared_by,
        tuple(PreparedFile(**each) for each in row.files),
        row.control_code,
        row.snapshot,
        row.version,
    )


def preparation_record(preparation: Preparation) -> Record:
    """Return the fields of a preparation."""
    return {
        "report_id": str(preparation.report_id),
        "edition": preparation.edition,
        "prepared_at": preparation.prepared_at.isoformat(),
        "prepared_by": preparation.prepared_by,
        "files": [asdict(file) for file in preparation.files],
        "control_code": preparation.control_code,
        "snapshot": preparation.snapshot,
    }


@dataclass(frozen=True)
class Shape:
    """How one kind of entity is kept."""

    row: type[Base]
    to_entity: Callable[..., Any]
    to_record: Callable[[Any], Record]

    @property
    def name(self) -> str:
        """The name of its table, which is how the journal calls the kind."""
        name: str = self.row.__tablename__
        return name

    @cached_property
    def columns(self) -> list[InstrumentedAttribute[Any]]:
        """The columns of its rows, to be asked for without the rows themselves."""
        return [getattr(self.row, column.key) for column in self.row.__table__.columns]


#: Parents stand before what refers to them.
SHAPES: Mapping[type[Any], Shape] = {
    Report: Shape(ReportRow, to_report, report_record),
    Section: Shape(SectionRow, to_section, section_record),
    Event: Shape(EventRow, to_event, event_record),
    KeptEntry: Shape(UserEntryRow, to_user_entry, user_entry_record),
    KeptPart: Shape(OfficePartRow, to_part, part_record),
    Explanation: Shape(ExplanationRow, to_explanation, explanation_record),
    Preparation: Shape(PreparationRow, to_preparation, preparation_record),
}

_FROM_PLAIN: dict[type, Callable[[str], object]] = {
    UUID: UUID,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
}


def to_columns(table: Table, record: Record) -> dict[str, object]:
    """Return what a record puts into the columns of a table; what is kept elsewhere is left out."""
    return {
        name: value if value is None else _FROM_PLAIN.get(table.c[name].type.python_type, _as_it_is)(value)
        for name, value in record.items()
        if name in table.c
    }


def _as_it_is(value: object) -> object:
    return value


def part_columns(part: Part, event_id: UUID, records: Sequence[Record]) -> list[dict[str, object]]:
    """Return the rows of what is kept beside an event. Nobody refers to them: their keys follow from it."""
    table = Base.metadata.tables[part.row.__tablename__]
    return [
        {
            **to_columns(table, record),
            "id": uuid5(event_id, f"{part.field} {place}"),
            "event_id": event_id,
            "position": place,
            **({"origin": part.origin} if part.origin else {}),
        }
        for place, record in enumerate(records)
    ]


def to_action(row: ActionRow) -> Action:
    """Return the action of a row with its changes."""
    changes = tuple(
        Change(one.entity_table, one.entity_id, one.entity_version, one.before, one.after)
        for one in row.changes
    )
    return Action(
        row.id, row.number, row.kind, row.label, row.owner, row.at, row.reverses, changes, row.details
    )


def to_action_row(action: Action) -> ActionRow:
    """Return the row of an action with those of its changes."""
    return ActionRow(
        id=action.id,
        number=action.number,
        kind=action.kind,
        label=action.label,
        owner=action.owner,
        at=action.at,
        reverses=action.reverses,
        details=action.details,
        changes=[_to_change_row(action.id, place, change) for place, change in enumerate(action.changes)],
    )


def _to_change_row(action_id: UUID, place: int, change: Change) -> ChangeRow:
    return ChangeRow(
        id=uuid5(action_id, str(place)),
        position=place,
        entity_table=change.table,
        entity_id=change.entity_id,
        entity_version=change.version,
        before=change.before,
        after=change.after,
    )
