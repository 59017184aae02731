"""Family W: nouns that do not agree with the number before them.

Only nouns that are counted and never numbered: «ученики 5 класса» and «1 место» are right.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from db.entities import Field
from desktop.report.checks.checked import CheckedEvent
from desktop.report.checks.context import Context
from desktop.report.checks.finding import Fix, Found, Spot
from desktop.report.morphology import Form, Morphology
from desktop.report.people import noun_of_people
from desktop.report.wording import plural

_COUNTED = re.compile(
    r"(?<![\w№.,:/+%-])(?<!№[ \u00a0])(?P<number>\d{1,3}(?:[ \u00a0]\d{3})+|\d{1,6})"
    r"\s+(?P<noun>[а-яё]{3,})(?![\w-])"
)
_NEAR = 40  # characters before a number that are looked at
_YEARS = range(1900, 2100)
_THINGS = frozenset(
    (
        *("делегация", "команда", "страна", "государство", "организация", "предприятие", "учреждение"),
        *("мероприятие", "концерт", "встреча", "коллектив", "спектакль", "доклад", "экспонат", "рисунок"),
        *(
            "соглашение",
            "договор",
            "медаль",
            "ансамбль",
            "фильм",
            "экскурсия",
            "диплом",
            "картина",
            "фотография",
        ),
    )
)
_OBLIQUE = frozenset({"gent", "gen2", "datv", "ablt", "loct", "loc2"})
_GENITIVE = frozenset({"gent", "gen2"})
# A school may be named by its number alone: «гимназии 4 ученики».
_NUMBERED = re.compile(r"(?:\b[А-ЯЁ]{2,}|(?:школ|гимнази|лице|сад|училищ|класс|групп|отряд|дом)\w*|»)\s+\Z")
_GOVERNS = re.compile(
    r"\b(?:из|более|менее|около|свыше|до|от|для|без|у|среди|порядка|количестве|составе|не|после)\s+\Z",
    re.IGNORECASE,
)
# What took part or was done is in the nominative: «Выступили 3 певца», «Подписано 2 договора».
_DID = re.compile(
    r"\b(?:участвовал[иоа]|приня(?:ли|ло|ла)\s+участие|выступил[иоа]|прибыл[иоа]|приехал[иоа]|собрал[иоа]сь"
    r"|состоял[иоа]сь|прош(?:ли|ло|ла|ел)|[а-яё]{4,}(?:ано|аны|ено|ены|ято|яты))\s+\Z",
    re.IGNORECASE,
)
_STANDS_ALONE = re.compile(r"(?:\A\s*|[^\d\s]\s*[–—-]+\s+|[\w»]\s*\(\s*)\Z")


def disagreeing_noun(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find nouns in a form that no case of the number before them allows."""
    morphology = context.around.reader.morphology
    for field in (Field.TITLE, Field.CONTENT, Field.PARTICIPANTS):
        text = event.texts[field]
        for found in _COUNTED.finditer(text):
            before = text[max(0, found.start() - _NEAR) : found.start()]
            if after := _mended(before, found, morphology):
                noun = found["noun"]
                yield Found(
                    message=f"После числа {found['number']} вместо «{noun}» нужно «{after}».",
                    spot=Spot(field.value),
                    start=found.start("noun"),
                    end=found.end("noun"),
                    fix=Fix(noun, after),
                )


def _mended(before: str, found: re.Match[str], morphology: Morphology) -> str | None:
    """Return the form that the noun should have; None if it can be right as it is."""
    number = int(re.sub(r"\s", "", found["number"]))
    if number in _YEARS or _NUMBERED.search(before):
        return None
    lemma = _lemma(found["noun"], morphology)
    forms = [form for form in morphology.forms(found["noun"]) if form.lemma == lemma and _is_noun(form)]
    if not forms or any("Sgtm" in form.grammemes or "Pltm" in form.grammemes for form in forms):
        return None
    fits = plural(number, *_FITTING)
    is_alone = bool(_STANDS_ALONE.search(before) or _DID.search(before))
    if any(_agrees(form, fits, is_alone=is_alone) for form in forms):
        return None
    if fits is _ONE and _GOVERNS.search(before):
        return _form(lemma, {"sing", "gent"}, morphology)
    return _form(lemma, set(_WANTED[fits]), morphology)


_ONE, _FEW, _MANY = _FITTING = ("one", "few", "many")
_WANTED = {_ONE: ("sing", "nomn"), _FEW: ("sing", "gent"), _MANY: ("plur", "gent")}


def _agrees(form: Form, fits: str, *, is_alone: bool) -> bool:
    """Whether a form can follow a number; one that stands alone is in the nominative."""
    marks = form.grammemes
    if fits is _ONE:
        return "sing" in marks and ("nomn" in marks or not is_alone)
    if fits is _FEW and "sing" in marks:
        return bool(marks & _GENITIVE)
    if fits is _FEW and is_alone and marks & _GENITIVE:
        return False
    return "plur" in marks and bool(marks & _OBLIQUE)


def _lemma(noun: str, morphology: Morphology) -> str:
    """Return what is counted; "" for what may be numbered."""
    if people := noun_of_people(noun, 0, morphology):
        return people.lemma if "NOUN" in people.grammemes else ""
    return next((form.lemma for form in morphology.forms(noun) if form.lemma in _THINGS), "")


def _is_noun(form: Form) -> bool:
    return "NOUN" in form.grammemes


def _form(lemma: str, marks: set[str], morphology: Morphology) -> str | None:
    """Return the form of a word with the marks; of several the likest: «человек», not «людей»."""
    found = [
        word
        for word in morphology.inflected(lemma)
        if any(form.lemma == lemma and marks <= form.grammemes for form in morphology.forms(word))
    ]
    return max(sorted(found), key=lambda word: _in_common(word, lemma), default=None)


def _in_common(word: str, lemma: str) -> int:
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(word, lemma, strict=False))))
