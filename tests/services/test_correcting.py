"""What a person sets in place of what was read: each time one step back, told in the history."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.entities import Event, Field, HeadCount, Level, Partner, SignedDocument
from db.store import Store
from desktop.services.editing import Editing
from desktop.services.history import history
from tests.db.invented import invented_report
from tests.dictionaries import shipped
from tests.workplaces import ticking_clock

BELARUS = Partner(Level.COUNTRY, "Беларусь", "BY")
SERBIA = Partner(Level.COUNTRY, "Сербия", "RS")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "данные", "Лукина А. П.", ticking_clock()) as store:
        yield store


@pytest.fixture
def editing(store: Store) -> Editing:
    return Editing(store, shipped())


@pytest.fixture
def event(store: Store, editing: Editing) -> Event:
    report = invented_report()
    store.commit("ввод", [report])
    event = editing.add_event(report, None)
    event = editing.set_field(event, Field.PARTICIPANTS, "14 гостей из Белоруссии")
    editing.leave_field()
    return event


def told(store: Store, event: Event) -> str:
    return history(store, event.id, shipped())[0].what


def partners(event: Event) -> list[str]:
    return [partner.id for partner in event.reading.all_partners] if event.reading else []


def test_a_partner_is_added_and_taken_back(store: Store, editing: Editing, event: Event) -> None:
    added = editing.add_partner(event, SERBIA)
    assert partners(added) == ["BY", "RS"]
    assert told(store, event) == "Изменено: добавлен партнер «Сербия»"
    assert editing.undo_label == "добавление партнера «Сербия» мероприятия 1"
    assert partners(editing.remove_partner(added, SERBIA)) == ["BY"]
    assert told(store, event) == "Изменено: удален партнер «Сербия»"
    editing.undo()
    assert partners(store.event(event.id)) == ["BY", "RS"]


def test_a_sphere_is_set_changed_and_taken_back(store: Store, editing: Editing, event: Event) -> None:
    chosen = editing.set_sphere(event, "sport")
    assert chosen.sphere == store.event(event.id).sphere == "sport"
    assert chosen.texts == event.texts
    assert told(store, event) == "Изменено: сфера сотрудничества – «Спорт»"
    assert editing.undo_label == "выбор сферы сотрудничества мероприятия 1"
    assert editing.set_sphere(editing.set_sphere(chosen, ""), "").sphere == ""
    assert told(store, event) == "Изменено: сфера сотрудничества – не указана"
    assert editing.undo_label == "снятие сферы сотрудничества мероприятия 1"
    editing.undo()
    editing.undo()
    assert store.event(event.id).sphere == ""
    editing.redo()
    assert store.event(event.id).sphere == "sport"


def test_choosing_the_same_sphere_again_is_no_action(store: Store, editing: Editing, event: Event) -> None:
    chosen = editing.set_sphere(event, "sport")
    before = store.actions()
    assert editing.set_sphere(chosen, "sport") == chosen
    assert store.actions() == before


def test_a_partner_that_was_read_stays_removed_when_texts_change(
    store: Store, editing: Editing, event: Event
) -> None:
    removed = editing.remove_partner(event, BELARUS)
    assert partners(removed) == []
    assert told(store, event) == "Изменено: удален партнер «Беларусь»"
    edited = editing.set_field(removed, Field.CONTENT, "Гости из Белоруссии и Китая")
    assert partners(edited) == ["CN"]
    assert partners(editing.add_partner(edited, BELARUS)) == ["BY", "CN"]
    assert told(store, event) == "Изменено: добавлен партнер «Беларусь»"


def test_what_is_so_already_is_no_action(store: Store, editing: Editing, event: Event) -> None:
    actions = store.actions()
    assert editing.add_partner(event, BELARUS) == event
    assert editing.remove_partner(event, SERBIA) == event
    assert editing.set_headcount(event, None) == event
    assert store.actions() == actions


def test_a_head_count_that_was_set_wins_until_it_is_let_go(
    store: Store, editing: Editing, event: Event
) -> None:
    event = editing.set_headcount(event, HeadCount(20, 22))
    assert told(store, event) == "Изменено: число участников – от 20 до 22 человек"
    event = editing.set_field(event, Field.PARTICIPANTS, "30 гостей")
    assert event.reading is not None
    assert event.reading.people == HeadCount(20, 22)
    event = editing.set_headcount(event, None)
    assert told(store, event) == "Изменено: число участников – как в тексте"
    assert event.reading is not None
    assert event.reading.people == HeadCount(30, 30)


def test_signed_documents_are_set_and_let_go(store: Store, editing: Editing, event: Event) -> None:
    event = editing.set_signed(event, [SignedDocument("договор"), SignedDocument("соглашение")])
    assert told(store, event) == "Изменено: подписанные документы – договор, соглашение"
    event = editing.set_signed(event, [])
    assert told(store, event) == "Изменено: подписанные документы – нет"
    assert event.reading is not None
    assert event.reading.documents == ()
    event = editing.set_signed(event, None)
    assert told(store, event) == "Изменено: подписанные документы – как в тексте"
    editing.undo()
    assert told(store, event) == "Отменено: правка подписанных документов мероприятия 1"
