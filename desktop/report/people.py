"""Who is counted in a text: a number and the word for people that it belongs to."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.entities import HeadCount
from db.folding import key
from desktop.report.morphology import Form, Morphology
from desktop.report.numbers import Number, numbers
from desktop.report.sentences import without_asides, without_names

#: The most general words for people: a figure with one of them may stand for all who took part.
GENERAL = frozenset({"человек", "участник", "лицо", "чел"})

_MODIFIERS = 6  # words between a number and its noun: «12 лучших юных спортсменов»
_ANIMATE_SHARE = 0.2  # of what a word may be; «туров» is hardly ever the animal
_NOMINATIVE_SHARE = 0.3  # «команды» is mostly the genitive of one team, «мастера» may be several masters
_KNOWN = dict.fromkeys(("чел", "поисковик", "модератор", "душа"), True) | dict.fromkeys(
    ("экспонент", "кукла", "робот", "лошадь", "конь", "собака", "кошка", "птица", "животное", "рыба"), False
)
# What most numbers count. Asking the dictionary of word forms about them would load it for nothing.
_THINGS = re.compile(
    r"год[ауео]?\b|лет\b|летн|лети|январ|феврал|март|апрел|ма[яй]\b|июн|июл|август|сентябр|октябр|ноябр|декабр"
    r"|век|в\.|гг?\b|час|мин|дн[яей]|сут|класс|степен|мест|этап|квартал|км\b|м\b|руб|балл|раз\b|процент"
)
_JOINING = frozenset({"и", "или"})
_WORD = re.compile(r"[а-яё]+(?:-[а-яё]+)*", re.IGNORECASE)
_GAP = re.compile(r"\.?\s*(?:\([^()\d]{2,40}\)\s*)?")
_PROPER = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of people in a text: `noun` is the lemma of who they are, empty where it is not said.

    `start` and `end` are the place of the number, `stop` is where its noun ends.
    """

    count: HeadCount
    noun: str
    start: int
    end: int
    stop: int


def figures(text: str, morphology: Morphology) -> Iterator[Figure]:
    """Yield the numbers of people in a text, and bare numbers: the text round them must tell more."""
    stop = 0
    text = without_names(text)  # «Сорок девушек» may be a choir
    for number in numbers(text):
        if number.start < stop:
            continue  # «20 (двадцать) человек»
        found = _figure(text, number, morphology)
        if found:
            stop = found.stop
            yield found


def _figure(text: str, number: Number, morphology: Morphology) -> Figure | None:
    """Return the number with its noun; None where it counts something else than people."""
    gap = _GAP.match(text, number.end)
    place = gap.end() if gap and "." not in gap[0] else number.end
    count = HeadCount(number.least, number.most)
    for _ in range(_MODIFIERS):
        found = _WORD.match(text, place)
        if not found:
            break
        word = found[0]
        if _THINGS.match(word.lower()):
            return None
        if noun := noun_of_people(word, number.most, morphology):
            if not _is_of_a_thing(word, text, found.end(), number.most, morphology):
                return Figure(count, noun.lemma, number.start, number.end, found.end())
        elif not is_modifier(word, morphology):
            break
        place = _next_word(text, found.end())
    else:
        return None
    word = found[0] if found else ""
    return None if word and not _is_function_word(word, morphology) else _bare(count, number)


def _bare(count: HeadCount, number: Number) -> Figure:
    return Figure(count, "", number.start, number.end, number.end)


def _next_word(text: str, place: int) -> int:
    while place < len(text) and text[place].isspace():
        place += 1
    return place


def noun_of_people(word: str, count: int, morphology: Morphology) -> Form | None:
    """Return what a word after a number is if it names people; the number may be any if it is 0."""
    if key(word) in _JOINING:
        return None
    fitting = [form for form in morphology.forms(word) if _fits(form, count)]
    for form in fitting:
        if (known := _KNOWN.get(form.lemma)) is not None:
            return form if known else None
    people = [form for form in fitting if _is_person(form)]
    whole = sum(form.likelihood for form in fitting if "NOUN" in form.grammemes or form in people)
    if people and sum(form.likelihood for form in people) >= _ANIMATE_SHARE * whole:
        return people[0]
    return None


