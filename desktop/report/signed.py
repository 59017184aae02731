"""Documents that were signed at an event: their kinds, who signed them, on which day.

Only what was signed there and then counts: not an agreement under which an event is held, nor a draft or an
intention to sign.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from db.entities import Field, Period, Precision, SignedDocument, Texts
from db.folding import fold
from desktop.report.numbers import numbers
from desktop.report.sentences import sentences, without_asides

AGREEMENT, CONTRACT, ROAD_MAP = "соглашение", "договор", "дорожная карта"
INTENTIONS = "протокол о намерениях"
PLAN_OF_WORK, PLAN_OF_EVENTS = "план совместной работы", "план совместных мероприятий"

# By the first word, with its forms; what follows it may tell more.
_WORDS = (
    r"соглашени(?:е|я|ю|ем|и|й|ям|ями)|договор(?:а|у|ом|е|ы|ов|ам|ами)?|протокол(?:а|у|ом|е|ы|ов|ам|ами)?"
    r"|меморандум(?:а|у|ом|е|ы|ов|ам|ами)?|контракт(?:а|у|ом|е|ы|ов|ам|ами)?|деклараци(?:я|и|ю|ей|й)"
    r"|дорожн(?:ая|ой|ую|ые|ых|ыми)\s+карт(?:а|ы|у|ой|е|ам|ами)?|план(?:а|у|ом|е|ы|ов|ам|ами)?"
    r"|программ(?:а|ы|у|ой|е)?(?=\s+(?:[\w-]+\s+){0,2}(?:сотрудничеств|взаимодейств|обмен))"
)
_DOCUMENT = re.compile(rf"\b(?:{_WORDS})\b", re.IGNORECASE)
_MANY = re.compile(r"(?:ий|ов|ы|ям|ями|ам|ами|ых|ых\s+карт)$", re.IGNORECASE)
_KIND_BY_STEM = {
    "соглашени": AGREEMENT,
    "договор": CONTRACT,
    "протокол": "протокол",
    "меморандум": "меморандум",
    "контракт": "контракт",
    "деклараци": "декларация",
    "дорожн": ROAD_MAP,
    "план": "план",
    "программ": "программа",
}
_TOLD_BY_WHAT_FOLLOWS = (
    ("протокол", re.compile(r"\W+об?\s+(?:\w+\s+)?намерени", re.IGNORECASE), INTENTIONS),
    ("план", re.compile(r"\W+(?:[\w-]+\W+){0,6}?[«\"(]?дорожн\w+\s+карт", re.IGNORECASE), ROAD_MAP),
    (
        "план",
        re.compile(r"\W+(?:[\w-]+\W+){0,6}?совместн\w+\s+(?:работ|действ)", re.IGNORECASE),
        PLAN_OF_WORK,
    ),
    ("план", re.compile(r"\W+(?:[\w-]+\W+){0,6}?мероприяти", re.IGNORECASE), PLAN_OF_EVENTS),
)

_DONE = re.compile(
    r"\b(?:подписан[оаы]?|подписали?|подписала|подписывают|подписыва(?:ют|ет)ся|заключ[её]н[оаы]?|заключили?|заключила"
    r"|(?:поставил\w*|скрепил\w*)\s+(?:\w+\s+)?подпис\w+(?:\s+под)?)\b",
    re.IGNORECASE,
)
_ACT = re.compile(r"\b(?:подписани(?:е|я|ем|ю)|заключени(?:е|я|ем|ю))\b", re.IGNORECASE)
_TOOK_PLACE = re.compile(
    r"\b(?:состоя\w+|прош[её]?л\w*|провед\w+|церемони\w+|процедур\w+|торжествен\w+|заверши\w+|ознаменова\w+"
    r"|произош\w+|осуществл\w+|встреч\w*(?:-\w+)?\s+по|итог\w+|участи\w+\s+в|результат\w*)\b",
    re.IGNORECASE,
)
_NOT_DONE = re.compile(
    r"\b(?:планиру\w+|намеч\w+|запланирован\w*|предстоящ\w+|будет|будут|подготов\w+|обсужд\w+|обсуди\w+|возможност\w+"
    r"|перспектив\w*|договорил\w+|договор[её]нност\w+|готовност\w+|готов[аы]?|решени\w+\s+о|решено|предлож\w+"
    r"|необходимост\w*|целесообразн\w+|намерени\w+|намерен[аы]?|вопрос\w*|рассмотр\w+|годовщин\w+|лети[еяю]|юбиле\w+"
    r"|со\s+дня|для|до|после|рамках|соответствии|проект\w*|о)\b(?!\s+итог)",
    re.IGNORECASE,
)
_BEFORE_ITS_TIME = re.compile(
    r"\b(?:ранее|прежде|котор\w+|будет|будут|если|когда|не)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE
)
_REFERRED_TO = re.compile(
    r"\b(?:в\s+рамках|в\s+соответствии\s+с|согласно|на\s+основани\w+|во\s+исполнени\w+|исполнени\w+|по|о|об|к|на|из"
    r"|услови\w+|реализаци\w+|проект\w*|продлени\w+\s+(?:\w+\s+)?)\s+(?:(?!между)[\w-]+\s+){0,2}$",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:\bи|,|\bа\s+также|\bпротокол\s+и)\s+(?:[\w-]+(?:ый|ое|ая|ые|ых|ого|ой|ий)\s+){0,2}$", re.IGNORECASE
)
_WITHIN = 90  # characters between the verb and its document
_MOST = 20  # of one sentence: who writes more means something else
_BETWEEN = re.compile(r"\bмежду\s+", re.IGNORECASE)
_WITH = re.compile(r"(?:\s[\w-]+){0,4}?\sсо?\s((?:(?!\b(?:об?|в|на|по|для|от)\b)[^.;:])+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Mention:
    """A document in a sentence that was signed."""

    kind: str
    word: str
    start: int
    end: int


def read_signed(texts: Texts, period: Period | None) -> tuple[SignedDocument, ...]:
    """Read the documents that were signed; what the title says and the content says again counts once."""
    day = _only_day(period)
    found: dict[str, list[SignedDocument]] = {}
    for field in (Field.CONTENT, Field.TITLE, Field.PARTICIPANTS):
        here: dict[str, list[SignedDocument]] = {}
        for document in _read(fold(texts[field]), day, is_title=field is Field.TITLE):
            here.setdefault(document.kind, []).append(document)
        for kind, documents in here.items():
            if len(documents) > len(found.get(kind, ())):
                found[kind] = documents
    return tuple(document for documents in found.values() for document in documents)


def _only_day(period: Period | None) -> date | None:
    if period is None or period.first != period.last or period.spans[0].precision is not Precision.DAY:
        return None
    return period.first


def _read(text: str, day: date | None, *, is_title: bool) -> Iterator[SignedDocument]:
    for start, end in sentences(text):
        sentence = text[start:end]
        if signing := _signing(sentence, is_title=is_title):
            for mention in _signed(sentence, *signing):
                yield from _documents(sentence, mention, day)


def _signing(sentence: str, *, is_title: bool) -> tuple[int, int] | None:
    """Return the place of the words that say that something was signed."""
    for found in _DONE.finditer(sentence):
        if not _BEFORE_ITS_TIME.search(sentence[: found.start()]):
            return found.span()
    for found in _ACT.finditer(sentence):
        before = sentence[: found.start()]
        is_told = is_title or not before.strip() or _TOOK_PLACE.search(before)
        if is_told and not _NOT_DONE.search(before):
            return found.span()
    return None


def _signed(sentence: str, start: int, end: int) -> Iterator[_Mention]:
    """Yield the documents that belong to the verb: those after it, else the nearest one before it."""
    after = [each for each in _mentions(sentence) if each.start >= end]
    if after and after[0].start - end <= _WITHIN and not _REFERRED_TO.search(sentence[end : after[0].start]):
        yield after[0]
        yield from (each for each in after[1:] if _JOINED.search(sentence[: each.start]))
        return
    for mention in reversed([each for each in _mentions(sentence) if each.end <= start]):
        if not _REFERRED_TO.search(sentence[: mention.start]):
            yield mention
            return


def _mentions(sentence: str) -> list[_Mention]:
    mentions: list[_Mention] = []
    for found in _DOCUMENT.finditer(sentence):
        mention = _Mention(_kind(found[0], sentence[found.end() :]), found[0], *found.span())
        if not (mentions and mentions[-1].kind == mention.kind == ROAD_MAP):  # «план («дорожная карта»)»
            mentions.append(mention)
    return mentions


def _kind(word: str, following: str) -> str:
    stem = next(stem for stem in _KIND_BY_STEM if word.lower().startswith(stem))
    for told, pattern, kind in _TOLD_BY_WHAT_FOLLOWS:
        if stem == told and pattern.match(following):
            return kind
    return _KIND_BY_STEM[stem]


def _documents(sentence: str, mention: _Mention, day: date | None) -> Iterator[SignedDocument]:
    """Yield a document, or as many as there are pairs of parties or as a number says."""
    parties = _parties(sentence[mention.end :])
    count = _stated(sentence[: mention.start]) or (len(parties) if _is_plural(sentence, mention) else 1)
    pairs = parties if len(parties) == count else [()] * count
    for pair in pairs[:_MOST]:
        yield SignedDocument(mention.kind, pair, day)


def _stated(before: str) -> int:
    """Return the number right before a document: «два соглашения»."""
    last = next((number for number in reversed(list(numbers(before)))), None)
    return (
        last.most
        if last and re.fullmatch(r"\s*(?:[\w-]+\s+)?", before[last.end :]) and last.most <= _MOST
        else 0
    )


def _is_plural(sentence: str, mention: _Mention) -> bool:
    if _MANY.search(mention.word):
        return True
    many = re.compile(r"\b(?:подписаны|заключ[её]ны|ряд|несколько|подписали|заключили)\b", re.IGNORECASE)
    return mention.word.lower().endswith("ия") and bool(many.search(sentence[: mention.start]))


def _parties(after: str) -> list[tuple[str, ...]]:
    """Return the pairs of parties that a text names after a document; one without names if it names none."""
    bare = without_asides(after)
    if between := _BETWEEN.search(bare):
        chunks = _split(after, bare, between.end(), r"[,;]\s(?:а\sтакже\s)?(?:между\s)?")
        pairs = [tuple(_split_pair(chunk)) for chunk in chunks]
        return [pair for pair in pairs if len(pair) > 1] or [()]
    if found := _WITH.match(bare):
        return [(party,) for party in _split(after[: found.end()], bare, found.start(1), r",\s|\sи\s")]
    return [()]


def _split(text: str, bare: str, start: int, pattern: str) -> list[str]:
    """Cut a text from a place on where the pattern stands outside of quotes and brackets."""
    cuts = [found.span() for found in re.finditer(pattern, bare[start : len(text)])]
    starts = [start, *(start + end for _, end in cuts)]
    ends = [*(start + begin for begin, _ in cuts), len(text)]
    return [text[begin:end].strip(" .;,") for begin, end in zip(starts, ends, strict=True)]


def _split_pair(chunk: str) -> list[str]:
    return [each for each in _split(chunk, without_asides(chunk), 0, r"\sи\s") if each]
