"""Searching among the events of several reports, as it is offered to the window."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.entities import Field, Quarter, ReportKey, ReportKind, Texts
from db.search import Filters
from db.store import Store
from db.wanted import wanted
from db.words import searched
from desktop.report.morphology import Morphology
from desktop.services.searching import PAGE, Hit, Searching
from tests.db.invented import invented_event, invented_report, invented_section
from tests.dictionaries import shipped
from tests.workplaces import ticking_clock

MORPHOLOGY = Morphology()
KEY = ReportKey(ReportKind.MUNICIPAL, Quarter(2031, 1), "dorogobuzh", 1)
HEADING = "Муниципальное образование «Велижский муниципальный округ» Смоленской области"
TEXTS = Texts(
    "Ярмарка ремёсел «Лён и\u00a0глина»",
    "г.\u00a0Минск",
    "3 мая 2031 года",
    "Подписано\nсоглашение",
    "9 ткачих",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "Данные", "Лукина А. П.", ticking_clock()) as store:
        report = invented_report(KEY)
        section = replace(invented_section(report, 1), heading=HEADING, entries=("velizh",))
        events = [invented_event(report, 1), replace(invented_event(report, 2, section), texts=TEXTS)]
        store.commit("Ввод", [report, section, *events])
        yield store


@pytest.fixture
def searching(store: Store) -> Searching:
    return Searching(store, shipped(), MORPHOLOGY.inflected)


def marked(hit: Hit) -> dict[Field, list[str]]:
    return {
        field: [hit.texts[field][start : start + length] for start, length in marks]
        for field, marks in ((Field.TITLE, hit.title_marks), hit.told)
    }


def test_a_hit_says_where_it_stands_and_what_was_found(searching: Searching) -> None:
    results = searching.search("соглашения ярмарками лен")
    assert results.total == 1
    (hit,) = results.page(0)
    assert (hit.key, hit.number, hit.texts) == (KEY, 2, TEXTS)
    assert hit.section == "Велижский муниципальный округ"
    assert marked(hit) == {Field.TITLE: ["Ярмарка", "Лён"], Field.CONTENT: ["соглашение"]}


@pytest.mark.parametrize(
    "query", ["минском", "МИНСКЕ", "ткачихами", "подписали", "«лен и глина»", "глиной рем"]
)
def test_words_are_found_in_any_form(searching: Searching, query: str) -> None:
    assert [hit.texts for hit in searching.search(query).page(0)] == [TEXTS]


def test_nothing_is_marked_where_filters_alone_find(searching: Searching) -> None:
    (hit,) = searching.search("", Filters(section="velizh")).page(0)
    assert marked(hit) == {Field.TITLE: [], Field.PLACE: []}


def test_pages_hold_all_that_was_found_each_once(store: Store, searching: Searching) -> None:
    report = invented_report(replace(KEY, quarter=KEY.quarter.next))
    store.commit("Ввод", [report, *(invented_event(report, place) for place in range(PAGE + 7))])
    results = searching.search("ярмарка")
    pages = [results.page(number) for number in range(3)]
    assert [len(page) for page in pages] == [PAGE, 9, 0]
    assert len({hit.event_id for page in pages for hit in page}) == results.total == PAGE + 9


def test_the_first_hits_are_those_that_all_of_them_begin_with(store: Store, searching: Searching) -> None:
    report = invented_report(replace(KEY, quarter=KEY.quarter.next))
    store.commit("Ввод", [report, *(invented_event(report, place) for place in range(4))])
    soon, every = searching.search("ярмарка", most=5), searching.search("ярмарка", most=7)
    assert (soon.total, soon.is_all, every.total, every.is_all) == (5, False, 6, True)
    whole = slice(4)  # of a report, the first need not be the first that stand in it
    assert [hit.event_id for hit in soon.page(0)][whole] == [hit.event_id for hit in every.page(0)][whole]


@pytest.mark.parametrize(
    "text",
    [
        "Представители администрации и школьники посетили выставку народных промыслов",
        "Руководители музеев обсудили новые маршруты, экскурсоводы приняли участие в семинарах",
        "Юные шахматисты из Смоленска, Витебска, Орши и Могилева сыграли девять туров",
        "Достигнута договоренность о совместных концертах детских хоров и оркестров",
        "Сергеев, Кузнецова и Петренко подписали дорожную карту сотрудничества",
    ],
)
def test_every_form_of_every_word_finds_the_text(text: str) -> None:
    kept = searched([text])
    for word in kept.split():
        for form in MORPHOLOGY.inflected(word) if len(word) > 2 else ():
            assert wanted(form, MORPHOLOGY.inflected).is_in(kept), (word, form)


@settings(deadline=None, max_examples=60)
@given(st.text(max_size=40) | st.text("\"*()«»%_^:-+ANDORNEAT орша'\\\0", max_size=20))
def test_nothing_that_can_be_typed_fails(tmp_path_factory: pytest.TempPathFactory, query: str) -> None:
    folder = tmp_path_factory.getbasetemp() / "one store"
    with Store.open(folder, "Лукина А. П.", ticking_clock()) as store:
        results = Searching(store, shipped(), MORPHOLOGY.inflected).search(query)
        assert len(results.page(0)) == min(results.total, PAGE)
