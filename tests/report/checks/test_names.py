import pytest

from db.entities import Quarter, ReportKind
from desktop.report.checks.checked import CheckedReport, of_printed
from desktop.report.checks.finding import Finding, mended
from desktop.report.printed import Identity, PrintedReport
from tests.made.checks import findings, found_in, reader, report, row

OLD = Quarter(2024, 4)
NEW = Quarter(2025, 1)


def abolished(heading: str, quarter: Quarter = NEW) -> list[Finding]:
    return findings(report(row(), heading=heading, quarter=quarter), codes=["W10"])


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (
            "Муниципальное образование «Ельнинский район» Смоленской области",
            "Муниципальное образование «Ельнинский муниципальный округ» Смоленской области",
        ),
        ("Руднянский район", "Муниципальное образование «Руднянский муниципальный округ» Смоленской области"),
        (
            "Муниципальное  образование «Темкинский р-н»",
            "Муниципальное образование «Темкинский муниципальный округ» Смоленской области",
        ),
        (
            "МО «Велижский район»",
            "Муниципальное образование «Велижский муниципальный округ» Смоленской области",
        ),
        (
            "Холм-Жирковский район Смоленской области",
            "Муниципальное образование «Холм-Жирковский муниципальный округ» Смоленской области",
        ),
    ],
)
def test_a_heading_with_a_name_of_former_years_gets_the_new_one(wrong: str, right: str) -> None:
    (finding,) = abolished(wrong)
    assert finding.section == 0
    assert mended(wrong, finding) == right
    assert not abolished(right)


@pytest.mark.parametrize(
    ("heading", "quarter"),
    [
        ("Муниципальное образование «Ельнинский район» Смоленской области", OLD),
        ("Муниципальное образование «Ельнинский муниципальный округ» Смоленской области", NEW),
        ("Город Смоленск", NEW),
        ("Сотрудничество в сфере культуры и туризма", NEW),
        ("", NEW),
        ("Лиозненский район Витебской области", NEW),
    ],
)
def test_a_name_of_the_quarter_is_right(heading: str, quarter: Quarter) -> None:
    assert not abolished(heading, quarter)


def test_in_texts_a_district_keeps_its_name() -> None:
    texts = row(participants="Школьники Ельнинского района", place="д. Высокое, Руднянский район")
    assert not findings(report(texts, quarter=NEW), codes=["W10"])


def titled(title: str, quarter: Quarter) -> CheckedReport:
    identity = Identity(ReportKind.MUNICIPAL, quarter, "mun-rudnya")
    return of_printed(PrintedReport(title), identity, "отчет.docx", reader().renew)


@pytest.mark.parametrize(
    ("who", "quarter", "is_found"),
    [
        ("муниципального образования «Руднянский район» Смоленской области", NEW, True),
        ("муниципального образования Руднянский район", NEW, True),
        ("Руднянского района", NEW, True),
        ("муниципального образования «Руднянский район» Смоленской области", OLD, False),
        ("муниципального образования «Руднянский муниципальный округ» Смоленской области", NEW, False),
        ("муниципальных и городских округов Смоленской области", NEW, False),
    ],
)
def test_an_author_under_a_former_name_is_found(who: str, quarter: Quarter, is_found: bool) -> None:
    title = f"Отчет о мероприятиях, проведенных органами местного самоуправления {who}"
    assert bool(findings(titled(title, quarter), codes=["W10"])) is is_found


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Гости из Республики Белоруссия", "Гости из Республики Беларусь"),
        ("Гости из Республики Белоруссии", "Гости из Республики Беларусь"),
        ("Республика  Белоруссия и Россия", "Республика  Беларусь и Россия"),
        ("в Республике\nБелоруссии", "в Республике\nБеларусь"),
        ("РЕСПУБЛИКА БЕЛОРУССИЯ", "РЕСПУБЛИКА БЕЛАРУСЬ"),
    ],
)
def test_there_is_no_republic_of_belorussia(wrong: str, right: str) -> None:
    finding = found_in(row(content=wrong), "W11")
    assert finding
    assert mended(wrong, finding) == right
    assert not found_in(row(content=right), "W11")


@pytest.mark.parametrize(
    "right",
    [
        "Гости из Белоруссии",
        "Республика Беларусь",
        "Дружба России и Белоруссии",
        "Республики Коми и Белоруссия",
        "Белорусская республика",
        "Партизаны Советской Белоруссии",
    ],
)
def test_belorussia_alone_is_right(right: str) -> None:
    assert not found_in(row(content=right), "W11")
