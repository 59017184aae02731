"""What was prepared to be sent is kept and taken back as all else, and locks its edition of the report."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from db.entities import Report
from db.explanations import Explanation
from db.preparations import Preparation, PreparedFile, ReportLocked
from db.store import Store
from tests.db.conftest import Opening
from tests.db.invented import content, invented_event, invented_report, invented_section, with_text

AT = datetime(2031, 3, 20, 14, 5, tzinfo=UTC)
FILES = (
    PreparedFile("docx", "Дорогобужский МО – отчет.docx", "ab" * 32),
    PreparedFile("pdf", "Дорогобужский МО – отчет.pdf", "cd" * 32),
)


def of(report: Report, edition: int = 1) -> Preparation:
    return Preparation(uuid4(), report.id, edition, AT, "Лукина А. П.", FILES, "7KQ4M2XD", '{"events": []}')


@pytest.fixture
def report(store: Store) -> Report:
    report = invented_report()
    section = invented_section(report, 1)
    store.commit("ввод", [report, section, invented_event(report, 1, section)])
    return store.report(report.id)


@pytest.fixture
def prepared(store: Store, report: Report) -> Report:
    store.commit("подготовка отчета к отправке", [of(report)])
    return store.report(report.id)


def next_edition(report: Report) -> Report:
    return replace(report, key=replace(report.key, edition=report.key.edition + 1))


def test_a_preparation_is_kept_with_its_files_and_what_stood_in_them(
    store: Store, report: Report, opening: Opening
) -> None:
    first, second = of(report), replace(of(report, 2), control_code="9WPT3B6N")
    store.commit("подготовка", [second, first])
    store.close()
    with opening() as again:
        assert again.preparations(report.id) == [first, second]
        assert again.preparations(uuid4()) == []


def test_a_preparation_is_taken_back_and_made_again(store: Store, report: Report) -> None:
    store.commit("подготовка", [of(report)])
    action = store.undo()
    assert action is not None
    assert store.report_of(action) == report.id
    assert store.preparations(report.id) == []
    assert store.report(report.id).prepared_at is None
    store.redo()
    assert [each.control_code for each in store.preparations(report.id)] == ["7KQ4M2XD"]
    assert store.report(report.id).prepared_at == AT


def test_nothing_of_a_prepared_report_can_be_changed(store: Store, prepared: Report) -> None:
    (event,), (section,) = prepared.events, prepared.sections
    answer = Explanation(prepared.id, event.id, "P04", "period", "1f" * 32, "Поздно")
    before = content(store)
    for put in (
        with_text(event, "Другое"),
        invented_event(prepared, 7),
        replace(section, heading="Другой"),
        replace(prepared, title="Другой"),
        replace(prepared, nil="Мероприятия не проводились."),
        answer,
    ):
        with pytest.raises(ReportLocked, match="Внести исправление"):
            store.commit("правка", [put])
    for unwanted in (event, section):
        with pytest.raises(ReportLocked):
            store.commit("удаление", remove=[unwanted])
    assert content(store) == before


def test_other_reports_stay_open(store: Store, prepared: Report) -> None:
    other = invented_report(replace(prepared.key, quarter=prepared.key.quarter.next))
    store.commit("ввод", [other, invented_event(other, 1)])
    assert store.report(other.id).prepared_at is None


def test_the_next_edition_can_be_changed_until_it_is_prepared_itself(store: Store, prepared: Report) -> None:
    store.commit("исправление", [next_edition(prepared)])
    opened = store.report(prepared.id)
    assert (opened.key.edition, opened.prepared_at) == (2, None)
    store.commit("правка", [with_text(opened.events[0], "Исправлено")])
    store.commit("подготовка", [of(opened, 2)])
    with pytest.raises(ReportLocked):
        store.commit("правка", [with_text(store.report(prepared.id).events[0], "Еще раз")])


def test_the_next_edition_is_given_up_by_undo_and_the_report_is_locked_again(
    store: Store, prepared: Report
) -> None:
    store.commit("исправление", [next_edition(prepared)])
    store.undo()
    assert store.report(prepared.id).key.edition == 1
    assert store.report(prepared.id).prepared_at == AT


def test_an_earlier_action_on_a_prepared_report_is_not_taken_back_past_the_lock(
    store: Store, report: Report
) -> None:
    edit = store.commit("правка", [with_text(report.events[0], "Исправлено")])
    assert edit is not None
    store.commit("подготовка", [of(report)])
    with pytest.raises(ReportLocked):
        store.undo(edit.id)
    store.undo()
    store.undo()
    assert store.report(report.id).events[0].texts == report.events[0].texts


def test_what_a_report_says_of_a_quarter_without_events_is_kept_and_taken_back(
    store: Store, report: Report
) -> None:
    said = "В I квартале 2031 года мероприятия в международной сфере не проводились."
    store.commit("нулевой отчет", [replace(report, nil=said)])
    assert store.report(report.id).nil == said
    store.undo()
    assert store.report(report.id).nil == ""
