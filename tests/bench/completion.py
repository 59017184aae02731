"""Completion: what a key costs among 10,000 names, whatever is typed and wherever it stands in them."""

from collections.abc import Iterator
from itertools import islice
from random import Random
from statistics import median, quantiles
from time import perf_counter

from desktop.report.completion import Name, Names
from tests.bench.measure import Result, in_ms

NAMES = 10_000
KEY_TAKEN = 0.005  # seconds
TYPINGS = 120  # of each kind; each is typed key by key
LEAST = 3  # characters, as for organisations
BEFORE = "Гости посетили выставку и концерт, "
SYLLABLES = tuple(first + last for first in "бвгджзклмнпрст" for last in "аеиоуы")
KINDS = ("Средняя школа", "Детский сад", "Музей", "Ансамбль народной песни", "Дом культуры", "Библиотека")
MOST_COMMON = ("муз", "школа", "ансамбль народной", "г", "«", "район")


def main() -> list[Result]:
    """Type beginnings of names, parts of their words, what stands in most of them and what in none."""
    random = Random(4)  # noqa: S311 the same names each time
    shown = [named(random) for _ in range(NAMES)]
    start = perf_counter()
    names = Names((Name(each, "", each) for each in shown), LEAST)
    built = perf_counter() - start
    typed = {
        "beginnings": islice(beginnings(random, shown), TYPINGS),
        "within words": islice(within(random, shown), TYPINGS),
        "in most names": islice(iter(MOST_COMMON * TYPINGS), TYPINGS),
        "in no name": islice(absent(random), TYPINGS),
    }
    lines = [line for what, texts in typed.items() for line in measured(names, what, texts)]
    return [Result(f"{NAMES:,} names made ready", in_ms(built)), *lines]


def named(random: Random) -> str:
    """Invent the name of an organisation."""
    word = "".join(random.choices(SYLLABLES, k=random.randint(2, 4))).capitalize()
    town = "".join(random.choices(SYLLABLES, k=3)).capitalize()
    return f"{random.choice(KINDS)} № {random.randint(1, 99)} «{word}» {town}ского района"


def beginnings(random: Random, shown: list[str]) -> Iterator[str]:
    """Yield how names begin, some of them to their very end."""
    while True:
        name = random.choice(shown)
        yield name[: random.randint(LEAST, len(name))]


def within(random: Random, shown: list[str]) -> Iterator[str]:
    """Yield what stands in the middle of a word."""
    while True:
        word = random.choice(random.choice(shown).split("«")[1].split())
        start = random.randrange(1, max(2, len(word) - LEAST))
        yield word[start : start + 4].strip("»")


def absent(random: Random) -> Iterator[str]:
    """Yield what is in no name, however much of it is."""
    while True:
        yield f"{random.choice(KINDS)[:6]}{random.choice(SYLLABLES)}ъъ"


def measured(names: Names, what: str, texts: Iterator[str]) -> list[Result]:
    """Type texts key by key at the end of a sentence, and return what a key takes."""
    keys = [timed(names, BEFORE + text[:end]) for text in texts for end in range(1, len(text) + 1)]
    worst = quantiles(keys, n=100)[98]
    return [
        Result(f"a key, {what}", in_ms(median(keys))),
        Result("  the slowest of a hundred", in_ms(worst), worst, KEY_TAKEN, "seconds"),
    ]


def timed(names: Names, text: str) -> float:
    """Return how long it takes to find what to offer, in seconds: of three runs the one least disturbed."""
    return min(_once(names, text) for _ in range(3))


def _once(names: Names, text: str) -> float:
    start = perf_counter()
    names.candidates(text, len(text))
    return perf_counter() - start
