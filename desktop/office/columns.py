"""What the columns of a table are: found by their headings, in any order and in other words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal, Self

from db.entities import Field, Period
from db.folding import fold, key
from desktop.office.grid import Cell, Row
from desktop.report.period import parse

Role = Field | Literal["number", "section"]

#: How the heading of each column begins or what it names; of several the one that is named first counts.
_HEADINGS: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("number", re.compile(r"^(?=\S)(?:№{1,2}|no?\b|номер)?[\s.]*(?:п\s*[/\\.,-]?\s*п\.?)?$")),
    (
        "section",
        re.compile(
            r"^(?:раздел(?:ы| отчета)?"
            r"|(?:(?:наименование|название) )?муниципал(?:ьн\w+ (?:образовани|округ)\w*|итет\w*))$"
        ),
    ),
    (
        Field.TITLE,
        re.compile(
            r"^(?:полное |краткое )?(?:наименовани[ея]|названи[ея]|тема)"
            r"(?:$|\W+(?:\w+(?:ого|его|ых|их)\W+)?(?:мероприят|проект|событ|акци))"
            r"|^(?:\w+(?:ое|ые)\W+)?мероприяти[ея]\b"
        ),
    ),
    (Field.PLACE, re.compile(r"\bмест[оа]\b|\bадрес")),
    (Field.PERIOD, re.compile(r"\bсрок|\bдат[аы]\b|\bпериод|\bвремя\b|\bкогда\b")),
    (
        Field.CONTENT,
        re.compile(r"\bцел[ьи]\b|\bсодержани|\bрезультат|\bитоги?\b|\bописани|\bкраткая информация"),
    ),
    (Field.PARTICIPANTS, re.compile(r"\bучастник|\bучаствующ|\bсостав\b|\bколичество человек")),
)
_TELLTALES = ("мест", "адрес", "срок", "дат", "период", "врем", "когда")  # of place and period
_TEXTS: frozenset[Role | None] = frozenset(Field)
_LONGEST_HEADING = 250  # characters; the longest of the official headings has 130
_NUMBER = re.compile(r"№?\s*\d{1,5}(?:[.\-–]\d{1,3})*\s*(?:[.)]|-?[а-я]\b)*[.)]?")

_USUAL: tuple[Role, ...] = ("number", *Field)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the columns of the grid that it covers and what its heading says; no role: an extra one."""

    first: int
    span: int
    heading: str
    role: Role | None

    def overlap(self, cell: Cell) -> int:
        """Return how many columns of the grid the cell shares with this column."""
        return min(self.first + self.span, cell.column + cell.span) - max(self.first, cell.column)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a report's table from left to right."""

    columns: tuple[Column, ...]

    @classmethod
    def under(cls, header: Sequence[Row]) -> Self:
        """Return the columns under the rows of a header; the lowest heading that says what it is counts."""
        stacks = _stacks(header)
        groups = (list(group) for _, group in groupby(range(len(stacks)), key=stacks.__getitem__))
        return cls(_with_numbers([_column(places, stacks[places[0]]) for places in groups]))

    @classmethod
    def usual(cls) -> Self:
        """Return the columns of the official form, for a table that lost its headings."""
        return cls(tuple(Column(place, 1, "", role) for place, role in enumerate(_USUAL)))

    def over(self, row: Row) -> Iterator[tuple[Column | None, Cell]]:
        """Pair each cell with its column: by its order in a whole row, else by its place in the grid."""
        if len(row.cells) == len(self.columns):
            return zip(self.columns, row.cells, strict=True)
        return ((self._above(cell), cell) for cell in row.cells)

    def _above(self, cell: Cell) -> Column | None:
        """Return the column that a cell covers most; a cell merged from several belongs to the first text."""
        covered = [column for column in self.columns if column.overlap(cell) > 0]
        if len(covered) > 1 and covered[0].role == "number":
            covered = covered[1:]
        return max(covered, key=lambda column: column.overlap(cell), default=None)


