"""Brings the store's file to the schema of this program, by the same migrations that create it.

The revision of a migration is the number of its file: the newest is known by its name.
"""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from db.engine import DamagedStore, connect, engine_for, for_writing, told
from db.errors import AppError
from db.folder import MIGRATIONS, newest_version
from db.tables import Base


class NewerStore(AppError):
    """A later program has written the store."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Файл «{path}» создан более новой версией программы; обновите программу, чтобы открыть его.",
            "Файл оставлен как есть.",
            "Установите ту же или более новую версию программы.",
        )


class OlderStore(AppError):
    """The store is to be read only, but has the schema of an earlier program."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"Файл «{path}» создан прежней версией программы; откройте его один раз в окне программы, "
            "чтобы он обновился.",
            "Файл оставлен как есть.",
            "Откройте окно программы с этой папкой данных и повторите.",
        )


class NoStore(AppError):
    """There is nothing to read yet."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"В папке «{path.parent}» еще нет сохраненных отчетов; примите в нее первый отчет "
            "или укажите другую папку.",
            "Ничего не изменено.",
            "Примите первый отчет или укажите другую папку данных.",
        )


def kept_version(path: Path) -> str:
    """Return the number of the migration that a file is at; empty for one that has nothing in it yet.

    Plain SQLite, since Alembic costs 95 ms to import. Raises DamagedStore: the file is no store of ours.
    """
    if not path.exists():
        return ""
    with told(path), closing(connect(path, read_only=True)) as connection:
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
        if not tables:
            return ""
        if "alembic_version" not in tables:
            raise DamagedStore(path)
        version: str = connection.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        return version


def bring_up_to_date(path: Path, back_up: Callable[[], object], migrations: Path = MIGRATIONS) -> None:
    """Create or upgrade the file; `back_up` is called before anything that is kept changes.

    Raises NewerStore, DamagedStore; then the file is as it was.
    """
    version, newest = kept_version(path), newest_version(migrations)
    if version > newest:
        raise NewerStore(path)
    if version == newest:
        return
    if version:
        back_up()
    with told(path):
        _migrate(path, migrations)


def require_readable(path: Path, migrations: Path = MIGRATIONS) -> None:
    """Check that the file can be read as it is, be it one of a later program that has all that we know.

    Raises NoStore, OlderStore, NewerStore, DamagedStore.
    """
    version, newest = kept_version(path), newest_version(migrations)
    if not version:
        raise NoStore(path)
    if version < newest:
        raise OlderStore(path)
    if version > newest and not _has_all_columns(path):
        raise NewerStore(path)


def _has_all_columns(path: Path) -> bool:
    with told(path), closing(connect(path, read_only=True)) as connection:
        for table in Base.metadata.sorted_tables:
            query = "SELECT name FROM pragma_table_info(?)"
            there = {name for (name,) in connection.execute(query, (table.name,))}
            if not there.issuperset(table.columns.keys()):
                return False
    return True


def _migrate(path: Path, migrations: Path) -> None:
    """Run the migrations in one transaction, on an engine of its own: foreign keys must be off only there.

    With them on, rebuilding a parent table would delete what refers to it.
    """
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    with for_writing(engine_for(path, foreign_keys=False)).begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        if connection.exec_driver_sql("PRAGMA foreign_key_check").first():
            raise DamagedStore(path)
