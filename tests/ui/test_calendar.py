"""The calendar of the period field, opened in the form and used by real keys and a real mouse."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from db.entities import Field
from desktop.ui.event_form import EventForm
from desktop.ui.session import Session
from desktop.ui.widgets.calendar import Calendar
from desktop.ui.widgets.calendar_month import Day
from desktop.ui.widgets.period_field import PeriodField
from tests.keys import press, type_text
from tests.made.invented import invented_report
from tests.ui.conftest import SessionOn, Shown

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def session(session_on: SessionOn) -> Session:
    """A session on a report for II quarter 2024, collected from 11 March to 30 June."""
    return session_on(invented_report())


@pytest.fixture
def period(session: Session, shown: Shown) -> PeriodField:
    """The empty field for the period of an event, with the cursor in it."""
    form = EventForm(session)
    form.resize(420, 700)
    shown(form)
    form.focus_field(Field.PERIOD)
    field = form.fields[Field.PERIOD]
    assert isinstance(field, PeriodField)
    press(field.editor, Qt.Key.Key_A, CONTROL)
    press(field.editor, Qt.Key.Key_Delete)
    return field


@pytest.fixture
def opened(period: PeriodField, qtbot: QtBot) -> Callable[..., Calendar]:
    """Types a text and opens the calendar by its keys."""

    def open_calendar(text: str = "") -> Calendar:
        type_text(period.editor, text)
        press(period.editor, Qt.Key.Key_Down, ALT)
        calendars = period.findChildren(Calendar)
        assert len(calendars) == 1
        qtbot.waitExposed(calendars[0])
        return calendars[0]

    return open_calendar


def day(calendar: Calendar, number: int, month: int) -> Day:
    days = [each for each in calendar.findChildren(Day) if each.isVisible()]
    found = [each for each in days if (each.day.day, each.day.month) == (number, month)]
    assert len(found) == 1
    return found[0]


def at_keys(calendar: Calendar) -> Day:
    """Return the day at which the keys are."""
    widget = calendar.focusWidget()
    assert isinstance(widget, Day)
    return widget


def keys(calendar: Calendar, *pressed: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    for key in pressed:
        press(at_keys(calendar), key, modifiers or Qt.KeyboardModifier.NoModifier)


def titles(calendar: Calendar) -> list[str]:
    return [each.text() for each in calendar.findChildren(QToolButton) if each.text() and each.isVisible()]


def test_the_months_of_the_quarter_are_in_sight_from_monday_on(opened: Callable[..., Calendar]) -> None:
    calendar = opened()
    assert titles(calendar) == ["Апрель 2024", "Май 2024", "Июнь 2024"]
    weekdays = [label.text() for label in calendar.findChildren(QLabel) if len(label.text()) == 2]
    assert weekdays[:7] == ["пн", "вт", "ср", "чт", "пт", "сб", "вс"]
    assert day(calendar, 1, 4).x() < day(calendar, 2, 4).x()  # 1 April 2024 was a Monday
    assert day(calendar, 1, 4).y() < day(calendar, 8, 4).y()


def test_every_day_has_a_name_for_the_ear(opened: Callable[..., Calendar]) -> None:
    calendar = opened()
    assert day(calendar, 6, 5).accessibleName() == "6 мая 2024 года, понедельник"
    keys(calendar, Qt.Key.Key_PageUp)
    assert day(calendar, 4, 3).accessibleName() == "4 марта 2024 года, понедельник, вне периода сбора"
    assert all(button.accessibleName() or button.text() for button in calendar.findChildren(QAbstractButton))


def test_a_click_picks_a_day(period: PeriodField, opened: Callable[..., Calendar]) -> None:
    calendar = opened()
    QTest.mouseClick(day(calendar, 6, 5), LEFT)
    assert day(calendar, 6, 5).isChecked()
    press(at_keys(calendar), Qt.Key.Key_Return)
    assert period.text() == "6 мая 2024 года"
    assert period.editor.hasFocus()


def test_drawing_picks_a_range_in_either_direction(
    period: PeriodField, opened: Callable[..., Calendar]
) -> None:
    calendar = opened()
    first, last = day(calendar, 29, 4), day(calendar, 3, 5)
    QTest.mousePress(last, LEFT)
    QTest.mouseMove(last, last.mapFromGlobal(first.mapToGlobal(QPoint(5, 5))))
    QTest.mouseRelease(last, LEFT)
    calendar.findChild(QPushButton).click()  # type: ignore[union-attr]
    assert period.text() == "29 апреля – 3 мая 2024 года"


def test_shift_ends_a_range_and_control_begins_another(
    period: PeriodField, opened: Callable[..., Calendar]
) -> None:
    calendar = opened()
    QTest.mouseClick(day(calendar, 6, 5), LEFT)
    QTest.mouseClick(day(calendar, 8, 5), LEFT, SHIFT)
    QTest.mouseClick(day(calendar, 20, 5), LEFT, CONTROL)
    QTest.mouseClick(day(calendar, 21, 5), LEFT, SHIFT)
    press(at_keys(calendar), Qt.Key.Key_Enter)
    assert period.text() == "6-8 и 20-21 мая 2024 года"


def test_the_name_of_a_month_picks_all_of_it(period: PeriodField, opened: Callable[..., Calendar]) -> None:
    calendar = opened()
    name = next(each for each in calendar.findChildren(QToolButton) if each.text() == "Май 2024")
    QTest.mouseClick(name, LEFT)
    calendar.close()
    assert period.text() == "май 2024 года"


def test_the_days_of_the_text_are_shown_and_the_keys_begin_there(opened: Callable[..., Calendar]) -> None:
    calendar = opened("5-7.5, 20.6")
    picked = [(each.day.day, each.day.month) for each in calendar.findChildren(Day) if each.isChecked()]
    assert picked == [(5, 5), (6, 5), (7, 5), (20, 6)]
    assert at_keys(calendar) is day(calendar, 5, 5)


def test_by_keys_a_range_is_picked_and_taken(period: PeriodField, opened: Callable[..., Calendar]) -> None:
    calendar = opened("13.5")
    keys(calendar, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Space)
    keys(calendar, Qt.Key.Key_Right, Qt.Key.Key_Right, modifiers=SHIFT)
    keys(calendar, Qt.Key.Key_Return)
    assert period.text() == "20-22 мая 2024 года"


def test_enter_takes_the_day_to_which_the_keys_have_gone(
    period: PeriodField, opened: Callable[..., Calendar]
) -> None:
    calendar = opened("13.5")
    keys(calendar, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert period.text() == "20 мая 2024 года"


def test_pages_turn_to_other_months(period: PeriodField, opened: Callable[..., Calendar]) -> None:
    calendar = opened("30.4")
    keys(calendar, Qt.Key.Key_PageUp, Qt.Key.Key_PageUp)
    assert titles(calendar) == ["Февраль 2024", "Март 2024", "Апрель 2024"]
    assert at_keys(calendar) is day(calendar, 29, 2)
    keys(calendar, *[Qt.Key.Key_PageDown] * 4)
    assert titles(calendar) == ["Апрель 2024", "Май 2024", "Июнь 2024"]


def test_escape_leaves_the_text_as_it_was(period: PeriodField, opened: Callable[..., Calendar]) -> None:
    calendar = opened("13.5")
    QTest.mouseClick(day(calendar, 6, 5), LEFT)
    keys(calendar, Qt.Key.Key_Escape)
    assert period.text() == "13.5"
    assert calendar.isHidden()


def test_what_is_picked_is_one_action(
    session: Session, period: PeriodField, opened: Callable[..., Calendar]
) -> None:
    session.leave_field()
    before = len(session.store.actions(limit=1000))
    calendar = opened()
    QTest.mouseClick(day(calendar, 6, 5), LEFT)
    QTest.mouseClick(day(calendar, 8, 5), LEFT, SHIFT)
    calendar.close()
    press(period.editor, Qt.Key.Key_Tab)
    assert session.chosen
    assert session.chosen.texts.period == "6-8 мая 2024 года"
    assert len(session.store.actions(limit=1000)) == before + 1
    session.undo()
    assert period.text() == ""
