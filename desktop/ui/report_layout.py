"""Which rows of a report stand on which page: whole ones, the header over them, a heading never the last.

Nothing here knows of fonts: how many lines a row has is told to it. Sizes are in twentieths of a point.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import count

from desktop.office.layout import BOTTOM, COLUMNS, GAP, SHEET_HEIGHT, TOP, UNDER_TITLE, cells, printable
from desktop.report.control_code import code_line
from desktop.report.editions import edition_line
from desktop.report.printed import PrintedReport

LINE = 276  # from one line to the next: what Times New Roman of 12 points takes in an office suite
BORDER = 10  # half a point
END = SHEET_HEIGHT - BOTTOM  # where rows have to end
_FEWEST = 3  # lines of a parted row that may stand on the page where it begins


class Look(Enum):
    """What a row is, and so what it looks like."""

    TITLE = auto()
    EDITION = auto()
    HEADER = auto()
    SECTION = auto()
    EVENT = auto()
    NIL = auto()
    CLOSING = auto()
    CODE = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table with the texts of its cells, one text where they are merged; or a text around it.

    `under` is what is left free under a text above the table.
    """

    look: Look
    texts: tuple[str, ...]
    under: int = 0

    def height(self, lines: int) -> int:
        """Return how high so many lines of it are."""
        if self.look in ABOVE:
            return lines * LINE + self.under
        return lines * LINE + 2 * GAP + BORDER

    def lines_within(self, height: int) -> int:
        """Return how many lines of it have room in a height."""
        return (height - self.height(0)) // LINE


ABOVE = (Look.TITLE, Look.EDITION)  # what stands above the table
HEADER = Row(Look.HEADER, tuple(column.heading for column in COLUMNS))


@dataclass(frozen=True, slots=True)
class Strip:
    """What of a row stands on one page: its lines from `first` to before `end`, from `top` of the page on.

    `row` is its place among the rows, None for the header.
    """

    row: int | None
    first: int
    end: int
    top: int
    height: int


Page = tuple[Strip, ...]


def rows_of(report: PrintedReport) -> Iterator[Row]:
    """Yield what stands above the table, the rows under its header, numbered throughout, what is below."""
    numbers = count(1)
    edition = edition_line(report.edition)
    yield Row(Look.TITLE, (printable(report.title),), UNDER_TITLE // 4 if edition else UNDER_TITLE)
    if edition:
        yield Row(Look.EDITION, (edition,), UNDER_TITLE)
    for section in report.sections:
        if section.heading:
            yield Row(Look.SECTION, (printable(section.heading),))
        for row in section.rows:
            yield Row(Look.EVENT, cells(next(numbers), row))
    if report.nil:
        yield Row(Look.NIL, (printable(report.nil),))
    if report.closing:
        yield Row(Look.CLOSING, (printable(report.closing),))
    if report.control_code:
        yield Row(Look.CODE, (code_line(report.control_code),))


def paginate(rows: Sequence[Row], lines: Sequence[int], header_lines: int) -> list[Page]:
    """Share the rows among pages; `lines` says of each row how many it has."""
    pages = _Pages(rows, lines, header_lines)
    for together in _kept_together(rows):
        pages.add(together)
    return pages.filled()


def _kept_together(rows: Sequence[Row]) -> Iterator[list[int]]:
    """Yield the places of rows that belong on one page: headings with the row that follows them."""
    together: list[int] = []
    for place, row in enumerate(rows):
        together.append(place)
        if row.look is not Look.SECTION:
            yield together
            together = []
    if together:
        yield together


class _Pages:
    """The pages that are filled one after the other."""

    def __init__(self, rows: Sequence[Row], lines: Sequence[int], header_lines: int) -> None:
        self._rows, self._lines, self._header_lines = rows, lines, header_lines
        self._pages: list[list[Strip]] = [[]]
        self._top = TOP
        self._has_header = self._has_rows = False

    def filled(self) -> list[Page]:
        """Return the pages."""
        return [tuple(page) for page in self._pages]

    def add(self, together: Sequence[int]) -> None:
        """Add rows that belong together, on the next page if there is no room for them on this one."""
        *before, last = together
        self._make_room(sum(map(self._height, before)) + self._least(last))
        for place in together:
            self._place(place)

    def _height(self, place: int) -> int:
        return self._rows[place].height(self._lines[place])

    def _least(self, place: int) -> int:
        """Return the height of what stays together of a row: all of it, unless it is taller than a page."""
        whole, page = self._height(place), END - TOP - HEADER.height(self._header_lines)
        return whole if whole <= page else self._rows[place].height(_FEWEST)

    def _make_room(self, needed: int) -> None:
        """Turn the page where it has too little room and something stands on it already."""
        header = 0 if self._has_header else HEADER.height(self._header_lines)
        if needed > END - self._top - header and self._has_rows:
            self._turn()

    def _place(self, place: int) -> None:
        """Put a row where there is room; what has none goes on upon the pages that follow."""
        row, lines, first = self._rows[place], self._lines[place], 0
        while first < lines:
            left = lines - first
            self._make_room(row.height(min(left, _FEWEST)))
            if row.look not in ABOVE and not self._has_header:
                self._put(None, HEADER, 0, self._header_lines)
                self._has_header = True
            taken = max(1, min(left, row.lines_within(END - self._top)))
            if taken == left - 1 and taken >= _FEWEST:
                taken -= 1  # the page is not turned for a single line
            self._put(place, row, first, first + taken)
            self._has_rows = True
            first += taken
            if first < lines:
                self._turn()

    def _put(self, place: int | None, row: Row, first: int, end: int) -> None:
        height = row.height(end - first)
        self._pages[-1].append(Strip(place, first, end, self._top, height))
        self._top += height

    def _turn(self) -> None:
        self._pages.append([])
        self._top = TOP
        self._has_header = self._has_rows = False
