"""A report as a .docx in the layout of the published ones."""

from collections.abc import Iterator
from datetime import datetime
from itertools import count, pairwise
from pathlib import Path

from db.folding import fold
from desktop.office.docx_parts import docx_file
from desktop.office.docx_table import (
    CELL,
    CENTERED,
    SECTION,
    cell,
    document,
    header_row,
    marked,
    merged_row,
    paragraph,
    row,
    run,
    style_of,
)
from desktop.office.layout import COLUMNS, EDGES, FONT_SIZE, PADDING, cells, printable
from desktop.office.payload import write_payload
from desktop.office.replacing import replacing
from desktop.report.control_code import code_line
from desktop.report.editions import edition_line
from desktop.report.printed import PrintedReport

_WIDTHS = [right - left for left, right in pairwise(EDGES)]

_WHOLE_UP_TO = 14  # lines: a taller row may be split, or it would leave half a page empty
_LETTER = FONT_SIZE * 20 * 0.5  # mean width of a letter, with what is lost at the ends of lines
_LETTERS_A_LINE = [(width - 2 * PADDING) / _LETTER for width in _WIDTHS]


def write_docx(report: PrintedReport, target: Path, *, modified: datetime, author: str = "") -> None:
    """Write the report, whole or not at all. Raises AppError where the target cannot be written."""
    content = docx_file(
        document_xml(report),
        title=fold(printable(report.title)),
        author=printable(author),
        modified=modified,
        draft=report.is_draft,
        data=write_payload(report),
    )
    with replacing(target) as draft:
        draft.write_bytes(content)


def document_xml(report: PrintedReport) -> str:
    """Return the main part: the title, under it the table, and what stands around that."""
    rows = header_row(COLUMNS, _WIDTHS) + "".join(_rows(report))
    return document(
        printable(report.title),
        rows,
        _WIDTHS,
        draft=report.is_draft,
        edition=edition_line(report.edition),
        code=code_line(report.control_code) if report.control_code else "",
    )


def _rows(report: PrintedReport) -> Iterator[str]:
    """Yield the rows of the table under its header."""
    numbers = count(1)
    for section in report.sections:
        if section.heading:
            yield _HEADING_ROW.format(run(printable(section.heading)))
        for event in section.rows:
            number = next(numbers)
            texts = cells(number, event)
            prepared = _LONG_ROW if _is_long(texts) else _WHOLE_ROW
            first, *others = map(run, texts)
            yield prepared.format(marked(first, number, event.id) if event.id else first, *others)
    if report.nil:
        yield _NIL_ROW.format(run(printable(report.nil)))
    if report.closing:
        yield _CLOSING_ROW.format(run(printable(report.closing)))


def _is_long(texts: tuple[str, ...]) -> bool:
    """Tell whether a row is so tall that it may be split over two pages."""
    return any(
        text.count("\n") + len(text) / letters > _WHOLE_UP_TO
        for text, letters in zip(texts, _LETTERS_A_LINE, strict=True)
    )


_EVENT_CELLS = [
    cell(width, paragraph(style_of(column))) for width, column in zip(_WIDTHS, COLUMNS, strict=True)
]
_HEADING_ROW = merged_row(SECTION, len(COLUMNS))
_NIL_ROW = merged_row(CENTERED, len(COLUMNS))
_CLOSING_ROW = merged_row(CELL, len(COLUMNS))
_WHOLE_ROW = row(_EVENT_CELLS, "cantSplit")
_LONG_ROW = row(_EVENT_CELLS)
