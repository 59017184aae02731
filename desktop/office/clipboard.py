"""Rows that are copied from a table of Word, Excel or LibreOffice: what the clipboard holds, as a report."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from lxml import etree, html

from desktop.office.grid import Cell, Row, Table
from desktop.office.layout import COLUMNS
from desktop.office.recognise import NoReportTable, recognise
from desktop.report.pasted import unfolded
from desktop.report.printed import PrintedReport

_LARGEST = 8 * 1024 * 1024  # characters; a whole report copied from Word has some 500,000
_WIDEST = 60  # columns that a cell can cover: far more than any table has
_BLOCKS = ("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr")

_Element = etree._Element


def read_copied(html_text: str, text: str) -> PrintedReport | None:
    """Return the events of a copied table; None where it is none, or one with other columns.

    `html_text` is what the clipboard holds as text/html, `text` what it holds as text/plain.
    """
    rows = _rows_of_html(html_text) or _rows_of_text(text)
    if not rows:
        return None
    table = Table(tuple(rows), max(row.cells[-1].column + row.cells[-1].span for row in rows))
    report = _recognised(table) or _recognised(_under_headings(table))
    return report if report and any(report.rows()) else None


def _recognised(table: Table) -> PrintedReport | None:
    try:
        return recognise([table])
    except NoReportTable:
        return None


def _under_headings(table: Table) -> Table:
    """Return a table under the official headings, where it is as wide as those, with or without numbers."""
    missing = len(COLUMNS) - table.width
    if missing not in (0, 1):
        return table
    headings = [column.heading for column in COLUMNS[missing:]]
    cells = tuple(Cell(heading, place) for place, heading in enumerate(headings))
    return Table((Row(cells, ""), *table.rows), table.width)


def _rows_of_html(text: str) -> list[Row]:
    """Return the rows of the first table; Windows puts lines on the fragment before it."""
    if "<table" not in text.lower() or len(text) > _LARGEST:
        return []
    try:
        document = html.document_fromstring(text[text.index("<") :])
    except (etree.LxmlError, ValueError):
        return []
    table = next(document.iter("table"), None)
    return list(_grid(table)) if table is not None else []


def _grid(table: _Element) -> Iterator[Row]:
    """Yield the rows with every cell in its column: those that reach down from above keep their place."""
    below: dict[int, int] = {}  # how many rows a column is still covered from above
    for number, row in enumerate(_rows_within(table), 1):
        cells: list[Cell] = []
        column = 0
        for cell in row.iterchildren("td", "th"):
            column = _pass_covered(cells, below, column)
            span, height = _count(cell, "colspan"), _count(cell, "rowspan")
            cells.append(Cell(_text(cell), column, span))
            below |= dict.fromkeys(range(column, column + span), height - 1)
            column += span
        _pass_covered(cells, below, column)
        if cells:
            yield Row(tuple(cells), f"строка {number}")


def _pass_covered(cells: list[Cell], below: dict[int, int], column: int) -> int:
    """Add the cells that continue those above, and return the first column that is free."""
    while below.get(column, 0):
        below[column] -= 1
        cells.append(Cell("", column, continues=True))
        column += 1
    return column


def _rows_within(table: _Element) -> Iterator[_Element]:
    """Yield the rows of a table, not those of tables inside its cells."""
    return (row for row in table.iter("tr") if next(row.iterancestors("table"), None) is table)


def _count(cell: _Element, name: str) -> int:
    value = cell.get(name, "1")
    return max(1, min(int(value), _WIDEST)) if value.isdecimal() else 1


def _text(cell: _Element) -> str:
    """Return what a cell says: a paragraph is a line, a break within one is put in for looks."""
    lines = [""]
    for is_break, text in _pieces(cell):
        if is_break:
            lines.append("")
        lines[-1] += text
    return "\n".join(line for line in map(_folded, lines) if line)


def _folded(line: str) -> str:
    """Return a line of HTML as it is shown: breaks of its source are spaces there."""
    shown = unfolded(line.replace("\r", " ").replace("\n", " ")).strip(" ")
    return shown if shown.strip() else ""


def _pieces(element: _Element) -> Iterator[tuple[bool, str]]:
    """Yield the texts of an element in their order, and whether a paragraph begins or ends before them."""
    yield False, element.text or ""
    for child in element.iterchildren():
        if isinstance(child.tag, str):
            is_block = child.tag in _BLOCKS
            yield is_block, " " if child.tag == "br" else ""
            yield from _pieces(child)
            yield is_block, ""
        yield False, child.tail or ""


def _rows_of_text(text: str) -> list[Row]:
    """Return the rows of a text whose cells are parted by tabs; a cell of several lines stands in quotes."""
    if "\t" not in text or len(text) > _LARGEST:
        return []
    lines: Iterable[list[str]] = csv.reader(StringIO(text, newline=""), delimiter="\t")
    found = [cells for cells in lines if any(cells)]
    return [
        Row(
            tuple(Cell(unfolded(cell).strip(), place) for place, cell in enumerate(cells)),
            f"строка {number}",
        )
        for number, cells in enumerate(found, 1)
    ]
