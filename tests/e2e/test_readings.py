"""What `convert` gives besides the texts of published reports, held against what a person found in them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from tests import published
from tests.command_line import CommandLine, converted
from tests.published import needs_published

REPORTS = published.variants(".docx")
LEAST = {"headcount": 0.97, "headcount_parts": 0.97, "remote": 0.97, "foreign_party": 0.97, "signed": 0.9}
LEAST_OF_PARTNERS = 0.97

pytestmark = [
    needs_published,
    pytest.mark.parametrize("source", REPORTS, ids=lambda path: path.name),
]


def rows(
    source: Path, command_line: CommandLine, folder: Path
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return what was read from each row, and what a person found in it."""
    answers = json.loads((published.FOLDER / "partners.json").read_text(encoding="utf-8"))
    found = converted(command_line, source, folder)["events"]
    return [(event, answers[published.report_of(source)][str(event["number"])]) for event in found]


def comparable(value: object) -> object:
    """Kinds of documents are listed in no order that counts; parts of a head count are."""
    return (
        sorted(value) if isinstance(value, list) and all(isinstance(each, str) for each in value) else value
    )


def share(right: Iterable[object], whole: Iterable[object]) -> float:
    return len(list(right)) / max(1, len(list(whole)))


def test_each_row_is_read_as_a_person_reads_it(
    source: Path, command_line: CommandLine, tmp_path: Path
) -> None:
    compared = rows(source, command_line, tmp_path)
    for name, least in LEAST.items():
        wrong = [
            event["number"]
            for event, answer in compared
            if comparable(event[name]) != comparable(answer[name])
        ]
        assert 1 - share(wrong, compared) >= least, (name, wrong)


@pytest.mark.parametrize("level", ["countries", "belarus"])
def test_partners_are_those_that_a_person_finds(
    source: Path, level: str, command_line: CommandLine, tmp_path: Path
) -> None:
    compared = rows(source, command_line, tmp_path)
    found = {(event["number"], name) for event, _ in compared for name in event["partners"][level]}
    expected = {(event["number"], name) for event, answer in compared for name in answer[level]}
    assert share(found & expected, found) >= LEAST_OF_PARTNERS, found - expected
    assert share(found & expected, expected) >= LEAST_OF_PARTNERS, expected - found
