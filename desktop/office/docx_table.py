"""The main part of a .docx in pieces: runs, paragraphs, cells, rows, and the page with one table.

It is put together as text: that is faster than building a tree and keeps none in memory.
"""

from collections.abc import Iterable, Sequence
from html import escape
from uuid import UUID

from desktop.office.bookmarks import bookmark
from desktop.office.docx_parts import DECLARATION, FOOTER_ID, HEADER_ID, R, W
from desktop.office.layout import (
    BOTTOM,
    FOOTER,
    GAP,
    PADDING,
    SHEET_HEIGHT,
    SHEET_WIDTH,
    SIDE,
    TEXT_WIDTH,
    TOP,
    Column,
)

_OPEN, _CLOSE = '<w:t xml:space="preserve">', "</w:t>"
_BREAK, _TAB = f"{_CLOSE}<w:br/>{_OPEN}", f"{_CLOSE}<w:tab/>{_OPEN}"

TITLE, SECTION, CENTERED, CELL = "Title", "ReportSection", "ReportCentered", "ReportCell"  # styles
_EDITION, _CODE = "ReportEdition", "ReportCode"


def run(text: str) -> str:
    """Return a run that holds the text to the letter; breaks and tabs are elements of their own."""
    inner = escape(text, quote=False).replace("\n", _BREAK).replace("\t", _TAB)
    return f"<w:r>{_OPEN}{inner}{_CLOSE}</w:r>" if text else ""


def marked(runs: str, number: int, event_id: UUID) -> str:
    """Return runs under the bookmark of an event; the numbers of a document's bookmarks differ."""
    start = f'<w:bookmarkStart w:id="{number}" w:name="{bookmark(event_id)}"/>'
    return f'{start}{runs}<w:bookmarkEnd w:id="{number}"/>'


def paragraph(style: str, runs: str = "{}") -> str:
    """Return a paragraph, to be filled in later where no runs are given."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def style_of(column: Column) -> str:
    """Return the style of a column's cells."""
    return CENTERED if column.centred else CELL


def cell(width: int, inner: str, properties: str = "") -> str:
    """Return a cell around a paragraph."""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{inner}</w:tc>'


def row(cells: Iterable[str], *properties: str) -> str:
    """Return a row of cells."""
    inner = "".join(f"<w:{name}/>" for name in properties)
    return f"<w:tr><w:trPr>{inner}</w:trPr>{''.join(cells)}</w:tr>"


def merged_row(style: str, columns: int, runs: str = "{}") -> str:
    """Return a row of one cell that runs over all columns."""
    whole = cell(TEXT_WIDTH, paragraph(style, runs), f'<w:gridSpan w:val="{columns}"/>')
    return row([whole], "cantSplit")


def header_row(columns: Sequence[Column], widths: Sequence[int]) -> str:
    """Return the row of headings, which every page repeats."""
    headings = (
        cell(width, paragraph(CENTERED, run(column.heading)), '<w:vAlign w:val="center"/>')
        for width, column in zip(widths, columns, strict=True)
    )
    return row(headings, "cantSplit", "tblHeader")


_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_CELL_MARGINS = "".join(
    f'<w:{side} w:w="{width}" w:type="dxa"/>'
    for side, width in (("top", GAP), ("left", PADDING), ("bottom", GAP), ("right", PADDING))
)
_HEADER_REFERENCE = f'<w:headerReference w:type="default" r:id="{HEADER_ID}"/>'


def document(
    title: str, rows: str, widths: Sequence[int], *, draft: bool = False, edition: str = "", code: str = ""
) -> str:
    """Return the whole part: the title and under it the table; a draft says so above every page.

    The `edition` stands under the title, the control `code` small under the table.
    """
    over = _TITLE_OVER_EDITION.format(run(title), run(edition))
    return _DOCUMENT.format(
        title=over if edition else paragraph(TITLE, run(title)),
        grid="".join(f'<w:gridCol w:w="{width}"/>' for width in widths),
        rows=rows,
        under=paragraph(_CODE, run(code)) if code else _END,
        header=_HEADER_REFERENCE if draft else "",
    )


_TITLE_OVER_EDITION = (
    f'<w:p><w:pPr><w:pStyle w:val="{TITLE}"/><w:spacing w:after="60"/></w:pPr>{{}}</w:p>{paragraph(_EDITION)}'
)
# Word wants a paragraph after the last table: this one is too low to begin a page of its own.
_END = '<w:p><w:pPr><w:spacing w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
_DOCUMENT = f"""{DECLARATION}\
<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{{title}}\
<w:tbl><w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/><w:jc w:val="center"/>\
<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>\
<w:tblCellMar>{_CELL_MARGINS}</w:tblCellMar></w:tblPr>\
<w:tblGrid>{{grid}}</w:tblGrid>{{rows}}</w:tbl>{{under}}\
<w:sectPr>{{header}}<w:footerReference w:type="default" r:id="{FOOTER_ID}"/>\
<w:pgSz w:w="{SHEET_WIDTH}" w:h="{SHEET_HEIGHT}" w:orient="landscape"/>\
<w:pgMar w:top="{TOP}" w:right="{SIDE}" w:bottom="{BOTTOM}" w:left="{SIDE}" \
w:header="{FOOTER}" w:footer="{FOOTER}" w:gutter="0"/></w:sectPr>\
</w:body></w:document>"""
