"""Searching: whatever a person types, letter by letter, among 100,000 events of the whole store."""

import random
import re
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from itertools import accumulate
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from uuid import UUID

from db.engine import connect
from db.entities import Texts
from desktop.paths import resources
from desktop.report.morphology import Morphology
from desktop.services.searching import Searching
from tests.bench.measure import Result, in_ms, seconds
from tests.bench.store import open_and_close, open_store
from tests.dictionaries import shipped

REPORTS, EVENTS = 334, 300  # of each report
QUERIES = 40
TARGET_MS = 50

_MONTHS = ("января", "февраля", "марта", "апреля")
_REPORT = (
    "INSERT INTO reports (id, kind, year, quarter, author, edition)"
    " VALUES (?, 'municipal', ?, ?, 'office', 1)"
)
_EVENT = (
    "INSERT INTO events (id, report_id, position, title, place, period, content, participants)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


class Language:
    """Invented texts of real words, some of which are frequent and most of which are rare."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  nothing secret
        self.words = sorted(set(re.findall("[а-яё]{3,}", _shipped().lower())))
        self.chance.shuffle(self.words)
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))

    def said(self, shortest: int, longest: int) -> str:
        """Return so many words."""
        count = self.chance.randint(shortest, longest)
        return " ".join(self.chance.choices(self.words, cum_weights=self._weights, k=count)).capitalize()

    def texts(self) -> Texts:
        """Return the texts of an event, as long as those of published ones."""
        day, month = self.chance.randint(1, 28), self.chance.choice(_MONTHS)
        return Texts(
            self.said(6, 14),
            f"г. {self.said(1, 3)}",
            f"{day} {month} 2031 года",
            self.said(*((5, 60) if self.chance.random() < 0.9 else (60, 300))),
            f"{self.chance.randint(3, 300)} человек, {self.said(4, 20)}",
        )

    def queries(self) -> Iterator[str]:
        """Yield what people look for: some words in a row, or two or three that they remember."""
        for number in range(QUERIES):
            words = self.texts().content.split()
            together = self.chance.sample(words, min(3, len(words)))
            yield " ".join(words[: number % 4 + 1] if number % 3 else together)


def main() -> list[Result]:
    """Measure the making of the index and every letter of many queries."""
    language = Language(seed=7)
    with TemporaryDirectory() as name:
        folder = Path(name)
        open_store(folder).close()
        fill(folder / "pobratim.sqlite", language)
        making = Result("make the index of 100,000 events", in_ms(seconds(partial(open_and_close, folder))))
        inflect = Morphology().inflected
        inflect("слово")  # loads the dictionary of forms
        with open_store(folder) as store:
            searching = Searching(store, shipped(), inflect)
            taken = [
                seconds(partial(first_page, searching, query[:length]))
                for query in language.queries()
                for length in range(1, len(query) + 1)
            ]
    percentiles = quantiles(taken, n=100)
    at = f"{len(taken)} keys"
    return [
        making,
        Result("a key, median", in_ms(percentiles[49]), against=at),
        Result("a key, 95th percentile", in_ms(percentiles[94]), percentiles[94] * 1000, TARGET_MS, "ms"),
        Result("a key, the slowest", in_ms(max(taken)), against=at),
    ]


def first_page(searching: Searching, query: str) -> object:
    """Search and read what is shown first."""
    return searching.search(query).page(0)


def fill(path: Path, language: Language) -> None:
    """Write reports past the store, which would take longer than the measurements; the index is outdated."""
    with closing(connect(path)) as connection:
        connection.execute("BEGIN")
        for number in range(REPORTS):
            report_id = UUID(int=number).hex
            connection.execute(_REPORT, (report_id, 1950 + number // 4, number % 4 + 1))
            events = (language.texts() for _ in range(EVENTS))
            connection.executemany(
                _EVENT,
                (
                    (UUID(int=number * EVENTS + place).hex, report_id, place, *_columns(texts))
                    for place, texts in enumerate(events)
                ),
            )
        connection.execute("PRAGMA user_version = 0")
        connection.execute("COMMIT")


def _columns(texts: Texts) -> tuple[str, ...]:
    return texts.title, texts.place, texts.period, texts.content, texts.participants


def _shipped() -> str:
    """Return what is shipped with the program: its words are those of the domain."""
    return "\n".join(path.read_text("utf-8") for path in sorted(resources().glob("*/*.[cj]s*")))
