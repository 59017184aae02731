import random
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.backup import (
    FOLDER_NAME,
    Backup,
    Reason,
    aged_out,
    back_up,
    backups,
    copy_database,
    events_in,
    verify,
)
from db.engine import DamagedStore, StoreUnreachable, connect
from db.folder import FILE_NAME
from db.store import Store
from tests.db.invented import content, invented_event, invented_report

NOON = datetime(2031, 3, 20, 12)


def backup(taken: datetime) -> Backup:
    return Backup(taken, Path(f"{taken:%Y%m%d%H%M%S}"), Reason.START)


def kept(taken: list[datetime]) -> list[datetime]:
    made = [backup(each) for each in taken]
    return sorted(each.taken for each in set(made) - aged_out(made))


def test_a_copy_of_a_store_in_use_holds_what_was_saved(
    store: Store, tmp_path: Path, clock: Callable[[], datetime]
) -> None:
    report = invented_report()
    store.commit("Ввод", [report, invented_event(report, 1)])
    (tmp_path / "copy").mkdir()
    copy_database(store.path, tmp_path / "copy" / FILE_NAME)
    with Store.open(tmp_path / "copy", "Лукина А. П.", clock) as copy:
        assert content(copy) == content(store) != []


def test_a_backup_is_named_by_its_time_and_reason(store: Store) -> None:
    first, second = store.back_up(Reason.IMPORT), store.back_up(Reason.EXIT)
    assert [each.path for each in backups(store.path.parent / FOLDER_NAME)] == [first, second]
    assert first.name.endswith("_import.sqlite")
    assert first.name < second.name
    assert {path.name for path in first.parent.iterdir()} == {first.name, second.name}


def test_a_second_backup_of_the_same_second_does_not_replace_the_first(store: Store) -> None:
    paths = [back_up(store.path, Reason.IMPORT, NOON) for _ in range(3)]
    assert len(set(paths)) == 3
    assert len(backups(paths[0].parent)) == 3


def test_backups_that_age_out_are_removed_and_other_files_stay(store: Store) -> None:
    strange = store.path.parent / FOLDER_NAME / "мой файл.sqlite"
    back_up(store.path, Reason.START, NOON)
    strange.write_text("мое")
    for minute in range(1, 13):
        back_up(store.path, Reason.START, NOON + timedelta(minutes=minute))
    assert len(backups(strange.parent)) == 10
    assert strange.exists()


def test_the_newest_backup_of_an_hour_a_day_a_week_and_a_month_stays() -> None:
    often = [NOON - timedelta(minutes=30 * step) for step in range(48 * 400)]
    stays = kept(often)
    assert stays[-10:] == sorted(often)[-10:]
    assert NOON - timedelta(hours=22, minutes=30) in stays
    days = {each.date() for each in stays}
    assert {NOON.date() - timedelta(days=age) for age in range(14)} <= days
    assert {(each.year, each.month) for each in often} == {(each.year, each.month) for each in stays}
    assert len(stays) < 60


def test_backups_of_a_program_that_rested_for_a_year_are_not_thinned() -> None:
    old = [NOON - timedelta(days=365, hours=hour) for hour in range(10)]
    assert kept([*old, NOON]) == sorted([*old, NOON])


@given(
    st.lists(st.datetimes(datetime(2030, 1, 1), datetime(2032, 1, 1)), unique=True, max_size=80), st.randoms()
)
def test_which_backups_stay_does_not_depend_on_their_order(
    taken: list[datetime], chance: random.Random
) -> None:
    shuffled = list(taken)
    chance.shuffle(shuffled)
    stays = kept(shuffled)
    assert stays == kept(taken)
    assert kept(stays) == stays
    assert stays[-10:] == sorted(taken)[-10:]


def test_a_damaged_source_is_named_and_leaves_no_copy(store: Store, tmp_path: Path) -> None:
    source, target = tmp_path / "damaged.sqlite", tmp_path / "copy.sqlite"
    report = invented_report()
    store.commit("Ввод", [report, *(invented_event(report, place) for place in range(200))])
    copy_database(store.path, source)
    spoil(source)
    with pytest.raises(DamagedStore, match="damaged"):
        copy_database(source, target)
    assert not target.exists()
    assert not list(tmp_path.glob(".*"))


def test_a_folder_that_is_not_there_is_told_and_nothing_is_left(store: Store, tmp_path: Path) -> None:
    with pytest.raises(StoreUnreachable):
        copy_database(store.path, tmp_path / "нет" / "copy.sqlite")


def test_a_damaged_file_does_not_pass_the_check(store: Store, tmp_path: Path) -> None:
    report = invented_report()
    store.commit("Ввод", [report, *(invented_event(report, place) for place in range(200))])
    copy = store.back_up(Reason.ASKED)
    verify(copy)
    spoil(copy)
    with pytest.raises(DamagedStore):
        verify(copy)


def spoil(path: Path) -> None:
    """Overwrite the tree of the events with noise."""
    with closing(connect(path, read_only=True)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'events'").fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    with path.open("rb+") as file:
        file.seek((root - 1) * size)
        file.write(b"\xa5" * size)


def test_a_backup_tells_how_many_events_it_holds(store: Store) -> None:
    report = invented_report()
    first, second = invented_event(report, 1), invented_event(report, 2)
    store.commit("Ввод", [report, first, second])
    store.commit("Удаление", remove=[second])
    backup = store.back_up(Reason.ASKED)
    assert events_in(backup) == 1
    assert set(backup.parent.iterdir()) == {backup}


@pytest.mark.parametrize("content", [b"", b"no database at all" * 100])
def test_what_is_no_backup_holds_no_number_of_events(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "backup.sqlite"
    path.write_bytes(content)
    assert events_in(path) is None
