"""How changes are made: worked out from what is kept, written at once, and gathered for the journal."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from uuid import UUID

from sqlalchemy import Table, bindparam, delete, func, insert, select, update
from sqlalchemy.orm import Session

from db import queries, search_index
from db.entities import Event, Reading, Report, Section
from db.explanations import Explanation
from db.journal import Action, CannotReverse, Change, Record, StaleWrite, difference, joined, stands
from db.office_parts import KeptPart
from db.preparations import Preparation, ReportLocked
from db.queries import batches, load, load_by_id, touched
from db.reading_rows import DERIVED, PARTS, reading_record
from db.rows import SHAPES, Entity, part_columns, to_action_row, to_columns
from db.tables import ActionRow, Base, ChangeRow, EventRow, ExplanationRow, ReportRow, SectionRow
from db.user_entries import KeptEntry

_BESIDE = KeptEntry | KeptPart | Explanation | Preparation  # what is removed for good and holds nothing else
_GUARDED = {row.__tablename__ for row in (ReportRow, SectionRow, EventRow, ExplanationRow)}


class Recorder:
    """Makes the changes of one action, in a transaction that holds off other writers."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.changes: list[Change] = []

    def put(self, entities: Iterable[Entity]) -> None:
        """Keep entities as given, parents first; what is kept so already is left alone. Raises StaleWrite."""
        for kind, group in _by_kind(entities):
            kept = load_by_id(self._session, kind, _ids(group))
            versions = self._versions(_ids(group), kept)
            self._make(_putting(kept.get(each.id), each, versions[each.id]) for each in group)

    def remove(self, entities: Iterable[Entity], at: datetime) -> None:
        """Remove what is given. Raises StaleWrite.

        Events go to the bin. A section leaves its events in the report. A report goes with all that it holds.
        """
        chosen = list(entities)
        self.put(replace(each, binned_at=at) for each in chosen if isinstance(each, Event))
        self._remove_sections([each for each in chosen if isinstance(each, Section)])
        self._remove_reports([each for each in chosen if isinstance(each, Report)])
        self._delete([each for each in chosen if isinstance(each, _BESIDE)])

    def reverse(self, action: Action) -> None:
        """Take back what an action did, its last change first. Raises CannotReverse."""
        kept = touched(self._session, action.changes)
        states = {each.id: SHAPES[type(each)].to_record(each) for each in kept.values()}
        versions = self._versions([change.entity_id for change in action.changes], kept)
        inverse = []
        for change in reversed(action.changes):
            if not stands(states.get(change.entity_id), change.after, aside=DERIVED):
                raise CannotReverse(action.label)
            if change.before is None:
                del states[change.entity_id]
            else:
                states[change.entity_id] = {**states.get(change.entity_id, {}), **change.before}
            versions[change.entity_id] += 1
            inverse.append(change.reversed(versions[change.entity_id]))
        self._make(inverse)

    def _remove_sections(self, sections: Sequence[Section]) -> None:
        if not sections:
            return
        headed = select(EventRow).where(EventRow.section_id.in_(_ids(sections)))
        self.put(replace(event, section_id=None) for event in load(self._session, Event, headed))
        self._delete(sections)

    def _remove_reports(self, reports: Sequence[Report]) -> None:
        if not reports:
            return
        ids = _ids(reports)
        self._delete(load(self._session, Event, select(EventRow).where(EventRow.report_id.in_(ids))))
        self._delete(load(self._session, Section, select(SectionRow).where(SectionRow.report_id.in_(ids))))
        self._delete(reports)

    def _delete(self, entities: Sequence[Entity]) -> None:
        for kind, group in _by_kind(entities):
            kept = load_by_id(self._session, kind, _ids(group))
            self._make(_removing(kept.get(each.id), each) for each in group)

    def _versions(self, ids: Sequence[UUID], kept: Mapping[UUID, Entity]) -> dict[UUID, int]:
        """Return the last version of each entity, 0 where there was none; versions outlive a removal."""
        versions = dict.fromkeys(ids, 0) | {each.id: each.version for each in kept.values()}
        last = func.max(ChangeRow.entity_version)
        for batch in batches([each for each in ids if each not in kept]):
            query = select(ChangeRow.entity_id, last).where(ChangeRow.entity_id.in_(batch))
            versions |= dict(self._session.execute(query.group_by(ChangeRow.entity_id)).tuples().all())
        return versions

    def _make(self, changes: Iterable[Change | None]) -> None:
        """Write changes in their order, runs of the same kind together."""
        made = [change for change in changes if change]
        for (table, write), run in groupby(made, lambda change: (change.table, _writer(change))):
            write(self._session, Base.metadata.tables[table], list(run))
        search_index.follow(self._session.connection(), made)
        self.changes += made


def refuse_locked(session: Session, changes: Iterable[Change]) -> None:
    """Refuse changes of a report that is prepared to be sent; it may only become another edition of itself.

    Raises ReportLocked.
    """
    touched = [change for change in changes if change.table in _GUARDED and not _is_other_edition(change)]
    if not touched or not (locked := queries.locked(session)):
        return
    if any(queries.report_of_change(session, change) in locked for change in touched):
        raise ReportLocked


