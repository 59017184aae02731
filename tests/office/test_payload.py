"""The data of a report as JSON: written whole, read on one's guard."""

import json
import random
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.entities import Texts
from desktop.office.payload import (
    DamagedPayload,
    NewerPayload,
    read_payload,
    table_hash,
    write_payload,
)
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection, without_data
from tests.made.carried import carried_report, everything

Values = dict[str, Any]
CHANGED = 400  # files with a few signs changed at random


def written() -> Values:
    found: Values = json.loads(write_payload(carried_report()))
    return found


def read(values: Values) -> PrintedReport:
    return read_payload(json.dumps(values))


def event(values: Values) -> Values:
    found: Values = values["sections"][0]["events"][0]
    return found


def with_texts(texts: Texts) -> PrintedReport:
    return replace(carried_report(), sections=(PrintedSection("", (PrintedRow(texts),)),))


def test_all_that_is_known_of_a_report_is_read_back() -> None:
    report = replace(carried_report(), edition=3)
    read = read_payload(write_payload(report))
    assert everything(read) == everything(report)
    assert read.carried.program


def test_a_report_without_events_says_so_in_its_data() -> None:
    report = replace(carried_report(), sections=(), nil="Мероприятия не проводились.")
    report = replace(report, carried=replace(report.carried, explanations=()))
    assert everything(read_payload(write_payload(report))) == everything(report)


def test_a_report_from_nowhere_and_one_for_publication_have_no_data() -> None:
    assert write_payload(PrintedReport("Отчет")) == ""
    assert write_payload(without_data(carried_report())) == ""


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40))
def test_texts_come_back_to_the_letter_and_xml_can_hold_them(text: str) -> None:
    report = replace(
        with_texts(Texts(content=text)), carried=replace(carried_report().carried, explanations=())
    )
    data = write_payload(report)
    assert not {"\ufffe", "\uffff"} & set(data)
    assert [row.texts.content for row in read_payload(data).rows()] == [text]


def test_the_table_is_told_by_what_is_seen_of_it() -> None:
    shown, other = Texts("Концерт", content="Песни"), Texts("Концерт", content="Песни и танцы")
    assert table_hash(with_texts(shown)) == table_hash(with_texts(Texts("Концерт ", "\t", "", "Пе\xadсни")))
    assert table_hash(with_texts(shown)) != table_hash(with_texts(other))
    assert table_hash(with_texts(shown)) != table_hash(with_texts(Texts("Концерт", "Песни")))


def test_data_of_a_later_program_are_left_to_it() -> None:
    with pytest.raises(NewerPayload):
        read(written() | {"version": 2, "sections": "иначе"})


def test_what_a_later_program_adds_is_left_aside() -> None:
    values = written() | {"mood": "добрый"}
    event(values)["weather"] = [1, {"rain": True}]
    assert everything(read(values)) == everything(carried_report())


WRONG: dict[str, Callable[[Values], object]] = {
    "another format": lambda v: v.update(format="letter"),
    "no version": lambda v: v.pop("version"),
    "a version that is true": lambda v: v.update(version=True),
    "no report": lambda v: v.pop("report"),
    "no id": lambda v: v["report"].pop("id"),
    "an id in another spelling": lambda v: event(v).update(id="{" + event(v)["id"] + "}"),
    "an id twice": lambda v: v["sections"][0]["events"][1].update(id=event(v)["id"]),
    "a hash of another table": lambda v: v.update(table="0" * 64),
    "a text that was edited": lambda v: event(v).update(title="Другой турнир"),
    "a text that is a number": lambda v: event(v).update(sphere=5),
    "a text without end": lambda v: event(v).update(institution="а" * 20_000),
    "half of a letter": lambda v: event(v).update(institution="\ud800"),
    "a zero": lambda v: event(v).update(sphere="\0"),
    "an unknown kind": lambda v: v["report"].update(kind="royal"),
    "no quarter of that number": lambda v: v["report"].update(quarter="2026-Q9"),
    "an edition of minus one": lambda v: v["report"].update(edition=-1),
    "an edition of none": lambda v: v["report"].update(edition=0),
    "an edition without end": lambda v: v["report"].update(edition=1_000),
    "an edition and a half": lambda v: v["report"].update(edition=1.5),
    "sections that are no list": lambda v: v.update(sections={}),
    "a section that is none": lambda v: v["sections"].append("Город Смоленск"),
    "sections without end": lambda v: v.update(sections=[{}] * 2_001),
    "events without end": lambda v: v["sections"][0].update(events=[{}] * 20_001),
    "a reading that is none": lambda v: event(v).update(reading=[]),
    "a day that never was": lambda v: event(v)["reading"]["spans"][0].update(first="2026-02-30"),
    "a day in another spelling": lambda v: event(v)["reading"]["spans"][0].update(first="20260504"),
    "no last day": lambda v: event(v)["reading"]["spans"][0].pop("last"),
    "an unknown level": lambda v: event(v)["reading"]["partners"][0].update(level="planet"),
    "more at least than at most": lambda v: event(v)["reading"].update(headcount=[9, 3]),
    "a head count of three ends": lambda v: event(v)["reading"].update(headcount=[1, 2, 3]),
    "too many heads": lambda v: event(v)["reading"].update(headcount=[0, 10**30]),
    "a part that is no head count": lambda v: event(v)["reading"].update(headcount_parts=[5]),
    "perhaps": lambda v: event(v)["reading"].update(remote="perhaps"),
    "partners without end": lambda v: event(v)["reading"].update(partners=[{}] * 1_001),
    "an explanation of nothing": lambda v: v["explanations"][0].update(
        event="0" * 8 + "-0000" * 3 + "-" + "0" * 12
    ),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_data_with_something_wrong_are_refused_whole(wrong: Callable[[Values], object]) -> None:
    values = written()
    wrong(values)
    with pytest.raises(DamagedPayload):
        read(values)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "отчет",
        "null",
        "[1]",
        "[" * 100_000,
        '{"version":' + "9" * 100_000 + "}",
        '{"format":"pobratim-report-data","version":NaN}',
        "[" + "[]," * 3_000_000 + "[]]",
        '"' + "а" * 17_000_000 + '"',
    ],
    ids=["nothing", "a word", "null", "a list", "deep", "a long number", "no number", "many", "long"],
)
def test_what_is_no_data_at_all_is_refused(text: str) -> None:
    with pytest.raises(DamagedPayload):
        read_payload(text)


def test_data_changed_at_random_are_read_or_refused_but_never_fail() -> None:
    chance = random.Random(7)  # noqa: S311  the same each time
    data = write_payload(carried_report())
    for _ in range(CHANGED):
        signs = list(data)
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(signs))
            signs[place : place + chance.randint(0, 9)] = chance.choice(
                ["", "[", '"', "9" * 30, "\ud800", "null"]
            )
        try:
            read_payload("".join(signs))
        except (DamagedPayload, NewerPayload):
            continue
