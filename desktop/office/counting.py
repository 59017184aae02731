"""How office programs count lists: figures, Roman numerals, letters of two alphabets, bullets."""

import re
from typing import Final

RUSSIAN: Final = "абвгдежзиклмнопрстуфхцчшщыэюя"  # the letters by which Word counts
LATIN: Final = "abcdefghijklmnopqrstuvwxyz"
_ROMAN: Final = {
    **{1000: "m", 900: "cm", 500: "d", 400: "cd", 100: "c", 90: "xc", 50: "l", 40: "xl"},
    **{10: "x", 9: "ix", 5: "v", 4: "iv", 1: "i"},
}
_MOST: Final = 9_999  # no list is longer; letters and numerals would grow without end
#: Bullets of the fonts Symbol and Wingdings, as letters that every font has.
_BULLETS: Final = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "–", "o": "◦"}
_PRIVATE: Final = re.compile("[\ue000-\uf8ff]")


def by_letters(alphabet: str, number: int) -> str:
    """Return a number in letters as Word counts: after «я» comes «аа»."""
    turns, place = divmod(min(max(number, 1), _MOST) - 1, len(alphabet))
    return alphabet[place] * (turns + 1)


def roman(number: int) -> str:
    """Return a number in small Roman numerals."""
    written, number = "", min(number, _MOST)
    for value, letters in _ROMAN.items():
        count, number = divmod(number, value)
        written += letters * count
    return written


def bullet(text: str) -> str:
    """Return a bullet as a letter that does not need its font."""
    return _PRIVATE.sub("•", _BULLETS.get(text, text))
