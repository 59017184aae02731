"""Ordinal numbers as reports write them: XXI, 19-й, двадцать первый; read, and written for another number."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

HIGHEST = 199  # no event of a report was held more often

# Letters of another alphabet, and several run into one, stand in numerals typed by hand.
_LATIN = str.maketrans(
    {"Х": "X", "І": "I", "Ӏ": "I", "У": "V", "С": "C", "М": "M", "П": "II", "Ш": "III", "Ⅰ": "I", "Ⅴ": "V"}
)
_ROMAN_LETTERS = "IVXLCХІӀУСПШⅠⅤ"
_NO_NUMERALS = frozenset("CУС")  # on their own: prepositions, typed in whatever alphabet
_ROMAN_VALUES = (
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)

_UNITS = (
    "",
    "перв",
    "втор",
    "трет",
    "четверт",
    "пят",
    "шест",
    "седьм",
    "восьм",
    "девят",
    "десят",
    "одиннадцат",
    "двенадцат",
    "тринадцат",
    "четырнадцат",
    "пятнадцат",
    "шестнадцат",
    "семнадцат",
    "восемнадцат",
    "девятнадцат",
)
_TENS = {
    20: ("двадцать", "двадцат"),
    30: ("тридцать", "тридцат"),
    40: ("сорок", "сороков"),
    50: ("пятьдесят", "пятидесят"),
    60: ("шестьдесят", "шестидесят"),
    70: ("семьдесят", "семидесят"),
    80: ("восемьдесят", "восьмидесят"),
    90: ("девяносто", "девяност"),
    100: ("сто", "сот"),
}
_STEMS = {stem: number for number, stem in enumerate(_UNITS) if stem} | {
    stem: tens for tens, (_, stem) in _TENS.items()
}
_STRESSED = frozenset((2, 6, 7, 8, 40))  # «второй», not «вторый»
_ENDINGS = ("ый", "ого", "ому", "ым", "ом", "ая", "ой", "ую", "ое", "ые", "ых", "ыми")
_ENDINGS_OF_THIRD = ("ий", "ьего", "ьему", "ьим", "ьем", "ья", "ьей", "ью", "ье", "ьи", "ьих", "ьими")
_OBLIQUE = _ENDINGS.index("ой")  # of the feminine; a stressed masculine looks the same

# «19-ой» and «19-ый» are «20-й» by the rule: one letter after a vowel.
_SHORT = dict.fromkeys(("ый", "ий", "ой"), "й")
_SUFFIX = r"(?:ый|ий|ой|й|ая|я|ое|ее|е|ого|го|ому|му|ым|ом|м|ую|ю|ые|ых|х|ыми|ми)"
_SPACE = re.compile(r"\s+")
_HYPHEN = r"\s?[-‐‑–]\s?"
_ROMAN = rf"(?P<roman>[{_ROMAN_LETTERS}]{{1,9}})(?:(?P<roman_hyphen>{_HYPHEN})(?P<roman_suffix>{_SUFFIX}))?"
_FIGURES = rf"(?P<figures>\d{{1,3}})(?P<hyphen>{_HYPHEN})(?P<suffix>{_SUFFIX})"
_TENS_WORDS = "|".join(word for word, _ in _TENS.values())
_WORD_ENDINGS = "|".join(sorted({*_ENDINGS, *_ENDINGS_OF_THIRD}, key=len, reverse=True))
_WORD = (
    rf"(?P<words>(?:(?:{_TENS_WORDS})\s+){{0,2}}"
    rf"(?:{'|'.join(sorted((*_STEMS, 'четвёрт'), key=len, reverse=True))})(?:{_WORD_ENDINGS}))"
)

#: An ordinal number; what it is the number of, if of anything, must be seen from what follows.
ORDINAL = rf"(?<![\w№.,-])(?<!№\s)(?:{_ROMAN}|{_FIGURES}|(?i:{_WORD}))(?![\w-])"


class Script(Enum):
    """How an ordinal is written."""

    ROMAN = auto()
    FIGURES = auto()
    WORDS = auto()


@dataclass(frozen=True, slots=True)
class Ordinal:
    """An ordinal number as written; `ending` says its gender and case where these can be seen.

    `between` stands before the ending or, in words, between them.
    """

    number: int
    script: Script
    ending: str = ""
    between: str = ""
    sample: str = ""

    def moved(self, steps: int, *, masculine: bool) -> str | None:
        """Return the ordinal so many steps on, written alike; None where there is no such.

        `masculine` tells «второй конкурс» from «второй выставки».
        """
        number = self.number + steps
        if not 1 <= number <= HIGHEST:
            return None
        if self.script is Script.WORDS:
            words = _in_words(number, _place(self.ending, masculine=masculine))
            return _as(self.sample, self.between.join(words))
        written = to_roman(number) if self.script is Script.ROMAN else str(number)
        return f"{written}{self.between}{_SHORT.get(self.ending, self.ending)}"


def read_ordinal(match: re.Match[str]) -> Ordinal | None:
    """Return the ordinal that a match of `ORDINAL` found; None where its letters make no number."""
    if match["figures"]:
        return Ordinal(int(match["figures"]), Script.FIGURES, match["suffix"], match["hyphen"])
    if match["roman"]:
        number = from_roman(match["roman"])
        suffix, hyphen = match["roman_suffix"] or "", match["roman_hyphen"] or ""
        return Ordinal(number, Script.ROMAN, suffix, hyphen) if number else None
    return _from_words(match["words"])


def from_roman(written: str) -> int | None:
    """Return the number of a Roman numeral, Cyrillic look-alikes taken for what they look like."""
    if written in _NO_NUMERALS:
        return None
    latin = written.translate(_LATIN)
    rest, number = latin, 0
    for value, letters in _ROMAN_VALUES:
        while rest.startswith(letters):
            rest, number = rest.removeprefix(letters), number + value
    return number if not rest and to_roman(number) == latin else None


def to_roman(number: int) -> str:
    """Return a number below 400 in Latin letters."""
    written = ""
    for value, letters in _ROMAN_VALUES:
        count, number = divmod(number, value)
        written += letters * count
    return written


def _from_words(written: str) -> Ordinal | None:
    *tens, last = written.lower().replace("ё", "е").split()
    stem = max((each for each in _STEMS if last.startswith(each)), key=len)
    values = {word: value for value, (word, _) in _TENS.items()}
    parts = [*(values[word] for word in tens), _STEMS[stem]]
    falls = all(high > low and (high % 100 == 0 or low < 10) for high, low in pairwise(parts))
    between = _SPACE.search(written)
    ending, space = last.removeprefix(stem), between[0] if between else " "
    return Ordinal(sum(parts), Script.WORDS, ending, space, written) if falls else None


def _place(ending: str, *, masculine: bool) -> int:
    """Return which of the endings an ending is."""
    endings = _ENDINGS_OF_THIRD if ending in _ENDINGS_OF_THIRD else _ENDINGS
    place = endings.index(ending)
    return 0 if masculine and place == _OBLIQUE else place


def _in_words(number: int, place: int) -> list[str]:
    """Return «двадцать», «первого» for 21 and the place of «ого» among the endings."""
    hundreds, rest = divmod(number, 100)
    words = [_TENS[100][0]] if hundreds and rest else []
    if rest > 20 and rest % 10:
        words.append(_TENS[rest - rest % 10][0])
        rest %= 10
    last = rest or 100
    return [*words, _last_word(last, place)]


def _last_word(number: int, place: int) -> str:
    stem = _TENS[number][1] if number in _TENS else _UNITS[number]
    if number == 3:
        return stem + _ENDINGS_OF_THIRD[place]
    return stem + ("ой" if place == 0 and number in _STRESSED else _ENDINGS[place])


def _as(sample: str, words: str) -> str:
    """Return words in the case of letters of a sample."""
    if sample.isupper():
        return words.upper()
    return words.capitalize() if sample[0].isupper() else words
