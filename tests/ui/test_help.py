"""The help by keys: the card is what the program really takes, the manual names no key that does nothing."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QTextBrowser
from pytestqt.qtbot import QtBot

from db.entities import Field
from desktop import paths
from desktop.ui.dictionaries_dialog import DictionariesDialog
from desktop.ui.entry_dialog import EntryDialog
from desktop.ui.event_form import EventForm
from desktop.ui.help_pages import pages
from desktop.ui.help_topics import TOPICS, topic_at
from desktop.ui.help_window import HelpWindow
from desktop.ui.keys import PLACES, shown
from desktop.ui.main_window import MainWindow
from desktop.ui.menus import MENUS, Item
from desktop.ui.replace_dialog import ReplaceDialog
from tests.keys import press, type_text
from tests.ui.conftest import WindowOn
from tests.windows import action, button, child, said, wait_until
from tests.workplaces import SAMPLE

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
KEYS_NAMED = re.compile(r"<b>([^<]+)</b>")


@pytest.fixture
def window(window_on: WindowOn, qtbot: QtBot) -> MainWindow:
    window = window_on(SAMPLE)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def texts(qapp: QApplication) -> dict[str, str]:
    """The pages by their names, keys in the words of the menus."""
    return {page.name: page.text for page in pages()}


def opened(window: MainWindow) -> HelpWindow:
    found = window.findChild(HelpWindow)
    assert found
    return found


def text(help_window: HelpWindow) -> QTextBrowser:
    return child(help_window, QTextBrowser)


def at_the_top(help_window: HelpWindow) -> str:
    """Return the line that stands highest in the part of the page that is seen."""
    browser = text(help_window)
    return browser.cursorForPosition(browser.viewport().rect().topLeft()).block().text().strip()


def titles(help_window: HelpWindow) -> list[str]:
    found = child(help_window, QListWidget)
    lines = (found.item(row) for row in range(found.count()))
    return [line.text() for line in lines if not line.isHidden()]


def test_the_key_of_help_opens_the_card_of_keys(window: MainWindow) -> None:
    press(window, KEY.Key_F1)
    help_window = opened(window)
    wait_until(lambda: at_the_top(help_window) == "Карточка клавиш")
    assert "Ctrl+Shift+D" in text(help_window).toPlainText()
    press(help_window, KEY.Key_Escape)
    assert not help_window.isVisible()


def test_in_a_field_it_opens_at_the_keys_of_the_field(window: MainWindow) -> None:
    child(window, EventForm).focus_field(Field.PERIOD)
    press(window, KEY.Key_F1)
    help_window = opened(window)
    wait_until(lambda: at_the_top(help_window) == "В поле «Сроки»")


def test_a_dialog_has_its_help(window: MainWindow, qtbot: QtBot) -> None:
    press(window, KEY.Key_H, CTRL)
    dialog = window.findChild(ReplaceDialog)
    assert dialog
    qtbot.waitUntil(dialog.isActiveWindow)
    press(dialog, KEY.Key_F1)
    help_window = dialog.findChild(HelpWindow)
    assert help_window
    wait_until(lambda: at_the_top(help_window) == "В окне «Найти и заменить»")


def test_a_dialog_without_help_of_its_own_has_that_of_the_one_it_was_opened_from(window: MainWindow) -> None:
    action(window, "Справочники…").trigger()
    dialog = child(window, DictionariesDialog)
    press(button(dialog, "Добавить…"), KEY.Key_Space)
    assert topic_at(child(dialog, EntryDialog)) == TOPICS["Справочники"]


def test_the_help_is_searched_by_any_words(window: MainWindow) -> None:
    press(window, KEY.Key_F1)
    help_window = opened(window)
    search = child(help_window, QLineEdit)
    type_text(search, "КОПИИ мгновение")
    assert titles(help_window) == ["Сохранность данных"]
    assert text(help_window).textCursor().selectedText().lower() == "копии"
    type_text(search, "ъ")
    assert titles(help_window) == []
    assert "Ничего не найдено" in said(help_window)


def test_a_link_of_the_card_leads_to_the_manual(window: MainWindow) -> None:
    press(window, KEY.Key_F1)
    help_window = opened(window)
    for _ in PLACES:
        press(text(help_window), KEY.Key_Tab)
    press(text(help_window), KEY.Key_Return)
    assert child(help_window, QListWidget).currentItem().text() == "Печать и выгрузка"


def test_every_command_with_keys_is_on_the_card(texts: dict[str, str]) -> None:
    items = [item for _, items in MENUS for item in items if isinstance(item, Item) and item.keys]
    assert len(items) > 20
    assert [item.text for item in items if item.text.rstrip("…") not in texts["keys"]] == []


def test_every_topic_and_every_link_leads_somewhere(texts: dict[str, str]) -> None:
    links = re.findall(r'href="([^"]+)"', "".join(texts.values()))
    assert len(links) > len(PLACES)
    for topic in (*links, *TOPICS.values()):
        page, _, place = topic.partition("#")
        assert (f'id="{place}"' if place else "<h1>") in texts[page], topic


def test_the_manual_names_only_keys_of_the_card(texts: dict[str, str]) -> None:
    known = set(KEYS_NAMED.findall(texts["keys"]))
    named = {keys for text in texts.values() for keys in KEYS_NAMED.findall(text)}
    assert len(named) > 40
    assert named <= known


def test_the_manual_is_written_as_the_whole_program(texts: dict[str, str]) -> None:
    assert {path.stem for path in (paths.resources() / "help").glob("*.html")} == {*texts} - {"keys", "rules"}
    assert [name for name, text in texts.items() if re.search(r"ё(?!»)|[!—]|\bты\b", text)] == []


def test_keys_are_called_as_in_the_menus(qapp: object) -> None:
    assert shown(("Ctrl+Return", "Ctrl+Enter", "Alt+Up", "Стрелки")) == ["Ctrl+Enter", "Alt+Вверх", "Стрелки"]
