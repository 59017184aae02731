"""Which events are one event told twice: by what distinguishes them, never by how alike whole titles are.

Names in quotes, ordinals and other numbers, and proper names must not contradict each other; then a name, or
the telling words of a title, say that it is the same event. Dates and places are compared by who asks.
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property
from itertools import combinations, pairwise
from typing import TypeVar

from desktop.report.checks.checked import CheckedReport
from desktop.report.checks.event_marks import Marks, Name, marks

T = TypeVar("T")


def are_one(mine: Marks, theirs: Marks) -> bool:
    """Whether two titles tell of one event."""
    if contradict(mine, theirs):
        return False
    if shared := shared_names(mine, theirs):
        return any(map(is_telling, shared)) or _may_share_a_name(mine, theirs)
    return not (mine.event_names and theirs.event_names) and _say_the_same(mine, theirs)


def is_telling(name: Name) -> bool:
    """Whether no two events have a name by chance: «Дружба» is that of many."""
    return len(name) > 2


def _may_share_a_name(mine: Marks, theirs: Marks) -> bool:
    """Whether two titles with a short name tell of the same: tournaments in chess and in hockey do not."""
    if not (mine.words and theirs.words):
        return True
    if mine.telling and theirs.telling and mine.telling.isdisjoint(theirs.telling):
        return False
    return not mine.words.isdisjoint(theirs.words)


def contradict(mine: Marks, theirs: Marks) -> bool:
    """Whether each of two titles names something that the other one does not."""
    if _both_lack(mine.ordinals, theirs.ordinals) or _both_lack(mine.numbers, theirs.numbers):
        return True
    if mine.proper - theirs.words and theirs.proper - mine.words:
        return True
    return bool(_others(mine.names, theirs.names) and _others(theirs.names, mine.names))


def _both_lack(mine: frozenset[T], theirs: frozenset[T]) -> bool:
    return bool(mine - theirs and theirs - mine)


def shared_names(mine: Marks, theirs: Marks) -> list[Name]:
    """Return the names of events that both titles have."""
    return [
        name for name in mine.event_names if any(_is_one_name(name, other) for other in theirs.event_names)
    ]


def _others(names: Sequence[Name], among: Sequence[Name]) -> list[Name]:
    return [name for name in names if not any(_is_one_name(name, other) for other in among)]


def _is_one_name(one: Name, other: Name) -> bool:
    """Whether two names are the same, or a long one was cut short."""
    shorter = min(len(one), len(other))
    return one == other or (shorter > 2 and one[:shorter] == other[:shorter])


def _say_the_same(mine: Marks, theirs: Marks) -> bool:
    """Whether the telling words of two titles are the same, all or nearly all."""
    if mine.words == theirs.words and mine.numbers == theirs.numbers:
        return True
    if mine.kinds and theirs.kinds and mine.kinds.isdisjoint(theirs.kinds):
        return False
    if mine.telling and mine.telling == theirs.telling:
        return True
    common = len(mine.telling & theirs.telling)
    fewest, most = sorted((len(mine.telling), len(theirs.telling)))
    if common < 2:
        return False
    return common * 3 >= most if common == fewest else common * 4 >= fewest * 3 and common * 3 >= most * 2


def same_place(mine: Marks, theirs: Marks) -> bool:
    """Whether two places can be one: nobody says where something remote took place."""
    if mine.remote or theirs.remote or not (mine.places and theirs.places):
        return True
    return any(
        one.startswith(other[:5]) or other.startswith(one[:5])
        for one in mine.places
        for other in theirs.places
    )


class TwinIndex:
    """Events by their positions, looked up by what twins have in common: a day and a place, or a name."""

    def __init__(self, events: Sequence[Marks]) -> None:
        self.events = events
        self._here: dict[Hashable, list[int]] = {}
        self._so_named: dict[Hashable, list[int]] = {}
        self._so_titled: dict[str, list[int]] = {}
        for position, each in enumerate(events):
            for when in each.looked_up:
                self._here.setdefault(when, []).append(position)
            for name in each.looked_up_by_name:
                self._so_named.setdefault(name, []).append(position)
            self._so_titled.setdefault(each.title, []).append(position)

    @cached_property
    def _at_dates(self) -> dict[Hashable, list[int]]:
        """The events by their dates with a place; of many alike only some."""
        found: dict[Hashable, list[int]] = {}
        held: Counter[Hashable] = Counter()
        for position, each in enumerate(self.events):
            held[each.alike] += 1
            for when in each.looked_up_by_dates if held[each.alike] <= _MOST_TELLERS else ():
                found.setdefault(when, []).append(position)
        return found

    def like(self, mine: Marks) -> list[int]:
        """Return the events that tell of the same, at the same dates, as one that is not among them."""
        met = {
            position
            for when in mine.looked_up_by_dates
            for position in self._at_dates.get(when, ())
            if (mine.bits & self.events[position].bits).bit_count()
            >= _fewest_common(mine, self.events[position])
        }
        for name in mine.event_names:
            met.update(self._so_named.get((name[:3], mine.dates), ())[:_MOST_TELLERS])
        return [
            position
            for position in sorted(met)
            if are_one(mine, self.events[position]) and same_place(mine, self.events[position])
        ]

    def named(self, mine: Marks) -> list[int]:
        """Return the events that share a name with one that is not among them, and tell of the same."""
        met = {
            position
            for name in mine.looked_up_by_name
            for position in self._so_named.get(name, ())[:_MOST_TELLERS]
        }
        return [position for position in sorted(met) if are_one(mine, self.events[position])]

    def pairs(self) -> list[tuple[int, int]]:
        """Return the pairs of events that are one event told twice."""
        met: set[tuple[int, int]] = set()
        for among in {tuple(each) for each in self._here.values() if len(each) > 1}:
            met.update(self._near(self._parted(among, met)))
        for among in {tuple(each) for each in self._so_named.values() if len(each) > 1}:
            met.update(combinations(self._parted(among, met), 2))
        for titled in self._so_titled.values():
            met.update(combinations(titled, 2) if len(titled) <= _MOST_TITLED else pairwise(titled))
        return [pair for pair in sorted(met) if are_one(*(self.events[position] for position in pair))]

    def _parted(self, among: Sequence[int], met: set[tuple[int, int]]) -> list[int]:
        """Return the events of which every pair is looked at; of many alike the rest meet their neighbour."""
        if len(among) <= _MOST_ALIKE:
            return list(among)
        alike: dict[Hashable, list[int]] = {}
        for position in among:
            alike.setdefault(self.events[position].alike, []).append(position)
        for several in alike.values():
            met.update(pairwise(several[_MOST_ALIKE - 1 :]))
        return [position for several in alike.values() for position in several[:_MOST_ALIKE]]

    def _near(self, among: Sequence[int]) -> Iterator[tuple[int, int]]:
        """Yield pairs whose words can be the same: made short, since it is asked of thousands at each key."""
        shortest_first = sorted(among, key=lambda position: self.events[position].bits.bit_count())
        known = [(position, self.events[position].bits) for position in shortest_first]
        for at, (one, bits) in enumerate(known):
            fewest = _fewest_common(self.events[one], self.events[one])
            for other in [other for other, its in known[at + 1 :] if (bits & its).bit_count() >= fewest]:
                yield (one, other) if one < other else (other, one)


def _fewest_common(mine: Marks, theirs: Marks) -> int:
    """Return how many bits two titles that say the same have in common at least; two words may share one."""
    words = min(mine.bits.bit_count(), theirs.bits.bit_count())
    return words if words < _MAY_LACK else (words * 3 - 1) // 4


_MAY_LACK = 4  # of so few words none may be lacking
_MOST_TELLERS = 30  # of one event as many districts may tell
_MOST_TITLED = 12  # events of one title: where there are more it is that of any visit
_MOST_ALIKE = 6  # events that differ in nothing: of a copy of a copy more would only cost time


def marks_of(report: CheckedReport) -> list[Marks]:
    """Return what tells the events of a report apart, in their order; asked as `report.once(marks_of)`."""
    return [event.once(marks) for event in report.events]


def index_of(report: CheckedReport) -> TwinIndex:
    """Return the index of a report's events; asked as `report.once(index_of)`."""
    return TwinIndex(report.once(marks_of))