def _is_other_edition(change: Change) -> bool:
    return bool(change.before) and set(change.after or ()) == {"edition"}


def amend(session: Session, action: Action, changes: Sequence[Change], at: datetime) -> Action | None:
    """Make further changes a part of an action of the journal; None if it comes to nothing then."""
    session.execute(delete(ChangeRow).where(ChangeRow.action_id == action.id))
    session.execute(delete(ActionRow).where(ActionRow.id == action.id))
    together = joined((*action.changes, *changes))
    if not together:
        return None
    amended = replace(action, at=at, changes=together)
    session.add(to_action_row(amended))
    return amended


def renew(session: Session, event: Event, reading: Reading) -> None:
    """Keep what is read from an event anew. Nobody did anything, so neither journal nor version tell of it.

    What a person set stays; an event that was changed since it was read is left alone.
    """
    record = {name: value for name, value in reading_record(reading).items() if name in DERIVED}
    table = Base.metadata.tables[EventRow.__tablename__]
    query = update(table).where(table.c.id == event.id, table.c.version == event.version)
    if session.connection().execute(query.values(**to_columns(table, record))).rowcount:
        _put_parts(session, [(event.id, record)])


def _putting(kept: Entity | None, wanted: Entity, version: int) -> Change | None:
    """Return what it takes to keep an entity as wanted."""
    shape = SHAPES[type(wanted)]
    after = shape.to_record(_with_newest_reading(wanted, kept))
    if kept is None and wanted.version == 1:
        return Change(shape.name, wanted.id, version + 1, None, after)
    if kept is None:
        raise StaleWrite
    old, new = difference(shape.to_record(kept), after)
    if not new:
        return None
    if wanted.version != version:
        raise StaleWrite
    return Change(shape.name, wanted.id, version + 1, old, new)


def _with_newest_reading(wanted: Entity, kept: Entity | None) -> Entity:
    """Return an event with what was read from the same texts by a later reader, if that is what is kept."""
    if not (isinstance(wanted, Event) and isinstance(kept, Event) and wanted.reading and kept.reading):
        return wanted
    if wanted.texts != kept.texts or wanted.reading.reader >= kept.reading.reader:
        return wanted
    return replace(wanted, reading=replace(kept.reading, corrections=wanted.reading.corrections))


def _removing(kept: Entity | None, unwanted: Entity) -> Change:
    """Return what it takes to remove an entity for good."""
    if kept is None or kept.version != unwanted.version:
        raise StaleWrite
    shape = SHAPES[type(unwanted)]
    return Change(shape.name, unwanted.id, unwanted.version + 1, shape.to_record(kept), None)


def _insert(session: Session, table: Table, changes: Sequence[Change]) -> None:
    rows = [
        {**to_columns(table, change.after or {}), "id": change.entity_id, "version": change.version}
        for change in changes
    ]
    session.execute(insert(table), rows)
    _insert_parts(session, [(change.entity_id, change.after or {}) for change in changes])


def _update(session: Session, table: Table, changes: Sequence[Change]) -> None:
    for change in changes:
        columns = to_columns(table, change.after or {})
        query = update(table).where(table.c.id == change.entity_id)
        session.execute(query.values(**columns, version=change.version))
    _put_parts(session, [(change.entity_id, change.after or {}) for change in changes])


def _delete(session: Session, table: Table, changes: Sequence[Change]) -> None:
    gone = [{"gone": change.entity_id} for change in changes]
    session.execute(delete(table).where(table.c.id == bindparam("gone")), gone)


def _put_parts(session: Session, records: Sequence[tuple[UUID, Record]]) -> None:
    """Write what is kept beside events, as far as their records say that it changed."""
    for part in PARTS:
        if gone := [{"gone": event_id} for event_id, record in records if part.field in record]:
            table = Base.metadata.tables[part.row.__tablename__]
            session.execute(delete(table).where(table.c.event_id == bindparam("gone"), part.rows), gone)
    _insert_parts(session, records)


def _insert_parts(session: Session, records: Sequence[tuple[UUID, Record]]) -> None:
    for part in PARTS:
        found = ((event_id, record.get(part.field) or ()) for event_id, record in records)
        if rows := [row for event_id, parts in found for row in part_columns(part, event_id, parts)]:
            session.execute(insert(Base.metadata.tables[part.row.__tablename__]), rows)


def _writer(change: Change) -> Callable[[Session, Table, Sequence[Change]], None]:
    if change.before is None:
        return _insert
    return _delete if change.after is None else _update


def _by_kind(entities: Iterable[Entity]) -> Iterator[tuple[type[Entity], list[Entity]]]:
    """Group entities by kind, parents before what refers to them; of two with one id the last counts."""
    given = {each.id: each for each in entities}
    for kind in SHAPES:
        if group := [each for each in given.values() if isinstance(each, kind)]:
            yield kind, group


def _ids(entities: Iterable[Entity]) -> list[UUID]:
    return [each.id for each in entities]
