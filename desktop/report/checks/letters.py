"""Family W: letters of another alphabet inside words and in Roman numerals."""

import re
from collections.abc import Iterator
from itertools import chain

from db.dictionaries.names import cyrillic
from db.entities import Field
from desktop.report.checks.checked import CheckedEvent
from desktop.report.checks.context import Context
from desktop.report.checks.finding import Fix, Found, Spot
from desktop.report.morphology import Morphology
from desktop.report.typing_aids import Aid, aid

_LATIN = re.compile(r"[A-Za-zë]")
_RUSSIAN = re.compile(r"[А-Яа-яЁёІіӀ]")
_NOT_RUSSIAN = re.compile(r"[іІ]")
_WORD = re.compile(r"[^\W\d_]+")
_MORE_TO_CYRILLIC = str.maketrans("iIYë", "іІУё")
_TO_LATIN = str.maketrans("АВСЕНКМОРТХУІӀасеорхуі", "ABCEHKMOPTXYIIaceopxyi")
_NUMERAL_LETTERS = re.compile(r"[ХІӀIVXL]{2,}")
# «eТеатр» begins with a prefix of its own, «PR-ом» may have lost its hyphen: both are meant.
_MEANT = re.compile(r"[a-z]+[А-ЯЁ].*|[A-Z]{2,}[а-яё]+")
_ALONE = re.compile(r"(?:\A|(?<=[.!?]\s))[CcOoAaYyKk](?=\s[а-яё])|(?<=[а-яё,]\s)[coay](?=\s[«А-Яа-яё])")


def mixed_alphabets(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find words in which letters of two alphabets stand, and Latin letters that stand for Russian words."""
    for field in Field:
        text = event.texts[field]
        for start, word, mended in _mended(text, context.around.reader.morphology):
            yield _found(field, start, word, mended, _message(word, mended))


def _mended(text: str, morphology: Morphology) -> Iterator[tuple[int, str, str]]:
    """Yield where words of the wrong letters begin, the words and what they should be."""
    if not _LATIN.search(text):
        return
    for found in _WORD.finditer(text):
        if mended := _of_one_alphabet(found[0], morphology):
            yield found.start(), found[0], mended
    for found in _ALONE.finditer(text):
        yield found.start(), found[0], _in_cyrillic(found[0])


def _of_one_alphabet(word: str, morphology: Morphology) -> str | None:
    """Return a mixed word in the alphabet that it was meant in; None if it is not mixed, or on purpose."""
    if not (_LATIN.search(word) and _RUSSIAN.search(word)):
        return None
    if _NUMERAL_LETTERS.fullmatch(word) or _MEANT.fullmatch(word):
        return None
    russian, latin = _in_cyrillic(word), word.translate(_TO_LATIN)
    if _LATIN.search(russian):
        return None if _RUSSIAN.search(latin) else latin
    if _RUSSIAN.search(latin) or morphology.knows(russian):
        return russian
    if _NOT_RUSSIAN.search(russian):
        return latin
    return latin if len(_LATIN.findall(word)) > len(_RUSSIAN.findall(word)) else russian


def _in_cyrillic(word: str) -> str:
    """Return a word with Cyrillic letters for the Latin ones that have a twin, also one that is all Latin."""
    return cyrillic(f"{word}я")[:-1].translate(_MORE_TO_CYRILLIC)


def _message(word: str, mended: str) -> str:
    wrong = dict.fromkeys(old for old, new in zip(word, mended, strict=True) if old != new)
    letters = ", ".join(f"«{letter}»" for letter in wrong)
    kind, other = ("русские", "латинскими") if _LATIN.search(mended) else ("латинские", "русскими")
    return f"В слове «{word}» есть {kind} буквы ({letters}): замените их {other}."


_CANDIDATE = re.compile(r"(?<![^\W_])(?=[A-Z1]*[ХІӀУПШ])(?:[ХІӀIVXLУПШ]+|1[УV])(?![^\W_])")
_NEXT_WORD = re.compile(r"\s+([А-Яа-яЁё]+)(?:-[а-яё]+)*")
_WORD_BEFORE = re.compile(r"([а-яё]+)\s+\Z")
_OVER_FORTY = re.compile(r"(?:XL|L)X{0,3}(?:IX|IV|V?I{0,3})")
_LONE = frozenset("ХІӀ")
_NO_ORDINAL_AFTER = re.compile(
    r"\b(?:фактор|ос[ьия]|д(?:ень|ня)|поколени|групп|класс|тип|точк)\w*\s\Z", re.IGNORECASE
)
_NOTHING_BEFORE = re.compile(r"(?:\A|[«„\"(–—:;,.\n]\s*)\Z")


def cyrillic_numeral(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find Roman numerals in which Cyrillic letters stand."""
    for field in Field:
        text = event.texts[field]
        for start, written, numeral in _numerals(text, context.around.reader.morphology):
            message = f"Римская цифра «{numeral}» набрана русскими буквами: замените их латинскими."
            yield _found(field, start, written, numeral, message)


def _numerals(text: str, morphology: Morphology) -> Iterator[tuple[int, str, str]]:
    """Yield where numerals of the wrong letters begin, the numerals and what they should be."""
    for found in _CANDIDATE.finditer(text):
        if numeral := _numeral(text, found, morphology):
            yield found.start(), found[0], numeral


def _numeral(text: str, found: re.Match[str], morphology: Morphology) -> str | None:
    """Return a numeral in Latin letters, if the letters alone or the word after them say that it is one."""
    written = found[0]
    following = _NEXT_WORD.match(text, found.end())
    said = [written, f"{written} {following[1]}"] if following else [written]
    for before in said:
        if replacement := aid(before, " ", 0, (Aid.ROMAN,)):
            return replacement.text.split()[0]
    if _OVER_FORTY.fullmatch(latin := written.translate(_TO_LATIN)):
        return latin
    if written in _LONE and following and _is_ordinal(text[: found.start()], following[1], morphology):
        return written.translate(_TO_LATIN)
    return None


def _is_ordinal(before: str, word: str, morphology: Morphology) -> bool:
    """Whether a single letter between a text and a word is the number of what the word tells about."""
    if "ADJF" not in morphology.forms(word)[0].grammemes:
        return False
    if _NOTHING_BEFORE.search(before):
        return True
    return bool(_WORD_BEFORE.search(before)) and not _NO_ORDINAL_AFTER.search(before)


def _found(field: Field, start: int, before: str, after: str, message: str) -> Found:
    return Found(
        message=message,
        spot=Spot(field.value),
        start=start,
        end=start + len(before),
        fix=Fix(before, after),
    )


def letters_of_headings(context: Context) -> Iterator[Found]:
    """Find letters of another alphabet in the title, the headings and the last row."""
    report, morphology = context.report, context.around.reader.morphology
    for at, section in enumerate(report.sections):
        for start, word, mended in chain(
            _mended(section.heading, morphology), _numerals(section.heading, morphology)
        ):
            yield Found(
                message=f"В заголовке раздела есть буквы другого алфавита: «{word}». Замените их.",
                spot=Spot.SECTION,
                section=at,
                start=start,
                end=start + len(word),
                fix=Fix(word, mended),
            )
    for text, where in ((report.title, "В заглавии отчета"), (report.closing, "В последней строке отчета")):
        for _, word, _ in chain(_mended(text, morphology), _numerals(text, morphology)):
            yield Found(
                message=f"{where} есть буквы другого алфавита: «{word}». Замените их.", spot=Spot.REPORT
            )
