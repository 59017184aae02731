"""Partners named by adjectives: «Витебская область», «Минский завод», «сербские гости»."""

from collections.abc import Iterator, Sequence

from db.entities import Partner
from desktop.report.partners_names import Adjective, Doubt, Name, Rank, Side
from desktop.report.partners_surroundings import are_parties, is_address, is_no_body, is_person
from desktop.report.partners_text import Find, NamedText
from desktop.report.partners_vocabulary import (
    CAPITALISED,
    COMMITTEE,
    COMPOUND_HOME,
    COORDINATED,
    DISTRICT,
    EXECUTIVE,
    LINKS,
    OF_DISTRICT,
    OF_REGION,
    OF_TOWN,
    REGION,
    SHORT_DISTRICT,
    TOWN,
    TOWN_TITLES,
)
from desktop.report.partners_words import at

_MOST_IN_A_ROW = 30  # so that an endless list is not read again from each of its words
_RANKS = ((OF_REGION, Rank.REGION), (OF_TOWN, Rank.TOWN), (OF_DISTRICT, Rank.DISTRICT))


class Adjectives:
    """Reads the adjectives of a text by the words that they describe."""

    def __init__(self, text: NamedText) -> None:
        self._text = text
        self._words = text.words

    def compound(self, index: int) -> list[int]:
        """Return the words of a compound that begins here («российско-белорусский»), or the one word."""
        parts = [index]
        while at(self._words, parts[-1] + 1).text == "-" and at(self._words, parts[-1] + 2).text.isalpha():
            dash, beginning = self._words[parts[-1] + 1], self._words[parts[-1]].text
            if beginning not in self._text.names.beginnings and not beginning.startswith(COMPOUND_HOME):
                break
            if not beginning.endswith(("о", "е", "у")) or (not dash.glued and not beginning.endswith("ко")):
                break
            parts.append(parts[-1] + 2)
        return parts

    def of_compound(self, parts: Sequence[int]) -> list[Find]:
        """Read a compound adjective whose parts are all countries, or places together with home."""
        texts = [self._words[part].text for part in parts]
        entries = [self._part(text) for text in texts]
        is_home = any(text.startswith(COMPOUND_HOME) for text in texts)
        if is_no_body(self._words, parts[-1] + 1):
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
        return self._text.names.beginnings.get(text) or self._text.names.adjectives.get(text)

    def _country(self, partner: Partner, index: int) -> Find:
        side = Side.BELARUS if partner == self._text.names.belarus else Side.ABROAD
        return Find(Name(partner, Rank.COUNTRY, side), index, index + 1)

    def of_row(self, index: int, before: Sequence[Find]) -> tuple[list[Find], int]:
        """Read one adjective or several that share the word after them («Витебской и Минской областей»)."""
        members, head = self._members(index)
        if is_address(self._words, index, head) or is_person(self._words, index, head):
            return [], head
        if at(self._words, head).text in REGION:
            return self._each(members, Rank.REGION, head + 1), head + 1
        if after := self._district_word(head):
            return self._districts(members, after, before)
        finds = [find for member in members for find in self._of_body(member, head)]
        return finds, members[-1] + 1

    def _members(self, index: int) -> tuple[list[int], int]:
        """Return the adjectives that stand in a row, and the word that follows the last of them."""
        members, head = [index], index + 1
        while len(members) < _MOST_IN_A_ROW and at(self._words, head).text in (",", "и", "или", "/"):
            following = head + 1
            if at(self._words, head).text == "," and at(self._words, following).text in ("и", "а"):
                following += 1 + (at(self._words, following + 1).text == "также")
            if not at(self._words, following).text.endswith(COORDINATED) and (
                at(self._words, following).text not in self._text.names.adjectives
            ):
                break
            members.append(following)
            head = following + 1
        return members, head

    def _adjective(self, index: int) -> Adjective:
        return self._text.names.adjectives.get(self._words[index].text) or Adjective()

    def _each(self, members: Sequence[int], rank: Rank, after: int) -> list[Find]:
        """Return the territory of a rank that each adjective names; the last one takes the word after it."""
        return [
            Find(place, member, after if member == members[-1] else member + 1)
            for member in members
            if (place := self._adjective(member).places.get(rank))
        ]

    def _district_word(self, index: int) -> int:
        """Return where a word for districts at an index ends, 0 where there is none."""
        if at(self._words, index).text in DISTRICT:
            return index + 1
        is_short = at(self._words, index).text == "р" and at(self._words, index + 1).text == "-"
        if is_short and at(self._words, index + 2).text in SHORT_DISTRICT:
            return index + 3
        return 0

    def _districts(
        self, members: Sequence[int], after: int, before: Sequence[Find]
    ) -> tuple[list[Find], int]:
        """Read districts, those of the town that follows or stands before them first."""
        town, end = self._town_of_district(after)
        if not town and at(self._words, after).text not in TOWN:
            town = self._town_before(members[0], before)
        finds = []
        for member in members:
            entry = self._adjective(member)
            if town and (partner := self._text.names.city_districts.get((entry.city_district, town))):
                last = end if member == members[-1] else member + 1
                finds.append(Find(Name(partner, Rank.TOWN, Side.BELARUS), member, last))
            elif place := entry.places.get(Rank.DISTRICT):
                last = after if member == members[-1] else member + 1
                finds.append(Find(place, member, last))
        is_city = any(find.name.rank is Rank.TOWN for find in finds)
        return finds, end if is_city else after

    def _town_of_district(self, after: int) -> tuple[str, int]:
        """Return the town in which a district may lie, and where its name ends."""
        start = after + (at(self._words, after).text in ("(", ","))
        if at(self._words, start).text in TOWN:
            start += 1
            while at(self._words, start).text in (".", "-") or at(self._words, start).text.startswith(
                TOWN_TITLES
            ):
                start += 1
        named = self._text.named(start) if at(self._words, start).capital else None
        if named and named.name.rank is Rank.TOWN and named.name.partner:
            mark = at(self._words, after).text
            return named.name.partner.id, after if mark == "," else named.after + (mark == "(")
        return "", after

    def _town_before(self, first: int, before: Sequence[Find]) -> str:
        """Return the town that stands right before a district: «г. Минск, Московский район»."""
        if not before or before[-1].name.rank is not Rank.TOWN or before[-1].name.partner is None:
            return ""
        marks = [word.text for word in self._words[before[-1].after : first]]
        return before[-1].name.partner.id if marks in ([","], ["("]) else ""

    def _of_body(self, member: int, head: int) -> Iterator[Find]:
        """Read an adjective by the words that it describes: «Витебский областной музей», «сербские гости»."""
        entry = self._adjective(member)
        if is_no_body(self._words, head):
            return
        if entry.country:
            if entry.country == self._text.names.belarus or are_parties(self._words, head):
                yield self._country(entry.country, member)
        elif entry.places and self._is_body(head):
            rank, doubt = self._rank_of_body(entry, head)
            if place := entry.places.get(rank) or entry.places.get(Rank.TOWN):
                yield Find(place._replace(doubt=min(place.doubt, doubt)), member, member + 1)

    def _is_body(self, head: int) -> bool:
        """Whether a word can begin what an adjective describes; «Минский Сергей» is a person."""
        word = at(self._words, head)
        if word.text == "«":
            return True
        if not word.text.isalpha() or word.text in LINKS:
            return False
        if not word.capital or word.text.startswith(CAPITALISED) or word.text.endswith(COORDINATED):
            return True
        return self._text.is_abbreviation(head)

    def _rank_of_body(self, entry: Adjective, head: int) -> tuple[Rank, Doubt]:
        """Return what a body is of, and the most that can be doubted: executive committees are Belarusian."""
        rank: Rank | None = None
        doubt = Doubt.NAMESAKE
        for index in range(head, head + 7):
            word = at(self._words, index)
            if not word.text.isalpha() or word.text in LINKS:
                break
            if word.capital and word.text in self._text.names.adjectives:
                break
            if "исполком" in word.text or word.text.startswith(EXECUTIVE):
                doubt = Doubt.NONE
            rank = rank or _rank_told_by(word.text, entry.committee)
        return rank or Rank.TOWN, doubt


def _rank_told_by(text: str, committee: Rank) -> Rank | None:
    """Return what a body is of by a word of its name, None where that word does not tell."""
    if text in COMMITTEE or text.startswith(EXECUTIVE):
        return committee
    return next((rank for stems, rank in _RANKS if text.startswith(stems)), None)
