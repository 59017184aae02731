"""Everything that people do to a report, done to a real store through the one door."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.entities import (
    OFFICE,
    Event,
    Field,
    HeadCount,
    Quarter,
    Report,
    ReportKey,
    ReportKind,
    Section,
    Texts,
)
from db.journal import CannotReverse, NotKept, StaleWrite
from db.positions import GAP
from db.store import Store
from desktop.services.editing import Editing
from tests.db.invented import READING, content, invented_event, invented_report, invented_section
from tests.dictionaries import shipped
from tests.workplaces import ticking_clock

KEY = ReportKey(ReportKind.MUNICIPAL, Quarter(2031, 2), "mun-velizh")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "данные", "Лукина А. П.", ticking_clock()) as store:
        yield store


@pytest.fixture
def editing(store: Store) -> Editing:
    return Editing(store, shipped())


@pytest.fixture
def report(store: Store) -> Report:
    """A kept report: one event before any section, then two sections of two events: 0, 1, 2, 3, 4."""
    report = invented_report()
    upper, lower = (invented_section(report, place) for place in (1, 2))
    homes = [None, upper, upper, lower, lower]
    events = [named(invented_event(report, place, home), str(place)) for place, home in enumerate(homes)]
    store.commit("ввод", [report, upper, lower, *events])
    return store.report(report.id)


def named(event: Event, title: str) -> Event:
    return replace(event, texts=replace(event.texts, title=title))


def rows(store: Store, report: Report) -> list[str]:
    """Return the titles of a report in order, those in no section first, then section by section."""
    kept = store.report(report.id)
    homes = [None, *(section.id for section in kept.sections)]
    return ["".join(each.texts.title for each in kept.events if each.section_id == home) for home in homes]


def test_a_text_is_saved_at_once_and_the_visit_is_one_step(
    editing: Editing, store: Store, report: Report
) -> None:
    event, before = report.events[1], content(store)
    for text in ("П", "По", "Поле"):
        event = editing.set_field(event, Field.PLACE, text)
        assert store.event(event.id) == event
        assert event.texts.place == text
    assert len(store.actions()) == 2
    assert editing.undo_label == "правка места проведения мероприятия 2"
    changed = editing.undo()
    assert changed is not None
    assert (changed.key, changed.event_id, changed.field) == (report.key, event.id, Field.PLACE)
    assert content(store) == before


@pytest.mark.parametrize(
    ("field", "text"),
    [
        (Field.TITLE, "Онлайн-встреча «Мост»\nв двух частях"),
        (Field.PLACE, "г. Орша, Витебская область, Республика Беларусь, г. Минск\u00a0"),
        (Field.PERIOD, "1-3 мая, 5 (с 10 по 12) мая 2031 года, июнь 2031 года"),
        (Field.CONTENT, "9 мая 2031 года подписано соглашение о сотрудничестве с городом Оршей"),
        (Field.PARTICIPANTS, "Делегации Китая и Сербии, 30-40 человек, 12 школьников"),
    ],
)
def test_what_a_save_returns_is_what_is_kept(
    editing: Editing, store: Store, report: Report, field: Field, text: str
) -> None:
    event = report.events[1]
    for typed in (text, text + " и еще", "", text, event.texts[field]):
        event = editing.set_field(event, field, typed)
        assert store.event(event.id) == event


def test_each_visit_is_a_step_of_its_own(editing: Editing, store: Store, report: Report) -> None:
    first, second = report.events[:2]
    first = editing.set_field(first, Field.TITLE, "А")
    first = editing.set_field(first, Field.CONTENT, "Б")
    second = editing.set_field(second, Field.CONTENT, "В")
    editing.leave_field()
    editing.set_field(second, Field.CONTENT, "Г")
    labels = [action.label for action in store.actions()]
    assert labels == [
        "правка содержания мероприятия 2",
        "правка содержания мероприятия 2",
        "правка содержания мероприятия 1",
        "правка наименования мероприятия 1",
        "ввод",
    ]


@pytest.mark.parametrize("field", list(Field))
def test_a_visit_that_ends_with_the_text_it_began_with_leaves_nothing(
    editing: Editing, store: Store, report: Report, field: Field
) -> None:
    event, before, actions = report.events[0], content(store), store.actions()
    began = event.texts[field]
    for text in (began + "…", "", began):
        event = editing.set_field(event, field, text)
    assert content(store) == before
    assert store.actions() == actions
    editing.set_field(event, field, "Иное")
    assert len(store.actions()) == len(actions) + 1


def test_a_no_break_space_is_a_change_like_any_other(editing: Editing, store: Store, report: Report) -> None:
    event = editing.set_field(report.events[0], Field.PLACE, "г. Орша")
    assert event.texts.place != report.events[0].texts.place
    assert len(store.actions()) == 2


def test_what_is_read_follows_the_texts(editing: Editing, report: Report) -> None:
    event = editing.set_field(report.events[0], Field.PERIOD, "7 марта 2031 года")
    assert event.reading is not None
    assert event.reading.period is not None
    event = editing.set_field(event, Field.PERIOD, "когда-нибудь")
    assert event.reading is not None
    assert event.reading.period is None
    event = editing.set_field(event, Field.PARTICIPANTS, "41 школьник")
    assert event.reading == editing.reader.read(event.texts, report.key.quarter, READING.corrections)
    assert event.reading.headcount == HeadCount(41, 41)


def test_what_was_set_by_hand_stays_when_a_text_is_edited(editing: Editing, report: Report) -> None:
    event = editing.set_field(report.events[0], Field.TITLE, "Иное")
    assert event.reading is not None
    assert event.reading.corrections == READING.corrections
    assert event.reading.people == READING.corrections.headcount


def test_a_save_goes_on_after_an_undo_in_the_middle_of_a_visit(
    editing: Editing, store: Store, report: Report
) -> None:
    event = editing.set_field(report.events[0], Field.TITLE, "А")
    editing.undo()
    event = editing.set_field(store.event(event.id), Field.TITLE, "Б")
    assert event.texts.title == "Б"
    assert [action.kind for action in store.actions(3)] == ["do", "undo", "do"]


def test_what_another_window_has_changed_meanwhile_is_not_overwritten(
    editing: Editing, store: Store, report: Report
) -> None:
    event = report.events[0]
    store.commit("иное", [named(event, "Чужое")])
    with pytest.raises(StaleWrite):
        editing.set_field(event, Field.TITLE, "Мое")
    assert store.event(event.id).texts.title == "Чужое"


def test_a_text_of_a_report_that_is_gone_is_not_saved(editing: Editing, store: Store, report: Report) -> None:
    store.commit("удаление отчета", remove=[report])
    with pytest.raises(NotKept):
        editing.set_field(report.events[0], Field.TITLE, "Мое")


def test_a_report_is_made_with_its_section(editing: Editing, store: Store) -> None:
    report = editing.add_report(KEY)
    assert store.report(report.id) == report
    assert [section.entries for section in report.sections] == [("velizh",)]


def test_a_new_event_is_empty_and_stands_after_the_chosen_one_in_its_section(
    editing: Editing, store: Store, report: Report
) -> None:
    event = editing.add_event(report, report.events[1])
    assert event.texts == Texts()
    editing.set_field(event, Field.TITLE, "н")
    assert rows(store, report) == ["0", "1н2", "34"]


def test_a_new_event_after_none_stands_at_the_end_of_the_first_section(
    editing: Editing, store: Store, report: Report
) -> None:
    editing.set_field(editing.add_event(report, None), Field.TITLE, "н")
    assert rows(store, report) == ["0", "12н", "34"]


def test_the_first_event_of_a_report_without_sections_stands_in_none(editing: Editing) -> None:
    report = editing.add_report(replace(KEY, author=OFFICE))
    assert editing.add_event(report, None).section_id is None


def test_undoing_a_new_event_leads_to_what_stands_in_its_place(
    editing: Editing, store: Store, report: Report
) -> None:
    editing.add_event(report, report.events[1])
    changed = editing.undo()
    assert changed is not None
    assert (changed.label, changed.event_id) == ("добавление мероприятия", report.events[2].id)
    again = editing.redo()
    assert again is not None
    assert again.event_id == store.report(report.id).events[2].id


def test_a_removed_event_comes_back_to_its_place(editing: Editing, store: Store, report: Report) -> None:
    event = report.events[3]
    editing.remove_event(event)
    assert rows(store, report) == ["0", "12", "4"]
    assert editing.undo_label == "удаление мероприятия 4"
    assert editing.restore_event(store.binned()[0]).id == event.id
    assert rows(store, report) == ["0", "12", "34"]
    assert editing.undo_label == "возвращение мероприятия из корзины"


def test_undoing_a_removal_leads_to_the_event_and_redoing_it_to_its_neighbour(
    editing: Editing, report: Report
) -> None:
    editing.remove_event(report.events[4])
    undone, redone = editing.undo(), editing.redo()
    assert undone is not None
    assert redone is not None
    assert (undone.event_id, redone.event_id) == (report.events[4].id, report.events[3].id)
    assert (undone.field, redone.field) == (None, None)


@pytest.mark.parametrize(
    ("event", "before", "expected"),
    [
        (2, 1, ["0", "21", "34"]),
        (1, 3, ["0", "21", "34"]),  # down to the border: still in its section
        (2, 3, ["0", "1", "234"]),  # from there on into the next one
        (2, 4, ["0", "1", "324"]),
        (3, 2, ["0", "132", "4"]),
        (3, 1, ["0", "312", "4"]),
        (0, 1, ["", "012", "34"]),
        (1, 0, ["10", "2", "34"]),
        (1, None, ["0", "2", "341"]),
        (4, None, ["0", "12", "34"]),
        (1, 2, ["0", "12", "34"]),
    ],
)
def test_an_event_moves_to_stand_before_another_one(
    editing: Editing, store: Store, report: Report, event: int, before: int | None, expected: list[str]
) -> None:
    target = None if before is None else report.events[before]
    editing.move_event(report, report.events[event], target)
    assert rows(store, report) == expected


def test_moving_where_no_room_is_left_is_one_step_that_leads_to_the_moved_event(
    editing: Editing, store: Store
) -> None:
    report = invented_report()
    events = [named(replace(invented_event(report, place), position=place), str(place)) for place in range(3)]
    store.commit("ввод", [report, *events])
    report = store.report(report.id)
    editing.move_event(report, report.events[2], report.events[1])
    assert rows(store, report) == ["021"]
    for changed in (editing.undo(), editing.redo()):
        assert changed is not None
        assert changed.event_id == events[2].id
        assert changed.label == "перемещение мероприятия 3"


def test_an_event_goes_to_the_end_of_another_section(editing: Editing, store: Store, report: Report) -> None:
    editing.set_section(report, report.events[1], report.sections[1])
    assert rows(store, report) == ["0", "2", "341"]
    assert editing.undo_label == "перенос мероприятия 2 в другой раздел"
    report = store.report(report.id)
    editing.set_section(report, report.events[3], None)
    assert rows(store, report) == ["04", "2", "31"]
    report = store.report(report.id)
    editing.set_section(report, report.events[0], None)
    assert len(store.actions()) == 3


def test_undo_and_redo_lead_to_the_report_that_they_change(editing: Editing, store: Store) -> None:
    keys = [KEY, replace(KEY, quarter=KEY.quarter.next)]
    for key in keys:
        report = editing.add_report(key)
        editing.set_field(editing.add_event(report, None), Field.TITLE, "А")
    undone = [editing.undo() for _ in range(6)]
    assert [changed and changed.key for changed in undone] == [keys[1], keys[1], None, keys[0], keys[0], None]
    assert editing.undo() is None
    assert editing.undo_label is None
    redone = [editing.redo() for _ in range(6)]
    assert [changed and changed.key for changed in redone] == [keys[0]] * 3 + [keys[1]] * 3
    assert editing.redo() is None
    assert editing.redo_label is None


def test_what_was_done_before_the_program_was_started_is_not_undone(tmp_path: Path) -> None:
    clock = ticking_clock()
    with Store.open(tmp_path, "Лукина А. П.", clock) as store:
        Editing(store, shipped()).add_report(KEY)
        Editing(store, shipped()).undo()
    with Store.open(tmp_path, "Лукина А. П.", clock) as store:
        editing = Editing(store, shipped())
        assert (editing.undo(), editing.redo()) == (None, None)
        report = editing.add_report(KEY)
    with Store.open(tmp_path, "Лукина А. П.", clock) as store:
        editing = Editing(store, shipped())
        assert editing.undo() is None
        editing.add_event(report, None)
        assert editing.undo() is not None
        assert editing.undo() is None
        assert store.find(KEY) == report.id


def test_what_later_changes_stand_in_the_way_of_is_refused(
    editing: Editing, store: Store, report: Report
) -> None:
    section = Section(invented_section(report, 9).id, report.id, 9 * GAP, "Раздел")
    action = store.commit("новый раздел", [section])
    assert action is not None
    editing.set_section(report, report.events[0], section)
    with pytest.raises(CannotReverse):
        store.undo(action.id)


def test_several_events_go_into_another_section_as_one_action(
    editing: Editing, store: Store, report: Report
) -> None:
    editing.set_section(report, report.events[:3], report.sections[1])
    assert rows(store, report) == ["", "", "34012"]
    assert editing.undo_label == "перенос 3 мероприятий в другой раздел"
    editing.undo()
    assert rows(store, report) == ["0", "12", "34"]


def test_several_events_go_into_the_bin_as_one_action(editing: Editing, store: Store, report: Report) -> None:
    editing.remove_event(*report.events[:2])
    assert len(store.binned()) == 2
    assert editing.undo_label == "удаление 2 мероприятий"


def test_an_institution_is_set_and_taken_back(editing: Editing, store: Store, report: Report) -> None:
    event = editing.set_institution(report.events[0], "Музей «Заря»")
    assert event.institution == "Музей «Заря»"
    assert editing.set_institution(event, "Музей «Заря»") == event
    assert editing.undo_label == "выбор учреждения мероприятия 1"
