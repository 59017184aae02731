"""What differs between two reports, told by a command."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from db.entities import Quarter, ReportKey, ReportKind
from db.preparations import Preparation
from desktop import bootstrap
from desktop.office.convert import write_report
from desktop.office.payload import write_payload
from desktop.report.printed import PrintedReport, Unread
from desktop.services.exporting import with_data
from tests.command_line import CommandLine, is_one_russian_sentence
from tests.dictionaries import shipped
from tests.received import CHESS, CHOIR, FAIR, REPORT, RUDNYA, VELIZH, section

NOW = datetime(2026, 6, 20, 12, tzinfo=UTC)
KEY = ReportKey(ReportKind.MUNICIPAL, Quarter(2026, 2))
WHICH = ("--kind", "municipal", "--quarter", "2026-Q2")
MOVED = replace(FAIR, content="Торговля льном и медом")
SHOW = replace(CHOIR, title="Показ рисунков «Волна»", period="9 мая 2026 года", content="Рисунки детей")
LATER = replace(REPORT, sections=(section(VELIZH, CHESS, MOVED), section(RUDNYA, SHOW)))


def written(report: PrintedReport, path: Path) -> Path:
    write_report(report, path, shipped(), author="", now=NOW)
    return path


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    return written(REPORT, tmp_path / "прежний.docx"), written(LATER, tmp_path / "новый.xlsx")


def test_equal_reports_have_no_differences(command_line: CommandLine, tmp_path: Path) -> None:
    ran = command_line("diff", written(REPORT, tmp_path / "а.docx"), written(REPORT, tmp_path / "б.xlsx"))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "а.docx → б.xlsx: отличий нет, 3 мероприятия совпадают.\n"


def test_two_files_differ_by_event_and_word(command_line: CommandLine, files: tuple[Path, Path]) -> None:
    ran = command_line("diff", *files)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.splitlines() == [
        "прежний.docx → новый.xlsx: добавлено 1, убрано 1, изменено 1; без изменений 1.",
        "Изменено мероприятие 2 (было 3): «XII ярмарка «Лен»».",
        f"  раздел: был «{RUDNYA}», стал «{VELIZH}»",
        "  содержание:",
        "    было:  Торговля льном",
        "    стало: Торговля льном [и медом]",
        "Добавлено мероприятие 3: «Показ рисунков «Волна»».",
        "Убрано мероприятие 2: «Концерт хора «Криница»».",
    ]


def test_the_differences_can_be_had_as_json(command_line: CommandLine, files: tuple[Path, Path]) -> None:
    ran = command_line("diff", *files, "--json")
    found = json.loads(ran.out)
    assert (ran.code, found["same"], found["unchanged"]) == (1, False, 1)
    assert [(each["fate"], each["was"], each["number"]) for each in found["events"]] == [
        ("changed", 3, 2),
        ("added", None, 3),
        ("removed", 2, None),
    ]
    (change,) = found["events"][0]["changes"]
    assert change == {
        "field": "content",
        "before": "Торговля льном",
        "after": "Торговля льном и медом",
        "words": {"before": [], "after": ["и медом"]},
    }


def test_a_file_is_compared_with_what_is_kept(command_line: CommandLine, files: tuple[Path, Path]) -> None:
    assert command_line.kept("import", files[0]).code == 0
    assert command_line.kept("diff", files[0]).code == 0
    ran = command_line.kept("diff", files[1])
    assert ran.code == 1
    assert ran.out.startswith("хранилище → новый.xlsx: добавлено 1")


def test_what_was_sent_is_compared_with_what_is_kept_since(
    command_line: CommandLine, files: tuple[Path, Path]
) -> None:
    assert command_line.kept("import", files[0]).code == 0
    store = bootstrap.open_store(command_line.store)
    report_id = store.find(KEY)
    assert report_id is not None
    snapshot = write_payload(with_data(store, store.report(report_id), "Управление"))
    prepared = Preparation(UUID(int=5), report_id, 1, NOW, "Лукина", (), "АБВГ-1234", snapshot)
    store.commit("подготовка", [prepared])
    store.close()
    assert command_line.kept("diff", *WHICH, "--edition", "1").code == 0
    ran = command_line.kept("diff", files[1], "--edition", "1")
    assert ran.out.startswith("версия 1 → новый.xlsx: добавлено 1")
    ran = command_line.kept("diff", "--kind", "municipal", "--quarter", "2025-Q2", files[1])
    assert ran.code == 2
    assert "В хранилище нет такого отчета: II квартал 2025 года" in ran.err
    ran = command_line.kept("diff", *WHICH, "--edition", "2")
    assert ran.code == 2
    assert "Версия 2 этого отчета к отправке не готовилась" in ran.err


def test_title_sections_and_the_closing_row_are_told(command_line: CommandLine, tmp_path: Path) -> None:
    other = replace(
        REPORT,
        title=f"{REPORT.title} (уточненный)",
        sections=(section(VELIZH, CHESS, CHOIR), section("Город Десногорск", FAIR)),
        closing="Состоялась 1 встреча с иностранной делегацией",
    )
    ran = command_line("diff", written(REPORT, tmp_path / "а.docx"), written(other, tmp_path / "б.docx"))
    assert ran.code == 1
    assert "    было:  Отчет о мероприятиях в междуна…ласти во II квартале 2026 года\n" in ran.out
    assert "    стало: …асти во II квартале 2026 года [(уточненный)]\n" in ran.out
    assert f"Нет раздела «{RUDNYA}».\nДобавлен раздел «Город Десногорск».\n" in ran.out
    assert "было:  пусто\n" in ran.out


def test_what_could_not_be_compared_is_told(command_line: CommandLine, tmp_path: Path) -> None:
    aside = replace(REPORT, unread=(Unread("абзац 9", "Исполнитель: Лукина, тел. 4-12-55"),))
    files = written(REPORT, tmp_path / "а.json"), written(aside, tmp_path / "б.json")
    ran = command_line("diff", *files)
    assert (ran.code, ran.out.splitlines()[1:]) == (
        0,
        [
            "б.json, не относится к мероприятиям и не сравнивалось:",
            "  абзац 9: «Исполнитель: Лукина, тел. 4-12-55»",
        ],
    )
    found = json.loads(command_line("diff", *files, "--json").out)
    assert [each["in"] for each in found["unread"]] == ["б.json"]


@pytest.mark.parametrize(
    "arguments", [(), ("а.json", "б.json", "в.json"), WHICH, ("нет такого.docx", "и такого.docx")]
)
def test_a_comparison_that_is_none_is_one_sentence(
    command_line: CommandLine, arguments: tuple[str, ...]
) -> None:
    ran = command_line.kept("diff", *arguments)
    assert ran.code == 2
    assert is_one_russian_sentence(ran.err)
