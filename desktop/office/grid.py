"""What every reader of files makes and `recognise` understands: paragraphs and tables, free of any format."""

from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table.

    `text` is empty where nothing can be seen: no cell holds only white space.
    `column` is the first column of the table's grid that it covers, from 0, and `span` how many it covers.
    `numbered`: its text begins with an automatic number that is not part of `text`.
    `continues`: it belongs to the cell above (vertical merge); its own text is normally empty.
    """

    text: str
    column: int
    span: int = 1
    numbered: bool = False
    continues: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; `where` names its place in the file in Russian («таблица 1, строка 7»).

    `id` is that of the event for which the program wrote it, where a mark of the row tells.
    """

    cells: tuple[Cell, ...]
    where: str
    id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `width` is the number of columns of its grid, `name` what a sheet of several is called."""

    rows: tuple[Row, ...]
    width: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph outside of tables (or a footnote, a comment: whatever is text and stands in no table)."""

    text: str
    where: str


Block = Paragraph | Table
