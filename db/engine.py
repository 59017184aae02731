"""Connections to the store's file, and what goes wrong with them."""

import errno
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import DBAPIError

from db.errors import AppError

BUSY_MS = 5000


class DamagedStore(AppError):
    """The file is no sound store."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Файл «{path}» поврежден или создан не этой программой; "
            "замените его последней исправной резервной копией.",
            "Файл оставлен как есть, резервные копии не тронуты.",
            "Сохраните файл в другом месте и поставьте на его место последнюю исправную резервную копию.",
        )


class DiskFull(AppError):
    """There is no room left where something was to be written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Не удалось записать «{path}»: на диске нет свободного места; освободите место и повторите.",
            "Все, что было сохранено раньше, цело.",
            "Освободите место на диске и повторите.",
        )


class StoreUnreachable(AppError):
    """The file or its folder cannot be read or written."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Нет доступа к «{path}» для чтения или записи; проверьте папку и права на нее и повторите.",
            "Все, что было сохранено раньше, не изменилось.",
            "Проверьте, что папка существует, диск исправен и у вас есть право записи в нее.",
        )


_KNOWN: dict[int, Callable[[Path], AppError]] = {
    sqlite3.SQLITE_CORRUPT: DamagedStore,
    sqlite3.SQLITE_NOTADB: DamagedStore,
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_READONLY: StoreUnreachable,
    sqlite3.SQLITE_IOERR: StoreUnreachable,
    sqlite3.SQLITE_CANTOPEN: StoreUnreachable,
    sqlite3.SQLITE_BUSY: StoreUnreachable,
}
_PRIMARY = 0xFF  # the low byte of an extended result code of SQLite


@contextmanager
def told(path: Path, *, source: Path | None = None) -> Iterator[None]:
    """Turn failures that are nobody's bug into what a person is told.

    `path` is what is being written; `source` what is read for it, where that is another file.
    """
    try:
        yield
    except OSError as error:
        raise (DiskFull if error.errno == errno.ENOSPC else StoreUnreachable)(path) from error
    except (sqlite3.Error, DBAPIError) as error:
        origin = error.orig if isinstance(error, DBAPIError) else error
        known = _KNOWN.get(getattr(origin, "sqlite_errorcode", 0) & _PRIMARY)
        if known is None:
            raise
        raise known(source if source and known is DamagedStore else path) from error


def connect(path: Path, *, read_only: bool = False, foreign_keys: bool = True) -> sqlite3.Connection:
    """Open the file. Transactions begin only where BEGIN is said: then they hold CREATE TABLE as well."""
    mode = "ro" if read_only else "rwc"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
    try:
        for pragma in _pragmas(read_only, foreign_keys):
            connection.execute(f"PRAGMA {pragma}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _pragmas(read_only: bool, foreign_keys: bool) -> Iterator[str]:
    yield f"busy_timeout = {BUSY_MS}"
    yield f"foreign_keys = {foreign_keys:d}"
    if read_only:
        yield "query_only = 1"
    else:
        yield "journal_mode = WAL"
        yield "synchronous = FULL"


def engine_for(path: Path, *, read_only: bool = False, foreign_keys: bool = True) -> Engine:
    """Return an engine whose connections are opened and closed with each use."""
    engine = create_engine(
        "sqlite://",
        creator=partial(connect, path, read_only=read_only, foreign_keys=foreign_keys),
        poolclass=NullPool,
        json_serializer=partial(json.dumps, ensure_ascii=False),
    )
    event.listen(engine, "begin", _begin)
    return engine


def for_writing(engine: Engine) -> Engine:
    """Return the engine for transactions that write: they wait for one another before they read anything."""
    return engine.execution_options(writes=True)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def sqlite_version() -> str:
    """Return the version of SQLite that keeps the store."""
    return sqlite3.sqlite_version
