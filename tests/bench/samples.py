"""Invented reports of any length, with texts as long as those of published ones."""

from random import Random

from db.entities import Texts
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection

_TEXT = (
    "встреча делегация город побратим школа музей выставка концерт библиотека обмен опыт подписание протокол "
    "о намерениях сотрудничество в сфере культуры и спорта молодежный форум для участников из двух округов "
    "по вопросам торговли туризма образования развития связей между ремесленниками художники хор ансамбль "
    "открытый турнир представители администрации учащиеся педагоги спортсмены ветераны итоги достигнута "
    "договоренность провести будущем году совместный праздник"
)
_WORDS = _TEXT.split()
_ROWS_A_SECTION = 12


def report(rows: int, seed: int = 0) -> PrintedReport:
    """Return a report of so many rows; the same numbers always give the same report."""
    chance = Random(rows + seed)  # noqa: S311 - nobody is to be kept from guessing it
    printed = [PrintedRow(_texts(chance)) for _ in range(rows)]
    sections = tuple(
        PrintedSection(
            f"Заозерский муниципальный округ № {start}", tuple(printed[start : start + _ROWS_A_SECTION])
        )
        for start in range(0, rows, _ROWS_A_SECTION)
    )
    return PrintedReport(
        "Отчет о мероприятиях в международной сфере, проведенных в III квартале 2025 года",
        sections,
        "В III квартале 2025 года состоялись 3 встречи (приемы, переговоры) с иностранными делегациями",
    )


def _texts(chance: Random) -> Texts:
    return Texts(
        title=phrase(chance, 60, 160),
        place=f"г. Полевск\n({phrase(chance, 10, 30)})",
        period=f"{chance.randint(1, 28)}\u00a0июля\n2025\u00a0года",
        content=phrase(chance, *((100, 500) if chance.random() < 0.9 else (530, 2500))),
        participants=phrase(chance, 40, 300),
    )


def phrase(chance: Random, shortest: int, longest: int) -> str:
    """Return words of about so many letters, with a break here and there."""
    length = chance.randint(shortest, longest)
    words = chance.choices(_WORDS, k=length // 8 + 1)
    return "".join(word + ("\n" if chance.random() < 0.03 else " ") for word in words)[:length].strip()
