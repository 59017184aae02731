"""The store is opened, backed up and closed here; the first two away from the window's thread.

What stands on the store is imported where it is used: together it costs more time than the first picture.
"""

from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from db.errors import AppError
from desktop.ui.jobs import Progress
from desktop.ui.remembering import first_key
from desktop.ui.standing import today
from desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from db.backup import Backup
    from db.glance import Glance
    from db.store import Store
    from desktop.services.keeping import Recovered


class Opened(NamedTuple):
    """An open store, what a killed program had saved last, and why it could not be backed up."""

    store: "Store"
    read_only: bool
    recovered: "Recovered | None"
    not_backed_up: AppError | None

    def close(self) -> None:
        """Let go of the store."""
        self.store.close()


class Failed(NamedTuple):
    """Why the store could not be opened, and the newest sound backup there is."""

    error: AppError
    copy: "Backup | None"


def last_seen(workplace: Workplace) -> "Glance | None":
    """Return the report that was shown last, where it can be had before the store is open.

    What keeps it from being had is told by `open_store`.
    """
    from db.glance import glance

    if workplace.settings.now.author is None:
        return None
    with suppress(AppError):
        _ = workplace.dictionaries  # a report cannot be shown without them
        seen = glance(workplace.folder, first_key(workplace.settings.now, today(workplace.clock)))
        return seen if seen and seen.report.events else None
    return None


def open_store(workplace: Workplace, read_only: bool, progress: Progress) -> Opened | Failed:
    """Open the store and back it up, if anything was done since the last time."""
    from db.backup import Reason
    from db.restoring import newest_sound
    from desktop.services.keeping import back_up_if_needed, recovered

    _ = workplace.dictionaries  # read here, not in the window's thread
    try:
        store = workplace.open_store(read_only)
        workplace.lay_over(store.user_entries())
    except AppError as error:
        return Failed(error, newest_sound(workplace.folder))
    if read_only:
        return Opened(store, read_only, None, None)
    found, failure = recovered(store), None
    try:
        back_up_if_needed(store, Reason.START, workplace.clock())
    except AppError as error:
        failure = error
    return Opened(store, read_only, found, failure)


def restore_copy(workplace: Workplace, copy: Path, progress: Progress) -> None:
    """Put a backup in the place of the store, which must be closed. Raises AppError."""
    from db.restoring import restore

    restore(workplace.folder, copy, workplace.clock())


def begin_anew(workplace: Workplace, progress: Progress) -> None:
    """Put a damaged store of which there is no backup aside. Raises AppError."""
    from db.restoring import set_aside

    set_aside(workplace.folder, workplace.clock())


def close_store(workplace: Workplace, opened: Opened) -> None:
    """Back the store up, if anything was done in it, and let go of it.

    That it could not be backed up is said at the next start, when it is tried again.
    """
    from db.backup import Reason
    from desktop.services.keeping import back_up_if_needed

    with closing(opened.store), suppress(AppError):
        if not opened.read_only:
            back_up_if_needed(opened.store, Reason.EXIT, workplace.clock())