def _is_person(form: Form) -> bool:
    marks = form.grammemes
    if marks & _PROPER:
        return False
    if "NOUN" in marks:
        return "anim" in marks
    return "Subx" in marks or {"PRTF", "actv", "pres"} <= marks


def _fits(form: Form, count: int) -> bool:
    """Whether a number can be followed by the form; the accusative tells nothing that the others do not."""
    if "accs" in form.grammemes:
        return False
    if "plur" in form.grammemes or "Fixd" in form.grammemes:
        return True
    tens, ones = divmod(count % 100, 10)
    return count == 0 or (tens != 1 and 1 <= ones <= 4)


def is_modifier(word: str, morphology: Morphology) -> bool:
    """Whether a word may stand between a number and its noun."""
    if key(word) in _JOINING:
        return True
    return any(form.grammemes & {"ADJF", "PRTF", "NUMR"} for form in morphology.forms(word)[:3])


def _is_of_a_thing(word: str, text: str, place: int, count: int, morphology: Morphology) -> bool:
    """Whether a word that may also be an adjective belongs to a thing after it: «3 рабочих встречи»."""
    alike = [form.grammemes for form in morphology.forms(word) if form.grammemes & {"ADJF", "PRTF"}]
    if not alike or any({"PRTF", "Subx"} <= marks for marks in alike):
        return False
    found = _WORD.match(text, _next_word(text, place))
    if not found:
        return False
    forms = [form for form in morphology.forms(found[0]) if "gent" in form.grammemes and _fits(form, count)]
    return bool(forms) and {"NOUN", "inan"} <= forms[0].grammemes


def _is_function_word(word: str, morphology: Morphology) -> bool:
    forms = morphology.forms(word)
    return bool(forms and forms[0].grammemes & {"PREP", "CONJ", "PRCL", "VERB", "PRTS", "ADVB"})


_SEPARATOR = re.compile(r"[,;:.()]|\s[–—-]\s|\b(?:и|а\s+также|в\s+том\s+числе)\b", re.IGNORECASE)
_ALONE = re.compile(r"\s*[а-яё-]+\s*", re.IGNORECASE)


def groups(text: str, morphology: Morphology) -> int:
    """Count whom a text lists in the nominative, people or not: «делегация Орши, учителя и ученики» is 2.

    Two nouns that stand side by side share what follows them: «учителя и ученики школ» are one group.
    """
    open_text = without_asides(text)
    starts = [0, *(found.end() for found in _SEPARATOR.finditer(open_text))]
    ends = [*(found.start() for found in _SEPARATOR.finditer(open_text)), len(open_text)]
    count, shares = 0, False
    for start, end in zip(starts, ends, strict=True):
        segment = open_text[start:end]
        if is_listed(segment, morphology):
            count += not shares
            shares = bool(_ALONE.fullmatch(segment)) and open_text[end : end + 1] == "и"
        elif segment.strip():
            shares = False
    return count


def is_listed(segment: str, morphology: Morphology) -> bool:
    """Whether a piece of a list begins with a noun in the nominative; one with a number is told by that."""
    if segment.lstrip()[:1].isdigit():
        return False
    is_alone = False  # a participle that nothing follows: «сопровождающие»
    for found in _WORD.finditer(segment):
        forms = morphology.forms(found[0])
        if any({"PRTF", "Subx", "nomn"} <= form.grammemes for form in forms):
            return True
        if "NOUN" in forms[0].grammemes:
            return _is_nominative(forms)
        if not any({part, "nomn"} <= form.grammemes for form in forms for part in ("ADJF", "PRTF")):
            return False
        is_alone = True
    return is_alone


def _is_nominative(forms: Sequence[Form]) -> bool:
    """Whether a noun is likely to be in the nominative: of things it looks like the accusative."""
    likely = [form for form in forms if form.grammemes & {"nomn", "accs"} and not form.grammemes & _PROPER]
    is_possible = any({"NOUN", "nomn"} <= form.grammemes for form in likely)
    return is_possible and sum(form.likelihood for form in likely) >= _NOMINATIVE_SHARE


def is_of_people(word: str, morphology: Morphology) -> bool:
    """Whether a word names people, in any form."""
    return noun_of_people(word, 0, morphology) is not None
