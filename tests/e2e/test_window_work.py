"""The work of a clerk in the real window, as `self-test --window` does it on the computers of clerks."""

from pathlib import Path

from db.entities import Field
from desktop.office.convert import read_report
from tests.command_line import in_a_process


def test_what_is_entered_in_the_window_leaves_in_files_and_is_there_again(tmp_path: Path) -> None:
    folder = tmp_path / "Отчеты № 1"
    first = in_a_process("self-test", "--window", folder)
    assert first.code == 0, first
    for name in ("Отчет.docx", "Отчет.xlsx"):
        rows = list(read_report(folder / name).rows())
        assert len(rows) == 5
        assert rows[0].texts[Field.TITLE].endswith("». Проверено")
    assert (folder / "Отчет.pdf").read_bytes().startswith(b"%PDF")
    again = in_a_process("self-test", "--window", folder)
    assert (again.code, again.out) == (0, "изменение на месте\n")