def role_of(heading: str) -> Role | None:
    """Return what a column with this heading holds."""
    if len(heading) > _LONGEST_HEADING:
        return None
    words = key(heading)
    found = [(match.start(), role) for role, pattern in _HEADINGS if (match := pattern.search(words))]
    return min(found, key=lambda place: place[0])[1] if words and found else None


def is_number(text: str) -> bool:
    """Say whether a text is the typed number of a row: «7», «7.», «7)», «№ 7», «7.1.», «7а»."""
    return len(text) <= 16 and _NUMBER.fullmatch(text.strip()) is not None


def header_length(rows: Sequence[Row], place: int) -> int:
    """Return how many rows from this place on are a header: none, one, or two that share merged cells."""
    row = rows[place]
    below = rows[place + 1] if place + 1 < len(rows) else None
    if _is_header(row):
        return 2 if below and _goes_on_below(below) else 1
    return 2 if below and _is_merged(below) and _is_header(below) else 0


def _is_header(row: Row) -> bool:
    """Say whether a row names three of the five texts of a report, place or period among them."""
    texts = [cell.text for cell in row.cells if cell.text]
    if len(texts) < 3 or _is_numbered(row.cells[0]) or not any(map(_may_name_place_or_period, texts)):
        return False
    roles = {role_of(text) for text in texts}
    names_enough = len(roles & _TEXTS) >= 3 and not roles.isdisjoint({Field.PLACE, Field.PERIOD})
    return names_enough and not any(map(_tells_of_event, row.cells))


def _may_name_place_or_period(text: str) -> bool:
    """Tell most rows from headers without looking closer: there can be ten thousand of them."""
    if len(text) > _LONGEST_HEADING:
        return False
    words = text.lower()
    return any(beginning in words for beginning in _TELLTALES)


def _tells_of_event(cell: Cell) -> bool:
    """Tell «Мероприятия ко Дню города», «в период с 1 по 3 мая» from headings: they have a number or days."""
    return _is_numbered(cell) or _is_period(cell.text)


def _is_numbered(cell: Cell) -> bool:
    return is_number(cell.text) if cell.text else cell.numbered


def _is_period(text: str) -> bool:
    """Say whether a text is a period and no more: «Дата (май 2025 года)» is not."""
    period = parse(text) if any(map(str.isdigit, text)) else None
    return isinstance(period, Period) and not any(span.label for span in period.spans)


def _goes_on_below(row: Row) -> bool:
    """Say whether the row under a header belongs to it: merged into it, headings too, or «п/п» on a line."""
    texts = [cell.text for cell in row.cells if cell.text]
    headings = len(texts) > 1 and all(map(role_of, texts)) and not any(map(_tells_of_event, row.cells))
    return bool(texts) and (headings or _is_merged(row) or role_of(texts[0]) == "number")


def _is_merged(row: Row) -> bool:
    return any(cell.continues for cell in row.cells)


def is_column_numbers(row: Row) -> bool:
    """Say whether a row numbers the columns: «1 2 3 4 5 6»."""
    texts = [cell.text for cell in row.cells if cell.text]
    if len(texts) < 3 or not all(map(is_number, reversed(texts))):
        return False
    return [text.strip(" .\u00a0") for text in texts] == [str(number + 1) for number in range(len(texts))]


def _stacks(header: Sequence[Row]) -> list[list[Cell]]:
    """Return the heading cells over each column of the grid, the upper one first."""
    stacks: list[list[Cell]] = [
        [] for _ in range(max(cell.column + cell.span for row in header for cell in row.cells))
    ]
    for cell in (cell for row in header for cell in row.cells if not cell.continues):
        for place in range(cell.column, cell.column + cell.span):
            stacks[place].append(cell)
    return stacks


def _with_numbers(columns: list[Column]) -> tuple[Column, ...]:
    """Let the first column count the rows where none is said to: that one needs no heading."""
    first, *others = columns
    if first.heading or any(column.role == "number" for column in others):
        return tuple(columns)
    return (replace(first, role="number"), *others)


def _column(places: list[int], stack: list[Cell]) -> Column:
    roles = (role_of(cell.text) for cell in reversed(stack))
    heading = fold(" ".join(cell.text for cell in stack))
    return Column(places[0], len(places), heading, next((role for role in roles if role), None))
