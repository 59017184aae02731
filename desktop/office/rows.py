"""What one row of a report's table is: its cells sorted by columns, and whether it tells of an event."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from db.entities import Field, Period, Span
from db.folding import fold
from desktop.office.columns import Column, Columns, header_length, is_column_numbers, is_number
from desktop.office.form import CHOOSE
from desktop.office.front import is_total
from desktop.office.grid import Cell, Row
from desktop.report.period import format_period, parse
from desktop.report.printed import Unread


@dataclass(slots=True)
class SortedRow:
    """The cells of a row by what their columns hold.

    `merged` names the texts whose cell belongs to the one above; `section` is the heading that a column of
    sections gives for the row; `strange` is text that no column takes.
    """

    numbered: bool = False
    number_merged: bool = False
    texts: dict[Field, str] = field(default_factory=dict)
    merged: set[Field] = field(default_factory=set)
    section: Unread | None = None
    strange: list[Unread] = field(default_factory=list)

    @property
    def is_event(self) -> bool:
        """Whether the row tells of an event: it has a number, or enough of the five texts."""
        known = self.texts.keys() | self.merged
        return bool(known) and (self.numbered or len(known) >= 3 or known >= {Field.TITLE, Field.PERIOD})

    @property
    def goes_on(self) -> bool:
        """Whether the row is a lower part of the event above it."""
        return not self.numbered and (self.number_merged or Field.TITLE in self.merged)


def body(rows: Sequence[Row], columns: Columns | None) -> Iterator[tuple[Row, Columns]]:
    """Yield the rows that stand under headings and hold text, each with the columns that hold there."""
    place = 0
    while place < len(rows):
        if length := header_length(rows, place):
            columns = Columns.under(rows[place : place + length])
        elif columns and any(cell.text for cell in rows[place].cells) and not is_column_numbers(rows[place]):
            yield rows[place], columns
        place += length or 1


def begins_as_event(rows: Sequence[Row], columns: Columns) -> bool:
    """Say whether a table without headings goes on in these columns: its first full row is an event."""
    first = next((found for found in body(rows, columns) if lone_text(found[0]) is None), None)
    if first is None or first[1] is not columns or len(first[0].cells) != len(columns.columns):
        return False
    cells = sort_cells(first[0], columns)
    return cells.is_event and (cells.numbered or any(map(str.isdigit, cells.texts.get(Field.PERIOD, ""))))


def lone_text(row: Row) -> Cell | None:
    """Return the only cell with text in a row that is merged across or has no number: a heading, a note."""
    filled = [cell for cell in row.cells if cell.text]
    worded = [cell for cell in filled if not is_number(cell.text)] if len(filled) < 3 else []
    if len(worded) != 1:
        return None
    lone = worded[0]
    if 2 * lone.span > sum(cell.span for cell in row.cells):  # merged across: no event, even with a number
        return lone
    others = (cell for cell in row.cells if cell is not lone)
    return None if any(cell.text or cell.numbered or cell.continues for cell in others) else lone


def sort_cells(row: Row, columns: Columns) -> SortedRow:
    """Sort the cells of a row by their columns."""
    found = SortedRow(numbered=row.cells[0].numbered)
    for column, cell in columns.over(row):
        role = column.role if column else None
        if isinstance(role, Field):
            _add_text(found, role, cell)
        elif _counts(column, cell):
            found.numbered = found.numbered or cell.numbered or bool(cell.text)
            found.number_merged = cell.continues
        elif role == "section":
            if fold(cell.text) not in ("", CHOOSE):
                found.section = Unread(_place(row, column), cell.text)
        elif cell.text:
            found.strange.append(Unread(_place(row, column), cell.text))
    return found


def _add_text(found: SortedRow, name: Field, cell: Cell) -> None:
    if cell.continues and not cell.text:
        found.merged.add(name)
    elif cell.text:
        above = found.texts.get(name, "")
        found.texts[name] = (name is Field.PERIOD and from_to(above, cell.text)) or joined(above, cell.text)


def _counts(column: Column | None, cell: Cell) -> bool:
    """Say whether a cell is that of the row's number."""
    return column is not None and column.role == "number" and (not cell.text or is_number(cell.text))


def _place(row: Row, column: Column | None) -> str:
    return f"{row.where}, столбец «{column.heading}»" if column and column.heading else row.where


def joined(above: str, below: str) -> str:
    """Return two texts of one cell, one below the other."""
    return f"{above}\n{below}" if above and below else above or below


def from_to(first: str, last: str) -> str:
    """Return the period from a column of first days and one of last days; empty if they hold no days."""
    begins, ends = (_one_day(first), _one_day(last)) if first else (None, None)
    return format_period(Period((Span(begins, ends),))) if begins and ends and begins <= ends else ""


def _one_day(text: str) -> date | None:
    """Return the day that a text names, if it is one day and no more."""
    period = parse(text)
    if not isinstance(period, Period) or len(period.spans) != 1:
        return None
    (span,) = period
    return span.first if span == Span(span.first, span.first) else None


def is_sum(row: Row, cells: SortedRow) -> bool:
    """Say whether the row adds up: «Итого», «Всего мероприятий»; the event «Всего один день» has its days."""
    if cells.numbered or (Field.PLACE in cells.texts and not is_number(cells.texts.get(Field.PERIOD, "0"))):
        return False
    return is_total(next((cell.text for cell in row.cells if cell.text), ""))
