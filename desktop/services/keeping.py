"""What is kept stays kept: copies at start and exit, a copy to carry away, what a kill has left."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from db.backup import FOLDER_NAME, Reason, backups, copy_database, last_saved
from db.entities import ReportKey
from db.errors import AppError
from db.store import Store

PACKED = ".pobratim"  # the ending of a store that is carried to another computer

_PAUSE = {Reason.START: timedelta(hours=1)}  # between two backups of a reason


@dataclass(frozen=True, slots=True)
class Recovered:
    """What was saved last before the program was killed: nothing of it is lost."""

    label: str
    at: datetime
    key: ReportKey | None
    event_id: UUID | None


class UnfitTarget(AppError):
    """The store is to be copied in between its own files."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            f"Данные не записаны в «{target}»: эта папка принадлежит программе, выберите другую папку.",
            "Данные не изменены.",
            "Выберите другую папку, например на съемном диске.",
        )


def back_up_if_needed(store: Store, reason: Reason, now: datetime) -> Path | None:
    """Back the store up, unless nothing was done since the last backup or one was made just before.

    Raises DiskFull, DamagedStore, StoreUnreachable.
    """
    made = backups(store.path.parent / FOLDER_NAME)
    since = now.astimezone().replace(tzinfo=None) - _PAUSE.get(reason, timedelta())
    if any(backup.reason is reason and backup.taken > since for backup in made):
        return None
    saved = last_saved(store.path)
    if saved is None or (made and last_saved(made[-1].path) == saved):
        return None
    return store.back_up(reason)


def recovered(store: Store) -> Recovered | None:
    """Return what was saved last by a program that was killed; None if none was, or if it saved nothing."""
    if store.killed is None or not (last := store.actions(1)) or last[0].number <= store.done_before:
        return None
    action = last[0]
    report_id = store.report_of(action)
    shown = store.ids_of_report(report_id) if report_id else []
    event_id = next((change.entity_id for change in action.changes if change.entity_id in shown), None)
    key = store.key(report_id) if report_id else None
    return Recovered(action.label, action.at, key, event_id)


def pack(store: Store, target: Path) -> None:
    """Copy the whole store into one file, which `db.restoring.restore` takes in on another computer.

    Raises UnfitTarget, DiskFull, StoreUnreachable; then the target is as it was.
    """
    own = store.path.parent.resolve()
    if target.resolve().parent in (own, own / FOLDER_NAME):
        raise UnfitTarget(target)
    copy_database(store.path, target)
