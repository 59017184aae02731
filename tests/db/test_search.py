"""Events are found by parts of their texts, and the index follows whatever is done to them."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.backup import Reason, copy_database
from db.engine import connect
from db.entities import OFFICE, Event, Report, ReportKey, ReportKind, Texts
from db.folder import FILE_NAME
from db.folding import key
from db.store import Store
from tests.db.conftest import Opening
from tests.db.invented import KEY, invented_event, invented_report, invented_section

TEXTS = (
    Texts("Фестиваль «Берёзка»", "г.\u00a0Орша", "3-5 мая", "Мастер-классы\nи выставка", "12 че\u00adловек"),
    Texts("Выставка кружев", "г. Минск", "7 мая", "Показано 30 работ", "Ткачихи, кружевницы"),
    Texts("Шахматы", "г. Орша", "9 мая", 'Сеанс "вслепую" № 5', "100 % школ"),
)


@pytest.fixture
def report(store: Store) -> Report:
    """A kept report of three events; the last stands in a section."""
    report = invented_report()
    section = invented_section(report, 1)
    events = [invented_event(report, place) for place in (1, 2)] + [invented_event(report, 3, section)]
    told = (replace(event, texts=texts) for event, texts in zip(events, TEXTS, strict=True))
    store.commit("Ввод", [report, section, *told])
    return store.report(report.id)


def found(store: Store, text: str, report: Report | None = None) -> list[str]:
    ids = store.matching(text, report.id if report else None)
    return [event.texts.title[:3] for event in store.events(ids)]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("орш", ["Фес", "Шах"]),
        ("ОРШ", ["Фес", "Шах"]),
        ("став", ["Фес", "Выс"]),
        ("березк", ["Фес"]),
        ("берёзка", ["Фес"]),
        ("г. орша", ["Фес", "Шах"]),
        ("г.\u00a0ор", ["Фес", "Шах"]),
        ("человек", ["Фес"]),
        ("классы и выс", ["Фес"]),
        ("выставка орша", ["Фес"]),
        ("орша выставка", ["Фес"]),
        ("«берёзка", ["Фес"]),
        ("вслепую", ["Шах"]),
        ("№ 5", ["Шах"]),
        ("100 %", ["Шах"]),
        ("мая", ["Фес", "Выс", "Шах"]),
        ("м", ["Фес", "Выс", "Шах"]),
        ("ач", ["Выс"]),
        ("%", ["Шах"]),
        ("_", []),
        ("оршамай", []),
        ("орша*", []),
        ("орша OR минск", []),
        ("жжж", []),
        ("\0", []),
        ("фес\0", []),
        ("", ["Фес", "Выс", "Шах"]),
        (" «» ", ["Фес", "Выс", "Шах"]),
    ],
)
def test_events_are_found_by_all_the_parts_that_are_typed(
    store: Store, report: Report, text: str, titles: list[str]
) -> None:
    assert found(store, text) == titles
    assert found(store, text, report) == titles


def test_a_page_of_text_is_found_as_well_as_a_word(store: Store, report: Report) -> None:
    page = " ".join(f"слово{number}" for number in range(50))
    long = replace(report.events[0], texts=replace(report.events[0].texts, content=page))
    store.commit("Правка", [long])
    assert found(store, page) == ["Фес"]
    assert found(store, page + " конец") == []
    assert found(store, page + " слово" * 5_000) == ["Фес"]


def test_the_words_of_one_report_do_not_find_events_of_another(store: Store, report: Report) -> None:
    other = invented_report(ReportKey(ReportKind.EXECUTIVE, KEY.quarter, OFFICE))
    store.commit("Ввод", [other, replace(invented_event(other, 1), texts=TEXTS[0])])
    assert found(store, "орша", report) == ["Фес", "Шах"]
    assert found(store, "орша", other) == ["Фес"]


def test_the_newest_quarter_comes_first_and_each_report_in_its_order(store: Store, report: Report) -> None:
    late = invented_report(replace(KEY, quarter=KEY.quarter.next))
    texts = replace(TEXTS[0], title="Позднее")
    store.commit("Ввод", [late, replace(invented_event(late, 1), texts=texts)])
    assert found(store, "орша") == ["Поз", "Фес", "Шах"]


def test_no_more_are_returned_of_the_whole_store_than_are_asked_for(store: Store, report: Report) -> None:
    assert len(store.matching("мая", limit=2)) == 2
    assert len(store.matching("м", limit=2)) == 2
    assert len(store.matching("мая", report.id, limit=2)) == 3


def test_what_lies_in_the_bin_is_not_found_and_is_found_again_when_it_is_back(
    store: Store, report: Report
) -> None:
    store.commit("Удаление", remove=[report.events[0]])
    assert found(store, "орша") == found(store, "орша", report) == ["Шах"]
    store.undo()
    assert found(store, "орша") == ["Фес", "Шах"]


def test_the_new_text_is_found_and_the_old_one_is_not_also_after_undo(store: Store, report: Report) -> None:
    event = report.events[1]
    store.commit("Правка", [replace(event, texts=replace(event.texts, place="г. Витебск"))])
    assert (found(store, "минск"), found(store, "витебск")) == ([], ["Выс"])
    store.undo()
    assert (found(store, "минск"), found(store, "витебск")) == (["Выс"], [])


def test_an_index_that_is_missing_or_of_another_version_is_made_anew(
    opening: Opening, store: Store, report: Report
) -> None:
    for spoil in ("DROP TABLE search_index", "UPDATE search_texts SET text = ''"):
        store.close()
        with closing(connect(store.path)) as connection:
            connection.execute(spoil)
            connection.execute("PRAGMA user_version = 0")
        with opening() as again:
            assert found(again, "орша") == ["Фес", "Шах"]


def test_a_backup_is_searched_like_the_store(
    store: Store, report: Report, clock: Callable[[], datetime]
) -> None:
    folder = store.path.parent.with_name("copy")
    folder.mkdir()
    copy_database(store.back_up(Reason.ASKED), folder / FILE_NAME)
    with Store.open(folder, "Лукина А. П.", clock, read_only=True) as copy:
        assert found(copy, "орша") == ["Фес", "Шах"]


WORDS = st.text("абв ё№.-", max_size=6)


@settings(deadline=None, max_examples=15)
@given(
    steps=st.lists(st.tuples(st.integers(0, 3), st.lists(WORDS, min_size=5, max_size=5)), max_size=8),
    needles=st.lists(st.text("абве№. ", max_size=5), min_size=5, max_size=5),
)
def test_the_index_finds_what_looking_through_all_texts_finds(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[int, list[str]]], needles: list[str]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    with Store.open(folder, "Лукина А. П.", lambda: datetime(2031, 3, 20, tzinfo=UTC)) as store:
        report = invented_report()
        store.commit("Ввод", [report, *(invented_event(report, place) for place in range(4))])
        for place, texts in steps:
            event = store.event(invented_event(report, place).id)
            store.commit("Правка", [replace(event, texts=Texts(*texts))])
            if len(texts[0]) == 3:
                store.undo()
        events = store.report(report.id).events
        for needle in needles:
            expected = [event.id for event in events if holds(event, needle)]
            assert store.matching(needle) == store.matching(needle, report.id) == expected


def holds(event: Event, needle: str) -> bool:
    """Look through the texts of an event as one would without an index."""
    texts = [key(text) for text in (event.texts.title, event.texts.place, event.texts.period)]
    texts += [key(event.texts.content), key(event.texts.participants)]
    return all(any(word in text for text in texts) for word in key(needle).split())
