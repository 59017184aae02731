"""Words that are nearly as written: those of a tree of letters that differ by the slips that people make."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple, Protocol

# What a slip costs: 1 is a letter that neither sounds like the right one nor lies beside it.
_SOUNDS_ALIKE, _LIES_BESIDE, _ANOTHER = 0.5, 0.8, 1.0
_DOUBLED, _SIGN, _LEFT_OUT, _PUT_IN = 0.4, 0.4, 0.8, 0.9  # «нн» for «н», «ь», any other letter
_SWAPPED = 0.6  # two letters stand in each other's place
_AT_START = 0.3  # more, for people seldom slip in the first letter

_ALIKE = tuple(zip("оееяыэдзбггвжшччйцуоь", "аияииетспквфшщщшисюёъ", strict=True))  # оа, еи, ея …
_KEYBOARD = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_SIGNS = "ьъ"
_LAST = "\U0010ffff"  # sorts behind every letter


class LetterTree(Protocol):
    """Words as a tree: a node is reached by the letters with which some words begin."""

    @property
    def root(self) -> int:
        """The node before the first letter."""

    def branches(self, node: int) -> Iterator[tuple[str, int]]:
        """Yield the letters with which words go on from a node, and where they lead."""

    def ends_word(self, node: int) -> bool:
        """Whether a word ends at a node."""


_LONGEST = 64  # letters; a longer word is no word that anyone means


class WordTree:
    """A tree that words are added to, kept as a sorted list: a tree of nodes would take 20 MB for the names.

    A node is the place of the first word that begins in its way, times `_LONGEST`, plus the letters it takes.
    """

    root = 0

    def __init__(self) -> None:
        self._words: list[str] = []

    def __contains__(self, word: str) -> bool:
        place = bisect_left(self._words, word)
        return self._words[place : place + 1] == [word]

    def add(self, words: Iterable[str]) -> None:
        """Add words, in lower case."""
        self._words = sorted({*self._words, *(word for word in words if len(word) < _LONGEST)})

    def branches(self, node: int) -> Iterator[tuple[str, int]]:
        """Yield the letters with which words go on from a node, and where they lead."""
        words = self._words
        place, depth = divmod(node, _LONGEST)
        beginning = words[place][:depth] if words else ""
        while place < len(words) and words[place].startswith(beginning):
            if letter := words[place][depth : depth + 1]:
                yield letter, place * _LONGEST + depth + 1
                place = bisect_left(words, beginning + letter + _LAST, place)
            else:
                place += 1

    def ends_word(self, node: int) -> bool:
        """Whether a word ends at a node."""
        place, depth = divmod(node, _LONGEST)
        return len(self._words[place]) == depth


class Near(NamedTuple):
    """A word and how far it is from what was written."""

    distance: float
    word: str


def near_words(word: str, tree: LetterTree, farthest: float) -> Iterator[Near]:
    """Yield the words of a tree that are no farther than that from a word in lower case."""
    row = [0.0]
    for place in range(len(word)):
        row.append(row[-1] + _surplus(word, place))
    yield from _walk(_Search(word, tree, farthest), tree.root, "", (row, None))


class _Search(NamedTuple):
    word: str
    tree: LetterTree
    farthest: float


_Row = list[float]  # what it costs to come from each beginning of the word to the path
_Rows = tuple[_Row, _Row | None]  # of the path, and of the path without its last letter


def _walk(search: _Search, node: int, path: str, rows: _Rows) -> Iterator[Near]:
    """Yield what is near behind a node; a branch that is too far from every beginning is not entered."""
    for letter, below in search.tree.branches(node):
        row = _next_row(search.word, path, letter, rows)
        if min(row) > search.farthest:
            continue
        if row[-1] <= search.farthest and search.tree.ends_word(below):
            yield Near(row[-1], path + letter)
        yield from _walk(search, below, path + letter, (row, rows[0]))


def _next_row(word: str, path: str, letter: str, rows: _Rows) -> _Row:
    """Return the costs with another letter at the end of the path, by the distance of Damerau."""
    (row, above), last = rows, path[-1:]
    more = 0.0 if path else _AT_START
    lacking = more + (_DOUBLED if letter == last else _SIGN if letter in _SIGNS else _LEFT_OUT)
    costs = [row[0] + lacking]
    for place, own in enumerate(word):
        exchanged = 0.0 if own == letter else _EXCHANGED.get((own, letter), _ANOTHER) + more
        cost = min(row[place] + exchanged, row[place + 1] + lacking, costs[place] + _surplus(word, place))
        if above and place and own == last and word[place - 1] == letter:
            cost = min(cost, above[place - 1] + _SWAPPED)
        costs.append(cost)
    return costs


def _surplus(word: str, place: int) -> float:
    """Return what it costs to leave a letter of the word out."""
    if place and word[place] == word[place - 1]:
        return _DOUBLED
    return _SIGN if word[place] in _SIGNS else _PUT_IN


def _exchanges() -> dict[tuple[str, str], float]:
    neighbours = (pair for row in _KEYBOARD for pair in pairwise(row))
    costs: dict[tuple[str, str], float] = {("е", "ё"): 0.0, ("ё", "е"): 0.0}
    for pairs, cost in ((_ALIKE, _SOUNDS_ALIKE), (neighbours, _LIES_BESIDE)):
        for one, other in pairs:
            costs.setdefault((one, other), cost)
            costs.setdefault((other, one), cost)
    return costs


_EXCHANGED = _exchanges()
