"""Which events are one event told twice: by what distinguishes them, never by how alike whole titles are.

Names in quotes, ordinals and other numbers, and proper names must not contradict each other; then a name, or
the telling words of a title, say that it is the same event. Dates and places are compared by who asks.
"""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import TypeVar
from zlib import crc32

from db.dictionaries.names import cyrillic
from db.entities import Field, Period, Precision
from db.folding import key
from desktop.report.checks.checked import CheckedEvent, CheckedReport
from desktop.report.ordinals import ORDINAL, read_ordinal

T = TypeVar("T")
Name = tuple[str, ...]  # the stems of a name in quotes
Dates = tuple[tuple[date, date], ...]

_QUOTED = re.compile(r"[«\"„“]([^«»\"„“”]{3,})")
_ORDINAL = re.compile(ORDINAL)
_FIGURES = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]{3,}")
_ENDINGS = frozenset(
    (
        *(
            "ого",
            "его",
            "ому",
            "ему",
            "ыми",
            "ими",
            "ами",
            "ями",
            "ах",
            "ях",
            "ых",
            "их",
            "ым",
            "им",
            "ом",
            "ем",
        ),
        *("ам", "ям", "ой", "ей", "ий", "ый", "ов", "ев", "ая", "яя", "ое", "ее", "ую", "юю", "ые"),
        *"аеиоуыэюяйь",
    )
)
_LONGEST_ENDING = 3
_SHORTEST_STEM = 3
_ENDINGS_OF_A_WORD = 3  # «развит-и-ем»
_TAKES_PART = ("участи", "поездк", "визит", "выезд")
_BITS = 256  # a word is one of so many bits: enough to see quickly that two titles have little in common
_DAYS = 14  # of a long event so many are looked at

# Stems of words that any title may have: they do not tell one event from another.
_GENERIC_WORDS = (
    "участие участник мероприятие событие проведение организация международный межрегиональный "
    "республиканский "
    "всероссийский областной районный городской муниципальный открытый традиционный ежегодный "
    "торжественный "
    "праздничный совместный очередной официальный рабочий республика беларусь белоруссия россия российский "
    "белорусский федерация смоленский смоленск область район округ город год имя рамка формат представитель "
    "встреча визит поездка делегация прием форум конференция фестиваль конкурс выставка турнир соревнование "
    "чемпионат первенство кубок матч концерт праздник акция семинар совещание заседание переговоры стол "
    "круглый "
    "посвященный памяти день между среди для при под над через состоявшийся научный практический союзный "
    "государство администрация глава председатель правительство дистанционный онлайн режим "
    "видеоконференцсвязь"
)


@dataclass(frozen=True, slots=True, eq=False)
class Marks:
    """What tells an event from others. `dates` are the first and last days of its spans; none if unread."""

    names: tuple[Name, ...]
    ordinals: frozenset[int]
    numbers: frozenset[str]
    proper: frozenset[str]
    words: frozenset[str]
    telling: frozenset[str]
    bits: int
    places: frozenset[str]
    remote: bool
    takes_part: bool
    dates: Dates
    looked_up: tuple[Hashable, ...]  # what twins have in common: a place and a day
    looked_up_by_name: tuple[Hashable, ...]  # or a name with a place, or with the dates


def marks(event: CheckedEvent) -> Marks:
    """Return what tells an event from others; asked as `event.once(marks)`."""
    title = cyrillic(event.folded[Field.TITLE])
    outside = _QUOTED.sub(" ", title)
    ordinals = [read_ordinal(found) for found in _ORDINAL.finditer(title)]
    names = tuple(name for said in _QUOTED.findall(title) if (name := tuple(stems(said))))
    words = frozenset(stems(outside))
    telling = words - _GENERIC
    places = frozenset(_places(event.folded[Field.PLACE]))
    dates = _dates(event.period)
    return Marks(
        names=names,
        ordinals=frozenset(each.number for each in ordinals if each),
        numbers=frozenset(_FIGURES.findall(_ORDINAL.sub(" ", title))),
        proper=frozenset(_proper(outside)),
        words=words,
        telling=telling,
        bits=_bits(telling),
        places=places,
        remote=event.reading.remote,
        takes_part=title.lower().startswith(_TAKES_PART),
        dates=dates,
        looked_up=tuple(_days_and_places(dates, places)),
        looked_up_by_name=tuple(_names_with(names, dates, places)),
    )


def stems(text: str) -> Iterator[str]:
    """Yield the words of a text without their endings."""
    for word in _WORD.findall(key(text)):
        yield stem(word)


def stem(word: str) -> str:
    """Return a word without its endings: «Минском» and «Минска» have one."""
    for _ in range(_ENDINGS_OF_A_WORD):
        word = _without_ending(word)
    return word


