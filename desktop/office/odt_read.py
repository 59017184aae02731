"""Reading a report from an .odt as LibreOffice and the Russian office programs make it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from lxml import etree

from desktop.office.bookmarks import Marks
from desktop.office.grid import Block, Cell, Paragraph, Row, Table
from desktop.office.layout import marks_draft
from desktop.office.odt_lists import Lists
from desktop.office.odt_text import PARAGRAPHS, OdtText, name
from desktop.office.package import Package, open_package
from desktop.office.recognise import recognise
from desktop.office.unreadable import locked, unreadable
from desktop.report.printed import PrintedReport

Element = etree._Element

_TABLE, _ROW = name("table:table"), name("table:table-row")
_CELL, _COVERED = name("table:table-cell"), name("table:covered-table-cell")
_LIST: Final = name("text:list")
_BOOKMARKS: Final = (name("text:bookmark"), name("text:bookmark-start"))
_TEXT_BOX: Final = name("draw:text-box")
#: What only holds rows together, and what only holds paragraphs and tables together.
_ROW_GROUPS: Final = frozenset(
    map(name, ("table:table-header-rows", "table:table-rows", "table:table-row-group"))
)
_GROUPS: Final = frozenset(
    (
        *map(name, ("text:section", "text:index-body", "text:table-of-content", "text:index-title")),
        *map(name, ("text:numbered-paragraph", "draw:frame", "draw:text-box")),
        *(_ROW, _CELL, *_ROW_GROUPS),  # of tables that only frame others
    )
)
_MARGINS: Final = {name("style:header"): "верхний колонтитул", name("style:footer"): "нижний колонтитул"}
_PAGE_NUMBERS: Final = (name("text:page-number"), name("text:page-count"))
_MOST_REPEATS: Final = 1_000


def read_odt(source: Path) -> PrintedReport:
    """Read a report from an .odt or .ott.

    Raises UnreadableFile, NoReportTable.
    """
    with open_package(source) as package:
        document = _Document(source, package)
        report = recognise(document.blocks(), source.name)
        return replace(report, is_draft=document.is_draft)


class _Document:
    """The parts of an .odt that print something."""

    def __init__(self, source: Path, package: Package) -> None:
        if _is_locked(package):
            raise locked(source)
        if "content.xml" not in package:
            raise unreadable(source, package.contents(), "проверьте, тот ли это файл")
        content = package.xml("content.xml")
        text = content.find(f"{name('office:body')}/{name('office:text')}")
        if text is None:
            raise unreadable(source, "это не текстовый документ", "проверьте, тот ли это файл")
        self._body = text
        _take_tables_out_of_boxes(text)
        self._styles = package.xml("styles.xml") if "styles.xml" in package else None
        self._text = OdtText(Lists(content, self._styles))
        self._notes: list[Paragraph] = []
        self._marks = Marks()
        self.is_draft = False

    def blocks(self) -> Iterator[Block]:
        """Yield paragraphs and tables in their order, then notes and margins."""
        paragraphs = tables = 0
        for element in _flat(self._body, _GROUPS):
            if element.tag == _TABLE:
                tables += 1
                yield self._table(element, f"таблица {tables}")
            elif element.tag in PARAGRAPHS or element.tag == _LIST:
                paragraphs += 1
                where = f"абзац {paragraphs}"
                yield Paragraph(self._text.read(element)[0], where)
                self._keep_notes(where)
        yield from self._notes
        yield from self._margins()

    def _table(self, table: Element, where: str) -> Table:
        grid = _Grid()
        rows: list[Row] = []
        for element in _flat(table, _ROW_GROUPS):
            if element.tag != _ROW:
                continue
            place = f"{where}, строка {len(rows) + 1}"
            cells = grid.place(element, self._text)
            self._keep_notes(place)
            bookmarks = (each.get(name("text:name"), "") for each in element.iter(*_BOOKMARKS))
            rows.append(Row(cells, place, self._marks.event_id(bookmarks)))
        return Table(tuple(rows), grid.width)

    def _keep_notes(self, where: str) -> None:
        self._notes += [Paragraph(text, f"{where}, {kind}") for kind, text in self._text.notes]
        self._text.notes.clear()

    def _margins(self) -> Iterator[Paragraph]:
        """Yield what is printed above and below every page, page numbers apart."""
        for margin in self._styles.iter(*_MARGINS) if self._styles is not None else ():
            for paragraph in margin.iter(*PARAGRAPHS):
                text = self._text.read(paragraph)[0]
                if marks_draft(text):
                    self.is_draft = True
                elif next(paragraph.iter(*_PAGE_NUMBERS), None) is None:
                    yield Paragraph(text, _MARGINS[margin.tag])


def _is_locked(package: Package) -> bool:
    manifest = "META-INF/manifest.xml"
    return manifest in package and next(package.xml(manifest).iter("{*}encryption-data"), None) is not None


def _take_tables_out_of_boxes(body: Element) -> None:
    """Let a text box with a table stand under the paragraph that it is tied to, unless that is in a cell."""
    for box in list(body.iter(_TEXT_BOX)):
        around = list(box.iterancestors(*PARAGRAPHS, _CELL))
        if box.find(_TABLE) is not None and around and all(each.tag in PARAGRAPHS for each in around):
            around[-1].addnext(box)


def _is_frame(table: Element) -> bool:
    """Say whether a table has one cell a row and holds another table."""
    if next(table.iterdescendants(_TABLE), None) is None:
        return False
    rows = (row for row in _flat(table, _ROW_GROUPS) if row.tag == _ROW)
    return all(len(list(row.iterchildren(_CELL, _COVERED))) == 1 for row in rows)


def _flat(parent: Element, groups: frozenset[str]) -> Iterator[Element]:
    """Yield the children of an element, those of groups and framing tables in their stead, however deep."""
    open_groups = [iter(parent)]
    while open_groups:
        child = next(open_groups[-1], None)
        if child is None:
            open_groups.pop()
        elif child.tag in groups or (child.tag == _TABLE and _is_frame(child)):
            open_groups.append(iter(child))
        else:
            yield child


class _Grid:
    """The columns of a table: cells that hang over from rows above, and how wide it is."""

    def __init__(self) -> None:
        self.width = 0
        self._hanging: dict[int, tuple[int, int]] = {}  # column: columns covered, rows still to come

    def place(self, row: Element, text: OdtText) -> tuple[Cell, ...]:
        """Return the cells of the next row."""
        cells: list[Cell] = []
        column = 0
        for element in row.iterchildren(_CELL, _COVERED):
            for _ in range(_repeats(element, "table:number-columns-repeated")):
                if element.tag == _CELL:
                    cells.append(self._cell(element, column, text, first=not cells))
                elif column in self._hanging:
                    cells.append(self._hung(column))
                column += 1
        self.width = max(self.width, column)
        return tuple(cells)

    def _cell(self, element: Element, column: int, text: OdtText, *, first: bool) -> Cell:
        span = _repeats(element, "table:number-columns-spanned")
        rows = _repeats(element, "table:number-rows-spanned")
        self._hanging.pop(column, None)
        if rows > 1:
            self._hanging[column] = (span, rows - 1)
        printed, numbered = text.read(element, first=first)
        return Cell(printed, column, span, numbered)

    def _hung(self, column: int) -> Cell:
        span, rows = self._hanging.pop(column)
        if rows > 1:
            self._hanging[column] = (span, rows - 1)
        return Cell("", column, span, continues=True)


def _repeats(element: Element, attribute: str) -> int:
    count = element.get(name(attribute), "1")
    return min(max(int(count), 1), _MOST_REPEATS) if count.isdecimal() and len(count) < 10 else 1
