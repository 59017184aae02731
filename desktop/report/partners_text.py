"""One text as words, and the names that begin at a word."""

from collections.abc import Sequence
from typing import NamedTuple

from desktop.report.partners_names import Doubt, Name, PartnerNames, Rank
from desktop.report.partners_vocabulary import LINKS, TOWN, TOWN_TITLES, WHERE
from desktop.report.partners_words import Word, at, plain, words_of


class Find(NamedTuple):
    """A name in a text: what it can stand for, and from which word to which, the last one not included."""

    name: Name
    first: int
    after: int


class NamedText:
    """A text, its words, and the names that can stand in it."""

    def __init__(self, text: str, names: PartnerNames) -> None:
        self.text = text
        self.names = names
        self.words: Sequence[Word] = words_of(text)

    def named(self, index: int) -> Find | None:
        """Return the longest name that begins at a word; with the word for its kind before it, it is sure."""
        node, name, after = self.names.tree, None, index
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
        elif name.doubt is Doubt.WORD and self._is_where(name, index):
            name = name._replace(doubt=Doubt.COMPANY)
        return Find(name, first, after)

    def _is_where(self, name: Name, index: int) -> bool:
        """Whether a word says where something is or from where it comes: «из Лиды», but not «Лида»."""
        is_declined = name.partner is not None and self.words[index].text != plain(name.partner.name)[0]
        return is_declined and at(self.words, index - 1).text in WHERE

    def _goes_on(self, name: Name, index: int) -> bool:
        """Whether the name of a country that is a word as well stands in the middle of a sentence."""
        before = at(self.words, index - 1).text
        return name.rank is Rank.COUNTRY and (before in LINKS | {",", "("} or before.startswith("республик"))

    def _kind_before(self, index: int) -> int:
        """Return where the word for a town before a name begins («города-героя»), or the name itself."""
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

    def is_abbreviation(self, index: int) -> bool:
        """Whether a word has capitals inside: «БелАЗ»."""
        word = self.words[index]
        return not self.text[word.start + 1 : word.end].islower()
