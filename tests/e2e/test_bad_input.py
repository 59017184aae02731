"""Whatever is wrong with a file: one Russian sentence, and the store is as it was."""

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop import paths
from tests.command_line import CommandLine, in_a_process, is_one_russian_sentence
from tests.made import hostile
from tests.made.word import p, r, tbl, texts_row, write_docx

SAMPLE = paths.resources() / "samples" / "municipal.json"
NO_HOST = "http://127.0.0.1:9/other"
BAD: dict[str, Callable[[Path], object]] = {
    "no zip": lambda path: path.write_bytes(b"Not a document at all. " * 100),
    "empty": lambda path: path.write_bytes(b""),
    "a folder": lambda path: path.mkdir(),
    "missing": lambda path: path.with_name("another.docx").touch(),
    "another zip": lambda path: hostile.with_other_parts(path, "photo.jpg"),
    "a workbook": lambda path: hostile.with_other_parts(path, "[Content_Types].xml", "xl/workbook.xml"),
    "no table": lambda path: write_docx(path, p(r("Письмо о погоде"))),
    "another table": lambda path: write_docx(
        path, tbl([texts_row(("Товар", "Цена")), texts_row(("а", "1"))])
    ),
    "truncated": hostile.truncated,
    "a damaged part": hostile.with_damaged_part,
    "a bomb": hostile.bomb_that_says_its_size,
    "a lying bomb": hostile.bomb_that_lies,
    "many parts": hostile.with_many_parts,
    "laughing": hostile.laughing,
    "an entity from the network": lambda path: hostile.fetching(path, NO_HOST),
    "an entity from the disk": lambda path: hostile.fetching(path, SAMPLE.as_uri()),
    "a type from the network": lambda path: hostile.fetching_type(path, NO_HOST),
    "a password": hostile.locked,
    "locked entries": hostile.locked_entries,
    "a control character": lambda path: write_docx(path, p("<w:r><w:t>&#1;</w:t></w:r>")),
    "half a surrogate pair": lambda path: write_docx(path, p("<w:r><w:t>&#xD800;</w:t></w:r>")),
    "five thousand levels": lambda path: write_docx(path, "<w:x>" * 5000 + "</w:x>" * 5000),
}


def content_of(folder: Path) -> dict[Path, str]:
    """Return what lies in a folder, file by file."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("make", BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_and_the_store_stays(
    make: Callable[[Path], object], command_line: CommandLine, tmp_path: Path
) -> None:
    assert command_line.kept("import", SAMPLE).code == 0
    before = content_of(command_line.store)
    bad = tmp_path / "плохой файл.docx"
    make(bad)
    ran = command_line.kept("import", bad)
    assert (ran.code, ran.out) == (2, "")
    assert is_one_russian_sentence(ran.err)
    assert bad.name in ran.err
    assert content_of(command_line.store) == before
    target = tmp_path / "out.json"
    converted = command_line("convert", bad, target)
    assert (converted.code, target.exists()) == (2, False)
    if bad.is_dir():  # `import` takes folders, and tells of an empty one
        assert is_one_russian_sentence(converted.err)
        assert bad.name in converted.err
    else:
        assert converted.err == ran.err


@pytest.mark.parametrize("suffix", [".odt", ".xlsx", ".doc", ".json"])
def test_noise_is_refused_in_every_format(suffix: str, command_line: CommandLine, tmp_path: Path) -> None:
    bad = tmp_path / f"шум{suffix}"
    bad.write_bytes(bytes(range(256)) * 64)
    ran = command_line("convert", bad, tmp_path / "out.docx")
    assert (ran.code, ran.out) == (2, "")
    assert is_one_russian_sentence(ran.err)


def test_of_two_tables_the_report_is_taken_and_the_other_shown(
    command_line: CommandLine, tmp_path: Path
) -> None:
    report = [
        texts_row(("№", "Наименование", "Место", "Сроки", "Содержание", "Участники")),
        texts_row(("1.", "Ярмарка", "г. Орша", "5 мая 2026 года", "Обмен", "7 человек")),
    ]
    other = tbl([texts_row(("Товар", "Цена")), texts_row(("Лен", "15"))])
    title = "Отчет о мероприятиях исполнительных органов Смоленской области во II квартале 2026 года"
    source = write_docx(tmp_path / "две таблицы.docx", p(r(title)) + tbl(report) + other)
    ran = command_line.kept("import", source)
    assert (ran.code, ran.err) == (1, "")
    assert "1 мероприятие" in ran.out
    assert "Лен | 15" in ran.out


def test_a_cell_of_a_hundred_thousand_letters_goes_to_word_and_is_refused_by_excel(
    command_line: CommandLine, tmp_path: Path
) -> None:
    header = texts_row(("№", "Наименование", "Место", "Сроки", "Содержание", "Участники"))
    row = texts_row(("1.", "Ярмарка", "г. Орша", "5 мая 2026 года", "я" * 100_000, "7 человек"))
    source = write_docx(tmp_path / "длинный.docx", tbl([header, row]))
    assert command_line("convert", source, tmp_path / "out.docx").code == 0
    ran = command_line("convert", source, tmp_path / "out.xlsx")
    assert ran.code == 2
    assert is_one_russian_sentence(ran.err)
    assert not (tmp_path / "out.xlsx").exists()


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".json"])
def test_a_target_for_which_there_is_no_room_stays_as_it_was(suffix: str, tmp_path: Path) -> None:
    target = tmp_path / f"отчет{suffix}"
    target.write_bytes(b"old")
    no_room = ["prlimit", "--fsize=512"]
    uncounted = {"COVERAGE_PROCESS_CONFIG": "", "COVERAGE_PROCESS_START": ""}  # it would want to write too
    ran = in_a_process("convert", SAMPLE, target, before=no_room, **uncounted)
    assert (ran.code, ran.out) == (2, "")
    assert is_one_russian_sentence(ran.err)
    assert content_of(tmp_path) == {target: hashlib.sha256(b"old").hexdigest()}
