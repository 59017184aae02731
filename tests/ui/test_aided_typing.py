from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.report.typing_aids import Aid
from desktop.ui.widgets.aided_typing import AidedTyping
from desktop.ui.widgets.growing_text import GrowingText
from tests.keys import press, type_text
from tests.ui.conftest import Shown

CONTROL = Qt.KeyboardModifier.ControlModifier
NB = "\u00a0"

Take = Callable[[GrowingText], None]


@pytest.fixture
def field(shown: Shown) -> GrowingText:
    """A field with all aids, and another one under it."""
    window = QWidget()
    layout = QVBoxLayout(window)
    first = GrowingText(2)
    AidedTyping(first, lambda: frozenset(Aid))
    layout.addWidget(first)
    layout.addWidget(GrowingText())
    window.resize(300, 300)
    shown(window)
    first.setFocus()
    return first


def undo(field: GrowingText) -> None:
    press(field, Qt.Key.Key_Z, CONTROL)


def backspace(field: GrowingText) -> None:
    press(field, Qt.Key.Key_Backspace)


def test_a_whole_line_is_put_right_while_it_is_typed(field: GrowingText) -> None:
    type_text(field, 'ХХІ фестиваль "Хор "Лен"" - г. Орша,  школа № 5 , И.П. Сергеев')
    assert field.text() == f"XXI фестиваль «Хор «Лен» – г.{NB}Орша, школа №{NB}5, И.П.{NB}Сергеев"


@pytest.mark.parametrize(
    ("keys", "aided"),
    [
        ('"', "«"),
        ('"Хор "Лен""', "«Хор «Лен»"),
        ("Велиж - ", "Велиж – "),
        ("г. ", f"г.{NB}"),
        ("И.П. С", f"И.П.{NB}С"),
        ("Сергеев И. П.", f"Сергеев{NB}И.{NB}П."),
        ("ХХІ ", "XXI "),
        ("Х век ", "X век "),
        ("Бал  ", "Бал "),
        ("Бал ,", "Бал,"),
    ],
)
def test_one_ctrl_z_gives_back_what_was_typed(field: GrowingText, keys: str, aided: str) -> None:
    type_text(field, keys)
    assert field.text() == aided
    undo(field)
    last = {'"Хор "Лен""': '«Хор «Лен»"'}.get(keys, keys)
    assert field.text() == last
    assert field.textCursor().position() == len(last)
    undo(field)
    assert field.text() == last


def test_backspace_takes_back_what_one_sees_and_else_takes_away_a_character(field: GrowingText) -> None:
    type_text(field, "Велиж - ")
    backspace(field)
    assert field.text() == "Велиж - "
    backspace(field)
    assert field.text() == "Велиж -"
    field.set_text("")
    type_text(field, "г. ")
    backspace(field)
    assert field.text() == "г."


def test_what_was_taken_back_stays_while_one_types_on(field: GrowingText) -> None:
    type_text(field, "ХХІ ")
    undo(field)
    type_text(field, "зал")
    assert field.text() == "ХХІ зал"


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Home])
def test_an_aid_is_no_longer_taken_back_from_elsewhere(field: GrowingText, key: Qt.Key) -> None:
    type_text(field, "Велиж - ")
    press(field, key)
    undo(field)
    assert field.text() == "Велиж – "


def test_an_aid_of_an_earlier_visit_is_no_longer_taken_back(field: GrowingText) -> None:
    type_text(field, "Велиж - ")
    press(field, Qt.Key.Key_Tab)
    field.setFocus()
    undo(field)
    backspace(field)
    assert field.text() == "Велиж –"


def pasted(field: GrowingText) -> None:
    QGuiApplication.clipboard().setText("Велиж -")
    press(field, Qt.Key.Key_V, CONTROL)


def shown_by_the_program(field: GrowingText) -> None:
    field.set_text("Велиж -")
    field.put_cursor(7)


def typed_before(field: GrowingText) -> None:
    type_text(field, "Велиж -")
    press(field, Qt.Key.Key_Tab)
    field.setFocus()


@pytest.mark.parametrize("put", [pasted, shown_by_the_program, typed_before])
def test_what_was_not_typed_in_this_visit_stays_as_it_is(field: GrowingText, put: Take) -> None:
    put(field)
    type_text(field, " Орша")
    assert field.text() == "Велиж - Орша"


def test_what_is_typed_after_corrections_is_still_put_right(field: GrowingText) -> None:
    type_text(field, "Велиж -ж")
    backspace(field)
    type_text(field, " Орша")
    assert field.text() == "Велиж – Орша"


def test_a_second_paragraph_is_put_right_as_the_first(field: GrowingText) -> None:
    type_text(field, 'Велиж\n"Лен" - г. Орша')
    assert field.text() == f"Велиж\n«Лен» – г.{NB}Орша"


def test_marks_that_were_there_are_kept_beside_an_aid(field: GrowingText) -> None:
    field.set_text(f"г.{NB}Орша\t\u200b«")
    press(field, Qt.Key.Key_End, CONTROL)
    type_text(field, 'Лен"')
    assert field.text() == f"г.{NB}Орша\t\u200b«Лен»"


def test_a_letter_over_a_selection_is_put_right_too(field: GrowingText) -> None:
    field.set_text("Лен")
    press(field, Qt.Key.Key_A, CONTROL)
    type_text(field, '"')
    assert field.text() == "«"
    undo(field)
    assert field.text() == '"'


def test_what_an_input_method_writes_is_put_right_as_keys_are(field: GrowingText) -> None:
    for sign in '"Лен" - ':
        event = QInputMethodEvent()
        event.setCommitString(sign)
        QApplication.sendEvent(field, event)
    assert field.text() == "«Лен» – "
    undo(field)
    assert field.text() == "«Лен» - "
