"""The data of a report in a workbook: there after every program, and never stronger than what is shown."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from db.entities import Corrections, Field, HeadCount, Quarter, ReportKind, Texts
from db.explanations import Explanation
from desktop.office.payload import NAMESPACE
from desktop.office.xlsx_read import read_xlsx
from desktop.office.xlsx_write import write_xlsx
from desktop.report.carried import Carried, CarriedState, Edit
from desktop.report.printed import Identity, PrintedReport, without_data
from tests.dictionaries import reader
from tests.documents import invented_report
from tests.made.libreoffice import saved_by_libreoffice

NOON = datetime(2025, 6, 20, 12, 0, tzinfo=UTC)
REPORT_ID = UUID(int=7)
DATA_SHEET = "Данные программы"
FIRST_ROW = 4  # of the events: above are the title, the header and a heading


def event_id(number: int) -> UUID:
    return UUID(int=1000 + number)


def with_data(printed: PrintedReport) -> PrintedReport:
    """Return a report as the store gives it: with ids, readings, an explanation, something set by hand."""
    reading = reader().read(Texts("Ярмарка"), Quarter(2024, 2))
    by_hand = replace(reading, corrections=Corrections(headcount=HeadCount(77, 77)))
    number = iter(range(100))
    sections = tuple(
        replace(
            section,
            entries=("smolensk-city",),
            rows=tuple(
                replace(row, id=event_id(next(number)), reading=by_hand, institution="Школа № 99")
                for row in section.rows
            ),
        )
        for section in printed.sections
    )
    answer = Explanation(REPORT_ID, event_id(1), "P02", "period", "0f", "Так решил\xadи «сами» = <участники>")
    carried = Carried(CarriedState.INTACT, REPORT_ID, "Отдел связей", (answer,))
    stated = Identity(ReportKind.MUNICIPAL, Quarter(2024, 2), "office")
    return replace(printed, sections=sections, stated=stated, carried=carried)


REPORT = with_data(invented_report(rows=9))


@pytest.fixture
def target(tmp_path: Path) -> Path:
    target = tmp_path / "отчет.xlsx"
    write_xlsx(REPORT, target, modified=NOON)
    return target


def beside(report: PrintedReport) -> object:
    """Return all of a report that is not printed."""
    rows = [(row.id, row.reading, row.institution, row.sphere) for row in report.rows()]
    entries = [section.entries for section in report.sections]
    carried = report.carried
    return rows, entries, report.stated, carried.report_id, carried.sender, carried.explanations


def without_places(report: PrintedReport) -> PrintedReport:
    return replace(without_data(report), sections=without_data(report).sections, stated=Identity())


def edited(target: Path, edit: Callable[[Worksheet], object]) -> PrintedReport:
    """Return what is read after a person has changed the sheet."""
    book = load_workbook(target)
    edit(book.worksheets[0])
    book.save(target)
    return read_xlsx(target)


def ids(report: PrintedReport) -> list[UUID | None]:
    return [row.id for row in report.rows()]


def test_what_is_written_is_read_with_all_that_is_not_printed(target: Path) -> None:
    report = read_xlsx(target)
    assert report.carried.state is CarriedState.INTACT
    assert beside(report) == beside(REPORT)
    assert [row.texts for row in report.rows()] == [row.texts for row in REPORT.rows()]
    assert report.unread == ()


def test_long_data_are_shared_out_over_cells(tmp_path: Path) -> None:
    many = with_data(invented_report(rows=99))
    write_xlsx(many, tmp_path / "отчет.xlsx", modified=NOON)
    sheet = load_workbook(tmp_path / "отчет.xlsx")[DATA_SHEET]
    pieces = [str(cell.value) for (cell,) in sheet.iter_rows(max_col=1)]
    assert sheet.sheet_state == "veryHidden"
    assert pieces[0] == NAMESPACE
    assert len(pieces) > 5
    assert max(len(piece.encode("utf-16-le")) // 2 for piece in pieces) <= 32_767
    assert beside(read_xlsx(tmp_path / "отчет.xlsx")) == beside(many)


def test_a_report_for_publication_has_no_data(tmp_path: Path) -> None:
    write_xlsx(without_data(REPORT), tmp_path / "отчет.xlsx", modified=NOON)
    assert len(load_workbook(tmp_path / "отчет.xlsx").worksheets) == 1
    with ZipFile(tmp_path / "отчет.xlsx") as package:
        assert "docProps/custom.xml" not in package.namelist()
    assert read_xlsx(tmp_path / "отчет.xlsx").carried.state is CarriedState.ABSENT


def test_an_edit_by_hand_counts_and_is_told(target: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        sheet.cell(FIRST_ROW + 1, 6).value = "Школа № 99, 12 человек"
        sheet["A1"] = "Отчет о мероприятиях в международной сфере во II квартале 2024 года"

    report = edited(target, edit)
    assert report.carried.state is CarriedState.EDITED
    assert [(each.edit, each.field, each.number) for each in report.carried.differences] == [
        (Edit.TITLE, None, None),
        (Edit.CHANGED, Field.PARTICIPANTS, 2),
    ]
    assert list(report.rows())[1].texts.participants == "Школа № 99, 12 человек"
    assert ids(report) == ids(REPORT)
    assert report.carried.explanations == REPORT.carried.explanations


def test_a_row_put_in_and_one_taken_out_leave_the_others_what_they_are(target: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        # Merged cells are in the way of openpyxl when rows move; Excel moves them along.
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        sheet.delete_rows(FIRST_ROW + 1)
        sheet.insert_rows(FIRST_ROW)
        new = ("1.", "Слет туристов", "г. Орша", "6 мая 2024 года", "Поход", "11 человек")
        for column, text in enumerate(new, start=1):
            sheet.cell(FIRST_ROW, column).value = text

    report = edited(target, edit)
    assert ids(report) == [None, event_id(0), *map(event_id, range(2, 9))]
    assert [each.edit for each in report.carried.differences] == [Edit.ADDED, Edit.REMOVED]


def test_rows_that_a_person_sorts_keep_their_ids(target: Path) -> None:
    def sort(sheet: Worksheet) -> None:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(FIRST_ROW, FIRST_ROW + 2)]
        for place, values in enumerate(sorted(rows, key=lambda row: str(row[1]), reverse=True)):
            for column, value in enumerate(values, start=1):
                sheet.cell(FIRST_ROW + place, column).value = value

    report = edited(target, sort)
    texts = {row.id: row.texts for row in REPORT.rows()}
    assert ids(report) != ids(REPORT)
    assert all(row.texts == texts[row.id] for row in report.rows() if row.id)
    assert None not in ids(report)
    assert {each.edit for each in report.carried.differences} == {Edit.MOVED}


def test_a_filter_that_hides_rows_takes_none_of_them_away(target: Path) -> None:
    def hide(sheet: Worksheet) -> None:
        for row in range(FIRST_ROW, FIRST_ROW + 2):
            sheet.row_dimensions[row].hidden = True

    report = edited(target, hide)
    assert report.carried.state is CarriedState.INTACT
    assert ids(report) == ids(REPORT)


def test_the_data_outlive_libreoffice(target: Path, tmp_path: Path) -> None:
    report = read_xlsx(saved_by_libreoffice(target, tmp_path / "again", "xlsx"))
    assert report.carried.state is CarriedState.INTACT
    assert beside(report) == beside(REPORT)
    assert report.unread == ()


def data_sheet(book: Workbook) -> Worksheet:
    sheet: Worksheet = book[DATA_SHEET]
    return sheet


def bring_to_light(book: Workbook) -> None:
    data_sheet(book).sheet_state = "visible"


def take_out(book: Workbook) -> None:
    book.remove(data_sheet(book))


def spoil(book: Workbook) -> None:
    cell = data_sheet(book).cell(2, 1)
    cell.value = str(cell.value).replace("Школа", "Лицей")


def claim_to_be_newer(book: Workbook) -> None:
    data_sheet(book).cell(1, 1).value = f"{NAMESPACE[:-1]}2"


@pytest.mark.parametrize(
    ("change", "state"),
    [
        (bring_to_light, CarriedState.INTACT),
        (take_out, CarriedState.DAMAGED),
        (spoil, CarriedState.DAMAGED),
        (claim_to_be_newer, CarriedState.NEWER),
    ],
)
def test_whatever_became_of_the_data_the_table_is_read(
    target: Path, change: Callable[[Workbook], object], state: CarriedState
) -> None:
    book = load_workbook(target)
    change(book)
    book.save(target)
    report = read_xlsx(target)
    assert report.carried.state is state
    assert next(report.rows()).texts.title == next(REPORT.rows()).texts.title
    assert report.unread == ()


def test_a_program_that_drops_custom_parts_leaves_the_data(target: Path, tmp_path: Path) -> None:
    again = tmp_path / "р7.xlsx"
    with ZipFile(target) as old, ZipFile(again, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if "custom" not in name:
                new.writestr(name, old.read(name))
    assert beside(read_xlsx(again)) == beside(REPORT)


def test_a_sheet_of_data_that_is_no_xml_costs_only_the_data(target: Path, tmp_path: Path) -> None:
    again = tmp_path / "отчет.xlsx"
    with ZipFile(target) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    parts["xl/worksheets/sheet2.xml"] = parts["xl/worksheets/sheet2.xml"][:-40]
    with ZipFile(again, "w", ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    report = read_xlsx(again)
    assert report.carried.state is CarriedState.DAMAGED
    assert len(list(report.rows())) == 9
