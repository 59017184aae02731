"""The field for the place, by real keys in the form with a real store behind it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from db.entities import Field
from desktop.ui.event_form import EventForm
from desktop.ui.session import Session
from desktop.ui.widgets.place_field import PlaceField
from tests.keys import press, type_text
from tests.made.invented import invented_report
from tests.ui.conftest import SessionOn, Shown

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(session_on: SessionOn) -> Session:
    return session_on(invented_report())


@pytest.fixture
def place(session: Session, shown: Shown) -> PlaceField:
    """The field for the place of an event with «г. Тверь» typed in."""
    form = shown(EventForm(session))
    form.focus_field(Field.PLACE)
    field = form.fields[Field.PLACE]
    assert isinstance(field, PlaceField)
    press(field.editor, Qt.Key.Key_A, CONTROL)
    type_text(field.editor, "г. Тверь")
    return field


def button(place: PlaceField) -> QToolButton:
    found = place.findChild(QToolButton)
    assert isinstance(found, QToolButton)
    return found


@pytest.mark.parametrize(
    ("key", "words", "name"),
    [
        (Qt.Key.Key_2, " (в дистанционном формате)", "В дистанционном формате"),
        (Qt.Key.Key_3, " (в режиме видеоконференцсвязи)", "В режиме видеоконференцсвязи"),
        (Qt.Key.Key_4, " (очно и в дистанционном формате)", "Очно и в дистанционном формате"),
    ],
)
def test_one_key_writes_the_format_and_another_takes_it_out(
    place: PlaceField, session: Session, key: Qt.Key, words: str, name: str
) -> None:
    bare = place.text()
    press(place.editor, key, CONTROL)
    assert place.text() == bare + words
    assert button(place).text() == name
    press(place.editor, Qt.Key.Key_1, CONTROL)
    assert place.text() == bare
    assert button(place).text() == "Очно"
    session.leave_field()
    assert session.chosen
    assert session.chosen.texts.place == bare


def test_the_format_is_chosen_from_the_menu_of_its_button(place: PlaceField) -> None:
    menu = button(place).menu()
    assert menu
    remote = menu.actions()[1]
    remote.trigger()
    assert place.text().endswith("(в дистанционном формате)")
    assert [action.isChecked() for action in menu.actions()] == [False, True, False, False]
    assert place.editor.hasFocus()


def test_the_text_and_its_format_are_one_action(place: PlaceField, session: Session) -> None:
    before = session.store.actions(limit=1000)
    press(place.editor, Qt.Key.Key_2, CONTROL)
    press(place.editor, Qt.Key.Key_Tab)
    assert len(session.store.actions(limit=1000)) == len(before) + 1


def test_the_button_follows_what_is_typed(place: PlaceField) -> None:
    type_text(place.editor, ", онлайн")
    assert button(place).text() == "В дистанционном формате"


def test_a_place_for_reading_takes_no_format(session: Session, shown: Shown) -> None:
    form = shown(EventForm(session, read_only=True))
    field = form.fields[Field.PLACE]
    before = field.text()
    press(field.editor, Qt.Key.Key_2, CONTROL)
    assert field.text() == before
