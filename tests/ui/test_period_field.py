"""The field for the period, by real keys in the form with a real store behind it."""

import pytest
from PySide6.QtCore import Qt

from db.entities import Event, Field
from desktop.ui.event_form import EventForm
from desktop.ui.session import Session
from desktop.ui.widgets.growing_text import GrowingText
from tests.keys import press, type_text
from tests.made.invented import invented_report
from tests.ui.conftest import SessionOn, Shown

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(session_on: SessionOn) -> Session:
    """A session on a report for II quarter 2024."""
    return session_on(invented_report())


@pytest.fixture
def form(session: Session, shown: Shown) -> EventForm:
    """The form with the first event of the report."""
    form = EventForm(session)
    form.resize(380, 620)
    return shown(form)


@pytest.fixture
def period(form: EventForm) -> GrowingText:
    """The field for the period with the cursor in it and its text marked, as after Ctrl+A."""
    form.focus_field(Field.PERIOD)
    field = form.fields[Field.PERIOD].editor
    press(field, Qt.Key.Key_A, CONTROL)
    return field


def kept(session: Session) -> Event:
    """Return the chosen event as the store has it."""
    assert session.chosen
    return session.store.event(session.chosen.id)


def actions(session: Session) -> int:
    return len(session.store.actions(limit=1000))


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("23-24.4", "23-24 апреля 2024 года"),
        ("5.05", "5 мая 2024 года"),
        ("май-июнь", "май-июнь 2024 года"),
        ("29.4-3.5", "29 апреля – 3 мая 2024 года"),
    ],
)
def test_a_typed_period_takes_the_house_style_when_it_is_left(
    form: EventForm, session: Session, period: GrowingText, typed: str, written: str
) -> None:
    before = actions(session)
    type_text(period, typed)
    assert period.text() == typed
    press(period, Qt.Key.Key_Tab)
    assert period.text() == kept(session).texts.period == written
    assert actions(session) == before + 1


def test_what_was_saved_while_one_typed_and_the_house_style_are_one_action(
    form: EventForm, session: Session, period: GrowingText
) -> None:
    before, text = actions(session), kept(session).texts.period
    type_text(period, "23-24.4")
    form.save()
    assert kept(session).texts.period == "23-24.4"
    press(period, Qt.Key.Key_Tab)
    assert kept(session).texts.period == "23-24 апреля 2024 года"
    assert actions(session) == before + 1
    session.undo()
    assert kept(session).texts.period == period.text() == text


def test_escape_gives_back_what_was_typed(form: EventForm, session: Session, period: GrowingText) -> None:
    type_text(period, "23-24.4")
    press(period, Qt.Key.Key_Tab)
    press(form.focusWidget(), Qt.Key.Key_Escape)
    assert period.text() == "23-24.4"
    assert not period.hasFocus()
    session.leave_field()
    assert kept(session).texts.period == "23-24.4"


def test_what_was_given_back_stays_as_it_was_typed(form: EventForm, period: GrowingText) -> None:
    type_text(period, "23-24.4")
    press(period, Qt.Key.Key_Tab)
    press(form.focusWidget(), Qt.Key.Key_Escape)
    press(form.focusWidget(), Qt.Key.Key_Backtab)
    press(period, Qt.Key.Key_End)
    press(period, Qt.Key.Key_Tab)
    assert period.text() == "23-24.4"


def test_escape_takes_nothing_away_while_one_types(period: GrowingText) -> None:
    type_text(period, "23-24.4")
    press(period, Qt.Key.Key_Escape)
    assert period.text() == "23-24.4"


def test_what_cannot_be_read_stays_as_it_was_typed(session: Session, period: GrowingText) -> None:
    type_text(period, "на майские праздники")
    press(period, Qt.Key.Key_Tab)
    assert period.text() == kept(session).texts.period == "на майские праздники"


def test_a_period_may_be_empty(session: Session, period: GrowingText) -> None:
    press(period, Qt.Key.Key_Delete)
    press(period, Qt.Key.Key_Tab)
    assert kept(session).texts.period == ""


def test_going_on_to_another_event_puts_the_house_style_in(
    session: Session, form: EventForm, period: GrowingText
) -> None:
    assert session.report
    first, second = session.report.events[:2]
    type_text(period, "23-24.4")
    session.choose(second.id)
    assert session.store.event(first.id).texts.period == "23-24 апреля 2024 года"
    press(period, Qt.Key.Key_Escape)
    assert period.text() == second.texts.period


def test_looking_at_a_period_that_is_not_in_the_house_style_leaves_it(
    session: Session, form: EventForm
) -> None:
    session.set_field(Field.PERIOD, "5.05.2024 г.")
    session.leave_field()
    before = actions(session)
    form.focus_field(Field.PERIOD)
    for key in (Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Tab):
        press(form.fields[Field.PERIOD].editor, key)
    session.leave_field()
    assert kept(session).texts.period == "5.05.2024 г."
    assert actions(session) == before


def test_a_period_that_is_typed_in_and_put_back_stays_as_it_came(
    form: EventForm, session: Session, period: GrowingText
) -> None:
    before = period.text()
    press(period, Qt.Key.Key_End, CONTROL)
    type_text(period, ";")
    press(period, Qt.Key.Key_Backspace)
    press(period, Qt.Key.Key_Tab)
    assert "\n" in before
    assert kept(session).texts.period == period.text() == before
