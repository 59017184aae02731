"""The names of possible partners in one text, found word by word with what belongs to them."""

from collections.abc import Sequence

from desktop.report.partners_adjectives import Adjectives
from desktop.report.partners_names import Name, PartnerNames, Rank, Side
from desktop.report.partners_rural import rural_place
from desktop.report.partners_surroundings import (
    Quotes,
    is_address,
    is_at_home,
    is_history,
    is_memorial,
    is_person,
    is_road,
    is_trade_mark,
)
from desktop.report.partners_text import Find, NamedText
from desktop.report.partners_vocabulary import REGION, RURAL
from desktop.report.partners_words import Word, at


class Phrases:
    """Finds the names of possible partners in one text."""

    def __init__(self, text: str, names: PartnerNames) -> None:
        self._text = NamedText(text, names)
        self.words: Sequence[Word] = self._text.words
        self._adjectives = Adjectives(self._text)
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
        if text in RURAL and (found := rural_place(self._text, index)):
            return [found], found.after
        if text in REGION:
            return self._other_region(index), index + 1
        if text not in self._text.names.first:
            return [], index + 1
        parts = self._adjectives.compound(index)
        if len(parts) > 1:
            return self._adjectives.of_compound(parts), parts[-1] + 1
        if text in self._text.names.adjectives:
            found_here, after = self._adjectives.of_row(index, before)
            if found_here:
                return found_here, after
        if word.capital and (named := self._text.named(index)):
            return [named], named.after
        if text in self._text.names.people and not is_at_home(self.words, index, index + 1):
            return [Find(self._text.names.people[text], index, index + 1)], index + 1
        return [], index + 1

    def _other_region(self, index: int) -> list[Find]:
        """Return a region that no adjective before it made a Belarusian one: «Брянской области»."""
        if not at(self.words, index - 1).capital:  # «в области культуры»
            return []
        return [Find(Name(None, Rank.REGION, Side.HOME), index - 1, index + 1)]

    def _counts(self, find: Find) -> bool:
        """Whether nothing around a name says that it is no partner."""
        words, (name, first, after) = self.words, find
        if name.side is Side.HOME:
            return True
        if is_address(words, first, after) or self._quotes.is_subject(first):
            return False
        if is_trade_mark(words, first, after) and not self._text.is_abbreviation(first):
            return False
        if name.rank is Rank.TOWN and (is_person(words, first, after) or is_road(words, first)):
            return False
        if name.rank is Rank.REGION and after == first + 1 and is_memorial(words, first):
            return False
        return name.side is Side.BELARUS or not (is_history(words, first) or self._quotes.is_motto(first))
