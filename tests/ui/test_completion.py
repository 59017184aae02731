"""Names are offered while one types: by real keys in the form with a real store behind it."""

from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView
from pytestqt.qtbot import QtBot

from db.entities import Field
from desktop.report.place_style import PlaceStyle
from desktop.services.office_settings import OfficeSettings, keep
from desktop.ui.event_form import EventForm
from desktop.ui.session import Session
from desktop.ui.widgets.growing_text import GrowingText
from tests.keys import press, type_text
from tests.made.invented import invented_report
from tests.ui.conftest import Freed, SessionOn, Shown

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(session_on: SessionOn) -> Session:
    return session_on(invented_report())


@pytest.fixture
def form(session: Session, shown: Shown) -> EventForm:
    form = EventForm(session)
    form.resize(420, 640)
    return shown(form)


@pytest.fixture
def place(form: EventForm, qtbot: QtBot) -> GrowingText:
    """The empty field for the place; the names are gathered."""
    form.focus_field(Field.PLACE)
    field = form.fields[Field.PLACE].editor
    press(field, Qt.Key.Key_A, CONTROL)
    type_text(field, "Вит")
    qtbot.waitUntil(lambda: bool(open_list(form)), timeout=5_000)
    press(field, Qt.Key.Key_A, CONTROL)
    press(field, Qt.Key.Key_Delete)
    QApplication.processEvents()
    return field


def lists(form: EventForm) -> list[QListView]:
    return [each for each in form.window().findChildren(QListView) if each.accessibleName() == "Подсказки"]


def open_list(form: EventForm) -> QListView | None:
    QApplication.processEvents()
    return next((each for each in lists(form) if each.isVisible()), None)


def offered(form: EventForm) -> list[str]:
    found = open_list(form)
    model = found.model() if found else None
    return [model.index(row, 0).data() for row in range(model.rowCount())] if model else []


def test_typing_a_part_of_a_name_offers_it_and_enter_writes_it(form: EventForm, place: GrowingText) -> None:
    type_text(place, "ВИТЕБ")
    assert "г. Витебск" in offered(form)
    assert place.hasFocus()
    press(place, Qt.Key.Key_Down)
    press(place, Qt.Key.Key_Return)
    assert place.text() == "г. Витебск (Республика Беларусь)"
    assert offered(form) == []


def test_what_the_office_sets_holds_for_the_next_key(
    form: EventForm, place: GrowingText, session: Session, qtbot: QtBot
) -> None:
    session.change_office(partial(keep, settings=OfficeSettings(place_style=PlaceStyle.COMMA)))
    form.focus_field(Field.PLACE)
    type_text(place, "витебс")
    qtbot.waitUntil(lambda: offered(form)[:1] == ["г. Витебск"], timeout=5_000)
    press(place, Qt.Key.Key_Down)
    press(place, Qt.Key.Key_Return)
    assert place.text() == "г. Витебск, Республика Беларусь"


def test_up_begins_with_the_last_and_tab_takes_as_well(form: EventForm, place: GrowingText) -> None:
    type_text(place, "витеб")
    last = offered(form)[-1]
    press(place, Qt.Key.Key_Up)
    press(place, Qt.Key.Key_Tab)
    assert last in place.text()
    assert place.hasFocus()


def test_with_nothing_chosen_the_tabulator_goes_on(form: EventForm, place: GrowingText) -> None:
    type_text(place, "витеб")
    assert offered(form)
    press(place, Qt.Key.Key_Tab)
    assert form.fields[Field.PERIOD].editor.hasFocus()
    assert offered(form) == []


def test_with_nothing_chosen_enter_breaks_the_line(form: EventForm, place: GrowingText) -> None:
    type_text(place, "витеб")
    assert offered(form)
    press(place, Qt.Key.Key_Return)
    assert place.text().endswith("\n")


def test_escape_closes_the_list_and_keeps_what_was_typed(form: EventForm, place: GrowingText) -> None:
    type_text(place, "витеб")
    assert offered(form)
    typed = place.text()
    press(place, Qt.Key.Key_Escape)
    assert offered(form) == []
    assert place.text() == typed


def test_keys_go_to_the_text_while_the_list_is_open(form: EventForm, place: GrowingText) -> None:
    type_text(place, "вит")
    assert offered(form)
    type_text(place, "ебск")
    press(place, Qt.Key.Key_Left)
    assert place.text().endswith("ебск")
    assert offered(form) == []


def test_the_mouse_takes_a_name(form: EventForm, place: GrowingText) -> None:
    type_text(place, "витебск")
    names = open_list(form)
    assert names
    row = offered(form).index("г. Витебск")
    place_of_row = names.visualRect(names.model().index(row, 0)).center()
    QTest.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=place_of_row)
    assert place.text().startswith("г. Витебск")
    assert place.hasFocus()


def test_what_was_entered_before_is_offered_within_a_text(form: EventForm, place: GrowingText) -> None:
    form.focus_field(Field.PARTICIPANTS)
    field = form.fields[Field.PARTICIPANTS].editor
    press(field, Qt.Key.Key_Home, CONTROL)
    type_text(field, "Ансамбль ручее")
    assert offered(form) == []  # in the middle of a word: «ручееКлуб»
    type_text(field, " ")
    press(field, Qt.Key.Key_Left)
    press(field, Qt.Key.Key_Backspace)
    assert offered(form) == ["«Ручеек»"]
    press(field, Qt.Key.Key_Down)
    press(field, Qt.Key.Key_Return)
    assert field.text().startswith("Ансамбль «Ручеек» ")


def test_what_was_taken_is_saved_and_undone_with_what_was_typed(
    form: EventForm, session: Session, place: GrowingText
) -> None:
    type_text(place, "витебск")
    assert offered(form)
    press(place, Qt.Key.Key_Down)
    press(place, Qt.Key.Key_Return)
    press(place, Qt.Key.Key_Tab)
    assert session.chosen
    assert session.chosen.texts.place == place.text()
    session.undo()
    assert place.text() == "г. Орша\n(Республика Беларусь)"


def test_a_form_with_an_open_list_is_freed(session: Session, freed: Freed) -> None:
    assert freed(lambda: EventForm(session))
