"""What came in by files: each time one action of the journal, which alone can be taken back later.

Taking it back, and giving it back again, are actions as all others are: Ctrl+Z takes them back in their turn.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db import queries
from db.entities import Event, Section
from db.journal import Action, ActionKind, Change, Record, stands
from db.queries import batches, load
from db.reading_rows import DERIVED
from db.recording import Recorder
from db.rows import SHAPES, Entity
from db.tables import ActionRow, EventRow, SectionRow

FILES, TAKES_BACK = "files", "takes_back"  # what the details of an action say
_MOST = 500  # receptions: nobody looks further back

Opens = Callable[[], AbstractContextManager[Session]]
TakenBack = Callable[[Session, Action], Recorder]
Journal = Callable[[Session, Recorder, ActionKind, str, UUID | None, Record], Action | None]


@dataclass(frozen=True, slots=True)
class Reception:
    """Files that came in together: when, by whom, what each was; `stands` unless it was taken back."""

    id: UUID
    at: datetime
    owner: str
    label: str
    files: tuple[Record, ...]
    stands: bool


class Receptions:
    """What came in by files; made by the store, which opens its file for it and journals what it does."""

    def __init__(self, reading: Opens, writing: Opens, taken_back: TakenBack, journal: Journal) -> None:
        self._reading = reading
        self._writing = writing
        self._taken_back = taken_back
        self._journal = journal

    def all(self) -> list[Reception]:
        """Return what came in, the latest first."""
        told = select(ActionRow).where(ActionRow.details.is_not(None)).order_by(ActionRow.number.desc())
        with self._reading() as session:
            reversals = _reversals(session)
            return [
                _reception(row, is_standing=_stands(row.id, reversals))
                for row in session.scalars(told)
                if FILES in (row.details or {})
            ][:_MOST]

    def in_the_way(self, reception_id: UUID) -> list[Entity]:
        """Return what was changed since, or came to it since, so that `turn` cannot be; none where it can."""
        with self._reading() as session:
            return _in_the_way(session, _to_turn(session, reception_id))

    def turn(self, reception_id: UUID, label: str) -> Action | None:
        """Take a reception back, or give it back where it is taken back; None if that changes nothing.

        Raises CannotReverse: something stands in the way. Raises NotKept, ReportLocked.
        """
        with self._writing() as session:
            action = _to_turn(session, reception_id)
            recorder = self._taken_back(session, action)
            return self._journal(session, recorder, ActionKind.DO, label, None, {TAKES_BACK: action.id.hex})


Reversals = Mapping[UUID, list[UUID]]  # of an action the actions that took it back, by whatever way


def _reversals(session: Session) -> Reversals:
    reversals: defaultdict[UUID, list[UUID]] = defaultdict(list)
    columns = ActionRow.id, ActionRow.reverses, ActionRow.details
    query = select(*columns).where(or_(ActionRow.reverses.is_not(None), ActionRow.details.is_not(None)))
    for action_id, reverses, details in session.execute(query.order_by(ActionRow.number)).tuples():
        taken_back = (details or {}).get(TAKES_BACK)
        if reverses or taken_back:
            reversals[reverses or UUID(taken_back)].append(action_id)
    return reversals


def _stands(action_id: UUID, reversals: Reversals) -> bool:
    return _reversal(action_id, reversals) is None


def _reversal(action_id: UUID, reversals: Reversals) -> UUID | None:
    """Return the action that took another one back and stands itself."""
    return next((each for each in reversals.get(action_id, ()) if _stands(each, reversals)), None)


def _to_turn(session: Session, reception_id: UUID) -> Action:
    """Return what must be reversed: the reception, or what took it back."""
    reversal = _reversal(reception_id, _reversals(session))
    return queries.action(session, reversal or reception_id)


def _reception(row: ActionRow, *, is_standing: bool) -> Reception:
    files: Iterable[Record] = (row.details or {}).get(FILES, ())
    return Reception(row.id, row.at, row.owner, row.label, tuple(files), is_standing)


def _in_the_way(session: Session, action: Action) -> list[Entity]:
    """Return what is not as an action left it any more, and what stands in that which would go."""
    kept = queries.touched(session, action.changes)
    states: dict[UUID, Any] = {each.id: SHAPES[type(each)].to_record(each) for each in kept.values()}
    changed: dict[UUID, Entity | None] = {}
    for change in reversed(action.changes):
        state = states.get(change.entity_id)
        if not stands(state, change.after, aside=DERIVED):
            changed[change.entity_id] = kept.get(change.entity_id)
        states[change.entity_id] = change.before and {**(state or {}), **change.before}
    since = _in_what_goes(session, [change for change in action.changes if change.before is None], states)
    there = [each for each in changed.values() if each is not None]
    return [*there, *(each for each in since if each.id not in changed)]


def _in_what_goes(session: Session, made: Iterable[Change], states: Mapping[UUID, Any]) -> list[Entity]:
    """Return the events and sections that would lose the report or the section in which they stand."""
    going = [change.entity_id for change in made]
    found: dict[UUID, Entity] = {}
    for batch in batches(going):
        in_section = select(EventRow).where(EventRow.section_id.in_(batch))
        in_report = select(EventRow).where(EventRow.report_id.in_(batch))
        sections = select(SectionRow).where(SectionRow.report_id.in_(batch))
        found |= {each.id: each for query in (in_section, in_report) for each in load(session, Event, query)}
        found |= {each.id: each for each in load(session, Section, sections)}
    sections_going = {str(each) for each in going}
    return [
        each for each in found.values() if _would_be_lost(states.get(each.id, _UNTOUCHED), sections_going)
    ]


_UNTOUCHED: Record = {"section_id": ""}


def _would_be_lost(state: Record | None, sections_going: set[str]) -> bool:
    """Whether what stands in something that goes would stay behind: it goes with it, or leaves it, else."""
    return state is _UNTOUCHED or (state is not None and state.get("section_id") in sections_going)
