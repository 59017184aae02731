"""What came in by files can be taken back alone, later, and given back again."""

from dataclasses import replace

import pytest

from db.entities import Event, Quarter, Report
from db.journal import Action, CannotReverse
from db.receptions import FILES
from db.store import Store
from tests.db.invented import KEY, content, invented_event, invented_report, invented_section, with_text

NAMES = [{"name": "Отчет.docx"}, {"name": "Школа.xlsx"}]


@pytest.fixture
def report() -> Report:
    return invented_report()


@pytest.fixture
def received(store: Store, report: Report) -> Action:
    """A report of three events that came in after another one had been entered by hand."""
    other = invented_report(replace(KEY, quarter=Quarter(2030, 4)))
    store.commit("ввод", [other, invented_event(other, 1)])
    section = invented_section(report, 1)
    events = [invented_event(report, place, section) for place in (1, 2, 3)]
    action = store.commit("прием 2 файлов", [report, section, *events], details={FILES: NAMES})
    assert action is not None
    return action


def stand(store: Store) -> list[bool]:
    return [each.stands for each in store.receptions.all()]


def event(store: Store, report: Report, place: int) -> Event:
    return store.report(report.id).events[place]


def test_only_what_came_in_by_files_is_listed_with_what_it_was(store: Store, received: Action) -> None:
    (found,) = store.receptions.all()
    assert (found.id, found.owner, found.label) == (received.id, "Лукина А. П.", "прием 2 файлов")
    assert [file["name"] for file in found.files] == ["Отчет.docx", "Школа.xlsx"]
    assert found.stands


def test_a_reception_is_taken_back_though_other_things_were_done_since(
    store: Store, received: Action, report: Report
) -> None:
    later = invented_report(replace(KEY, quarter=Quarter(2031, 2)))
    store.commit("ввод", [later, invented_event(later, 1)])
    assert store.receptions.in_the_way(received.id) == []
    store.receptions.turn(received.id, "отмена приема")
    assert {each.id for each in store.reports()}.isdisjoint({report.id})
    assert later.id in {each.id for each in store.reports()}
    assert stand(store) == [False]


def test_what_was_taken_back_is_given_back_as_it_was(store: Store, received: Action) -> None:
    before = content(store)
    for expected in (False, True, False, True):
        store.receptions.turn(received.id, "отмена приема")
        assert stand(store) == [expected]
    assert content(store) == before


def test_taking_back_is_undone_and_done_again_by_the_usual_keys(store: Store, received: Action) -> None:
    before = content(store)
    store.receptions.turn(received.id, "отмена приема")
    after = content(store)
    store.undo()
    assert (content(store), stand(store)) == (before, [True])
    store.redo()
    assert (content(store), stand(store)) == (after, [False])
    store.undo()
    store.undo()
    assert stand(store) == [False]
    store.receptions.turn(received.id, "возвращение приема")
    assert (content(store), stand(store)) == (before, [True])


def test_what_was_changed_since_stands_in_the_way(store: Store, received: Action, report: Report) -> None:
    store.commit("правка", [with_text(event(store, report, 1), "Иначе")])
    assert [each.id for each in store.receptions.in_the_way(received.id)] == [event(store, report, 1).id]
    before = content(store)
    with pytest.raises(CannotReverse):
        store.receptions.turn(received.id, "отмена приема")
    assert (content(store), stand(store)) == (before, [True])


def test_what_was_added_to_a_report_that_came_in_stands_in_the_way(
    store: Store, received: Action, report: Report
) -> None:
    own, in_section = invented_event(report, 4), invented_event(report, 5, invented_section(report, 1))
    store.commit("добавление", [own, in_section, invented_section(report, 2)])
    in_the_way = {each.id for each in store.receptions.in_the_way(received.id)}
    assert in_the_way == {own.id, in_section.id, invented_section(report, 2).id}


def test_an_event_that_was_put_into_a_section_which_came_in_stands_in_the_way(store: Store) -> None:
    report = invented_report()
    store.commit("ввод", [report, invented_event(report, 1)])
    section = invented_section(report, 1)
    changed = with_text(event(store, report, 0), "Иначе")
    action = store.commit("прием файла", [section, changed], details={FILES: NAMES[:1]})
    assert action is not None
    assert store.receptions.in_the_way(action.id) == []
    store.commit("перенос", [replace(event(store, report, 0), section_id=section.id)])
    assert [each.id for each in store.receptions.in_the_way(action.id)] == [changed.id]


def test_what_lies_in_the_bin_since_stands_in_the_way(store: Store, received: Action, report: Report) -> None:
    gone = event(store, report, 2)
    store.commit("удаление", remove=[gone])
    assert [each.id for each in store.receptions.in_the_way(received.id)] == [gone.id]
