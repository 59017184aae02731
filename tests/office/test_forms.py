from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from lxml import etree
from openpyxl import load_workbook

from db.entities import Texts
from desktop.office.convert import read_report
from desktop.office.form import CHOOSE, HINTS, Form
from desktop.office.form_docx import write_docx_form
from desktop.office.form_xlsx import write_xlsx_form
from desktop.report.printed import PrintedReport
from tests.made.libreoffice import saved_by_libreoffice
from tests.made.word_schema import out_of_order

NOON = datetime(2025, 6, 20, 12, 0, tzinfo=UTC)
TITLE = "Отчет о мероприятиях в международной сфере во II квартале 2025 года"
SECTIONS = tuple(f"Муниципальное образование «Округ номер {number}»" for number in range(1, 28))
OWN = Form(TITLE, ("Озерский муниципальный округ",), rows=5)
OF_ALL = Form(TITLE, SECTIONS, rows=5)
FAIR = ("Ярмарка ремесел", "г. Полевск", "4 мая 2025 года", "Показ изделий", "Мастера двух городов")
CHESS = ("Турнир", "г. Озерск", "май 2025 года", "Сыграно 7 туров", "48 человек")

Filled = Sequence[tuple[str, Sequence[Any]]]


def fill_xlsx(form: Form, target: Path, rows: Filled) -> None:
    """Fill in the form as a person does in Excel: the first cells to be filled are under the header."""
    write_xlsx_form(form, target, modified=NOON)
    book = load_workbook(target)
    sheet = book.worksheets[0]
    first = 4 if form.heading else 3
    for row, (section, texts) in enumerate(rows, start=first):
        values = texts if form.heading else (section, *texts)
        for column, value in enumerate(values, start=2):
            sheet.cell(row, column).value = value or None
    book.save(target)


def fill_docx(form: Form, target: Path, rows: Filled) -> None:
    """Fill in the form as a person does in Word: a choice takes the place of what invited to choose."""
    write_docx_form(form, target, modified=NOON)
    document = docx.Document(str(target))
    table = document.tables[0]
    first = 2 if form.heading else 1
    for row, (section, texts) in zip(table.rows[first:], rows, strict=False):
        *_, fields = row.cells, row.cells[-5:]
        for cell, text in zip(fields, texts, strict=True):
            cell.text = text
        for control in row._tr.iter(qn("w:sdt")) if section else ():
            (properties,) = control.iter(qn("w:sdtPr"))
            (shown,) = properties.iter(qn("w:showingPlcHdr"))
            properties.remove(shown)
            (text,) = control.iter(qn("w:t"))
            text.text = section
    document.save(str(target))


FORMATS = pytest.mark.parametrize(
    ("suffix", "fill"), [(".xlsx", fill_xlsx), (".docx", fill_docx)], ids=["xlsx", "docx"]
)
Fill = Callable[[Form, Path, Filled], None]


def said(report: PrintedReport) -> list[tuple[str, list[Texts]]]:
    """Return the sections with their texts; nothing of the file is left over."""
    assert report.unread == ()
    assert report.title == TITLE
    return [(section.heading, [row.texts for row in section.rows]) for section in report.sections]


@FORMATS
@pytest.mark.parametrize("form", [OWN, OF_ALL], ids=["of one", "of all"])
def test_an_empty_form_has_no_events(suffix: str, fill: Fill, form: Form, tmp_path: Path) -> None:
    fill(form, tmp_path / f"бланк{suffix}", [])
    assert not any(texts for _, texts in said(read_report(tmp_path / f"бланк{suffix}")))


@FORMATS
def test_the_form_of_one_has_its_heading_above_the_rows(suffix: str, fill: Fill, tmp_path: Path) -> None:
    target = tmp_path / f"бланк{suffix}"
    fill(OWN, target, [("", FAIR), ("", CHESS)])
    assert said(read_report(target)) == [("Озерский муниципальный округ", [Texts(*FAIR), Texts(*CHESS)])]


@FORMATS
def test_chosen_sections_become_headings_and_empty_rows_vanish(
    suffix: str, fill: Fill, tmp_path: Path
) -> None:
    target = tmp_path / f"бланк{suffix}"
    nothing = ("",) * 5
    fill(
        OF_ALL,
        target,
        [(SECTIONS[3], FAIR), ("", CHESS), (SECTIONS[0], nothing), (SECTIONS[1], FAIR), (SECTIONS[3], CHESS)],
    )
    assert said(read_report(target)) == [
        (SECTIONS[3], [Texts(*FAIR), Texts(*CHESS), Texts(*CHESS)]),
        (SECTIONS[1], [Texts(*FAIR)]),
    ]


