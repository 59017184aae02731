"""Which event of one report is which event of another, and which of its texts differ.

Likeness of whole titles is never enough: «Участие в конкурсе «А»» and «Участие в конкурсе «Б»» are two
events. What distinguishes texts decides: names in quotes, ordinals and other numbers, the place, the period.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from db.entities import Field, Texts
from db.folding import fold, key

_QUOTED = re.compile(r"«([^«»]+)")
_NUMBER = re.compile(r"\b(?:\d+|[IVXLC]{1,7})\b")
_WORD = re.compile(r"\w{3,}")
_ENOUGH = 50  # per cent of the weight must agree for two rows to be one event
_MOST_COMPARED = 200_000  # pairs, two seconds: among more that differ likeness would tell nothing
_ANYTHING = 25  # an edit leaves more: the place and a few words are common to many events
# The short fields first: most rows are told apart by them, and the long ones need not be compared.
_WEIGHTS = {
    Field.TITLE: 35,
    Field.PERIOD: 20,
    Field.PLACE: 15,
    Field.PARTICIPANTS: 10,
    Field.CONTENT: 20,
}
_BESIDE_TITLE = tuple(name for name in Field if name is not Field.TITLE)
_NOTHING_KNOWN: Mapping[int, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Pair:
    """Positions of one event in the old and in the new report; None where the report does not have it."""

    old: int | None
    new: int | None
    changed: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class _Marks:
    """What tells an event from others of its kind."""

    names: frozenset[str]
    numbers: frozenset[str]
    words: dict[Field, frozenset[str]]
    folded: dict[Field, str]


def by_id(old: Sequence[UUID | None], new: Sequence[UUID | None]) -> dict[int, int]:
    """Return which new events are which old ones by their ids; of two with one id it is the first."""
    places = {event_id: o for o, event_id in enumerate(old) if event_id}
    found: dict[int, int] = {}
    for n, event_id in enumerate(new):
        if event_id and (o := places.pop(event_id, None)) is not None:
            found[n] = o
    return found


def match(
    old: Sequence[Texts], new: Sequence[Texts], known: Mapping[int, int] = _NOTHING_KNOWN
) -> tuple[Pair, ...]:
    """Pair the events of two versions of a report: the new one's in its order, then those that are gone.

    `known` says of new ones which old ones they are, see `by_id`; the others are told by their texts.
    """
    partner = dict(known)  # new -> old
    for olds, news in _same(old, new, partner, _all_texts):
        if len(olds) == len(news) == 1:
            partner[news[0]] = olds[0]
    _pair_neighbours(old, new, partner)
    for sameness in (_all_texts, _folded_texts):
        for olds, news in _same(old, new, partner, sameness):
            partner.update(zip(news, olds, strict=False))  # of several equal rows the first with the first
    for olds, news in _same(old, new, partner, _title_and_period):
        if len(olds) == len(news) == 1:  # of several, held in several places, likeness tells which is which
            partner[news[0]] = olds[0]
    _pair_alike(old, new, partner)
    met = set(partner.values())
    pairs = [Pair(partner.get(n), n, _changed(old, partner.get(n), texts)) for n, texts in enumerate(new)]
    return (*pairs, *(Pair(o, None) for o in range(len(old)) if o not in met))


def _changed(old: Sequence[Texts], position: int | None, texts: Texts) -> tuple[Field, ...]:
    if position is None:
        return ()
    return tuple(name for name in Field if old[position][name] != texts[name])


def _all_texts(texts: Texts) -> Hashable:
    return texts


def _folded_texts(texts: Texts) -> Hashable:
    return tuple(key(texts[name]) for name in Field)


def _title_and_period(texts: Texts) -> Hashable:
    return key(texts.title), key(texts.period)


def _same(
    old: Sequence[Texts], new: Sequence[Texts], partner: dict[int, int], sameness: Callable[[Texts], Hashable]
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the positions of old and of new rows without a partner that have the same key."""
    met = set(partner.values())
    waiting: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for o, texts in enumerate(old):
        if o not in met:
            waiting[sameness(texts)][0].append(o)
    for n, texts in enumerate(new):
        if n not in partner:
            waiting[sameness(texts)][1].append(n)
    yield from waiting.values()


def _pair_neighbours(old: Sequence[Texts], new: Sequence[Texts], partner: dict[int, int]) -> None:
    """Pair equal rows that stand beside rows with a partner: so those that are there twice stay apart."""
    met = set(partner.values())
    for step, places in ((1, range(len(new))), (-1, reversed(range(len(new))))):
        for n in places:
            o = partner.get(n - step, -2) + step
            if n not in partner and o not in met and 0 <= o < len(old) and old[o] == new[n]:
                partner[n] = o
                met.add(o)


def are_strangers(one: Texts, other: Texts) -> bool:
    """Say whether hardly anything of two events agrees: then one was written over the other."""
    mine, theirs = _marks(one), _marks(other)
    return sum(weight * _agreement(mine, theirs, name) for name, weight in _WEIGHTS.items()) < _ANYTHING


def _pair_alike(old: Sequence[Texts], new: Sequence[Texts], partner: dict[int, int]) -> None:
    """Pair what is left, the likest first."""
    met = set(partner.values())
    if (len(old) - len(met)) * (len(new) - len(partner)) > _MOST_COMPARED:
        return
    left = {o: _marks(texts) for o, texts in enumerate(old) if o not in met}
    right = {n: _marks(texts) for n, texts in enumerate(new) if n not in partner}
    found = sorted(_candidates(left, right), reverse=True)
    for _, o, n in found:
        if n not in partner and o not in met:
            partner[n] = o
            met.add(o)


def _candidates(left: dict[int, _Marks], right: dict[int, _Marks]) -> Iterator[tuple[float, int, int]]:
    for n, new in right.items():
        for o, old in left.items():
            if likeness := _likeness(old, new):
                yield likeness, o, n


def _marks(texts: Texts) -> _Marks:
    title = fold(texts.title)
    folded = {name: key(texts[name]) for name in Field}
    return _Marks(
        names=frozenset(key(name) for name in _QUOTED.findall(title)),
        numbers=frozenset(_NUMBER.findall(title)),
        words={name: frozenset(_WORD.findall(text)) for name, text in folded.items()},
        folded=folded,
    )


def _likeness(old: _Marks, new: _Marks) -> float:
    """Return how many per cent of the weight agree, 0 if it is not enough.

    Titles that name different things are one event only if nothing else differs: then the title was mended.
    """
    if _contradict(old.names, new.names) or _contradict(old.numbers, new.numbers):
        return _ENOUGH if all(old.folded[name] == new.folded[name] for name in _BESIDE_TITLE) else 0
    likeness = 100.0
    for name, weight in _WEIGHTS.items():
        likeness -= weight * (1 - _agreement(old, new, name))
        if likeness < _ENOUGH:
            return 0
    return likeness


def _contradict(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    return bool(mine and theirs and mine.isdisjoint(theirs))


def _agreement(old: _Marks, new: _Marks, name: Field) -> float:
    if old.folded[name] == new.folded[name]:
        return 1.0 if old.folded[name] else 0.0
    if name is Field.PERIOD:  # another day is another day, however alike the words
        return 0.0
    mine, theirs = old.words[name], new.words[name]
    return len(mine & theirs) / len(mine | theirs) if mine and theirs else 0.0
