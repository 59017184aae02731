"""The names of possible partners in one text, found word by word with what belongs to them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from db.entities import Level, Partner
from desktop.report.partners_names import Adjective, Doubt, Name, PartnerNames, Rank, Side
from desktop.report.partners_surroundings import (
    Quotes,
    are_parties,
    is_address,
    is_at_home,
    is_history,
    is_no_body,
    is_person,
    is_trade_mark,
)
from desktop.report.partners_vocabulary import (
    ABBREVIATED,
    BELARUSIAN_ONLY,
    CAPITALISED,
    COMMITTEE,
    COMPOUND_HOME,
    DISTRICT,
    LINKS,
    OF_DISTRICT,
    OF_REGION,
    OF_TOWN,
    REGION,
    RURAL,
    SHORT_DISTRICT,
    TOWN,
    TOWN_TITLES,
)
from desktop.report.partners_words import Word, at, words_of


class Find(NamedTuple):
    """A name in a text: what it can stand for, and from which word to which, the last one not included."""

    name: Name
    first: int
    after: int


_ADJECTIVE = (
    "ского",
    "скому",
    "ским",
    "ском",
    "ская",
    "ской",
    "скую",
    "ские",
    "ских",
    "скими",
    "ский",
    "ское",
)
_COORDINATED = (*_ADJECTIVE, *(ending.replace("ск", "цк", 1) for ending in _ADJECTIVE))
_RANKS = ((OF_REGION, Rank.REGION), (OF_TOWN, Rank.TOWN), (OF_DISTRICT, Rank.DISTRICT))
_UNDECLINED = {"ичах": "ичи", "ове": "ово", "еве": "ево", "ине": "ино", "ицах": "ицы"}
_FEMININE = {"ой": "ая", "ую": "ая"}


class Phrases:
    """Finds the names of possible partners in one text."""

    def __init__(self, text: str, names: PartnerNames) -> None:
        self._text = text
        self._names = names
        self.words: Sequence[Word] = words_of(text)
        self._quotes = Quotes(self.words)

    def finds(self) -> list[Find]:
        """Return what was found, in the order of the text, without what is plainly no partner."""
        finds: list[Find] = []
        index = 0
        while index < len(self.words):
            found, after = self._at(index, finds)
            finds += (find for find in found if self._counts(find))
            index = max(after, index + 1)
        return finds

    def _at(self, index: int, before: Sequence[Find]) -> tuple[list[Find], int]:
        """Return what begins at a word, and after which word the search goes on."""
        word = self.words[index]
        text = word.text
        if text in RURAL and (found := self._rural(index)):
            return [found], found.after
        if text in REGION:
            return self._other_region(index), index + 1
        if text not in self._names.first:
            return [], index + 1
        parts = self._compound(index)
        if len(parts) > 1:
            return self._of_compound(parts), parts[-1] + 1
        if text in self._names.adjectives:
            found_here, after = self._of_adjectives(index, before)
            if found_here:
                return found_here, after
        if word.capital and (named := self._named(index)):
            return [named], named.after
        if text in self._names.people and not is_at_home(self.words, index, index + 1):
            return [Find(self._names.people[text], index, index + 1)], index + 1
        return [], index + 1

    # Names

    def _named(self, index: int) -> Find | None:
        """Return the longest name that begins at a word; with the word for its kind before it, it is sure."""
        node, name, after = self._names.tree, None, index
        for position in range(index, len(self.words)):
            following = node.next.get(self.words[position].text)
            if following is None:
                break
            node = following
            if node.name is not None:
                name, after = node.name, position + 1
        if name is None:
            return None
        first = self._kind_before(index) if name.rank is Rank.TOWN else index
        if name.doubt is Doubt.WORD and (first < index or self._goes_on(name, index)):
            name = name._replace(doubt=Doubt.NONE)
        return Find(name, first, after)

    def _goes_on(self, name: Name, index: int) -> bool:
        """Whether the name of a country that is a word as well stands in the middle of a sentence."""
        return name.rank is Rank.COUNTRY and (at(self.words, index - 1).text in LINKS | {",", "("})

    def _kind_before(self, index: int) -> int:
        """Return where the words for a town before a name begin («города-героя», «г.п.»), or the name itself."""
        first = index - 1
        if at(self.words, first).text.startswith(TOWN_TITLES) and at(self.words, first - 1).text == "-":
            first -= 2
        if at(self.words, first).text == ".":
            first -= 1
        word = at(self.words, first)
        if word.text not in TOWN or first < 0:
            return index
        if word.text == "п" and at(self.words, first - 1).text in (".", "/"):
            return first - 2
        return first

    # Rural places

    def _rural(self, index: int) -> Find | None:
        """Read a rural place: a word for its kind and a name in capitals."""
        kind, start = RURAL[self.words[index].text], index + 1
        if self.words[index].text in ABBREVIATED:
            if at(self.words, start).text != ".":
                return None
            start += 1
        if at(self.words, start).text == "«":
            start += 1
        after = self._end_of_name(start)
        if after == start or self._names_town(kind, start):
            return None
        partner = Partner(Level.SETTLEMENT, f"{kind} {self._nominative(kind, index, start, after)}")
        doubt = Doubt.NONE if kind in BELARUSIAN_ONLY else Doubt.NAMESAKE
        return Find(Name(partner, Rank.SETTLEMENT, Side.BELARUS, doubt), index, after)

    def _names_town(self, kind: str, start: int) -> bool:
        """Whether «поселок» stands before a town or an urban settlement of the dictionary."""
        if kind != "поселок" or not (named := self._named(start)):
            return False
        return named.name.rank is Rank.TOWN and named.name.side is Side.BELARUS

    def _end_of_name(self, start: int) -> int:
        """Return where the capital words of a name end: before an adjective of a district or a region."""
        after = start
        while at(self.words, after).capital and at(self.words, after).text.isalpha():
            follows = at(self.words, after + 1).text
            if after > start and (
                follows in DISTRICT | REGION or self.words[after].text in self._names.adjectives
            ):
                break
            if follows == "р" and after > start:
                break
            after += 1
            if at(self.words, after).text == "-" and at(self.words, after).glued:
                after += 1
        return after

    def _nominative(self, kind: str, index: int, start: int, after: int) -> str:
        """Return the name of a rural place as it is written, a declined one set back where that is sure."""
        name = self._text[self.words[start].start : self.words[after - 1].end]
        name = " ".join(name.replace("ё", "е").replace("\u00ad", "").split())
        endings = _FEMININE if kind == "агроусадьба" else _UNDECLINED
        if self.words[index].text != kind:
            for ending, nominative in endings.items():
                if name.endswith(ending):
                    return name.removesuffix(ending) + nominative
        return name

    # Adjectives

    def _other_region(self, index: int) -> list[Find]:
        """Return a region that no adjective before it made a Belarusian one: «Брянской области»."""
        return [Find(Name(None, Rank.REGION, Side.HOME), max(index - 1, 0), index + 1)]

    def _compound(self, index: int) -> list[int]:
        """Return the words of a compound that begins here («российско-белорусский»), or the one word."""
        parts = [index]
        while at(self.words, parts[-1] + 1).text == "-" and at(self.words, parts[-1] + 2).text.isalpha():
            dash, beginning = self.words[parts[-1] + 1], self.words[parts[-1]].text
            if beginning not in self._names.beginnings and not beginning.startswith(COMPOUND_HOME):
                break
            if not beginning.endswith(("о", "е", "у")) or (not dash.glued and not beginning.endswith("ко")):
                break
            parts.append(parts[-1] + 2)
        return parts

    def _of_compound(self, parts: Sequence[int]) -> list[Find]:
        """Read a compound adjective whose parts are all countries, or places together with home."""
        texts = [self.words[part].text for part in parts]
        entries = [self._part(text) for text in texts]
        is_home = any(text.startswith(COMPOUND_HOME) for text in texts)
        if is_no_body(self.words, parts[-1] + 1):
            return []
        if any(
            not entry and not text.startswith(COMPOUND_HOME)
            for entry, text in zip(entries, texts, strict=True)
        ):
            return []
        finds = []
        for part, entry in zip(parts, entries, strict=True):
            if entry and entry.country:
                finds.append(self._country(entry.country, part))
            elif entry and is_home and Rank.TOWN in entry.places:
                finds.append(Find(entry.places[Rank.TOWN], part, part + 1))
        return finds

    def _part(self, text: str) -> Adjective | None:
        return self._names.beginnings.get(text) or self._names.adjectives.get(text)

    def _country(self, partner: Partner, index: int) -> Find:
        side = Side.BELARUS if partner == self._names.belarus else Side.ABROAD
        return Find(Name(partner, Rank.COUNTRY, side), index, index + 1)

    def _of_adjectives(self, index: int, before: Sequence[Find]) -> tuple[list[Find], int]:
        """Read one adjective or several that share the word after them («Витебской и Минской областей»)."""
        members, head = self._members(index)
        if is_address(self.words, index, head) or is_person(self.words, index, head):
            return [], head
        if at(self.words, head).text in REGION:
            return self._each(members, Rank.REGION, head + 1), head + 1
        if after := self._district_word(head):
            return self._districts(members, after, before)
        finds = [find for member in members for find in self._of_body(member, head)]
        return finds, members[-1] + 1

    def _members(self, index: int) -> tuple[list[int], int]:
        """Return the adjectives that stand in a row, and the word that follows the last of them."""
        members, head = [index], index + 1
        while at(self.words, head).text in (",", "и", "или", "/"):
            following = head + 1
            if at(self.words, head).text == "," and at(self.words, following).text in ("и", "а"):
                following += 1 + (at(self.words, following + 1).text == "также")
            if not at(self.words, following).text.endswith(_COORDINATED) and (
                at(self.words, following).text not in self._names.adjectives
            ):
                break
            members.append(following)
            head = following + 1
        return members, head

    def _adjective(self, index: int) -> Adjective:
        return self._names.adjectives.get(self.words[index].text) or Adjective()

    def _each(self, members: Sequence[int], rank: Rank, after: int) -> list[Find]:
        """Return the territory of a rank that each adjective names; the last one takes the word after it."""
        return [
            Find(place, member, after if member == members[-1] else member + 1)
            for member in members
            if (place := self._adjective(member).places.get(rank))
        ]

    def _district_word(self, index: int) -> int:
        """Return where a word for districts at an index ends, 0 where there is none."""
        if at(self.words, index).text in DISTRICT:
            return index + 1
        is_short = at(self.words, index).text == "р" and at(self.words, index + 1).text == "-"
        if is_short and at(self.words, index + 2).text in SHORT_DISTRICT:
            return index + 3
        return 0

    def _districts(
        self, members: Sequence[int], after: int, before: Sequence[Find]
    ) -> tuple[list[Find], int]:
        """Read districts, those of the town that follows or stands before them first."""
        town, end = self._town_of_district(after, before)
        finds = []
        for member in members:
            entry = self._adjective(member)
            last = end if member == members[-1] else member + 1
            if town and (partner := self._names.city_districts.get((entry.city_district, town))):
                finds.append(Find(Name(partner, Rank.TOWN, Side.BELARUS), member, last))
            elif place := entry.places.get(Rank.DISTRICT):
                end_here = after if member == members[-1] else member + 1
                finds.append(Find(place, member, end_here))
        is_city = any(find.name.rank is Rank.TOWN for find in finds)
        return finds, end if is_city else after

    def _town_of_district(self, after: int, before: Sequence[Find]) -> tuple[str, int]:
        """Return the town in which a district may lie, and where its name ends."""
        start = after + (at(self.words, after).text in ("(", ","))
        while at(self.words, start).text in TOWN | {".", "-"} or (
            at(self.words, start).text.startswith(TOWN_TITLES)
        ):
            start += 1
        named = self._named(start) if at(self.words, start).capital else None
        if named and named.name.rank is Rank.TOWN and named.name.partner:
            apart = at(self.words, after).text == ","
            return named.name.partner.id, after if apart else named.after + (
                at(self.words, after).text == "("
            )
        if before and before[-1].name.rank is Rank.TOWN and before[-1].name.partner:
            return before[-1].name.partner.id, after
        return "", after

    # Bodies

    def _of_body(self, member: int, head: int) -> Iterator[Find]:
        """Read an adjective by the words that it describes: «Витебский областной музей», «сербские гости»."""
        entry = self._adjective(member)
        if is_no_body(self.words, head) or self._begins_a_name(head):
            return
        if entry.country:
            if entry.country == self._names.belarus or are_parties(self.words, head):
                yield self._country(entry.country, member)
        elif entry.places and self._is_noun(head):
            rank = self._rank_of_body(entry, head)
            place = entry.places.get(rank) or entry.places.get(Rank.TOWN)
            if place:
                yield Find(place, member, member + 1)

    def _is_noun(self, head: int) -> bool:
        word = at(self.words, head)
        return word.text.isalpha() and word.text not in LINKS

    def _begins_a_name(self, head: int) -> bool:
        """Whether a capital word follows that is no word of a body: «Минский Сергей»."""
        word = at(self.words, head)
        if not word.capital or word.text.startswith(CAPITALISED):
            return False
        return self._text[word.start : word.end].capitalize() == self._text[word.start : word.end]

    def _rank_of_body(self, entry: Adjective, head: int) -> Rank:
        """Return what a body is of: a region, a district, or the town in which it is."""
        for index in range(head, head + 7):
            word = at(self.words, index)
            if not word.text.isalpha() or word.text in LINKS:
                break
            if word.capital and word.text in self._names.adjectives:
                break
            for stems, rank in _RANKS:
                if word.text.startswith(stems):
                    return rank
            if word.text.startswith(COMMITTEE):
                return entry.committee
        return Rank.TOWN

    # What is no partner

    def _counts(self, find: Find) -> bool:
        """Whether nothing around a name says that it is no partner."""
        words, (name, first, after) = self.words, find
        if name.side is Side.HOME:
            return True
        if (
            is_address(words, first, after)
            or is_trade_mark(words, first, after)
            or self._quotes.is_subject(first)
        ):
            return False
        if name.rank is Rank.TOWN and is_person(words, first, after):
            return False
        return name.side is Side.BELARUS or not (is_history(words, first) or self._quotes.is_motto(first))
