"""A program without a console: what it says of a failure is shown in a box, and nothing else is."""

import sys

import pytest

from desktop.cli import run
from desktop.unseen import made_seen


def boxes_of(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, list[str]]:
    """Return the exit code of a call and the boxes that are shown, as Windows starts it from the menu."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    boxes: list[str] = []
    return made_seen(lambda: run(list(arguments)), boxes.append), boxes


def test_a_wrong_shortcut_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    code, (said,) = boxes_of(monkeypatch, "--data-dir", "")
    assert code == 2
    assert said.startswith("Команда набрана неверно: ")


def test_a_file_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    code, (said,) = boxes_of(monkeypatch, "convert", "Нет такого.docx", "Отчет.xlsx")
    assert code == 2
    assert "Нет такого.docx" in said


def test_what_went_well_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert boxes_of(monkeypatch, "rules") == (0, [])


def test_where_there_is_a_console_it_is_used(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    boxes: list[str] = []
    assert made_seen(lambda: run(["convert", "Нет такого.docx", "Отчет.xlsx"]), boxes.append) == 2
    assert not boxes
    assert "Нет такого.docx" in capsys.readouterr().err
