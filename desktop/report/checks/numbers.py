"""Family N: parts that do not add up to what is stated for all."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from db.entities import Field
from desktop.report.checks.checked import CheckedEvent
from desktop.report.checks.context import Context
from desktop.report.checks.finding import Fix, Found, Spot
from desktop.report.checks.spots import in_whole
from desktop.report.headcount import HEDGED, stated_for_all
from desktop.report.headcount_wording import counted
from desktop.report.meetings import miscounted
from desktop.report.people import Figure, figures
from desktop.report.sentences import sentences, without_asides

_FIELDS = (Field.CONTENT, Field.PARTICIPANTS)
_HAS_NUMBERS = re.compile(r"\d")
_HAS_LIST = re.compile(
    r"[:(]|\b(?:общ\w+\s+(?:кол|чис)|всего|итого|из\s+(?:них|которых)|в\s+том\s+числе)", re.IGNORECASE
)
_TOTAL = re.compile(
    r"(?:\b(?:общ\w+\s+(?:количеств|числ|численност)\w*|всего|итого|в\s+общей\s+сложности)(?:\s+[а-яё]+){0,3}"
    r"\s*[–—:-]?\s*)\Z",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"\)?\s*(?:[.,;]\s*){0,2}(?:\(\s*)?(?P<those>из\s+(?:них|которых)|в\s+том\s+числе)?\s*:", re.IGNORECASE
)
# «30 человек, из них 20 из Рудни и 15 из Орши»: what is joined by «и» is no part of one another.
_JOINED = re.compile(
    r"\s*,?\s*(?:из\s+(?:них|которых)|в\s+том\s+числе)\s+(?P<list>[^.,;:()]+\sи\s[^.,;:()]+)(?=[.;]|\Z)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*\((?P<list>[^()]*)\)")
_SECOND_LIST = re.compile(r"\b(?:из\s+(?:них|которых)|в\s+том\s+числе|включая)\b", re.IGNORECASE)
_SOME = re.compile(r"\s*(?:в\s+том\s+числе|из\s+(?:них|которых)|включая|среди|в\s+возрасте)", re.IGNORECASE)
_SEPARATOR = re.compile(r"[,;]")
_EACH = re.compile(r"\bпо\s+\Z", re.IGNORECASE)
_WORD = re.compile(r"\w")
_NEAR = 60  # characters before a figure that say what it is
_NEARLY = 2  # a total of more than so many times the parts is that of others, too
_LONGEST = 3_000  # characters of a text in which totals are looked for: a book in its place must cost no time
_SURELY_ALL = 3  # so many parts after «из них:» are all there are


@dataclass(frozen=True, slots=True)
class _Listed:
    """The parts of a total; `is_whole` says that they seem to be all, so that fewer is wrong as well."""

    parts: tuple[Figure, ...]
    is_whole: bool

    def contradicts(self, total: int) -> bool:
        """Whether the parts cannot make the total."""
        return self.sum > total or (self.is_whole and self.sum < total <= self.sum * _NEARLY)

    @property
    def sum(self) -> int:
        """What the parts add up to."""
        return sum(part.count.most for part in self.parts)


def unlike_sum(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find totals that are not the sum of the parts listed with them."""
    for field in _FIELDS:
        text = event.texts[field]
        if len(text) > _LONGEST or not (_HAS_NUMBERS.search(text) and _HAS_LIST.search(text)):
            continue
        known = list(figures(text, context.around.reader.morphology))
        for total in known:
            listed = _listed(text, total, known, field)
            if listed and listed.contradicts(total.count.most):
                yield Found(
                    message=f"Указано {counted(total.count)}, а слагаемые в сумме дают {listed.sum}: "
                    "исправьте числа или поясните.",
                    spot=Spot(field.value),
                    start=total.start,
                    end=total.stop,
                )


