"""A report becomes a PDF by a command, without a window and without a screen."""

import os
from pathlib import Path

import pytest

from tests.command_line import CommandLine, in_a_process, is_one_russian_sentence
from tests.documents import invented_report, write_docx_by_hand
from tests.pdfs import fonts_of, metadata_of, needs_poppler, pages_of, said_of, text_of

REPORT = invented_report()
NO_SCREEN = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write_docx_by_hand(REPORT, tmp_path / "отчет.docx")


@needs_poppler
def test_a_kept_report_leaves_as_a_pdf_without_a_screen(
    command_line: CommandLine, source: Path, tmp_path: Path
) -> None:
    assert command_line.kept("import", source).code == 0
    target = tmp_path / "отчет.pdf"
    which = ("--kind", "municipal", "--quarter", "2024-Q2", "--data-dir", command_line.store)
    ran = in_a_process("export", target, *which, **NO_SCREEN)
    assert (ran.code, ran.err) == (0, "")
    said = said_of(target)
    assert said["Title"].startswith("Отчет о мероприятиях в международной сфере")
    assert "<rdf:li>ru-RU</rdf:li>" in metadata_of(target)
    assert all(inside for _, inside in fonts_of(target))
    words = set(" ".join(map(text_of, pages_of(target))).split())
    assert {"делегации", "Орша", "формате", "Показаны"} <= words


@needs_poppler
def test_a_pdf_carries_nothing_alive_and_no_folder_of_this_computer(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "отчет.pdf"
    assert in_a_process("convert", source, target, **NO_SCREEN).code == 0
    content = target.read_bytes()
    for mark in (b"/JavaScript", b"/JS", b"/Launch", b"/URI", b"/OpenAction", b"/EmbeddedFile"):
        assert mark not in content
    assert os.fsencode(tmp_path) not in content


def test_where_nothing_can_be_drawn_the_pdf_is_refused_in_one_sentence(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "отчет.pdf"
    ran = in_a_process("convert", source, target, QT_QPA_PLATFORM="nosuch")
    assert ran.code == 2
    assert is_one_russian_sentence(ran.err)
    assert not target.exists()


def test_other_formats_need_nothing_of_qt(source: Path, tmp_path: Path) -> None:
    (tmp_path / "PySide6.py").write_text("raise ImportError('libGL.so.1')")
    assert in_a_process("convert", source, tmp_path / "a.xlsx", PYTHONPATH=str(tmp_path)).code == 0
    ran = in_a_process("convert", source, tmp_path / "a.pdf", PYTHONPATH=str(tmp_path))
    assert ran.code == 2
    assert is_one_russian_sentence(ran.err)
    assert "libGL.so.1" in ran.err
