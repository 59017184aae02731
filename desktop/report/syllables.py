"""Where a Russian word may be parted at the end of a line."""

import re
from itertools import pairwise

SOFT_HYPHEN = "\u00ad"

_ANY, _VOWEL, _CONSONANT = "[а-яё]", "[аеёиоуыэюя]", "[бвгджзклмнпрстфхцчшщ]"
# Each: what stands before a place where a word may be parted, and what stands behind it.
_PLACES = tuple(
    re.compile(f"(?<={before})(?={behind})", re.IGNORECASE)
    for before, behind in (
        ("[йъь]", _ANY * 2),
        (_VOWEL, _CONSONANT + _VOWEL),
        (_VOWEL + _CONSONANT, _CONSONANT + _VOWEL),
        (_VOWEL + _CONSONANT, _CONSONANT * 2 + _VOWEL),
        (_VOWEL + _CONSONANT * 2, _CONSONANT * 2 + _VOWEL),
    )
)
_LEAST = 2  # letters on either side


def with_soft_hyphens(word: str) -> str:
    """Return the word with a soft hyphen wherever it may be parted."""
    places = {match.start() for rule in _PLACES for match in rule.finditer(word)}
    edges = [0, *sorted(place for place in places if _LEAST <= place <= len(word) - _LEAST), len(word)]
    return SOFT_HYPHEN.join(word[start:end] for start, end in pairwise(edges))
