"""A report as a sheet of a .xlsx: the same table as on paper, with a frozen header and a filter."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from pathlib import Path
from typing import cast
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.packaging.core import DocumentProperties
from openpyxl.styles import Alignment, Border, Font, NamedStyle, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.indexed_list import IndexedList
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from db.errors import AppError
from db.folding import fold
from desktop.office.layout import COLUMNS, DRAFT, FONT, FONT_SIZE, cells, printable
from desktop.office.packing import packed
from desktop.office.replacing import replacing
from desktop.office.ruler import Ruler
from desktop.report.printed import PrintedReport

_HEADER_ROW = 2
_LONGEST_TEXT = 32_767  # what a cell of Excel holds, in units of UTF-16; openpyxl cuts the rest off silently
_TALLEST_ROW = 409.5  # points; Excel allows no more
_LINE = 15.75  # points of a line of the font in Excel
_POINTS_PER_CM = 72 / 2.54
_DIGITS_PER_CM = 96 / 2.54 / 8  # Excel counts widths in digits of its first font, here 8 pixels wide
_AIR = 6  # points of a cell that its text does not use, across and down
_SLACK = 0.95  # on the screen letters are up to a twentieth wider than in print
_BOLD = 0.92  # bold letters are wider by so much
_WIDEST_COLUMN = 30  # centimetres

# What Excel would take for a formula, a number or a date as soon as someone edits the cell.
_READ_AS_VALUE = re.compile(r"[=+\-@'\d]")
# Excel reads _x000A_ as the character of that code: the underscore of such a text must itself be written so.
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


class TextTooLong(AppError):
    """A text that no cell of a .xlsx holds."""


def write_xlsx(report: PrintedReport, target: Path, *, modified: datetime, author: str = "") -> None:
    """Write the report, whole or not at all.

    Raises AppError where the target cannot be written, TextTooLong where a text fits into no cell.
    """
    book = Workbook()
    _describe(book, report, author, modified)
    _add_styles(book)
    sheet = book.worksheets[0]
    sheet.title = f"Отчет ({DRAFT.lower()})" if report.is_draft else "Отчет"
    if report.is_draft and sheet.oddHeader is not None:
        sheet.oddHeader.right.text = DRAFT
    _fill(sheet, report, target)
    package = _packed(book, modified)
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


_TITLE, _HEADER, _SECTION, _CENTERED, _CELL = (
    "Заголовок отчета",
    "Шапка отчета",
    "Раздел отчета",
    "Ячейка отчета по центру",
    "Ячейка отчета",
)
_EVENT_STYLES = tuple(_CENTERED if column.centred else _CELL for column in COLUMNS)


def _lines(report: PrintedReport) -> Iterator[_Line]:
    """Yield the rows of the sheet from its title to the closing row."""
    numbers = count(1)
    yield _Line((printable(report.title),), (_TITLE,))
    yield _Line(tuple(column.heading for column in COLUMNS), (_HEADER,) * len(COLUMNS))
    for section in report.sections:
        if section.heading:
            yield _Line((printable(section.heading),), (_SECTION,))
        for row in section.rows:
            yield _Line(cells(next(numbers), row), _EVENT_STYLES)
    if report.closing:
        yield _Line((printable(report.closing),), (_CELL,))


def _fill(sheet: Worksheet, report: PrintedReport, target: Path) -> None:
    lines, ruler = list(_lines(report)), Ruler()
    widths = _column_widths([line.texts for line in lines if not line.is_merged], ruler)
    for number, line in enumerate(lines, start=1):
        for column, (text, style) in enumerate(zip(line.texts, line.styles, strict=True), start=1):
            _refuse_too_long(text, number, column, line, target)
            _set(cast(Cell, sheet.cell(number, column)), text, style)
        if line.is_merged:
            sheet.merge_cells(start_row=number, end_row=number, start_column=1, end_column=len(COLUMNS))
        sheet.row_dimensions[number].height = _height(line, widths, ruler)
    for column, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width * _DIGITS_PER_CM
    _arrange(sheet, last_row=len(lines) - bool(report.closing))


def _set(cell: Cell, text: str, style: str) -> None:
    """Put a text into a cell, and let it stay a text."""
    cell.style = style
    cell.value = _ESCAPED.sub("_x005F_", text)
    cell.data_type = "s"
    if _READ_AS_VALUE.match(text):
        cell.quotePrefix = True


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


def _arrange(sheet: Worksheet, last_row: int) -> None:
    """Set what one sees and prints: the header stays in sight and on every page, a page is one sheet wide."""
    sheet.freeze_panes = f"A{_HEADER_ROW + 1}"
    sheet.auto_filter.ref = f"A{_HEADER_ROW}:{get_column_letter(len(COLUMNS))}{last_row}"
    sheet.print_title_rows = f"{_HEADER_ROW}:{_HEADER_ROW}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    sheet.page_margins = PageMargins(left=0.75, right=0.75, top=0.75, bottom=0.7, header=0.3, footer=0.35)
    if sheet.oddFooter is not None:
        sheet.oddFooter.center.text = "&P"


def _add_styles(book: Workbook) -> None:
    line = Side("thin")
    border = Border(left=line, right=line, top=line, bottom=line)
    plain, bold = Font(name=FONT, size=FONT_SIZE), Font(name=FONT, size=FONT_SIZE, bold=True)
    # The first font is the one in whose digits the widths of columns are counted.
    book._fonts = IndexedList([plain])  # type: ignore[attr-defined]
    centered = Alignment("center", "center", wrap_text=True)
    top_left, top_center = (Alignment(side, "top", wrap_text=True) for side in ("left", "center"))
    for name, font, alignment, borders in (
        (_TITLE, bold, centered, Border()),
        (_HEADER, plain, centered, border),
        (_SECTION, bold, centered, border),
        (_CENTERED, plain, top_center, border),
        (_CELL, plain, top_left, border),
    ):
        book.add_named_style(NamedStyle(name, font=font, alignment=alignment, border=borders))


def _describe(book: Workbook, report: PrintedReport, author: str, modified: datetime) -> None:
    moment = modified.astimezone(UTC).replace(tzinfo=None)
    book.properties = DocumentProperties(
        title=fold(printable(report.title)),
        creator=printable(author),
        lastModifiedBy=printable(author),
        language="ru-RU",
        created=moment,
        modified=moment,
    )


class _InMemory(ExcelWriter):
    """Keeps off the disk what openpyxl would write into a temporary file: that disk can be full as well."""

    def __init__(self, book: Workbook, package: ZipFile) -> None:
        super().__init__(book, package)
        self._package = package

    def write_worksheet(self, ws: Worksheet) -> None:
        """Write one sheet into the package."""
        sheet = BytesIO()
        writer = WorksheetWriter(ws, sheet)
        writer.write()
        ws._rels = writer._rels  # type: ignore[attr-defined]
        self._package.writestr(ws.path[1:], sheet.getvalue())
        self.manifest.append(ws)


def _packed(book: Workbook, modified: datetime) -> bytes:
    """Return the file. Workbook.save would stamp it with the time of writing."""
    package = BytesIO()
    _InMemory(book, ZipFile(package, "w")).save()
    with ZipFile(package) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()}, modified)