@pytest.mark.parametrize(("suffix", "fill"), [(".xlsx", fill_xlsx), (".docx", fill_docx)])
def test_a_filled_form_is_read_after_libreoffice_saved_it(suffix: str, fill: Fill, tmp_path: Path) -> None:
    target = tmp_path / f"бланк{suffix}"
    fill(OF_ALL, target, [(SECTIONS[3], FAIR), (SECTIONS[1], CHESS)])
    again = saved_by_libreoffice(target, tmp_path / "again", suffix[1:])
    assert said(read_report(again)) == [(SECTIONS[3], [Texts(*FAIR)]), (SECTIONS[1], [Texts(*CHESS)])]


def test_days_and_numbers_typed_into_a_form_are_read(tmp_path: Path) -> None:
    target = tmp_path / "бланк.xlsx"
    fill_xlsx(OWN, target, [("", ("Ярмарка", "г. Полевск", date(2025, 5, 4), "Показ", 25))])
    book = load_workbook(target)
    book.worksheets[0]["D4"].number_format = "dd.mm.yyyy"  # so Excel shows a day that is typed
    book.save(target)
    ((_, (texts,)),) = said(read_report(target))
    assert (texts.period, texts.participants) == ("4 мая 2025 года", "25")


def test_the_list_of_sections_stands_on_a_sheet_that_nobody_sees(tmp_path: Path) -> None:
    write_xlsx_form(OF_ALL, tmp_path / "бланк.xlsx", modified=NOON)
    book = load_workbook(tmp_path / "бланк.xlsx")
    sheet, offered = book.worksheets
    (rule,) = (rule for rule in sheet.data_validations.dataValidation if rule.type == "list")
    assert offered.sheet_state == "veryHidden"
    assert [cell.value for (cell,) in offered[rule.formula1.partition("!")[2].replace("$", "")]] == [
        *SECTIONS
    ]
    assert "B3" in rule.sqref
    assert "B500" in rule.sqref
    assert rule.formula1 == "'Разделы'!$A$1:$A$27"  # a sign of equality would belong to a cell


def test_every_column_to_fill_in_says_what_is_wanted(tmp_path: Path) -> None:
    write_xlsx_form(OF_ALL, tmp_path / "бланк.xlsx", modified=NOON)
    sheet = load_workbook(tmp_path / "бланк.xlsx").worksheets[0]
    rules = sheet.data_validations.dataValidation
    assert {rule.prompt for rule in rules} == set(HINTS.values())
    assert all(len(rule.promptTitle) <= 32 and len(rule.prompt) <= 255 for rule in rules)


def test_rows_to_fill_in_grow_with_what_is_typed(tmp_path: Path) -> None:
    write_xlsx_form(OWN, tmp_path / "бланк.xlsx", modified=NOON)
    sheet = load_workbook(tmp_path / "бланк.xlsx").worksheets[0]
    assert [sheet.row_dimensions[row].height for row in range(4, 9)] == [None] * 5
    assert all(cell.alignment.wrap_text for cell in sheet[4])


def test_no_list_is_offered_where_there_is_nothing_to_choose(tmp_path: Path) -> None:
    write_xlsx_form(OWN, tmp_path / "бланк.xlsx", modified=NOON)
    assert len(load_workbook(tmp_path / "бланк.xlsx").worksheets) == 1
    write_docx_form(OWN, tmp_path / "бланк.docx", modified=NOON)
    with ZipFile(tmp_path / "бланк.docx") as package:
        assert b"dropDownList" not in package.read("word/document.xml")


@pytest.mark.parametrize("part", ["document", "styles"])
def test_word_finds_everything_of_a_form_in_its_place(part: str, tmp_path: Path) -> None:
    write_docx_form(OF_ALL, tmp_path / "бланк.docx", modified=NOON)
    with ZipFile(tmp_path / "бланк.docx") as package:
        root = etree.fromstring(package.read(f"word/{part}.xml"))
    assert out_of_order(root) == []
    ids = [control.get(qn("w:val")) for control in root.iter(qn("w:id"))]
    assert len(set(ids)) == len(ids)


def test_a_choice_can_be_taken_back(tmp_path: Path) -> None:
    write_docx_form(OF_ALL, tmp_path / "бланк.docx", modified=NOON)
    document = docx.Document(str(tmp_path / "бланк.docx"))
    (items, *_) = document.element.body.iter(qn("w:dropDownList"))
    offered = [(item.get(qn("w:displayText")), item.get(qn("w:value"))) for item in items]
    assert offered == [(CHOOSE, ""), *((heading, heading) for heading in SECTIONS)]
    row = document.tables[0].rows[1]
    for cell, text in zip(row.cells[-5:], FAIR, strict=True):
        cell.text = text
    for control in row._tr.iter(qn("w:sdt")):  # a program that forgets what the text was for
        (properties,) = control.iter(qn("w:sdtPr"))
        control.remove(properties)
    document.save(str(tmp_path / "бланк.docx"))
    assert said(read_report(tmp_path / "бланк.docx")) == [("", [Texts(*FAIR)])]
