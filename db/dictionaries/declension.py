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
    genitives = (genitive or _guess(words)).split()
    if not words or len(words) != len(genitives):
        return Forms(name, genitive, name, name, name, name)
    cases = zip(*map(_decline_word, words, genitives), strict=True)
    return Forms(*(" ".join(forms) for forms in cases))


def _decline_word(word: str, genitive: str) -> Forms:
    """Return the case forms of a word with the genitive."""
    if word == genitive:
        return Forms(*[word] * len(Forms._fields))
    for pattern in _PATTERNS:
        if word.endswith(pattern.nominative) and genitive.endswith(pattern.genitive):
            return _by_pattern(word, genitive, pattern)
    return _plural(word, genitive)


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


def _guess(words: list[str]) -> str:
    """Return the genitive of a name as its endings let expect it."""
    return " ".join(_guessed(words))


def _guessed(words: list[str]) -> Iterator[str]:
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
