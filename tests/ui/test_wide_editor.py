"""The wide editor over the real window, by real keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from db.entities import Field
from desktop.ui.event_form import EventForm
from desktop.ui.main_window import MainWindow
from desktop.ui.widgets.growing_text import GrowingText
from desktop.ui.widgets.wide_editor import WideEditor
from tests.keys import press, type_text
from tests.ui.conftest import WindowOn
from tests.windows import child
from tests.workplaces import SAMPLE

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(window_on: WindowOn, qtbot: QtBot) -> MainWindow:
    window = window_on(SAMPLE)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def content(window: MainWindow) -> GrowingText:
    """The field for the content with the cursor behind its third character."""
    form = child(window, EventForm)
    form.focus_field(Field.CONTENT)
    field = form.fields[Field.CONTENT].editor
    field.put_cursor(3)
    return field


def wide(window: MainWindow) -> WideEditor:
    return child(window, WideEditor)


def is_wide(window: MainWindow) -> bool:
    return any(each.isVisible() for each in window.findChildren(WideEditor))


def text_in_store(window: MainWindow, field: Field) -> str:
    session = child(window, EventForm)._session
    assert session.chosen
    return session.store.event(session.chosen.id).texts[field]


def test_the_wide_editor_shows_the_text_and_the_other_columns(
    window: MainWindow, content: GrowingText
) -> None:
    before = content.width()
    press(content, Qt.Key.Key_Space, CONTROL)
    assert content.hasFocus()
    assert content.textCursor().position() == 3
    assert wide(window).isAncestorOf(content)
    assert wide(window).width() > 2 * before
    said = [label.text() for label in wide(window).findChildren(QLabel)]
    for name in ("Наименование", "Место", "Сроки", "Участники"):
        assert name in said
    assert any("шахмат" in text for text in said)


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_Escape, None), (Qt.Key.Key_Space, CONTROL)])
def test_it_goes_back_to_the_same_place_of_the_text(
    window: MainWindow, content: GrowingText, key: Qt.Key, modifiers: Qt.KeyboardModifier | None
) -> None:
    press(content, Qt.Key.Key_Space, CONTROL)
    press(content, Qt.Key.Key_Right)
    press(content, key, modifiers or Qt.KeyboardModifier.NoModifier)
    assert not is_wide(window)
    assert child(window, EventForm).isAncestorOf(content)
    assert content.hasFocus()
    assert content.textCursor().position() == 4


def test_what_is_written_in_it_is_saved_as_one_action(window: MainWindow, content: GrowingText) -> None:
    session = child(window, EventForm)._session
    before, text = len(session.store.actions(limit=1000)), content.text()
    type_text(content, "а")
    press(content, Qt.Key.Key_Space, CONTROL)
    type_text(content, "б")
    press(content, Qt.Key.Key_Escape)
    type_text(content, "в")
    press(content, Qt.Key.Key_Tab)
    assert text_in_store(window, Field.CONTENT) == f"{text[:3]}абв{text[3:]}"
    assert len(session.store.actions(limit=1000)) == before + 1


def test_another_event_closes_it(window: MainWindow, content: GrowingText) -> None:
    session = child(window, EventForm)._session
    assert session.report
    press(content, Qt.Key.Key_Space, CONTROL)
    session.choose(session.report.events[1].id)
    assert not is_wide(window)
    assert content.text() == session.report.events[1].texts.content


def test_closing_the_window_saves_what_stands_in_it(window: MainWindow, content: GrowingText) -> None:
    form = child(window, EventForm)
    store, chosen = form._session.store, form._session.chosen
    assert chosen
    press(content, Qt.Key.Key_Space, CONTROL)
    type_text(content, "ж")
    form._session.leave_field()
    assert "ж" in store.event(chosen.id).texts.content
    window.close()


def test_a_button_opens_it_and_a_button_closes_it(window: MainWindow, content: GrowingText) -> None:
    child(window, QToolButton, "Развернуть: цель, содержание и результат").click()
    assert is_wide(window)
    (back,) = [each for each in wide(window).findChildren(QToolButton) if each.text() == "Свернуть"]
    back.click()
    assert not is_wide(window)
    assert child(window, EventForm).isAncestorOf(content)


def test_it_keeps_to_the_size_of_the_window(window: MainWindow, content: GrowingText, qtbot: QtBot) -> None:
    press(content, Qt.Key.Key_Space, CONTROL)
    before = wide(window).width()
    window.resize(window.width() + 200, window.height())
    qtbot.waitUntil(lambda: wide(window).width() > before)


def test_the_tabulator_goes_on_to_the_next_field_in_the_form(
    window: MainWindow, content: GrowingText
) -> None:
    press(content, Qt.Key.Key_Space, CONTROL)
    press(content, Qt.Key.Key_Tab)
    assert not is_wide(window)
    assert child(window, EventForm).fields[Field.PARTICIPANTS].editor.hasFocus()
