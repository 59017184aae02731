from datetime import date

import pytest

from db.entities import Period, Quarter
from desktop.report.period import format_period, parse
from desktop.report.period_choice import days, holds, toggled, whole_month

QUARTER = Quarter(2025, 2)


def period(text: str) -> Period | None:
    found = parse(text, QUARTER) if text else None
    assert found is None or isinstance(found, Period)
    return found


def written(chosen: Period | None) -> str:
    return format_period(chosen) if chosen else ""


@pytest.mark.parametrize(
    ("text", "first", "last", "expected"),
    [
        ("", 5, 5, "5 мая 2025 года"),
        ("", 7, 5, "5-7 мая 2025 года"),
        ("5 мая 2025 года", 6, 6, "5-6 мая 2025 года"),
        ("5 мая 2025 года", 8, 8, "5 и 8 мая 2025 года"),
        ("5-9 мая 2025 года", 7, 7, "5-6 и 8-9 мая 2025 года"),
        ("5-9 мая 2025 года", 5, 9, ""),
        ("5-9 мая 2025 года", 8, 12, "5-12 мая 2025 года"),
        ("май 2025 года", 3, 3, "3 мая 2025 года"),
    ],
)
def test_days_are_added_or_taken_out(text: str, first: int, last: int, expected: str) -> None:
    picked = days(date(2025, 5, first), date(2025, 5, last))
    assert written(toggled(period(text), picked)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "май 2025 года"),
        ("апрель 2025 года", "апрель-май 2025 года"),
        ("апрель-июнь 2025 года", "апрель 2025 года, июнь 2025 года"),
        ("май 2025 года", ""),
        ("3 мая 2025 года", "май 2025 года"),
    ],
)
def test_a_whole_month_is_added_or_taken_out(text: str, expected: str) -> None:
    chosen = toggled(period(text), whole_month(date(2025, 5, 14)))
    assert chosen == period(expected)


def test_a_stage_keeps_its_name_when_other_days_are_added() -> None:
    chosen = toggled(period("отбор: 5 мая 2025 года"), days(date(2025, 5, 20), date(2025, 5, 20)))
    assert written(chosen).startswith("отбор: 5 мая 2025 года")


def test_a_day_is_held_by_the_span_in_which_it_lies() -> None:
    assert holds(period("5-7 мая 2025 года"), date(2025, 5, 6))
    assert not holds(period("5-7 мая 2025 года"), date(2025, 5, 8))
    assert not holds(None, date(2025, 5, 8))
