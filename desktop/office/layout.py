"""What the printed report looks like in any format: its columns, its numbers, the size of its texts."""

import re
from dataclasses import dataclass

from db.entities import Field
from db.folding import key
from desktop.report.printed import PrintedRow

DRAFT = "Черновик"  # above every page of a report in which errors are left
SHEET, DRAFT_SHEET = "Отчет", f"Отчет ({DRAFT.lower()})"
FONT = "Times New Roman"
FONT_SIZE = 12  # points
SMALL_SIZE = 8  # of what is not the report's own text


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the report; `width` is in centimetres, `centred` says how its cells are set."""

    heading: str
    width: float
    centred: bool = False


COLUMNS = (
    Column("№ п/п", 1.2, centred=True),
    Column("Наименование мероприятия", 5),
    Column("Место проведения мероприятия", 3.5, centred=True),
    Column("Сроки проведения мероприятия", 3, centred=True),
    Column(
        "Цель, содержание и результат мероприятия (в том числе краткая информация о достигнутых "
        "договоренностях, подписанных документах)",
        8,
    ),
    Column("Участники мероприятия (общее количество, другие дополнительные сведения)", 5),
)
PAGE_WIDTH = sum(column.width for column in COLUMNS)  # centimetres between the margins

# The printed page, in twentieths of a point.
SHEET_WIDTH, SHEET_HEIGHT = 16838, 11906  # A4 landscape
SIDE, TOP, BOTTOM, FOOTER = 1134, 1134, 964, 510  # margins of 2, 2, 1.7 and 0.9 cm
PADDING, GAP = 85, 30  # on either side of a cell's text, above and below it
UNDER_TITLE = 240
TEXT_WIDTH = SHEET_WIDTH - 2 * SIDE
EDGES = [round(TEXT_WIDTH * sum(c.width for c in COLUMNS[:n]) / PAGE_WIDTH) for n in range(len(COLUMNS) + 1)]

_BREAK = re.compile("\r\n?|\x0b")
# What XML cannot hold, and the soft hyphen: it is invisible and keeps words from being found.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\xad\ud800-\udfff\ufffe\uffff]")


def marks_draft(text: str) -> bool:
    """Say whether a text above a page is the mark of a draft, and so none of the report's texts."""
    return key(text) == key(DRAFT)


def printable(text: str) -> str:
    """Return the text as a file can hold it: breaks are "\\n", nothing that XML forbids, no soft hyphens."""
    if not _UNPRINTABLE.search(text):  # as nearly always
        return text
    return _UNPRINTABLE.sub("", _BREAK.sub("\n", text))


def cells(number: int, row: PrintedRow) -> tuple[str, ...]:
    """Return the texts of a row's cells in the order of the columns, ready for a file."""
    return (f"{number}.", *(printable(row.texts[name]) for name in Field))
