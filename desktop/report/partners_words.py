"""The words and marks of a text, made comparable, each with its place in the text as it stands."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from db.dictionaries.names import cyrillic

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_WORD = re.compile(rf"[^\W\d_]+(?:[{_UNSEEN}]+[^\W\d_]+)*|\d+|[^\s{_UNSEEN}]")
_LATIN = re.compile(r"[A-Za-z]")
_UNSEEN_MARK = re.compile(rf"[{_UNSEEN}]")
_HYPHENS = dict.fromkeys("-\u2010\u2011\u2212–—", "-")
_MARKS = {**_HYPHENS, "“": "«", "„": "«", "”": "»", "’": "'"}


class Word(NamedTuple):
    """A word, a number or a mark.

    `text` is lower case with «е» for «ё», every dash a hyphen; `capital` is whether it begins with a capital
    letter, `glued` whether no space stands before it.
    """

    text: str
    start: int
    end: int
    capital: bool
    glued: bool


NOTHING = Word("", 0, 0, False, False)  # what stands before the first word and after the last


def words_of(text: str) -> list[Word]:
    """Divide a text into words and marks."""
    mixed = _LATIN.search(text) is not None
    unseen = _UNSEEN_MARK.search(text) is not None
    words: list[Word] = []
    before = -1
    for found in _WORD.finditer(text):
        raw = found[0]
        start, end = found.span()
        if unseen:
            raw = _UNSEEN_MARK.sub("", raw)
        if mixed:
            raw = cyrillic(raw)
        lower = raw.lower()
        words.append(
            Word(_MARKS.get(lower) or lower.replace("ё", "е"), start, end, lower != raw, start == before)
        )
        before = end
    return words


def at(words: Sequence[Word], index: int) -> Word:
    """Return the word at an index, NOTHING where there is none."""
    return words[index] if 0 <= index < len(words) else NOTHING


def plain(name: str) -> tuple[str, ...]:
    """Return the words of a name as they are compared."""
    return tuple(word.text for word in words_of(name))
