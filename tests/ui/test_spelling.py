from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QTableView
from pytestqt.qtbot import QtBot

from desktop.ui.main_window import MainWindow
from desktop.ui.widgets.growing_text import GrowingText
from desktop.ui.workplace import Workplace
from tests.keys import press, type_text
from tests.ui.conftest import WindowOn
from tests.windows import child
from tests.workplaces import SAMPLE

CONTROL = Qt.KeyboardModifier.ControlModifier
CONTENT = "Цель, содержание и результат"

Marked = Callable[[GrowingText], list[str]]


@pytest.fixture
def window(window_on: WindowOn, qtbot: QtBot) -> MainWindow:
    """The window with the sample, in front of all others."""
    window = window_on(SAMPLE)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def field(window: MainWindow) -> GrowingText:
    """The field of the content, empty and ready to be written in."""
    field = child(window, QPlainTextEdit, CONTENT)
    assert isinstance(field, GrowingText)
    field.setFocus()
    press(field, Qt.Key.Key_A, CONTROL)
    press(field, Qt.Key.Key_Delete)
    return field


def marked(field: GrowingText) -> list[str]:
    """Return the words that have a wave under them."""
    return [word for block in _blocks(field) for word in block]


def _blocks(field: GrowingText) -> Iterator[list[str]]:
    block = field.document().firstBlock()
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline
    while block.isValid():
        formats: list[Any] = block.layout().formats()  # PySide's stubs do not say what is in them
        yield [
            block.text()[found.start : found.start + found.length]
            for found in formats
            if found.format.underlineStyle() == wave
        ]
        block = block.next()


def menu_at(field: GrowingText, word: str) -> list[QAction]:
    """Ask for the menu on a word and return its actions; it is closed again."""
    cursor = field.textCursor()
    cursor.setPosition(field.text().index(word) + len(word) // 2)
    place: QPoint = field.cursorRect(cursor).center()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, field.mapToGlobal(place))
    QApplication.sendEvent(field.viewport(), asked)
    menu = field.findChildren(QMenu)[-1]  # one asked for before may not be gone yet
    menu.close()
    return menu.actions()


def choose(field: GrowingText, word: str, text: str) -> None:
    """Take an action of the menu on a word."""
    (action,) = (each for each in menu_at(field, word) if each.text() == text)
    action.trigger()


def test_misspelt_words_get_a_wave_after_a_pause(field: GrowingText, qtbot: QtBot) -> None:
    type_text(field, "Делегацыя Орши учавствовала в вечере.")
    assert marked(field) == []
    qtbot.waitUntil(lambda: marked(field) == ["Делегацыя", "учавствовала"])


def test_the_word_that_is_being_typed_has_no_wave_until_it_ends(field: GrowingText, qtbot: QtBot) -> None:
    type_text(field, "Вечерр и конкурсс")
    qtbot.waitUntil(lambda: marked(field) == ["Вечерр"])
    type_text(field, " ")
    qtbot.waitUntil(lambda: marked(field) == ["Вечерр", "конкурсс"])


def test_the_last_word_gets_its_wave_when_the_field_is_left(field: GrowingText, qtbot: QtBot) -> None:
    type_text(field, "Вечерр")
    press(field, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: marked(field) == ["Вечерр"])


def test_the_menu_proposes_what_was_meant_above_its_commands(field: GrowingText, qtbot: QtBot) -> None:
    type_text(field, "Наша делегацыя была там.")
    qtbot.waitUntil(lambda: marked(field) == ["делегацыя"])
    texts = [action.text() for action in menu_at(field, "делегацыя")]
    assert texts[0] == "делегация"
    added = texts.index("Добавить в словарь")
    assert 1 <= added - 1 <= 5
    assert texts[added + 1] == "Пропустить"
    commands = [text.partition("\t")[0].replace("&", "") for text in texts[added + 2 :] if text]
    assert commands == ["Вырезать", "Копировать", "Вставить", "Удалить", "Выделить все"]
    assert "Добавить в словарь" not in [action.text() for action in menu_at(field, "Наша")]


def test_a_proposal_is_put_in_and_saved_as_an_edit(
    field: GrowingText, window: MainWindow, qtbot: QtBot
) -> None:
    type_text(field, "Делегацыя приехала.")
    qtbot.waitUntil(lambda: marked(field) == ["Делегацыя"])
    choose(field, "Делегацыя", "Делегация")
    assert field.text() == "Делегация приехала."
    qtbot.waitUntil(lambda: marked(field) == [])
    press(field, Qt.Key.Key_Tab)
    press(window, Qt.Key.Key_Z, CONTROL)
    assert field.text() not in ("", "Делегация приехала.")


def test_an_added_word_is_right_in_all_its_forms_and_stays_so(
    field: GrowingText, workplace: Workplace, qtbot: QtBot
) -> None:
    type_text(field, "клякспер и клякспером, всплывуны")
    press(field, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: len(marked(field)) == 3)
    choose(field, "клякспер", "Добавить в словарь")
    qtbot.waitUntil(lambda: marked(field) == ["всплывуны"])
    choose(field, "всплывуны", "Пропустить")
    qtbot.waitUntil(lambda: marked(field) == [])
    assert workplace.words.words() == ["клякспер"]


def test_spelling_is_switched_off_and_on_by_the_menu(
    field: GrowingText, window: MainWindow, workplace: Workplace, qtbot: QtBot
) -> None:
    type_text(field, "Вечерр был")
    qtbot.waitUntil(lambda: marked(field) == ["Вечерр"])
    (switch,) = (each for each in window.findChildren(QAction) if each.text() == "Проверка правописания")
    switch.trigger()
    assert marked(field) == []
    assert list(workplace.settings.now.switched_off) == ["spelling"]
    assert "Пропустить" not in [action.text() for action in menu_at(field, "Вечерр")]
    switch.trigger()
    qtbot.waitUntil(lambda: marked(field) == ["Вечерр"])
    assert not workplace.settings.now.switched_off


def test_marks_are_no_edit(window: MainWindow, qtbot: QtBot) -> None:
    fields = [each for each in window.findChildren(GrowingText) if each.isVisible()]
    edits: list[GrowingText] = []
    for each in fields:
        each.edited.connect(partial(edits.append, each))
        each.set_text("Делегацыя")
    press(window, Qt.Key.Key_Control)
    qtbot.waitUntil(lambda: all(marked(each) == ["Делегацыя"] for each in fields))
    assert edits == []
    assert {each.text() for each in fields} == {"Делегацыя"}


def test_an_aid_is_switched_off_by_the_menu(window: MainWindow, field: GrowingText) -> None:
    (switch,) = (each for each in window.findChildren(QAction) if each.text() == "Кавычки «елочки»")
    assert switch.isChecked()
    switch.trigger()
    type_text(field, '"Лен"')
    assert field.text() == '"Лен"'
    switch.trigger()
    type_text(field, ' "Лен"')
    assert field.text() == '"Лен" «Лен»'


def test_ctrl_z_undoes_the_aid_first_and_then_the_visit(window: MainWindow, field: GrowingText) -> None:
    child(window, QTableView).setFocus()
    field.setFocus()
    type_text(field, "Велиж - ")
    assert field.text() == "Велиж – "
    press(field, Qt.Key.Key_Z, CONTROL)
    assert field.text() == "Велиж - "
    press(field, Qt.Key.Key_Z, CONTROL)
    assert field.text() == ""
