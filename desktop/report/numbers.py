"""Numbers in a text, written in figures or in words: «25», «1 500», «2,5 тыс.», «от 20 до 25», «двое»."""

import re
from collections.abc import Iterator
from dataclasses import dataclass


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
_WORDS |= {
    form.replace("е", "ё"): value for form, value in _WORDS.items() if "тре" in form or "четыре" in form
}
_ONE_AND_A_HALF = dict.fromkeys(("полтора", "полторы", "полутора"), 1.5)
_TIMES = (
    dict.fromkeys(("тыс", "тысяча", "тысячи", "тысяч", "тысячу", "тысячам", "тысячами", "тысячей"), 1000)
    | dict.fromkeys(("млн", "миллион", "миллиона", "миллионов"), 1_000_000)
)  # fmt: skip
_TOKEN = re.compile(
    r"(?P<figures>\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+(?!\d)|\d{1,7}(?:,\d{1,2}(?!\d))?)"
    r"(?P<ending>[-\u2010\u2011]?(?:ти|и|х|мя|ми|ю)\b)?"
    r"|(?P<word>[а-яё]{3,})\b",
    re.IGNORECASE,
)
# Numbers of names and ordinals are none: «№ 4», «В2В», «80-летие», «19-й», «12.05», «10 %».
_PART_OF_A_NAME_BEFORE = re.compile(r"(?:[\w,/#+]|\d:|(?<!\.\.)\.|[^\W\d][-\u2010\u2011]|№\s?|\bN )$")
_PART_OF_A_NAME = re.compile(r"[\w/%°]|[-\u2010-\u2015](?=[^\W\d])|[.,:]\d|\s*[%°№]")
_UP_TO = re.compile(r"\s*(?:[-\u2010-\u2015\u2212]|\.{3}|…)\s*")
_FROM = re.compile(r"\b(?:от|с)\s+$", re.IGNORECASE)
_TO = re.compile(r"\s+до\s+", re.IGNORECASE)
_LONGEST_BEFORE = 4  # characters that tell whether a number is part of a name


@dataclass(frozen=True, slots=True)
class _Amount:
    """One number. `times` says that a word for thousands or millions belongs to it."""

    value: int
    start: int
    end: int
    times: bool


def numbers(text: str) -> Iterator[Number]:
    """Yield the numbers of a text, ranges as one."""
    found = list(_amounts(text))
    place = 0
    while place < len(found):
        first, second = found[place], found[place + 1] if place + 1 < len(found) else None
        whole = second and _range(text, first, second)
        yield whole or Number(first.value, first.value, first.start, first.end)
        place += 2 if whole else 1


def _range(text: str, first: _Amount, second: _Amount) -> Number | None:
    """Return a range of two numbers; None where one follows the other for some other reason."""
    between = text[first.end : second.start]
    start, least, most = first.start, first.value, second.value
    if _TO.fullmatch(between) and (begin := _FROM.search(text[:start])):
        start = begin.start()
    elif not _UP_TO.fullmatch(between):
        return None
    if second.times and not first.times:
        least *= 1000  # «2-3 тысячи»
    return Number(least, most, start, second.end) if least < most <= 10 * max(least, 1) else None


def _amounts(text: str) -> Iterator[_Amount]:
    """Yield the single numbers of a text: what stands side by side in words is one."""
    run: list[re.Match[str]] = []
    for token in _TOKEN.finditer(text):
        if not _is_numeral(token):
            continue
        if run and not _goes_on(text, run[-1], token):
            yield from _amount(text, run)
            run = []
        run.append(token)
    yield from _amount(text, run)


def _is_numeral(token: re.Match[str]) -> bool:
    if token["figures"]:
        return True
    word = token["word"].lower()
    return word in _WORDS or word in _TIMES or word in _ONE_AND_A_HALF


def _goes_on(text: str, before: re.Match[str], token: re.Match[str]) -> bool:
    """Whether a token belongs to the number before it: «2,5 тыс.», «сто двадцать»; «5 тысяч 300» are two."""
    if text[before.end() : token.start()].strip(" \u00a0\n\t"):
        return False
    is_times = not token["figures"] and token["word"].lower() in _TIMES
    return is_times if before["figures"] else not token["figures"]


def _amount(text: str, run: list[re.Match[str]]) -> Iterator[_Amount]:
    if not run:
        return
    start, end = run[0].start(), run[-1].end()
    times = any(token["word"] and token["word"].lower() in _TIMES for token in run)
    if times and text[end : end + 1] == "." and run[-1]["word"].lower() in ("тыс", "млн"):
        end += 1
    before = text[max(0, start - _LONGEST_BEFORE) : start]
    if not _PART_OF_A_NAME_BEFORE.search(before) and not _PART_OF_A_NAME.match(text, end):
        yield _Amount(_value(run), start, end, times)


def _value(run: list[re.Match[str]]) -> int:
    total, current = 0, 0.0
    for token in run:
        word = (token["word"] or "").lower()
        if token["figures"]:
            current = float(re.sub(r"\s", "", token["figures"]).replace(",", "."))
        elif word in _TIMES:
            total += round((current or 1) * _TIMES[word])
            current = 0
        else:
            current += _WORDS.get(word) or _ONE_AND_A_HALF[word]
    return total + round(current)
