from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QKeyCombination, QMimeData, Qt, QUrl
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.widgets.growing_text import GrowingText
from tests.keys import press, type_text
from tests.ui.conftest import Shown

# No-break and soft marks, breaks of every kind, and what a document of Qt keeps for its own use.
ODD = "\u00a0\u202f\u00ad\u200b\u2060\u2011\u2028\u2029\t\v\f\r\n\u0000\ufdd0\ufdd1\ufffc\U0001f600"
KEPT = "\u00a0\u202f\u00ad\u200b\u2060\u2011\u2028\t\n\U0001f600"
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def field(shown: Shown) -> GrowingText:
    """A field in a window that leaves it room, with another one under it."""
    window = QWidget()
    layout = QVBoxLayout(window)
    first = GrowingText(2)
    layout.addWidget(first)
    layout.addWidget(GrowingText())
    layout.addStretch()
    window.resize(300, 800)
    shown(window)
    first.setFocus()
    return first


def fitted(field: GrowingText) -> int:
    """Return the height that the field takes in its window."""
    QApplication.processEvents()
    return field.height()


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.sampled_from("абв «»1" + ODD), max_size=60))
def test_a_text_that_is_only_looked_at_comes_back_as_it_was_given(field: GrowingText, text: str) -> None:
    field.set_text(text)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_A):
        press(field, key, CONTROL)
    assert field.text() == text


@pytest.mark.parametrize("sign", KEPT)
def test_a_key_changes_no_other_character(field: GrowingText, sign: str) -> None:
    text = f"г.{sign}Орша,{sign}музей"
    field.set_text(text)
    press(field, Qt.Key.Key_End, CONTROL)
    type_text(field, "ж")
    assert field.text() == text + "ж"


def test_a_text_that_was_typed_back_is_the_one_that_was_given(field: GrowingText) -> None:
    field.set_text("Дом\u2029культуры")
    type_text(field, "ж")
    press(field, Qt.Key.Key_Backspace)
    assert field.text() == "Дом\u2029культуры"


def test_only_the_person_edits(field: GrowingText, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(field.edited):
        field.set_text("Вечер музыки")
    with qtbot.waitSignal(field.edited):
        type_text(field, "ж")


def test_the_cursor_stays_where_it_was_when_another_text_is_shown(field: GrowingText) -> None:
    field.set_text("Вечер музыки")
    field.put_cursor(6)
    field.set_text("Вечер русской музыки")
    assert field.textCursor().position() == 6
    field.set_text("Бал")
    assert field.textCursor().position() == 3


def test_the_field_is_as_high_as_its_text(field: GrowingText) -> None:
    low = fitted(field)
    field.set_text("Встреча\nв музее\nгорода\nи концерт")
    four_lines = fitted(field)
    assert four_lines > low
    assert field.verticalScrollBar().maximum() == 0
    field.set_text("Встреча")
    assert fitted(field) == low


def test_the_field_grows_under_the_keys(field: GrowingText) -> None:
    low = fitted(field)
    type_text(field, "очень долгая встреча " * 10)
    assert fitted(field) > low
    assert field.verticalScrollBar().maximum() == 0


def test_a_narrower_window_makes_the_field_higher(field: GrowingText) -> None:
    field.set_text("Открытый урок и выставка рисунков. " * 8)
    before = fitted(field)
    field.window().resize(180, 800)
    assert fitted(field) > before
    assert field.verticalScrollBar().maximum() == 0


def test_a_larger_letter_makes_the_field_higher(field: GrowingText) -> None:
    before = fitted(field)
    font = field.font()
    font.setPointSize(2 * font.pointSize())
    field.setFont(font)
    assert fitted(field) > before


def test_what_no_window_could_show_is_scrolled_inside(field: GrowingText) -> None:
    field.set_text("Строка\n" * 5000)
    assert fitted(field) < 3000
    assert field.verticalScrollBar().maximum() > 0
    field.set_text("Строка")
    fitted(field)
    assert field.verticalScrollBar().maximum() == 0


def test_tab_leaves_the_field(field: GrowingText, qtbot: QtBot) -> None:
    with qtbot.waitSignal(field.left):
        press(field, Qt.Key.Key_Tab)
    assert not field.hasFocus()
    assert field.text() == ""


@pytest.mark.parametrize("modifier", [Qt.KeyboardModifier.NoModifier, SHIFT])
def test_a_line_is_broken_in_one_way_only(field: GrowingText, modifier: Qt.KeyboardModifier) -> None:
    type_text(field, "г. Орша")
    press(field, Qt.Key.Key_Return, modifier)
    type_text(field, "музей")
    assert field.text() == "г. Орша\nмузей"


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_Z, CONTROL),
        (Qt.Key.Key_Y, CONTROL),
        (Qt.Key.Key_Z, CONTROL | SHIFT),
        (Qt.Key.Key_D, CONTROL),
        (Qt.Key.Key_H, CONTROL),
    ],
)
def test_keys_of_the_program_reach_the_window(
    field: GrowingText, qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    action = QAction(field.window(), shortcut=QKeySequence(QKeyCombination(modifiers, key)))
    field.window().addAction(action)
    type_text(field, "Бал")
    with qtbot.waitSignal(action.triggered):
        press(field, key, modifiers)
    assert field.text() == "Бал"


def test_what_is_copied_keeps_its_marks(field: GrowingText) -> None:
    field.set_text("г.\u00a0Орша\nмузей")
    press(field, Qt.Key.Key_A, CONTROL)
    press(field, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "г.\u00a0Орша\nмузей"


def test_what_is_pasted_is_plain_text_without_what_was_put_in_for_looks(field: GrowingText) -> None:
    copied = QMimeData()
    copied.setHtml("<b>Вечер</b>")
    copied.setText("Ве\u00adчер\vв\u2028г.\u00a0Орше\x07")
    QGuiApplication.clipboard().setMimeData(copied)
    press(field, Qt.Key.Key_V, CONTROL)
    assert field.text() == "Вечер в г.\u00a0Орше"


def test_a_cell_that_is_pasted_leaves_no_empty_line(field: GrowingText) -> None:
    QGuiApplication.clipboard().setText("Прошел вечер.\nСпели песни.\n")
    press(field, Qt.Key.Key_V, CONTROL)
    assert field.text() == "Прошел вечер.\nСпели песни."


def test_files_are_left_to_the_window(field: GrowingText, tmp_path: Path) -> None:
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(tmp_path / "Отчет.docx"))])
    assert not field.canInsertFromMimeData(dropped)


def test_the_menu_offers_no_undo_and_is_no_reason_to_leave(field: GrowingText, qtbot: QtBot) -> None:
    place = field.rect().center()
    with qtbot.assertNotEmitted(field.left):
        asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, field.mapToGlobal(place))
        QApplication.sendEvent(field, asked)
        menu = field.findChild(QMenu)
        assert isinstance(menu, QMenu)
        names = {action.objectName() for action in menu.actions()}
        menu.close()
    assert "edit-paste" in names
    assert names.isdisjoint({"edit-undo", "edit-redo"})


def test_a_plain_field_of_qt_would_lose_the_marks() -> None:
    plain = QPlainTextEdit("г.\u00a0Орша")
    assert plain.toPlainText() != "г.\u00a0Орша"
    plain.deleteLater()
