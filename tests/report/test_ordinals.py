"""Ordinals in Roman numerals, figures and words."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.report.ordinals import HIGHEST, ORDINAL, from_roman, read_ordinal, to_roman


def moved(written: str, steps: int, *, masculine: bool = False) -> str | None:
    """Read an ordinal that is the whole text and return it so many steps on."""
    match = re.fullmatch(ORDINAL, written)
    assert match, written
    ordinal = read_ordinal(match)
    return ordinal.moved(steps, masculine=masculine) if ordinal else None


@given(st.integers(1, HIGHEST).filter(lambda number: number != 100))  # «C» is taken for a preposition
def test_a_roman_numeral_is_read_as_it_is_written(number: int) -> None:
    assert from_roman(to_roman(number)) == number


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("ХХI", 21),
        ("ХІV", 14),
        ("ХУ", 15),
        ("ХШ", 13),
        ("П", 2),
        ("Ш", 3),
        ("Х", 10),
        ("XХ", 20),
        ("XL", 40),
        ("XC", 90),
        ("CLI", 151),
    ],
)
def test_letters_that_look_alike_make_a_numeral(written: str, number: int) -> None:
    assert from_roman(written) == number


@pytest.mark.parametrize("written", ["IIII", "VX", "IC", "У", "С", "C", "XXXXX", "IIX", "VV"])
def test_letters_that_make_no_numeral_are_none(written: str) -> None:
    assert from_roman(written) is None


@pytest.mark.parametrize(
    ("written", "later"),
    [
        ("IX", "X"),
        ("XXXIX", "XL"),
        ("XXI-й", "XXII-й"),
        ("19-й", "20-й"),
        ("19-го", "20-го"),
        ("2-ой", "3-й"),
        ("39-ая", "40-ая"),
        ("99-я", "100-я"),
        ("первый", "второй"),
        ("второго", "третьего"),
        ("второй", "третьей"),
        ("третий", "четвертый"),
        ("третьей", "четвертой"),
        ("четвёртого", "пятого"),
        ("пятым", "шестым"),
        ("шестой", "седьмой"),
        ("восьмая", "девятая"),
        ("десятые", "одиннадцатые"),
        ("девятнадцатый", "двадцатый"),
        ("двадцатую", "двадцать первую"),
        ("двадцать второму", "двадцать третьему"),
        ("тридцать девятом", "сороковом"),
        ("сороковая", "сорок первая"),
        ("девяносто девятых", "сотых"),
        ("сотое", "сто первое"),
        ("сто двадцать девятыми", "сто тридцатыми"),
        ("Пятый", "Шестой"),
        ("19\u2011й", "20\u2011й"),
        ("XX – й", "XXI – й"),
        ("двадцать\u00a0первый", "двадцать\u00a0второй"),
        ("ПЯТЫЙ", "ШЕСТОЙ"),
    ],
)
def test_an_ordinal_moves_on_written_as_it_was(written: str, later: str) -> None:
    assert moved(written, 1) == later


def test_the_noun_tells_the_masculine_from_the_feminine() -> None:
    assert moved("второй", 1, masculine=True) == "третий"
    assert moved("восьмой", 1, masculine=True) == "девятый"
    assert moved("двадцать второй", 1, masculine=True) == "двадцать третий"


FORMS = ("ый", "ого", "ому", "ым", "ом", "ая", "ую", "ое", "ые", "ых", "ыми")


@given(st.integers(0, HIGHEST - 5), st.sampled_from(FORMS))
def test_what_moved_on_moves_back(steps: int, ending: str) -> None:
    written = "пят" + ending
    later = moved(written, steps)
    assert later
    assert moved(later, -steps, masculine=ending == "ый") == written


@pytest.mark.parametrize("written", ["двадцать десятый", "сто двадцать сороковой", "двадцать тридцатый"])
def test_words_that_make_no_number_are_no_ordinal(written: str) -> None:
    assert moved(written, 1) is None


@pytest.mark.parametrize(("written", "steps"), [("I", -1), ("первый", -1), ("CXCIX", 1), ("3-й", -3)])
def test_there_is_no_ordinal_below_the_first_and_none_that_high(written: str, steps: int) -> None:
    assert moved(written, steps) is None


@pytest.mark.parametrize(
    "text", ["X-WATERS", "ВХОД", "№ V", "Vista", "пятничный", "вторник", "19-летний", "1960-е"]
)
def test_other_words_are_no_ordinals(text: str) -> None:
    assert not any(read_ordinal(match) for match in re.finditer(ORDINAL, text))
