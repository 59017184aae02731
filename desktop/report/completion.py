"""What can be written instead of the beginning of a name, sought by any part of it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, islice
from typing import NamedTuple

from db.folding import fold, key

MOST = 8  # candidates that are offered
_WORDS = 4  # of the text before the cursor that may belong to a name
_WORD_START = re.compile(r"(?<![\w-])(?=[\w«\"(№])|(?<=«)")
_TYPE = re.compile(r"^(?:[а-я]{1,3}\. ?){1,2}")  # «г.», «г. п.»: a name begins after it
_BEFORE = ("\n", "\t", " ", "-", "")  # what a find stands behind: the name, with its type, a word, anything
_ENOUGH = 200  # names of which the shortest are offered
_LONGEST = 80  # characters before the cursor that are looked at
_OPENING = '«"“„'


class Name(NamedTuple):
    """A name that can be written; `note` says of what kind it is, `written` what is put into the text."""

    shown: str
    note: str
    written: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is offered instead of `text[start:end]`."""

    shown: str
    note: str
    replacement: str
    start: int
    end: int


class Names:
    """Names that are sought, however many, within a few milliseconds."""

    def __init__(self, names: Iterable[Name], least: int) -> None:
        """`least` is how many characters must be typed; of names that are written alike the last counts."""
        self._least = least
        self._names = list({key(name.written): name for name in names}.values())
        lines = [f"\n{_TYPE.sub('', name)}\t{name}" for name in (key(each.shown) for each in self._names)]
        self._text = "".join(lines)  # one text is searched much faster than many
        self._begins = list(accumulate(map(len, lines), initial=0))

    def candidates(self, text: str, cursor: int) -> list[Candidate]:
        """Return what the end of the text before the cursor may become, the best first."""
        if cursor < len(text) and (text[cursor].isalnum() or text[cursor] == "-"):
            return []  # in the middle of a word
        for start in _starts(text, cursor):
            typed = text[start:cursor]
            if found := self._find(typed):
                return [
                    Candidate(name.shown, name.note, _written(name, text, start), start, cursor)
                    for name in found
                ]
        return []

    def _find(self, typed: str) -> list[Name]:
        """Return the names that have what was typed: at their beginnings, at those of words, anywhere."""
        sought = key(typed)
        if len(sought) < self._least or typed[-1:].isspace() or sought not in self._text:
            return []
        found: dict[int, None] = {}
        for mark in _BEFORE:
            more = islice(self._places(mark + sought), _ENOUGH)
            found |= dict.fromkeys(sorted(more, key=self._length))
            if len(found) >= MOST:
                break
        names = [self._names[place] for place in found]
        is_written = any(fold(typed) == name.written for name in names)
        return [] if is_written else names[:MOST]

    def _places(self, wanted: str) -> Iterator[int]:
        """Yield the names in which something stands."""
        at = self._text.find(wanted)
        while at >= 0:
            place = bisect_right(self._begins, at) - 1
            yield place
            at = self._text.find(wanted, self._begins[place + 1])

    def _length(self, place: int) -> int:
        return len(self._names[place].shown)


def _starts(text: str, cursor: int) -> Iterator[int]:
    """Yield where the last words before the cursor begin, the longest run of them first."""
    begin = max(0, cursor - _LONGEST, text.rfind("\n", 0, cursor) + 1)
    starts = [begin + found.start() for found in _WORD_START.finditer(text[begin:cursor])]
    yield from starts[-_WORDS:]


def _written(name: Name, text: str, start: int) -> str:
    """Return what to write: what was opened before it, a quote or a bracket, is not opened again."""
    written = name.written
    if text[start - 1 : start] in tuple(_OPENING) and written[:1] in tuple(_OPENING):
        return written[1:]
    if written.endswith(")") and text.rfind("(", 0, start) > text.rfind(")", 0, start):
        return written.replace(" (", ", ", 1)
    return written
