"""What the office has set is kept part by part, in the journal like everything else."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from db.folder import FILE_NAME
from db.journal import StaleWrite
from db.office_parts import KeptPart
from db.store import Store
from tests.db.conftest import Opening
from tests.db.invented import content

WINDOW = KeptPart("window", {"first_day": 12, "of a later program": [1, {"two": None}]})


def test_a_part_comes_back_as_it_was_kept(store: Store, opening: Opening) -> None:
    store.commit("настройки управления", [WINDOW, KeptPart("rules", {})])
    store.close()
    with opening() as again:
        assert again.office_parts() == [KeptPart("rules", {}), WINDOW]
        assert [dict(part.values) for part in again.office_parts()] == [{}, dict(WINDOW.values)]


def test_a_change_of_a_part_is_undone_and_redone(store: Store) -> None:
    store.commit("настройки управления", [WINDOW])
    before = content(store)
    store.commit("настройки управления", [KeptPart("window", {"first_day": 15}, version=1)])
    done = content(store)
    store.undo()
    assert content(store) == before
    store.redo()
    assert content(store) == done


def test_there_is_one_part_of_a_name(store: Store) -> None:
    store.commit("настройки управления", [WINDOW])
    store.commit("настройки управления", [KeptPart("window", {"first_day": 15})])
    with pytest.raises(StaleWrite):
        store.commit("настройки управления", [WINDOW])
    assert len(store.office_parts()) == 1


def test_what_is_done_again_is_no_action(store: Store) -> None:
    store.commit("настройки управления", [WINDOW])
    assert store.commit("настройки управления", [WINDOW]) is None


def test_a_part_that_is_removed_comes_back_by_undo(store: Store) -> None:
    store.commit("настройки управления", [WINDOW])
    store.commit("настройки управления", remove=[WINDOW])
    assert store.office_parts() == []
    store.undo()
    assert [part.name for part in store.office_parts()] == ["window"]


def test_entries_and_parts_of_an_earlier_program_have_a_place_after_the_upgrade(
    folder: Path, opening: Opening
) -> None:
    folder.mkdir()
    stored = Path(__file__).with_name("stored") / "0002.sql"
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.executescript(stored.read_text(encoding="utf-8"))
    with opening() as store:
        (entry,) = store.user_entries()
        assert (entry.entry_id, dict(entry.values)) == ("sport", {"short_name": "Спорт и туризм"})
        assert entry.valid_to == date(2031, 12, 31)
        assert store.office_parts() == []
        store.commit("настройки управления", [WINDOW])
        assert store.office_parts() == [WINDOW]
