"""Which words of a text are misspelt, and what was meant. It marks and proposes, and changes nothing."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from heapq import nsmallest
from typing import NamedTuple

from db.dictionaries.names import cyrillic
from db.folding import fold
from desktop.report.morphology import Morphology
from desktop.report.near_words import LetterTree, Near, WordTree, near_words
from desktop.report.stepping import GoOn, stepped

SPELLING = "spelling"  # its name among what can be switched off

PROPOSED = 5
_NEAR, _FAR = 1.0, 1.6  # how far what was meant may be; the farther takes ten times as long
_ENOUGH = 2  # near words, so that one need not look farther
_NAME_IS_FAR = 0.9  # a capital letter begins an unknown name, unless a known word is as near as this
_LONGEST_ABBREVIATION, _LONGEST_CUT = 7, 4  # letters: «ФГБОУВО», «посел.»
_LONGEST = 40  # letters; what is longer is no word

_UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\u0301"  # soft hyphen, zero-width marks, stress
_HYPHENS = "-\u2010\u2011"
_WORD = re.compile(rf"[^\W_](?:[\w{_UNSEEN}'’]|[{_HYPHENS}](?=\w))*(?:[{_HYPHENS}](?=\s))?")
_HYPHEN = re.compile(rf"([{_HYPHENS}'’])")
_RUSSIAN = re.compile(r"[А-Яа-яЁё]+")
_INITIAL_BEFORE = re.compile(r"(?<!\w)[А-ЯЁ]\.\s?\Z")
_INITIAL_AFTER = re.compile(r"\s?[А-ЯЁ]\.")
_VOWELS = "аеёиоуыэюя"
# What begins words that no dictionary lists: «фото» and «выставка» make one wherever they meet.
_BEGINNINGS = (
    "авиа",
    "авто",
    "агро",
    "арт",
    "аудио",
    "био",
    "вело",
    "видео",
    "евро",
    "интернет",
    "кино",
    "медиа",
    "меж",
    "микро",
    "мини",
    "много",
    "мото",
    "мульти",
    "нано",
    "онлайн",
    "пост",
    "радио",
    "спорт",
    "супер",
    "теле",
    "фото",
    "эко",
    "экс",
    "этно",
)


class Word(NamedTuple):
    """A word of a text: from which character up to which, and how it is written, without unseen marks."""

    start: int
    end: int
    text: str


class Spelling:
    """Knows the words of Russian, those of the dictionaries and those that a person has added.

    `names` gives texts in which every word is right as it is, `words` gives words that are right in any form.
    """

    def __init__(
        self, morphology: Morphology, names: Callable[[], Iterable[str]], words: Callable[[], Iterable[str]]
    ) -> None:
        self._morphology = morphology
        self._names = names
        self._words = words
        self._verdicts: dict[str, bool] = {}

    def load(self, go_on: GoOn = bool) -> None:
        """Fetch all that is known about words; that takes some tenths of a second, on any thread.

        `go_on` is called between the steps.
        """
        self._morphology.knows("слово")
        if "_added" not in self.__dict__:
            self._added = self._gathered(go_on)

    def learn(self, word: str) -> None:
        """Take a word for right from now on, in all its forms."""
        self._added.add(self._forms(word))
        self._verdicts.clear()

    def renew_names(self) -> None:
        """Fetch the names, and what was added, anew when they are asked for next."""
        self.__dict__.pop("_added", None)
        self._verdicts.clear()

    def slips(self, text: str) -> list[Word]:
        """Return the misspelt words of a text."""
        return [word for word in words_of(text) if not self.is_right(word.text)]

    def verdict(self, word: str) -> bool | None:
        """Return whether a word is right where that was asked before, which takes no time; else None."""
        return self._verdicts.get(word)

    def is_right(self, word: str) -> bool:
        """Whether a word is right as it is written."""
        verdict = self._verdicts.get(word)
        if verdict is None:
            verdict = self._verdicts[word] = self._wrong_part(_HYPHEN.split(word)) is None
        return verdict

    def proposals(self, word: str) -> list[str]:
        """Return what may have been meant, the likeliest first, written as the word is."""
        parts = _HYPHEN.split(word)
        if (wrong := self._wrong_part(parts)) is None:
            return []
        before, part, after = parts[:wrong], parts[wrong], parts[wrong + 1 :]
        found = [cyrillic(part)] if _is_mixed(part) else [_like(part, near) for near in self._meant(part)]
        return ["".join((*before, each, *after)) for each in found]

    @cached_property
    def _added(self) -> WordTree:
        return self._gathered(bool)

    def _gathered(self, go_on: GoOn) -> WordTree:
        found = WordTree()
        names = stepped(self._names(), go_on)
        found.add(_plain(part) for name in names for part in _RUSSIAN.findall(name))
        found.add(form for word in self._words() for form in self._forms(word))
        return found

    def _forms(self, word: str) -> Iterator[str]:
        for part in filter(_RUSSIAN.fullmatch, _HYPHEN.split(word)):
            yield _plain(part)
            yield from self._morphology.inflected(part)

    def _wrong_part(self, parts: list[str]) -> int | None:
        """Return which part of a word, cut at its hyphens, is wrong."""
        last = len(parts) - 1
        wrong = (at for at, part in enumerate(parts) if not self._is_part_right(part, begins=at < last))
        return next(wrong, None)

    def _is_part_right(self, part: str, *, begins: bool) -> bool:
        if _is_mixed(part):
            return not self._is_known(cyrillic(part).lower())
        if not _RUSSIAN.fullmatch(part) or len(part) > _LONGEST or _is_abbreviation(part):
            return True
        word = part.lower()
        if self._is_known(word) or self._is_compound(word) or (begins and self._begins_compound(word)):
            return True
        return part[0].isupper() and not any(self._near(word, _NAME_IS_FAR))

    def _is_known(self, word: str) -> bool:
        return _plain(word) in self._added or self._morphology.knows(word)

    def _is_compound(self, word: str) -> bool:
        """Whether a word has a usual beginning before a word of its own: «фотовыставка»."""
        rests = (word.removeprefix(each) for each in _BEGINNINGS if word.startswith(each))
        return any(len(rest) > 3 and self._is_known(rest) for rest in rests)

    def _begins_compound(self, word: str) -> bool:
        """Whether a word before a hyphen stands for an adjective: «немецко-»."""
        return word.endswith(("о", "е")) and any(
            self._is_known(word[:-1] + end) for end in ("ий", "ый", "ой")
        )

    def _meant(self, part: str) -> list[str]:
        """Return the likeliest words for one that is wrong."""
        for farthest in (_NEAR, _FAR):
            best: dict[str, float] = {}
            for near in self._near(part.lower(), farthest):
                word = _plain(near.word)
                best[word] = min(near.distance, best.get(word, farthest))
            if len(best) >= _ENOUGH:
                break
        return nsmallest(PROPOSED, best, key=lambda word: (best[word], word not in self._added, word))

    def _near(self, word: str, farthest: float) -> Iterator[Near]:
        trees: tuple[LetterTree, ...] = (self._morphology.letters, self._added)
        for tree in trees:
            yield from near_words(word, tree, farthest)


def words_of(text: str) -> Iterator[Word]:
    """Yield the words of a text that can be wrong: no numbers, no cut words, no surnames with initials."""
    for found in _WORD.finditer(text):
        word = found[0]
        if not word.isalpha():  # with a hyphen, unseen marks or digits
            word = fold(word).replace("\u0301", "")
            if any(map(str.isdigit, word)):
                continue
        start, end = found.span()
        if len(word) == 1 or (len(word) <= _LONGEST_CUT and text[end : end + 1] == "." and _is_cut(word)):
            continue
        if not (word[0].isupper() and _has_initials(text, start, end)):
            yield Word(start, end, word)


def _has_initials(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - 4) : start], text[end : end + 3]
    return "." in before + after and bool(_INITIAL_BEFORE.search(before) or _INITIAL_AFTER.match(after))


def _is_cut(word: str) -> bool:
    """Whether a short word before a dot is one that is cut: «обл.»."""
    return word[-1] not in _VOWELS


def _is_abbreviation(part: str) -> bool:
    """Whether capital letters say that each stands for a word: «МБУДО», «СмолГУ», «ДШИ»."""
    return any(map(str.isupper, part[1:])) and (len(part) <= _LONGEST_ABBREVIATION or not part.isupper())


def _is_mixed(part: str) -> bool:
    """Whether Latin letters stand in a Russian word, as one cannot see."""
    return not _RUSSIAN.fullmatch(part) and bool(_RUSSIAN.fullmatch(cyrillic(part)))


def _plain(word: str) -> str:
    return word.lower().replace("ё", "е")


def _like(pattern: str, word: str) -> str:
    """Return a word with capital letters where the pattern has them."""
    if len(pattern) > 1 and pattern.isupper():
        return word.upper()
    return word.capitalize() if pattern[0].isupper() else word
