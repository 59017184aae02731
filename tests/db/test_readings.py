"""What is read from an event, and what a person set instead of it, are kept beside its texts."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.backup import verify
from db.engine import connect
from db.entities import Corrections, Event, HeadCount, Level, Partner, Reading
from db.folder import FILE_NAME, newest_version
from db.store import Store
from db.upgrade import kept_version
from tests.db.conftest import Opening
from tests.db.invented import READING, content, invented_event, invented_report, with_text

STORED = sorted((Path(__file__).parent / "stored").glob("*.sql"))
ANEW = replace(READING, text_hash="cd" * 32, reader=4, headcount=HeadCount(30, 30), partners=(), signed=())


@pytest.fixture
def event(store: Store) -> Event:
    report = invented_report()
    store.commit("ввод", [report, invented_event(report, 1)])
    return store.report(report.id).events[0]


def with_reading(event: Event, reading: Reading) -> Event:
    return replace(event, reading=reading)


def test_a_reading_comes_back_as_it_was_kept(store: Store, event: Event) -> None:
    assert event.reading == READING
    unread = replace(READING, headcount=None, headcount_parts=(), signed=(), corrections=Corrections())
    store.commit("правка", [with_reading(event, unread)])
    assert store.event(event.id).reading == unread


@pytest.mark.parametrize("stored", STORED, ids=lambda path: path.stem)
def test_a_store_of_an_earlier_program_is_upgraded_with_all_that_it_holds(
    stored: Path, folder: Path, opening: Opening
) -> None:
    folder.mkdir()
    with closing(sqlite3.connect(folder / FILE_NAME)) as connection:
        connection.executescript(stored.read_text(encoding="utf-8"))
    with opening() as store:
        assert kept_version(store.path) == newest_version() > stored.stem
        (report,) = store.reports()
        (event,) = store.report(report.id).events
        (binned,) = store.binned()
        assert event.reading is not None
        assert event.reading.period == READING.period
        assert event.reading.all_partners == ()
        assert (event.sphere, event.institution) == ("", "")
        store.commit("правка", [with_reading(event, READING)])
        assert store.event(event.id).reading == READING
        before = content(store)
        for _ in range(3):
            assert store.undo()
        assert {each.id for each in store.report(report.id).events} == {event.id, binned.id}
        for _ in range(3):
            assert store.redo()
        assert content(store) == before
    verify(folder / FILE_NAME)


def test_a_renewed_reading_makes_neither_an_action_nor_a_version(store: Store, event: Event) -> None:
    actions = store.actions()
    store.renew([(event, ANEW)])
    assert store.event(event.id) == with_reading(event, ANEW)
    assert store.actions() == actions


def test_renewing_leaves_alone_what_a_person_set(store: Store, event: Event) -> None:
    store.renew([(event, replace(ANEW, corrections=Corrections()))])
    found = store.event(event.id).reading
    assert found is not None
    assert found.corrections == READING.corrections


def test_an_event_that_changed_since_it_was_read_is_not_renewed(store: Store, event: Event) -> None:
    store.commit("правка", [with_text(event, "Иное")])
    store.renew([(event, ANEW)])
    assert store.event(event.id).reading == READING


def test_an_old_reading_does_not_come_back_with_a_move(store: Store, event: Event) -> None:
    store.renew([(event, ANEW)])
    store.commit("перемещение", [replace(event, position=7)])
    assert store.event(event.id).reading == ANEW
    (change,) = store.actions(1)[0].changes
    assert change.after == {"position": 7}


def test_what_was_done_before_a_renewal_can_be_undone(store: Store, event: Event) -> None:
    store.commit("правка", [replace(with_text(event, "Иное"), reading=replace(READING, text_hash="12" * 32))])
    store.renew([(store.event(event.id), ANEW)])
    assert store.undo()
    assert store.event(event.id).texts == event.texts


def test_what_a_person_set_is_undone_and_redone(store: Store, event: Event) -> None:
    corrections = Corrections(added=(Partner(Level.COUNTRY, "Сербия", "RS"),))
    store.commit("правка", [with_reading(event, replace(READING, corrections=corrections))])
    done = content(store)
    store.undo()
    assert store.event(event.id).reading == READING
    store.redo()
    assert content(store) == done


def test_partners_go_with_their_event(store: Store, event: Event) -> None:
    store.commit("удаление отчета", remove=[store.report(event.report_id)])
    with closing(connect(store.path, read_only=True)) as connection:
        assert connection.execute("SELECT count(*) FROM partners").fetchone() == (0,)


def test_events_are_listed_by_a_partner_without_reading_all(store: Store, event: Event) -> None:
    query = "EXPLAIN QUERY PLAN SELECT event_id FROM partners WHERE level = ? AND entry_id = ?"
    with closing(connect(store.path, read_only=True)) as connection:
        (plan,) = connection.execute(query, ("town", "orsha")).fetchall()
    assert "ix_partners_level_entry_id_name" in plan[-1]
