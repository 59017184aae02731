"""The store: one door for every change, each of them an action that can be undone; values go in and out."""

import platform
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self
from uuid import UUID, uuid4

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.orm import Session

from db import queries, search, search_index
from db.backup import Reason, back_up, verify
from db.engine import connect, engine_for, for_writing, told
from db.entities import Event, Reading
from db.folder import FILE_NAME
from db.journal import Action, ActionKind, CannotReverse, Record, StaleWrite
from db.lock import Holder, locked
from db.places import Surroundings, why_not_here
from db.readable_store import ReadableStore
from db.receptions import Receptions
from db.recording import Recorder, amend, refuse_locked, renew
from db.rows import Entity, to_action_row
from db.search import NO_FILTERS, Filters, Numbers
from db.upgrade import bring_up_to_date, require_readable
from db.wanted import Wanted

Clock = Callable[[], datetime]
Reversible = tuple[Action | None, Action | None]  # what can be undone next, and redone
_NEXT = "next"  # under which a transaction leaves that


class Store(ReadableStore):
    """What is kept in a folder. Opened by `Store.open`; may be used from any thread.

    `killed` is who had it open last, if that process was killed. `done_before` is the number of the last
    action that was done before this run, or before the run that was killed.
    """

    def __init__(
        self,
        path: Path,
        owner: str,
        clock: Clock,
        engine: Engine,
        opened: ExitStack,
        killed: Holder | None,
        done_before: int,
    ) -> None:
        super().__init__(path, engine)
        self.killed = killed
        self.done_before = done_before
        self._owner = owner
        self._clock = clock
        self._opened = opened
        self._writer = Lock()
        self._written = 0  # how often something was written, or was begun to be
        self._next: Reversible | None = None
        self.receptions = Receptions(self._reading, self._writing, self._taken_back, self._journal)

    @classmethod
    def open(cls, folder: Path, owner: str, clock: Clock, *, read_only: bool = False) -> Self:
        """Open the store of a folder; for writing, it is made or brought up to date if need be.

        Raises UnfitPlace, StoreInUse, DamagedStore, NewerStore, DiskFull, StoreUnreachable; NoStore and
        OlderStore when it is to be read only.
        """
        path = folder / FILE_NAME
        if unfit := why_not_here(folder.resolve(), Surroundings.here()):
            raise unfit
        with ExitStack() as opened:
            killed = None
            if read_only:
                require_readable(path)
            else:
                killed = opened.enter_context(_owned(path, owner, clock))
            engine = engine_for(path, read_only=read_only)
            with told(path):  # held open, so that the write-ahead log is not folded in after every save
                opened.enter_context(closing(connect(path, read_only=read_only)))
            with told(path), Session(engine) as session:
                done_before = queries.last_number(session, killed.since if killed else None)
            return cls(path, owner, clock, engine, opened.pop_all(), killed, done_before)

    def close(self) -> None:
        """Let go of the file and of the lock."""
        self._opened.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def back_up(self, reason: Reason) -> Path:
        """Copy the store into its folder of backups. Raises DiskFull, DamagedStore, StoreUnreachable."""
        return back_up(self.path, reason, self._clock())

    def commit(
        self,
        label: str,
        put: Iterable[Entity] = (),
        remove: Iterable[Entity] = (),
        *,
        amends: UUID | None = None,
        details: Record | None = None,
    ) -> Action | None:
        """Keep `put` and remove `remove` as one action; None if that changes nothing.

        A report is put without what stands in it. A removed event goes to the bin, and comes back when it is
        put with `binned_at=None`; a removed section leaves its events in the report; a report goes with all
        that it holds.
        `amends` names an action to go on with instead of making another, if nothing was done since; an action
        that has come back to where it began is gone. `details` are what else is kept of it.
        Raises StaleWrite, ReportLocked, DiskFull; then nothing was changed.
        """
        wanted, unwanted = list(put), list(remove)  # here, since working them out may read from the store
        amended = self.next_to_undo() if amends else None
        with self._writing() as session:
            recorder = Recorder(session)
            recorder.put(wanted)
            recorder.remove(unwanted, self._clock())
            refuse_locked(session, recorder.changes)
            goes_on = amended and (amended.id, amended.number) == (amends, queries.last_number(session))
            if recorder.changes and amended and goes_on:
                done = amend(session, amended, recorder.changes, self._clock())
            else:
                done = self._journal(session, recorder, ActionKind.DO, label, details=details)
            if done:
                session.info[_NEXT] = done, None
            return done

    def renew(self, readings: Iterable[tuple[Event, Reading]]) -> None:
        """Keep what was read anew from events; no action is made and no version grows.

        An event that was changed meanwhile is left alone. Raises DiskFull.
        """
        renewed = list(readings)
        with self._writing() as session:
            for event, reading in renewed:
                renew(session, event, reading)

    def undo(self, action_id: UUID | None = None) -> Action | None:
        """Take an action back, the last that stands if none is named; None if there is none.

        Raises CannotReverse: later changes stand in the way.
        """
        with self._writing() as session:
            action = queries.to_undo(session, action_id) if action_id else queries.next_to_undo(session)
            return action and self._reverse(session, action, ActionKind.UNDO)

    def redo(self) -> Action | None:
        """Do again what was undone last, if nothing new was done since; else None. Raises CannotReverse."""
        with self._writing() as session:
            action = queries.next_to_redo(session)
            return action and self._reverse(session, action, ActionKind.REDO)

    def _reverse(self, session: Session, action: Action, kind: ActionKind) -> Action | None:
        return self._journal(session, self._taken_back(session, action), kind, action.label, action.id)

    def _taken_back(self, session: Session, action: Action) -> Recorder:
        recorder = Recorder(session)
        try:
            recorder.reverse(action)
        except IntegrityError as error:  # something refers to what would go, or its key is taken
            raise CannotReverse(action.label) from error
        refuse_locked(session, recorder.changes)
        return recorder

    def _journal(
        self,
        session: Session,
        recorder: Recorder,
        kind: ActionKind,
        label: str,
        reverses: UUID | None = None,
        details: Record | None = None,
    ) -> Action | None:
        if not recorder.changes:
            return None
        number, changes = queries.last_number(session) + 1, tuple(recorder.changes)
        action = Action(uuid4(), number, kind, label, self._owner, self._clock(), reverses, changes, details)
        session.add(to_action_row(action))
        return action

    def next_to_undo(self) -> Action | None:
        """Return what `undo` would take back."""
        return self._to_reverse()[0]

    def next_to_redo(self) -> Action | None:
        """Return the undo that `redo` would take back."""
        return self._to_reverse()[1]

    def _to_reverse(self) -> Reversible:
        """Return what can be undone and redone next: asked for after every save, so it is read only once."""
        if (known := self._next) is None:
            written = self._written
            with self._reading() as session:
                known = queries.next_to_undo(session), queries.next_to_redo(session)
            if written == self._written:
                self._next = known
        return known

    def search(self, wanted: Wanted, filters: Filters = NO_FILTERS, most: int | None = None) -> Numbers:
        """Return what holds what is wanted, the newest quarter first, for `found` to read by pages.

        With `most`, no more than so many of them: these are there sooner.
        """
        with self._reading() as session, suppress(DatabaseError):  # a damaged index can be made anew
            if search_index.is_current(session.connection()):
                return search.find(session.connection(), wanted, filters, most)
        with self._writing() as session:
            search_index.make(session.connection())
            return search.find(session.connection(), wanted, filters, most)

    @contextmanager
    def _writing(self) -> Iterator[Session]:
        try:
            with self._writer, told(self.path), Session(for_writing(self._engine)) as session:
                self._note_next(None)
                with session.begin():
                    yield session
                self._note_next(session.info.get(_NEXT))
        except IntegrityError as error:  # what it belongs to is gone, or its key is taken
            raise StaleWrite from error

    def _note_next(self, known: Reversible | None) -> None:
        """Note what can be undone and redone next, None for whatever it is now."""
        self._written += 1
        self._next = known


@contextmanager
def _owned(path: Path, owner: str, clock: Clock) -> Iterator[Holder | None]:
    """Hold the lock on a store that is there, sound and up to date; give who was killed holding it."""
    with told(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
    with locked(path.parent, Holder(owner, platform.node(), clock())) as killed:
        if path.exists():
            verify(path)
        bring_up_to_date(path, lambda: back_up(path, Reason.UPGRADE, clock()))
        with told(path), for_writing(engine_for(path)).begin() as connection:
            if not search_index.is_sound(connection):
                search_index.make(connection)
        yield killed
