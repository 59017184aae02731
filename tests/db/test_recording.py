"""Actions that go on: what is saved later becomes a part of what was saved before."""

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.entities import Event, Report, Section
from db.journal import Action
from db.store import Store
from tests.db.invented import content, invented_event, invented_report, invented_section, with_text


@pytest.fixture
def event(store: Store) -> Event:
    report = invented_report()
    store.commit("Ввод", [report, invented_event(report, 1), invented_event(report, 2)])
    return store.report(report.id).events[0]


def edit(store: Store, event: Event, title: str, amends: Action | None = None) -> Action | None:
    edited = with_text(store.event(event.id), title)
    return store.commit("Правка", [edited], amends=amends.id if amends else None)


def test_what_is_saved_later_becomes_a_part_of_the_same_action(store: Store, event: Event) -> None:
    first = edit(store, event, "П")
    second = edit(store, event, "По", first)
    last = edit(store, event, "Поле", second)
    assert first
    assert last
    assert store.actions(1) == [last]
    assert (last.id, last.number, last.at > first.at) == (first.id, first.number, True)
    (change,) = last.changes
    assert (change.before, change.after) == ({"title": event.texts.title}, {"title": "Поле"})
    assert change.version == store.event(event.id).version == event.version + 3


def test_an_action_that_went_on_is_undone_and_redone_in_one_step(store: Store, event: Event) -> None:
    before = content(store)
    edit(store, event, "Поле", edit(store, event, "П"))
    after = content(store)
    store.undo()
    assert content(store) == before
    store.redo()
    assert content(store) == after


def test_an_action_that_has_come_back_to_where_it_began_is_gone(store: Store, event: Event) -> None:
    before, actions = content(store), store.actions()
    assert edit(store, event, event.texts.title, edit(store, event, "П")) is None
    assert content(store) == before
    assert store.actions() == actions
    assert store.undo() is not None
    assert content(store) == []


def test_a_save_that_changes_nothing_leaves_the_action_as_it_is(store: Store, event: Event) -> None:
    action = edit(store, event, "П")
    assert edit(store, event, "П", action) is None
    assert store.actions(1) == [action]


def test_nothing_goes_on_after_something_else_was_done(store: Store, event: Event) -> None:
    first = edit(store, event, "П")
    store.commit("Между", [with_text(invented_event(store.report(event.report_id), 2), "Другое")])
    second = edit(store, event, "По", first)
    assert first
    assert second
    assert second.id != first.id
    assert [change.before for change in second.changes] == [{"title": "П"}]


def test_nothing_goes_on_after_it_was_undone(store: Store, event: Event) -> None:
    first = edit(store, event, "П")
    store.undo()
    second = edit(store, event, "Иное", first)
    assert first
    assert second
    assert second.id != first.id
    store.undo()
    assert store.event(event.id).texts == event.texts


def test_an_event_that_an_action_has_made_goes_with_it_when_it_is_undone(store: Store, event: Event) -> None:
    new = invented_event(store.report(event.report_id), 9)
    before = content(store)
    made = store.commit("Новое", [new])
    edit(store, new, "С названием", made)
    assert store.event(new.id).texts.title == "С названием"
    store.undo()
    assert content(store) == before


Step = Callable[[Store, Report, random.Random], list[Event | Section]]


def reword(store: Store, report: Report, chance: random.Random) -> list[Event | Section]:
    return [with_text(chance.choice(report.events), chance.choice(["а", "б", "в"]))]


def move(store: Store, report: Report, chance: random.Random) -> list[Event | Section]:
    section = chance.choice([None, *report.sections])
    return [replace(chance.choice(report.events), section_id=section.id if section else None)]


def rename(store: Store, report: Report, chance: random.Random) -> list[Event | Section]:
    return [replace(report.sections[0], heading=chance.choice(["г", "д"]))]


@settings(deadline=None, max_examples=8)
@given(steps=st.lists(st.sampled_from([reword, move, rename]), max_size=8), chance=st.randoms())
def test_whatever_goes_on_is_undone_as_a_whole(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Step], chance: random.Random
) -> None:
    folder = tmp_path_factory.mktemp("any")
    with Store.open(folder, "Лукина А. П.", lambda: datetime(2031, 3, 20, tzinfo=UTC)) as store:
        report = invented_report()
        section = invented_section(report, 1)
        events = [invented_event(report, place, section) for place in (1, 2, 3)]
        store.commit("Ввод", [report, section, *events])
        before, action = content(store), None
        for step in steps:
            put = step(store, store.report(report.id), chance)
            action = store.commit("Шаг", put, amends=action.id if action else None) or action
        assert len(store.actions()) in (1, 2)
        if len(store.actions()) == 2:
            after = content(store)
            store.undo()
            assert content(store) == before
            store.redo()
            assert content(store) == after
        else:
            assert content(store) == before
