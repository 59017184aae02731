"""What tells an event from others: names in quotes, ordinals and numbers, proper names, place, dates."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from zlib import crc32

from db.dictionaries.names import cyrillic
from db.entities import Field, Period, Precision
from db.folding import key
from desktop.report.checks.checked import CheckedEvent
from desktop.report.ordinals import ORDINAL, read_ordinal

Name = tuple[str, ...]  # the stems of a name in quotes
Dates = tuple[tuple[date, date], ...]

_QUOTED = re.compile(r"[«\"„“]([^«»\"„“”]+)")
_ORDINAL = re.compile(ORDINAL)
_FIGURES = re.compile(r"\d+")
# «А-турнир», «группа Б»: a letter by itself numbers what there are several of; «К.» begins a name.
_LETTER = re.compile(r"(?<![\w.])[А-ЯA-Z](?=-[а-яё]{3})|(?<=[а-яё] )[А-ЯA-Z](?![\w.’'])")
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
_AS_GOOD_AS_A_NAME = 3  # so many telling words of a title
_DAYS = 14  # of a long event so many are looked at

# What an event is: titles that name different kinds tell of different events.
_KIND_WORDS = (
    "встреча визит поездка прием форум конференция фестиваль конкурс выставка турнир соревнование чемпионат "
    "первенство кубок матч концерт праздник акция семинар совещание заседание переговоры ярмарка спартакиада "
    "олимпиада гастроли пленэр слет лекция экскурсия презентация марафон квест диктант"
)
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

    title: str
    names: tuple[Name, ...]  # of all that is in quotes
    event_names: tuple[Name, ...]  # of what is not a school, a theatre or the like
    ordinals: frozenset[int]
    numbers: frozenset[str]
    proper: frozenset[str]
    words: frozenset[str]
    telling: frozenset[str]
    kinds: frozenset[str]
    bits: int
    places: frozenset[str]
    remote: bool
    takes_part: bool
    dates: Dates
    looked_up: tuple[Hashable, ...]  # what twins have in common: a place and a day
    looked_up_by_name: tuple[
        Hashable, ...
    ]  # or a name, or telling words, with a place, or a name with the dates
    looked_up_by_dates: tuple[Hashable, ...]  # or all dates with a place
    alike: Hashable  # events in which this is the same differ in nothing that is compared


def marks(event: CheckedEvent) -> Marks:
    """Return what tells an event from others; asked as `event.once(marks)`."""
    title = cyrillic(event.folded[Field.TITLE])
    outside = _QUOTED.sub(" ", title)
    ordinals = [read_ordinal(found) for found in _ORDINAL.finditer(title)]
    quoted = [(name, found) for found in _QUOTED.finditer(title) if (name := _name(found[1]))]
    event_names = tuple(name for name, found in quoted if not _is_of_house(title, found.start()))
    words = frozenset(stems(outside))
    telling = words - _GENERIC
    places = frozenset(_places(event.folded[Field.PLACE]))
    dates = _dates(event.period)
    return Marks(
        title=key(title),
        names=tuple(name for name, _ in quoted),
        event_names=event_names,
        ordinals=frozenset(each.number for each in ordinals if each),
        numbers=frozenset((*_FIGURES.findall(_ORDINAL.sub(" ", title)), *_LETTER.findall(outside))),
        proper=frozenset(_proper(outside)),
        words=words,
        telling=telling,
        kinds=words & _KINDS,
        bits=_bits(telling),
        places=places,
        remote=event.reading.remote,
        takes_part=title.lower().startswith(_TAKES_PART),
        dates=dates,
        looked_up=tuple(_days_and_places(dates, places)),
        looked_up_by_name=(*_names_with(event_names, dates, places), *_words_with(telling, places)),
        looked_up_by_dates=tuple((dates, place) for place in _begins(places)) if dates else (),
        alike=(title, places, dates, event.reading.remote),
    )


def _name(quoted: str) -> Name:
    """Return what tells a name in quotes from others, also one of letters or figures alone."""
    return tuple(stems(quoted)) or ((said,) if (said := key(quoted)) else ())


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
_KINDS = frozenset(map(stem, _KIND_WORDS.split()))
_HOUSES = frozenset(
    map(
        stem,
        (
            *("школа", "гимназия", "лицей", "интернат", "колледж", "техникум", "институт", "университет"),
            *("академия", "музей", "театр", "библиотека", "центр", "дом", "дворец", "клуб", "филармония"),
            *("ансамбль", "коллектив", "хор", "оркестр", "студия", "команда", "общество", "ассоциация"),
            *("организация", "комбинат", "завод", "фабрика", "предприятие", "санаторий", "лагерь", "отель"),
            *("гостиница", "фонд", "палата", "союз", "учреждение", "образование", "сад", "комплекс"),
            *("корпорация", "компания", "объединение", "агентство", "парк", "заповедник"),
        ),
    )
)
_COUNTRY_OR_REGION = re.compile(
    r"республик\w+ \w+|(?:витебск|минск|могилевск|гомельск|гродненск|брестск|смоленск)\w+ обл(?:аст\w+|\.)"
    r"|российск\w+ федераци\w+|област\w+|район\w*",
    re.IGNORECASE,
)


_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s*\Z")
_ABBREVIATION = re.compile(r"[А-ЯЁ]{2,}")
_NEAR = 40  # characters before a name


def _is_of_house(title: str, place: int) -> bool:
    """Whether a name in quotes is that of an institution or a company: its events have it in common."""
    found = _WORD_BEFORE.search(title[max(0, place - _NEAR) : place])
    return bool(found and (_ABBREVIATION.fullmatch(found[1]) or stem(key(found[1])) in _HOUSES))


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


def _days_and_places(dates: Dates, places: frozenset[str]) -> Iterator[Hashable]:
    """Yield the places with the days, whatever the year: one that was mistyped hides no twin."""
    begins = _begins(places)
    for month, day in sorted({(day.month, day.day) for day in _days(dates)}):
        for place in begins:
            yield place, month, day


def _begins(places: frozenset[str]) -> set[str]:
    return {place[:5] for place in places} or {""}


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


def _words_with(telling: frozenset[str], places: frozenset[str]) -> Iterator[Hashable]:
    """Yield the telling words of a title with a place: where they are enough they are as good as a name."""
    for place in _begins(places) if len(telling) >= _AS_GOOD_AS_A_NAME else ():
        yield telling, place


def has_month(period: Period | None) -> bool:
    """Whether a period names whole months: which days are meant is not known."""
    return any(span.precision is Precision.MONTH for span in period or ())
