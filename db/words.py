"""Words as the search compares them, and where they stand in a text as it was written."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from db.folding import key

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"  # may stand within a word
_ACCENTS = "\u0300-\u036f"  # stress marks, and the second half of «й» as some systems write it
_BETWEEN = " \n "  # texts: no phrase goes from one into the next
_APART = "\0"  # between texts: stands in none, belongs to no word and is no white space
_ACCENT = re.compile(f"[{_ACCENTS}]")
_ODD = re.compile(f"[{_UNSEEN}{_ACCENTS}]")
_WORD = re.compile(r"[№%]|[^\W_]+")
_WRITTEN = re.compile(rf"[№%][{_UNSEEN}{_ACCENTS}]*|[^\W_](?:[^\W_]|[{_UNSEEN}{_ACCENTS}])*")


class Located(NamedTuple):
    """A word with its place in the text as written."""

    start: int
    length: int
    word: str


def words(text: str) -> list[str]:
    """Return the words of a text: lower case, «е» for «ё»; «№» and «%» are words, other signs part them."""
    return _WORD.findall(plain(text))


def plain(text: str) -> str:
    """Return a text with its words as they are compared, and all other signs between them."""
    return _ACCENT.sub("", key(unicodedata.normalize("NFC", text)))


def located(text: str) -> Iterator[Located]:
    """Yield the words of a text, each with its place."""
    lower = text.lower().replace("ё", "е")
    if len(lower) == len(text) and not _ODD.search(text) and unicodedata.is_normalized("NFC", text):
        for match in _WORD.finditer(lower):  # most texts: each letter is where it was
            yield Located(match.start(), match.end() - match.start(), match[0])
    else:
        for match in _WRITTEN.finditer(text):
            yield Located(match.start(), match.end() - match.start(), plain(match[0]))


def searched(texts: Iterable[str]) -> str:
    """Return texts as the search looks through them: words between spaces, texts between line breaks."""
    together = plain(_APART.join(texts))  # once for all of them: five times take twice as long
    return f" {_BETWEEN.join(' '.join(_WORD.findall(text)) for text in together.split(_APART))} "
