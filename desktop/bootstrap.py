"""Puts the parts together: the only place that knows them all."""

import getpass
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from desktop import paths

if TYPE_CHECKING:
    from db.dictionaries.entries import UserEntry
    from db.dictionaries.lookup import Dictionaries
    from db.store import Store
    from desktop.ui.workplace import Workplace


def now() -> datetime:
    """Return the time, with its zone."""
    return datetime.now(UTC)


def load_dictionaries(own: "Iterable[UserEntry]" = ()) -> "Dictionaries":
    """Return the dictionaries that are shipped with the program, with what people added laid over them."""
    from db.dictionaries.loading import load

    entries = tuple(own)
    return load(paths.resources() / "dictionaries", entries) if entries else _shipped()


@cache
def _shipped() -> "Dictionaries":
    """Return the dictionaries as they are shipped: values, so that one reading serves all."""
    from db.dictionaries.loading import load

    return load(paths.resources() / "dictionaries")


def open_store(folder: Path, *, read_only: bool = False) -> "Store":
    """Open the store in a folder. Raises AppError when it cannot be used, with the reason."""
    from db.store import Store

    return Store.open(folder, owner=_owner(), clock=now, read_only=read_only)


def workplace(folder: Path) -> "Workplace":
    """Return what a window on the store of a folder works with; nothing is opened or read yet."""
    from desktop.settings import SettingsFile
    from desktop.ui.workplace import Workplace

    def opened(read_only: bool) -> "Store":
        return open_store(folder, read_only=read_only)

    return Workplace(folder, opened, load_dictionaries, SettingsFile(folder), now)


def _owner() -> str:
    """Return who works here, for the lock and the journal."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such account: a container, a deleted user
        return "пользователь"
