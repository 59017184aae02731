import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.entities import Quarter
from desktop.report.period_told import Told, tell

QUARTER = Quarter(2025, 2)  # collected from 11 March to 30 June


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("5-7.4", "5-7 апреля 2025 года · 3 дня"),
        ("5-7 апреля 2025 года", "3 дня"),
        ("5-7\nапреля\u00a02025 года", "3 дня"),
        ("21 мая 2025 года", "1 день"),
        ("май-июнь 2025 года", "2 месяца"),
        ("3-9 мая 2025 года (в Смоленске – 5 мая 2025 года)", "7 дней"),
        ("", ""),
        (" \u00a0\n", ""),
    ],
)
def test_a_period_is_told_with_its_length(text: str, line: str) -> None:
    assert tell(text, QUARTER) == Told(line)


def test_what_differs_from_the_house_style_is_told_in_it() -> None:
    told = tell("сент 2024 - янв 2025, 22 марта", QUARTER)
    assert told.line == ("сентябрь 2024 года – январь 2025 года, 22 марта 2025 года · 5 месяцев и 1 день")


def test_days_that_are_named_twice_are_counted_once() -> None:
    assert tell("1-4 мая 2025 года, 3-6 мая 2025 года", QUARTER).line.endswith("6 дней")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("10 марта 2025 года", Told("1 день · до начала периода сбора (11.03.2025)", wrong=True)),
        ("11 марта 2025 года", Told("1 день")),
        ("30 июня 2025 года", Told("1 день")),
        ("1 июля 2025 года", Told("1 день · после окончания периода сбора (30.06.2025)", wrong=True)),
        (
            "30 июня – 1 июля 2025 года",
            Told("2 дня · завершается после окончания периода сбора (30.06.2025)"),
        ),
    ],
)
def test_a_period_outside_the_days_of_collection_is_told(text: str, told: Told) -> None:
    assert tell(text, QUARTER) == told


@pytest.mark.parametrize("text", ["7 мая – 5 мая 2025 года", "июнь-май 2025 года"])
def test_an_end_before_the_beginning_is_told(text: str) -> None:
    told = tell(text, QUARTER)
    assert told.wrong
    assert told.line.endswith("конец раньше начала")


def test_without_a_quarter_nothing_is_said_of_the_collection() -> None:
    assert tell("10 марта 1999 года", None) == Told("1 день")


def test_what_cannot_be_read_is_told_with_the_reason() -> None:
    told = tell("осень", QUARTER)
    assert not told.wrong
    assert "«осень»" in told.line


@given(st.text("0123456789.-– маясентбрьгод,;:()«»\n\u00a0"))
def test_any_text_can_be_told_of(text: str) -> None:
    told = tell(text, QUARTER)
    assert bool(told.line) == bool(text.split())
