"""«Найти и заменить»: typed, ticked and carried out in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QTreeView
from pytestqt.qtbot import QtBot

from desktop.ui.main_window import MainWindow
from desktop.ui.replace_dialog import ReplaceDialog
from desktop.ui.widgets.parts_delegate import PARTS
from tests.keys import press, type_text
from tests.ui.conftest import Freed, SessionOn, WindowOn
from tests.windows import button, child, listed
from tests.workplaces import SAMPLE

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(window_on: WindowOn, qtbot: QtBot) -> MainWindow:
    window = window_on(SAMPLE)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> ReplaceDialog:
    """The dialog as a key opens it."""
    press(window, KEY.Key_H, CTRL)
    (dialog,) = window.findChildren(ReplaceDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def fill(dialog: ReplaceDialog, wanted: str, replacement: str) -> None:
    for name, text in (("Найти", wanted), ("Заменить на", replacement)):
        type_text(child(dialog, QLineEdit, name), text)


def rows(dialog: ReplaceDialog) -> list[tuple[str, str, str]]:
    model = child(dialog, QTreeView).model()
    cells = ([model.index(row, column).data() for column in range(3)] for row in range(model.rowCount()))
    return [(number, field, change) for number, field, change in cells]


def said(dialog: ReplaceDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_every_change_is_seen_before_it_is_made(dialog: ReplaceDialog) -> None:
    fill(dialog, "краски", "Цвета")
    assert rows(dialog) == [("3", "наименование", "VII открытый пленэр «[было: Краски][стало: Цвета] Двины»")]
    assert "Найдено: 1 в 1 мероприятии" in said(dialog)


def test_the_count_follows_every_key(dialog: ReplaceDialog) -> None:
    wanted = child(dialog, QLineEdit, "Найти")
    type_text(wanted, "Витебск")
    assert "Найдено: 3 в 3 мероприятиях" in said(dialog)
    type_text(wanted, "жж")
    assert "Ничего не найдено" in said(dialog)
    assert not button(dialog, "Заменить").isEnabled()


def test_all_is_replaced_by_enter_and_taken_back_by_one_undo(
    window: MainWindow, dialog: ReplaceDialog, qtbot: QtBot
) -> None:
    before = listed(window)
    fill(dialog, "т", "Т")
    press(child(dialog, QLineEdit, "Заменить на"), KEY.Key_Return)
    assert "1. ДеТский Турнир по шахмаТам «Ладья на Днепре»" in listed(window)
    assert window.statusBar().currentMessage().startswith("Сделано: ")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, KEY.Key_Z, CTRL)
    assert listed(window) == before


def test_a_tick_taken_away_by_the_space_bar_leaves_its_place_alone(
    window: MainWindow, dialog: ReplaceDialog
) -> None:
    fill(dialog, "турнир", "Матч")
    assert len(rows(dialog)) == 2
    press(child(dialog, QLineEdit, "Заменить на"), KEY.Key_Down)
    press(child(dialog, QTreeView), KEY.Key_Space)
    button(dialog, "Заменить (1)").click()
    assert "1. Детский турнир по шахматам «Ладья на Днепре»" in listed(window)


def test_all_ticks_are_taken_and_set_at_once(dialog: ReplaceDialog) -> None:
    fill(dialog, "турнир", "Матч")
    button(dialog, "Все места").click()
    assert not button(dialog, "Заменить").isEnabled()
    button(dialog, "Все места").click()
    assert button(dialog, "Заменить (2)").isEnabled()


def test_letter_case_and_whole_words_are_options(dialog: ReplaceDialog) -> None:
    fill(dialog, "днепр", "Двин")
    assert len(rows(dialog)) == 1
    button(dialog, "Слово целиком").click()
    assert rows(dialog) == []
    button(dialog, "Слово целиком").click()
    button(dialog, "Учитывать регистр").click()
    assert rows(dialog) == []


def test_what_reads_so_already_is_no_change(dialog: ReplaceDialog) -> None:
    fill(dialog, "Краски", "Краски")
    assert rows(dialog) == []
    assert "Здесь уже все так" in said(dialog)


def test_what_is_selected_in_a_text_is_looked_for(window: MainWindow, qtbot: QtBot) -> None:
    title = child(window, QPlainTextEdit, "Наименование")
    title.setFocus()
    press(title, KEY.Key_End, CTRL)
    press(title, KEY.Key_A, CTRL)
    press(title, KEY.Key_H, CTRL)
    (dialog,) = window.findChildren(ReplaceDialog)
    assert child(dialog, QLineEdit, "Найти").text() == "Детский турнир по шахматам «Ладья на Днепре»"
    assert len(rows(dialog)) == 1


def test_the_marked_line_is_drawn_in_the_colours_of_its_parts(dialog: ReplaceDialog) -> None:
    fill(dialog, "краски", "Цвета")
    view = child(dialog, QTreeView)
    index = view.model().index(0, 2)
    assert [part.text for part in index.data(PARTS)][1:3] == ["Краски", "Цвета"]
    picture = view.viewport().grab(view.visualRect(index)).toImage()
    colors = {
        picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())
    }
    assert len(colors) > 5


def test_a_closed_dialog_is_freed(session_on: SessionOn, freed: Freed) -> None:
    session = session_on(SAMPLE)
    assert freed(lambda: ReplaceDialog(session, "турнир"))
