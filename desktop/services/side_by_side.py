"""Two versions of a text beside each other, with the words that differ."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from db.folding import fold

_WORDS = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
_MOST = 4_000  # parts that are matched one with another: the time grows with their square
_SEEN = str.maketrans({"\n": "↵\n", "\u00a0": "°", "\u00ad": "¬", "\t": "→"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text; whether the other version has something else there."""

    text: str
    differs: bool


Pieces = tuple[Piece, ...]


def side_by_side(old: str, new: str) -> tuple[Pieces, Pieces]:
    """Return both versions in pieces, on one line each.

    Versions that differ in spaces and breaks alone keep them, and those that differ have signs: «↵» for
    a break, «°» for a no-break space, «·» for any other.
    """
    if fold(old) != fold(new):
        return _compared(fold(old), fold(new), str.strip)
    before, after = _compared(old, new, str)
    return tuple(map(_with_signs, before)), tuple(map(_with_signs, after))


def _compared(old: str, new: str, sameness: Callable[[str], str]) -> tuple[Pieces, Pieces]:
    """Compare word by word, each with the space after it; words of one `sameness` do not differ."""
    before, after = _WORDS.findall(old), _WORDS.findall(new)
    if len(before) > _MOST or len(after) > _MOST:
        return (Piece(old, True),), (Piece(new, True),)
    keys_before, keys_after = list(map(sameness, before)), list(map(sameness, after))
    same = SequenceMatcher(None, keys_before, keys_after, autojunk=False).get_matching_blocks()
    stays_before = {place for block in same for place in range(block.a, block.a + block.size)}
    stays_after = {place for block in same for place in range(block.b, block.b + block.size)}
    return _pieces(before, stays_before), _pieces(after, stays_after)


def _pieces(parts: Sequence[str], stays: set[int]) -> Pieces:
    runs = groupby(enumerate(parts), lambda each: each[0] not in stays)
    return tuple(Piece("".join(part for _, part in run), differs) for differs, run in runs)


def _with_signs(piece: Piece) -> Piece:
    if not piece.differs:
        return piece
    return Piece(piece.text.replace(" ", "·").translate(_SEEN), differs=True)
