"""What is read from the store: rows become values before they leave."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, exists, func, or_, select
from sqlalchemy.orm import Session, aliased, contains_eager, selectinload

from db.entities import Event, Field, Report, ReportKey, ReportSummary, Section, Span, Texts
from db.explanations import Explanation
from db.journal import Action, ActionKind, CannotReverse, Change, NotKept
from db.office_parts import KeptPart
from db.preparations import Preparation
from db.rows import SHAPES, Entity, to_action, to_key, to_report
from db.tables import (
    ActionRow,
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

E = TypeVar("E", bound=Entity)

_BATCH = 500  # ids in one query
_TEXTS = tuple(getattr(EventRow, field) for field in Field)
_SPAN = tuple(getattr(SpanRow, each.name) for each in fields(Span))
_NEWEST_FIRST = (
    ReportRow.year.desc(),
    ReportRow.quarter.desc(),
    ReportRow.kind,
    ReportRow.author,
    ReportRow.edition,
)
_STORED_ORDER = (SectionRow.position.nulls_first(), SectionRow.id, EventRow.position, EventRow.id)


def batches(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """Cut ids into as many as one query takes."""
    return (ids[start : start + _BATCH] for start in range(0, len(ids), _BATCH))


def load(session: Session, kind: type[E], query: Select[Any]) -> list[E]:
    """Return the entities of a kind whose rows a query gives, without what stands in them.

    Columns are asked for, not mapped rows: those take twice the time, and are written behind their back.
    """
    shape = SHAPES[kind]
    if shape.row is not EventRow:
        return [shape.to_entity(row) for row in session.execute(query.with_only_columns(*shape.columns))]
    beside = query.outerjoin(EventRow.spans).order_by(SpanRow.position)
    rows: dict[UUID, list[Row[Any]]] = {}
    for row in session.execute(beside.with_only_columns(*shape.columns, *_SPAN)):
        rows.setdefault(row.id, []).append(row)
    return [shape.to_entity(of_event[0], of_event) for of_event in rows.values()]


def load_by_id(session: Session, kind: type[E], ids: Sequence[UUID]) -> dict[UUID, E]:
    """Return the entities of a kind by their ids; those that are not kept are left out."""
    row = SHAPES[kind].row
    found = (load(session, kind, select(row).where(row.id.in_(batch))) for batch in batches(ids))
    return {each.id: each for batch in found for each in batch}


def reports(session: Session) -> list[ReportSummary]:
    """Return all reports, the newest quarter first, with the number of their events."""
    of_report = (EventRow.report_id == ReportRow.id, EventRow.binned_at.is_(None))
    counted = select(func.count()).where(*of_report).scalar_subquery()
    rows = session.execute(select(ReportRow, counted).order_by(*_NEWEST_FIRST))
    return [ReportSummary(row.id, to_key(row), row.title, events) for row, events in rows.tuples()]


def find(session: Session, key: ReportKey) -> UUID | None:
    """Return the id of the report with the key, whatever its edition, if it is kept."""
    columns = (ReportRow.year, ReportRow.quarter, ReportRow.kind, ReportRow.author)
    wanted = (key.quarter.year, key.quarter.number, key.kind, key.author)
    same = (column == value for column, value in zip(columns, wanted, strict=True))
    return session.scalar(select(ReportRow.id).where(*same).order_by(ReportRow.edition.desc()).limit(1))


def report(session: Session, report_id: UUID) -> Report:
    """Return a report with its sections and events in stored order. Raises NotKept."""
    if (row := session.get(ReportRow, report_id)) is None:
        raise NotKept
    of_report = SectionRow.report_id == report_id
    sections = load(
        session, Section, select(SectionRow).where(of_report).order_by(SectionRow.position, SectionRow.id)
    )
    events = _in_stored_order(select(EventRow)).where(EventRow.report_id == report_id)
    found = to_report(row, sections, load(session, Event, events))
    return replace(found, prepared_at=_prepared_at(session, row))


def _prepared_at(session: Session, row: ReportRow) -> datetime | None:
    """Return since when the present edition of a report is prepared to be sent."""
    last = select(func.max(PreparationRow.prepared_at))
    return session.scalar(
        last.where(PreparationRow.report_id == row.id, PreparationRow.edition == row.edition)
    )


def locked(session: Session) -> frozenset[UUID]:
    """Return the reports whose present edition is prepared to be sent."""
    present = (PreparationRow.report_id == ReportRow.id, PreparationRow.edition == ReportRow.edition)
    return frozenset(session.scalars(select(ReportRow.id).where(exists().where(*present))))


def texts(session: Session, report_id: UUID) -> list[Texts]:
    """Return the texts of the events of a report in stored order."""
    query = _in_stored_order(select(*_TEXTS)).where(EventRow.report_id == report_id)
    return [Texts(*row) for row in session.execute(query)]


def event(session: Session, event_id: UUID) -> Event:
    """Return an event, also one in the bin. Raises NotKept."""
    if found := load_by_id(session, Event, [event_id]):
        return found[event_id]
    raise NotKept


def events(session: Session, ids: Sequence[UUID]) -> list[Event]:
    """Return the events of a page of a list, in the order of the ids; those that are gone are left out."""
    found = load_by_id(session, Event, ids)
    return [found[each] for each in ids if each in found]


def key(session: Session, report_id: UUID) -> ReportKey | None:
    """Return what tells a report from another; None where it is not kept."""
    row = session.get(ReportRow, report_id)
    return to_key(row) if row else None


def report_of(session: Session, action: Action) -> UUID | None:
    """Return the report that an action changed, the first one of several; None where it is about none."""
    found = (report_of_change(session, change) for change in action.changes)
    return next(filter(None, found), None)


def report_of_change(session: Session, change: Change) -> UUID | None:
    """Return the report that a change is about; None where it is about none."""
    if change.table == ReportRow.__tablename__:
        return change.entity_id
    if said := {**(change.before or {}), **(change.after or {})}.get("report_id"):
        return UUID(said)
    ids = {row.__tablename__: (row.id, row.report_id) for row in (SectionRow, EventRow)}
    if change.table not in ids:
        return None
    of_entity, of_report = ids[change.table]
    return session.scalar(select(of_report).where(of_entity == change.entity_id))


def ids_of_report(session: Session, report_id: UUID) -> list[UUID]:
    """Return the events of a report in stored order."""
    return list(session.scalars(_in_stored_order(select(EventRow.id)).where(EventRow.report_id == report_id)))


def _in_stored_order(query: Select[Any]) -> Select[Any]:
    query = query.outerjoin(SectionRow, SectionRow.id == EventRow.section_id)
    return query.where(EventRow.binned_at.is_(None)).order_by(*_STORED_ORDER)


def unread(session: Session, reader: int) -> list[UUID]:
    """Return the events of which nothing was read yet, or by an earlier reader."""
    earlier = or_(EventRow.reader.is_(None), EventRow.reader < reader)
    return list(session.scalars(select(EventRow.id).where(earlier)))


def binned(session: Session) -> list[Event]:
    """Return the events in the bin, the latest first."""
    in_bin = select(EventRow).where(EventRow.binned_at.is_not(None))
    return load(session, Event, in_bin.order_by(EventRow.binned_at.desc(), EventRow.id))


def user_entries(session: Session, dictionary: str | None) -> list[KeptEntry]:
    """Return what people added to a dictionary, or to all of them."""
    query = select(UserEntryRow).order_by(UserEntryRow.dictionary, UserEntryRow.entry_id, UserEntryRow.id)
    return load(
        session, KeptEntry, query.where(UserEntryRow.dictionary == dictionary) if dictionary else query
    )


def office_parts(session: Session) -> list[KeptPart]:
    """Return what the office has set, each part by its name."""
    return load(session, KeptPart, select(OfficePartRow).order_by(OfficePartRow.name))


def explanations(session: Session, report_id: UUID) -> list[Explanation]:
    """Return what was answered to the findings on a report."""
    of_report = select(ExplanationRow).where(ExplanationRow.report_id == report_id)
    return load(session, Explanation, of_report.order_by(ExplanationRow.id))


def preparations(session: Session, report_id: UUID) -> list[Preparation]:
    """Return what was prepared of a report to be sent, the latest last."""
    of_report = select(PreparationRow).where(PreparationRow.report_id == report_id)
    in_order = (PreparationRow.edition, PreparationRow.prepared_at, PreparationRow.id)
    return load(session, Preparation, of_report.order_by(*in_order))


def actions(session: Session, limit: int) -> list[Action]:
    """Return the last actions with their changes, the latest first."""
    return _actions(session, select(ActionRow).order_by(ActionRow.number.desc()).limit(limit))


def action(session: Session, action_id: UUID) -> Action:
    """Return an action with its changes. Raises NotKept."""
    if found := _latest(session, ActionRow.id == action_id):
        return found
    raise NotKept


def touched(session: Session, changes: Sequence[Change]) -> dict[UUID, Entity]:
    """Return the entities of some changes as they are kept now; those that are gone are left out."""
    found: dict[UUID, Entity] = {}
    for kind, shape in SHAPES.items():
        ids = [change.entity_id for change in changes if change.table == shape.name]
        found |= load_by_id(session, kind, ids)
    return found


def history(session: Session, entity_id: UUID) -> list[Action]:
    """Return the actions that changed an entity, the latest first, with none but its own changes."""
    query = select(ActionRow).join(ActionRow.changes).where(ChangeRow.entity_id == entity_id)
    rows = session.scalars(
        query.options(contains_eager(ActionRow.changes)).order_by(ActionRow.number.desc(), ChangeRow.position)
    )
    return [to_action(row) for row in rows.unique()]


def _actions(session: Session, query: Select[tuple[ActionRow]]) -> list[Action]:
    rows = session.scalars(query.options(selectinload(ActionRow.changes)))
    return [to_action(row) for row in rows]


_REVERSAL = aliased(ActionRow)
_STANDS = ~exists().where(_REVERSAL.reverses == ActionRow.id)


def next_to_undo(session: Session) -> Action | None:
    """Return the latest action that still stands."""
    return _latest(session, ActionRow.kind != ActionKind.UNDO, _STANDS)


def next_to_redo(session: Session) -> Action | None:
    """Return the latest undo that still stands and after which nothing new was done."""
    done = aliased(ActionRow)
    last_done = (
        select(done.number).where(done.kind == ActionKind.DO).order_by(done.number.desc()).limit(1)
    ).scalar_subquery()
    return _latest(session, ActionRow.kind == ActionKind.UNDO, ActionRow.number > last_done, _STANDS)


def last_number(session: Session, before: datetime | None = None) -> int:
    """Return the number of the last action, of those before a time where one is given; 0 if there is none."""
    query = select(func.max(ActionRow.number))
    return session.scalar(query.where(ActionRow.at < before) if before else query) or 0


def to_undo(session: Session, action_id: UUID) -> Action:
    """Return the action that must be reversed for an action to be undone: itself, or its latest redo.

    Raises NotKept, CannotReverse.
    """
    found = action(session, action_id)
    while later := _latest(session, ActionRow.reverses == found.id):
        found = later
    if found.kind is ActionKind.UNDO:
        raise CannotReverse(found.label)
    return found


def _latest(session: Session, *where: ColumnElement[bool]) -> Action | None:
    query = select(ActionRow).where(*where).order_by(ActionRow.number.desc()).limit(1)
    return next(iter(_actions(session, query)), None)
