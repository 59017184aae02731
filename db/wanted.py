"""What a person searches for: words in any form, parts of words, phrases between quotation marks."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from db.words import Located, located, plain, words

Inflect = Callable[[str], frozenset[str]]  # all forms of a word, lower case, «е» for «ё»

PART = 3  # letters from which on a part may stand anywhere in a word; fewer must begin one
_MOST = 60  # words that are looked for: a longer text is told from others by them
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|„[^„“”]*[“”]|\"[^\"]*\"")


class Mark(NamedTuple):
    """A place in a text where something was found."""

    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Part:
    """A word of which a part is enough, and which may stand in any form."""

    word: str
    forms: frozenset[str] = frozenset()

    @property
    def is_anywhere(self) -> bool:
        """Whether it may stand in the middle of a word."""
        return len(self.word) >= PART

    def is_in(self, text: str) -> bool:
        """Whether it is found in a text of `db.words.searched`."""
        part = self.word if self.is_anywhere else f" {self.word}"
        return part in text or (bool(self.forms) and not self.forms.isdisjoint(text.split()))

    def may_be_in(self, text: str) -> bool:
        """Whether it is worth while to look for it in a text of `db.words.plain`."""
        return self.word in text or any(form in text for form in self.forms)

    def marks(self, written: list[Located]) -> Iterator[Mark]:
        """Yield where it stands: the letters that were typed, or the whole word where its form is another."""
        for start, length, word in written:
            place = word.find(self.word) if self.is_anywhere else -1 + word.startswith(self.word)
            if place >= 0:
                is_as_written = len(word) == length
                yield Mark(start + place, len(self.word)) if is_as_written else Mark(start, length)
            elif word in self.forms:
                yield Mark(start, length)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand side by side just so."""

    words: tuple[str, ...]

    @property
    def searched(self) -> str:
        """The phrase as it stands in a text of `db.words.searched`."""
        return f" {' '.join(self.words)} "

    def is_in(self, text: str) -> bool:
        """Whether it is found in a text of `db.words.searched`."""
        return self.searched in text

    def may_be_in(self, text: str) -> bool:
        """Whether it is worth while to look for it in a text of `db.words.plain`."""
        return all(word in text for word in self.words)

    def marks(self, written: list[Located]) -> Iterator[Mark]:
        """Yield where it stands, each time from its first word to its last."""
        count = len(self.words)
        for first in range(len(written) - count + 1):
            row = written[first : first + count]
            if tuple(each.word for each in row) == self.words:
                yield Mark(row[0].start, row[-1].start + row[-1].length - row[0].start)


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that must be found, each somewhere in the texts of an event."""

    needles: tuple[Part | Phrase, ...] = ()

    def is_in(self, text: str) -> bool:
        """Whether all of it is found in a text of `db.words.searched`."""
        return all(needle.is_in(text) for needle in self.needles)

    def marks(self, text: str) -> tuple[Mark, ...]:
        """Return the places in a text as written, in its order, those that touch each other made one."""
        if not self.needles:
            return ()
        compared = plain(text)
        there = [needle for needle in self.needles if needle.may_be_in(compared)]
        written = list(located(text)) if there else []
        return tuple(_joined(sorted(mark for needle in there for mark in needle.marks(written))))


NOTHING = Wanted()


def wanted(text: str, inflect: Inflect) -> Wanted:
    """Read what was typed; between two quotation marks stands a phrase, all else is words."""
    quoted = (words(match[0])[:_MOST] for match in _QUOTED.finditer(text))
    exact = [Phrase(tuple(said)) for said in quoted if said]
    rest = dict.fromkeys(words(_QUOTED.sub(" ", text)))
    parts = [Part(word, _forms(word, inflect)) for word in list(rest)[:_MOST]]
    return Wanted((*exact, *parts))


def _forms(word: str, inflect: Inflect) -> frozenset[str]:
    """Return the other forms in which a word is found; those that it is a part of are found without."""
    if len(word) < PART or not word.isalpha():
        return frozenset()
    return frozenset(form for form in inflect(word) if word not in form)


def _joined(marks: Iterable[Mark]) -> Iterator[Mark]:
    last: Mark | None = None
    for mark in marks:
        if last and mark.start <= last.start + last.length:
            last = Mark(last.start, max(last.length, mark.start + mark.length - last.start))
            continue
        if last:
            yield last
        last = mark
    if last:
        yield last
