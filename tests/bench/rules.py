"""The rules: dictionaries loaded, periods read, two versions of a report compared."""

from functools import partial

from db.dictionaries.loading import load
from db.entities import Quarter, Texts
from desktop.report.matching import match
from desktop.report.period import parse
from tests.bench.measure import Action, Result, in_ms, median_seconds
from tests.dictionaries import FOLDER

QUARTER = Quarter(2025, 1)
PERIODS = ("5 мая\n2025 года", "5-6 мая 2025 года", "10 ноября – 3 декабря 2023 года", "27 и 29 октября")
ENDLESS = ("а – ", "5 мая – а ", "а (5 мая ", "5 мая 2025 (", "1 ", "а\n1 ", "года – 2025 квартал ")


def main() -> list[Result]:
    """Measure what the window and the command line do on every start, key and import."""
    return [
        seconds("load the dictionaries", partial(load, FOLDER), 0.06),
        seconds("read 1,000 periods", read_periods, 0.2),
        seconds("read 10,000 endless letters", read_endless, 0.5 * len(ENDLESS)),
        seconds("compare 300 rows with 300 others", partial(match, rows("Пробег"), rows("Заплыв")), 1.0),
        seconds("compare 1,000 rows with the same", partial(match, same := rows("Пробег", 1000), same), 0.2),
    ]


def seconds(name: str, action: Action, target: float) -> Result:
    """Return how long an action takes, held against what a person does not notice."""
    duration = median_seconds(action)
    return Result(name, in_ms(duration), duration, target, "seconds")


def read_periods() -> None:
    """Read a thousand periods as reports have them."""
    for _ in range(250):
        for text in PERIODS:
            parse(text, QUARTER)


def read_endless() -> None:
    """Read texts whose time would grow with the square of their length if the grammar were careless."""
    for scrap in ENDLESS:
        parse(scrap * (10_000 // len(scrap)), QUARTER)


def rows(sort: str, count: int = 300) -> list[Texts]:
    """Return events of one sort that differ in number and day."""
    return [
        Texts(f"{sort} {number}", sort, f"{number} мая", f"{sort} и лен " * 99, "40 человек")
        for number in range(count)
    ]
