"""What headings of a file stand for, and which a person must place."""

from dataclasses import replace

from db.entities import OFFICE, Quarter, ReportKey, ReportKind
from desktop.report.printed import PrintedReport
from desktop.services.headings_found import HeadingFound, headings_found
from tests.dictionaries import shipped
from tests.received import VELIZH, section

KEY = ReportKey(ReportKind.MUNICIPAL, Quarter(2026, 2), OFFICE)
FORMER = "Муниципальное образование «Велижский район» Смоленской области"


def found(heading: str, key: ReportKey = KEY, said: tuple[str, ...] = ()) -> HeadingFound:
    report = PrintedReport("", (section(heading),))
    (heading_found,) = headings_found(report, key, shipped(), {heading: said} if said else {})
    return heading_found


def test_a_heading_of_the_quarter_needs_no_word() -> None:
    assert found(VELIZH) == HeadingFound(VELIZH, ("velizh",))


def test_a_name_of_another_time_is_told_with_that_of_the_quarter() -> None:
    assert found(FORMER) == HeadingFound(FORMER, ("velizh",), "Велижский муниципальный округ")
    assert found(FORMER, replace(KEY, quarter=Quarter(2023, 4))).name_now == ""
    assert found(VELIZH, replace(KEY, quarter=Quarter(2023, 4))).name_now == "Велижский район"


def test_a_number_before_a_name_makes_it_no_other_name() -> None:
    assert found("2. Велижский р-н", replace(KEY, quarter=Quarter(2023, 4))).name_now == ""


def test_an_unknown_heading_stands_for_what_a_person_says() -> None:
    assert found("Города-побратимы").is_unknown
    assert found("Города-побратимы", said=("velizh",)).entries == ("velizh",)


def test_headings_of_spheres_have_one_name() -> None:
    key = replace(KEY, kind=ReportKind.EXECUTIVE)
    assert found("Сотрудничество в сфере культуры и туризма", key).name_now == ""
