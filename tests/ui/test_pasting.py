import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from desktop.ui.main_window import MainWindow
from desktop.ui.paste_dialog import PasteDialog
from desktop.ui.widgets.growing_text import GrowingText
from tests.keys import press
from tests.ui.conftest import WindowOn
from tests.windows import button, child, listed, said
from tests.workplaces import SAMPLE

CONTROL = Qt.KeyboardModifier.ControlModifier
ROWS = "1\tВечер вальса\tг. Велиж\t3 мая 2026 года\tТанцы\tГости\r\n2\tБал\tг. Орша\t4 мая 2026 года\t\t\r\n"


@pytest.fixture
def window(window_on: WindowOn, qtbot: QtBot) -> MainWindow:
    """The window with the sample, in front of all others."""
    window = window_on(SAMPLE)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def field(window: MainWindow) -> GrowingText:
    """The field of the title of the first event, with the focus."""
    field = child(window, QPlainTextEdit, "Наименование")
    assert isinstance(field, GrowingText)
    field.setFocus()
    return field


def paste(field: GrowingText, text: str, html: str = "") -> None:
    copied = QMimeData()
    copied.setText(text)
    if html:
        copied.setHtml(html)
    QGuiApplication.clipboard().setMimeData(copied)
    press(field, Qt.Key.Key_V, CONTROL)


def preview(window: MainWindow) -> PasteDialog:
    dialog = window.findChild(PasteDialog)
    assert isinstance(dialog, PasteDialog)
    return dialog


def test_copied_rows_become_events_behind_the_chosen_one(
    window: MainWindow, field: GrowingText, qtbot: QtBot
) -> None:
    before, title = listed(window), field.text()
    paste(field, ROWS)
    dialog = preview(window)
    assert "В отчет будет добавлено: 2 новых мероприятия. Остальные не изменятся." in said(dialog)
    button(dialog, "&Добавить").click()
    qtbot.waitUntil(lambda: window.events_listed() == 7)
    assert listed(window)[2:4] == ["2. Вечер вальса", "3. Бал"]
    assert field.text() == title
    qtbot.waitUntil(lambda: window.findChild(PasteDialog) is None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, Qt.Key.Key_Z, CONTROL)
    assert listed(window) == before


def test_escape_leaves_everything_as_it_is(window: MainWindow, field: GrowingText, qtbot: QtBot) -> None:
    before, title = listed(window), field.text()
    paste(
        field, "", f"<table>{'<tr><td>1</td><td>Бал</td><td>Орша</td><td>4 мая 2026</td><td/><td/></tr>' * 2}"
    )
    dialog = preview(window)
    with qtbot.waitSignal(dialog.rejected):
        press(dialog, Qt.Key.Key_Escape)
    assert listed(window) == before
    assert field.text() == title


def test_other_tables_come_in_as_text(window: MainWindow, field: GrowingText) -> None:
    press(field, Qt.Key.Key_A, CONTROL)
    paste(field, "Бал\tХор\r\n", "<table><tr><td>Бал</td><td>Хор</td></tr></table>")
    assert window.findChild(QDialog) is None
    assert field.text() == "Бал Хор"


def test_what_comes_from_elsewhere_is_plain_and_clean(field: GrowingText) -> None:
    press(field, Qt.Key.Key_A, CONTROL)
    paste(field, "Ве\u00adчер\x0bмузыки в г.\u00a0Орше\r\n", "<b>Вечер</b>")
    assert field.text() == "Вечер музыки в г.\u00a0Орше"


def test_what_comes_from_a_field_of_the_program_stays_as_it_is(
    window: MainWindow, field: GrowingText
) -> None:
    field.set_text("г.\u00a0Орша,\nдом  культуры")
    press(field, Qt.Key.Key_A, CONTROL)
    press(field, Qt.Key.Key_X, CONTROL)
    assert field.text() == ""
    press(field, Qt.Key.Key_V, CONTROL)
    assert field.text() == "г.\u00a0Орша,\nдом  культуры"


def test_rows_are_pasted_into_a_report_that_is_not_begun_yet(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(ROWS)
    press(window, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert window.events_listed() == 0
    press(window, Qt.Key.Key_V, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    button(preview(window), "&Добавить").click()
    qtbot.waitUntil(lambda: window.events_listed() == 2)
    assert [row.partition(" ")[2] for row in listed(window)[-2:]] == ["Вечер вальса", "Бал"]


def test_where_no_rows_are_copied_the_window_says_what_to_do(window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("Вечер вальса")
    press(window, Qt.Key.Key_V, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert window.findChild(QDialog) is None
    told = "Скопируйте строки таблицы в Word или Excel, затем вставьте их здесь."
    assert window.statusBar().currentMessage() == told
