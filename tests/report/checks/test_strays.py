from datetime import date

import pytest

from db.entities import Quarter
from desktop.report.checks.finding import Finding, mended
from desktop.report.window import WindowSettings
from tests.made.checks import QUARTER, around, findings, report, row

CODES = ("P03", "P04", "P05")


def found(*periods: str, quarter: Quarter | None = QUARTER) -> list[tuple[str, int | None]]:
    """Return the codes of what is found outside of the window, with the numbers of the events."""
    return [(each.code, each.number) for each in told(*periods, quarter=quarter)]


def told(*periods: str, quarter: Quarter | None = QUARTER) -> list[Finding]:
    return findings(report(*(row(period=period) for period in periods), quarter=quarter), codes=CODES)


@pytest.mark.parametrize(
    ("period", "mend"),
    [
        ("12 мая 2024 года", "12 мая 2025 года"),
        ("12 мая\n2015\nгода", "12 мая\n2025\nгода"),
        ("25 мая – 3 июня 2026 года", "25 мая – 3 июня 2025 года"),
        ("3 мая 2024 года, 5 мая 2024 года", "3 мая 2025 года, 5 мая 2025 года"),
        ("апрель 2024 года", "апрель 2025 года"),
        ("12.05.2024", "12.05.2025"),
    ],
)
def test_days_that_lie_in_the_window_in_another_year_have_the_wrong_year(period: str, mend: str) -> None:
    (finding,) = told(period)
    assert (finding.code, finding.number, finding.rows) == ("P03", 1, (1,))
    assert mended(period, finding) == mend
    assert not told(mend)


def test_of_several_dates_one_can_have_the_wrong_year() -> None:
    (finding,) = told("15 мая 2024 года, 20 мая 2025 года")
    assert (finding.code, finding.fix) == ("P03", None)


def test_what_goes_on_after_the_window_can_have_the_wrong_year() -> None:
    assert [each.code for each in told("4 мая 2024 года – 12 февраля 2025 года")] == ["P03"]
    assert not told("4 мая 2025 года – 12 февраля 2026 года")


def test_a_year_of_two_figures_is_told_without_a_fix() -> None:
    (finding,) = told("12.05.24")
    assert (finding.code, finding.fix) == ("P03", None)


@pytest.mark.parametrize(
    "period",
    [
        "12 мая 2025 года",
        "11 марта 2025 года",
        "30 июня 2025 года",
        "20 марта – 15 апреля 2025 года",
        "25 июня – 3 июля 2025 года",
        "сентябрь 2024 года – апрель 2025 года",
        "сентябрь 2024 года – январь 2025 года, 22 апреля 2025 года",
        "4 мая 2025 года – 12 апреля 2026 года",
        "Отборочный этап: 15 ноября 2024 года, финал: 20 мая 2025 года",
        "весной",
        "15 мая – 3 апреля 2024 года",
    ],
)
def test_what_touches_the_window_has_the_right_year(period: str) -> None:
    assert not told(period)


def test_what_begins_after_the_window_is_an_error() -> None:
    assert found("1 июля 2025 года", "5-7 сентября 2025 года") == [("P04", 1), ("P04", 2)]


def test_what_ended_before_the_window_is_explained() -> None:
    assert found("10 марта 2025 года", "ноябрь 2024 года") == [("P05", 1), ("P05", 2)]


def test_the_day_of_the_window_is_a_setting() -> None:
    late = report(row(period="5 марта 2025 года"))
    assert findings(late, around(), codes=CODES)
    assert not findings(late, around(window=WindowSettings(first_day=1)), codes=CODES)


class TestNeighbours:
    """Where the window does not tell the year, the events before and after do."""

    def test_a_year_unlike_that_of_both_neighbours_is_wrong(self) -> None:
        dates = ("5 апреля 2025 года", "12 апреля 2024 года", "20 апреля 2025 года")
        assert found(*dates, quarter=None) == [("P03", 2)]

    def test_days_just_outside_of_the_window_go_by_their_neighbours(self) -> None:
        dates = ("1 марта 2025 года", "5 марта 2024 года", "20 апреля 2025 года")
        assert found(*dates) == [("P03", 2), ("P05", 1)]

    @pytest.mark.parametrize(
        "dates",
        [
            ("5 апреля 2025 года", "12 июля 2024 года", "20 апреля 2025 года"),
            ("5 апреля 2024 года", "12 апреля 2024 года", "20 апреля 2025 года"),
            ("5 апреля 2025 года", "весной", "20 апреля 2025 года"),
            ("12 апреля 2024 года", "20 апреля 2025 года"),
            ("15 декабря 2024 года", "25 декабря 2024 года – 5 января 2025 года", "20 января 2025 года"),
        ],
    )
    def test_neighbours_of_other_days_or_years_say_nothing(self, dates: tuple[str, ...]) -> None:
        assert not found(*dates, quarter=None)


def test_a_leap_day_of_another_year_is_moved_to_the_last_of_february() -> None:
    assert found("29 февраля 2024 года", quarter=Quarter(2025, 1)) == [("P03", 1)]


@pytest.mark.parametrize("year", [1000, 9999])
def test_a_year_out_of_all_bounds_is_only_wrong(year: int) -> None:
    assert found(f"12 мая {year} года") == [("P03", 1)]
    assert found(f"12 мая 1001 года – 12 мая {year} года") in ([("P03", 1)], [("P04", 1)], [])


def test_today_has_no_part_in_it() -> None:
    early = around(today=date(2025, 4, 1))
    assert not findings(report(row(period="12 мая 2025 года")), early, codes=CODES)
