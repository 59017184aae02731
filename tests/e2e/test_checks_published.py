"""What `check` finds in published reports, held against what a person found who read every row."""

from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from db.entities import Field
from desktop.office.convert import read_report
from desktop.report.checks.catalogue import RULES
from desktop.services.checking import check_files
from desktop.services.finding_lines import as_json
from tests import published
from tests.made.checks import reader
from tests.made.defects import ALONE, TOGETHER, Defects
from tests.published import needs_published

REPORTS = published.variants(".docx")
KNOWN = {rule.code for rule in RULES}
WEIGHTY_IN_100 = 2
REMARKS_IN_100 = 10
TODAY = date(2026, 1, 1)  # all of the events are over

pytestmark = needs_published


@cache
def checked(*files: Path) -> list[dict[str, Any]]:
    """Return what is found in files, as programs get it."""
    return as_json(check_files(files, (), reader(), TODAY)[0])["findings"]


def of_file(found: Iterable[dict[str, Any]], path: Path) -> list[dict[str, Any]]:
    return [each for each in found if each["file"] == str(path)]


def missed(found: Iterable[dict[str, Any]], defects: Defects) -> dict[str, set[int]]:
    """Return the listed rows that no finding of their code is about."""
    rows: Defects = {}
    for each in found:
        rows.setdefault(each["code"], set()).update(each["rows"])
    left = {code: listed - rows.get(code, set()) for code, listed in defects.items() if code in KNOWN}
    return {code: each for code, each in left.items() if each}


def outside(found: Iterable[dict[str, Any]], defects: Defects) -> list[dict[str, Any]]:
    """Return the findings that are about a row that is not listed."""
    return [each for each in found if not set(each["rows"]) <= defects.get(each["code"], set())]


def count(found: Iterable[dict[str, Any]], *severities: str) -> int:
    return sum(each["severity"] in severities for each in found)


def both(name: str) -> Defects:
    """Return what is wrong in a report when it is checked together with the other of its quarter."""
    codes = ALONE[name].keys() | TOGETHER[name].keys()
    return {code: ALONE[name].get(code, set()) | TOGETHER[name].get(code, set()) for code in codes}


def rows_of(name: str) -> int:
    return len(published.gold(name)["rows"])


@pytest.mark.parametrize("source", REPORTS, ids=lambda path: path.name)
def test_all_defects_of_a_report_are_found_and_hardly_anything_else(
    source: Path,
) -> None:
    name = published.report_of(source)
    found = checked(source)
    assert missed(found, ALONE[name]) == {}
    wrong = outside(found, ALONE[name])
    assert count(wrong, "error", "explain") * 100 <= WEIGHTY_IN_100 * rows_of(name), wrong
    assert count(wrong, "remark") * 100 <= REMARKS_IN_100 * rows_of(name), wrong


def test_two_reports_of_one_quarter_are_held_against_each_other() -> None:
    files = [published.FOLDER / f"{name}.auto.docx" for name in TOGETHER]
    found = checked(*files)
    for path in files:
        name = published.report_of(path)
        mine = of_file(found, path)
        assert missed(mine, both(name)) == {}
        wrong = outside(mine, both(name))
        assert count(wrong, "error", "explain") * 100 <= WEIGHTY_IN_100 * rows_of(name), wrong
        assert count(wrong, "remark") * 100 <= REMARKS_IN_100 * rows_of(name), wrong


@pytest.mark.parametrize("source", REPORTS, ids=lambda path: path.name)
def test_what_is_marked_stands_in_the_field(source: Path) -> None:
    events = list(read_report(source).rows())
    for each in checked(source):
        if each["number"] is None:
            continue
        text = events[each["number"] - 1].texts[Field(each["field"])]
        assert 0 <= each["start"] <= each["end"] <= len(text)
        if each["fix"]:
            assert text[each["start"] : each["end"]] == each["fix"]["before"] != each["fix"]["after"]
