"""The command line on an invented report, from the file to the store and back."""

import json
import platform
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop import bootstrap, paths
from desktop.office.convert import read_report
from desktop.report.carried import CarriedState
from tests.command_line import CommandLine, is_one_russian_sentence
from tests.made.edited import body_of, rows_of, set_text

SAMPLE = paths.resources() / "samples" / "municipal.json"
SAMPLE_KEY = ("--kind", "municipal", "--quarter", "2026-Q2")


@pytest.fixture
def sample() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(SAMPLE.read_text(encoding="utf-8"))
    return found


def written(folder: Path, report: dict[str, Any], name: str = "отчет.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    return path


def kept_texts(command_line: CommandLine, folder: Path, *which: object) -> dict[str, Any]:
    target = folder / "kept.json"
    which = which or SAMPLE_KEY
    assert command_line.kept("export", *which, target).code == 0
    found: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return found


def test_a_report_goes_in_and_leaves_as_it_was(
    command_line: CommandLine, tmp_path: Path, sample: dict[str, Any]
) -> None:
    word = tmp_path / "отчет.docx"
    assert command_line("convert", SAMPLE, word).code == 0
    ran = command_line.kept("import", word)
    assert (ran.code, ran.err) == (0, "")
    assert "II квартал 2026 года" in ran.out
    found = kept_texts(command_line, tmp_path)
    assert found["title"] == sample["title"]
    assert found["sections"] == sample["sections"]
    for event, row in zip(found["events"], sample["events"], strict=True):
        assert {name: event[name] for name in row} == row


def test_what_is_read_stands_beside_the_texts(
    command_line: CommandLine, tmp_path: Path, sample: dict[str, Any]
) -> None:
    command_line.kept("import", SAMPLE)
    found = kept_texts(command_line, tmp_path)
    assert (found["kind"], found["quarter"], found["author"]) == ("municipal", "2026-Q2", "office")
    assert [event["section_id"] for event in found["events"]] == [
        "smolensk-city",
        "smolensk-city",
        "velizh",
        "velizh",
        "rudnya",
    ]
    assert found["events"][3]["spans"] == [
        {"first": "2026-04-01", "last": "2026-06-30", "precision": "month", "label": ""}
    ]


def test_the_same_file_twice_changes_nothing(command_line: CommandLine) -> None:
    assert "Принято" in command_line.kept("import", SAMPLE).out
    again = command_line.kept("import", SAMPLE)
    assert (again.code, "Нового нет" in again.out, "Принято" in again.out) == (0, True, False)


def test_a_folder_stands_for_the_documents_in_it_and_in_its_folders(
    command_line: CommandLine, tmp_path: Path
) -> None:
    inner = tmp_path / "Прежние" / "2026"
    inner.mkdir(parents=True)
    command_line("convert", SAMPLE, inner / "Отчет.docx")
    (inner / "Заметки.txt").write_text("не отчет", encoding="utf-8")
    ran = command_line.kept("import", inner.parent)
    assert (ran.code, "Отчет.docx: II квартал 2026" in ran.out, ran.err) == (0, True, "")
    (tmp_path / "Пусто").mkdir()
    empty = command_line.kept("import", tmp_path / "Пусто")
    assert empty.code == 2
    assert is_one_russian_sentence(empty.err)


def test_a_changed_file_is_shown_and_not_taken(
    command_line: CommandLine, tmp_path: Path, sample: dict[str, Any]
) -> None:
    command_line.kept("import", SAMPLE)
    before = kept_texts(command_line, tmp_path)
    sample["events"][2]["place"] = "г. Велиж, набережная"
    ran = command_line.kept("import", written(tmp_path, sample))
    assert ran.code == 1
    assert (
        "Мероприятие 3, место: было «г. Велиж, Смоленская область», стало «г. Велиж, набережная»." in ran.out
    )
    assert "--replace" in ran.out
    assert kept_texts(command_line, tmp_path) == before


def test_a_changed_file_replaces_when_told_to(
    command_line: CommandLine, tmp_path: Path, sample: dict[str, Any]
) -> None:
    command_line.kept("import", SAMPLE)
    sample["events"][2]["place"] = "г. Велиж, набережная"
    del sample["events"][0]
    ran = command_line.kept("import", written(tmp_path, sample), "--replace")
    assert ran.code == 0
    assert "Нет в файле, будет убрано в корзину: «Детский турнир" in ran.out
    found = kept_texts(command_line, tmp_path)
    assert [event["title"] for event in found["events"]] == [event["title"] for event in sample["events"]]
    assert found["events"][1]["place"] == "г. Велиж, набережная"


def test_an_import_makes_a_backup_first(command_line: CommandLine) -> None:
    command_line.kept("import", SAMPLE)
    assert len(list((command_line.store / "backups").iterdir())) == 1


def test_a_report_that_does_not_say_its_quarter_is_refused_until_it_is_said(
    command_line: CommandLine, tmp_path: Path, sample: dict[str, Any]
) -> None:
    sample |= {"quarter": None, "title": "Список мероприятий", "kind": None, "author": None}
    unnamed = written(tmp_path, sample)
    ran = command_line.kept("import", unnamed)
    assert ran.code == 2
    assert "вид отчета, квартал, отправителя" in ran.err
    said = ("--kind", "municipal", "--quarter", "2026-Q3", "--author", "Велижский район")
    assert command_line.kept("import", unnamed, *said).code == 0
    assert kept_texts(command_line, tmp_path, *said)["author"] == "mun-velizh"


def test_a_title_that_says_otherwise_is_told_and_the_person_is_believed(command_line: CommandLine) -> None:
    ran = command_line.kept("import", SAMPLE, "--quarter", "2025-q4")
    assert (ran.code, ran.err) == (0, "")
    assert "В заголовке файла указано другое: II квартал 2026 года." in ran.out
    assert "2025-Q4" in command_line.kept("list").out


def test_an_author_is_known_by_name_and_by_id_and_its_report_leaves_again(
    command_line: CommandLine, tmp_path: Path, sample: dict[str, Any]
) -> None:
    title = (
        "Отчет о мероприятиях, проведенных Министерством спорта Смоленской области, за II квартал 2026 года"
    )
    own = written(tmp_path, sample | {"title": title, "kind": None, "quarter": None, "author": None})
    assert command_line.kept("import", own).code == 0
    which = ("--kind", "executive", "--quarter", "2026-Q2", "--author")
    by_id = kept_texts(command_line, tmp_path, *which, "body-sport")
    assert by_id == kept_texts(command_line, tmp_path, *which, "министерство спорта")
    assert (by_id["author"], by_id["title"]) == ("body-sport", title)


def test_a_report_that_nobody_can_send_is_refused(command_line: CommandLine) -> None:
    ran = command_line.kept("import", SAMPLE, "--author", "Министерство спорта")
    assert ran.code == 2
    assert is_one_russian_sentence(ran.err)
    assert command_line.kept("list", "--json").out == "[]\n"


def test_two_files_of_one_quarter_are_not_mixed(
    command_line: CommandLine, tmp_path: Path, sample: dict[str, Any]
) -> None:
    other = written(tmp_path, sample | {"events": sample["events"][:3]})
    ran = command_line.kept("import", SAMPLE, other)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.index("Принято.") < ran.out.index("Не принято: такой отчет уже есть.")
    assert len(kept_texts(command_line, tmp_path)["events"]) == 5


def test_what_could_not_be_read_is_shown_and_told_by_the_code(
    command_line: CommandLine, tmp_path: Path, sample: dict[str, Any]
) -> None:
    torn = written(
        tmp_path, sample | {"unread": [{"where": "таблица 1, строка 9", "text": "лишняя\nстрока"}]}
    )
    for arguments in (["convert", torn, tmp_path / "a.docx"], ["import", torn, "--data-dir", tmp_path / "s"]):
        ran = command_line(*arguments)
        assert (ran.code, ran.err) == (1, "")
        assert "таблица 1, строка 9: «лишняя строка»" in ran.out


def test_a_store_in_use_says_who_has_it_and_can_still_be_looked_at(command_line: CommandLine) -> None:
    command_line.kept("import", SAMPLE)
    with closing(bootstrap.open_store(command_line.store)):
        ran = command_line.kept("import", SAMPLE)
        assert (ran.code, ran.out) == (2, "")
        assert is_one_russian_sentence(ran.err)
        assert f", компьютер {platform.node()}, с " in ran.err
        assert "2026-Q2" in command_line.kept("list").out


def of_a_newer_program(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
        connection.execute("ALTER TABLE events RENAME COLUMN content TO body")


def damaged(file: Path) -> None:
    file.write_bytes(b"no database at all")


@pytest.mark.parametrize("spoil", [of_a_newer_program, damaged])
def test_a_store_that_cannot_be_used_is_refused_in_one_sentence(
    command_line: CommandLine, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    command_line.kept("import", SAMPLE)
    spoil(command_line.store / "pobratim.sqlite")
    which = ("--kind", "municipal", "--quarter", "2026-Q2", tmp_path / "a.docx")
    for arguments in (["import", SAMPLE], ["list"], ["export", *which]):
        ran = command_line.kept(*arguments)
        assert (ran.code, ran.out) == (2, "")
        assert is_one_russian_sentence(ran.err)


def test_list_tells_what_is_kept(command_line: CommandLine) -> None:
    assert "Отчетов пока нет" in command_line.kept("list").out
    command_line.kept("import", SAMPLE)
    assert "2026-Q2" in command_line.kept("list").out
    [report] = json.loads(command_line.kept("list", "--json").out)
    assert (report["kind"], report["quarter"], report["author"], report["events"]) == (
        "municipal",
        "2026-Q2",
        "office",
        5,
    )


def test_one_bad_file_does_not_stop_the_others(command_line: CommandLine, tmp_path: Path) -> None:
    bad = tmp_path / "плохой.docx"
    bad.write_bytes(b"no document")
    ran = command_line.kept("import", bad, SAMPLE)
    assert ran.code == 2
    assert "плохой.docx" in ran.err
    assert "2026-Q2" in command_line.kept("list").out


@pytest.mark.parametrize(
    "arguments",
    [
        ["convert"],
        ["convert", "нет такого.docx", "out.docx"],
        ["convert", str(SAMPLE), "отчет.rtf"],
        ["convert", str(SAMPLE), "нет такой папки/отчет.docx"],
        ["convert", str(SAMPLE), "a.docx", "b.docx"],
        ["export", "--kind", "municipal", "out.docx"],
        ["export", "--kind", "weekly", "--quarter", "2026-Q2", "out.docx"],
        ["export", "--kind", "municipal", "--quarter", "2026-5", "out.docx"],
        ["export", "--kind", "municipal", "--quarter", "2020-Q1", "out.docx"],
        ["export", "--kind", "municipal", "--quarter", "2026-Q2", "--author", "Никто", "out.docx"],
        ["publish"],
        ["list", "--jsn"],
        ["list", "--json=yes"],
        ["--data-dir"],
        ["--data-dir", "", "import", str(SAMPLE)],
    ],
)
def test_bad_use_is_one_russian_sentence(
    command_line: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, arguments: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    needs_store = arguments[0] in ("export", "list")
    ran = (command_line.kept if needs_store else command_line)(*arguments)
    assert ran.code == 2
    assert is_one_russian_sentence(ran.err)
    assert ran.out == ""
    assert not list(tmp_path.glob("*.docx"))


@pytest.mark.parametrize("arguments", [[], ["convert"], ["import"], ["export"], ["list"], ["self-test"]])
def test_help_is_russian(command_line: CommandLine, arguments: list[str]) -> None:
    ran = command_line(*arguments, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"Как вызвать: {' '.join(['pobratim', *arguments])} [-h]")
    for english in ("usage", "options", "positional", "show this", "error"):
        assert english not in ran.out


def test_a_file_that_was_edited_by_hand_is_told_of(command_line: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "отчет.docx"
    assert command_line.kept("import", SAMPLE).code == 0
    assert command_line.kept("export", *SAMPLE_KEY, file).code == 0
    with body_of(file) as root:
        set_text(rows_of(root)[2], 2, "г. Полевск")
    for ran in (command_line("convert", file, tmp_path / "а.xlsx"), command_line.kept("import", file)):
        assert "После записи программой файл изменили вручную" in ran.out
        assert "Мероприятие 1, место: было «" in ran.out
    assert read_report(tmp_path / "а.xlsx").carried.state is CarriedState.INTACT


@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_file_for_publication_carries_nothing(
    ending: str, command_line: CommandLine, tmp_path: Path
) -> None:
    whole, bare, again = (tmp_path / f"{name}.{ending}" for name in ("с данными", "без данных", "еще раз"))
    assert command_line.kept("import", SAMPLE).code == 0
    assert command_line.kept("export", *SAMPLE_KEY, whole).code == 0
    assert command_line.kept("export", *SAMPLE_KEY, bare, "--no-payload").code == 0
    assert command_line("convert", whole, again, "--no-payload").code == 0
    states = [read_report(file).carried.state for file in (whole, bare, again)]
    assert states == [CarriedState.INTACT, CarriedState.ABSENT, CarriedState.ABSENT]
