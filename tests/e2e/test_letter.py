"""`pobratim letter`: the letter of a kept report, and what it says of files that were edited since."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from docx import Document

from desktop.office.convert import read_report, write_report
from tests.command_line import CommandLine, is_one_russian_sentence
from tests.dictionaries import shipped
from tests.workplaces import SAMPLE

REPORT = ("--kind", "municipal", "--quarter", "2026-Q2", "--author", "office")


@pytest.fixture
def kept(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    command_line = CommandLine(tmp_path, capsys)
    assert command_line.kept("import", SAMPLE).code == 0
    people = {"recipient": "Отдел связей", "clerk": "Соколова М. И.", "address": "otdel@example.ru"}
    settings = json.dumps({"correspondence": people}, ensure_ascii=False)
    (command_line.store / "settings.json").write_text(settings, encoding="utf-8")
    return command_line


def test_a_letter_is_written_for_the_people_whom_the_window_remembers(
    kept: CommandLine, tmp_path: Path
) -> None:
    target = tmp_path / "Письмо.docx"
    ran = kept.kept("letter", target, *REPORT)
    assert (ran.code, ran.out) == (0, f"Письмо записано в файл «{target}».\n")
    document = Document(str(target))
    said = [paragraph.text for paragraph in document.paragraphs]
    assert "О направлении сводного отчета за II квартал 2026 года" in said
    assert "Соколова М. И." in said
    assert any("Всего мероприятий: 5." in text for text in said)
    assert document.tables[0].cell(0, 1).text == "Отдел связей"


def test_a_letter_that_is_registered_says_its_number_and_date(kept: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "Письмо.docx"
    assert kept.kept("letter", target, *REPORT, "--number", "15-п", "--date", "20.06.2026").code == 0
    assert "20.06.2026 № 15-п" in Document(str(target)).tables[0].cell(0, 0).text


def test_a_draft_has_the_report_attached_unless_other_files_are_named(
    kept: CommandLine, tmp_path: Path
) -> None:
    target, other = tmp_path / "Письмо.eml", tmp_path / "Таблица «1».xlsx"
    assert kept.kept("letter", target, *REPORT, "--to", "svyazi@example.ru").code == 0
    mail = message_from_bytes(target.read_bytes(), policy=default)
    assert mail["To"] == "svyazi@example.ru"
    (report,) = mail.iter_attachments()
    assert report.get_filename() == "Сводный отчет муниципальных образований за II квартал 2026.docx"
    other.write_bytes(b"PK")
    assert kept.kept("letter", target, *REPORT, "--attach", other).code == 0
    (attached,) = message_from_bytes(target.read_bytes(), policy=default).iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == (other.name, b"PK")


@pytest.mark.parametrize(
    ("target", "more", "told"),
    [
        ("Письмо.txt", (), "письмо записывается как .docx или .eml"),
        ("Письмо.eml", ("--attach", "нет такого.docx"), "не приложен"),
        ("Письмо.docx", ("--quarter", "2027-Q1"), "В хранилище нет такого отчета"),
    ],
)
def test_what_cannot_be_written_is_told_in_one_sentence(
    kept: CommandLine, tmp_path: Path, target: str, more: tuple[str, ...], told: str
) -> None:
    ran = kept.kept("letter", tmp_path / target, *REPORT, *more)
    assert ran.code == 2
    assert told in ran.err
    assert is_one_russian_sentence(ran.err)
    assert not (tmp_path / target).exists()


def test_a_code_that_does_not_fit_its_table_is_told(kept: CommandLine, tmp_path: Path) -> None:
    spoilt = replace(read_report(SAMPLE), control_code="0000AAAA")
    source = tmp_path / "Получено.docx"
    write_report(spoilt, source, shipped(), author="", now=datetime(2031, 3, 20, tzinfo=UTC))
    told = "Контрольный код 0000-AAAA не подходит к таблице"
    assert told in kept("convert", source, tmp_path / "Копия.xlsx").out
    assert told in kept.kept("import", source).out


def test_a_letter_to_no_address_is_refused(kept: CommandLine, tmp_path: Path) -> None:
    ran = kept.kept("letter", tmp_path / "Письмо.eml", *REPORT, "--to", "в отдел")
    assert ran.code == 2
    assert is_one_russian_sentence(ran.err)
    assert not (tmp_path / "Письмо.eml").exists()
