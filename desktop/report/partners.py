"""Which foreign countries and which Belarusian territories an event has to do with, read from its texts."""

from collections.abc import Sequence
from typing import NamedTuple

from db.dictionaries.lookup import Dictionaries
from db.entities import Field, Partner, Texts
from desktop.report.partners_names import Doubt, PartnerNames, Rank, Side
from desktop.report.partners_phrases import Phrases
from desktop.report.partners_text import Find
from desktop.report.partners_words import Word


class Mention(NamedTuple):
    """A partner and where its name stands in a text of the event."""

    partner: Partner
    field: Field
    start: int
    end: int


class PartnerReader:
    """Reads partners by the names of the dictionaries, which are made ready at the first question."""

    def __init__(self, dictionaries: Dictionaries) -> None:
        self._dictionaries = dictionaries

    @property
    def names(self) -> PartnerNames:
        """The names of all partners in every form."""
        return self._dictionaries.once(PartnerNames)

    def mentions(self, texts: Texts) -> tuple[Mention, ...]:
        """Return every place where a partner is named, in the order of the texts."""
        read = [_Reading(name, Phrases(texts[name], self.names)) for name in Field if texts[name]]
        is_belarus_named = any(reading.names_belarus() for reading in read)
        found = [mention for reading in read for mention in reading.mentions(in_company=is_belarus_named)]
        return tuple(self._with_belarus(found))

    def read(self, texts: Texts) -> tuple[Partner, ...]:
        """Return the partners of an event, each once, in the order of their first mention."""
        return tuple(dict.fromkeys(mention.partner for mention in self.mentions(texts)))

    def _with_belarus(self, found: Sequence[Mention]) -> list[Mention]:
        """Add the country after the first Belarusian territory where nothing names the country itself."""
        belarus = self.names.belarus
        first = next((mention for mention in found if mention.partner.level != belarus.level), None)
        if first is None or any(mention.partner == belarus for mention in found):
            return list(found)
        index = found.index(first) + 1
        return [*found[:index], first._replace(partner=belarus), *found[index:]]


_DOWN = frozenset({"", ",", "(", "»", "(»", "»,", "»("})  # what may stand between a place and where it lies
_BESIDE = frozenset({",", "и", "»,", ",и", ",а также", "-"})


class _Reading:
    """The names found in one text, and which of them count."""

    def __init__(self, field: Field, phrases: Phrases) -> None:
        self._field = field
        self._words: Sequence[Word] = phrases.words
        self._finds = phrases.finds()

    def names_belarus(self) -> bool:
        """Whether something in the text is Belarusian beyond doubt."""
        return any(find.name.side is Side.BELARUS and find.name.doubt is Doubt.NONE for find in self._finds)

    def mentions(self, *, in_company: bool) -> list[Mention]:
        """Return the partners that count."""
        sure = [self._is_sure(index, in_company=in_company) for index in range(len(self._finds))]
        for order in (range(len(sure)), range(len(sure) - 1, -1, -1)):
            for index in order:
                sure[index] = sure[index] or self._is_beside_sure(index, sure)
        return [
            self._mention(find.name.partner, find)
            for find, counts in zip(self._finds, sure, strict=True)
            if counts and find.name.partner
        ]

    def _mention(self, partner: Partner, find: Find) -> Mention:
        start, end = self._words[find.first].start, self._words[find.after - 1].end
        return Mention(partner, self._field, start, end)

    def _is_sure(self, index: int, *, in_company: bool) -> bool:
        """Whether a name counts by itself or by the territory that stands beside it."""
        find = self._finds[index]
        if find.name.partner is None:
            return False
        name = find.name
        if name.doubt is Doubt.NONE and not name.is_shared:
            return True
        if name.rank is Rank.COUNTRY:
            return False
        if sides := self._lies_in(index):
            return name.side in sides
        return name.doubt is Doubt.NONE or (name.doubt is Doubt.COMPANY and in_company)

    def _lies_in(self, index: int) -> set[Side]:
        """Return on which sides the territories lie that stand beside a name and are larger."""
        here = self._finds[index]
        sides = set()
        for other, marks in ((index + 1, self._between(index)), (index - 1, self._between(index - 1))):
            if marks not in _DOWN or not 0 <= other < len(self._finds):
                continue
            there = self._finds[other].name
            if there.rank > here.name.rank and (marks != "," or self._is_told_by_comma(here, there.side)):
                sides.add(there.side)
        return sides

    def _is_told_by_comma(self, here: Find, side: Side) -> bool:
        """Whether a comma parts a place from where it lies; outside «place» a sure one keeps its side."""
        return self._field is Field.PLACE or side is here.name.side or here.name.doubt is not Doubt.NONE

    def _is_beside_sure(self, index: int, sure: Sequence[bool]) -> bool:
        """Whether a name that is also a word stands in a row with a place of the same side that counts."""
        name = self._finds[index].name
        if name.doubt not in (Doubt.COMPANY, Doubt.WORD):
            return False
        for other, marks in ((index + 1, self._between(index)), (index - 1, self._between(index - 1))):
            if marks in _BESIDE and 0 <= other < len(sure) and sure[other]:
                neighbour = self._finds[other].name
                if neighbour.rank is name.rank and neighbour.side is name.side:
                    return True
        return False

    def _between(self, index: int) -> str:
        """Return the words between a name and the next one."""
        if not 0 <= index < len(self._finds) - 1:
            return "\n"
        gap = self._words[self._finds[index].after : self._finds[index + 1].first]
        return "".join(word.text for word in gap) if len(gap) < 4 else "\n"
