"""Partners read from the published reports, held against what a person found in them."""

import json
from collections.abc import Iterable
from typing import Any

import pytest

from db.entities import Level, Texts
from desktop.report.partners import PartnerReader
from tests.dictionaries import shipped
from tests.published import FOLDER, gold, needs_published

REPORTS = ("municipal-2023-q4", "municipal-2025-q1", "executive-2023-q4")
LEAST = 0.97


def answers(report: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((FOLDER / "partners.json").read_text(encoding="utf-8"))[report]
    return found


def texts_of(row: dict[str, Any]) -> Texts:
    return Texts(row["title"], row["place"], row["dates"], row["content"], row["participants"])


def pairs(report: str) -> tuple[set[tuple[int, str]], set[tuple[int, str]]]:
    """Return the partners of every row as read and as a person found them, countries by their codes."""
    reader, known = PartnerReader(shipped()), answers(report)
    read, expected = set(), set()
    for row in gold(report)["rows"]:
        number = row["n"]
        for partner in reader.read(texts_of(row)):
            read.add((number, partner.id if partner.level is Level.COUNTRY else partner.name))
        answer = known[str(number)]
        expected |= {(number, name) for name in (*answer["countries"], *answer["belarus"])}
    return read, expected


def share(part: Iterable[object], whole: set[tuple[int, str]]) -> float:
    return len(list(part)) / len(whole)


@needs_published
@pytest.mark.parametrize("report", REPORTS)
@pytest.mark.parametrize("is_country", [True, False], ids=["countries", "territories"])
def test_the_partners_of_a_published_report_are_those_that_a_person_finds(
    report: str, is_country: bool
) -> None:
    read, expected = ({pair for pair in found if pair[1].isascii() is is_country} for found in pairs(report))
    assert share(read & expected, read) >= LEAST, sorted(read - expected)
    assert share(read & expected, expected) >= LEAST, sorted(expected - read)
