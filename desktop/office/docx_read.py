"""Reading a report from a .docx as Word, LibreOffice, other programs and hands make it."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from lxml import etree

from desktop.office.bookmarks import Marks
from desktop.office.docx_accept import accept
from desktop.office.docx_names import BODY, DOCUMENT, PARAGRAPH, TABLE, w
from desktop.office.docx_numbering import Numbering, number_by_styles
from desktop.office.docx_payload import data_of
from desktop.office.docx_text import NOTES, Flow, RowReader, paragraph_text
from desktop.office.grid import Block, Paragraph, Row, Table
from desktop.office.layout import marks_draft
from desktop.office.package import Package, open_package
from desktop.office.recalling import recalled
from desktop.office.recognise import recognise
from desktop.office.soffice import converted
from desktop.office.unreadable import beginning, holds_stream, unreadable
from desktop.report.printed import PrintedReport

Element = etree._Element

_USUAL_PART: Final = "word/document.xml"
#: Parts that stand beside the text, and how people call what is in them.
_MARGINS: Final = {"header": "верхний колонтитул", "footer": "нижний колонтитул"}
#: Parts with notes: the element of a note and the reference to it.
_NOTES: Final = {
    "footnotes": (w("footnote"), w("footnoteReference")),
    "endnotes": (w("endnote"), w("endnoteReference")),
    "comments": (w("comment"), w("commentReference")),
}
_PAGE_FIELDS: Final = ("PAGE", "NUMPAGES", "SECTIONPAGES")


def read_docx(source: Path) -> PrintedReport:
    """Read a report from a .docx, .docm or .dotx; a .doc under that name is read as what it is.

    Raises UnreadableFile, NoReportTable.
    """
    if holds_stream(source, "WordDocument"):
        return read_doc(source)
    return _read(source, source.name)


def read_doc(source: Path) -> PrintedReport:
    """Read a report from a .doc with the help of an installed LibreOffice.

    Raises UnreadableFile, NoReportTable.
    """
    if beginning(source).startswith(b"PK"):
        return read_docx(source)
    with converted(source, "docx") as copy:
        return _read(copy, source.name)


def _read(source: Path, name: str) -> PrintedReport:
    with open_package(source) as package:
        document = _Document(source, package)
        report = recognise(document.blocks(), name)
        return recalled(replace(report, is_draft=document.is_draft), data_of(package))


class _Document:
    """The parts of a .docx that print something."""

    def __init__(self, source: Path, package: Package) -> None:
        self._source = source
        self._package = package
        self._main = self._main_part()
        self._parts = {tie.kind: tie.target for tie in package.relationships(self._main)}
        self._root = package.xml(self._main)
        if self._root.tag != DOCUMENT:
            raise unreadable(source, package.contents(), "проверьте, тот ли это файл")
        numbering = self._part("numbering")
        accept(self._root)
        if numbering is not None and (styles := self._part("styles")) is not None:
            number_by_styles(self._root, styles, numbering)
        self._flow = Flow(Numbering(numbering))
        self._places: dict[tuple[str, str], str] = {}  # where each note is referred to
        self.is_draft = False

    def blocks(self) -> Iterator[Block]:
        """Yield paragraphs and tables in their order, then hidden text, margins and notes."""
        body = self._root.find(BODY)
        reader, marks = RowReader(self._flow), Marks()
        hidden: list[Paragraph] = []
        paragraphs = tables = 0
        for element in body if body is not None else ():
            if element.tag == PARAGRAPH:
                paragraphs += 1
                where = f"абзац {paragraphs}"
                yield Paragraph(paragraph_text(element, self._flow), where)
                hidden += self._aside(where)
            elif element.tag == TABLE:
                tables += 1
                rows = []
                for number, cells in enumerate(reader.read(element), 1):
                    where = f"таблица {tables}, строка {number}"
                    rows.append(Row(cells, where, marks.event_id(reader.bookmarks)))
                    hidden += self._aside(where)
                yield Table(tuple(rows), max((_width(row) for row in rows), default=0))
        yield from hidden
        yield from self._margins()
        yield from self._notes()

    def _main_part(self) -> str:
        """Return the part with the text: found by its tie, for it can have any name."""
        ties = self._package.relationships()
        main = next((tie.target for tie in ties if tie.kind == "officeDocument"), _USUAL_PART)
        if main not in self._package:
            raise unreadable(self._source, self._package.contents(), "проверьте, тот ли это файл")
        return main

    def _part(self, kind: str) -> Element | None:
        part = self._parts.get(kind, "")
        return self._package.xml(part) if part in self._package else None

    def _aside(self, where: str) -> list[Paragraph]:
        """Note where the notes of a text belong, and return what is hidden in it."""
        flow = self._flow
        if not (flow.notes or flow.hidden):
            return []
        self._places |= dict.fromkeys(flow.notes, where)
        hidden = "".join(flow.hidden)
        flow.notes.clear()
        flow.hidden.clear()
        return [Paragraph(hidden, f"{where}, скрытый текст")] if hidden else []

    def _margins(self) -> Iterator[Paragraph]:
        """Yield what is printed above and below every page, page numbers apart."""
        ties = self._package.relationships(self._main)
        margins = {tie.target: tie.kind for tie in ties if tie.kind in _MARGINS}  # each part once
        for part, kind in margins.items():
            if part in self._package:
                root = self._package.xml(part)
                accept(root)
                for paragraph in root.iter(PARAGRAPH):
                    text = paragraph_text(paragraph, Flow(Numbering()))
                    if marks_draft(text):
                        self.is_draft = True
                    elif not _counts_pages(paragraph):
                        yield Paragraph(text, _MARGINS[kind])

    def _notes(self) -> Iterator[Paragraph]:
        for kind, (name, reference) in _NOTES.items():
            if (root := self._part(kind)) is None:
                continue
            accept(root)
            for note in root.iterchildren(name):
                if where := self._places.get((reference, note.get(w("id"), ""))):
                    text = paragraph_text(note, Flow(Numbering()))
                    yield Paragraph(text, f"{where}, {NOTES[reference]}")


def _width(row: Row) -> int:
    return row.cells[-1].column + row.cells[-1].span if row.cells else 0


def _counts_pages(paragraph: Element) -> bool:
    """Say whether a paragraph holds a page number, which is none of the report's text."""
    codes = [field.get(w("instr"), "") for field in paragraph.iter(w("fldSimple"))]
    codes += [code.text or "" for code in paragraph.iter(w("instrText"))]
    return any(name in _PAGE_FIELDS for code in codes for name in code.upper().split()[:1])
