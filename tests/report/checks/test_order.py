from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.entities import OFFICE, Quarter, ReportKind
from desktop.report.checks.checked import CheckedReport, of_printed
from desktop.report.checks.context import Context
from desktop.report.checks.finding import Finding
from desktop.report.checks.order import disordered, in_house_order
from desktop.report.printed import Identity, PrintedReport, PrintedRow, PrintedSection
from tests.made.checks import QUARTER, around, findings, reader, report, row

RUDNYA = "Муниципальное образование «Руднянский муниципальный округ» Смоленской области"
VELIZH = "Муниципальное образование «Велижский муниципальный округ» Смоленской области"


def order(*periods: str) -> list[Finding]:
    rows = [row(period=f"{period} 2025 года" if period else "") for period in periods]
    return findings(report(*rows), codes=["O01"])


@pytest.mark.parametrize(
    ("periods", "strays", "before", "after"),
    [
        (("5 мая", "17 мая", "9 мая"), (3,), "2, 3", "3, 2"),
        (("5 мая", "9 мая", "1 апреля", "12 мая"), (3,), "1, 2, 3", "3, 1, 2"),
        (("20 мая", "5 мая", "9 мая", "12 мая"), (1,), "1, 2, 3, 4", "2, 3, 4, 1"),
        (("май", "3 апреля", "4 мая"), (1,), "1, 2, 3", "2, 3, 1"),
        (("5 мая", "", "1 мая"), (3,), "1, 2, 3", "3, 1, 2"),
        (("5 мая", "6 мая", "апрель"), (3,), "1, 2, 3", "3, 1, 2"),
    ],
)
def test_events_out_of_the_order_of_their_days_are_one_remark(
    periods: tuple[str, ...], strays: tuple[int, ...], before: str, after: str
) -> None:
    (finding,) = order(*periods)
    assert finding.rows == strays
    assert finding.fix
    assert (finding.fix.before, finding.fix.after) == (before, after)


@pytest.mark.parametrize(
    "periods",
    [
        ("5 мая", "9 мая", "17 мая"),
        ("май", "5 мая", "9 мая"),
        ("5 мая", "9 мая", "май", "2 июня"),
        ("май-июнь", "5 мая", "май"),
        ("5-20 мая", "5 мая", "5-7 мая"),
        ("5 мая", "", "9 мая"),
        (),
        ("5 мая",),
    ],
)
def test_days_in_order_and_months_before_or_after_their_days_are_right(periods: tuple[str, ...]) -> None:
    assert not order(*periods)


def sectioned(
    *headings: str, kind: ReportKind = ReportKind.MUNICIPAL, quarter: Quarter | None = QUARTER
) -> CheckedReport:
    sections = tuple(
        PrintedSection(heading, (PrintedRow(row(title=f"Слет «{heading[-9:]}»")),)) for heading in headings
    )
    return of_printed(
        PrintedReport("Отчет", sections), Identity(kind, quarter, OFFICE), "отчет.docx", reader().renew
    )


@pytest.mark.parametrize(
    ("headings", "rows", "kind"),
    [
        ((RUDNYA, VELIZH), (2,), ReportKind.MUNICIPAL),
        ((VELIZH, RUDNYA, "Город Смоленск"), (3,), ReportKind.MUNICIPAL),
        ((VELIZH, "Город Смоленск", RUDNYA), (1,), ReportKind.MUNICIPAL),
        (
            (RUDNYA, "Муниципальное образование «город Десногорск» Смоленской области"),
            (2,),
            ReportKind.MUNICIPAL,
        ),
        (
            ("Общие направления сотрудничества", "Сотрудничество в сфере спорта"),
            (2,),
            ReportKind.EXECUTIVE,
        ),
    ],
)
def test_sections_out_of_order_are_one_remark(
    headings: tuple[str, ...], rows: tuple[int, ...], kind: ReportKind
) -> None:
    (finding,) = findings(sectioned(*headings, kind=kind), codes=["O01"])
    assert finding.rows == rows


@pytest.mark.parametrize(
    ("headings", "kind"),
    [
        (("Город Смоленск", VELIZH, RUDNYA), ReportKind.MUNICIPAL),
        (("Город Смоленск", "Заречный край", VELIZH), ReportKind.MUNICIPAL),
        (("Заречный край", "Город Смоленск", VELIZH), ReportKind.MUNICIPAL),
        (
            ("Сотрудничество в сфере спорта", "Сотрудничество в сфере культуры и туризма"),
            ReportKind.EXECUTIVE,
        ),
        (("Сотрудничество в сфере спорта", "Общие направления сотрудничества"), ReportKind.EXECUTIVE),
    ],
)
def test_sections_in_order_and_unknown_ones_are_right(headings: tuple[str, ...], kind: ReportKind) -> None:
    assert not findings(sectioned(*headings, kind=kind), codes=["O01"])


def test_without_a_quarter_sections_have_no_order() -> None:
    assert not findings(sectioned(RUDNYA, VELIZH, quarter=None), codes=["O01"])


PERIODS = st.lists(
    st.sampled_from(["", "май 2025 года", "апрель-июнь 2025 года", "1-9 мая 2025 года", "скоро"])
    | st.dates().map(lambda day: f"{day.day}.{day.month:02}.2025"),
    max_size=8,
)


def sorted_by_house(made: CheckedReport, numbers: Sequence[int]) -> CheckedReport:
    return replace(made, events=tuple(made.event(number) for number in numbers))


@given(PERIODS)
def test_after_sorting_nothing_is_out_of_order(periods: list[str]) -> None:
    made = report(*(row(period=period) for period in periods))
    house = in_house_order(Context(made, around()))
    numbers = [number for section in house.numbers for number in section]
    assert sorted(numbers) == list(range(1, len(periods) + 1))
    sorted_once = Context(sorted_by_house(made, numbers), around())
    assert not list(disordered(sorted_once))
    if not house.strays:
        assert numbers == sorted(numbers)
