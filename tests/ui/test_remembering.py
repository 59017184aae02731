"""What the window remembers from one day to the next."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from db.entities import OFFICE, Quarter, ReportKey, ReportKind
from desktop.settings import Settings, SettingsFile
from desktop.ui.main_window import MainWindow
from desktop.ui.remembering import first_key, recall, remember
from desktop.ui.workplace import Workplace
from tests.ui.conftest import Shown, WindowOn
from tests.windows import button, child, is_ready
from tests.workplaces import SAMPLE

DAY = date(2031, 6, 15)


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        (Settings(), ReportKey(ReportKind.MUNICIPAL, Quarter(2031, 2), OFFICE)),
        (Settings(author="mun-velizh"), ReportKey(ReportKind.MUNICIPAL, Quarter(2031, 2), "mun-velizh")),
        (
            Settings(author="mun-velizh", quarter="2030-Q4", kind="executive", shown_author=OFFICE),
            ReportKey(ReportKind.EXECUTIVE, Quarter(2030, 4), OFFICE),
        ),
        (Settings(quarter="летом", kind="любой"), ReportKey(ReportKind.MUNICIPAL, Quarter(2031, 2), OFFICE)),
    ],
)
def test_a_start_shows_what_was_shown_last_else_what_is_collected(settings: Settings, key: ReportKey) -> None:
    assert first_key(settings, DAY) == key


def test_sizes_come_back(tmp_path: Path, shown: Shown) -> None:
    settings, splitter = SettingsFile(tmp_path), QSplitter()
    remember(settings, {"columns": splitter.saveState})
    assert recall(SettingsFile(tmp_path), "columns", splitter.restoreState)


@pytest.mark.parametrize("kept", [{}, {"columns": "не base64"}, {"columns": None}, {"columns": "AAAA"}])
def test_what_cannot_be_used_is_left_alone(tmp_path: Path, kept: dict[str, str], qtbot: QtBot) -> None:
    settings = SettingsFile(tmp_path)
    settings.change(layout=kept)
    splitter = QSplitter()
    qtbot.addWidget(splitter)
    assert not recall(settings, "columns", splitter.restoreState)


def test_the_next_window_begins_where_this_one_was_left(
    window_on: WindowOn, workplace: Workplace, shown: Shown, qtbot: QtBot
) -> None:
    window = window_on(SAMPLE)
    window.resize(0, 640)  # as narrow as can be: the screen that there is in memory is small
    columns = child(window, QSplitter, "Панели")
    columns.setSizes([180, 300, 290])
    left, _, right = columns.sizes()
    button(window, "Предыдущий квартал").click()
    window.close()
    again = shown(MainWindow(workplace))
    qtbot.waitUntil(lambda: is_ready(again))
    assert again.height() == 640
    button(again, "Следующий квартал").click()
    columns = child(again, QSplitter, "Панели")
    qtbot.waitUntil(lambda: (columns.sizes()[0], columns.sizes()[2]) == (left, right))
