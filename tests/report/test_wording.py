import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.entities import Quarter
from desktop.report.wording import ROMAN, cut_quarter, in_quarter, plural, quarter_name, read_quarter

QUARTERS = st.builds(Quarter, st.integers(1990, 2099), st.integers(1, 4))


def form_by_last_figures(count: int) -> str:
    """Return the form as a school book defines it: by the last figures of the number."""
    if str(count).endswith(("11", "12", "13", "14")):
        return "many"
    return {"1": "one", "2": "few", "3": "few", "4": "few"}.get(str(count)[-1], "many")


@given(st.integers(0, 10**6))
def test_the_form_agrees_with_the_count(count: int) -> None:
    assert plural(count, "one", "few", "many") == form_by_last_figures(count)


@pytest.mark.parametrize(
    ("count", "form"),
    [(0, "many"), (1, "one"), (2, "few"), (5, "many"), (21, "one"), (111, "many"), (112, "many")],
)
def test_known_counts_have_their_forms(count: int, form: str) -> None:
    assert plural(count, "one", "few", "many") == form


@pytest.mark.parametrize(
    ("quarter", "name", "within"),
    [
        (Quarter(2024, 1), "I квартал 2024 года", "в I квартале 2024 года"),
        (Quarter(2024, 2), "II квартал 2024 года", "во II квартале 2024 года"),
        (Quarter(2024, 3), "III квартал 2024 года", "в III квартале 2024 года"),
        (Quarter(2023, 4), "IV квартал 2023 года", "в IV квартале 2023 года"),
    ],
)
def test_a_quarter_is_worded_as_the_office_does(quarter: Quarter, name: str, within: str) -> None:
    assert (quarter_name(quarter), in_quarter(quarter)) == (name, within)


@given(QUARTERS)
def test_what_was_worded_is_read_again(quarter: Quarter) -> None:
    assert read_quarter(quarter_name(quarter)) == read_quarter(in_quarter(quarter)) == quarter


NUMERALS = {  # as hands write the numbers of the quarters
    1: ("1", "1-й", "1-м", "1-ый", "І", "i", "l", "I-м", "первый", "первом"),
    2: ("2", "2-й", "2-ом", "ІІ", "II-й", "П", "ll", "второй", "ВТОРОМ"),
    3: ("3", "3-го", "3-м", "ІІІ", "iii", "Ш", "третий", "третьего"),
    4: ("4", "4-й", "4м", "ІV", "IУ", "1V", "1У", "lV", "IV-м", "четвертый", "четвёртом"),
}
TYPED = [
    (written, number) for number, numerals in NUMERALS.items() for written in (*numerals, ROMAN[number - 1])
]


@given(
    st.sampled_from(TYPED),
    st.sampled_from(["{} квартал {} года", "за {} квартал {} г.", "в {} квартале {}", "{} кв. {}г."]),
    st.sampled_from([" ", "\u00a0", "\n", "  "]),
    st.booleans(),
    st.integers(1990, 2099),
)
def test_a_quarter_is_read_as_hands_write_it(
    typed: tuple[str, int], pattern: str, space: str, upper: bool, year: int
) -> None:
    written, number = typed
    text = pattern.format(written, year).replace(" ", space)
    assert read_quarter(text.upper() if upper else text) == Quarter(year, number)


@pytest.mark.parametrize("text", ["2024 год, III квартал", "за 2024 год (3 квартал)", "В 2024 году, III кв."])
def test_the_year_may_stand_elsewhere(text: str) -> None:
    assert read_quarter(text) == Quarter(2024, 3)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2024 год",
        "квартал 2024 года",
        "IV квартал",
        "5 квартал 2024 года",
        "0 квартал 2024 года",
        "11 квартал 2024 года",
        "IIII квартал 2024 года",
        "за I-II квартал 2024 года",
        "за I и II квартал 2024 года",
        "за I и II кварталы 2024 года",
        "I квартал 2024 года и II квартал 2024 года",
        "I квартал 20245",
        "микрорайон IV квартала",
        "14 кварталов 2024 года",
    ],
)
def test_what_names_no_one_quarter_is_none(text: str) -> None:
    assert read_quarter(text) is None


@given(QUARTERS)
def test_the_words_of_a_quarter_can_be_cut_out(quarter: Quarter) -> None:
    assert cut_quarter(f"Итоги {in_quarter(quarter)} подведены", "|") == "Итоги | подведены"
    assert cut_quarter(f"Отчет за {quarter_name(quarter)}", "|") == "Отчет |"
