"""Answers to findings are kept, journaled and taken back as all else."""

from uuid import uuid4

import pytest

from db.entities import Quarter, Report, ReportKey, ReportKind
from db.explanations import Explanation
from db.store import Store
from tests.db.conftest import Opening

REPORT = Report(uuid4(), ReportKey(ReportKind.MUNICIPAL, Quarter(2031, 2), "mun-velizh"), "Отчет")
ANSWER = Explanation(REPORT.id, uuid4(), "P04", "period", "1f" * 32, "Сведения поступили поздно")


@pytest.fixture(autouse=True)
def _report(store: Store) -> None:
    store.commit("создание отчета", [REPORT])


def test_an_answer_is_kept_with_what_it_is_about(store: Store, opening: Opening) -> None:
    store.commit("пояснение", [ANSWER])
    store.close()
    with opening() as again:
        assert again.explanations(REPORT.id) == [ANSWER]
        assert again.explanations(uuid4()) == []


def test_an_answer_is_taken_back_and_given_again(store: Store) -> None:
    store.commit("пояснение", [ANSWER])
    action = store.undo()
    assert store.explanations(REPORT.id) == []
    assert action is not None
    assert store.report_of(action) == REPORT.id
    store.redo()
    assert [each.text for each in store.explanations(REPORT.id)] == [ANSWER.text]


def test_an_answer_to_a_whole_report_needs_no_event(store: Store) -> None:
    whole = Explanation(REPORT.id, None, "C10", "report", "2e" * 32, "Встреч не было")
    store.commit("пояснение", [whole])
    assert store.explanations(REPORT.id) == [whole]
    store.commit("снятие пояснения", remove=[whole])
    assert store.explanations(REPORT.id) == []
