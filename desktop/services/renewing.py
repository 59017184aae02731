"""What earlier programs read from the texts of events is read anew, behind whatever people do meanwhile."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from threading import Event as Signal
from threading import Thread
from uuid import UUID

from db.entities import Event, Reading
from db.errors import AppError
from db.report_key import Quarter
from db.store import Store
from desktop.report.reading import READER, Reader
from desktop.report.stepping import GoOn, stepped

_QUIET = 3  # seconds: first of all people want to see their report
_PAGE = 20  # events in one transaction, so that nobody waits for it to save


class Renewing:
    """Renews the readings of a store on a thread of its own; what is left at its end is done next time."""

    def __init__(self, store: Store, reader: Reader, polite: Callable[[GoOn], GoOn]) -> None:
        """`polite` makes a step wait for what a person does."""
        self._store = store
        self._reader = reader
        self._go_on = polite(self._look)
        self._ended = Signal()
        self._thread = Thread(target=self._run, name="readings", daemon=True)

    def start(self) -> None:
        """Begin in a few seconds."""
        self._thread.start()

    def end(self) -> None:
        """Stop at the next event and wait for that."""
        self._ended.set()
        self._thread.join()

    def _run(self) -> None:
        if not self._ended.wait(_QUIET):
            with suppress(AppError, _Ended):  # a full disk is told of where a person saves
                renew_all(self._store, self._reader, self._go_on)

    def _look(self) -> None:
        if self._ended.is_set():
            raise _Ended


class _Ended(Exception):
    """The store is to be closed."""


def renew_all(store: Store, reader: Reader, go_on: GoOn = bool) -> None:
    """Read anew every event of which an earlier program read; `go_on` is called between them.

    Raises DiskFull.
    """
    quarters: dict[UUID, Quarter | None] = {}

    def read(event: Event) -> Reading:
        if event.report_id not in quarters:
            key = store.key(event.report_id)
            quarters[event.report_id] = key.quarter if key else None
        return reader.renew(event.reading, event.texts, quarters[event.report_id])

    for page in _pages(store.unread(READER)):
        store.renew([(event, read(event)) for event in stepped(store.events(page), go_on)])


def _pages(ids: Sequence[UUID]) -> list[Sequence[UUID]]:
    return [ids[start : start + _PAGE] for start in range(0, len(ids), _PAGE)]
