"""Tables and paragraphs as a reader gives them, whatever the format, and what is recognised in them."""

from itertools import accumulate

from db.entities import Texts
from desktop.office.grid import Block, Cell, Paragraph, Row, Table
from desktop.office.recognise import recognise
from desktop.report.printed import PrintedReport

TITLE = "Отчет о мероприятиях в международной сфере во II квартале 2024 года"
HEADER = ("№ п/п", "Наименование мероприятия", "Место проведения", "Сроки", "Цель, результат", "Участники")
FAIR = ("1.", "Ярмарка", "г. Орша", "5 мая 2024 года", "Обмен опытом", "7 человек")
SHOW = ("2.", "Показ", "г. Гомель", "6 мая 2024 года", "Показ работ", "8 человек")
CLOSING = "Во II квартале 2024 года состоялись 3 встречи с иностранными делегациями в Доме дружбы"
CONTINUED = Cell("", 0, continues=True)
AUTO = Cell("", 0, numbered=True)


def row(*texts: str | Cell, where: str = "") -> Row:
    """Return a row of cells, one beside the other."""
    made = [cell if isinstance(cell, Cell) else Cell(cell, 0) for cell in texts]
    starts = accumulate((cell.span for cell in made), initial=0)
    return Row(
        tuple(
            Cell(cell.text, start, cell.span, cell.numbered, cell.continues)
            for cell, start in zip(made, starts, strict=False)
        ),
        where,
    )


def across(text: str, span: int = 6) -> Row:
    return row(Cell(text, 0, span))


def alone(text: str, place: int) -> Row:
    return row(*("" if column != place else text for column in range(6)))


def table(*rows: Row) -> Table:
    placed = [Row(made.cells, made.where or f"строка {number}") for number, made in enumerate(rows, 1)]
    return Table(tuple(placed), 6)


def paragraphs(*texts: str) -> list[Block]:
    return [Paragraph(text, f"абзац {number}") for number, text in enumerate(texts, 1)]


def read(*blocks: Block | list[Block]) -> PrintedReport:
    flat: list[Block] = []
    for block in blocks:
        flat += block if isinstance(block, list) else [block]
    return recognise(flat)


def texts(report: PrintedReport) -> list[tuple[str, ...]]:
    return [tuple(getattr(found.texts, name) for name in Texts.__slots__) for found in report.rows()]


def headings(report: PrintedReport) -> list[tuple[str, int]]:
    return [(section.heading, len(section.rows)) for section in report.sections]
