"""How many people took part in an event, read from its texts: the one figure for all, and those for some.

Figures are never added up. One that is stated as the total, or that can only stand for everybody, is the head
count; all others are parts, in the order of the texts.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, auto

from db.entities import Field, HeadCount, Texts
from desktop.report.morphology import Morphology
from desktop.report.people import GENERAL, Figure, figures, groups, is_of_people
from desktop.report.sentences import sentences, without_names


@dataclass(frozen=True, slots=True)
class Counted:
    """What was read: the figure for all who took part, if there is one, and the figures for some of them."""

    total: HeadCount | None = None
    parts: tuple[HeadCount, ...] = ()


class Says(IntEnum):
    """What a figure is, the weightier the higher."""

    DETAIL = auto()  # a part of a figure before it: «из них 5 …»
    GROUP = auto()  # one of several groups
    ALL = auto()  # all whom the text lists
    TOOK_PART = auto()  # «в конкурсе приняли участие 40 человек»
    TOTAL = auto()  # «общее количество участников – 40 человек»


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure of a text and what it is."""

    figure: Figure
    field: Field
    says: Says


_FIELDS = (Field.TITLE, Field.CONTENT, Field.PARTICIPANTS)
_YEARS = range(1900, 2100)

_TOTAL = re.compile(
    r"\b(?:общ\w+\s+(?:количеств|числ|численност|охват|состав|явк)\w*"
    r"|(?:количеств\w*|числ[оа]м?|численност\w*|охват\w*)\s+(?:\w+ых\s+)?"
    r"(?:участ|посет|зрит|гост|присут|слушат|человек|людей|делегац)\w*"
    r"|всего|итого|в\s+общей\s+сложности|суммарн\w+)\b",
    re.IGNORECASE,
)
_TOOK_PART = re.compile(
    r"\b(?:участи(?:е|я|ем)|участв(?:ует|уют|ова)\w*|посе(?:ти|ща)\w+|присутств(?:у|ова)\w+|собра(?:л|в)\w*|объедини\w+"
    r"|выступи\w+|прибы\w+|приеха\w+|съеха\w+|охва[тч]\w+|привле(?:к|ч)\w+|насчит\w+|побыва\w+|соревнова\w+"
    r"|состяза\w+|боролис\w+|боролось|стартова\w+|зарегистрир\w+|отдохну\w+|оздоров\w+|вошл[иао]|вошел"
    r"|стал[аио]?\s+(?:участник|зрител|гост|слушател)\w+|(?:зрителями|гостями|участниками|слушателями)\s+\w*\s*стал\w*"
    r"|познакоми\w+|ознакоми\w+|прош(?:ли|ел|ло)\s+(?:обучени|лечени|отдых|оздоровл|стажиров|практик)\w+)\b",
    re.IGNORECASE,
)
_COMPANY = re.compile(
    r"\b(?:(?:делегаци|групп|отряд)\w*\s+(?:\w+\s+){0,3}?(?:из\s+)?|(?:составе|количестве|численностью)\s+)$",
    re.IGNORECASE,
)
_DETAIL = re.compile(
    r"\b(?:из\s+(?:них|которых)|в\s+том\s+числе|среди\s+(?:них|которых)|включая)\b", re.IGNORECASE
)
_HEDGE = r"(?:более|менее|свыше|около|порядка|почти|примерно|до|не|чем|ориентировочно|приблизительно|с)"
HEDGED = re.compile(rf"(?:\b{_HEDGE}\s+)+$", re.IGNORECASE)
_EACH = re.compile(r"\b(?:по|каждый\s+из|каждая\s+из)\s+$", re.IGNORECASE)
_LOST = re.compile(
    r"\b(?:останк|памят|погиб|имен|жертв|расстрел|захорон|награжд|чествова)\w*\s+$", re.IGNORECASE
)
_STATING = re.compile(
    r"(?:[–—:-]|\b(?:состави|достиг|превыси|насчит)\w*|\bравн\w+|\bв\s+количестве)\s*$", re.IGNORECASE
)
_ATTACHED = re.compile(r"(?:[–—:-]|\(|\b(?:составе?|количестве|численностью|числом|из))\s*$", re.IGNORECASE)
_PEOPLE_BEFORE = re.compile(r"([а-яё]+)\s*[–—:-]\s*$", re.IGNORECASE)
_LISTING = re.compile(r"[^\w(),;.]*:")
_IS_NEAR = re.compile(r"\s*(?:[^\W\d]+\s+){0,4}")
_OWN_LIST = re.compile(r"\)\s*:[^.;]*")  # «делегация (15 человек): спортсмены, тренеры»
_PEOPLE = frozenset({"человек", "чел"})
_FOLLOWED = re.compile(r"\s*(?:$|[.,;)]|(?:из|от|в|на|со?|для|и)\b|[–—-]\s)", re.IGNORECASE)


