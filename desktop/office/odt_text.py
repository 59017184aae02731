"""What the cells and paragraphs of an .odt print, letter by letter."""

import re
from collections.abc import Callable
from typing import Final

from lxml import etree

from db.folding import fold
from desktop.office.odt_lists import Lists

Element = etree._Element

_OPENDOCUMENT: Final = "{urn:oasis:names:tc:opendocument:xmlns:"
_LONGER: Final = {
    "draw": "drawing",
    "svg": "svg-compatible",
}  # names of namespaces that differ from the usual


def name(qualified: str) -> str:
    """Return «text:p» with its namespace."""
    prefix, _, local = qualified.partition(":")
    return f"{_OPENDOCUMENT}{_LONGER.get(prefix, prefix)}:1.0}}{local}"


PARAGRAPHS: Final = frozenset(map(name, ("text:p", "text:h")))
#: What is not printed in the line of the text, with all that is in it.
_SKIPPED: Final = frozenset(
    (
        *map(name, ("text:tracked-changes", "text:ruby-text", "text:number", "text:hidden-text")),
        *map(name, ("text:sequence-decls", "text:variable-decls", "text:user-field-decls")),
        *map(name, ("office:forms", "office:event-listeners")),
        *map(name, ("svg:title", "svg:desc")),
    )
)
#: What stands beside the text, and how people call it.
_NOTES: Final = {name("text:note"): "сноска", name("office:annotation"): "примечание"}
_DRAWN: Final = name("draw:")
_NOTE_BODY: Final = name("text:note-body")
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_MOST_BLANKS: Final = 1_000


class OdtText:
    """Reads the text of cells and paragraphs; lists are counted in the order of the document."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self.notes: list[tuple[str, str]] = []  # the kind and the text of each note
        self._letters: Final[dict[str, Callable[[Element], str]]] = {
            name("text:s"): _blanks,
            name("text:tab"): lambda _: "\t",
            name("text:line-break"): lambda _: "\n",
        }

    def read(self, element: Element, *, first: bool = False) -> tuple[str, bool]:
        """Return the text and whether an automatic number stands before it; `first`: in the first cell."""
        self._parts: list[str] = []
        self._labels: list[tuple[int, int, str]] = []  # paragraph, place in the parts, what is printed
        self._paragraphs = self._open = 0
        self._blank = True  # further blanks fold into the one before
        self._walk(element)
        text = "".join(self._parts)
        counts_row = [label[0] for label in self._labels] == [1] and (first or not fold(text))
        if self._labels and not counts_row:
            for _, place, label in reversed(self._labels):
                self._parts.insert(place, label)
            text = "".join(self._parts)
        text = text.replace("\xad", "")
        return (text if fold(text) else ""), counts_row

    def _walk(self, element: Element) -> None:
        walk = etree.iterwalk(element, events=("start", "end"))
        for event, inner in walk:
            if event == "start":
                if self._is_aside(inner):
                    walk.skip_subtree()
                else:
                    self._begin(inner)
            else:
                self._end(inner)
                if inner is not element:
                    self._add(inner.tail)

    def _is_aside(self, element: Element) -> bool:
        if (kind := _NOTES.get(element.tag)) is not None:
            body = element.find(_NOTE_BODY)
            paragraphs = (element if body is None else body).iter(*PARAGRAPHS)
            self.notes.append(
                (kind, "\n".join("".join(map(str, paragraph.itertext())) for paragraph in paragraphs))
            )
            return True
        return element.tag in _SKIPPED or _is_mute(element)

    def _begin(self, element: Element) -> None:
        tag = element.tag
        if tag in PARAGRAPHS:
            if self._paragraphs:
                self._parts.append("\n")
            self._paragraphs += 1
            self._open += 1
            self._blank = True
            if label := self._lists.label():
                self._labels.append((self._paragraphs, len(self._parts), label))
        elif letter := self._letters.get(tag):
            self._parts.append(letter(element))
            self._blank = False
        else:
            self._lists.begin(element)
        self._add(element.text)

    def _end(self, element: Element) -> None:
        if element.tag in PARAGRAPHS:
            self._open -= 1
        else:
            self._lists.end(element)

    def _add(self, text: str | None) -> None:
        """Take letters as the format means them: a run of plain blanks is one, none begins a paragraph."""
        if not text or not self._open:
            return
        text = _BLANKS.sub(" ", text)
        if self._blank and text.startswith(" "):
            text = text[1:]
        if text:
            self._parts.append(text)
            self._blank = text.endswith(" ")


def _is_mute(element: Element) -> bool:
    """Say whether an element is drawn and says nothing: lines and frames hold empty paragraphs."""
    return element.tag.startswith(_DRAWN) and not fold("".join(map(str, element.itertext())))


def _blanks(element: Element) -> str:
    count = element.get(name("text:c"), "1")
    return " " * (min(int(count), _MOST_BLANKS) if count.isdecimal() and len(count) < 6 else 1)
