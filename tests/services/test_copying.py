"""Earlier events found, taken over, and known as copies afterwards."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.entities import Event, Field, Quarter, Report, ReportKey, ReportKind, Texts
from db.store import Store
from desktop.services.copying import Copying
from desktop.services.editing import Editing
from desktop.services.placing import Draft
from tests.dictionaries import shipped
from tests.workplaces import ticking_clock

LAST_YEAR = ReportKey(ReportKind.MUNICIPAL, Quarter(2030, 2))
AUTUMN = ReportKey(ReportKind.MUNICIPAL, Quarter(2030, 4))
NOW = ReportKey(ReportKind.MUNICIPAL, Quarter(2031, 2))
REGATTA = Texts("XIX регата «Вёсла»", "г. Велиж", "12-14 мая 2030 года", "К 80-летию причала", "40 гребцов")
CHOIR = Texts("Смотр хоров «Отрада»", "г. Рудня", "1 июня 2030 года", "Итоги за 2030 год", "Хоры округа")
FAIR = Texts("Осенняя ярмарка", "г. Рудня", "5 октября 2030 года", "Продажа изделий", "Мастера округа")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "данные", "Лукина А. П.", ticking_clock()) as store:
        yield store


@pytest.fixture
def editing(store: Store) -> Editing:
    return Editing(store, shipped())


@pytest.fixture
def copying(store: Store, editing: Editing) -> Copying:
    """Earlier reports: the same quarter of last year with two events, autumn with one."""
    report = editing.add_report(LAST_YEAR)
    editing.add_events(report, [Draft(REGATTA, ("velizh",)), Draft(CHOIR, ("rudnya",))], None, "ввод")
    editing.add_events(editing.add_report(AUTUMN), [Draft(FAIR, ("rudnya",))], None, "ввод")
    return Copying(store, shipped(), editing)


def target(editing: Editing, store: Store, key: ReportKey = NOW) -> Report:
    report_id = store.find(key)
    return store.report(report_id) if report_id else editing.add_report(key)


def titles(store: Store, report: Report) -> list[str]:
    return [event.texts.title for event in store.report(report.id).events]


def taken(copying: Copying, editing: Editing, store: Store) -> Event:
    """Return the regatta, taken over into the report of this year."""
    report = target(editing, store)
    earlier = copying.of_quarter(LAST_YEAR.quarter, NOW, report)
    (event,) = copying.take_over(earlier[:1], report, None)
    return event


def test_the_same_quarter_of_last_year_is_offered_first(copying: Copying) -> None:
    assert copying.quarters(NOW) == [AUTUMN.quarter, LAST_YEAR.quarter]
    assert copying.offered(NOW) == LAST_YEAR.quarter


def test_else_the_newest_quarter_before_is(copying: Copying) -> None:
    assert copying.offered(replace(NOW, quarter=Quarter(2031, 3))) == AUTUMN.quarter
    assert copying.offered(replace(NOW, quarter=Quarter(2030, 3))) == LAST_YEAR.quarter
    assert copying.offered(replace(NOW, kind=ReportKind.EXECUTIVE)) is None


def test_events_are_shown_as_they_would_stand(copying: Copying) -> None:
    regatta, choir = copying.of_quarter(LAST_YEAR.quarter, NOW, None)
    assert regatta.texts.title == "XX регата «Вёсла»"
    assert regatta.texts.period == ""
    assert choir.texts.content == "Итоги за 2031 год"
    assert not regatta.is_here


def test_the_events_of_the_own_section_come_first(copying: Copying) -> None:
    own = replace(NOW, author="mun-rudnya")
    assert [each.event.texts.title for each in copying.of_quarter(LAST_YEAR.quarter, own, None)] == [
        CHOIR.title,
        REGATTA.title,
    ]


def test_several_are_taken_at_once_into_their_sections(
    copying: Copying, editing: Editing, store: Store
) -> None:
    report = target(editing, store)
    copying.take_over(copying.of_quarter(LAST_YEAR.quarter, NOW, report), report, None)
    kept = store.report(report.id)
    assert [(event.texts.title, event.texts.period) for event in kept.events] == [
        ("XX регата «Вёсла»", ""),
        ("Смотр хоров «Отрада»", ""),
    ]
    assert [section.entries for section in kept.sections] == [("velizh",), ("rudnya",)]
    assert editing.undo_label == "копирование 2 мероприятий"
    editing.undo()
    assert store.report(report.id).events == ()
    assert store.report(report.id).sections == ()


def test_what_the_report_has_already_is_said(copying: Copying, editing: Editing, store: Store) -> None:
    taken(copying, editing, store)
    report = target(editing, store)
    earlier = copying.of_quarter(LAST_YEAR.quarter, NOW, report)
    assert [each.is_here for each in earlier] == [True, False]


def test_all_quarters_are_searched(copying: Copying) -> None:
    assert [each.event.texts for each in copying.matching("рудня", NOW, None)] == [FAIR, CHOIR]
    assert [each.event.texts for each in copying.matching("весл", NOW, None)] == [REGATTA]
    assert copying.matching("дирижабль", NOW, None) == []
    assert copying.matching(" ", NOW, None) == []


def test_the_report_itself_is_not_searched(copying: Copying) -> None:
    assert copying.matching("регата", LAST_YEAR, None) == []


def test_a_copy_within_the_report_keeps_its_ordinals(
    copying: Copying, editing: Editing, store: Store
) -> None:
    report = target(editing, store, LAST_YEAR)
    regatta = report.events[0]
    copy = copying.copy_event(regatta, report, regatta)
    assert copy.texts == replace(REGATTA, period="")
    assert titles(store, report) == [REGATTA.title, REGATTA.title, CHOIR.title]
    assert editing.undo_label == "копирование мероприятия"


def test_a_copy_is_of_the_same_sphere_where_the_section_does_not_say_it(
    copying: Copying, editing: Editing, store: Store
) -> None:
    editing.set_sphere(target(editing, store, LAST_YEAR).events[0], "sport")
    assert taken(copying, editing, store).sphere == "sport"
    body = target(editing, store, ReportKey(ReportKind.EXECUTIVE, NOW.quarter, "body-sport"))
    (copy,) = copying.take_over(copying.matching("регата", body.key, body)[:1], body, None)
    assert copy.sphere == ""


def test_a_copy_of_another_municipality_stands_in_the_own_section(
    copying: Copying, editing: Editing, store: Store
) -> None:
    own = target(editing, store, replace(NOW, author="mun-rudnya"))
    regatta = copying.matching("регата", own.key, own)
    (copy,) = copying.take_over(regatta, own, None)
    kept = store.report(own.id)
    assert [section.entries for section in kept.sections] == [("rudnya",)]
    assert copy.section_id == kept.sections[0].id


def test_a_copy_knows_when_the_event_was_last_and_what_was_moved_on(
    copying: Copying, editing: Editing, store: Store
) -> None:
    event = taken(copying, editing, store)
    note = copying.note(event)
    assert note is not None
    assert (note.period, note.years) == (REGATTA.period, 1)
    assert [(mark.field, mark.before, mark.after, mark.needs_look) for mark in note.marks] == [
        (Field.TITLE, "XIX", "XX", False),
        (Field.CONTENT, "80", "81", True),
    ]


def test_the_marks_outlive_a_restart(copying: Copying, editing: Editing, store: Store) -> None:
    event = taken(copying, editing, store)
    restarted = Copying(store, shipped(), Editing(store, shipped()))
    assert restarted.note(event) == copying.note(event)


def test_the_marks_of_a_text_go_when_it_is_edited_or_looked_at(
    copying: Copying, editing: Editing, store: Store
) -> None:
    event = taken(copying, editing, store)
    event = editing.set_field(event, Field.TITLE, "XXI регата «Вёсла»")
    note = copying.note(event)
    assert note is not None
    assert [mark.field for mark in note.marks] == [Field.CONTENT]
    copying.look_at(event.id, Field.CONTENT)
    note = copying.note(event)
    assert note is not None
    assert note.marks == ()
    assert note.period == REGATTA.period


def test_an_event_that_is_no_copy_has_no_note(copying: Copying, editing: Editing, store: Store) -> None:
    report = target(editing, store, LAST_YEAR)
    assert [copying.note(event) for event in report.events] == [None, None]
    assert copying.note(editing.add_event(report, None)) is None


def test_of_two_copies_each_knows_the_event_of_last_year(
    copying: Copying, editing: Editing, store: Store
) -> None:
    first, second = (taken(copying, editing, store) for _ in range(2))
    restarted = Copying(store, shipped(), Editing(store, shipped()))
    for event in (first, second):
        note = restarted.note(event)
        assert note is not None
        assert note.period == REGATTA.period
