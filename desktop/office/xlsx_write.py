"""A report as a sheet of a .xlsx: the same table as on paper, with a frozen header and a filter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import cast

from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from db.errors import AppError
from desktop.office.layout import COLUMNS, DRAFT, DRAFT_SHEET, SHEET, cells, printable
from desktop.office.payload import write_payload
from desktop.office.replacing import replacing
from desktop.office.ruler import Ruler
from desktop.office.xlsx_book import (
    CELL,
    CENTERED,
    CODE,
    DIGITS_PER_CM,
    EDITION,
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
from desktop.office.xlsx_payload import attach
from desktop.report.control_code import code_line
from desktop.report.editions import edition_line
from desktop.report.printed import PrintedReport

_LONGEST_TEXT = 32_767  # what a cell of Excel holds, in units of UTF-16; openpyxl cuts the rest off silently
_TALLEST_ROW = 409.5  # points; Excel allows no more
_LINE = 15.75  # points of a line of the font in Excel
_POINTS_PER_CM = 72 / 2.54
_AIR = 6  # points of a cell that its text does not use, across and down
_SLACK = 0.95  # on the screen letters are up to a twentieth wider than in print
_BOLD = 0.92  # bold letters are wider by so much
_WIDEST_COLUMN = 30  # centimetres


class TextTooLong(AppError):
    """A text that no cell of a .xlsx holds."""


def write_xlsx(report: PrintedReport, target: Path, *, modified: datetime, author: str = "") -> None:
    """Write the report, whole or not at all.

    Raises AppError where the target cannot be written, TextTooLong where a text fits into no cell.
    """
    book = new_book(title=report.title, author=author, modified=modified)
    sheet = book.worksheets[0]
    sheet.title = DRAFT_SHEET if report.is_draft else SHEET
    if report.is_draft and sheet.oddHeader is not None:
        sheet.oddHeader.right.text = DRAFT
    _fill(sheet, report, target)
    if data := write_payload(report):
        attach(data, book)
    package = packed_book(book, modified)
    with replacing(target) as draft:
        draft.write_bytes(package)


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of the sheet: a text for every column with a style each, or one text over all of them."""

    texts: tuple[str, ...]
    styles: tuple[str, ...]

    @property
    def is_merged(self) -> bool:
        """Whether its one cell runs over all columns."""
        return len(self.texts) == 1


_EVENT_STYLES = tuple(map(style_of, COLUMNS))


def _lines(report: PrintedReport) -> Iterator[_Line]:
    """Yield the rows of the sheet from its title to what stands under the closing row."""
    numbers = count(1)
    yield _Line((printable(report.title),), (TITLE,))
    if edition := edition_line(report.edition):
        yield _Line((edition,), (EDITION,))
    yield _Line(tuple(column.heading for column in COLUMNS), (HEADER,) * len(COLUMNS))
    for section in report.sections:
        if section.heading:
            yield _Line((printable(section.heading),), (SECTION,))
        for row in section.rows:
            yield _Line(cells(next(numbers), row), _EVENT_STYLES)
    if report.nil:
        yield _Line((printable(report.nil),), (CENTERED,))
    if report.closing:
        yield _Line((printable(report.closing),), (CELL,))
    if report.control_code:
        yield _Line((code_line(report.control_code),), (CODE,))


def _fill(sheet: Worksheet, report: PrintedReport, target: Path) -> None:
    lines, ruler = list(_lines(report)), Ruler()
    widths = _column_widths([line.texts for line in lines if not line.is_merged], ruler)
    for number, line in enumerate(lines, start=1):
        for column, (text, style) in enumerate(zip(line.texts, line.styles, strict=True), start=1):
            _refuse_too_long(text, number, column, line, target)
            set_text(cast(Cell, sheet.cell(number, column)), text, style)
        if line.is_merged:
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(COLUMNS))
        sheet.row_dimensions[number].height = _height(line, widths, ruler)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width * DIGITS_PER_CM
    under = sum(map(bool, (report.nil, report.closing, report.control_code)))
    arrange(sheet, header_row=HEADER_ROW + (report.edition > 1), last_row=len(lines) - under)


def _refuse_too_long(text: str, row: int, column: int, line: _Line, target: Path) -> None:
    if len(text.encode("utf-16-le")) <= 2 * _LONGEST_TEXT:
        return
    where = f"в строке {row}" if line.is_merged else f"в строке {row}, {_in_column(column)},"
    raise TextTooLong(
        f"Не удалось записать файл «{target.name}»: текст {where} длиннее {_LONGEST_TEXT} знаков, а больше "
        "ячейка Excel не вмещает; сократите его или сохраните отчет в формате .docx.",
        "Прежний файл, если он был, остался без изменений.",
        "Сократите текст или сохраните отчет в формате .docx.",
    )


def _in_column(column: int) -> str:
    heading, *_ = COLUMNS[column - 1].heading.split(" (")
    return f"в колонке «{heading}»"


def _column_widths(rows: list[tuple[str, ...]], ruler: Ruler) -> list[float]:
    """Return widths in centimetres: those of the page, wider where a row would be too tall for Excel."""
    return [
        _fitting_width(column.width, texts, ruler)
        for column, texts in zip(COLUMNS, zip(*rows, strict=True), strict=True)
    ]


def _fitting_width(width: float, texts: tuple[str, ...], ruler: Ruler) -> float:
    tall = texts
    while tall := tuple(text for text in tall if _text_height(text, width, ruler) > _TALLEST_ROW):
        if width > _WIDEST_COLUMN:
            break
        width *= 1.1
    return width


def _height(line: _Line, widths: list[float], ruler: Ruler) -> float:
    columns = [sum(widths) * _BOLD] if line.is_merged else widths
    tallest = max(_text_height(text, width, ruler) for text, width in zip(line.texts, columns, strict=True))
    return min(tallest, _TALLEST_ROW)


def _text_height(text: str, width: float, ruler: Ruler) -> float:
    """Return the points that a text needs in a column of so many centimetres."""
    return ruler.lines(text, (width * _POINTS_PER_CM - _AIR) * _SLACK) * _LINE + _AIR
