from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.entities import Period, Quarter, Span
from desktop.report.window import CollectionWindow, Place, WindowSettings

WINDOW = CollectionWindow.of(Quarter(2025, 1))


@pytest.mark.parametrize(
    ("quarter", "first", "last", "deadline"),
    [
        (Quarter(2025, 1), date(2024, 12, 11), date(2025, 3, 31), date(2025, 3, 20)),
        (Quarter(2025, 2), date(2025, 3, 11), date(2025, 6, 30), date(2025, 6, 20)),
        (Quarter(2025, 3), date(2025, 6, 11), date(2025, 9, 30), date(2025, 9, 20)),
        (Quarter(2025, 4), date(2025, 9, 11), date(2025, 12, 31), date(2025, 12, 20)),
    ],
)
def test_a_window_opens_in_the_last_month_of_the_quarter_before(
    quarter: Quarter, first: date, last: date, deadline: date
) -> None:
    assert CollectionWindow.of(quarter) == CollectionWindow(first, last, deadline)


def test_the_earliest_quarter_has_a_window_too() -> None:
    assert CollectionWindow.of(Quarter(1900, 1)).first == date(1899, 12, 11)


def test_all_three_days_are_settings() -> None:
    window = CollectionWindow.of(Quarter(2025, 2), WindowSettings(first_day=16, last_day=25, deadline_day=18))
    assert window == CollectionWindow(date(2025, 3, 16), date(2025, 6, 25), date(2025, 6, 18))


def test_a_setting_past_the_end_of_the_month_means_its_last_day() -> None:
    window = CollectionWindow.of(Quarter(2025, 3), WindowSettings(first_day=31, last_day=31, deadline_day=31))
    assert window == CollectionWindow(date(2025, 6, 30), date(2025, 9, 30), date(2025, 9, 30))


@pytest.mark.parametrize("day", [0, 32, -1])
def test_a_setting_that_no_month_has_is_refused(day: int) -> None:
    with pytest.raises(ValueError, match="no such days"):
        WindowSettings(deadline_day=day)


@pytest.mark.parametrize(
    ("day", "inside"),
    [
        (date(2024, 12, 10), False),
        (date(2024, 12, 11), True),
        (date(2025, 3, 31), True),
        (date(2025, 4, 1), False),
    ],
)
def test_both_ends_belong_to_the_window(day: date, inside: bool) -> None:
    assert WINDOW.contains(day) is inside


@pytest.mark.parametrize(
    ("spans", "place"),
    [
        ([(date(2024, 12, 9), date(2024, 12, 10))], Place.BEFORE),
        ([(date(2024, 12, 9), date(2024, 12, 11))], Place.INSIDE),
        ([(date(2023, 9, 1), date(2025, 3, 31))], Place.INSIDE),
        ([(date(2025, 3, 30), date(2025, 4, 2))], Place.PARTLY),
        ([(date(2024, 9, 1), date(2025, 6, 1))], Place.PARTLY),
        ([(date(2025, 4, 1), date(2025, 4, 2))], Place.AFTER),
        ([(date(2024, 9, 1), date(2024, 9, 30)), (date(2025, 3, 22), date(2025, 3, 22))], Place.INSIDE),
        ([(date(2025, 2, 1), date(2025, 2, 2)), (date(2025, 5, 1), date(2025, 5, 2))], Place.PARTLY),
        ([(date(2024, 2, 1), date(2024, 2, 2)), (date(2025, 5, 1), date(2025, 5, 2))], Place.AFTER),
    ],
)
def test_the_last_day_of_a_period_decides_where_it_lies(spans: list[tuple[date, date]], place: Place) -> None:
    assert WINDOW.place(Period(tuple(Span(*days) for days in spans))) is place


@given(st.dates(date(1901, 1, 1), date(2199, 12, 31)))
def test_every_day_lies_in_the_window_of_its_own_quarter(day: date) -> None:
    assert CollectionWindow.of(Quarter.of(day)).contains(day)


@given(st.dates(date(1901, 1, 1), date(2199, 12, 31)))
def test_a_day_lies_in_the_windows_of_two_quarters_at_most(day: date) -> None:
    own = Quarter.of(day)
    near = (own.previous, own, own.next)
    assert 1 <= sum(CollectionWindow.of(quarter).contains(day) for quarter in near) <= 2
