"""The main job on real input: what published reports say goes in, is kept, and leaves unchanged."""

import json
from pathlib import Path
from typing import Any

import pytest

from db.entities import Field
from db.folding import fold
from tests import published
from tests.command_line import CommandLine, converted
from tests.published import needs_published

GOLD_FIELDS = {"dates": "period"}  # the published rows call the period by another name
FILES = published.variants(".docx", ".odt", ".doc")
WORD_FILES = published.variants(".docx")

pytestmark = needs_published
every_file = pytest.mark.parametrize("source", FILES, ids=lambda path: path.name)
every_word_file = pytest.mark.parametrize("source", WORD_FILES, ids=lambda path: path.name)


def assert_is_gold(found: dict[str, Any], report: str) -> None:
    gold = published.gold(report)
    assert fold(found["title"]) == fold(gold["title"])
    assert [fold(heading) for heading in found["sections"]] == [fold(each) for each in gold["sections"]]
    assert fold(found["footer"] or "") == fold(gold["footer"] or "")
    assert not found["unread"]
    assert len(found["events"]) == len(gold["rows"])
    for event, row in zip(found["events"], gold["rows"], strict=True):
        assert event["number"] == row["n"]
        for name in ("section", "title", "place", "dates", "content", "participants"):
            assert fold(event[GOLD_FIELDS.get(name, name)]) == fold(row[name]), (row["n"], name)


def texts(found: dict[str, Any]) -> list[Any]:
    rows = [[event["section"], *(event[field.value] for field in Field)] for event in found["events"]]
    return [found["title"], found["sections"], found["footer"], rows]


def through_the_store(command_line: CommandLine, source: Path, target: Path) -> None:
    kind, *_ = source.name.split("-")
    quarter = published.report_of(source).removeprefix(f"{kind}-").upper()
    assert command_line.kept("import", source).code == 0
    assert command_line.kept("export", "--kind", kind, "--quarter", quarter, target).code == 0


@every_file
def test_a_published_report_is_read_as_a_person_reads_it(
    source: Path, command_line: CommandLine, tmp_path: Path
) -> None:
    found = converted(command_line, source, tmp_path)
    assert_is_gold(found, published.report_of(source))
    assert all(event["section_id"] for event in found["events"])


@every_file
def test_its_periods_mean_what_a_person_reads_in_them(
    source: Path, command_line: CommandLine, tmp_path: Path
) -> None:
    found = converted(command_line, source, tmp_path)
    periods = json.loads((published.FOLDER / "periods.json").read_text(encoding="utf-8"))
    expected = [row["spans"] for row in periods[published.report_of(source)]]
    assert [event["spans"] for event in found["events"]] == expected


@every_word_file
def test_no_character_is_lost_from_word_to_word(
    source: Path, command_line: CommandLine, tmp_path: Path
) -> None:
    target = tmp_path / "out.docx"
    assert command_line("convert", source, target).code == 0
    assert texts(converted(command_line, target, tmp_path)) == texts(
        converted(command_line, source, tmp_path)
    )


@every_word_file
@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".json"])
def test_no_character_is_lost_through_the_store(
    source: Path, suffix: str, command_line: CommandLine, tmp_path: Path
) -> None:
    target = tmp_path / f"out{suffix}"
    through_the_store(command_line, source, target)
    assert texts(converted(command_line, target, tmp_path)) == texts(
        converted(command_line, source, tmp_path)
    )


@every_word_file
def test_the_same_file_twice_changes_nothing(source: Path, command_line: CommandLine, tmp_path: Path) -> None:
    assert command_line.kept("import", source).code == 0
    backups = sorted(command_line.store.rglob("backups/*"))
    again = command_line.kept("import", source)
    assert (again.code, "Нового нет" in again.out) == (0, True)
    assert sorted(command_line.store.rglob("backups/*")) == backups
