import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from db.engine import DamagedStore, StoreUnreachable
from db.entities import OFFICE, Event, Quarter, Report, ReportKey, ReportKind, Texts
from db.folder import FILE_NAME
from db.journal import NotKept, StaleWrite
from db.store import Store
from db.user_entries import KeptEntry
from tests.db.conftest import Opening
from tests.db.invented import (
    KEY,
    content,
    invented_event,
    invented_report,
    invented_section,
    with_text,
)


@pytest.fixture
def report(store: Store) -> Report:
    """A kept report: an event before any section, then two sections with two events each."""
    report = invented_report()
    sections = [invented_section(report, place) for place in (1, 2)]
    events = [invented_event(report, 5)]
    events += [invented_event(report, place, sections[place % 2]) for place in (1, 2, 3, 4)]
    store.commit("Ввод", [*events, *sections, report])
    return store.report(report.id)


def texts(events: tuple[Event, ...]) -> list[str]:
    return [event.texts.title[-1] for event in events]


def test_a_report_comes_back_as_it_was_put(store: Store) -> None:
    report, section = invented_report(), invented_section(invented_report(), 1)
    events = (invented_event(report, 1), invented_event(report, 2, section))
    store.commit("Ввод", [report, section, *events])
    assert store.report(report.id) == replace(report, sections=(section,), events=events)


def test_every_character_of_a_text_is_kept(store: Store) -> None:
    report = invented_report()
    strange = "\u00a0«Огонёк\n\n\t\u00ad\u0301\U0001f54a\u2028 NULL % \\ ' \" "
    event = Event(uuid4(), report.id, None, 1, Texts(strange, strange, strange, strange, strange * 1000))
    store.commit("Ввод", [report, event])
    assert store.event(event.id) == event


def test_what_was_kept_is_there_after_opening_anew(opening: Opening) -> None:
    report = invented_report()
    with opening() as store:
        store.commit("Ввод", [report, invented_event(report, 1)])
        before = content(store)
    with opening() as store:
        assert content(store) == before


def test_closing_leaves_one_file_that_holds_everything(store: Store) -> None:
    store.commit("Ввод", [invented_report()])
    store.close()
    assert {path.name for path in store.path.parent.iterdir()} <= {FILE_NAME, "pobratim.lock"}


def test_events_before_any_section_come_first_then_section_by_section(report: Report) -> None:
    assert texts(report.events) == ["5", "2", "4", "1", "3"]


def test_reports_are_listed_newest_first_with_the_number_of_their_events(
    store: Store, report: Report
) -> None:
    newer = invented_report(ReportKey(ReportKind.EXECUTIVE, Quarter(2031, 2), OFFICE))
    store.commit("Ввод", [newer])
    assert [(each.key, each.events) for each in store.reports()] == [(newer.key, 0), (report.key, 5)]


def test_a_report_is_found_by_its_key_only(store: Store, report: Report) -> None:
    assert store.find(report.key) == report.id
    assert store.find(replace(KEY, edition=2)) == store.find(KEY)
    assert store.find(replace(KEY, quarter=KEY.quarter.next)) is None
    assert store.find(replace(KEY, kind=ReportKind.EXECUTIVE)) is None


def test_a_second_report_of_the_same_key_is_refused(store: Store, report: Report) -> None:
    before = content(store)
    with pytest.raises(StaleWrite, match="такая уже есть"):
        store.commit("Ввод", [replace(invented_report(), id=uuid4())])
    assert content(store) == before


def test_what_is_not_kept_is_said_to_be_missing(store: Store) -> None:
    for read in (store.report, store.event, store.undo):
        with pytest.raises(NotKept):
            read(uuid4())


def test_the_events_of_a_report_are_listed_and_read_by_pages(store: Store, report: Report) -> None:
    other = invented_report(ReportKey(ReportKind.EXECUTIVE, KEY.quarter, OFFICE))
    store.commit("Ввод", [other, invented_event(other, 7)])
    ids = store.ids_of_report(report.id)
    assert texts(tuple(store.events(ids))) == ["5", "2", "4", "1", "3"]
    assert texts(tuple(store.events([ids[2], uuid4(), ids[0]]))) == ["4", "5"]


def test_more_events_than_one_query_takes_are_kept_and_read(store: Store) -> None:
    report = invented_report()
    events = tuple(invented_event(report, place) for place in range(1201))
    store.commit("Ввод", [report, *events])
    assert store.report(report.id).events == events
    assert store.events([each.id for each in events]) == list(events)


def test_a_removed_event_goes_to_the_bin_and_comes_back_from_it(store: Store, report: Report) -> None:
    event = report.events[1]
    store.commit("Удаление", remove=[event])
    assert texts(store.report(report.id).events) == ["5", "4", "1", "3"]
    assert store.reports()[0].events == 4
    assert event.id not in store.ids_of_report(report.id)
    (binned,) = store.binned()
    assert (binned.id, binned.texts, binned.reading) == (event.id, event.texts, event.reading)
    assert store.event(event.id) == binned
    store.commit("Восстановление", [replace(binned, binned_at=None)])
    assert texts(store.report(report.id).events) == texts(report.events)
    assert store.binned() == []


def test_a_removed_section_leaves_its_events_in_the_report(store: Store, report: Report) -> None:
    store.commit("Удаление", remove=[report.events[1]])
    store.commit("Удаление", remove=[report.sections[0]])
    kept = store.report(report.id)
    assert texts(kept.events) == ["4", "5", "1", "3"]
    assert kept.sections == report.sections[1:]
    assert store.binned()[0].section_id is None


