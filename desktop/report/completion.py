"""What can be written instead of the beginning of a name, sought by any part of it."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from db.folding import fold, key
from desktop.report.stepping import GoOn, stepped

MOST = 8  # candidates that are offered
_WORDS = 4  # of the text before the cursor that may belong to a name
_WORD_START = re.compile(r"(?<![\w-])(?=[\w«\"(№])|(?<=«)")
_TYPE = re.compile(r"^(?:[а-я]{1,3}\. ?){1,2}")  # «г.», «г. п.»: a name begins after it
_BEFORE = ("\n", "\t", " ", "-", "")  # what a find stands behind: the name, with its type, a word, anything
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
    """Names that are sought, however many, within a few milliseconds.

    They stand in the order of their lengths, so that the first that are found are the shortest. What is
    sought is looked for only in those that hold its rarest three signs.
    """

    def __init__(self, names: Iterable[Name], least: int, go_on: GoOn = bool) -> None:
        """`least` is how many characters must be typed; of names that are written alike the last counts.

        `go_on` is called between the names.
        """
        self._least = least
        known = {key(name.written): name for name in stepped(names, go_on)}
        self._names = sorted(known.values(), key=lambda name: len(name.shown))
        self._lines = [_line(name) for name in stepped(self._names, go_on)]
        self._holding: defaultdict[str, list[int]] = defaultdict(list)
        for place, line in enumerate(stepped(self._lines, go_on)):
            for signs in set(_threes(line)):
                self._holding[signs].append(place)

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
        if len(sought) < self._least or typed[-1:].isspace():
            return []
        found: dict[int, None] = {}
        for mark in _BEFORE:
            found |= dict.fromkeys(islice(self._places(mark + sought), MOST))
            if len(found) >= MOST:
                break
        names = [self._names[place] for place in found]
        is_written = any(fold(typed) == name.written for name in names)
        return [] if is_written else names[:MOST]

    def _places(self, wanted: str) -> Iterator[int]:
        """Yield the names in which something stands, the shortest first."""
        holding: Iterator[Sequence[int]] = (self._holding.get(signs, ()) for signs in _threes(wanted))
        rarest = min(holding, key=len, default=range(len(self._lines)))
        return (place for place in rarest if wanted in self._lines[place])


def _line(name: Name) -> str:
    """Return what a name is sought in: without its type, then with it."""
    shown = key(name.shown)
    bare = _TYPE.sub("", shown)
    return f"\n{shown}" if bare == shown else f"\n{bare}\t{shown}"


def _threes(text: str) -> Iterator[str]:
    """Yield each three signs that stand side by side."""
    return (text[at : at + 3] for at in range(len(text) - 2))


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
