"""A workbook of ours: how its cells look, that its texts stay texts, what it says of itself."""

import re
from datetime import UTC, datetime
from io import BytesIO
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

from db.folding import fold
from desktop.office.layout import COLUMNS, FONT, FONT_SIZE, SMALL_SIZE, Column, printable
from desktop.office.packing import packed

HEADER_ROW = 2
DIGITS_PER_CM = 96 / 2.54 / 8  # Excel counts widths in digits of its first font, here 8 pixels wide

TITLE, HEADER, SECTION, CENTERED, CELL, EDITION, CODE = (
    "Заголовок отчета",
    "Шапка отчета",
    "Раздел отчета",
    "Ячейка отчета по центру",
    "Ячейка отчета",
    "Версия отчета",
    "Контрольный код",
)

# What Excel would take for a formula, a number or a date as soon as someone edits the cell.
_READ_AS_VALUE = re.compile(r"[=+\-@'\d]")
# Excel reads _x000A_ as the character of that code: the underscore of such a text must itself be written so.
_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def style_of(column: Column) -> str:
    """Return the style of a column's cells."""
    return CENTERED if column.centred else CELL


def new_book(*, title: str, author: str, modified: datetime) -> Workbook:
    """Return a workbook of one sheet with our styles and the properties of the document."""
    book = Workbook()
    _describe(book, title, author, modified)
    _add_styles(book)
    return book


def set_text(cell: Cell, text: str, style: str) -> None:
    """Put a text into a cell, and let it stay a text."""
    cell.style = style
    cell.value = _ESCAPED.sub("_x005F_", text)
    cell.data_type = "s"
    if _READ_AS_VALUE.match(text):
        cell.quotePrefix = True


def arrange(
    sheet: Worksheet, *, last_row: int, columns: int = len(COLUMNS), header_row: int = HEADER_ROW
) -> None:
    """Set what one sees and prints: the header stays in sight and on every page, a page is one sheet wide."""
    sheet.freeze_panes = f"A{header_row + 1}"
    sheet.auto_filter.ref = f"A{header_row}:{get_column_letter(columns)}{last_row}"
    sheet.print_title_rows = f"{header_row}:{header_row}"
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
        (TITLE, bold, centered, Border()),
        (HEADER, plain, centered, border),
        (SECTION, bold, centered, border),
        (CENTERED, plain, top_center, border),
        (CELL, plain, top_left, border),
        (EDITION, plain, centered, Border()),
        (CODE, Font(name=FONT, size=SMALL_SIZE), Alignment("right", "center"), Border()),
    ):
        book.add_named_style(NamedStyle(name, font=font, alignment=alignment, border=borders))


def _describe(book: Workbook, title: str, author: str, modified: datetime) -> None:
    moment = modified.astimezone(UTC).replace(tzinfo=None)
    book.properties = DocumentProperties(
        title=fold(printable(title)),
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


def packed_book(book: Workbook, modified: datetime) -> bytes:
    """Return the file. Workbook.save would stamp it with the time of writing."""
    package = BytesIO()
    _InMemory(book, ZipFile(package, "w")).save()
    with ZipFile(package) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()}, modified)