def _without_ending(word: str) -> str:
    for length in range(min(_LONGEST_ENDING, len(word) - _SHORTEST_STEM), 0, -1):
        if word[-length:] in _ENDINGS:
            return word[:-length]
    return word


_GENERIC = frozenset(map(stem, _GENERIC_WORDS.split()))
_COUNTRY_OR_REGION = re.compile(
    r"республик\w+ \w+|(?:витебск|минск|могилевск|гомельск|гродненск|брестск|смоленск)\w+ обл(?:аст\w+|\.)"
    r"|российск\w+ федераци\w+|област\w+|район\w*",
    re.IGNORECASE,
)


def _proper(text: str) -> Iterator[str]:
    """Yield the stems of capitalised words that do not begin the text and are no abbreviations."""
    for found in _WORD.finditer(text):
        word = found[0]
        if found.start() and word[0].isupper() and not word.isupper():
            said = stem(key(word))
            if said not in _GENERIC:
                yield said


def _places(text: str) -> Iterator[str]:
    """Yield the stems of the settlements and districts of a place."""
    named = _COUNTRY_OR_REGION.sub(" ", _QUOTED.sub(" ", cyrillic(text)))
    for word in _WORD.findall(named):
        if word[0].isupper() and not word.isupper():
            yield stem(key(word))


def _dates(period: Period | None) -> Dates:
    return tuple(sorted({(span.first, span.last) for span in period or ()}))


def _bits(words: Iterable[str]) -> int:
    bits = 0
    for word in words:
        bits |= 1 << crc32(word.encode()) % _BITS
    return bits


def are_one(mine: Marks, theirs: Marks) -> bool:
    """Whether two titles tell of one event."""
    if contradict(mine, theirs):
        return False
    if shared := shared_names(mine, theirs):
        return any(map(is_telling, shared)) or _may_share_a_name(mine, theirs)
    return not (mine.names and theirs.names) and _say_the_same(mine, theirs)


def is_telling(name: Name) -> bool:
    """Whether no two events have a name by chance: «Дружба» is that of many."""
    return len(name) > 2


def _may_share_a_name(mine: Marks, theirs: Marks) -> bool:
    """Whether two titles with a short name tell of the same: tournaments in chess and in hockey do not."""
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
    """Return the names that both titles have."""
    return [name for name in mine.names if any(_is_one_name(name, other) for other in theirs.names)]


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
        for position, each in enumerate(events):
            for when in each.looked_up:
                self._here.setdefault(when, []).append(position)
            for name in each.looked_up_by_name:
                self._so_named.setdefault(name, []).append(position)

    def like(self, mine: Marks) -> list[int]:
        """Return the events that tell of the same as one that is not among them."""
        met = {
            position
            for when in mine.looked_up
            for position in self._here.get(when, ())
            if (mine.bits & self.events[position].bits).bit_count()
            >= _fewest_common(mine, self.events[position])
        }
        met.update(position for name in mine.looked_up_by_name for position in self._so_named.get(name, ()))
        return [position for position in sorted(met) if are_one(mine, self.events[position])]

    def pairs(self) -> list[tuple[int, int]]:
        """Return the pairs of events that are one event told twice."""
        met: set[tuple[int, int]] = set()
        for among in self._here.values():
            if len(among) > 1:
                met.update(self._near(among))
        for among in self._so_named.values():
            met.update(combinations(among, 2))
        return [pair for pair in sorted(met) if are_one(*(self.events[position] for position in pair))]

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


def _days_and_places(dates: Dates, places: frozenset[str]) -> Iterator[Hashable]:
    """Yield the places with the days, whatever the year: one that was mistyped hides no twin."""
    begins = {place[:5] for place in places} or {""}
    for month, day in sorted({(day.month, day.day) for day in _days(dates)}):
        for place in begins:
            yield place, month, day


def _days(dates: Dates) -> Iterator[date]:
    for first, last in dates:
        for day in range(min((last - first).days + 1, _DAYS)):
            yield first + timedelta(days=day)


def _names_with(names: Sequence[Name], dates: Dates, places: frozenset[str]) -> Iterator[Hashable]:
    """Yield the names with a place, whatever the dates, and with the dates, whatever the place."""
    for name in names:
        yield name[:3], dates
        for place in places:
            yield name[:3], place[:5]


def marks_of(report: CheckedReport) -> list[Marks]:
    """Return what tells the events of a report apart, in their order; asked as `report.once(marks_of)`."""
    return [event.once(marks) for event in report.events]


def index_of(report: CheckedReport) -> TwinIndex:
    """Return the index of a report's events; asked as `report.once(index_of)`."""
    return TwinIndex(report.once(marks_of))


def has_month(period: Period | None) -> bool:
    """Whether a period names whole months: which days are meant is not known."""
    return any(span.precision is Precision.MONTH for span in period or ())
