"""The choice of the section, by real keys in the form with a real store behind it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QListView, QListWidget
from pytestqt.qtbot import QtBot

from db.entities import Event, Field, ReportKey, ReportKind
from desktop.ui.event_form import EventForm
from desktop.ui.session import Session
from desktop.ui.widgets.spheres_choice import SpheresChoice
from tests.keys import press, type_text
from tests.made.invented import QUARTER, invented_report
from tests.ui.conftest import SessionOn, Shown

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(session_on: SessionOn) -> Session:
    """A session on a report of three municipalities."""
    return session_on(invented_report())


@pytest.fixture
def form(session: Session, shown: Shown) -> EventForm:
    return shown(EventForm(session))


def choice_of(form: EventForm) -> QComboBox:
    found = form.findChild(QComboBox)
    assert isinstance(found, QComboBox)
    return found


def kept(session: Session) -> Event:
    assert session.chosen
    return session.store.event(session.chosen.id)


def write(choice: QComboBox, text: str) -> None:
    """Go into the choice by keys and type over what stands there."""
    choice.setFocus(Qt.FocusReason.TabFocusReason)
    line = choice.lineEdit()
    assert line
    press(line, Qt.Key.Key_A, CONTROL)
    type_text(line, text)


def found_by(choice: QComboBox) -> QAbstractItemView:
    """Return the list of what is found by what was typed."""
    finder = choice.completer()
    assert finder
    return finder.popup()


def offered(choice: QComboBox) -> list[str]:
    model = found_by(choice).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_an_event_goes_to_the_section_that_is_picked_from_the_list(
    form: EventForm, session: Session, qtbot: QtBot
) -> None:
    assert session.report
    choice, sections = choice_of(form), session.report.sections
    choice.setFocus()
    press(choice, Qt.Key.Key_Down)
    assert kept(session).section_id == sections[0].id
    view = choice.view()
    assert isinstance(view, QAbstractItemView)
    qtbot.waitUntil(view.isVisible)
    press(view, Qt.Key.Key_Down)
    press(view, Qt.Key.Key_Return)
    assert kept(session).section_id == sections[1].id
    assert choice.currentIndex() == 1
    session.undo()
    assert kept(session).section_id == sections[0].id
    assert choice.currentIndex() == 0


@pytest.mark.parametrize("typed", ["велиж", "ЕЛИЖСКИЙ Р", "образование велижский"])
def test_a_section_is_found_by_any_part_of_its_name(form: EventForm, session: Session, typed: str) -> None:
    assert session.report
    choice = choice_of(form)
    write(choice, typed)
    assert offered(choice) == ["Велижский район"]
    line = choice.lineEdit()
    assert line
    press(line, Qt.Key.Key_Return)
    assert kept(session).section_id == session.report.sections[1].id


def test_a_section_that_the_report_has_not_yet_is_made(form: EventForm, session: Session) -> None:
    write(choice_of(form), "руднянск")
    line = choice_of(form).lineEdit()
    assert line
    press(line, Qt.Key.Key_Return)
    assert session.report
    made = next(each for each in session.report.sections if each.id == kept(session).section_id)
    assert "Руднянский район" in made.heading
    session.undo()
    assert session.report
    assert len(session.report.sections) == 3


def test_names_are_those_of_the_quarter(form: EventForm) -> None:
    names = [choice_of(form).itemText(place) for place in range(choice_of(form).count())]
    assert "Руднянский район" in names
    assert not [name for name in names if "муниципальный округ" in name]


def test_what_was_typed_and_not_picked_is_forgotten(form: EventForm, session: Session) -> None:
    choice, before = choice_of(form), kept(session).section_id
    write(choice, "велиж")
    press(found_by(choice), Qt.Key.Key_Tab)
    assert choice.currentText() == "г. Смоленск"
    assert kept(session).section_id == before


def test_text_that_is_being_typed_goes_along_to_the_other_section(form: EventForm, session: Session) -> None:
    title = kept(session).texts.title
    form.focus_field(Field.TITLE)
    press(form.fields[Field.TITLE].editor, Qt.Key.Key_End, CONTROL)
    type_text(form.fields[Field.TITLE].editor, " и бал")
    choice_of(form).activated.emit(1)
    assert kept(session).texts.title == f"{title} и бал"


def test_an_author_with_one_section_has_no_choice(session: Session, shown: Shown) -> None:
    key = ReportKey(ReportKind.MUNICIPAL, QUARTER, "mun-velizh")
    session.editing.add_report(key)
    session.show_report(key)
    session.add_event()
    form = shown(EventForm(session))
    assert not choice_of(form).isVisible()


def test_no_section_is_offered_where_there_are_such_rows(session_on: SessionOn, shown: Shown) -> None:
    report = invented_report()
    first = replace(report.sections[0], heading="")
    session = session_on(replace(report, sections=(first, *report.sections[1:])))
    form = shown(EventForm(session))
    assert choice_of(form).itemText(0) == choice_of(form).currentText() == "Без раздела"


def test_spheres_can_be_joined_in_one_section(session_on: SessionOn, shown: Shown, qtbot: QtBot) -> None:
    session = session_on(invented_report(ReportKind.EXECUTIVE))
    form = shown(EventForm(session))
    choice = choice_of(form)
    place = choice.findText("Несколько сфер…")
    choice.setCurrentIndex(place)
    choice.activated.emit(place)
    chooser = form.findChild(SpheresChoice)
    assert chooser
    spheres = chooser.findChild(QListWidget)
    assert spheres
    items = [spheres.item(row) for row in range(spheres.count())]
    ticked = [item.text() for item in items if item.checkState() is Qt.CheckState.Checked]
    assert ticked == ["Культура и туризм"]
    spheres.setCurrentItem(next(item for item in items if item.text() == "Промышленность и торговля"))
    press(spheres, Qt.Key.Key_Space)
    press(spheres, Qt.Key.Key_Return)
    assert session.report
    made = next(each for each in session.report.sections if each.id == kept(session).section_id)
    assert len(made.entries) == 2
    assert "культур" in made.heading
    assert "промышленности" in made.heading


def test_the_list_that_finds_sections_is_a_list_to_the_ear(form: EventForm) -> None:
    write(choice_of(form), "велиж")
    assert isinstance(found_by(choice_of(form)), QListView)
