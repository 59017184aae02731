"""Every form of every name by which a partner can be called, ready to be looked up word by word."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum, IntEnum
from typing import NamedTuple

from db.dictionaries.declension import decline
from db.dictionaries.entries import City, Country, District, Entry, ForeignTown, Organisation, Region
from db.dictionaries.lookup import Dictionaries
from db.dictionaries.names import forms_of, has_kind
from db.entities import Level, Partner
from desktop.report.partners_words import plain

BELARUS = "BY"
RUSSIA = "RU"


class Rank(IntEnum):
    """How large what a name stands for is: the larger one that stands beside it says where it lies."""

    SETTLEMENT = 1
    TOWN = 2
    DISTRICT = 3
    REGION = 4
    COUNTRY = 5


class Side(Enum):
    """Where what a name stands for lies."""

    BELARUS = "belarus"
    ABROAD = "abroad"
    HOME = "home"


class Doubt(IntEnum):
    """What must be seen beside a name before it counts."""

    NONE = 0
    COMPANY = 1  # Belarus anywhere in the event
    WORD = 2  # a word for its kind before it, or a place of Belarus beside it
    NAMESAKE = 3  # the territory in which it lies


class Name(NamedTuple):
    """What a name stands for; no partner where it is at home. `is_shared`: a place elsewhere has it too."""

    partner: Partner | None
    rank: Rank
    side: Side
    doubt: Doubt = Doubt.NONE
    is_shared: bool = False


@dataclass(slots=True)
class Adjective:
    """What an adjective can stand for, by the word after it: «минский», «китайский», «Октябрьский»."""

    country: Partner | None = None
    places: dict[Rank, Name] = field(default_factory=dict)
    city_district: str = ""
    committee: Rank = Rank.DISTRICT


class Node:
    """A step in the tree of names: the words that can follow, and the name that may end here."""

    __slots__ = ("name", "next")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.name: Name | None = None


_ENDINGS = {  # of adjectives in all their forms
    "ий": ("ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ою", "ое", "ие", "их", "ими"),
    "ый": ("ый", "ого", "ому", "ым", "ом", "ая", "ой", "ую", "ою", "ое", "ые", "ых", "ыми"),
    "ой": ("ой", "ого", "ому", "ым", "им", "ом", "ая", "ую", "ою", "ое", "ые", "ие", "ых", "их"),
}
# How a town makes its adjective: of the first ending that fits. Other towns have theirs from their districts.
_OF_TOWNS = {"ск": "ский", "цк": "цкий", "ичи": "ичский", "ино": "инский", "ань": "аньский"}
_PEOPLE = {  # the ending of the plural and the endings of all forms
    "цы": ("цы", "цев", "цам", "цами", "цах", "ец", "ца", "цу", "цем", "це"),
    "не": ("не", "н", "нам", "нами", "нах", "нин", "нина", "нину", "нином", "нине"),
    "ы": ("ы", "ов", "", "ам", "ами", "ах", "а", "у", "ом", "е"),
    "и": ("и", "ов", "ей", "ам", "ами", "ах", "а", "у", "ом", "е", ""),
}
_FULL_DISTRICT = " район"
_TURKS = {"турки": "турок", "греки": "грек"}
# Names that begin like a partner's and are something else; the longest name wins.
_OTHERS = (
    "Латинская Америка",
    "Южная Америка",
    "Северная Америка",
    "Центральная Америка",
    "Белорусский вокзал",
    "Китай-город",
    "Корейский полуостров",
)
_SLIPS = ("Белорусия", "Белорусь")  # wrong, and often met
_WORDS_TOO = frozenset({"того", "мали", "джерси", "чад"})  # names of countries that are words as well
_SHARED = {"": Doubt.NONE, "тезка": Doubt.NONE, "слово": Doubt.WORD, "город": Doubt.NAMESAKE}
_BY_ADJECTIVE = {Doubt.NONE: Doubt.NONE, Doubt.WORD: Doubt.COMPANY, Doubt.NAMESAKE: Doubt.NAMESAKE}


class PartnerNames:
    """All names of partners in the dictionaries, in every form. Nothing of it changes once it is made."""

    def __init__(self, dictionaries: Dictionaries) -> None:
        self._dictionaries = dictionaries
        self.belarus = self._country(BELARUS)
        self.tree = Node()
        self.adjectives: dict[str, Adjective] = {}
        self.beginnings: dict[str, Adjective] = {}  # of compounds: «белорусско»
        self.people: dict[str, Name] = {}
        self.city_districts: dict[tuple[str, str], Partner] = {}
        self._add_countries()
        self._add_regions()
        self._add_districts()
        self._add_towns()
        self._add_towns_abroad()
        self._add_others()
        self.first = frozenset((*self.tree.next, *self.adjectives, *self.beginnings, *self.people))

    def _country(self, country_id: str) -> Partner:
        country = self._dictionaries.get(Country, country_id)
        return Partner(Level.COUNTRY, country.short_name if country else country_id, country_id)

    def _add(self, forms: Iterable[str], name: Name) -> None:
        """Put forms into the tree; what stands there first stays."""
        for form in forms:
            node = self.tree
            for word in plain(form):
                node = node.next.setdefault(word, Node())
            if node is not self.tree and node.name is None:
                node.name = name

    def _add_countries(self) -> None:
        for country in self._dictionaries.all(Country):
            partner = Partner(Level.COUNTRY, country.short_name, country.id)
            if country.id == RUSSIA:
                self._add(_declined(country), Name(None, Rank.COUNTRY, Side.HOME))
                continue
            side = Side.BELARUS if country.id == BELARUS else Side.ABROAD
            for form in _declined(country):
                doubt = Doubt.WORD if form.lower() in _WORDS_TOO else Doubt.NONE
                self._add([form], Name(partner, Rank.COUNTRY, side, doubt))
            self._add_derived(country, partner, side)

    def _add_derived(self, country: Country, partner: Partner, side: Side) -> None:
        """Take in the adjectives of a country and the words for those who live there."""
        for adjective in country.adjectives:
            self._adjective(adjective).country = partner
        for people in country.people:
            self._people(people, Name(partner, Rank.COUNTRY, side))

    def _add_regions(self) -> None:
        for region in self._dictionaries.all(Region):
            if region.kind == "область":
                name = _name(region, Level.REGION, Rank.REGION)
                self._adjective(_adjective_in(region.name)).places[Rank.REGION] = name
                self._add((form for alias in region.aliases for form in _one_word(alias)), name)

    def _add_districts(self) -> None:
        for district in self._dictionaries.all(District):
            doubt = Doubt.NAMESAKE if district.shared else Doubt.NONE
            name = _name(district, Level.DISTRICT, Rank.DISTRICT, doubt, is_shared=district.shared)
            for written in (district.name, *district.aliases):
                if written.endswith(_FULL_DISTRICT):
                    adjective = self._adjective(_adjective_in(written))
                    adjective.places.setdefault(Rank.DISTRICT, name)
                    adjective.committee = Rank.DISTRICT if district.centre_in_district else Rank.TOWN

    def _add_towns(self) -> None:
        for city in self._dictionaries.all(City):
            if town := self._dictionaries.get(City, city.parent_city_id):
                self._add_city_district(city, town)
            else:
                self._add_town(city)

    def _add_city_district(self, part: City, town: City) -> None:
        adjective = _adjective_in(part.name)
        partner = Partner(Level.CITY_DISTRICT, f"{part.name} г. {town.genitive}", part.id)
        self.city_districts[adjective, town.id] = partner
        self._adjective(adjective).city_district = adjective

    def _add_town(self, town: City) -> None:
        name = _name(
            town, Level.TOWN, Rank.TOWN, _SHARED.get(town.shared, Doubt.WORD), is_shared=bool(town.shared)
        )
        self._add(_bare(town), name)
        self._add(_typed(town), name._replace(doubt=max(name.doubt, Doubt.WORD)))
        if town.people:
            self._people(town.people, name)
        district = self._dictionaries.get(District, town.centre_of)
        adjective = _adjective_in(district.name) if district else _adjective_of(town.name)
        if adjective:
            own = district is not None and not district.shared
            doubt = Doubt.NONE if own else _BY_ADJECTIVE[name.doubt]
            self._adjective(adjective).places.setdefault(Rank.TOWN, name._replace(doubt=doubt))

    def _add_towns_abroad(self) -> None:
        for town in self._dictionaries.all(ForeignTown):
            doubt = Doubt.WORD if town.shared else Doubt.NONE
            self._add(_bare(town), Name(self._country(town.country), Rank.TOWN, Side.ABROAD, doubt))

    def _add_others(self) -> None:
        self._add(_SLIPS, Name(self.belarus, Rank.COUNTRY, Side.BELARUS))
        self._add(decline(_SLIPS[0]), Name(self.belarus, Rank.COUNTRY, Side.BELARUS))
        for other in _OTHERS:
            self._add(decline(other), Name(None, Rank.SETTLEMENT, Side.HOME))
        for body in self._dictionaries.all(Organisation):
            if body.country not in ("", RUSSIA):
                side = Side.BELARUS if body.country == BELARUS else Side.ABROAD
                self._add(_abbreviations(body), Name(self._country(body.country), Rank.COUNTRY, side))

    def _adjective(self, nominative: str) -> Adjective:
        """Return the entry of an adjective, the same one for all its forms."""
        if nominative.endswith("-"):
            return self.beginnings.setdefault(nominative[:-1], Adjective())
        entry = self.adjectives.setdefault(nominative, Adjective())
        stem = nominative[:-2]
        for ending in _ENDINGS.get(nominative[-2:], ()):
            self.adjectives.setdefault(stem + ending, entry)
        if nominative.endswith("кий"):
            self.beginnings.setdefault(f"{stem}о", entry)
        return entry

    def _people(self, plural: str, name: Name) -> None:
        """Take in the forms of a word for people; one that ends in another way counts as it is written."""
        ending = next((ending for ending in _PEOPLE if plural.endswith(ending)), "")
        stem = plural.removesuffix(ending)
        for form in (_TURKS.get(plural, plural), *(stem + each for each in _PEOPLE.get(ending, ("",)))):
            self.people.setdefault(form, name)


def _name(
    entry: City | District | Region,
    level: Level,
    rank: Rank,
    doubt: Doubt = Doubt.NONE,
    *,
    is_shared: bool = False,
) -> Name:
    return Name(Partner(level, entry.name, entry.id), rank, Side.BELARUS, doubt, is_shared)


def _adjective_in(name: str) -> str:
    """Return the adjective that a name begins with, as it is beside «район», of a compound the last part."""
    word = name.split()[0].rpartition("-")[2].lower().replace("ё", "е")
    return word[:-2] + "ий" if word.endswith("ая") else word


def _declined(entry: Entry) -> Iterator[str]:
    for name, genitive in entry.names():
        yield from (name,) if name.isupper() else decline(name, genitive)


def _one_word(name: str) -> Iterator[str]:
    """Yield the forms of a name that says itself what it is: «Витебщина»."""
    if " " not in name:
        yield from decline(name)


def _bare(entry: Entry) -> list[str]:
    """Return the forms of an entry's names without words for kinds of places."""
    return sorted(form for form in forms_of(entry) if not has_kind(form))


def _typed(town: City) -> Iterator[str]:
    """Yield the forms that must follow a word for the kind of town («г. Иванова»), without that word."""
    if town.name.endswith("ичи"):  # «из Осипович» for «из Осиповичей»
        yield town.name[:-1]
    for form in sorted(forms_of(town)):
        kind, _, rest = form.partition(" ")
        if has_kind(kind) and rest and not has_kind(rest):
            yield rest


def _adjective_of(town: str) -> str:
    for ending, adjective in _OF_TOWNS.items():
        if town.endswith(ending):
            return town.lower().removesuffix(ending) + adjective
    return ""


def _abbreviations(body: Organisation) -> Iterator[str]:
    """Yield the names of a body that are one made-up word: «БелАЗ», «БОПГ»."""
    for full in (body.short_name, body.core_name, *body.aliases):
        name = full.partition("«")[2].rstrip("»") or full
        if len(plain(name)) == 1 and sum(letter.isupper() for letter in name) > 1:
            yield name
