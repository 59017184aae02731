"""Another file takes the place of the store: checked before, whole or not at all, what was there is kept."""

import platform
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.backup import FOLDER_NAME, Backup, Reason, Saved, back_up, backups, copy_database, last_saved, verify
from db.engine import DamagedStore, connect, told
from db.errors import AppError
from db.folder import FILE_NAME, newest_version
from db.lock import Holder, locked
from db.upgrade import NewerStore, kept_version

_BY = "восстановление данных"  # what the lock says to others meanwhile
_DRAFT_NAME = ".incoming.sqlite"
_LOG, _INDEX = "-wal", "-shm"  # what SQLite keeps beside a database; the log holds what was saved last


class UnfitCopy(AppError):
    """What is to take the place of the store is no sound store."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Файл «{path}» не подходит: он поврежден или создан не этой программой; выберите другой.",
            "Данные в программе не изменены.",
            "Выберите другую резервную копию или перенесите данные заново.",
        )


@dataclass(frozen=True, slots=True)
class SetAside:
    """What became of a damaged store: where it lies, when it was last written, what stands in its place.

    What was done between `saved`, the last action in the backup, and `written` is lost. `backup` is None
    where there is no sound one: the program begins anew then.
    """

    aside: Path
    written: datetime
    backup: Backup | None = None
    saved: Saved | None = None


def restore(folder: Path, source: Path, now: datetime) -> None:
    """Put a backup, or a store from another computer, in the place of the store, which must be closed.

    What was there is backed up before; if that is damaged it is set aside.
    Raises UnfitCopy, NewerStore, StoreInUse, DiskFull, StoreUnreachable; then the store is as it was.
    """
    _require_fit(source)
    with _alone(folder, now) as store, _copied(source, folder) as draft:
        if store.exists():
            _keep(store, now)
        _take_place(draft, store)


def set_aside(folder: Path, now: datetime) -> SetAside:
    """Put the newest sound backup in the place of a damaged store, and keep the damaged file aside.

    Raises StoreInUse, DiskFull, StoreUnreachable; then the store is as it was.
    """
    with _alone(folder, now) as store, told(store):
        written = datetime.fromtimestamp(store.stat().st_mtime).astimezone()
        aside = _copy_aside(store, now)
        backup = newest_sound(folder)
        if backup is None:
            _drop(store, "", _LOG, _INDEX)
            return SetAside(aside, written)
        with _copied(backup.path, folder) as draft:
            _take_place(draft, store)
        return SetAside(aside, written, backup, last_saved(store))


def newest_sound(folder: Path) -> Backup | None:
    """Return the newest backup of a store that can take its place."""
    for backup in reversed(backups(folder / FOLDER_NAME)):
        try:
            _require_fit(backup.path)
        except AppError:
            continue
        return backup
    return None


def _require_fit(source: Path) -> None:
    """Check a file before anything is touched for its sake."""
    try:
        version = kept_version(source)
        verify(source)
    except DamagedStore as error:
        raise UnfitCopy(source) from error
    if not version:
        raise UnfitCopy(source)
    if version > newest_version():
        raise NewerStore(source)


@contextmanager
def _alone(folder: Path, now: datetime) -> Iterator[Path]:
    """Give the store's file while nobody else can open it."""
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
    with locked(folder, Holder(_BY, platform.node(), now)):
        yield folder / FILE_NAME


def _keep(store: Path, now: datetime) -> None:
    """Back up what is there, or copy it aside if it is damaged; then fold the log in, as closing it does."""
    try:
        back_up(store, Reason.RESTORE, now)
        with told(store):
            connect(store).close()
    except DamagedStore:
        _copy_aside(store, now)


@contextmanager
def _copied(source: Path, folder: Path) -> Iterator[Path]:
    """Give a copy, whole and checked, that lies beside the store until it takes its place."""
    draft = folder / _DRAFT_NAME
    copy_database(source, draft)
    try:
        yield draft
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


def _take_place(draft: Path, store: Path) -> None:
    """Let a copy take the place of the store; a log of the old file would spoil the new one."""
    with told(store):
        _drop(store, _LOG, _INDEX)
        draft.replace(store)
    verify(store)


def _drop(store: Path, *ends: str) -> None:
    for end in ends:
        store.with_name(store.name + end).unlink(missing_ok=True)


def _copy_aside(store: Path, now: datetime) -> Path:
    """Keep a damaged file, its log included, for those who might still get something out of it."""
    aside = store.with_name(f"Поврежденные данные {now.astimezone():%Y-%m-%d %H-%M-%S}.sqlite")
    with told(aside, source=store):
        for end in ("", _LOG):
            if (part := store.with_name(store.name + end)).exists():
                shutil.copy2(part, aside.with_name(aside.name + end))
    return aside
