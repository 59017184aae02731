from datetime import UTC, datetime
from pathlib import Path

import pytest

from db.entities import Quarter, ReportKind
from db.errors import AppError
from desktop.office.convert import read_report
from desktop.office.form import Form
from desktop.report.identity import identify
from desktop.report.printed import Identity
from desktop.services.forms import blank_form, write_form
from tests.dictionaries import shipped

NOW = datetime(2025, 6, 20, 12, 0, tzinfo=UTC)
QUARTER = Quarter(2025, 2)


def form_of(
    kind: ReportKind | None = None,
    quarter: Quarter | None = QUARTER,
    author: str | None = None,
) -> Form:
    return blank_form(Identity(kind, quarter, author), QUARTER, shipped())


def test_the_form_of_a_municipality_has_its_title_and_its_only_section() -> None:
    form = form_of(author="mun-velizh")
    assert form.title.endswith(
        "муниципального образования «Велижский муниципальный округ» Смоленской области "
        "во II квартале 2025 года"
    )
    assert form.heading == "Муниципальное образование «Велижский муниципальный округ» Смоленской области"


def test_the_form_of_all_offers_the_sections_of_the_quarter_in_their_order() -> None:
    form = form_of(ReportKind.MUNICIPAL, Quarter(2023, 4), "office")
    assert form.heading == ""
    assert form.sections[:2] == ("Город Смоленск", "Муниципальное образование «Велижский район»")
    assert len(form.sections) == 27


def test_what_is_not_known_is_left_to_be_completed_in_the_title() -> None:
    form = form_of(ReportKind.MUNICIPAL, quarter=None)
    assert "самоуправления ____________________ в ____ квартале 20__ года" in form.title
    assert form_of(ReportKind.EXECUTIVE).title.endswith("во II квартале 2025 года")


def test_a_form_without_kind_and_author_is_for_a_municipality() -> None:
    assert form_of() == form_of(ReportKind.MUNICIPAL)


@pytest.mark.parametrize("suffix", [".xlsx", ".docx"])
def test_a_written_form_says_whose_report_it_is(suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"бланк{suffix}"
    write_form(form_of(author="mun-velizh"), target, NOW)
    report = read_report(target)
    assert identify(report, shipped()) == Identity(ReportKind.MUNICIPAL, QUARTER, "mun-velizh")
    assert not any(report.rows())


def test_a_form_of_another_format_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AppError, match=r"бланк бывает файлом \.xlsx или \.docx"):
        write_form(form_of(author="office", kind=ReportKind.EXECUTIVE), tmp_path / "ф.odt", NOW)
