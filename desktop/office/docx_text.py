"""What the cells and paragraphs of a .docx print, letter by letter."""

from collections.abc import Callable, Iterator
from typing import Final

from lxml import etree

from db.folding import fold
from desktop.office.docx_names import (
    BOX_END,
    CELL,
    HIDDEN,
    MATH_TEXT,
    NUMBERING,
    PARAGRAPH,
    ROW,
    TABLE,
    TEXT,
    TEXT_BOX,
    VAL,
    w,
)
from desktop.office.docx_numbering import Numbering
from desktop.office.grid import Cell

Element = etree._Element

#: Letters that stand for elements of a run.
_LETTERS: Final = {w("tab"): "\t", w("ptab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "-"}
#: What a run refers to, and how people call it.
NOTES: Final = {
    w("footnoteReference"): "сноска",
    w("endnoteReference"): "концевая сноска",
    w("commentReference"): "примечание",
}
_SYMBOLS: Final = {"F0B7": "•", "F0A7": "▪", "F02D": "-", "F0FC": "✓"}
_UNSEEN_LENGTH: Final = 8  # longer runs of zero-width marks do not occur


class Flow:
    """The text of one cell or paragraph while its elements come by in the order of the document."""

    def __init__(self, numbering: Numbering) -> None:
        self.handlers: Final[dict[str, Callable[[Element], None]]] = {
            TEXT: self._text,
            MATH_TEXT: self._text,
            PARAGRAPH: self._paragraph,
            NUMBERING: self._numbered,
            TEXT_BOX: self._box,
            BOX_END: self._end_box,
            HIDDEN: self._hidden,
            w("fldChar"): self._field,
            w("sym"): self._symbol,
            **dict.fromkeys(_LETTERS, self._letter),
            **dict.fromkeys(NOTES, self._note),
        }
        self.notes: list[tuple[str, str]] = []  # the kind and the id of each note
        self.hidden: list[str] = []
        self._numbering = numbering
        self._start()

    def _start(self) -> None:
        self._parts: list[str] = []
        self._paragraphs = 0
        self._labels: list[tuple[int, int, str]] = []  # paragraph, place in the parts, what is printed
        self._fresh = False  # the line is empty: the next paragraph needs none of its own
        self._below = False  # a text box ended: what follows stands below it
        self._fields: list[bool] = []  # of each open field: whether its result has begun
        self._instructions: list[tuple[int, str]] = []  # what open fields hold back
        self._plain = True  # no box and no field was met: letters need no second look

    def finish(self, *, first: bool = False) -> tuple[str, bool]:
        """Return the text and whether an automatic number stands before it; `first`: in the first cell.

        There the number is that of the row. In other cells it is part of what is printed.
        """
        if self._fields:  # a field that never ends holds nothing back
            for place, text in reversed(self._instructions):
                self._parts.insert(place, text)
        text = "".join(self._parts)
        counts_row = [label[0] for label in self._labels] == [1] and (first or not text)
        if self._labels and not counts_row:
            for _, place, label in reversed(self._labels):
                self._parts.insert(place, label)
            text = "".join(self._parts)
        self._start()
        return _visible(text), counts_row

    def _text(self, element: Element) -> None:
        text = element.text
        if not text:
            return
        if "\n" in text:
            # A break inside of the element is a blank to Word. Blanks at its ends are kept even where
            # xml:space is missing: programs other than Word forget it.
            text = text.replace("\n", " ")
        if self._plain:
            self._parts.append(text)
        else:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._fields and not all(self._fields):
            self._instructions.append((len(self._parts), text))
            return
        if self._below:
            self._below = False
            self._parts.append("\n")
        self._parts.append(text)
        self._plain = not self._fields

    def _letter(self, element: Element) -> None:
        self._add(_LETTERS[element.tag])

    def _symbol(self, element: Element) -> None:
        code = element.get(w("char"), "").upper()
        try:
            self._add(_SYMBOLS.get(code) or chr(int(code, 16)))
        except (ValueError, OverflowError):
            self._add("\ufffd")

    def _paragraph(self, _: Element) -> None:
        if self._paragraphs and not self._fresh:
            self._parts.append("\n")
        self._fresh = self._below = False
        self._paragraphs += 1

    def _numbered(self, element: Element) -> None:
        if (label := self._numbering.label(element)) is not None:
            self._labels.append((self._paragraphs, len(self._parts), label))

    def _box(self, _: Element) -> None:
        self._fresh = not self._parts or self._parts[-1].endswith("\n")

    def _end_box(self, _: Element) -> None:
        self._below, self._plain = True, False

    def _field(self, element: Element) -> None:
        self._plain = False
        match element.get(w("fldCharType")):
            case "begin":
                self._fields.append(False)
            case "separate" if self._fields:
                self._fields[-1] = True
            case "end" if self._fields:
                self._fields.pop()
        if not self._fields:
            self._instructions.clear()

    def _hidden(self, element: Element) -> None:
        self.hidden.append(element.text or "")

    def _note(self, element: Element) -> None:
        self.notes.append((element.tag, element.get(w("id"), "")))


def _visible(text: str) -> str:
    """Return the text without soft hyphens; nothing where nothing can be seen."""
    text = text.replace("\xad", "")
    blank = text.isspace() or (len(text) < _UNSEEN_LENGTH and not text.isascii() and not fold(text))
    return "" if blank else text


class RowReader:
    """Reads the rows of a table; the place of a cell in the grid follows from those before it.

    `bookmarks` are the names of those that begin in the row read last.
    """

    def __init__(self, flow: Flow) -> None:
        self.bookmarks: list[str] = []
        self._here: list[str] = []
        self._ahead: list[str] = []  # they stand between two rows and belong to the lower one
        self._flow = flow
        handlers = flow.handlers | {
            CELL: self._cell,
            w("gridSpan"): self._spans,
            w("gridBefore"): self._before,
            w("vMerge"): self._merges,
            w("cellMerge"): self._merges,
            w("hMerge"): self._goes_on,
            w("bookmarkStart"): self._bookmark,
        }
        self._handlers: Final = handlers
        self._start()

    def _start(self) -> None:
        self._cells: list[Cell] = []
        self._open = False
        self._column = 0

    def read(self, table: Element) -> Iterator[tuple[Cell, ...]]:
        """Yield the cells of one row after another."""
        handlers = self._handlers
        begun = False
        for element in table.iter(ROW, *handlers):  # one pass for all: to set it up costs as much as a row
            if handler := handlers.get(element.tag):
                handler(element)
            elif begun:
                yield self._row()
            else:
                begun = True
        if begun:
            yield self._row()

    def _row(self) -> tuple[Cell, ...]:
        self._close()
        cells = tuple(self._cells)
        self._start()
        self.bookmarks, self._here, self._ahead = self._here, self._ahead, []
        return cells

    def _cell(self, _: Element) -> None:
        self._close()
        self._open, self._span, self._continues, self._attached = True, 1, False, False

    def _close(self) -> None:
        if not self._open:
            return
        text, numbered = self._flow.finish(first=not self._cells)
        if self._attached and self._cells:
            left = self._cells.pop()
            self._column, self._span = left.column, left.span + self._span
            text = f"{left.text}\n{text}" if left.text and text else left.text or text
        self._cells.append(Cell(text, self._column, self._span, numbered, self._continues))
        self._column += self._span

    def _spans(self, element: Element) -> None:
        self._span = _count(element, 1)

    def _before(self, element: Element) -> None:
        self._column = _count(element, 0)

    def _merges(self, element: Element) -> None:
        kind = element.get(VAL) or element.get(w("vMerge")) or "continue"
        self._continues = kind in ("continue", "cont")

    def _goes_on(self, element: Element) -> None:
        """Take a cell into the one before it: so programs older than the grid merged them."""
        self._attached = element.get(VAL, "continue") == "continue"

    def _bookmark(self, element: Element) -> None:
        parent = element.getparent()
        is_between = parent is not None and parent.tag == TABLE
        (self._ahead if is_between else self._here).append(element.get(w("name"), ""))


def _count(element: Element, least: int) -> int:
    """Return a number of columns; 63 is the most that Word has."""
    value = element.get(VAL, "")
    return min(max(int(value), least), 63) if value.isdecimal() and len(value) < 6 else least


def paragraph_text(paragraph: Element, flow: Flow) -> str:
    """Return what a paragraph outside of tables prints, its automatic number with it."""
    for element in paragraph.iter(*flow.handlers):
        flow.handlers[element.tag](element)
    return flow.finish()[0]
