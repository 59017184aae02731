import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.report.checks.finding import mended
from tests.made.checks import findings, found_in, report, row


@pytest.mark.parametrize(
    ("period", "mend"),
    [
        ("14 мая 2025", "14 мая 2025 года"),
        ("14 мая\u00a0\n2025", "14 мая 2025 года"),
        (" 14 мая 2025 г. ", " 14 мая 2025 года "),
        ("14.05.2025", "14 мая 2025 года"),
        ("14.05.25", "14 мая 2025 года"),
        ("14-16 мая", "14-16 мая 2025 года"),
        ("с 14 по 16 мая 2025 года", "14-16 мая 2025 года"),
        ("14 – 16 мая 2025 года", "14-16 мая 2025 года"),
        ("10 мая-\n3 июня 2025 года", "10 мая – 3 июня 2025 года"),
        ("апрель –\nмай 2025 года", "апрель-май 2025 года"),
        ("II квартал 2025 года", "апрель-июнь 2025 года"),
    ],
)
def test_another_style_is_told_and_put_right(period: str, mend: str) -> None:
    finding = found_in(row(period=period), "P09")
    assert finding
    assert mended(period, finding) == mend
    assert not found_in(row(period=mend), "P09")


@pytest.mark.parametrize(
    "period",
    [
        "14-16 мая 2025 года",
        "14-16\nмая\u00a02025\nгода",
        "Май 2025 года",
        "27 и 29 мая 2025 года",
        "27, 29 мая 2025 года",
        "27 мая, 3 июня 2025 года",
        "27 мая 2025 года, 3 июня 2025 года",
        "27 мая 2025 года; 3 июня 2025 года",
        "27 мая 2025 года.",
        "10 мая – 3 июня 2025 года",
        "4 ноября 2024 года – 12 апреля 2025 года",
        "Отборочный этап: 13 апреля – 6 мая 2025 года, заключительный этап: 29 мая 2025 года",
        "3-9 мая 2025 года (на территории Смоленской области – 5 мая 2025 года)",
    ],
)
def test_what_is_a_matter_of_taste_is_right(period: str) -> None:
    assert not found_in(row(period=period), "P09")


@pytest.mark.parametrize(
    "period", ["15 мая 2025 года в 14.00", "15 мая 2025 г., 10:30", "апрель – июнь 2025 года (еженедельно)"]
)
def test_a_text_that_tells_more_than_dates_is_not_rewritten(period: str) -> None:
    assert not found_in(row(period=period), "P09")


@pytest.mark.parametrize("period", ["весной", "15 мая – 3 апреля 2025", ""])
def test_dates_that_say_nothing_have_no_style(period: str) -> None:
    assert not found_in(row(period=period), "P09")


def test_a_style_of_many_rows_is_told_in_one_line() -> None:
    (line,) = findings(report(*[row(period="14 мая 2025")] * 4), codes=["P09"])
    assert line.rows == (1, 2, 3, 4)
    assert [part.fix is not None for part in line.parts] == [True] * 4


def test_few_rows_have_their_own_lines() -> None:
    lines = findings(report(*[row(period="14 мая 2025")] * 3), codes=["P09"])
    assert [line.number for line in lines] == [1, 2, 3]


DAYS = st.integers(1, 28)
MONTHS = st.sampled_from([("апреля", 4), ("мая", 5), ("июня", 6)])
SHAPES = st.sampled_from(
    [
        "{0} {2} 2025",
        "{0}-{1} {2} 2025",
        "{0} - {1} {2} 2025 года",
        "с {0} по {1} {2}",
        "{0}, {1} {2} 2025 г.",
        "{0} и {1} {2} 2025",
        "{0}.{3}.2025",
        "{0}.{3}.25-{1}.{3}.25",
        "{0} {2} –{1} {2} 2025 года",
    ]
)


@settings(deadline=None, max_examples=60)
@given(SHAPES, DAYS, DAYS, MONTHS, st.sampled_from([" ", "\n", "\u00a0"]))
def test_what_was_put_right_stays_right(
    shape: str, first: int, last: int, month: tuple[str, int], blank: str
) -> None:
    first, last = sorted((first, last))
    period = shape.format(first, last, *month).replace(" ", blank)
    finding = found_in(row(period=period), "P09")
    if finding is None:
        return
    mend = mended(period, finding)
    assert mended(mend, finding) == mend
    again = findings(report(row(period=mend)), codes=["P01", "P02", "P03", "P04", "P05", "P06", "P09"])
    before = findings(report(row(period=period)), codes=["P01", "P02", "P03", "P04", "P05", "P06"])
    assert [each.code for each in again] == [each.code for each in before]
