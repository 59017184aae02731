"""«Корзина»: what was removed comes back from it, into the report that it was in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QTableView, QTreeWidget
from pytestqt.qtbot import QtBot

from desktop.ui.bin_dialog import BinDialog
from desktop.ui.main_window import MainWindow
from tests.keys import press
from tests.ui.conftest import SessionOn, Shown, WindowOn
from tests.windows import action, button, child, chosen, said
from tests.workplaces import SAMPLE

CHESS = "Детский турнир по шахматам «Ладья на Днепре»"


@pytest.fixture
def window(window_on: WindowOn) -> MainWindow:
    """The window after the first two events were removed."""
    window = window_on(SAMPLE)
    for _ in range(2):
        press(child(window, QTableView), Qt.Key.Key_Delete)
    return window


def opened(window: MainWindow) -> BinDialog:
    action(window, "Корзина…").trigger()
    dialog = window.findChild(BinDialog)
    assert dialog is not None
    return dialog


def lines(dialog: BinDialog) -> list[tuple[str, str]]:
    listing = child(dialog, QTreeWidget)
    found = [listing.topLevelItem(row) for row in range(listing.topLevelItemCount())]
    return [(line.text(0), line.text(1)) for line in found if line]


def test_the_bin_lists_what_was_removed_with_its_report(window: MainWindow) -> None:
    report = "II квартал 2026 года, отчет муниципальных образований (сводный отчет)"
    removed = lines(opened(window))
    assert len(removed) == 2
    assert (CHESS, report) in removed


def test_an_event_comes_back_to_its_place_also_from_another_quarter(window: MainWindow) -> None:
    button(window, "Следующий квартал").click()
    dialog = opened(window)
    listing = child(dialog, QTreeWidget)
    (line,) = listing.findItems(CHESS, Qt.MatchFlag.MatchExactly)
    listing.setCurrentItem(line)
    button(dialog, "Вернуть в отчет").click()
    assert chosen(window) == f"1. {CHESS}"
    assert CHESS not in [title for title, _ in lines(dialog)]


def test_enter_gives_back_the_line_that_is_chosen(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window)
    press(child(dialog, QTreeWidget), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(lines(dialog)) == 1)


def test_an_empty_bin_says_so(session_on: SessionOn, shown: Shown) -> None:
    dialog = shown(BinDialog(session_on(SAMPLE)))
    assert "В корзине ничего нет." in said(dialog)
    back = next(each for each in dialog.findChildren(QPushButton) if each.text() == "Вернуть в отчет")
    assert not back.isEnabled()
