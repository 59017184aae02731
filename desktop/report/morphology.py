"""The forms of Russian words: lemmas, and whether a word is one at all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from db.folding import key

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer
    from pymorphy3.analyzer import Parse
    from pymorphy3.dawg import WordsDawg

_RUSSIAN = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)
_KEPT = 20_000  # words whose forms are kept in memory: more than ten years of reports hold
_SEARCHED = 500  # words all of whose forms are kept: those that were searched for


@dataclass(frozen=True, slots=True)
class Form:
    """What a word may be: a form of a lemma, told by the marks of OpenCorpora («NOUN», «anim», «gent»)."""

    lemma: str
    grammemes: frozenset[str]
    likelihood: float


class Morphology:
    """Answers about words. Loaded at the first question (80 ms, 28 MB); may be asked from any thread."""

    def __init__(self) -> None:
        self.lemmas = lru_cache(_KEPT)(self._lemmas)
        self.forms = lru_cache(_KEPT)(self._forms)
        self.knows = lru_cache(_KEPT)(self._knows)
        self.inflected = lru_cache(_SEARCHED)(self._inflected)

    @cached_property
    def letters(self) -> "Letters":
        """All words of the dictionary as a tree of letters."""
        return Letters(_analyzer().dictionary.words)

    def _lemmas(self, word: str) -> tuple[str, ...]:
        """Return what a word may be a form of, likeliest first, lower case, «е» for «ё»."""
        found = (key(parse.normal_form) for parse in _parses(word))
        return tuple(dict.fromkeys(found)) or (key(word),)

    def _forms(self, word: str) -> tuple[Form, ...]:
        """Return all that a word may be, likeliest first."""
        return tuple(
            Form(key(parse.normal_form), frozenset(parse.tag.grammemes), parse.score)
            for parse in _parses(word)
        )

    def _inflected(self, word: str) -> frozenset[str]:
        """Return all forms of whatever a word may be a form of, lower case, «е» for «ё»."""
        found = frozenset(key(form.word) for parse in _parses(word) for form in parse.lexeme)
        return found or frozenset((key(word),))

    def _knows(self, word: str) -> bool:
        """Whether the dictionary has the word, in any form."""
        return bool(_analyzer().word_is_known(word.lower()))


@cache
def _analyzer() -> "MorphAnalyzer":
    """Return pymorphy's dictionary, which nothing changes: two of them would take twice the memory."""
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")


def _parses(word: str) -> "list[Parse]":
    """Return what a Russian word may be; pymorphy fails at letters that have no name."""
    return _analyzer().parse(word.lower()) if _RUSSIAN.fullmatch(word) else []


class Letters:
    """The words of pymorphy's dictionary, letter by letter; see `near_words.LetterTree`."""

    root = 0
    _END = 1  # follows a word, before what is told about it

    def __init__(self, words: "WordsDawg") -> None:
        self._follow = words.dct.follow_char
        leads: dict[int, list[tuple[str, int]]] = {}
        for letter in "абвгдежзийклмнопрстуфхцчшщъыьэюяё":
            lead, rest = letter.encode()  # in UTF-8 a Russian letter is two bytes
            leads.setdefault(lead, []).append((letter, rest))
        self._leads = tuple(leads.items())

    def branches(self, node: int) -> Iterator[tuple[str, int]]:
        """Yield the letters with which words go on from a node, and where they lead."""
        for lead, letters in self._leads:
            if (between := self._follow(lead, node)) is None:
                continue
            for letter, rest in letters:
                if (below := self._follow(rest, between)) is not None:
                    yield letter, below

    def ends_word(self, node: int) -> bool:
        """Whether a word ends at a node."""
        return self._follow(self._END, node) is not None
