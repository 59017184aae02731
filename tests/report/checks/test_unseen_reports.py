"""Whole invented reports: what is wrong in them is found, and what a clerk may write is left alone."""

from dataclasses import replace
from functools import cache

import pytest

from db.entities import Field
from desktop.report.checks.checked import CheckedEvent
from desktop.report.checks.context import Context
from desktop.report.checks.running import Checked, check
from tests.made.checks import around, reader
from tests.made.unseen_reports import unseen

MUNICIPAL, EXECUTIVE = "municipal-2025-q3", "executive-2024-q2"

#: By report and code the rows that a person found when reading, without heads, results and line breaks.
WRONG: dict[str, dict[str, set[int]]] = {
    MUNICIPAL: {"C07": {24, 32, 38}, "D03": {29, 30}, "O01": {7, 9, 12}},
    EXECUTIVE: {
        "C05": {17, 26},
        "C06": {19, 21},
        "C07": {11, 24, 27},
        "O01": {5, 8, 9, 10, 11, 13, 14, 20, 26, 35},
        "P08": {34},
    },
}
COUNTED_ONCE = {"C08", "C09", "W09"}  # one line of the report each, of nearly every row

#: A report, a row, what in its field is written wrongly, and by which rule that is found.
PLANTED: list[tuple[str, int, Field, str, str, str]] = [
    (MUNICIPAL, 3, Field.PERIOD, "2025", "2024", "P03"),
    (MUNICIPAL, 4, Field.PERIOD, "июля", "июял", "P01"),
    (MUNICIPAL, 2, Field.PERIOD, "30 июня – 6 июля", "6 июля – 30 июня", "P02"),
    (MUNICIPAL, 5, Field.PERIOD, "июля", "октября", "P04"),
    (MUNICIPAL, 5, Field.PERIOD, "июля", "апреля", "P05"),
    (MUNICIPAL, 15, Field.PERIOD, "года", "года, 10 сентября 2025 года", "P06"),
    (MUNICIPAL, 15, Field.PERIOD, "года", "г.", "P09"),
    (MUNICIPAL, 9, Field.PLACE, ", Республика Беларусь", "", "C05"),
    (MUNICIPAL, 29, Field.PLACE, "аг. Александрия, ", "", "C06"),
    (MUNICIPAL, 4, Field.CONTENT, "Гомеля", "Гoмеля", "W01"),
    (MUNICIPAL, 1, Field.TITLE, "XII", "ХII", "W02"),
    (MUNICIPAL, 10, Field.TITLE, "полка»", "полка", "W03"),
    (MUNICIPAL, 12, Field.TITLE, "«Цифровое право: AI, Big Data и IT-решения»", '"Цифровое право"', "W04"),
    (MUNICIPAL, 23, Field.CONTENT, "Мастера изготовили", "Мастера  изготовили", "W05"),
    (MUNICIPAL, 33, Field.CONTENT, "ориентировании, конкурсе", "ориентировании,конкурсе", "W06"),
    (MUNICIPAL, 18, Field.CONTENT, "ежедневно – мастер", "ежедневно - мастер", "W07"),
    (MUNICIPAL, 20, Field.CONTENT, "мемориалам", "мемориалам.", "W08"),
    (MUNICIPAL, 20, Field.PARTICIPANTS, "14 экипажей", "14 школьника из г. Рудни", "W12"),
    (MUNICIPAL, 18, Field.PARTICIPANTS, "120 детей, из них 40", "120 детей: 70 из г. Рудни, 40", "N01"),
    (EXECUTIVE, 2, Field.PERIOD, "2024", "2023", "P03"),
    (EXECUTIVE, 6, Field.PERIOD, "14 июля 2024", "14 марта 2024", "P02"),
    (EXECUTIVE, 13, Field.PLACE, ", Республика Беларусь", "", "C05"),
    (EXECUTIVE, 28, Field.PARTICIPANTS, "64 спортсмена", "–", "C01"),
    (EXECUTIVE, 18, Field.TITLE, "XXI век", "ХХI век", "W02"),
    (EXECUTIVE, 5, Field.TITLE, "LXVII", "LХVII", "W02"),
    (EXECUTIVE, 6, Field.CONTENT, "в Витебске»", "в Витебске", "W03"),
    (EXECUTIVE, 29, Field.CONTENT, "области – 2", "области- 2", "W07"),
    (EXECUTIVE, 21, Field.CONTENT, "Смоленская делегация", "Cмоленская делегация", "W01"),
    (EXECUTIVE, 33, Field.PLACE, "Республика Беларусь", "Республика Белоруссия", "W11"),
    (EXECUTIVE, 37, Field.CONTENT, "диораму", "диораму\n", "W09"),
]


@cache
def checked(name: str) -> Checked:
    return check(Context(unseen(name), around()))


def rows(found: Checked) -> dict[str, set[int]]:
    """Return by code the rows of which a report tells, or that stand for all."""
    told: dict[str, set[int]] = {}
    for finding in found.findings:
        if finding.code not in COUNTED_ONCE:
            told.setdefault(finding.code, set()).update(finding.rows)
    return told


@pytest.mark.parametrize("name", WRONG)
def test_what_a_person_found_is_found_and_nothing_else(name: str) -> None:
    assert rows(checked(name)) == WRONG[name]


def planted(event: CheckedEvent, field: Field, right: str, wrong: str, found: Checked) -> CheckedEvent:
    text = event.texts[field]
    texts = replace(event.texts, **{field.value: text.replace(right, wrong, 1)})
    return CheckedEvent(texts, reader().renew(None, texts, found.context.quarter))


@pytest.mark.parametrize(("name", "number", "field", "right", "wrong", "code"), PLANTED)
def test_a_planted_fault_is_found_at_its_place(
    name: str, number: int, field: Field, right: str, wrong: str, code: str
) -> None:
    before = checked(name)
    report = before.context.report
    events = list(report.events)
    events[number - 1] = planted(events[number - 1], field, right, wrong, before)
    found = check(replace(before.context, report=replace(report, events=tuple(events))))
    told = [each for each in found.marks(number) if each.code == code and each.spot == field.value]
    assert len(told) > sum(each.code == code for each in before.marks(number) if each.spot == field.value)
    text = events[number - 1].texts[field]
    assert all(0 <= each.start <= each.end <= len(text) for each in told)
