"""An empty form from the menu of the real window, and a comparison of two reports."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from pytestqt.qtbot import QtBot

from desktop.office.convert import read_report
from desktop.ui.file_actions import FileActions
from desktop.ui.main_window import MainWindow
from desktop.ui.message import Message
from tests.ui.conftest import WindowOn
from tests.windows import action
from tests.workplaces import SAMPLE


@pytest.fixture
def window(window_on: WindowOn) -> MainWindow:
    return window_on(SAMPLE)


def actions_of(window: MainWindow) -> FileActions:
    (found,) = window.findChildren(FileActions)
    return found


def test_a_report_for_publication_has_a_name_of_its_own_and_no_sender(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    actions_of(window).choose_published = lambda parent, name: tmp_path / name.name
    action(window, "Выгрузить для публикации…").trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(Message)))
    (box,) = window.findChildren(Message)
    (file,) = tmp_path.glob("*(для публикации).docx")
    read = read_report(file)
    assert not read.carried.is_believed
    assert (any(read.rows()), any(row.id for row in read.rows())) == (True, False)
    with ZipFile(file) as package:
        assert b"<dc:creator></dc:creator>" in package.read("docProps/core.xml")
    box.close()


def test_an_empty_form_of_the_report_is_saved(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    proposed: list[Path] = []

    def choose(parent: object, name: Path) -> Path:
        proposed.append(name)
        return tmp_path / name.name

    actions_of(window).choose_form = choose
    action(window, "Сохранить пустой бланк…").trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(Message)))
    (box,) = window.findChildren(Message)
    (name,) = proposed
    assert name.name.startswith("Бланк – Сводный отчет муниципальных образований")
    assert box.text.startswith(f"Файл записан: «{name.name}»")
    assert not any(read_report(tmp_path / name.name).rows())
    box.close()
