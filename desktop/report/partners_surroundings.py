"""What stands around a name and says that it is no partner: a street, a person, a war, a talk."""

from collections.abc import Sequence

from desktop.report.partners_vocabulary import (
    ABOUT,
    BATTLE_PEACE,
    CLERGY,
    FUSED,
    HISTORY,
    HOME,
    LINKS,
    LIVING_HERE,
    MEMORIALS,
    NAMED_BODIES,
    NO_BODIES,
    OF_ORIGIN,
    PARTIES,
    PERSONS,
    ROADS,
    STREETS,
    SUBJECTS,
    TALKS,
    TEAMS,
    TOWN,
    WORKS,
)
from desktop.report.partners_words import Word, at

_BACK = 6  # words before a name that are looked at
_ROUTE = 9  # and where they make a route
_VICTORY = "побед"


def is_address(words: Sequence[Word], first: int, after: int) -> bool:
    """Whether a name is that of a street."""
    before = at(words, first - 1)
    if before.text == ".":
        before = at(words, first - 2)
    return before.text in STREETS or at(words, after).text in STREETS


def is_person(words: Sequence[Word], first: int, after: int) -> bool:
    """Whether a name stands beside initials or after the title of a churchman."""
    if at(words, first - 1).text.startswith(CLERGY):
        return True
    return _is_initial(words, after) or (at(words, first - 1).text == "." and _is_initial(words, first - 2))


def _is_initial(words: Sequence[Word], index: int) -> bool:
    word = at(words, index)
    return word.capital and len(word.text) == 1 and at(words, index + 1).text == "." and word.text.isalpha()


def is_trade_mark(words: Sequence[Word], first: int, after: int) -> bool:
    """Whether a name stands alone in quotes (a hotel, a tractor) or is fused with another («Минск-Арена»)."""
    follows = at(words, after)
    if follows.text == "-" and follows.glued and at(words, after + 1).text in FUSED:
        return True
    bare = at(words, first).text not in TOWN  # «Город Орша»
    alone = bare and at(words, first - 1).text in ("«", '"') and follows.text in ("»", '"')
    return alone and not at(words, first - 2).text.startswith(TEAMS)


def is_road(words: Sequence[Word], first: int) -> bool:
    """Whether a name is one of the ends of a road: «автодорога Р-21 Витебск – граница»."""
    for index in range(first - 1, max(-1, first - _ROUTE), -1):
        word = words[index]
        if word.text in ROADS:
            return True
        if word.text.isalpha() and not word.capital:
            return False
    return False


def is_memorial(words: Sequence[Word], first: int) -> bool:
    """Whether a name belongs to that of a monument: «партизанам и подпольщикам Витебщины»."""
    return any(at(words, index).text.startswith(MEMORIALS) for index in range(first - _BACK, first))


def is_no_body(words: Sequence[Word], head: int) -> bool:
    """Whether the words after an adjective make a name that stands for no place: «Минское шоссе»."""
    for index in range(head, head + 3):
        word = at(words, index)
        if not word.text.isalpha() or word.text in LINKS:
            return False
        if word.text.startswith(NO_BODIES) or (index == head and word.text == BATTLE_PEACE):
            return True
    return False


def are_parties(words: Sequence[Word], head: int) -> bool:
    """Whether the words after an adjective are such as can take part."""
    for index in range(head, head + 4):
        word = at(words, index)
        if not word.text.isalpha() or word.text in LINKS:
            return False
        if word.text.startswith(PARTIES) or word.text.endswith(PERSONS):
            return True
    return False


def is_history(words: Sequence[Word], first: int) -> bool:
    """Whether a country is spoken of as the subject of a war, of history or of a talk."""
    before = at(words, first - 1).text
    if before in ABOUT or before.startswith(SUBJECTS):
        return True
    return _is_at_war(words, first) or _is_talked_about(words, first)


def _is_talked_about(words: Sequence[Word], first: int) -> bool:
    """Whether a name belongs to what a talk is about: «лекция о культуре Японии»."""
    for index in range(first - 1, max(0, first - 1 - _BACK), -1):
        text = words[index].text
        if text in ABOUT:
            return words[index - 1].text.startswith(TALKS)
        if not text.isalpha():
            return False
    return False


def _is_at_war(words: Sequence[Word], first: int) -> bool:
    """Whether a word for war comes before a name, with nobody between them who can take part."""
    for index in range(first - 1, max(-1, first - 1 - _BACK), -1):
        text = words[index].text
        if text.startswith(HISTORY):
            return not _is_remembered(words, index)
        if text.startswith(PARTIES) or not (text.isalpha() or text == "-"):
            return False
    return False


def _is_remembered(words: Sequence[Word], index: int) -> bool:
    """Whether a war or a victory is the Great Patriotic War's, which every other event remembers."""
    if words[index].text.startswith(_VICTORY):
        return at(words, index + 1).text != "над"
    return at(words, index - 1).text.startswith("отечественн")


def is_at_home(words: Sequence[Word], first: int, after: int) -> bool:
    """Whether people of a nation are spoken of who live in Russia: «автономия белорусов»."""
    follows = at(words, after + (at(words, after).text == ","))
    if follows.text.startswith(LIVING_HERE) or at(words, first - 1).text.startswith("российск"):
        return True
    return any(at(words, index).text.startswith(OF_ORIGIN) for index in range(first - _BACK, first))


class Quotes:
    """What is said in quotes: where a name there is a subject, and where it names a party."""

    def __init__(self, words: Sequence[Word]) -> None:
        self._words = words
        self._spans = list(_quoted(words))

    def is_subject(self, first: int) -> bool:
        """Whether a name stands in the title of a work or a talk."""
        return any(
            opening < first < closing and _after(self._words, opening, WORKS)
            for opening, closing in self._spans
        )

    def is_motto(self, first: int) -> bool:
        """Whether a name stands in quotes that name neither Russia beside it nor a body."""
        inside = [span for span in self._spans if span[0] < first < span[1]]
        return bool(inside) and not any(self._names_parties(*span) for span in inside)

    def _names_parties(self, opening: int, closing: int) -> bool:
        words = self._words
        before = at(words, opening - 1)
        if before.capital and before.text.isalpha() and len(before.text) <= len("тцсон"):  # ООО, ГУО, УО
            return True
        return _after(words, opening, NAMED_BODIES) or any(
            words[index].text.startswith((*HOME, *NAMED_BODIES)) for index in range(opening + 1, closing)
        )


def _quoted(words: Sequence[Word]) -> list[tuple[int, int]]:
    """Return the quoted stretches. One mark may close all that are open, so each ends at the first one."""
    spans: list[tuple[int, int]] = []
    opened: list[int] = []
    for index, word in enumerate(words):
        if word.text == "«" or (word.text == '"' and not opened):
            opened.append(index)
        elif word.text in ("»", '"') and opened:
            spans.append((opened.pop(), index))
    return spans


def _after(words: Sequence[Word], opening: int, stems: tuple[str, ...]) -> bool:
    """Whether one of the three words before a quote begins with one of the stems."""
    for index in range(opening - 1, opening - 4, -1):
        text = at(words, index).text
        if text.startswith(stems):
            return True
        if not text.isalpha():
            return False
    return False
