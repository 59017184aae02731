"""Case forms of names, made by rule: the genitive, where it is known, says how a word is declined."""

from collections.abc import Iterator
from typing import NamedTuple


class Forms(NamedTuple):
    """A word, a name, or the endings of a way to decline, in the six cases."""

    nominative: str
    genitive: str
    dative: str
    accusative: str
    instrumental: str
    prepositional: str


_SAME = ""  # an accusative that is the nominative
_PATTERNS = tuple(
    Forms(*endings)
    for endings in (
        ("ый", "ого", "ому", _SAME, "ым", "ом"),
        ("ий", "ого", "ому", _SAME, "им", "ом"),
        ("ой", "ого", "ому", _SAME, "ым", "ом"),
        ("ий", "его", "ему", _SAME, "им", "ем"),
        ("ое", "ого", "ому", _SAME, "ым", "ом"),
        ("ее", "его", "ему", _SAME, "им", "ем"),
        ("ая", "ой", "ой", "ую", "ой", "ой"),
        ("ая", "ей", "ей", "ую", "ей", "ей"),
        ("яя", "ей", "ей", "юю", "ей", "ей"),
        ("ые", "ых", "ым", _SAME, "ыми", "ых"),
        ("ие", "их", "им", _SAME, "ими", "их"),
        ("ы", "ых", "ым", _SAME, "ыми", "ых"),  # Соломоновы
        ("а", "ой", "ой", "у", "ой", "ой"),  # Марьина
        ("ие", "ия", "ию", _SAME, "ием", "ии"),
        ("ия", "ии", "ии", "ию", "ией", "ии"),
        ("", "а", "у", _SAME, "ом", "е"),
        ("", "я", "ю", _SAME, "ем", "е"),
        ("а", "ы", "е", "у", "ой", "е"),
        ("а", "и", "е", "у", "ой", "е"),
        ("я", "и", "е", "ю", "ей", "е"),
        ("ь", "и", "и", _SAME, "ью", "и"),
    )
)
_PLURAL = ("ы", "и", "а")
_SIBILANTS = "жшчщц"
_BACK = "кгх"
_AFTER_CONSONANTS = {  # what the spelling makes of an instrumental: Велижем, Оршей, городским
    **{(consonant, "ом"): "ем" for consonant in _SIBILANTS},
    **{(consonant, "ой"): "ей" for consonant in _SIBILANTS},
    **{(consonant, "ым"): "им" for consonant in _SIBILANTS + _BACK},
}

# How the genitive ends where nobody gave it; of the first ending that fits. Other words are not declined.
_ADJECTIVE_GUESSES = {
    "ый": "ого",
    "ий": "ого",
    "ой": "ого",
    "ое": "ого",
    "ая": "ой",
    "ые": "ых",
}
_NOUN_GUESSES = {
    "ие": "ия",
    "ство": "ства",
    **{f"{consonant}а": f"{consonant}и" for consonant in _SIBILANTS[:-1] + _BACK},
    "а": "ы",
    "я": "и",
    "й": "я",
    **{consonant: f"{consonant}а" for consonant in "бвгджзклмнпрстфхцчшщ"},
}


def decline(name: str, genitive: str = "") -> Forms:
    """Return the case forms of a name of one word or several.

    A word whose genitive is the same is not declined. Without a genitive the adjectives at the beginning and
    the first noun after them are declined by their endings, the rest («Республика Беларусь») stays as it is.
    """
    words = name.split()
    return _joined(" ", words, genitive.split() or list(_guessed(words)))


def _joined(mark: str, words: list[str], genitives: list[str]) -> Forms:
    """Decline words that a space or a hyphen joins, each by its own genitive."""
    if not words or len(words) != len(genitives):
        return _unchanged(mark.join(words))
    cases = zip(*map(_decline_word, words, genitives), strict=True)
    return Forms(*map(mark.join, cases))


def _decline_word(word: str, genitive: str) -> Forms:
    if word == genitive:
        return _unchanged(word)
    if word.endswith(",") and genitive.endswith(","):
        return Forms(*(f"{form}," for form in _decline_word(word[:-1], genitive[:-1])))
    if "-" in word:
        return _joined("-", word.split("-"), genitive.split("-"))
    for pattern in _PATTERNS:
        if word.endswith(pattern.nominative) and genitive.endswith(pattern.genitive):
            return _by_pattern(word, genitive, pattern)
    return _plural(word, genitive) if word.endswith(_PLURAL) else _unchanged(word)


def _unchanged(name: str) -> Forms:
    return Forms(*[name] * len(Forms._fields))


def _by_pattern(word: str, genitive: str, pattern: Forms) -> Forms:
    """Put the endings to the stem that the genitive shows: it may have lost a vowel (Городок, Городка)."""
    stem = genitive.removesuffix(pattern.genitive)
    instrumental = _AFTER_CONSONANTS.get((stem[-1:], pattern.instrumental), pattern.instrumental)
    return Forms(
        word,
        genitive,
        stem + pattern.dative,
        stem + pattern.accusative if pattern.accusative else word,
        stem + instrumental,
        stem + pattern.prepositional,
    )


def _plural(word: str, genitive: str) -> Forms:
    """Decline a noun in the plural, whose genitive may be anything (Горки, Горок)."""
    stem = word[:-1]
    vowel = "я" if word.endswith("и") and not stem.endswith(tuple(_SIBILANTS + _BACK)) else "а"
    return Forms(word, genitive, f"{stem}{vowel}м", word, f"{stem}{vowel}ми", f"{stem}{vowel}х")


def _guessed(words: list[str]) -> Iterator[str]:
    """Yield the genitive of each word as the endings let expect it."""
    for index, word in enumerate(words):
        if (genitive := _replaced(word, _ADJECTIVE_GUESSES)) is None:
            yield _replaced(word, _NOUN_GUESSES) or word
            yield from words[index + 1 :]
            return
        yield genitive


def _replaced(word: str, endings: dict[str, str]) -> str | None:
    """Return the word with another ending, None where no ending fits."""
    for ending, other in endings.items():
        if word.endswith(ending):
            return word.removesuffix(ending) + other
    return None
