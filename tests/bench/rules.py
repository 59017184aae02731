"""The rules: dictionaries loaded, periods read, two versions of a report compared."""

from functools import partial

from db.dictionaries.loading import load
from db.entities import Quarter, Texts
from desktop.report.matching import match
from desktop.report.partners import PartnerReader
from desktop.report.partners_names import PartnerNames
from desktop.report.period import parse
from tests.bench.measure import Action, Result, in_ms, median_seconds
from tests.dictionaries import FOLDER

QUARTER = Quarter(2025, 1)
PERIODS = ("5 мая\n2025 года", "5-6 мая 2025 года", "10 ноября – 3 декабря 2023 года", "27 и 29 октября")
ENDLESS = ("а – ", "5 мая – а ", "а (5 мая ", "5 мая 2025 (", "1 ", "а\n1 ", "года – 2025 квартал ")


EVENT = Texts(
    title="XII Международный турнир «Смоленск – Орша» по шахматам",
    place="г. Рудня,\nСмоленская область",
    content="В турнире сыграли школьники Дубровенского и Лиозненского районов. " * 8,
    participants="Команды г.\u00a0Витебска, г. Полоцка (Республика Беларусь), гости из Сербии и Монголии",
)
ENDLESS_NAMES = (
    "Витебский и ",
    "г. Орша, ",
    "аг. «Мир ",
    "«Китай ",
    "российско-",
    "Минск-",
    "область ",
    "Иванова, ",
)


def main() -> list[Result]:
    """Measure what the window and the command line do on every start, key and import."""
    return [
        seconds("load the dictionaries", partial(load, FOLDER), 0.06),
        seconds("read 1,000 periods", read_periods, 0.2),
        seconds("read 10,000 endless letters", read_endless, 0.5 * len(ENDLESS)),
        seconds("make ready the names of partners", partial(PartnerNames, load(FOLDER)), 0.4),
        seconds(
            "read the partners of 1,000 events", partial(read_partners, PartnerReader(load(FOLDER))), 1.0
        ),
        seconds(
            "read partners in endless texts", partial(read_endless_partners, PartnerReader(load(FOLDER))), 1.0
        ),
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


def read_partners(reader: PartnerReader) -> None:
    """Read the same event a thousand times, as it is read at each pause in typing."""
    for _ in range(1000):
        reader.read(EVENT)


def read_endless_partners(reader: PartnerReader) -> None:
    """Read texts whose time would grow with the square of their length if the reader were careless."""
    for scrap in ENDLESS_NAMES:
        reader.read(Texts(content=scrap * (10_000 // len(scrap))))


def rows(sort: str, count: int = 300) -> list[Texts]:
    """Return events of one sort that differ in number and day."""
    return [
        Texts(f"{sort} {number}", sort, f"{number} мая", f"{sort} и лен " * 99, "40 человек")
        for number in range(count)
    ]
