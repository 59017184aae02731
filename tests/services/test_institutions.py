"""Rows of an institution's file join a report, and stay known as its own."""

from dataclasses import replace
from pathlib import Path

import pytest

from db.entities import Event, Report, ReportKey, Texts
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection
from desktop.services.import_plan import ImportPlan, State
from desktop.services.importing import keep
from desktop.services.institutions import plan_adding, proposed_name
from tests.dictionaries import reader, shipped
from tests.received import CHESS, CHOIR, FAIR, REPORT, RUDNYA, VELIZH, Recipient, section

SCHOOL = "МБОУ «Средняя школа № 2»"
FILE = Path("Школа.xlsx")
LESSON = Texts("Урок дружбы", "г. Велиж", "4 июня 2026 года", "Беседа", "24 ученика")
CAMP = Texts("Летний лагерь", "г. Витебск", "июнь 2026 года", "Отдых", "10 учеников")


@pytest.fixture
def report(recipient: Recipient) -> Report:
    return kept(recipient, recipient.keep(REPORT).key)


def kept(recipient: Recipient, key: ReportKey) -> Report:
    report_id = recipient.store.find(key)
    assert report_id is not None
    return recipient.store.report(report_id)


def plan(recipient: Recipient, report: Report, *sections: PrintedSection, name: str = SCHOOL) -> ImportPlan:
    """Return the plan for the rows of a file; those without a heading go into the second section."""
    file = PrintedReport("Мероприятия школы", sections)
    return plan_adding(recipient.store, shipped(), report, FILE, file, name, report.sections[1])


def added(recipient: Recipient, report: Report, *sections: PrintedSection) -> Report:
    keep(recipient.store, shipped(), plan(recipient, report, *sections), reader=reader())
    return kept(recipient, report.key)


def titles(report: Report) -> list[tuple[str, str]]:
    headings = {each.id: each.heading for each in report.sections}
    return [(headings[event.section_id], event.texts.title) for event in report.events if event.section_id]


def only(report: Report, title: str) -> Event:
    (found,) = [event for event in report.events if event.texts.title == title]
    return found


def test_rows_join_their_section_and_stay_known_as_the_institutions(
    recipient: Recipient, report: Report
) -> None:
    after = added(recipient, report, section("", LESSON), section("Велижский район", CAMP))
    assert titles(after) == [
        (VELIZH, CHESS.title),
        (VELIZH, CHOIR.title),
        (VELIZH, CAMP.title),
        (RUDNYA, FAIR.title),
        (RUDNYA, LESSON.title),
    ]
    assert {event.institution for event in after.events} == {"", SCHOOL}
    assert only(after, LESSON.title).institution == SCHOOL
    assert only(after, LESSON.title).reading is not None
    assert recipient.store.institutions() == [SCHOOL]


def test_the_same_file_adds_nothing_twice(recipient: Recipient, report: Report) -> None:
    after = added(recipient, report, section("", LESSON, CHESS))
    assert len(after.events) == 4
    assert plan(recipient, after, section("", LESSON, CHESS)).changes_nothing


def test_what_the_institution_has_changed_since_takes_its_place(recipient: Recipient, report: Report) -> None:
    after = added(recipient, report, section("", LESSON))
    changed = replace(LESSON, content="Беседа и викторина", participants="25 учеников")
    again = plan(recipient, after, section("", changed))
    assert (again.count(State.CHANGED), again.count(State.NEW), again.count(State.GONE)) == (1, 0, 0)
    keep(recipient.store, shipped(), again, reader=reader())
    event = only(kept(recipient, report.key), LESSON.title)
    assert (event.id, event.texts, event.institution) == (only(after, LESSON.title).id, changed, SCHOOL)


def test_what_another_institution_tells_otherwise_is_a_row_of_its_own(
    recipient: Recipient, report: Report
) -> None:
    after = added(recipient, report, section("", LESSON))
    theirs = plan(recipient, after, section("", replace(LESSON, content="Экскурсия")), name="Музей")
    assert (theirs.count(State.NEW), theirs.count(State.CHANGED)) == (1, 0)


def test_an_id_of_an_event_that_stays_is_not_given_twice(recipient: Recipient, report: Report) -> None:
    row = PrintedRow(replace(CHESS, content="Иначе"), id=report.events[0].id)
    after = added(recipient, report, PrintedSection("", (row,)))
    assert only(replace(after, events=after.events[1:]), CHESS.title).id != report.events[0].id
    assert after.events[0].texts == CHESS


def test_adding_is_one_action_that_names_the_file(recipient: Recipient, report: Report) -> None:
    added(recipient, report, section("", LESSON))
    undone = recipient.store.undo()
    assert undone is not None
    assert undone.label == "добавление строк из файла «Школа.xlsx»"
    assert len(kept(recipient, report.key).events) == 3


@pytest.mark.parametrize(
    ("title", "file", "name"),
    [
        ("Отчет МБОУ «Средняя школа № 3» за квартал", "Отчет.docx", "МБОУ «Средняя школа № 3»"),
        ("Сведения МБУК «Дом культуры «Юбилейный»»", "1.docx", "МБУК «Дом культуры «Юбилейный»»"),
        ("Информация МБОУ СШ № 7 г. Велижа", "x.docx", "МБОУ СШ № 7"),
        ("Мероприятия", "Отчет_Школа_№_5_(2).xlsx", "Школа № 5"),
        ("", "Дом культуры «Заря» – II квартал 2025 года.docx", "Дом культуры «Заря»"),
        ("", "отчет.docx", ""),
    ],
)
def test_the_name_is_proposed_from_the_title_or_the_file(title: str, file: str, name: str) -> None:
    assert proposed_name(PrintedReport(title), Path(file)) == name