def read_headcount(texts: Texts, morphology: Morphology) -> Counted:
    """Read how many people took part, from the title, the content and the participants."""
    stated = _stated(texts, morphology)
    whole = _whole(stated)
    others = [each for each in stated if each is not whole and not _repeats(each, whole)]
    return Counted(whole.figure.count if whole else None, tuple(each.figure.count for each in others))


def stated_for_all(texts: Texts, morphology: Morphology) -> Stated | None:
    """Return the figure that stands for all who took part; None where the texts have none."""
    return _whole(_stated(texts, morphology))


def _stated(texts: Texts, morphology: Morphology) -> list[Stated]:
    return [each for field in _FIELDS for each in _read(texts[field], field, morphology)]


def _read(text: str, field: Field, morphology: Morphology) -> list[Stated]:
    """Return the figures for people of one text, each with what it is."""
    found = list(figures(text, morphology))
    if not found:
        return []
    stated = [
        each
        for start, end in sentences(text)
        for each in _Sentence(text, start, end, field, morphology).read(found)
    ]
    single = [each for each in stated if each.says is not Says.DETAIL]
    if (
        len(single) == 1
        and single[0].says is Says.GROUP
        and _is_everybody(text, single[0].figure, morphology)
    ):
        everybody = replace(single[0], says=Says.ALL)
        return [everybody if each is single[0] else each for each in stated]
    return stated


def _whole(stated: Sequence[Stated]) -> Stated | None:
    """Return the figure that stands for everybody."""
    if totals := [each for each in stated if each.says is Says.TOTAL]:
        return _only(totals) or _only([each for each in totals if each.figure.noun in GENERAL])
    tops = [each for each in stated if each.says is not Says.DETAIL]
    tops = [
        each for each in tops if not any(_repeats(each, other) for other in tops if other is not each)
    ] or tops
    if len(tops) == 1:
        return tops[0] if tops[0].says >= Says.ALL else None
    took_part = [each for each in tops if each.says is Says.TOOK_PART]
    largest = max((each.figure.count.most for each in tops), default=0)
    if len(took_part) == 1 and took_part[0].figure.count.least >= largest:
        return took_part[0]
    return None


def _only(stated: Sequence[Stated]) -> Stated | None:
    """Return the last of several figures if all say the same."""
    return stated[-1] if stated and len({each.figure.count for each in stated}) == 1 else None


def _repeats(each: Stated, other: Stated | None) -> bool:
    """Whether a figure says once more, in an earlier text, what another one says."""
    return (
        other is not None
        and each.field is not other.field
        and each.figure.count == other.figure.count
        and each.says >= Says.ALL
    )


