"""A report as a .docx in the layout of the published ones.

The main part is put together as text: that is faster than building a tree and keeps none in memory.
"""

from collections.abc import Iterator
from datetime import datetime
from html import escape
from io import BytesIO
from itertools import count, pairwise
from pathlib import Path

from db.folding import fold
from desktop.office.docx_parts import DECLARATION, FOOTER_ID, HEADER_ID, R, W, package
from desktop.office.layout import (
    BOTTOM,
    COLUMNS,
    EDGES,
    FONT_SIZE,
    FOOTER,
    GAP,
    PADDING,
    SHEET_HEIGHT,
    SHEET_WIDTH,
    SIDE,
    TEXT_WIDTH,
    TOP,
    cells,
    printable,
)
from desktop.office.replacing import replacing
from desktop.report.printed import PrintedReport

_WIDTHS = [right - left for left, right in pairwise(EDGES)]

_WHOLE_UP_TO = 14  # lines: a taller row may be split, or it would leave half a page empty
_LETTER = FONT_SIZE * 20 * 0.5  # mean width of a letter, with what is lost at the ends of lines
_LETTERS_A_LINE = [(width - 2 * PADDING) / _LETTER for width in _WIDTHS]

_OPEN, _CLOSE = '<w:t xml:space="preserve">', "</w:t>"
_BREAK, _TAB = f"{_CLOSE}<w:br/>{_OPEN}", f"{_CLOSE}<w:tab/>{_OPEN}"


def write_docx(report: PrintedReport, target: Path, *, modified: datetime, author: str = "") -> None:
    """Write the report, whole or not at all. Raises AppError where the target cannot be written."""
    made = package(
        document_xml(report),
        title=fold(printable(report.title)),
        author=printable(author),
        modified=modified,
        draft=report.is_draft,
    )
    content = BytesIO()
    made.save(content)
    with replacing(target) as draft:
        draft.write_bytes(content.getvalue())


def document_xml(report: PrintedReport) -> str:
    """Return the main part: the title and under it the table."""
    title = _paragraph("Title", _run(printable(report.title)))
    header = _HEADER_REFERENCE if report.is_draft else ""
    return _DOCUMENT.format(title=title, rows="".join(_rows(report)), header=header)


def _rows(report: PrintedReport) -> Iterator[str]:
    """Yield the rows of the table under its header."""
    numbers = count(1)
    for section in report.sections:
        if section.heading:
            yield _HEADING_ROW.format(_run(printable(section.heading)))
        for row in section.rows:
            texts = cells(next(numbers), row)
            prepared = _LONG_ROW if _is_long(texts) else _WHOLE_ROW
            yield prepared.format(*map(_run, texts))
    if report.closing:
        yield _CLOSING_ROW.format(_run(printable(report.closing)))


def _is_long(texts: tuple[str, ...]) -> bool:
    """Tell whether a row is so tall that it may be split over two pages."""
    return any(
        text.count("\n") + len(text) / letters > _WHOLE_UP_TO
        for text, letters in zip(texts, _LETTERS_A_LINE, strict=True)
    )


def _run(text: str) -> str:
    """Return a run that holds the text to the letter; breaks and tabs are elements of their own."""
    inner = escape(text, quote=False).replace("\n", _BREAK).replace("\t", _TAB)
    return f"<w:r>{_OPEN}{inner}{_CLOSE}</w:r>" if text else ""


def _paragraph(style: str, runs: str = "{}") -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def _cell(width: int, paragraph: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{paragraph}</w:tc>'


def _row(cells: list[str], *properties: str) -> str:
    inner = "".join(f"<w:{name}/>" for name in properties)
    return f"<w:tr><w:trPr>{inner}</w:trPr>{''.join(cells)}</w:tr>"


def _merged(style: str) -> list[str]:
    """Return the one cell of a row that runs over all columns."""
    return [_cell(TEXT_WIDTH, _paragraph(style), f'<w:gridSpan w:val="{len(COLUMNS)}"/>')]


_HEADER_CELLS = [
    _cell(width, _paragraph("ReportCentered", _run(column.heading)), '<w:vAlign w:val="center"/>')
    for width, column in zip(_WIDTHS, COLUMNS, strict=True)
]
_EVENT_CELLS = [
    _cell(width, _paragraph("ReportCentered" if column.centred else "ReportCell"))
    for width, column in zip(_WIDTHS, COLUMNS, strict=True)
]
_HEADING_ROW = _row(_merged("ReportSection"), "cantSplit")
_CLOSING_ROW = _row(_merged("ReportCell"), "cantSplit")
_WHOLE_ROW = _row(_EVENT_CELLS, "cantSplit")
_LONG_ROW = _row(_EVENT_CELLS)

_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_CELL_MARGINS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", GAP), ("left", PADDING), ("bottom", GAP), ("right", PADDING))
)
_GRID = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)

_HEADER_REFERENCE = f'<w:headerReference w:type="default" r:id="{HEADER_ID}"/>'

# Word wants a paragraph after the last table: this one is too low to begin a page of its own.
_DOCUMENT = f"""{DECLARATION}\
<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{{title}}\
<w:tbl><w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:jc w:val="center"/>\
<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>\
<w:tblCellMar>{_CELL_MARGINS}</w:tblCellMar></w:tblPr>\
<w:tblGrid>{_GRID}</w:tblGrid>{_row(_HEADER_CELLS, "cantSplit", "tblHeader")}{{rows}}</w:tbl>\
<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>\
<w:sectPr>{{header}}<w:footerReference w:type="default" r:id="{FOOTER_ID}"/>\
<w:pgSz w:w="{SHEET_WIDTH}" w:h="{SHEET_HEIGHT}" w:orient="landscape"/>\
<w:pgMar w:top="{TOP}" w:right="{SIDE}" w:bottom="{BOTTOM}" w:left="{SIDE}" \
w:header="{FOOTER}" w:footer="{FOOTER}" w:gutter="0"/></w:sectPr>\
</w:body></w:document>"""
