"""Numbers in a text, written in figures or in words: «25», «1 500», «2,5 тыс.», «от 20 до 25», «двое»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from db.folding import key


@dataclass(frozen=True, slots=True)
class Number:
    """A number or a range of a text, with its place in it; «порядка 1,5 тысяч» is 1500."""

    least: int
    most: int
    start: int
    end: int


_NUMERALS = {  # with all their forms, the nominative of the masculine first
    1: "один одного одному одним одном одна одной одну одно одни",
    2: "два двух двум двумя две двое двоих двоим двоими",
    3: "три трех трем тремя трое троих троим троими",
    4: "четыре четырех четырем четырьмя четверо четверых четверым",
    5: "пять пяти пятью пятеро пятерых пятерым",
    6: "шесть шести шестью шестеро шестерых",
    7: "семь семи семью семеро семерых",
    8: "восемь восьми восемью восьмью",
    9: "девять девяти девятью",
    10: "десять десяти десятью десяток десятка",
    11: "одиннадцать одиннадцати",
    12: "двенадцать двенадцати",
    13: "тринадцать тринадцати",
    14: "четырнадцать четырнадцати",
    15: "пятнадцать пятнадцати",
    16: "шестнадцать шестнадцати",
    17: "семнадцать семнадцати",
    18: "восемнадцать восемнадцати",
    19: "девятнадцать девятнадцати",
    20: "двадцать двадцати",
    30: "тридцать тридцати",
    40: "сорок сорока",
    50: "пятьдесят пятидесяти полсотни",
    60: "шестьдесят шестидесяти",
    70: "семьдесят семидесяти",
    80: "восемьдесят восьмидесяти",
    90: "девяносто девяноста",
    100: "сто ста сотня сотни",
    150: "полтораста полутораста",
    200: "двести двухсот",
    300: "триста трехсот",
    400: "четыреста четырехсот",
    500: "пятьсот пятисот",
    600: "шестьсот шестисот",
    700: "семьсот семисот",
    800: "восемьсот восьмисот",
    900: "девятьсот девятисот",
}
_WORDS = {form: value for value, forms in _NUMERALS.items() for form in forms.split()}
_ONE_AND_A_HALF = re.compile(r"\b(?:полтор[ыа]|полутора)\b", re.IGNORECASE)

_DASH = r"[-\u2010-\u2015\u2212]"
_NAMED = "|".join(sorted(chain(_WORDS, ("полторы", "полтора", "полутора")), key=len, reverse=True)).replace(
    "е", "[её]"
)
_TIMES = r"(?:тыс(?:яч[аиу]?|ячам|ячами)?\b\.?|млн\b\.?)"
_FIGURES = r"\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d{1,7}(?:,\d{1,2}(?!\d))?"
_ENDING = rf"(?:{_DASH}?(?:ти|и|х|мя|ми|ю)\b)?"
_WORDED = rf"(?:{_NAMED})(?:\s+(?:{_NAMED}))*"
_AMOUNT = (
    rf"(?:(?:{_FIGURES}){_ENDING}(?:\s*{_TIMES})?"
    rf"|{_WORDED}(?:\s+{_TIMES}(?:\s+{_WORDED})?)?(?![\w])"
    rf"|тысяч[аиу]\b)"
)
_BEFORE = r"(?<![\w.,/№#+-])(?<!№[ \u00a0])(?<!\bN )"
_AFTER = rf"(?![\w/%°])(?!{_DASH}(?:\w|\d))(?![.,:]\d)(?!\s*(?:№|[%°]))"
_NUMBER = re.compile(
    rf"{_BEFORE}(?:(?:от|с)\s+(?P<low>{_AMOUNT})\s+до\s+(?P<high>{_AMOUNT})"
    rf"|(?P<least>{_AMOUNT})(?:\s*{_DASH}\s*|\s*\.{{3}}\s*|\s*…\s*)(?P<most>{_AMOUNT})"
    rf"|(?P<only>{_AMOUNT})){_AFTER}",
    re.IGNORECASE,
)
_PARTS = re.compile(
    rf"(?P<figures>{_FIGURES})|(?P<times>{_TIMES})|(?P<word>[а-яё]+)",
    re.IGNORECASE,
)


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text; those of names («№ 4», «В2В»), ordinals and shares are left out."""
    place = 0
    while found := _NUMBER.search(text, place):
        place = found.end()
        low, high = found["low"] or found["least"], found["high"] or found["most"]
        if low and high and (ends := _ends(low, high)):
            yield Number(*ends, found.start(), found.end())
        elif low:  # no range after all: «группа 1 – 25 человек»
            yield Number(*_twice(low), found.start(), found.start() + len(low))
            place = found.start(high and ("high" if found["high"] else "most"))
        else:
            yield Number(*_twice(found["only"]), found.start(), found.end())


def _ends(low: str, high: str) -> tuple[int, int] | None:
    """Return the ends of a range; None where one number follows another for some other reason."""
    least, most = amount(low), amount(high)
    if least < most // 100 and re.search(_TIMES, high, re.IGNORECASE):
        least *= 1000  # «2-3 тысячи»
    return (least, most) if least < most <= 10 * max(least, 1) else None


def _twice(text: str) -> tuple[int, int]:
    value = amount(text)
    return value, value


def amount(text: str) -> int:
    """Return the value of one number: «1 500», «2,5 тыс.», «две тысячи триста»."""
    total, current = 0, 0.0
    for part in _PARTS.finditer(_ONE_AND_A_HALF.sub("1,5", text)):
        if part["figures"]:
            current += float(re.sub(r"\s", "", part["figures"]).replace(",", "."))
        elif part["times"]:
            total += round((current or 1) * (1_000_000 if part["times"][0] in "мМ" else 1000))
            current = 0
        else:
            current += _WORDS.get(key(part["word"]), 0)
    return total + round(current)
