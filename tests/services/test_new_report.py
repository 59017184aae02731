"""How a report begins: its title, and the section of an author who has only one."""

from dataclasses import replace

import pytest

from db.entities import OFFICE, Quarter, ReportKey, ReportKind
from desktop.services.new_report import UnknownAuthor, new_report
from tests.dictionaries import shipped

KEY = ReportKey(ReportKind.MUNICIPAL, Quarter(2031, 2), "mun-velizh")


def test_the_report_of_one_municipality_begins_with_its_title_and_its_section() -> None:
    report = new_report(KEY, shipped())
    assert report.title.endswith("муниципальный округ» Смоленской области во II квартале 2031 года")
    assert [section.entries for section in report.sections] == [("velizh",)]
    assert "Велижский" in report.sections[0].heading


def test_a_report_with_several_sections_begins_without_any() -> None:
    assert new_report(replace(KEY, author=OFFICE), shipped()).sections == ()


def test_a_report_does_not_begin_for_someone_unknown() -> None:
    with pytest.raises(UnknownAuthor, match="«nobody»"):
        new_report(replace(KEY, author="nobody"), shipped())
