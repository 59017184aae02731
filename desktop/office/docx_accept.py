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
    MATH_TEXT,
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
#: What makes a text box say something.
_LETTERS: Final = (TEXT, HIDDEN, MATH_TEXT, w("sym"))


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
    for paragraph in reversed(open_ended):  # from the last one, or the letters of all would move each time
        after = next(paragraph.itersiblings(PARAGRAPH, TABLE), None)
        if after is not None and after.tag == PARAGRAPH:
            _put_in_front(paragraph, after)


def _put_in_front(paragraph: Element, after: Element) -> None:
    first = next(iter(after), None)
    start = 1 if first is not None and first.tag == PARAGRAPH_PROPERTIES else 0
    for child in reversed([child for child in paragraph if child.tag != PARAGRAPH_PROPERTIES]):
        after.insert(start, child)
    _remove(paragraph)


def _end_boxes(root: Element) -> None:
    """Mark where text boxes end; lines and frames that are drawn have one too, but it says nothing."""
    for box in list(root.iter(TEXT_BOX)):
        if next(box.iter(*_LETTERS), None) is None:
            _remove(box)
        elif box.find(TABLE) is not None and (paragraph := _paragraph_of_body(box)) is not None:
            for child in reversed(box):
                paragraph.addnext(child)
        else:
            etree.SubElement(box, BOX_END)


def _paragraph_of_body(box: Element) -> Element | None:
    """Return the paragraph that a text box is tied to, unless it stands in a cell."""
    around = list(box.iterancestors(PARAGRAPH, CELL))
    return around[-1] if around and all(each.tag == PARAGRAPH for each in around) else None


def _take_tables_out_of_tables(root: Element) -> None:
    """Open tables that only frame others; of one that stands in a cell leave its paragraphs, in order."""
    tables = list(root.iter(TABLE))
    if not any(map(_is_nested, tables)):
        return
    for table in tables:
        if _is_nested(table) or _is_frame(table):
            _unwrap(table)
    etree.strip_tags(root, _WRAPPER)


def _is_nested(table: Element) -> bool:
    return next(table.iterancestors(CELL), None) is not None


def _is_frame(table: Element) -> bool:
    """Say whether a table has one cell a row and holds another table."""
    if next(table.iterdescendants(TABLE), None) is None:
        return False
    return all(len(list(row.iterchildren(CELL))) == 1 for row in table.iterchildren(ROW))


def _unwrap(table: Element) -> None:
    for row in table.iterchildren(ROW):
        for cell in row.iterchildren(CELL):
            for properties in list(cell.iterchildren(CELL_PROPERTIES)):
                cell.remove(properties)
            cell.tag = _WRAPPER
        row.tag = _WRAPPER
    table.tag = _WRAPPER


_STEPS: Final[tuple[Callable[[Element], None], ...]] = (
    _choose_alternatives,
    _drop_deleted_rows_and_cells,
    _empty_placeholders,
    _join_paragraphs,
    _mark_hidden,
    _end_boxes,
    _take_tables_out_of_tables,
)