class _Sentence:
    """A sentence with figures in it."""

    def __init__(self, text: str, start: int, end: int, field: Field, morphology: Morphology) -> None:
        self._text = text
        self._start = start
        self._end = end
        self._field = field
        self._morphology = morphology
        self._details: list[tuple[int, int]] = []

    def read(self, found: Sequence[Figure]) -> Iterator[Stated]:
        """Yield the figures of the sentence that count, each with what it is."""
        own = [figure for figure in found if self._start <= figure.start < self._end]
        self._details = self._detail_spans(own)
        for before, figure in zip([None, *own], own, strict=False):
            says = self._says(figure, before, any(low <= figure.start < high for low, high in self._details))
            if says is not None:
                yield Stated(figure, self._field, says)

    def _detail_spans(self, own: Sequence[Figure]) -> list[tuple[int, int]]:
        """Return where figures are parts of one before: after «из них», after a colon, in its brackets."""
        sentence, spans = self._text[self._start : self._end], []
        for found in _DETAIL.finditer(sentence):
            stop = re.search(r"[;)]", sentence[found.end() :]) if found.start() > 3 else None
            end = found.end() + stop.start() if stop else len(sentence)
            spans.append((self._start + found.end(), self._start + end))
        for figure in own:
            if _LISTING.match(self._text, figure.stop):
                spans.append((figure.stop, self._end))
            elif bracketed := re.compile(r"\s*\(([^()]*)\)").match(self._text, figure.stop):
                spans.append(bracketed.span(1))
        return spans

    def _says(self, figure: Figure, before: Figure | None, is_detail: bool) -> Says | None:
        leading = self._text[before.stop if before else self._start : figure.start]
        leading = HEDGED.sub("", leading)
        if _EACH.search(leading) or _LOST.search(leading):
            return None
        if not figure.noun and not self._is_bare_but_sound(figure, leading, is_detail):
            return None
        if is_detail:
            return Says.DETAIL
        clause = re.split(r"[;.]", without_names(leading))[-1]
        if _TOTAL.search(clause):
            return Says.TOTAL
        if self._took_part(figure):
            return Says.TOOK_PART
        if self._field is Field.PARTICIPANTS:
            return Says.GROUP
        return Says.TOOK_PART if _COMPANY.search(leading) else None

    def _took_part(self, figure: Figure) -> bool:
        """Whether the sentence says that so many took part, and names nobody else who did."""
        text = without_names(self._text)
        verbs = list(_TOOK_PART.finditer(text, self._start, self._end))
        if not verbs:
            return False
        spans = [(figure.start, figure.stop), *self._details]
        before = [verb.end() for verb in verbs if _IS_NEAR.fullmatch(text, verb.end(), figure.start)]
        start = before[-1] if before else self._start  # «концерт посетили 90 человек»: the concert did not
        return not groups(_blanked(self._text, spans)[start : self._end], self._morphology)

    def _is_bare_but_sound(self, figure: Figure, leading: str, is_detail: bool) -> bool:
        """Whether the text round a number without a noun says that it counts people."""
        if not _FOLLOWED.match(self._text, figure.end):
            return False
        if is_detail:
            return figure.count.most not in _YEARS
        if _STATING.search(leading):
            word = _PEOPLE_BEFORE.search(leading)
            return bool(_TOTAL.search(leading) or (word and is_of_people(word[1], self._morphology)))
        return bool(
            figure.count.most not in _YEARS
            and self._text[figure.start : figure.end][-1].isalpha()
            and _TOOK_PART.search(leading)
        )


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _is_everybody(text: str, figure: Figure, morphology: Morphology) -> bool:
    """Whether the only figure of a list of participants can stand for all of them."""
    leading = HEDGED.sub("", text[: figure.start])
    own = _OWN_LIST.match(text, figure.stop)
    stop = own.end() if own else figure.stop
    rest = leading + " " * (stop - len(leading)) + text[stop:]
    listed = groups(rest, morphology)
    if _ATTACHED.search(leading) or (figure.noun in _PEOPLE and leading.rstrip().endswith(",")):
        return listed <= 1
    start, end = next((start, end) for start, end in sentences(text) if start <= figure.start < end)
    return listed == 0 or (figure.noun in GENERAL and not groups(rest[start:end], morphology))
