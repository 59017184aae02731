"""The empty form as a .xlsx: a list of sections to choose from, a word of advice at each column."""

from datetime import datetime
from pathlib import Path
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from desktop.office.form import SECTION as SECTION_COLUMN
from desktop.office.form import Form
from desktop.office.layout import COLUMNS, printable
from desktop.office.replacing import replacing
from desktop.office.xlsx_book import (
    CELL,
    DIGITS_PER_CM,
    HEADER,
    HEADER_ROW,
    SECTION,
    TITLE,
    arrange,
    new_book,
    packed_book,
    set_text,
    style_of,
)

_LIST = "Разделы"  # the sheet on which they stand: together they are too long for a list in the rule itself
_ROOM = 500  # rows below the form in which one still chooses from the list
_TITLE_HEIGHT, _HEADER_HEIGHT = 36, 84  # points; rows without a height of their own grow when filled in
_AS_TYPED = "@"  # «5.5» stays what it is and becomes no date
_LONG = COLUMNS[4].heading  # Excel shows no long text in cells of that format


def write_xlsx_form(form: Form, target: Path, *, modified: datetime) -> None:
    """Write the form, whole or not at all. Raises AppError where the target cannot be written."""
    book = new_book(title=form.title, author="", modified=modified)
    sheet = book.worksheets[0]
    sheet.title = "Отчет"
    first = _fill(sheet, form)
    _advise(sheet, form, first)
    if SECTION_COLUMN in form.columns:
        _offer_sections(book, sheet, form, first)
    package = packed_book(book, modified)
    with replacing(target) as draft:
        draft.write_bytes(package)


def _fill(sheet: Worksheet, form: Form) -> int:
    """Write what stands in the form and return its first row to fill in."""
    _across(sheet, 1, printable(form.title), TITLE, len(form.columns))
    sheet.row_dimensions[1].height = _TITLE_HEIGHT
    for place, column in enumerate(form.columns, start=1):
        set_text(cast(Cell, sheet.cell(HEADER_ROW, place)), column.heading, HEADER)
        sheet.column_dimensions[get_column_letter(place)].width = column.width * DIGITS_PER_CM
    sheet.row_dimensions[HEADER_ROW].height = _HEADER_HEIGHT
    first = HEADER_ROW + 1
    if form.heading:
        _across(sheet, first, printable(form.heading), SECTION, len(form.columns))
        first += 1
    for number in range(1, form.rows + 1):
        _add_row(sheet, form, first + number - 1, number)
    arrange(sheet, last_row=first + form.rows - 1, columns=len(form.columns))
    return first


def _across(sheet: Worksheet, row: int, text: str, style: str, columns: int) -> None:
    for place in range(1, columns + 1):
        cast(Cell, sheet.cell(row, place)).style = style
    set_text(cast(Cell, sheet.cell(row, 1)), text, style)
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=columns)


def _add_row(sheet: Worksheet, form: Form, row: int, number: int) -> None:
    for place, column in enumerate(form.columns, start=1):
        cell = cast(Cell, sheet.cell(row, place))
        cell.style = style_of(column)
        if column.heading != _LONG:
            cell.number_format = _AS_TYPED
    set_text(cast(Cell, sheet.cell(row, 1)), f"{number}.", style_of(form.columns[0]))


def _advise(sheet: Worksheet, form: Form, first: int) -> None:
    """Let each column say what is wanted as soon as one of its cells is entered: no cell holds it."""
    for place, (column, hint) in enumerate(zip(form.columns, form.hints, strict=True), start=1):
        if hint and column is not SECTION_COLUMN:
            rule = DataValidation(showInputMessage=True)
            rule.promptTitle, rule.prompt = _name(column.heading), hint
            rule.add(_down(place, first, form))
            sheet.add_data_validation(rule)


def _offer_sections(book: Workbook, sheet: Worksheet, form: Form, first: int) -> None:
    offered = book.create_sheet(_LIST)
    offered.sheet_state = "veryHidden"
    for row, heading in enumerate(form.sections, start=1):
        set_text(offered.cell(row, 1), printable(heading), CELL)
    listed = f"{quote_sheetname(_LIST)}!$A$1:$A${len(form.sections)}"
    rule = DataValidation(type="list", formula1=listed, allow_blank=True, errorStyle="warning")
    place = form.columns.index(SECTION_COLUMN)
    rule.showErrorMessage = rule.showInputMessage = True
    rule.errorTitle, rule.error = "Раздел", "Такого раздела в списке нет. Оставить то, что введено?"
    rule.promptTitle, rule.prompt = SECTION_COLUMN.heading, form.hints[place]
    rule.add(_down(place + 1, first, form))
    sheet.add_data_validation(rule)


def _down(place: int, first: int, form: Form) -> str:
    """Return the cells of a column that are to be filled in, with room for more rows."""
    letter = get_column_letter(place)
    return f"{letter}{first}:{letter}{first + form.rows + _ROOM}"


def _name(heading: str) -> str:
    """Return the beginning of a heading: a title of advice holds 32 characters."""
    words = heading.split(" (")[0].split()
    while len(" ".join(words)) > 32:
        words.pop()
    return " ".join(words)
