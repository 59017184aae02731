import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from db.backup import FOLDER_NAME, backups, verify
from db.engine import DamagedStore, connect, engine_for
from db.folder import FILE_NAME, MIGRATIONS, newest_version
from db.search_index import is_migrated
from db.store import Store
from db.tables import Base
from db.upgrade import (
    NewerStore,
    NoStore,
    OlderStore,
    bring_up_to_date,
    kept_version,
    require_readable,
)
from tests.db.conftest import Opening
from tests.db.invented import content, invented_event, invented_report

REBUILD = """
import sqlalchemy as sa
from alembic import op

revision = "9000"
down_revision = "{before}"


def upgrade():
    with op.batch_alter_table("events", recreate="always") as table:
        table.add_column(sa.Column("colour", sa.Text))
{more}
"""


@pytest.fixture
def later(tmp_path: Path) -> Callable[..., Path]:
    """The migrations of a later program, which rebuilds a table that others refer to."""

    def write(more: str = "") -> Path:
        folder = tmp_path / "later 100%"
        shutil.copytree(MIGRATIONS, folder)
        text = REBUILD.format(before=newest_version(), more=more)
        (folder / "versions" / "9000_colour.py").write_text(text)
        return folder

    return write


@pytest.fixture
def filled(opening: Opening) -> Path:
    """The file of a store with a report in it."""
    report = invented_report()
    with opening() as store:
        store.commit("Ввод", [report, invented_event(report, 1)])
    return store.path


def spans_kept(path: Path) -> int:
    with closing(connect(path, read_only=True)) as connection:
        found: int = connection.execute("SELECT count(*) FROM spans").fetchone()[0]
        return found


def set_version(path: Path, version: str) -> None:
    with closing(connect(path)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))


def test_the_migrations_make_exactly_the_tables(store: Store) -> None:
    with engine_for(store.path, read_only=True).connect() as connection:
        options = {"compare_type": True, "compare_server_default": True, "include_name": is_migrated}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_the_newest_migration_is_known_by_its_name() -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    script = ScriptDirectory.from_config(config)
    assert script.get_current_head() == newest_version()
    for revision in script.walk_revisions():
        assert Path(revision.path).name.startswith(f"{revision.revision}_")


def test_a_store_of_every_earlier_version_is_kept_to_be_opened() -> None:
    kept = {path.stem for path in (Path(__file__).parent / "stored").glob("*.sql")}
    made = {path.name[:4] for path in (MIGRATIONS / "versions").glob("[0-9]*.py")}
    assert made - kept == {newest_version()}


def test_a_fresh_store_is_at_the_newest_version_and_needs_no_backup(store: Store) -> None:
    assert kept_version(store.path) == newest_version()
    assert not (store.path.parent / FOLDER_NAME).exists()


def test_an_upgrade_that_rebuilds_a_table_keeps_what_refers_to_it(
    filled: Path, later: Callable[..., Path]
) -> None:
    before = spans_kept(filled)
    calls: list[int] = []
    bring_up_to_date(filled, lambda: calls.append(spans_kept(filled)), later())
    assert spans_kept(filled) == before > 0
    assert calls == [before]
    assert kept_version(filled) == "9000"
    verify(filled)


def test_a_failed_upgrade_leaves_the_file_as_it_was(filled: Path, later: Callable[..., Path]) -> None:
    migrations = later(more='    op.execute("INSERT INTO nowhere VALUES (1)")')
    with pytest.raises(Exception, match="nowhere"):
        bring_up_to_date(filled, lambda: None, migrations)
    require_readable(filled)
    with closing(connect(filled, read_only=True)) as connection:
        columns = {row[1] for row in connection.execute("PRAGMA table_info(events)")}
    assert "colour" not in columns


def test_an_upgrade_that_breaks_references_is_taken_back(filled: Path, later: Callable[..., Path]) -> None:
    migrations = later(more='    op.execute("DELETE FROM reports")')
    with pytest.raises(DamagedStore):
        bring_up_to_date(filled, lambda: None, migrations)
    require_readable(filled)


def test_an_older_store_is_backed_up_before_it_is_upgraded(
    filled: Path, opening: Opening, later: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("db.store.bring_up_to_date", partial(bring_up_to_date, migrations=later()))
    with opening() as store:
        assert kept_version(store.path) == "9000"
    (backup,) = backups(filled.parent / FOLDER_NAME)
    assert kept_version(backup.path) == newest_version()


def test_a_store_of_a_later_program_is_refused_and_left_alone(filled: Path, opening: Opening) -> None:
    set_version(filled, "9999")
    before = filled.read_bytes()
    with pytest.raises(NewerStore, match="обновите программу"):
        opening()
    assert filled.read_bytes() == before


def test_a_store_of_a_later_program_can_be_read(filled: Path, clock: Callable[[], datetime]) -> None:
    set_version(filled, "9999")
    before = filled.read_bytes()
    with Store.open(filled.parent, "Лукина А. П.", clock, read_only=True) as store:
        assert store.reports()
    assert filled.read_bytes() == before


def test_a_later_store_that_lacks_what_is_read_is_refused(filled: Path) -> None:
    set_version(filled, "9999")
    with closing(connect(filled)) as connection:
        connection.execute("ALTER TABLE events RENAME COLUMN content TO body")
    with pytest.raises(NewerStore):
        require_readable(filled)


def test_reading_neither_upgrades_an_older_store_nor_makes_one(
    filled: Path, tmp_path: Path, clock: Callable[[], datetime]
) -> None:
    set_version(filled, "0000")
    with pytest.raises(OlderStore):
        Store.open(filled.parent, "Лукина А. П.", clock, read_only=True)
    assert kept_version(filled) == "0000"
    with pytest.raises(NoStore):
        Store.open(tmp_path / "пусто", "Лукина А. П.", clock, read_only=True)
    assert not (tmp_path / "пусто").exists()


def test_an_empty_file_left_by_a_crash_becomes_a_store(folder: Path, opening: Opening) -> None:
    folder.mkdir()
    (folder / FILE_NAME).touch()
    with opening() as store:
        assert content(store) == []


def test_a_database_of_another_program_is_refused(folder: Path, opening: Opening) -> None:
    folder.mkdir()
    with closing(connect(folder / FILE_NAME)) as connection:
        connection.execute("CREATE TABLE stamps (id INTEGER)")
    with pytest.raises(DamagedStore, match="не этой программой"):
        opening()
