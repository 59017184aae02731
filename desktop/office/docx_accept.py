"""Bringing the tree of a .docx to what it prints: changes accepted, choices made, wrappers taken away."""

from collections.abc import Callable
from typing import Final

from lxml import etree

from desktop.office.docx_names import (
    ALTERNATIVES,
    BOX_END,
    CELL,
    CELL_PROPERTIES,
    CHOICE,
    FALLBACK,
    HIDDEN,
    PARAGRAPH,
    PARAGRAPH_PROPERTIES,
    ROW,
    RUN,
    RUN_PROPERTIES,
    TABLE,
    TEXT,
    TEXT_BOX,
    VAL,
    flag,
    w,
)

Element = etree._Element

#: What is not printed, with all that is in it.
_UNPRINTED: Final = (
    *map(w, ("del", "moveFrom", "rt", "tabs", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr")),
    *map(w, ("pPrChange", "rPrChange", "tcPrChange", "trPrChange", "tblPrChange", "sectPrChange")),
    *map(w, ("tblPrExChange", "tblGridChange", "numberingChange")),
)

#: What only wraps text, rows, cells or tables.
_WRAPPERS: Final = (
    *map(w, ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo")),
    ALTERNATIVES,
    CHOICE,
    FALLBACK,
)
_WRAPPER: Final = "wrapper"


def accept(root: Element) -> None:
    """Change the tree so that it holds what the document prints, in the order in which it is printed."""
    for step in _STEPS:
        step(root)


def _remove(element: Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _owner(mark: Element, *path: str) -> Element | None:
    """Return what a mark belongs to, if the elements above it are those of the path."""
    above: Element | None = mark
    for name in path:
        above = above.getparent() if above is not None else None
        if above is None or above.tag != name:
            return None
    return above


def _owners(root: Element, marks: tuple[str, ...], *path: str) -> list[Element]:
    found = (_owner(mark, *path) for mark in root.iter(*marks) if flag(mark.get(VAL)))
    return [owner for owner in found if owner is not None]


def _choose_alternatives(root: Element) -> None:
    for alternatives in list(root.iter(ALTERNATIVES)):
        choices = [child for child in alternatives if child.tag == CHOICE] or list(alternatives)
        for child in list(alternatives):
            if child is not choices[0]:
                alternatives.remove(child)


def _drop_deleted_rows_and_cells(root: Element) -> None:
    for row in _owners(root, (w("del"),), w("trPr"), ROW):
        _remove(row)
    for cell in _owners(root, (w("cellDel"),), CELL_PROPERTIES, CELL):
        _remove(cell)


def _empty_placeholders(root: Element) -> None:
    """Take out the «type here» of content controls that nobody filled; the control's cells stay."""
    for control in _owners(root, (w("showingPlcHdr"),), w("sdtPr"), w("sdt")):
        for run in list(control.iter(RUN)):
            _remove(run)


def _mark_hidden(root: Element) -> None:
    """Mark hidden text: Word does not print it, so it is no part of the report, but nothing may be lost."""
    for run in _owners(root, (w("vanish"),), RUN_PROPERTIES, RUN):
        for child in list(run):
            if child.tag == TEXT:
                child.tag = HIDDEN
            elif child.tag != RUN_PROPERTIES:
                run.remove(child)


def _join_paragraphs(root: Element) -> None:
    """Strip deletions; a paragraph whose mark is deleted goes on in the one after it."""
    path = (RUN_PROPERTIES, PARAGRAPH_PROPERTIES, PARAGRAPH)
    open_ended = _owners(root, (w("del"), w("moveFrom")), *path)
    etree.strip_elements(root, *_UNPRINTED, with_tail=False)
    etree.strip_tags(root, *_WRAPPERS)
    for paragraph in open_ended:
        after = next(paragraph.itersiblings(PARAGRAPH, TABLE), None)
        if after is not None and after.tag == PARAGRAPH:
            _put_in_front(paragraph, after)


def _put_in_front(paragraph: Element, after: Element) -> None:
    start = 1 if len(after) and after[0].tag == PARAGRAPH_PROPERTIES else 0
    content = [child for child in paragraph if child.tag != PARAGRAPH_PROPERTIES]
    after[start:start] = content
    _remove(paragraph)


def _end_boxes(root: Element) -> None:
    for box in list(root.iter(TEXT_BOX)):
        etree.SubElement(box, BOX_END)


def _flatten_nested_tables(root: Element) -> None:
    """Leave of a table that stands in a cell its paragraphs, one below the other."""
    nested = [table for table in root.iter(TABLE) if next(table.iterancestors(CELL), None) is not None]
    for table in nested:
        for row in table.iterchildren(ROW):
            for cell in row.iterchildren(CELL):
                for properties in list(cell.iterchildren(CELL_PROPERTIES)):
                    cell.remove(properties)
                cell.tag = _WRAPPER
            row.tag = _WRAPPER
        table.tag = _WRAPPER
    if nested:
        etree.strip_tags(root, _WRAPPER)


_STEPS: Final[tuple[Callable[[Element], None], ...]] = (
    _choose_alternatives,
    _drop_deleted_rows_and_cells,
    _empty_placeholders,
    _join_paragraphs,
    _mark_hidden,
    _end_boxes,
    _flatten_nested_tables,
)
