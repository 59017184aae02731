"""`check` and `rules` on invented reports."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop import bootstrap, paths
from desktop.office.convert import read_report
from desktop.report.checks.catalogue import RULES
from desktop.report.checks.context import RuleSettings
from desktop.report.checks.finding import Severity
from desktop.services.office_settings import OfficeSettings, keep
from tests.command_line import CommandLine, is_one_russian_sentence

SAMPLE = paths.resources() / "samples" / "municipal.json"
KEYS = [
    "code",
    "severity",
    "file",
    "section",
    "number",
    "rows",
    "field",
    "start",
    "end",
    "message",
    "fix",
    "twins",
]


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    """Return a report for II quarter 2026 in which the first event has the wrong year."""
    report = json.loads(SAMPLE.read_text(encoding="utf-8"))
    report["events"][0]["period"] = "14 мая 2025 года"
    return written(report, tmp_path / "отчет.json")


def written(report: dict[str, Any], path: Path) -> Path:
    path.write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    return path


def found(command_line: CommandLine, *arguments: object) -> list[dict[str, Any]]:
    answer: dict[str, list[dict[str, Any]]] = json.loads(command_line("check", *arguments, "--json").out)
    assert list(answer) == ["findings"]
    return answer["findings"]


def test_an_error_is_told_to_people_with_its_row_and_what_to_do(
    command_line: CommandLine, faulty: Path
) -> None:
    ran = command_line("check", faulty)
    assert (ran.code, ran.err) == (1, "")
    assert "отчет.json: " in ran.out
    assert "  Ошибки (1):\n    1, сроки: Похоже, указан не тот год: 2025 вместо 2026." in ran.out


def test_a_report_without_errors_ends_well(command_line: CommandLine) -> None:
    ran = command_line("check", SAMPLE)
    assert (ran.code, ran.err) == (0, "")
    assert "Ошибки" not in ran.out


def test_programs_get_every_key(command_line: CommandLine, faulty: Path) -> None:
    error, *others = found(command_line, faulty)
    assert list(error) == KEYS
    assert error | {"message": ""} == {
        "code": "P03",
        "severity": "error",
        "file": str(faulty),
        "section": "Город Смоленск",
        "number": 1,
        "rows": [1],
        "field": "period",
        "start": 7,
        "end": 11,
        "message": "",
        "fix": {"before": "2025", "after": "2026"},
        "twins": [],
    }
    assert all(each["number"] is None for each in others if each["field"] in ("report",))


def test_what_is_to_come_depends_on_the_day(command_line: CommandLine) -> None:
    early = found(command_line, SAMPLE, "--today", "2026-03-15")
    late = found(command_line, SAMPLE, "--today", "2026-07-01")
    assert {"P10"} == {each["code"] for each in early} - {each["code"] for each in late}


def test_earlier_reports_are_compared_with(command_line: CommandLine, tmp_path: Path) -> None:
    report = json.loads(SAMPLE.read_text(encoding="utf-8"))
    report["events"][0]["period"] = "25 марта – 10 апреля 2026 года"
    now = written(report, tmp_path / "сейчас.json")
    report["events"][0]["period"] = "25-31 марта 2026 года"
    report |= {"quarter": "2026-Q1", "title": report["title"].replace("во II квартале", "в I квартале")}
    before = written(report, tmp_path / "раньше.json")
    (carried,) = (each for each in found(command_line, now, "--previous", before) if each["code"] == "P07")
    assert carried["twins"] == [{"file": str(before), "number": 1}]
    assert not any(each["file"] == str(before) for each in found(command_line, now, "--previous", before))
    assert "P07" not in {each["code"] for each in found(command_line, now)}


def test_a_report_that_is_named_as_its_own_former_one_is_told_of(
    command_line: CommandLine, faulty: Path
) -> None:
    alone = command_line("check", faulty, "--json")
    ran = command_line("check", faulty, "--previous", faulty, "--json")
    assert (ran.code, ran.out) == (alone.code, alone.out)
    assert is_one_russian_sentence(ran.err)


def test_a_file_that_is_named_twice_is_checked_once(command_line: CommandLine, faulty: Path) -> None:
    assert found(command_line, faulty, faulty) == found(command_line, faulty)


def test_a_report_with_errors_leaves_the_store_as_a_draft(
    command_line: CommandLine, faulty: Path, tmp_path: Path
) -> None:
    command_line.kept("import", faulty)
    asked = ("--kind", "municipal", "--quarter", "2026-Q2")
    target, final = tmp_path / "отчет.docx", tmp_path / "на сайт.docx"
    ran = command_line.kept("export", target, *asked)
    assert (ran.code, ran.err) == (0, "")
    assert "он помечен как черновик" in ran.out
    assert read_report(target).is_draft
    assert "черновик" not in command_line.kept("export", final, *asked, "--no-payload").out
    assert not read_report(final).is_draft


def test_a_store_lends_what_the_office_has_set(command_line: CommandLine, faulty: Path) -> None:
    assert command_line.kept("check", faulty).code == 1
    assert not command_line.store.exists()
    with closing(bootstrap.open_store(command_line.store)) as store:
        keep(store, OfficeSettings(rules=RuleSettings({"P03": None, "O01": Severity.ERROR})))
    ran = command_line.kept("check", faulty, "--json")
    assert {each["code"] for each in json.loads(ran.out)["findings"] if each["severity"] == "error"} == {
        "O01"
    }
    assert found(command_line, faulty)[0]["code"] == "P03"


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    command_line: CommandLine, faulty: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "битый.docx"
    broken.write_bytes(b"PK")
    ran = command_line("check", broken, faulty, "--json")
    assert (ran.code, "битый.docx" in ran.err) == (2, True)
    assert json.loads(ran.out)["findings"] == found(command_line, faulty)
    alone = command_line("check", faulty, "--previous", broken)
    assert (alone.code, alone.out, "битый.docx" in alone.err) == (2, command_line("check", faulty).out, True)


def test_a_folder_stands_for_its_documents_and_equal_names_are_told_with_it(
    command_line: CommandLine, tmp_path: Path
) -> None:
    for folder in ("первый", "второй"):
        (tmp_path / folder).mkdir()
        command_line("convert", SAMPLE, tmp_path / folder / "отчет.docx")
    ran = command_line("check", tmp_path)
    assert [line.split(":")[0] for line in ran.out.splitlines() if not line.startswith(" ")] == [
        str(tmp_path / folder / "отчет.docx") for folder in ("второй", "первый")
    ]


@pytest.mark.parametrize("arguments", [("нет.docx",), (), (SAMPLE, "--today", "вчера")])
def test_bad_use_is_one_sentence(command_line: CommandLine, arguments: tuple[object, ...]) -> None:
    ran = command_line("check", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert is_one_russian_sentence(ran.err)


def test_all_rules_are_shown_with_examples(command_line: CommandLine) -> None:
    ran = command_line("rules")
    assert (ran.code, ran.err) == (0, "")
    for rule in RULES:
        assert f"{rule.code}  " in ran.out
        assert rule.wrong in ran.out
    assert "Обычно не проверяется в отчетах муниципальных образований." in ran.out
