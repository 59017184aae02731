"""Searching: whatever a person types, letter by letter, among 100,000 events, until it is painted."""

import gc
import os
import random
import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import accumulate, count
from pathlib import Path
from statistics import quantiles
from tempfile import TemporaryDirectory
from time import process_time
from uuid import UUID

from db.engine import connect
from db.entities import Quarter, Texts
from db.search import Filters
from db.store import Store
from db.wanted import Wanted
from desktop.paths import resources
from desktop.report.morphology import Morphology
from desktop.services.searching import SOON, Searching
from tests.bench.measure import Result, in_mb, in_ms, median_seconds, ratio, seconds
from tests.bench.store import open_and_close, open_store
from tests.dictionaries import shipped

REPORTS, EVENTS = 334, 300  # of each report
INVENTED = 30_000  # words beside those that are shipped: years of reports hold as many
QUERIES = 24
RUNS = 25
_STEP = 5  # letters
TARGET_MS, SLOWER = 50, 2
SIZE = 1100, 640  # of the painted list

_MONTHS = ("января", "февраля", "марта", "апреля")
_BEGINNINGS = ("за", "при", "пере", "бело", "меж", "со", "под", "раз")
_MIDDLES = ("бор", "вет", "гор", "дел", "зор", "кол", "лип", "мор", "нов", "пол", "ряд", "сел", "тур")
_ENDINGS = ("ский", "ского", "ская", "ение", "ения", "ости", "ка", "ки", "ами", "ный", "овец")
_REPORT = (
    "INSERT INTO reports (id, kind, year, quarter, author, edition)"
    " VALUES (?, 'municipal', ?, ?, 'office', 1)"
)
_EVENT = (
    "INSERT INTO events (id, report_id, position, title, place, period, content, participants)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
_FILTERS = Filters(since=Quarter(1970, 1), until=Quarter(1990, 4))


class Language:
    """Invented texts of real and invented words, some of which are frequent and most of which are rare."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  nothing secret
        real = sorted(set(re.findall("[а-яё]{3,}", _shipped().lower())))
        self.chance.shuffle(real)
        self.words = [*real, *dict.fromkeys(self._invented() for _ in range(INVENTED))]
        self._weights = list(accumulate(1 / (rank + 3) for rank in range(len(self.words))))

    def _invented(self) -> str:
        middle = self.chance.choices(_MIDDLES, k=self.chance.randint(1, 2))
        return "".join((self.chance.choice(_BEGINNINGS), *middle, self.chance.choice(_ENDINGS)))

    def said(self, shortest: int, longest: int) -> str:
        """Return so many words."""
        wanted = self.chance.randint(shortest, longest)
        return " ".join(self.chance.choices(self.words, cum_weights=self._weights, k=wanted)).capitalize()

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

    def queries(self, morphology: Morphology) -> Iterator[str]:
        """Yield what people look for: words in a row or here and there, every other time in other forms."""
        for number in range(QUERIES):
            words = self.texts().content.lower().split()
            chosen = words[: number % 4 + 1] if number % 3 else self.chance.sample(words, min(3, len(words)))
            if number % 2:
                chosen = [self.chance.choice(sorted(morphology.inflected(word))) for word in chosen]
            yield " ".join(chosen)


def main() -> list[Result]:
    """Measure the making of the index, saving with it, and every letter of many queries."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    language, morphology = Language(seed=7), Morphology()
    morphology.inflected("слово")  # loads the dictionary of forms
    queries = list(language.queries(morphology))
    with TemporaryDirectory() as name:
        folder = Path(name)
        open_store(folder).close()
        fill(folder / "pobratim.sqlite", language)
        before = size(folder)
        making = seconds(partial(open_and_close, folder))
        with open_store(folder) as store:
            searching = Searching(store, shipped(), morphology.inflected)
            gc.collect()
            gc.freeze()  # dictionaries and forms stay: to look through them before each key takes 100 ms
            return [
                Result("make the index of 100,000 events", in_ms(making)),
                Result("the index in the file", in_mb(size(folder) - before), against=f"of {in_mb(before)}"),
                saving(store),
                *keys("a key until painted", searching, queries, Filters()),
                *keys("a key, 20 years of 84", searching, queries[:10], _FILTERS),
                rest(searching, queries),
            ]


def keys(name: str, searching: Searching, queries: list[str], filters: Filters) -> list[Result]:
    """Return the lines on every letter of queries: searched for, its first page read, marked and painted."""
    from PySide6.QtWidgets import QApplication

    from desktop.ui.models.hit_rows import HitRows
    from desktop.ui.search_view import HitList

    app = QApplication.instance() or QApplication([])
    rows = HitRows(shipped())
    found = HitList(rows)
    found.resize(*SIZE)
    found.show()

    worked: list[float] = []

    def paint(query: str) -> None:
        start = process_time()
        results = searching.search(query, filters, SOON)
        rows.show_results(results, results.page(0))
        found.grab()
        worked.append(process_time() - start)

    begun = [query[:length] for query in queries for length in range(1, len(query) + 1)]
    taken = [seconds(partial(paint, query)) for query in begun]
    found.close()
    app.processEvents()
    percentiles = quantiles(taken, n=100)
    late = percentiles[94] * 1000
    return [
        Result(f"{name}, median", in_ms(percentiles[49]), against=f"{len(taken)} keys"),
        Result(f"{name}, 95th percentile", in_ms(percentiles[94]), late, TARGET_MS, "ms"),
        Result(f"{name}, the slowest", in_ms(max(taken))),
        Result(f"{name}, 95th of CPU time", in_ms(quantiles(worked, n=100)[94]), against="without others"),
    ]


def rest(searching: Searching, queries: list[str]) -> Result:
    """Return the line on finding all, of which the first are seen already."""
    begun = (query[:length] for query in queries for length in range(1, len(query) + 1, _STEP))
    taken = [seconds(partial(searching.search, query)) for query in begun]
    return Result(
        "all that is found, 95th percentile", in_ms(quantiles(taken, n=100)[94]), against="behind the window"
    )


def saving(store: Store) -> Result:
    """Return the line on saving a text, which is indexed, against saving a place, which is not."""
    found = store.found(store.search(Wanted()), 0, 2)
    written, moved = (each.event.id for each in found)
    numbers = count()

    def write() -> None:
        event = store.event(written)
        title = f"{found[0].event.texts.title} новое{next(numbers)}"
        store.commit("Правка", [replace(event, texts=replace(event.texts, title=title))])

    def move() -> None:
        event = store.event(moved)
        store.commit("Перенос", [replace(event, position=event.position + 1)])

    taken = median_seconds(write, RUNS)
    return Result("save a text", in_ms(taken), ratio(write, move, RUNS), SLOWER, "times saving a move")


def size(folder: Path) -> int:
    """Return the bytes of a store that is closed or was just folded together."""
    return sum(path.stat().st_size for path in folder.glob("pobratim.sqlite*"))


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
