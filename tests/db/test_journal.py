from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.entities import Event, Report
from db.journal import Action, ActionKind, CannotReverse, StaleWrite
from db.rows import Entity
from db.store import Store
from tests.db.invented import (
    content,
    invented_event,
    invented_report,
    invented_section,
    with_text,
)


@pytest.fixture
def event(store: Store) -> Event:
    report = invented_report()
    store.commit("Ввод", [report, invented_event(report, 1)])
    return store.report(report.id).events[0]


def rename(store: Store, event: Event, title: str) -> Action:
    action = store.commit(f"Правка: {title}", [with_text(store.event(event.id), title)])
    assert action is not None
    return action


def test_an_action_says_who_did_what_and_when(store: Store, event: Event) -> None:
    action = rename(store, event, "Новое")
    assert store.actions(1) == [action]
    assert (action.label, action.owner, action.kind) == ("Правка: Новое", "Лукина А. П.", ActionKind.DO)
    assert action.at.date().year == 2031
    assert action.at.tzinfo is not None


def test_a_change_keeps_only_what_differs(store: Store, event: Event) -> None:
    (change,) = rename(store, event, "Новое").changes
    assert (change.table, change.entity_id) == ("events", event.id)
    assert change.before == {"title": event.texts.title}
    assert change.after == {"title": "Новое"}


def test_the_history_of_an_event_is_its_own(store: Store, event: Event) -> None:
    other = invented_event(store.report(event.report_id), 2)
    store.commit("Две правки", [other, with_text(event, "Вместе")])
    rename(store, other, "Чужая")
    labels = [(action.label, len(action.changes)) for action in store.history(event.id)]
    assert labels == [("Две правки", 1), ("Ввод", 1)]


def test_undo_and_redo_go_back_and_forth(store: Store, event: Event) -> None:
    for title in ("Первое", "Второе"):
        rename(store, event, title)
    seen = []
    for step in (store.undo, store.undo, store.redo, store.undo, store.redo, store.redo, store.redo):
        seen.append((bool(step()), store.event(event.id).texts.title[:6]))
    first, second = "Первое", "Второе"
    assert [title for _, title in seen] == [first, "Ярмарк", first, "Ярмарк", first, second, second]
    assert [done for done, _ in seen] == [True] * 6 + [False]


def test_what_was_read_before_an_undo_is_stale_after_it(store: Store, event: Event) -> None:
    rename(store, event, "Новое")
    read = store.event(event.id)
    undone = store.undo()
    assert undone is not None
    assert undone.changes[0].version == store.event(event.id).version == read.version + 1
    with pytest.raises(StaleWrite):
        store.commit("Правка", [with_text(read, "Поздно")])


def test_what_comes_next_can_be_shown_before_it_is_done(store: Store, event: Event) -> None:
    action = rename(store, event, "Новое")
    assert store.next_to_undo() == action
    assert store.next_to_redo() is None
    undone = store.undo()
    assert undone is not None
    assert (undone.kind, undone.reverses, undone.label) == (ActionKind.UNDO, action.id, action.label)
    assert store.next_to_redo() == undone


def test_a_new_action_ends_what_can_be_redone(store: Store, event: Event) -> None:
    rename(store, event, "Первое")
    store.undo()
    rename(store, event, "Второе")
    assert store.redo() is None
    assert store.event(event.id).texts.title == "Второе"


def test_there_is_nothing_to_undo_in_a_fresh_store(store: Store) -> None:
    assert store.undo() is None
    assert store.redo() is None


def test_an_earlier_action_can_be_undone_when_nothing_stands_in_the_way(store: Store, event: Event) -> None:
    earlier = rename(store, event, "Новое")
    kept = store.event(event.id)
    store.commit("Место", [replace(kept, texts=replace(kept.texts, place="г. Минск"))])
    store.undo(earlier.id)
    assert store.event(event.id).texts == replace(event.texts, place="г. Минск")


def test_an_action_is_not_undone_under_a_later_change_of_the_same_field(store: Store, event: Event) -> None:
    earlier = rename(store, event, "Первое")
    rename(store, event, "Второе")
    with pytest.raises(CannotReverse, match="Правка: Первое"):
        store.undo(earlier.id)
    assert store.event(event.id).texts.title == "Второе"


def test_what_others_refer_to_is_not_undone(store: Store, event: Event) -> None:
    entered = store.actions()[-1]
    report = store.report(event.report_id)
    store.commit("Раздел", [invented_section(report, 1)])
    before = content(store)
    with pytest.raises(CannotReverse):
        store.undo(entered.id)
    assert content(store) == before


def test_an_action_is_undone_once_and_after_a_redo_once_more(store: Store, event: Event) -> None:
    action = rename(store, event, "Новое")
    store.undo(action.id)
    with pytest.raises(CannotReverse):
        store.undo(action.id)
    store.redo()
    store.undo(action.id)
    assert store.event(event.id).texts == event.texts


# Any actions at all: each step is worked out from what is kept by then, and a place to act on.
Doing = Callable[[Store, int], "Doings"]
Doings = tuple[list[Entity], list[Entity]]  # what to put and what to remove


def any_report(store: Store, place: int) -> Report | None:
    kept = store.reports()
    return store.report(kept[place % len(kept)].id) if kept else None


def add_report(store: Store, place: int) -> Doings:
    key = replace(invented_report().key, edition=uuid4().int % 2**31)
    report = replace(invented_report(key), id=uuid4())
    section = invented_section(report, 1)
    return [report, section, *(invented_event(report, each, section) for each in range(place % 3))], []


def add_event(store: Store, place: int) -> Doings:
    if not (report := any_report(store, place)):
        return [], []
    section = report.sections[0] if report.sections else None
    return [replace(invented_event(report, place, section), id=uuid4())], []


def edit_everything(store: Store, place: int) -> Doings:
    if not (report := any_report(store, place)):
        return [], []
    events = [with_text(replace(each, reading=None), f"{place}") for each in report.events]
    return [replace(report, closing=f"{place}"), *events], []


def bin_event(store: Store, place: int) -> Doings:
    report = any_report(store, place)
    return [], list(report.events[:1]) if report else []


def restore_event(store: Store, place: int) -> Doings:
    return [replace(each, binned_at=None) for each in store.binned()[:1]], []


def remove_section(store: Store, place: int) -> Doings:
    report = any_report(store, place)
    return [], list(report.sections[:1]) if report else []


def remove_report(store: Store, place: int) -> Doings:
    report = any_report(store, place)
    return [], [report] if report else []


DOINGS: list[Doing] = [
    add_report,
    add_event,
    add_event,
    edit_everything,
    bin_event,
    restore_event,
    remove_section,
    remove_report,
]


@settings(deadline=None, max_examples=12)
@given(steps=st.lists(st.tuples(st.sampled_from(DOINGS), st.integers(0, 5)), max_size=12))
def test_undoing_everything_leads_back_and_redoing_everything_forth_again(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[Doing, int]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    with Store.open(folder, "Лукина А. П.", lambda: datetime(2031, 3, 20, tzinfo=UTC)) as store:
        states = [content(store)]
        for doing, place in steps:
            if store.commit("Шаг", *doing(store, place)):
                states.append(content(store))
        for state in reversed(states[:-1]):
            assert store.undo()
            assert content(store) == state
        for state in states[1:]:
            assert store.redo()
            assert content(store) == state
