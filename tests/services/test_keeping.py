"""Backups that are made of themselves, what a kill has left, and the store in one file."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db.backup import FOLDER_NAME, Reason, backups
from db.entities import Field
from db.folder import HOLDER_NAME
from db.lock import Holder
from db.restoring import restore
from db.store import Store
from desktop.services.editing import Editing
from desktop.services.keeping import PACKED, UnfitTarget, back_up_if_needed, pack, recovered
from tests.db.finding import find_events
from tests.db.invented import content, invented_event, invented_report
from tests.dictionaries import shipped
from tests.workplaces import ticking_clock


@pytest.fixture
def clock() -> Callable[[], datetime]:
    return ticking_clock()


@pytest.fixture
def store(tmp_path: Path, clock: Callable[[], datetime]) -> Iterator[Store]:
    """A store with a report of two events."""
    with Store.open(tmp_path / "данные", "Лукина А. П.", clock) as store:
        report = invented_report()
        store.commit("ввод", [report, *(invented_event(report, place) for place in (1, 2))])
        yield store


def edit(store: Store, text: str) -> None:
    event = store.report(invented_report().id).events[0]
    Editing(store, shipped()).set_field(event, Field.TITLE, text)


def reasons(store: Store) -> list[Reason]:
    return [backup.reason for backup in backups(store.path.parent / FOLDER_NAME)]


def test_a_store_in_which_nothing_was_done_is_not_backed_up_again(
    store: Store, clock: Callable[[], datetime]
) -> None:
    assert back_up_if_needed(store, Reason.START, clock())
    assert back_up_if_needed(store, Reason.EXIT, clock()) is None
    edit(store, "Новое")
    assert back_up_if_needed(store, Reason.EXIT, clock())
    assert back_up_if_needed(store, Reason.EXIT, clock()) is None
    assert reasons(store) == [Reason.START, Reason.EXIT]


def test_an_empty_store_is_not_backed_up(tmp_path: Path, clock: Callable[[], datetime]) -> None:
    with Store.open(tmp_path, "Лукина А. П.", clock) as store:
        assert back_up_if_needed(store, Reason.EXIT, clock()) is None


def test_there_is_one_backup_at_start_in_an_hour(store: Store, clock: Callable[[], datetime]) -> None:
    back_up_if_needed(store, Reason.START, clock())
    edit(store, "Новое")
    assert back_up_if_needed(store, Reason.START, clock() + timedelta(minutes=50)) is None
    assert back_up_if_needed(store, Reason.START, clock() + timedelta(minutes=70))


def test_a_program_that_was_closed_left_nothing_to_recover(store: Store, tmp_path: Path) -> None:
    edit(store, "Новое")
    store.close()
    with Store.open(store.path.parent, "Лукина А. П.", ticking_clock()) as again:
        assert recovered(again) is None


def killed(store: Store, since: datetime) -> None:
    """Leave a folder as a killed program leaves it, which has said that it works there."""
    store.close()
    text = Holder("Лукина А. П.", "стол", since).to_json()
    (store.path.parent / HOLDER_NAME).write_text(text, encoding="utf-8")


def test_what_a_killed_program_saved_last_is_told_once_and_can_be_undone(
    store: Store, clock: Callable[[], datetime]
) -> None:
    since = clock()
    before = content(store)
    edit(store, "Новое")
    killed(store, since)
    with Store.open(store.path.parent, "Лукина А. П.", clock) as again:
        found, report = recovered(again), invented_report()
        assert found is not None
        assert (found.label, found.key) == ("правка наименования мероприятия 1", report.key)
        assert found.event_id == again.report(report.id).events[0].id
        assert found.at > since
        editing = Editing(again, shipped())
        assert editing.undo() is not None
        assert content(again) == before
        assert editing.undo() is None
    with Store.open(store.path.parent, "Лукина А. П.", clock) as again:
        assert recovered(again) is None


def test_a_killed_program_that_saved_nothing_left_nothing_to_tell(
    store: Store, clock: Callable[[], datetime]
) -> None:
    killed(store, clock())
    with Store.open(store.path.parent, "Лукина А. П.", clock) as again:
        assert recovered(again) is None
        assert Editing(again, shipped()).undo() is None


def test_a_report_that_a_killed_program_removed_is_told_without_a_place(
    store: Store, clock: Callable[[], datetime]
) -> None:
    since = clock()
    store.commit("удаление отчета", remove=[store.report(invented_report().id)])
    killed(store, since)
    with Store.open(store.path.parent, "Лукина А. П.", clock) as again:
        found = recovered(again)
        assert found is not None
        assert (found.label, found.key, found.event_id) == ("удаление отчета", None, None)


def test_a_packed_store_is_the_same_on_another_computer(
    store: Store, tmp_path: Path, clock: Callable[[], datetime]
) -> None:
    packed = tmp_path / f"Перенос{PACKED}"
    pack(store, packed)
    restore(tmp_path / "другой компьютер", packed, clock())
    with Store.open(tmp_path / "другой компьютер", "Иванова Н. К.", clock) as other:
        assert content(other) == content(store) != []
        assert other.actions() == store.actions()
        assert len(find_events(other, "ярмарка")) == 2


def test_a_store_is_not_packed_in_between_its_own_files(store: Store) -> None:
    store.back_up(Reason.ASKED)
    before = content(store)
    for target in (store.path, store.path.parent / "x.pobratim", store.path.parent / FOLDER_NAME / "x"):
        with pytest.raises(UnfitTarget, match="выберите другую папку"):
            pack(store, target)
    assert content(store) == before
    assert reasons(store) == [Reason.ASKED]
