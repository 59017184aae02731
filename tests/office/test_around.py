"""What a file shows around a report's texts is read back from every format, and is none of its texts."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from db.entities import Quarter, Texts
from desktop.office.convert import read_report, write_report
from desktop.office.soffice import converted
from desktop.report.control_code import control_code, told_unlike
from desktop.report.nil_report import nil_sentence
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection, without_data
from tests.dictionaries import shipped

AT = datetime(2031, 3, 20, 14, 5, tzinfo=UTC)
TITLE = (
    "Отчет о мероприятиях в международной сфере, проведенных органами местного самоуправления "
    "муниципального образования «Велижский муниципальный округ» Смоленской области во II квартале 2031 года"
)
HEADING = "Муниципальное образование «Велижский муниципальный округ» Смоленской области"
EVENT = Texts("Ярмарка\nремесел", "г.\u00a0Орша", "3-5 мая 2031 года", "Обмен опытом\u00ad", "12 человек")
FORMATS = (".docx", ".xlsx")


def corrected() -> PrintedReport:
    sections = (PrintedSection(HEADING, (PrintedRow(EVENT),)),)
    report = PrintedReport(TITLE, sections, "Во II квартале 2031 года состоялась 1 встреча", edition=2)
    return replace(report, control_code=control_code(report))


def nil() -> PrintedReport:
    return PrintedReport(TITLE, (PrintedSection(HEADING),), nil=nil_sentence(Quarter(2031, 2)))


def written(report: PrintedReport, target: Path) -> PrintedReport:
    write_report(report, target, shipped(), author="Велижский МО", now=AT)
    return read_report(target)


@pytest.mark.parametrize("suffix", FORMATS)
def test_edition_and_code_are_read_back_and_fit_the_table(suffix: str, tmp_path: Path) -> None:
    report = corrected()
    found = written(report, tmp_path / f"Отчет{suffix}")
    assert (found.title, found.unread, found.edition) == (report.title, (), 2)
    assert [section.heading for section in found.sections] == [HEADING]
    assert (found.closing, found.nil) == (report.closing, "")
    assert found.control_code == report.control_code == control_code(found)
    assert told_unlike(found) == ""


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_nil_report_is_read_back_as_one(suffix: str, tmp_path: Path) -> None:
    found = written(nil(), tmp_path / f"Отчет{suffix}")
    assert (found.title, found.nil, found.unread) == (TITLE, nil().nil, ())
    assert list(found.rows()) == []
    assert [section.heading for section in found.sections] == [HEADING]


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_an_office_suite_keeps_what_stands_around_the_table(kind: str, tmp_path: Path) -> None:
    written(corrected(), tmp_path / "Отчет.docx")
    with converted(tmp_path / "Отчет.docx", kind) as copy:
        found = read_report(copy)
    assert (found.title, found.unread, found.edition) == (TITLE, (), 2)
    assert found.control_code == control_code(found)


def test_an_edited_table_no_longer_fits_its_code(tmp_path: Path) -> None:
    report = corrected()
    edited = replace(report, closing="Во II квартале 2031 года состоялось 2 встречи")
    found = written(edited, tmp_path / "Отчет.docx")
    assert told_unlike(found).startswith("Контрольный код ")


def test_an_edition_has_a_code_of_its_own() -> None:
    report = corrected()
    assert control_code(replace(report, edition=3)) != report.control_code


def test_a_published_file_has_neither_edition_nor_code(tmp_path: Path) -> None:
    found = written(without_data(corrected()), tmp_path / "Отчет.docx")
    assert (found.edition, found.control_code) == (1, "")


def test_the_headings_of_a_correction_stay_in_sight_under_its_edition(tmp_path: Path) -> None:
    target = tmp_path / "Отчет.xlsx"
    written(corrected(), target)
    sheet = load_workbook(target).worksheets[0]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A4", "$3:$3")
    assert sheet.auto_filter.ref == "A3:F5"
    assert sheet["A2"].value == "Версия 2, исправленная"
