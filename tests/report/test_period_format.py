"""The house style of periods."""

from datetime import date

import pytest

from db.entities import Period, Precision, Span
from desktop.report.period import format_period


def day(month: int, day: int, year: int = 2025) -> date:
    return date(year, month, day)


def days(first: date, last: date | None = None, label: str = "", *, bracketed: bool = False) -> Span:
    return Span(first, last or first, Precision.DAY, label, bracketed)


def months(first: date, last: date, label: str = "") -> Span:
    return Span(first, last, Precision.MONTH, label)


@pytest.mark.parametrize(
    ("spans", "text"),
    [
        ([days(day(9, 25))], "25 сентября 2025 года"),
        ([days(day(9, 23), day(9, 24))], "23-24 сентября 2025 года"),
        ([days(day(11, 10), day(12, 3))], "10 ноября – 3 декабря 2025 года"),
        ([days(day(11, 4, 2023), day(4, 12, 2024))], "4 ноября 2023 года – 12 апреля 2024 года"),
        ([days(day(10, 27)), days(day(10, 29))], "27 и 29 октября 2025 года"),
        ([days(day(5, 1)), days(day(5, 5)), days(day(5, 7))], "1, 5 и 7 мая 2025 года"),
        ([days(day(5, 5), day(5, 7)), days(day(5, 12))], "5-7 и 12 мая 2025 года"),
        ([days(day(4, 2)), days(day(5, 5)), days(day(6, 7))], "2 апреля, 5 мая и 7 июня 2025 года"),
        ([days(day(4, 2)), days(day(4, 5)), days(day(6, 7))], "2 и 5 апреля, 7 июня 2025 года"),
        ([days(day(4, 5)), days(day(4, 28), day(5, 3))], "5 апреля и 28 апреля – 3 мая 2025 года"),
        ([days(day(12, 28, 2024)), days(day(1, 3))], "28 декабря 2024 года, 3 января 2025 года"),
        ([days(day(6, 7)), days(day(4, 2))], "7 июня 2025 года, 2 апреля 2025 года"),
        ([days(day(5, 15), day(5, 5))], "15 мая 2025 года – 5 мая 2025 года"),
        ([months(day(10, 1), day(10, 31))], "октябрь 2025 года"),
        ([months(day(5, 1), day(6, 30))], "май-июнь 2025 года"),
        ([months(day(5, 1), day(4, 30))], "май 2025 года – апрель 2025 года"),
        ([months(day(10, 1), day(10, 31)), months(day(12, 1), day(12, 31))], "октябрь, декабрь 2025 года"),
        (
            [months(day(9, 1, 2024), day(1, 31)), days(day(3, 22))],
            "сентябрь 2024 года – январь 2025 года, 22 марта 2025 года",
        ),
        ([days(day(3, 22)), months(day(5, 1), day(5, 31))], "22 марта 2025 года, май 2025 года"),
    ],
)
def test_a_period_takes_the_house_style(spans: list[Span], text: str) -> None:
    assert format_period(Period(tuple(spans))) == text


@pytest.mark.parametrize(
    ("spans", "text"),
    [
        (
            [days(day(5, 5), label="Отбор"), days(day(6, 7), label="финал")],
            "Отбор: 5 мая 2025 года, финал: 7 июня 2025 года",
        ),
        ([days(day(5, 5), label="Финал"), days(day(5, 7), label="Финал")], "Финал: 5 и 7 мая 2025 года"),
        ([days(day(5, 5), label="Отбор"), days(day(6, 7))], "Отбор: 5 мая 2025 года; 7 июня 2025 года"),
        (
            [days(day(5, 3), day(5, 9)), days(day(5, 5), label="в Орше", bracketed=True)],
            "3-9 мая 2025 года (в Орше – 5 мая 2025 года)",
        ),
        (
            [days(day(5, 3), day(5, 9)), days(day(5, 5), label="заезд 2", bracketed=True)],
            "3-9 мая 2025 года (заезд 2: 5 мая 2025 года)",
        ),
        (
            [days(day(5, 3)), days(day(5, 3), bracketed=True), days(day(5, 9))],
            "3 мая 2025 года (3 мая 2025 года), 9 мая 2025 года",
        ),
        (
            [days(day(5, 3), label="Тур"), days(day(5, 3), bracketed=True), days(day(5, 9), label="Тур")],
            "Тур: 3 мая 2025 года (3 мая 2025 года), 9 мая 2025 года",
        ),
    ],
)
def test_stages_are_named_once(spans: list[Span], text: str) -> None:
    assert format_period(Period(tuple(spans))) == text


def test_a_period_of_nothing_is_no_text() -> None:
    assert format_period(Period(())) == ""