def _listed(text: str, total: Figure, known: Sequence[Figure], field: Field) -> _Listed | None:
    """Return the parts of a total: after it behind a colon, or all other figures where it says «всего»."""
    before = text[max(0, total.start - _NEAR) : total.start]
    if not total.noun or not _is_plain(total, text):
        return None
    if opened := _LIST.match(text, total.stop):
        parts = _parts(text, opened.end(), _end_of_list(text, opened.end()), known)
        those = opened["those"] or ""
        is_whole = not those or those[0].isupper() or (those[0] == "и" and len(parts) >= _SURELY_ALL)
        return _Listed(parts, is_whole) if len(parts) > 1 else None
    if opened := _JOINED.match(text, total.stop):
        parts = _parts(text, *opened.span("list"), known)
        is_alike = len({bool(part.noun) for part in parts}) == 1
        return _Listed(parts, is_whole=False) if len(parts) > 1 and is_alike else None
    if opened := _IN_BRACKETS.match(text, total.stop):
        parts = _parts(text, *opened.span("list"), known, text)
        is_whole = len(parts) >= _SURELY_ALL and not _SOME.match(opened["list"])
        return _Listed(parts, is_whole) if len(parts) > 1 else None
    if field is Field.PARTICIPANTS and (said := _TOTAL.search(before)):
        start = total.start - len(before) + said.start()
        parts = _parts(text, 0, start, known) or _parts(text, total.stop, len(text), known)
        return _Listed(parts, is_whole=True) if len(parts) > 1 else None
    return None


def _end_of_list(text: str, start: int) -> int:
    """Return where the sentence ends, or a list of parts of its last part begins."""
    second = _SECOND_LIST.search(text, start)
    ends = [end for _, end in sentences(text) if end > start]
    return min([*ends, len(text), *([second.start()] if second else [])])


def _parts(
    text: str, start: int, end: int, known: Sequence[Figure], open_text: str = ""
) -> tuple[Figure, ...]:
    """Return the figures of a list, none if it holds an item without a figure or one that is not exact.

    `open_text` is what of the text counts; all but asides where it is not given.
    """
    open_text = open_text or without_asides(text)
    parts = tuple(each for each in known if start <= each.start < end and open_text[each.start] != " ")
    if not all(_is_plain(part, text) for part in parts):
        return ()
    ends = [stop for _, stop in sentences(text) if start < stop < end]
    places = sorted(
        [start, *(found.end() for found in _SEPARATOR.finditer(open_text, start, end)), *ends, end]
    )
    for first, last in pairwise(places):
        if _WORD.search(open_text, first, last) and not any(first <= each.start < last for each in parts):
            return ()
    return parts


def _is_plain(figure: Figure, text: str) -> bool:
    """Whether a figure is one exact number, and not so many each."""
    before = text[max(0, figure.start - _NEAR) : figure.start]
    is_exact = figure.count.least == figure.count.most
    return is_exact and not HEDGED.search(before) and not _EACH.search(before)


def unlike_text(event: CheckedEvent, context: Context) -> Iterator[Found]:
    """Find head counts that a person set, and the text says something else."""
    by_hand, read = event.reading.corrections.headcount, event.reading.headcount
    if by_hand is None or read is None or by_hand == read:
        return
    message = f"Вручную указано {counted(by_hand)}, а в тексте {counted(read)}: исправьте то или другое."
    stated = stated_for_all(event.texts, context.around.reader.morphology)
    if stated is None:
        yield in_whole(event, Field.PARTICIPANTS, message)
        return
    text, figure = event.texts[stated.field], stated.figure
    start = len(HEDGED.sub("", text[: figure.start]))
    yield Found(
        message=message,
        spot=Spot(stated.field.value),
        start=start,
        end=figure.stop,
        fix=Fix(text[start : figure.stop], counted(by_hand)),
    )


def meetings_unlike_sum(context: Context) -> Iterator[Found]:
    """Find a closing row whose list of meetings does not make their stated number."""
    if found := miscounted(context.report.closing):
        total, added = found
        yield Found(
            message=f"В строке о встречах указано всего {total}, а перечислено {added}: исправьте числа.",
            spot=Spot.REPORT,
        )
