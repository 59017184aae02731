"""Events are found by parts of their texts, and the index follows whatever is done to them."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import astuple, replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.backup import Reason, copy_database
from db.engine import connect
from db.entities import (
    OFFICE,
    Corrections,
    Level,
    Partner,
    Period,
    Report,
    ReportKey,
    ReportKind,
    Span,
    Texts,
)
from db.folder import FILE_NAME
from db.search import NO_FILTERS, Filters
from db.store import Store
from db.words import searched
from tests.db.conftest import Opening
from tests.db.finding import find_events, typed
from tests.db.invented import KEY, READING, invented_event, invented_report, invented_section

TEXTS = (
    Texts("Фестиваль «Берёзка»", "г.\u00a0Орша", "3-5 мая", "Мастер-классы\nи выставка", "12 че\u00adловек"),
    Texts("Выставка кружев", "г. Минск", "7 мая", "Показано 30 работ", "Ткачихи, кружевницы"),
    Texts("Шахматы", "г. Орша", "9 мая", 'Сеанс "вслепую" № 5', "100 % школ"),
)


BREST, CHINA = Partner(Level.REGION, "Брестская область", "brest"), Partner(Level.COUNTRY, "Китай", "CN")


@pytest.fixture
def report(store: Store) -> Report:
    """A kept report of three events; the last stands in a section."""
    report = invented_report()
    section = invented_section(report, 1)
    events = [invented_event(report, place) for place in (1, 2)] + [invented_event(report, 3, section)]
    told = (replace(event, texts=texts) for event, texts in zip(events, TEXTS, strict=True))
    store.commit("Ввод", [report, section, *told])
    return store.report(report.id)


def titles(store: Store, text: str, filters: Filters = NO_FILTERS) -> list[str]:
    return [event.texts.title[:3] for event in find_events(store, text, filters)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("орш", ["Фес", "Шах"]),
        ("ОРШ", ["Фес", "Шах"]),
        ("оршей", ["Фес", "Шах"]),
        ("выставок", ["Фес", "Выс"]),
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
        ("«выставка кружев»", ["Выс"]),
        ("«кружев выставка»", []),
        ("«выставка» кружевниц", ["Выс"]),
        ("вслепую", ["Шах"]),
        ("№ 5", ["Шах"]),
        ("100 %", ["Шах"]),
        ("мая", ["Фес", "Выс", "Шах"]),
        ("м", ["Фес", "Выс", "Шах"]),
        ("ач", []),
        ("%", ["Шах"]),
        ("оршамай", []),
        ("орша*", ["Фес", "Шах"]),
        ("орша OR минск", []),
        ("NEAR(орша)", []),
        ('text: "орша', []),
        ("жжж", []),
        ("фес\0", ["Фес"]),
        ("", ["Фес", "Выс", "Шах"]),
        ("_ «» \0", ["Фес", "Выс", "Шах"]),
    ],
)
def test_events_are_found_by_words_in_any_form_and_by_their_parts(
    store: Store, report: Report, text: str, expected: list[str]
) -> None:
    assert titles(store, text) == expected


def test_a_page_of_text_is_found_as_well_as_a_word(store: Store, report: Report) -> None:
    page = " ".join(f"слово{number}" for number in range(50))
    long = replace(report.events[0], texts=replace(report.events[0].texts, content=page))
    store.commit("Правка", [long])
    assert titles(store, page) == ["Фес"]
    assert titles(store, page + " конец") == []
    assert titles(store, page + " слово" * 5_000) == ["Фес"]


def test_the_newest_quarter_comes_first_and_each_report_in_its_order(store: Store, report: Report) -> None:
    late = invented_report(replace(KEY, quarter=KEY.quarter.next))
    texts = replace(TEXTS[0], title="Позднее")
    store.commit("Ввод", [late, replace(invented_event(late, 1), texts=texts)])
    assert titles(store, "орша") == ["Поз", "Фес", "Шах"]
    moved = replace(store.event(report.events[0].id), position=10_000)
    store.commit("Перенос", [moved])
    assert titles(store, "мая") == ["Поз", "Выс", "Фес", "Шах"]


def test_pages_of_what_is_found_follow_each_other(store: Store) -> None:
    for quarter in (KEY.quarter, KEY.quarter.next):
        report = invented_report(replace(KEY, quarter=quarter))
        section = invented_section(report, 1)
        events = [invented_event(report, place, section if place % 2 else None) for place in range(5)]
        store.commit("Ввод", [report, section, *events])
    numbers = store.search(typed("ярмарка"))
    pages = [store.found(numbers, start, 3) for start in range(0, len(numbers) + 3, 3)]
    assert [len(page) for page in pages] == [3, 3, 3, 1, 0]
    assert [each.number for page in pages for each in page] == [1, 2, 3, 4, 5] * 2
    for each in (each for page in pages for each in page):
        stored = store.report(each.event.report_id)
        assert stored.events[each.number - 1] == each.event
        assert stored.key == each.key
        assert (each.section and each.section.id) == each.event.section_id


def test_a_report_that_changes_its_quarter_changes_its_place(store: Store, report: Report) -> None:
    other = invented_report(replace(KEY, quarter=KEY.quarter.next))
    store.commit("Ввод", [other, replace(invented_event(other, 1), texts=replace(TEXTS[0], title="Позднее"))])
    last = replace(report.key, quarter=KEY.quarter.next.next)
    store.commit("Правка", [replace(report, key=last)])
    assert titles(store, "орша") == ["Фес", "Шах", "Поз"]
    store.undo()
    assert titles(store, "орша") == ["Поз", "Фес", "Шах"]


def test_a_report_that_is_removed_takes_its_events_with_it_and_brings_them_back(
    store: Store, report: Report
) -> None:
    store.commit("Удаление", remove=[report])
    assert titles(store, "орша") == []
    store.undo()
    assert titles(store, "орша") == ["Фес", "Шах"]
    store.redo()
    assert titles(store, "") == []


def test_filters_let_through_what_belongs_to_them(store: Store, report: Report) -> None:
    key = ReportKey(ReportKind.EXECUTIVE, KEY.quarter.next, OFFICE)
    other = invented_report(key)
    section = replace(invented_section(other, 1), entries=("sport",))
    event = replace(invented_event(other, 1, section), texts=replace(TEXTS[1], title="Поздняя"))
    period = Period((Span(date(2031, 8, 1), date(2031, 8, 2)),))
    partners = (BREST, CHINA, Partner(Level.TOWN, "Полевск"))
    reading = replace(READING, period=period, partners=partners, corrections=Corrections(removed=(CHINA,)))
    store.commit("Ввод", [other, section, replace(event, reading=reading, sphere="culture", institution="")])
    for filters, expected in {
        Filters(): ["Поз", "Фес", "Выс", "Шах"],
        Filters(kind=ReportKind.EXECUTIVE): ["Поз"],
        Filters(author="dorogobuzh"): ["Фес", "Выс", "Шах"],
        Filters(author=OFFICE, kind=ReportKind.MUNICIPAL): [],
        Filters(since=key.quarter): ["Поз"],
        Filters(until=KEY.quarter): ["Фес", "Выс", "Шах"],
        Filters(since=KEY.quarter, until=key.quarter): ["Поз", "Фес", "Выс", "Шах"],
        Filters(sphere="sport"): ["Поз"],
        Filters(sphere="culture"): ["Поз"],
        Filters(sphere="youth"): ["Фес", "Выс", "Шах"],
        Filters(institution="Школа «Росток»"): ["Фес", "Выс", "Шах"],
        Filters(institution="Музей «Заря»"): [],
        Filters(section="youth"): [],
        Filters(section="a"): ["Шах"],
        Filters(section="a", sphere="sport"): [],
        Filters(first=date(2031, 8, 2)): ["Поз"],
        Filters(last=date(2031, 8, 1)): ["Поз", "Фес", "Выс", "Шах"],
        Filters(first=date(2031, 5, 4), last=date(2031, 5, 4)): ["Фес", "Выс", "Шах"],
        Filters(first=date(2031, 8, 3)): [],
        Filters(partner=BREST): ["Поз"],
        Filters(partner=CHINA): [],
        Filters(partner=Partner(Level.TOWN, "Полевск")): ["Поз"],
        Filters(partner=Partner(Level.TOWN, "Заозерск")): [],
    }.items():
        assert titles(store, "мая", filters) == titles(store, "", filters) == expected, filters
    assert store.entries() >= {"a", "sport", "culture", "youth"}
    assert store.institutions() == ["Школа «Росток»"]
    assert titles(store, "кружев", Filters(since=key.quarter)) == ["Поз"]


def test_what_lies_in_the_bin_is_not_found_and_is_found_again_when_it_is_back(
    store: Store, report: Report
) -> None:
    store.commit("Удаление", remove=[report.events[0]])
    assert titles(store, "орша") == ["Шах"]
    store.undo()
    assert titles(store, "орша") == ["Фес", "Шах"]


def test_the_new_text_is_found_and_the_old_one_is_not_also_after_undo(store: Store, report: Report) -> None:
    event = report.events[1]
    store.commit("Правка", [replace(event, texts=replace(event.texts, place="г. Витебск"))])
    assert (titles(store, "минск"), titles(store, "витебск")) == ([], ["Выс"])
    store.undo()
    assert (titles(store, "минск"), titles(store, "витебск")) == (["Выс"], [])


def test_what_was_found_is_read_also_after_it_was_changed_or_removed(store: Store, report: Report) -> None:
    numbers = store.search(typed("мая"))
    first, second, _ = report.events
    store.commit("Правка", [replace(first, texts=replace(first.texts, title="Новое"))], remove=[second])
    assert [each.event.texts.title[:3] for each in store.found(numbers, 0, 3)] == ["Нов", "Шах"]


@pytest.mark.parametrize(
    "spoil",
    [
        "DROP TABLE search_index",
        "DROP TABLE search_words",
        "UPDATE search_events SET text = ''; PRAGMA user_version = 1",
        "DROP INDEX search_places",
        "DROP TABLE search_index_data",
        "DROP TABLE search_index_config; DROP TABLE search_parts_idx",
        "DELETE FROM search_index_data WHERE id > 10",
        "DELETE FROM search_parts_data WHERE id > 10",
        "DELETE FROM search_events",
        "UPDATE events SET binned_at = '2031-03-20' WHERE position = (SELECT max(position) FROM events)",
    ],
)
def test_an_index_that_is_missing_or_of_another_version_is_made_anew(
    opening: Opening, store: Store, report: Report, spoil: str
) -> None:
    store.close()
    spoiled(store, *spoil.split(";"))
    with opening() as again:
        kept = [event.texts.title[:3] for event in again.report(report.id).events]
        assert titles(again, "орша") == [title for title in ("Фес", "Шах") if title in kept]
        assert titles(again, "тав") == ["Фес", "Выс"]


SPOILT = (
    "DROP TABLE search_index",
    "DROP TABLE search_parts_config",
    "UPDATE search_parts_data SET block = x'00'",
)


@pytest.mark.parametrize(
    "spoil", [*SPOILT, "UPDATE search_index_data SET block = x'00'", "DROP TABLE search_events"]
)
def test_a_text_is_kept_and_found_although_the_index_is_damaged(
    store: Store, report: Report, spoil: str
) -> None:
    spoiled(store, spoil)
    first, second, _ = report.events
    for event, place in ((first, "г. Витебск"), (second, "г. Гомель")):
        store.commit("Правка", [replace(event, texts=replace(event.texts, place=place))])
    assert [event.texts.place for event in store.report(report.id).events][:2] == ["г. Витебск", "г. Гомель"]
    assert (titles(store, "витебск"), titles(store, "гомель")) == (["Фес"], ["Выс"])


@pytest.mark.parametrize("spoil", SPOILT)
def test_an_index_that_fails_while_the_store_is_open_is_made_anew(
    store: Store, report: Report, spoil: str
) -> None:
    spoiled(store, spoil)
    assert titles(store, "орша") == ["Фес", "Шах"]


def spoiled(store: Store, *statements: str) -> None:
    with closing(connect(store.path)) as connection:
        for statement in statements:
            connection.execute(statement)


def test_a_backup_is_searched_like_the_store(
    store: Store, report: Report, clock: Callable[[], datetime]
) -> None:
    folder = store.path.parent.with_name("copy")
    folder.mkdir()
    copy_database(store.back_up(Reason.ASKED), folder / FILE_NAME)
    with Store.open(folder, "Лукина А. П.", clock, read_only=True) as copy:
        assert titles(copy, "орша") == ["Фес", "Шах"]


def test_the_first_of_what_is_found_are_there_without_the_rest(store: Store, report: Report) -> None:
    every = store.search(typed("мая"))
    assert len(every) == 3
    assert [list(store.search(typed("мая"), most=most)) for most in (1, 2, 9)] == [
        list(every[:1]),
        list(every[:2]),
        list(every),
    ]


def test_a_part_of_hundreds_of_words_finds_them_all(store: Store) -> None:
    report = invented_report()
    events = [invented_event(report, place) for place in range(60)]
    kept = [
        replace(each, texts=Texts(f"до{'абвгд'[n % 5]}{'ежз'[n % 3]}тав{n}")) for n, each in enumerate(events)
    ]
    store.commit("Ввод", [report, *kept])
    assert len(find_events(store, "тав")) == len(find_events(store, "тав до")) == 60


WORDS = st.text("абв ё№.-", max_size=6)


@settings(deadline=None, max_examples=8)
@given(
    steps=st.lists(st.tuples(st.integers(0, 3), st.lists(WORDS, min_size=5, max_size=5)), max_size=8),
    needles=st.lists(st.text("абве№. «»", max_size=5), min_size=5, max_size=5),
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
            if len(texts[1]) == 2:
                store.commit("Удаление", remove=[event])
            else:
                store.commit("Правка", [replace(event, texts=Texts(*texts), binned_at=None)])
            if len(texts[0]) == 3:
                store.undo()
        events = store.report(report.id).events
        for needle in needles:
            expected = [each for each in events if typed(needle).is_in(searched(astuple(each.texts)))]
            assert find_events(store, needle) == expected
