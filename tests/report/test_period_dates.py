"""Which month and year is meant where none is written."""

import pytest

from db.entities import Period, Quarter
from desktop.report.period import Unclear, parse
from desktop.report.window import WindowSettings
from tests.periods import spelled

WRITTEN_LATER = [
    ("10 ноября – 3 декабря 2023 года", "2023-11-10..2023-12-03"),
    ("отбор: 3-5 сентября, финал: 4 ноября 2023 года", "отбор: 2023-09-03..2023-09-05, финал: 2023-11-04"),
    ("3-9 мая (в Орше – 5 мая 2025 года)", "2025-05-03..2025-05-09, (в Орше: 2025-05-05)"),
    ("3-9 мая 2025 года (в Орше – 5 мая)", "2025-05-03..2025-05-09, (в Орше: 2025-05-05)"),
    (
        "20 декабря 2024 года – 9 января 2025 года (в Орше – 28 декабря, в Лиозно – 5 января)",
        "2024-12-20..2025-01-09, (в Орше: 2024-12-28), (в Лиозно: 2025-01-05)",
    ),
    ("28 декабря – 3 января 2025 года", "2024-12-28..2025-01-03"),
    ("28 и 30 декабря, 3 января 2025 года", "2024-12-28, 2024-12-30, 2025-01-03"),
    ("сентябрь – май 2025 года", "2024-09..2025-05"),
    ("15 мая – 3 апреля 2025 года", "2025-05-15..2025-04-03"),  # eleven months: a slip, not a stretch
]
FROM_THE_WINDOW = [
    ("23-24.9", "2023-Q4", "2023-09-23..2023-09-24"),
    ("23/24.09", "2023-Q4", "2023-09-23..2023-09-24"),
    ("23-24 сен", "2023-Q4", "2023-09-23..2023-09-24"),
    ("27 и 29 октября", "2023-Q4", "2023-10-27, 2023-10-29"),
    ("1, 5 и 7 мая", "2025-Q2", "2025-05-01, 2025-05-05, 2025-05-07"),
    ("28.12", "2025-Q1", "2024-12-28"),
    ("28.12", "2024-Q4", "2024-12-28"),
    ("5.2-3.3", "2025-Q1", "2025-02-05..2025-03-03"),
    ("сент 2024 - янв 2025, 22 марта", "2025-Q1", "2024-09..2025-01, 2025-03-22"),
    ("28 декабря – 3 января", "2025-Q1", "2024-12-28..2025-01-03"),
    ("28 декабря – 3 января", "2024-Q4", "2024-12-28..2025-01-03"),
    ("31.12-02.01", "2025-Q1", "2024-12-31..2025-01-02"),
    ("5 и 15 декабря", "2025-Q1", "2024-12-05, 2024-12-15"),
    ("5 сентября, 7 октября", "2025-Q4", "2025-09-05, 2025-10-07"),
    ("20 декабря – 15 апреля", "2025-Q1", "2024-12-20..2025-04-15"),
    ("5 декабря – 5 апреля", "2025-Q1", "2024-12-05..2025-04-05"),
    ("4 ноября 2023 года – 12 апреля", "2023-Q4", "2023-11-04..2024-04-12"),
    ("декабрь", "2025-Q1", "2024-12"),
    ("март", "2025-Q1", "2025-03"),
    ("март", "2025-Q2", "2025-03"),
    ("сентябрь – январь", "2025-Q1", "2024-09..2025-01"),
    ("IV квартал", "2025-Q1", "2024-10..2024-12"),
    ("10 июня – 5 мая", "2025-Q2", "2025-06-10..2025-05-05"),  # both days are the report's: a slip
    ("28 декабря – 3 января", "1900-Q1", "1899-12-28..1900-01-03"),
    ("29 февраля", "2024-Q1", "2024-02-29"),
]


@pytest.mark.parametrize(("text", "expected"), WRITTEN_LATER)
def test_a_missing_year_is_the_one_written_later(text: str, expected: str) -> None:
    assert _read(text) == expected


@pytest.mark.parametrize(("text", "quarter", "expected"), FROM_THE_WINDOW)
def test_a_missing_year_puts_the_day_into_the_collection_window(
    text: str, quarter: str, expected: str
) -> None:
    assert _read(text, Quarter.parse(quarter)) == expected


@pytest.mark.parametrize("text", ["5 октября", "5 декабря", "1 апреля", "5 октября – 9 ноября", "июль"])
def test_a_missing_year_is_not_guessed_outside_the_window(text: str) -> None:
    unclear = parse(text, Quarter(2025, 1))
    assert isinstance(unclear, Unclear)
    assert (unclear.word, "период сбора" in unclear.reason) == (text, True)


def test_a_wrong_year_is_read_as_written() -> None:
    assert _read("28 декабря – 3 января 2026 года", Quarter(2025, 1)) == "2025-12-28..2026-01-03"


def test_the_settings_of_the_window_decide_about_the_year() -> None:
    early = WindowSettings(first_day=1)
    assert _read("5 декабря", Quarter(2025, 1), early) == "2024-12-05"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("15 мая", "15 мая"),
        ("5 мая 2025 года, 7 июня", "7 июня"),
        ("I квартал", "I квартал"),
        ("5.2-3.3", "5.2-3.3"),
    ],
)
def test_without_a_quarter_a_missing_year_is_unclear(text: str, word: str) -> None:
    unclear = parse(text)
    assert isinstance(unclear, Unclear)
    assert unclear.word == word


def _read(text: str, quarter: Quarter | None = None, settings: WindowSettings | None = None) -> str:
    period = parse(text, quarter, settings or WindowSettings())
    assert isinstance(period, Period), period
    return spelled(period)
