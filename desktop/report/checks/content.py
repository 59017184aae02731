"""What a content tells: something beyond title and participants, what was done, what came of it."""

import re
from collections.abc import Sequence
from itertools import dropwhile

from db.entities import Field
from desktop.report.checks.checked import CheckedEvent
from desktop.report.morphology import Form, Morphology
from desktop.report.sentences import sentences, without_names

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_NEW_IN = 10  # of so many words one may be new, and the content still says nothing new
_OF_TITLE = 3  # one word of so many has to stand in the title itself
_SAID_ALREADY = (Field.TITLE, Field.PLACE, Field.PARTICIPANTS)
_EXTRA = 60  # letters of words that say nothing: a longer content has to say something new
# Words that say nothing of what an event was about.
_EMPTY = frozenset(
    (
        *(
            "участие",
            "участвовать",
            "принять",
            "принимать",
            "проведение",
            "провести",
            "проводить",
            "организация",
        ),
        *(
            "организовать",
            "пройти",
            "проходить",
            "состояться",
            "мероприятие",
            "рамка",
            "год",
            "который",
            "быть",
        ),
        *(
            "в",
            "во",
            "и",
            "на",
            "по",
            "за",
            "с",
            "со",
            "из",
            "от",
            "к",
            "для",
            "о",
            "об",
            "при",
            "между",
            "а",
        ),
        *("также", "у", "этот", "тот"),
    )
)


def repeats_title(event: CheckedEvent, morphology: Morphology) -> bool:
    """Whether a content only says once more what the title says, at best with who took part and where."""
    if len(event.folded[Field.CONTENT]) > sum(len(event.folded[field]) for field in _SAID_ALREADY) + _EXTRA:
        return False
    said = _telling(event, Field.CONTENT, morphology)
    title = frozenset[str]().union(*_telling(event, Field.TITLE, morphology))
    if sum(not title.isdisjoint(word) for word in said) * _OF_TITLE < len(said):
        return False
    known = title.union(
        *_telling(event, Field.PARTICIPANTS, morphology), *_telling(event, Field.PLACE, morphology)
    )
    return sum(known.isdisjoint(word) for word in said) <= len(said) // _NEW_IN


def _telling(event: CheckedEvent, field: Field, morphology: Morphology) -> list[frozenset[str]]:
    """Return the words of a text that say something, each as the lemmas that it may be a form of."""
    words = (frozenset(morphology.lemmas(word)) for word in _WORD.findall(event.folded[field]))
    return [lemmas for lemmas in words if _EMPTY.isdisjoint(lemmas)]


_VENUES = frozenset(
    (
        *("трасса", "стадион", "зал", "дворец", "музей", "театр", "библиотека", "манеж", "арена", "бассейн"),
        *(
            "каток",
            "сквер",
            "парк",
            "площадь",
            "набережная",
            "кинотеатр",
            "санаторий",
            "спорткомплекс",
            "корт",
        ),
        *("комплекс", "филармония", "спортзал", "гостиница", "усадьба", "стрельбище", "ипподром", "дом"),
        *("база", "берег", "поле", "курорт", "аэродром", "полигон", "пляж", "отель", "здание", "автовокзал"),
        *("центр", "конференц-зал", "картодром", "автодром", "мотодром", "турбаза", "вокзал"),
    )
)
# An institution by its abbreviation and name alone: МБУК «…», ФОК «…».
_INSTITUTION = re.compile(
    r"(?:[А-ЯЁ]*[БАК]О?У[А-ЯЁ]*|[РСГЦ]?ДК|ФОК|ФСК|СК|КВЦ|КДЦ|СОШ|ДЮСШ|ДШИ|ДМШ|ЦБС)(?:[ \u00a0]ДПО)?\s*\Z"
)
_ADDRESS = re.compile(r"(?:г|гор|ул|пл|пос|пгт|дер|д|с|просп|пр-т|пер)\.\s?[А-ЯЁ]")
_TELLS_MORE = re.compile(r"[:;](?=\s)|\s[–—-]\s|\b(?:для|цел[ьюи]|ради|посвящ)", re.IGNORECASE)
_ACTIONS = frozenset({"VERB", "INFN", "PRTS", "GRND"})
_BEFORE_NOUN = frozenset({"ADJF", "PRTF", "NUMR"})
_LONGEST_VENUE = 200  # letters
_MOST_WORDS = 12  # outside of names


def is_venue(event: CheckedEvent, morphology: Morphology) -> bool:
    """Whether a content only names the building or the ground where an event took place."""
    if len(event.folded[Field.CONTENT]) > _LONGEST_VENUE:
        return False
    text = without_names(event.folded[Field.CONTENT])
    if _ADDRESS.match(text):
        return not _tells_action(text, morphology)
    if _INSTITUTION.match(text):
        return True
    words = _WORD.findall(text)
    is_one = sum(1 for _ in sentences(text)) == 1
    if not is_one or len(words) > _MOST_WORDS or _TELLS_MORE.search(text):
        return False
    head = next(dropwhile(lambda word: _is_before_noun(word, morphology), words), "")
    return _is_venue_name(morphology.forms(head)) and not _tells_action(text, morphology)


def _is_before_noun(word: str, morphology: Morphology) -> bool:
    return any(form.grammemes & _BEFORE_NOUN for form in morphology.forms(word)[:1])


def _is_venue_name(forms: Sequence[Form]) -> bool:
    return any(form.lemma in _VENUES and "nomn" in form.grammemes for form in forms)


def _tells_action(text: str, morphology: Morphology) -> bool:
    return any(
        form.grammemes & _ACTIONS for word in _WORD.findall(text) for form in morphology.forms(word)[:1]
    )


# What is said of any event or of its aim: no result.
_NO_RESULT = frozenset(
    (
        *("посвятить", "проводиться", "проходить", "пройти", "приурочить", "направить", "быть", "являться"),
        *("участвовать", "обусловить", "предназначить", "призвать"),
    )
)
_HELD = re.compile(
    r"\b(?:провед|состоял|организован)\w*(?:\s+\w+){0,3}?\s+(?:с\s+цел|в\s+цел|в\s+рамках|при\s+поддержк|в\s+честь"
    r"|ко?\s+(?:дню|\d))\w*|\bприн(?:ял|ят|имал)\w*\s+участие|\bучастие\s+прин(?:ял|ят|имал)\w*",
    re.IGNORECASE,
)
_OUTCOME = re.compile(
    r"\b(?:результат|лауреат|призер|призёр|победител|договор[её]нност)\w*|\b(?:перв|втор|трет|I{1,3}|[123])\w*\s+мест",
    re.IGNORECASE,
)


def tells_result(event: CheckedEvent, morphology: Morphology) -> bool:
    """Whether a content says what was done or achieved: a verb of what happened, a signed document."""
    if event.reading.documents:
        return True
    text = event.folded[Field.CONTENT]
    if _OUTCOME.search(text):
        return True
    said = _HELD.sub(" ", without_names(text))
    return any(_happened(word, morphology) for word in _WORD.findall(said))


def _happened(word: str, morphology: Morphology) -> bool:
    """Whether a word is a past verb or a short participle that tells of more than the event itself."""
    return morphology.knows(word) and any(
        ("past" in form.grammemes or "PRTS" in form.grammemes)
        and form.grammemes & _ACTIONS
        and form.lemma not in _NO_RESULT
        for form in morphology.forms(word)[:1]
    )
