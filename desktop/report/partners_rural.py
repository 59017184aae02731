"""Rural places of Belarus: no dictionary lists them, so the word for their kind and what lies around tell."""

from collections.abc import Sequence

from db.entities import Level, Partner
from desktop.report.partners_names import Doubt, Name, Rank, Side
from desktop.report.partners_text import Find, NamedText
from desktop.report.partners_vocabulary import ABBREVIATED, BELARUSIAN_ONLY, DISTRICT, REGION, RURAL
from desktop.report.partners_words import Word, at

_TERRITORIES = DISTRICT | REGION | {"р"}  # «р-н»
_LONGEST = 8  # words of a name in quotes
_UNDECLINED = {"ичах": "ичи", "ове": "ово", "еве": "ево", "ине": "ино", "ицах": "ицы"}
_FEMININE = {"ой": "ая", "ую": "ая"}


def rural_place(text: NamedText, index: int) -> Find | None:
    """Read a rural place: a word for its kind and a name in capitals."""
    kind, start = RURAL[text.words[index].text], index + 1
    if text.words[index].text in ABBREVIATED:
        if at(text.words, start).text != ".":
            return None
        start += 1
    quoted = at(text.words, start).text == "«"
    start += quoted
    after = _closing(text.words, start) if quoted else _end_of_name(text, start)
    if after == start or _names_town(text, kind, start):
        return None
    partner = Partner(Level.SETTLEMENT, f"{kind} {_nominative(text, kind, index, start, after)}")
    doubt = Doubt.NONE if kind in BELARUSIAN_ONLY else Doubt.NAMESAKE
    return Find(Name(partner, Rank.SETTLEMENT, Side.BELARUS, doubt, is_shared=True), index, after)


def _names_town(text: NamedText, kind: str, start: int) -> bool:
    """Whether «поселок» stands before a town or an urban settlement of the dictionary."""
    if kind != "поселок" or not (named := text.named(start)):
        return False
    return named.name.rank is Rank.TOWN and named.name.side is Side.BELARUS


def _closing(words: Sequence[Word], start: int) -> int:
    """Return where the quotes close that open before a word; the word itself where that is not soon."""
    end = min(start + _LONGEST, len(words))
    return next((index for index in range(start, end) if words[index].text == "»"), start)


def _end_of_name(text: NamedText, start: int) -> int:
    """Return where the capital words of a name end: before an adjective of a district or a region."""
    after = start
    while at(text.words, after).capital and at(text.words, after).text.isalpha():
        follows = at(text.words, after + 1).text
        is_of_more = follows in _TERRITORIES or text.words[after].text in text.names.adjectives
        if after > start and is_of_more:
            break
        after += 1
        if at(text.words, after).text == "-" and at(text.words, after).glued:
            after += 1
    return after


def _nominative(text: NamedText, kind: str, index: int, start: int, after: int) -> str:
    """Return the name of a rural place as it is written, a declined one set back where that is sure."""
    name = text.text[text.words[start].start : text.words[after - 1].end]
    name = " ".join(name.replace("ё", "е").replace("\u00ad", "").split())
    endings = _FEMININE if kind == "агроусадьба" else _UNDECLINED
    if text.words[index].text != kind:
        for ending, nominative in endings.items():
            if name.endswith(ending):
                return name.removesuffix(ending) + nominative
    return name