def test_events_can_move_out_of_a_section_that_goes_in_the_same_action(store: Store, report: Report) -> None:
    moved = [replace(event, section_id=report.sections[1].id) for event in report.events[1:3]]
    action = store.commit("Слияние", moved, [report.sections[0]])
    assert action is not None
    assert len(action.changes) == 3
    assert {each.section_id for each in store.report(report.id).events[1:]} == {report.sections[1].id}


def test_a_removed_report_goes_with_all_that_it_holds(store: Store, report: Report) -> None:
    store.commit("Удаление", remove=[report.events[0]])
    before = content(store)
    store.commit("Удаление", remove=[report, report.sections[0]])
    assert content(store) == []
    store.undo()
    assert content(store) == before


def test_an_event_moves_by_one_change(store: Store, report: Report) -> None:
    second, last = report.events[1], report.events[4]
    moved = replace(last, section_id=second.section_id, position=second.position - 1)
    action = store.commit("Перемещение", [*report.events[:4], moved])
    assert action is not None
    assert [change.entity_id for change in action.changes] == [last.id]
    assert texts(store.report(report.id).events) == ["5", "3", "2", "4", "1"]


def test_putting_what_is_kept_already_is_no_action(store: Store, report: Report) -> None:
    before = store.actions()
    assert store.commit("Ввод", [report, *report.sections, *report.events]) is None
    assert store.actions() == before


def test_each_change_makes_the_next_version(store: Store, report: Report) -> None:
    event = report.events[0]
    action = store.commit("Правка", [with_text(event, "Новое")])
    assert action is not None
    assert action.changes[0].version == store.event(event.id).version == event.version + 1


def test_a_stale_event_is_refused_and_nothing_of_its_action_is_kept(store: Store, report: Report) -> None:
    event, other = report.events[:2]
    store.commit("Правка", [with_text(event, "Первая")])
    before = content(store)
    with pytest.raises(StaleWrite):
        store.commit("Правка", [with_text(other, "Вместе"), with_text(event, "Вторая")])
    with pytest.raises(StaleWrite):
        store.commit("Удаление", remove=[other, event])
    assert content(store) == before


def test_what_was_removed_meanwhile_is_refused(store: Store, report: Report) -> None:
    section, event = report.sections[0], report.events[0]
    store.commit("Правка", [with_text(event, "Первая"), replace(section, heading="Иной")])
    section, event = store.report(report.id).sections[0], store.event(event.id)
    store.commit("Удаление", remove=[store.report(report.id)])
    for putting, removing in ([[event], []], [[invented_event(report, 9)], []], [[], [section]]):
        with pytest.raises(StaleWrite):
            store.commit("Правка", putting, removing)
    assert content(store) == []


def test_an_entity_that_was_kept_before_comes_back_with_a_version_of_its_own(
    store: Store, report: Report
) -> None:
    first = report.events[0]
    store.commit("Удаление", remove=[report])
    store.commit("Ввод", [invented_report(), invented_event(report, 5)])
    again = store.event(first.id)
    assert again.version > first.version
    with pytest.raises(StaleWrite):
        store.commit("Правка", [with_text(first, "Поздно")])


def test_user_entries_are_kept_by_dictionary(store: Store) -> None:
    entry = KeptEntry(
        "partners", "mogilev", {"name": "Могилев"}, date(2031, 1, 1), date(2032, 1, 1), id=uuid4()
    )
    other = KeptEntry("spheres", "sport", {}, id=uuid4())
    store.commit("Словари", [other, entry])
    assert store.user_entries() == [entry, other]
    assert store.user_entries("spheres") == [other]
    store.commit("Словари", remove=[other])
    assert store.user_entries() == [entry]


def test_a_damaged_store_is_refused_and_left_as_it_is(store: Store, opening: Opening) -> None:
    report = invented_report()
    store.commit("Ввод", [report, *(invented_event(report, place) for place in range(300))])
    store.close()
    whole = store.path.read_bytes()
    half = len(whole) // 2
    damaged = whole[:half] + b"\xa5" * 9000 + whole[half + 9000 :]
    store.path.write_bytes(damaged)
    with pytest.raises(DamagedStore):
        opening()
    assert store.path.read_bytes() == damaged
    store.path.write_bytes(whole)
    with opening() as mended:
        assert len(mended.report(report.id).events) == 300


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, clock: Callable[[], datetime]) -> None:
    (tmp_path / "занято").touch()
    with pytest.raises(StoreUnreachable, match="занято"):
        Store.open(tmp_path / "занято" / "данные", "Лукина А. П.", clock)


def test_a_store_opened_for_reading_cannot_be_changed(
    store: Store, folder: Path, clock: Callable[[], datetime]
) -> None:
    with (
        Store.open(folder, "Лукина А. П.", clock, read_only=True) as reading,
        pytest.raises(StoreUnreachable),
    ):
        reading.commit("Ввод", [invented_report()])
    assert store.reports() == []


def test_the_last_of_two_states_of_one_event_counts(store: Store, report: Report) -> None:
    event = report.events[0]
    action = store.commit("Правка", [with_text(event, "Первое"), with_text(event, "Второе")])
    assert action is not None
    assert len(action.changes) == 1
    assert store.event(event.id).texts.title == "Второе"


def test_a_store_can_be_closed_by_another_thread(store: Store, opening: Opening) -> None:
    thread = threading.Thread(target=store.close)
    thread.start()
    thread.join()
    opening().close()


def test_threads_write_one_after_another(store: Store, report: Report) -> None:
    def rename(event: Event) -> None:
        for number in range(20):
            event = with_text(event, f"{number}")
            store.commit("Правка", [event])
            event = replace(event, version=event.version + 1)

    threads = [threading.Thread(target=rename, args=(event,)) for event in report.events[:3]]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [event.texts.title for event in store.report(report.id).events[:3]] == ["19"] * 3
    assert [action.number for action in store.actions(100)] == list(range(61, 0, -1))
