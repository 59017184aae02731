import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError

from db.engine import DamagedStore, DiskFull, StoreUnreachable, connect, engine_for, for_writing, told


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "50 % готово? #1.sqlite"


def tables(path: Path) -> set[str]:
    with closing(connect(path, read_only=True)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}


def test_a_rollback_takes_back_create_table(path: Path) -> None:
    with for_writing(engine_for(path)).connect() as connection:
        connection.exec_driver_sql("CREATE TABLE kept (id INTEGER PRIMARY KEY)")
        connection.commit()
        connection.exec_driver_sql("CREATE TABLE lost (id INTEGER PRIMARY KEY)")
        connection.rollback()
    assert tables(path) == {"kept"}


def test_a_transaction_begins_only_where_it_is_said(path: Path) -> None:
    with closing(connect(path)) as connection:
        connection.execute("CREATE TABLE kept (id INTEGER PRIMARY KEY)")
        connection.execute("INSERT INTO kept VALUES (1)")
        assert not connection.in_transaction


@pytest.mark.parametrize("foreign_keys", [True, False])
def test_foreign_keys_hold_unless_they_are_switched_off(path: Path, foreign_keys: bool) -> None:
    with engine_for(path).begin() as connection:
        connection.exec_driver_sql("CREATE TABLE parents (id INTEGER PRIMARY KEY)")
        connection.exec_driver_sql("CREATE TABLE children (parent INTEGER REFERENCES parents (id))")
    with engine_for(path, foreign_keys=foreign_keys).connect() as connection:
        if foreign_keys:
            with pytest.raises(IntegrityError):
                connection.exec_driver_sql("INSERT INTO children VALUES (1)")
        else:
            assert connection.exec_driver_sql("INSERT INTO children VALUES (1)").rowcount == 1


def test_every_save_reaches_the_disk_through_a_write_ahead_log(path: Path) -> None:
    with engine_for(path).connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 2


def test_writing_transactions_hold_each_other_off_from_their_beginning(path: Path) -> None:
    with for_writing(engine_for(path)).connect() as first, closing(connect(path)) as second:
        second.execute("PRAGMA busy_timeout = 0")
        first.exec_driver_sql("SELECT 1")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            second.execute("BEGIN IMMEDIATE")


def test_a_file_opened_for_reading_takes_no_writing(path: Path) -> None:
    connect(path).close()
    with (
        pytest.raises(StoreUnreachable, match="50 % готово"),
        told(path),
        closing(connect(path, read_only=True)) as connection,
    ):
        connection.execute("CREATE TABLE spoils (id INTEGER)")
    assert tables(path) == set()


def test_a_full_disk_is_told_as_such(path: Path) -> None:
    with closing(connect(path)) as connection:
        connection.execute("CREATE TABLE grows (text TEXT)")
        connection.execute("PRAGMA max_page_count = 3")
        with pytest.raises(DiskFull, match="нет свободного места"), told(path):
            connection.execute("INSERT INTO grows VALUES (?)", ("я" * 100_000,))


def test_a_file_that_is_no_database_is_told_as_damaged(path: Path) -> None:
    path.write_text("Это не база данных. " * 100, encoding="utf-8")
    with pytest.raises(DamagedStore), told(path), closing(connect(path)):
        pass


def test_a_bug_in_a_query_is_not_told_as_something_else(path: Path) -> None:
    with (
        pytest.raises(sqlite3.OperationalError, match="no such table"),
        told(path),
        closing(connect(path)) as connection,
    ):
        connection.execute("SELECT * FROM absent")
