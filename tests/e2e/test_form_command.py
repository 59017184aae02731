"""An empty form by a command: filled in, it comes in as a report."""

from pathlib import Path

from openpyxl import load_workbook

from tests.command_line import CommandLine, is_one_russian_sentence

ROW = ("Ярмарка ремесел", "г. Полевск", "14 мая 2025 года", "Показ изделий", "25 человек")


def test_a_form_is_written_filled_in_and_taken(command_line: CommandLine, tmp_path: Path) -> None:
    target = tmp_path / "бланк.xlsx"
    ran = command_line.kept(
        "form", target, "--author", "Велижский муниципальный округ", "--quarter", "2025-Q2"
    )
    assert (ran.code, ran.err) == (0, "")
    assert "во II квартале 2025 года" in ran.out
    book = load_workbook(target)
    for column, text in enumerate(ROW, start=2):
        book.worksheets[0].cell(4, column).value = text
    book.save(target)
    ran = command_line.kept("import", target)
    assert (ran.code, ran.err) == (0, "")
    assert "1 мероприятие, 1 раздел" in ran.out


def test_a_form_is_for_a_municipality_where_nothing_else_is_said(
    command_line: CommandLine, tmp_path: Path
) -> None:
    ran = command_line.kept("form", tmp_path / "бланк.docx")
    assert (ran.code, ran.err) == (0, "")
    assert "органами местного самоуправления" in ran.out
    assert (tmp_path / "бланк.docx").exists()
    assert not command_line.store.exists()


def test_a_form_that_cannot_be_written_is_told_of(command_line: CommandLine, tmp_path: Path) -> None:
    ran = command_line.kept("form", tmp_path / "бланк.pdf")
    assert ran.code == 2
    assert is_one_russian_sentence(ran.err)
    assert not (tmp_path / "бланк.pdf").exists()
