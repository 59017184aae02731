"""Documents as Word, LibreOffice and hands make them, over invented reports; every test may use them."""

from collections.abc import Callable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Literal

from desktop.report.printed import PrintedReport, PrintedRow
from tests.made.dressing import DRESSINGS
from tests.made.invented import QUARTER, invented_report, plain
from tests.made.libreoffice import write_odt_by_hand
from tests.made.word import header_row, merged_row, p, paragraphs, r, tbl, tc, tr, write_docx

__all__ = [
    "DRESSINGS",
    "QUARTER",
    "invented_report",
    "plain",
    "write_docx_by_hand",
    "write_docx_of_all_kinds",
    "write_odt_by_hand",
]

Dressing = Callable[[str], str]
Numbers = Literal["auto", "typed", "restarting", "none"]
Headings = Literal["merged", "first cell", "any cell"]

_CONTROL = "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>"
_CHANGE = 'w:id="1" w:author="Редактор" w:date="2024-05-01T10:00:00Z"'


def write_docx_by_hand(
    report: PrintedReport,
    path: Path,
    *,
    numbers: Numbers = "auto",
    headings: Headings = "merged",
    tables: int = 1,
    repeat_header: bool = False,
    dress: Dressing = paragraphs,
) -> Path:
    """Write a report as someone typed it in Word.

    `tables`: into how many tables it is pasted, a heading said again where one is cut; `repeat_header`: the
    headings of the columns stand again in the middle of each table; `dress`: how a cell holds its text.
    """
    rows = list(_rows(report, numbers, headings, dress))
    size = -(-len(rows) // tables)
    body = "".join(p(r(line)) for line in report.title.split("\n")) + p()
    for start in range(0, len(rows), size):
        piece = rows[start : start + size]
        if repeat_header:
            piece.insert(len(piece) // 2, header_row())
        body += tbl([header_row(), *_continued(rows, start, headings), *piece]) + p()
    return write_docx(path, body)


class _HeadingRow(str):
    """A row that opens a section."""

    __slots__ = ()


def _continued(rows: list[str], start: int, headings: Headings) -> Iterator[str]:
    """Yield the heading again under which a table goes on."""
    if start and not isinstance(rows[start], _HeadingRow):
        yield next(row for row in reversed(rows[:start]) if isinstance(row, _HeadingRow))


def _rows(report: PrintedReport, numbers: Numbers, headings: Headings, dress: Dressing) -> Iterator[str]:
    number = 0
    for section in report.sections:
        number = 0 if numbers == "restarting" else number
        if section.heading:
            yield _HeadingRow(_heading(section.heading, headings))
        for row in section.rows:
            number += 1
            yield tr([tc(_number(number, numbers)), *(tc(dress(text)) for text in _cells(row))])
    if report.closing:
        yield merged_row(report.closing)


def _cells(row: PrintedRow) -> tuple[str, ...]:
    texts = row.texts
    return texts.title, texts.place, texts.period, texts.content, texts.participants


def _heading(text: str, headings: Headings) -> str:
    if headings == "merged":
        return merged_row(text)
    place = 0 if headings == "first cell" else 3
    return tr(tc(paragraphs(text) if column == place else "") for column in range(6))


def _number(number: int, numbers: Numbers) -> str:
    match numbers:
        case "auto":
            return p(properties='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>')
        case "none":
            return p()
    return p(r(f"{number}."))


def write_docx_of_all_kinds(report: PrintedReport, path: Path) -> Path:
    """Write a report in which every cell holds its text in another way, rows come and go as changes."""
    dressings = cycle(DRESSINGS)
    rows: list[str] = [header_row()]
    for section in report.sections:
        rows.append(_CONTROL.format(merged_row(section.heading)))
        for place, row in enumerate(section.rows):
            cells = [tc(next(dressings)(text)) for text in _cells(row)]
            cells[place % 5] = _CONTROL.format(cells[place % 5])
            written = tr([tc(_number(0, "auto")), *cells], f"<w:ins {_CHANGE}/>" if place % 2 else "")
            rows.append(_CONTROL.format(written) if place % 3 == 0 else written)
            rows.append(tr([tc(paragraphs("удалено"))] * 6, f"<w:del {_CHANGE}/>"))
    if report.closing:
        rows.append(merged_row(report.closing))
    return write_docx(path, p(r(report.title)) + _CONTROL.format(tbl(rows)) + p())
