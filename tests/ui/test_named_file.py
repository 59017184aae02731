import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop.cli import run
from desktop.settings import SettingsFile
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.main_window import MainWindow
from tests.command_line import CommandLine
from tests.keys import press
from tests.workplaces import SAMPLE


class Onlooker(QObject):
    """Looks again and again until the preview is there, notes what it says and closes everything."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self._timer = QTimer(self, interval=10)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, ImportDialog) and window.isVisible():
                self._timer.stop()
                self.seen = [label.text() for label in window.findChildren(QLabel)]
                press(window, Qt.Key.Key_Escape)
                QTimer.singleShot(0, self.close)
                return

    @Slot()
    def close(self) -> None:
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow):
                window.close()
                window.deleteLater()


@pytest.fixture
def onlooker(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Onlooker:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # the window puts its own in these places
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    return Onlooker()


@pytest.mark.parametrize(
    "call", [lambda folder: [SAMPLE, "--data-dir", folder], lambda folder: ["--data-dir", folder, SAMPLE]]
)
def test_a_file_named_without_a_command_opens_the_window_with_its_preview(
    onlooker: Onlooker, tmp_path: Path, call: Callable[[Path], list[object]]
) -> None:
    SettingsFile(tmp_path).change(author="office")
    assert run([str(argument) for argument in call(tmp_path)]) == 0
    assert f"Отчет из файла «{SAMPLE.name}»" in onlooker.seen


def test_without_a_screen_a_named_file_is_answered_with_the_command_that_takes_it(
    command_line: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    ran = command_line.kept(str(SAMPLE))
    assert ran.code == 2
    assert "import ФАЙЛ" in ran.err


def test_a_command_that_is_mistyped_is_not_taken_for_a_file(command_line: CommandLine) -> None:
    ran = command_line("imprt")
    assert ran.code == 2
    assert "imprt" in ran.err
