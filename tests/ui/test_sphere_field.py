"""The sphere of an event of a municipal report, by real keys in the form with a real store behind it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton, QWidget

from db.entities import Event, ReportKind
from desktop.ui.event_form import EventForm
from desktop.ui.session import Session
from desktop.ui.widgets.sphere_field import SphereField
from tests.keys import press, type_text
from tests.made.invented import invented_report
from tests.ui.conftest import SessionOn, Shown
from tests.workplaces import SAMPLE

KEY, CONTROL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(session_on: SessionOn) -> Session:
    return session_on(SAMPLE)


@pytest.fixture
def form(session: Session, shown: Shown) -> EventForm:
    form = EventForm(session)
    form.resize(420, 900)
    return shown(form)


def field_of(form: EventForm) -> SphereField:
    found = form.findChild(SphereField)
    assert isinstance(found, SphereField)
    return found


def disclosure(form: EventForm) -> QToolButton:
    found = field_of(form).findChild(QToolButton)
    assert isinstance(found, QToolButton)
    return found


def line_of(form: EventForm) -> QLineEdit:
    found = field_of(form).findChild(QComboBox)
    assert isinstance(found, QComboBox)
    line = found.lineEdit()
    assert line
    return line


def unfold(form: EventForm) -> QLineEdit:
    disclosure(form).setFocus(Qt.FocusReason.TabFocusReason)
    press(disclosure(form), KEY.Key_Return)
    return line_of(form)


def kept(session: Session) -> Event:
    assert session.chosen
    return session.store.event(session.chosen.id)


def test_the_sphere_is_folded_away_until_it_is_asked_for(form: EventForm) -> None:
    assert disclosure(form).accessibleName() == "Сфера сотрудничества"
    assert not line_of(form).isVisible()
    line = unfold(form)
    assert line.isVisible()
    assert line.text() == ""
    focus = form.focusWidget()
    assert isinstance(focus, QWidget)
    assert field_of(form).isAncestorOf(focus)
    press(line, KEY.Key_Escape)
    assert not line.isVisible()
    assert disclosure(form).hasFocus()


def test_a_sphere_is_found_by_a_part_of_its_name_and_taken_by_enter(
    form: EventForm, session: Session
) -> None:
    line = unfold(form)
    type_text(line, "ТУРИЗ")
    press(line, KEY.Key_Return)
    assert kept(session).sphere == "culture-tourism"
    assert line.text() == "Культура и туризм"
    assert disclosure(form).accessibleName() == "Сфера сотрудничества"
    press(line, KEY.Key_Escape)
    assert disclosure(form).accessibleName() == "Сфера сотрудничества: Культура и туризм"
    session.undo()
    assert kept(session).sphere == ""
    assert disclosure(form).accessibleName() == "Сфера сотрудничества"


def test_an_emptied_line_means_no_sphere(form: EventForm, session: Session) -> None:
    line = unfold(form)
    type_text(line, "спорт")
    press(line, KEY.Key_Return)
    press(line, KEY.Key_A, CONTROL)
    press(line, KEY.Key_Delete)
    assert kept(session).sphere == "sport"
    press(line, KEY.Key_Return)
    assert kept(session).sphere == ""
    assert line.text() == ""


def test_what_is_typed_and_not_taken_changes_nothing(form: EventForm, session: Session) -> None:
    before = session.store.actions()
    line = unfold(form)
    type_text(line, "спорт")
    press(line, KEY.Key_Escape)
    assert line.text() == ""
    type_text(line, "спорт")
    finder = line.completer()
    assert finder
    press(finder.popup(), KEY.Key_Tab)
    assert line.text() == ""
    assert session.store.actions() == before


def test_the_last_sphere_is_offered_for_the_next_event_and_put_in_by_a_key(
    form: EventForm, session: Session
) -> None:
    line = unfold(form)
    type_text(line, "спорт")
    press(line, KEY.Key_Return)
    assert session.report
    session.choose(session.report.events[1].id)
    assert line.placeholderText() == "F7: Спорт"
    assert line.text() == ""
    form.recalled.repeat()
    assert kept(session).sphere == "sport"
    form.focus_title()
    session.choose(session.report.events[2].id)
    form.recalled.repeat()
    assert kept(session).sphere == ""


def test_a_sphere_that_the_dictionary_does_not_know_is_shown_as_it_is_kept(
    form: EventForm, session: Session
) -> None:
    session.correct(lambda event: session.editing.set_sphere(event, "own-astronomy"))
    assert unfold(form).text() == "own-astronomy"
    assert kept(session).sphere == "own-astronomy"


def test_in_an_executive_report_the_section_is_the_sphere(session_on: SessionOn, shown: Shown) -> None:
    session = session_on(invented_report(ReportKind.EXECUTIVE))
    assert not field_of(shown(EventForm(session))).isVisible()


def test_in_a_store_for_reading_a_sphere_is_said_and_not_chosen(session: Session, shown: Shown) -> None:
    form = shown(EventForm(session, read_only=True))
    assert not field_of(form).isVisible()
    session.correct(lambda event: session.editing.set_sphere(event, "sport"))
    assert disclosure(form).accessibleName() == "Сфера сотрудничества: Спорт"
    assert not disclosure(form).isEnabled()


def test_the_name_of_a_sphere_makes_no_form_wider(form: EventForm, session: Session) -> None:
    before = form.widget().minimumSizeHint().width()
    session.correct(lambda event: session.editing.set_sphere(event, "construction-housing"))
    unfold(form)
    assert form.widget().minimumSizeHint().width() == before
