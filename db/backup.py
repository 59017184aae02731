"""Copies of the store: made while it is in use, verified, sorted by their names, thinned with age."""

import os
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import count
from pathlib import Path

from db.engine import DamagedStore, connect, told

FOLDER_NAME = "backups"
DRAFT_NAME = ".draft.sqlite"  # always the same, so that what a crash leaves is replaced by the next copy


class Reason(StrEnum):
    """What a backup was made for; a part of its file's name."""

    START = "start"
    EXIT = "exit"
    IMPORT = "import"
    UPGRADE = "upgrade"
    RESTORE = "restore"
    ASKED = "asked"


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A backup as its name tells it: when it was made, by the local clock, and what for."""

    taken: datetime
    path: Path
    reason: Reason


@dataclass(frozen=True, slots=True)
class Saved:
    """The last action that a file holds: two files of one store with the same one hold the same."""

    number: int
    label: str
    at: datetime


_TIME = "%Y-%m-%d_%H-%M-%S"
_NAME = re.compile(rf"(\d{{4}}-\d\d-\d\d_\d\d-\d\d-\d\d)(?:-\d+)?_({'|'.join(Reason)})\.sqlite")


def back_up(store: Path, reason: Reason, taken: datetime) -> Path:
    """Copy the store's file into the folder of backups beside it and let go of the backups that age out."""
    folder = store.parent / FOLDER_NAME
    with told(folder):
        folder.mkdir(exist_ok=True)
    names = _names(folder, reason, taken.astimezone())  # people look for a time by their own clock
    target = next(path for path in names if not path.exists())
    copy_database(store, target)
    for backup in aged_out(backups(folder)):
        with suppress(OSError):  # opened by someone: it goes the next time
            backup.path.unlink()
    return target


def backups(folder: Path) -> list[Backup]:
    """Return the backups of a folder, the oldest first; files of other names are left alone."""
    return sorted(
        Backup(datetime.strptime(match[1], _TIME), path, Reason(match[2]))
        for path in folder.glob("*.sqlite")
        if (match := _NAME.fullmatch(path.name))
    )


def copy_database(source: Path, target: Path) -> None:
    """Copy a database that may be in use. The target is whole and verified, or it is not there.

    Raises DiskFull, DamagedStore, StoreUnreachable.
    """
    draft = target.with_name(DRAFT_NAME)
    try:
        with told(target, source=source):
            draft.unlink(missing_ok=True)
            with closing(connect(source, read_only=True)) as connection:
                connection.execute("PRAGMA query_only = 0")  # VACUUM INTO counts as writing
                connection.execute("VACUUM INTO ?", (str(draft),))
            verify(draft)
            _flush(draft)
            draft.replace(target)
    finally:
        with suppress(OSError):
            draft.unlink()


def verify(path: Path) -> None:
    """Check that a database is whole, leaving it untouched. Raises DamagedStore."""
    with told(path), closing(connect(path, read_only=True)) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchone() != ("ok",):
            raise DamagedStore(path)


def events_in(path: Path) -> int | None:
    """Return how many events a backup holds, those in the bin left out; None where that cannot be read."""
    try:
        with closing(connect(path, read_only=True)) as connection:
            (count,) = connection.execute("SELECT count(*) FROM events WHERE binned_at IS NULL").fetchone()
    except sqlite3.Error:
        return None
    return int(count)


def last_saved(path: Path) -> Saved | None:
    """Return the last action that a file holds, if there is any. Raises DamagedStore, StoreUnreachable."""
    query = "SELECT number, label, at FROM actions ORDER BY number DESC LIMIT 1"
    with told(path), closing(connect(path, read_only=True)) as connection:
        if (found := connection.execute(query).fetchone()) is None:
            return None
        number, label, at = found
        return Saved(number, label, datetime.fromisoformat(at).replace(tzinfo=UTC))


#: How many backups stay: the last ones, and the newest of each hour, day, week and month that has one.
_KEPT: tuple[tuple[Callable[[Backup], object], int], ...] = (
    (lambda backup: backup.path, 10),
    (lambda backup: (backup.taken.date(), backup.taken.hour), 24),
    (lambda backup: backup.taken.date(), 14),
    (lambda backup: backup.taken.isocalendar()[:2], 8),
    (lambda backup: (backup.taken.year, backup.taken.month), 24),
)


def aged_out(made: Iterable[Backup]) -> set[Backup]:
    """Return the backups that need not be kept.

    What counts are the hours, days, weeks and months that have a backup, not those that have passed: the
    program may rest for most of a quarter.
    """
    newest_first = sorted(made, reverse=True)
    kept: set[Backup] = set()
    for period_of, limit in _KEPT:
        newest: dict[object, Backup] = {}
        for backup in newest_first:
            newest.setdefault(period_of(backup), backup)
        kept.update(list(newest.values())[:limit])
    return set(newest_first) - kept


def _names(folder: Path, reason: Reason, taken: datetime) -> Iterator[Path]:
    """Names for a backup, in the order of preference: a second one of the same second gets a number."""
    yield folder / f"{taken:{_TIME}}_{reason}.sqlite"
    for number in count(2):
        yield folder / f"{taken:{_TIME}}-{number}_{reason}.sqlite"


def _flush(path: Path) -> None:
    """Make sure that a file is on the disk: SQLite does not for the target of VACUUM INTO."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
