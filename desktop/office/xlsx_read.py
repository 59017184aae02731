"""A report from a .xlsx: one that we wrote, also after another program saved it, or one made by hand."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from desktop.office.grid import Cell, Row, Table
from desktop.office.layout import DRAFT_SHEET
from desktop.office.package import open_package
from desktop.office.recalling import recalled
from desktop.office.recognise import NoReportTable, recognise
from desktop.office.unreadable import unreadable
from desktop.office.workbook import Sheet, State, sheets
from desktop.office.xlsx_payload import data_of, holds_data
from desktop.report.printed import PrintedReport, Unread

_HIDDEN = "лист скрыт и потому не прочитан; если его строки нужны в отчете, откройте лист и повторите"
_NOT_WORKED_OUT = "формулы без результата (откройте файл в Excel или LibreOffice, сохраните и повторите)"
_MOST_NAMED = 5  # cells
# Names of sheets that are no heading.
_SAYS_NOTHING = re.compile(
    r"(?:лист|sheet|таблица|table|отч[её]т|страница)(?![а-я]).*|.*квартал.*|[\W\d_IVX]*"
    r"|(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\w*\W*\d*",
    re.IGNORECASE,
)
_MOST_COLUMNS = 100  # what stands further to the right is read, but no empty cells are kept for it
_TALLEST_MERGE = 100  # rows; a merge that is taller holds no event


def read_xlsx(source: Path) -> PrintedReport:
    """Read the report of a workbook, from all its visible sheets.

    Raises AppError: the file cannot be read, or no sheet of it holds a report.
    """
    with open_package(source) as package:
        if not any(part.startswith("xl/") for part in package.parts):
            raise unreadable(source, package.contents(), "проверьте, тот ли это файл")
        every = [sheet for sheet in sheets(package) if sheet.rows]
        found = [sheet for sheet in every if not holds_data(sheet)]
        shown = [sheet for sheet in found if sheet.state is State.SHOWN]
        report = recognise([_table(sheet, alone=len(shown) == 1) for sheet in shown], source.name)
        is_draft = any(sheet.name == DRAFT_SHEET for sheet in shown)
        report = replace(report, unread=(*report.unread, *_left_aside(found)), is_draft=is_draft)
        return recalled(report, data_of(every, package))


def _table(sheet: Sheet, *, alone: bool) -> Table:
    """Return a sheet as a table of the columns and rows that hold text; one of several can be a section."""
    used = sorted({column for texts in sheet.rows.values() for column in texts})
    grid = _Grid(sheet, {column: place for place, column in enumerate(used)})
    rows = (Row(tuple(grid.cells(row)), _where(sheet, row)) for row in sheet.rows)
    return Table(tuple(rows), len(used), "" if alone or _SAYS_NOTHING.fullmatch(sheet.name) else sheet.name)


def _where(sheet: Sheet, row: int) -> str:
    return f"лист «{sheet.name}», {'скрытая ' if row in sheet.hidden_rows else ''}строка {row}"


def _left_aside(found: list[Sheet]) -> Iterator[Unread]:
    """Yield what a person may miss: sheets that nobody sees, cells whose formula was never worked out."""
    for sheet in found:
        if sheet.state is State.HIDDEN and _holds_report(sheet):
            yield Unread(f"лист «{sheet.name}»", _HIDDEN)
        elif sheet.unknown and sheet.state is State.SHOWN:
            yield Unread(f"лист «{sheet.name}»", f"{_NOT_WORKED_OUT}: {_listed(sheet.unknown)}")


def _holds_report(sheet: Sheet) -> bool:
    try:
        return any(recognise([_table(sheet, alone=True)]).rows())
    except NoReportTable:
        return False


def _listed(places: tuple[str, ...]) -> str:
    more = f" и другие, всего {len(places)}" if len(places) > _MOST_NAMED else ""
    return ", ".join(places[:_MOST_NAMED]) + more


class _Grid:
    """The cells of a sheet by the columns that hold text, merged ones among them."""

    def __init__(self, sheet: Sheet, places: dict[int, int]) -> None:
        self._rows = sheet.rows
        self._places = places
        self._near = list(places)[:_MOST_COLUMNS]
        self._merged = dict(self._merged_cells(sheet))

    def cells(self, row: int) -> Iterator[Cell]:
        """Yield the cells of a row from left to right."""
        texts, end = self._rows[row], 0
        for column in sorted({*self._near, *texts}):
            if (place := self._places[column]) < end and column not in texts:
                continue  # it lies under a merged cell
            span, continues = self._merged.get((row, column), (1, False))
            yield Cell(texts.get(column, ""), place, span, continues=continues)
            end = place + span

    def _merged_cells(self, sheet: Sheet) -> Iterator[tuple[tuple[int, int], tuple[int, bool]]]:
        """Yield for each row of each merge how many columns it covers and whether it goes on from above."""
        for top, left, bottom, right in sheet.merges:
            span = bisect_right(self._near, right) - bisect_left(self._near, left)
            if left in self._places and span:
                for row in range(top, min(bottom, top + _TALLEST_MERGE) + 1):
                    yield (row, left), (span, row > top)
