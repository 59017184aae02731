import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.folding import key
from desktop.report.completion import MOST, Candidate, Name, Names

NAMES = Names(
    [
        Name("г. Заречный", "город", "г. Заречный, Область"),
        Name("Приозёрск", "город", "Приозёрск"),
        Name("Музей «Старый мост»", "музей", "Музей «Старый мост»"),
        Name("«Старый причал»", "ансамбль", "«Старый причал»"),
    ],
    3,
)


def offered(text: str, cursor: int | None = None) -> list[Candidate]:
    return NAMES.candidates(text, len(text) if cursor is None else cursor)


def put(text: str, cursor: int | None = None) -> list[str]:
    """Return the texts that would come of the candidates."""
    found = offered(text, cursor)
    return [text[: each.start] + each.replacement + text[each.end :] for each in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Заре", ["г. Заречный, Область"]),
        ("г. Заре", ["г. Заречный, Область"]),
        ("речн", ["г. Заречный, Область"]),
        ("ПРИОЗЕ", ["Приозёрск"]),
        ("Поездка в г. зар", ["Поездка в г. Заречный, Область"]),
        ("Гости: Приоз", ["Гости: Приозёрск"]),
        ("Гости\nПриоз", ["Гости\nПриозёрск"]),
        ("музей «стар", ["Музей «Старый мост»"]),
    ],
)
def test_a_name_is_found_by_any_part_of_it_and_takes_its_place(text: str, expected: list[str]) -> None:
    assert put(text) == expected


@pytest.mark.parametrize("text", ["", "За", "Заречье ", "Заре ", "ничего такого", "Приозёрск"])
def test_nothing_is_offered_where_nothing_fits(text: str) -> None:
    assert offered(text) == []


def test_within_a_text_the_rest_stays() -> None:
    assert put("Гости из Приоз и хозяева", 14) == ["Гости из Приозёрск и хозяева"]


def test_in_the_middle_of_a_word_nothing_is_offered() -> None:
    assert offered("Приозёр", 5) == []


def test_an_opening_quote_that_stands_there_is_not_doubled() -> None:
    assert "Ансамбль «Старый причал»" in put("Ансамбль «Старый при")


def test_beginnings_of_names_come_before_beginnings_of_words_and_these_before_the_rest() -> None:
    names = Names([Name(shown, "", shown) for shown in ("Пригород", "Новый Город", "Городня")], 3)
    assert [each.shown for each in names.candidates("горо", 4)] == ["Городня", "Новый Город", "Пригород"]


def test_no_more_than_eight_are_offered() -> None:
    names = Names([Name(f"Школа {number}", "", f"Школа {number}") for number in range(50)], 3)
    assert len(names.candidates("шко", 3)) == MOST


def test_shorter_names_come_before_longer_ones() -> None:
    shown = ["Школа искусств", "Школа", "Школа № 7"]
    names = Names([Name(each, "", each) for each in shown], 2)
    assert [each.shown for each in names.candidates("шк", 2)] == ["Школа", "Школа № 7", "Школа искусств"]


WORDS = st.lists(st.text("абв г.«»-", min_size=1, max_size=9), max_size=30)


@given(WORDS, st.text("абвг", min_size=2, max_size=4))
def test_all_that_hold_what_is_typed_are_found(shown: list[str], typed: str) -> None:
    names = Names([Name(each, "", f"{place}") for place, each in enumerate(shown)], 2)
    offered = names.candidates(typed, len(typed))
    holding = [each for each in shown if key(typed) in key(each)]
    assert len(offered) == min(MOST, len(holding))
    assert all(key(typed) in key(each.shown) for each in offered)
