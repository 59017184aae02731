"""What can be asked of a store: values come out, and nothing in it changes."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from db import found, queries, search
from db.engine import told
from db.entities import Event, Partner, Report, ReportKey, ReportSummary, Texts
from db.explanations import Explanation
from db.found import Found
from db.journal import Action
from db.office_parts import KeptPart
from db.preparations import Preparation
from db.search import Numbers
from db.user_entries import KeptEntry


class ReadableStore:
    """The reading side of a store: each question is a transaction of its own, from whatever thread."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self.path = path
        self._engine = engine

    def actions(self, limit: int = 50) -> list[Action]:
        """Return the last actions, the latest first."""
        with self._reading() as session:
            return queries.actions(session, limit)

    def history(self, entity_id: UUID) -> list[Action]:
        """Return what was done to an entity, the latest first; the actions hold only its own changes."""
        with self._reading() as session:
            return queries.history(session, entity_id)

    def reports(self) -> list[ReportSummary]:
        """Return all reports, the newest quarter first."""
        with self._reading() as session:
            return queries.reports(session)

    def find(self, key: ReportKey) -> UUID | None:
        """Return the id of the report with the key, if it is kept."""
        with self._reading() as session:
            return queries.find(session, key)

    def report(self, report_id: UUID) -> Report:
        """Return a report with its sections and events in stored order. Raises NotKept."""
        with self._reading() as session:
            return queries.report(session, report_id)

    def texts(self, report_id: UUID) -> list[Texts]:
        """Return the texts of a report alone, which takes a tenth of the time."""
        with self._reading() as session:
            return queries.texts(session, report_id)

    def event(self, event_id: UUID) -> Event:
        """Return an event, also one in the bin. Raises NotKept."""
        with self._reading() as session:
            return queries.event(session, event_id)

    def key(self, report_id: UUID) -> ReportKey | None:
        """Return what tells a report from another; None where it is not kept."""
        with self._reading() as session:
            return queries.key(session, report_id)

    def report_of(self, action: Action) -> UUID | None:
        """Return the report that an action changed, the first one of several; None where it is about none."""
        with self._reading() as session:
            return queries.report_of(session, action)

    def ids_of_report(self, report_id: UUID) -> list[UUID]:
        """Return the events of a report in stored order."""
        with self._reading() as session:
            return queries.ids_of_report(session, report_id)

    def events(self, ids: Sequence[UUID]) -> list[Event]:
        """Return the events of a page in the order of the ids; those that are gone meanwhile are left out."""
        with self._reading() as session:
            return queries.events(session, ids)

    def found(self, numbers: Numbers, start: int, count: int) -> list[Found]:
        """Return a page of what `search` has found, a report in its own order; what is gone is left out."""
        with self._reading() as session:
            return found.page(session, numbers, start, count)

    def partners(self) -> list[Partner]:
        """Return the partners of all events by name, each once."""
        with self._reading() as session:
            return search.partners(session.connection())

    def entries(self) -> frozenset[str]:
        """Return the entries of the dictionaries for which sections stand, and the spheres of events."""
        with self._reading() as session:
            return search.entries(session.connection())

    def institutions(self) -> list[str]:
        """Return the institutions from whose files events came, by name, each once."""
        with self._reading() as session:
            return search.institutions(session.connection())

    def unread(self, reader: int) -> list[UUID]:
        """Return the events of which nothing was read yet, or by an earlier reader, for `renew`."""
        with self._reading() as session:
            return queries.unread(session, reader)

    def binned(self) -> list[Event]:
        """Return the events in the bin, the latest first."""
        with self._reading() as session:
            return queries.binned(session)

    def user_entries(self, dictionary: str | None = None) -> list[KeptEntry]:
        """Return what people added to a dictionary, or to all of them."""
        with self._reading() as session:
            return queries.user_entries(session, dictionary)

    def office_parts(self) -> list[KeptPart]:
        """Return what the office has set for all, by the names of its parts."""
        with self._reading() as session:
            return queries.office_parts(session)

    def explanations(self, report_id: UUID) -> list[Explanation]:
        """Return what its author has answered to the findings on a report."""
        with self._reading() as session:
            return queries.explanations(session, report_id)

    def preparations(self, report_id: UUID) -> list[Preparation]:
        """Return what was prepared of a report to be sent, the latest last."""
        with self._reading() as session:
            return queries.preparations(session, report_id)

    @contextmanager
    def _reading(self) -> Iterator[Session]:
        with told(self.path), Session(self._engine) as session, session.begin():
            yield session
