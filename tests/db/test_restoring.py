"""What takes the place of a store, and what becomes of what was there."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from db.backup import FOLDER_NAME, Reason, backups, last_saved
from db.engine import StoreUnreachable, connect
from db.folder import FILE_NAME
from db.lock import StoreInUse
from db.restoring import UnfitCopy, newest_sound, restore, set_aside
from db.store import Store
from db.upgrade import NewerStore
from tests.db.conftest import Opening
from tests.db.invented import content, invented_event, invented_report, with_text

Clock = Callable[[], datetime]


@pytest.fixture
def filled(store: Store) -> Store:
    """A store with an event that was changed after a backup; closed."""
    report = invented_report()
    store.commit("ввод", [report, invented_event(report, 1)])
    store.back_up(Reason.ASKED)
    store.commit("правка", [with_text(invented_event(report, 1), "Новое")])
    store.close()
    return store


def title(opening: Opening) -> str:
    with opening() as store:
        return store.report(invented_report().id).events[0].texts.title


def backup_of(store: Store) -> Path:
    return backups(store.path.parent / FOLDER_NAME)[0].path


def files(store: Store) -> set[str]:
    return {path.name for path in store.path.parent.iterdir()} - {FOLDER_NAME, FILE_NAME, "pobratim.lock"}


def break_file(path: Path) -> None:
    path.write_bytes(b"\xa5" * 5000)


def test_a_backup_takes_the_place_of_the_store_and_the_store_becomes_a_backup(
    filled: Store, opening: Opening, clock: Clock
) -> None:
    restore(filled.path.parent, backup_of(filled), clock())
    assert title(opening) == invented_event(invented_report(), 1).texts.title
    newest = backups(filled.path.parent / FOLDER_NAME)[-1]
    assert newest.reason is Reason.RESTORE
    restore(filled.path.parent, newest.path, clock())
    assert title(opening) == "Новое"
    assert files(filled) == set()


def test_what_a_killed_program_left_in_the_log_is_in_the_backup_and_does_not_spoil_what_comes(
    filled: Store, opening: Opening, clock: Clock
) -> None:
    log, kept = Path(f"{filled.path}-wal"), connect(filled.path)
    kept.execute("UPDATE events SET title = 'Из журнала'")
    left = log.read_bytes(), filled.path.read_bytes()
    kept.close()
    filled.path.write_bytes(left[1])
    log.write_bytes(left[0])
    restore(filled.path.parent, backup_of(filled), clock())
    assert title(opening) == invented_event(invented_report(), 1).texts.title
    restore(filled.path.parent, backups(filled.path.parent / FOLDER_NAME)[-1].path, clock())
    assert title(opening) == "Из журнала"


@pytest.mark.parametrize("text", [b"", b"\xa5" * 5000, b"SQLite format 3\0" + b"\0" * 5000])
def test_a_file_that_is_no_sound_store_is_refused_and_nothing_changes(
    filled: Store, tmp_path: Path, clock: Clock, text: bytes
) -> None:
    before = filled.path.read_bytes()
    (tmp_path / "чужой.pobratim").write_bytes(text)
    with pytest.raises(UnfitCopy, match="чужой"):
        restore(filled.path.parent, tmp_path / "чужой.pobratim", clock())
    assert filled.path.read_bytes() == before
    assert files(filled) == set()
    assert len(backups(filled.path.parent / FOLDER_NAME)) == 1


def test_a_copy_that_is_not_there_is_told(filled: Store, tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(StoreUnreachable, match="Нет доступа"):
        restore(filled.path.parent, tmp_path / "нет.pobratim", clock())


def test_a_copy_of_a_later_program_is_refused(filled: Store, tmp_path: Path, clock: Clock) -> None:
    later, before = tmp_path / "later.pobratim", filled.path.read_bytes()
    later.write_bytes(backup_of(filled).read_bytes())
    connection = connect(later)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(NewerStore):
        restore(filled.path.parent, later, clock())
    assert filled.path.read_bytes() == before


def test_nothing_takes_the_place_of_a_store_in_use(filled: Store, opening: Opening, clock: Clock) -> None:
    with opening() as store:
        with pytest.raises(StoreInUse):
            restore(filled.path.parent, backup_of(filled), clock())
        with pytest.raises(StoreInUse):
            set_aside(filled.path.parent, clock())
        assert content(store)


def test_a_damaged_store_is_kept_aside_when_a_backup_takes_its_place(
    filled: Store, opening: Opening, clock: Clock
) -> None:
    break_file(filled.path)
    damaged = filled.path.read_bytes()
    restore(filled.path.parent, backup_of(filled), clock())
    assert title(opening) == invented_event(invented_report(), 1).texts.title
    (aside,) = files(filled)
    assert aside.startswith("Поврежденные данные 2031-03-20")
    assert (filled.path.parent / aside).read_bytes() == damaged


def test_the_newest_sound_backup_takes_the_place_of_a_damaged_store(
    filled: Store, opening: Opening, clock: Clock
) -> None:
    folder = filled.path.parent
    saved = last_saved(backup_of(filled))
    with opening() as store:
        break_file(store.back_up(Reason.EXIT))
    break_file(filled.path)
    Path(f"{filled.path}-wal").write_bytes(b"log")
    done = set_aside(folder, clock())
    assert done.backup is not None
    assert done.backup == newest_sound(folder)
    assert done.backup.reason is Reason.ASKED
    assert done.saved == saved
    assert done.saved is not None
    assert done.saved.label == "ввод"
    assert files(filled) == {done.aside.name, f"{done.aside.name}-wal"}
    assert title(opening) == invented_event(invented_report(), 1).texts.title


def test_a_damaged_store_without_a_sound_backup_makes_room_for_a_new_one(
    filled: Store, opening: Opening, clock: Clock
) -> None:
    break_file(backup_of(filled))
    break_file(filled.path)
    done = set_aside(filled.path.parent, clock())
    assert (done.backup, done.saved) == (None, None)
    assert done.aside.read_bytes() == b"\xa5" * 5000
    with opening() as store:
        assert content(store) == []


def test_a_store_that_is_not_there_cannot_be_set_aside(tmp_path: Path, clock: Clock) -> None:
    with pytest.raises(StoreUnreachable):
        set_aside(tmp_path, clock())
    assert FILE_NAME not in {path.name for path in tmp_path.iterdir()}
