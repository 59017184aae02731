import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from db.entities import Quarter, Report
from db.folder import FILE_NAME, HOLDER_NAME
from db.glance import glance
from db.preparations import Preparation
from tests.db.conftest import Opening
from tests.db.invented import KEY, invented_event, invented_report, invented_section

AT = datetime(2031, 3, 20, 14, 5, tzinfo=UTC)
LATER = replace(KEY, quarter=Quarter(2031, 2))


@pytest.fixture
def left(opening: Opening) -> Report:
    """A report of a store that is closed by now, with an event in the bin, and another report beside it."""
    report = invented_report()
    sections = [invented_section(report, place) for place in (1, 2)]
    events = [invented_event(report, 5), *(invented_event(report, n, sections[n % 2]) for n in (1, 2, 3, 4))]
    with opening() as store:
        store.commit("Ввод", [report, *sections, *events, invented_report(LATER)])
        store.commit("Удаление", remove=events[1:2])
        return store.report(report.id)


def change(folder: Path, statement: str, *values: str) -> None:
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection, connection:
        connection.execute(statement, values)


def test_a_report_is_seen_as_the_store_gives_it_but_for_what_was_read(folder: Path, left: Report) -> None:
    seen = glance(folder, KEY)
    assert seen
    assert seen.report == replace(left, events=tuple(replace(event, reading=None) for event in left.events))
    assert {each.key for each in seen.kept} == {KEY, LATER}


def test_a_glance_tells_since_when_a_report_is_locked(folder: Path, left: Report, opening: Opening) -> None:
    former = Preparation(uuid4(), left.id, left.key.edition, AT, "", (), "")
    latter = replace(former, id=uuid4(), prepared_at=AT.replace(year=2032))
    other = replace(former, id=uuid4(), edition=left.key.edition + 1, prepared_at=AT.replace(year=2033))
    with opening() as store:
        store.commit("Подготовка", [latter, former, other])
        kept = store.report(left.id).prepared_at
    seen = glance(folder, KEY)
    assert seen
    assert seen.report.prepared_at == kept == latter.prepared_at


def test_what_is_not_kept_is_not_seen(folder: Path, left: Report) -> None:
    assert glance(folder, replace(KEY, author="gagarin")) is None


def test_where_there_is_no_store_nothing_is_seen_and_nothing_made(folder: Path) -> None:
    assert glance(folder, KEY) is None
    assert not folder.exists()


def test_a_store_in_use_is_left_alone(folder: Path, left: Report, opening: Opening) -> None:
    with opening():
        assert glance(folder, KEY) is None


def test_what_a_killed_program_left_is_for_the_store_to_see(folder: Path, left: Report) -> None:
    (folder / HOLDER_NAME).write_text("{}", encoding="utf-8")
    assert glance(folder, KEY) is None


@pytest.mark.parametrize("version", ["0000", "9999", ""])
def test_a_store_of_another_version_is_not_read(folder: Path, left: Report, version: str) -> None:
    change(folder, "UPDATE alembic_version SET version_num = ?", version)
    assert glance(folder, KEY) is None


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM alembic_version",
        "DROP TABLE alembic_version",
        "UPDATE reports SET quarter = quarter + 4",
        "UPDATE reports SET kind = 'other'",
        "UPDATE events SET id = 'x' || id",
        "UPDATE sections SET entries = '['",
        "UPDATE sections SET entries = '1'",
    ],
)
def test_what_cannot_be_understood_is_left_to_who_opens_the_store(
    folder: Path, left: Report, statement: str
) -> None:
    change(folder, statement)
    assert glance(folder, KEY) is None


@pytest.mark.parametrize("kept", [0, 30, 5000])
def test_a_damaged_store_gives_nothing(folder: Path, left: Report, kept: int) -> None:
    path = folder / FILE_NAME
    path.write_bytes(path.read_bytes()[:kept] + b"?" * 5000)
    assert glance(folder, KEY) is None


def test_a_folder_that_goes_to_a_cloud_is_not_read(
    folder: Path, left: Report, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(folder.parent))
    assert glance(folder, KEY) is None


def test_looking_leaves_the_store_as_it_was(folder: Path, left: Report, opening: Opening) -> None:
    before = (folder / FILE_NAME).read_bytes()
    assert glance(folder, KEY)
    assert (folder / FILE_NAME).read_bytes() == before
    with opening() as store:
        assert store.report(left.id) == left
        assert store.killed is None
