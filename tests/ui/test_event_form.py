from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel
from pytestqt.qtbot import QtBot

from db.entities import Event, Field
from db.journal import StaleWrite
from desktop.ui.event_form import SAVED_AFTER, EventForm
from desktop.ui.session import Session
from desktop.ui.widgets.growing_text import GrowingText
from tests.keys import press, type_text
from tests.made.invented import invented_report
from tests.ui.conftest import Freed, SessionOn, Shown
from tests.workplaces import SAMPLE

CONTROL = Qt.KeyboardModifier.ControlModifier
PROMISED = 800  # milliseconds from the first unsaved key
PATIENCE = 20_000  # milliseconds


@pytest.fixture
def session(session_on: SessionOn) -> Session:
    """A session on a report of three sections whose texts have everything that real ones have."""
    return session_on(invented_report())


@pytest.fixture
def form(session: Session, shown: Shown) -> EventForm:
    """The form with the first event of the report."""
    form = EventForm(session)
    form.resize(380, 620)
    return shown(form)


def text_of(form: EventForm, field: Field) -> GrowingText:
    names = {Field.TITLE: "Наименование", Field.PLACE: "Место", Field.PERIOD: "Сроки"}
    names |= {Field.CONTENT: "Цель, содержание и результат", Field.PARTICIPANTS: "Участники"}
    found = [each for each in form.findChildren(GrowingText) if each.accessibleName() == names[field]]
    return found[0]


def sections_of(form: EventForm) -> QComboBox:
    found = form.findChild(QComboBox)
    assert isinstance(found, QComboBox)
    return found


def said(form: EventForm) -> list[str]:
    """Return all that labels of the form say."""
    return [label.text() for label in form.findChildren(QLabel) if label.isVisible()]


def chosen(session: Session) -> Event:
    assert session.chosen
    return session.chosen


def kept(session: Session) -> Event:
    """Return the chosen event as the store has it."""
    return session.store.event(chosen(session).id)


def actions(session: Session) -> int:
    return len(session.store.actions(limit=1000))


def write(form: EventForm, field: Field, text: str) -> None:
    """Go to the end of a field and type."""
    form.focus_field(field)
    press(text_of(form, field), Qt.Key.Key_End, CONTROL)
    type_text(text_of(form, field), text)


def test_what_was_typed_is_saved_once_when_the_field_is_left(form: EventForm, session: Session) -> None:
    before, title = actions(session), kept(session).texts.title
    write(form, Field.TITLE, ", год второй")
    assert kept(session).texts.title == title
    press(text_of(form, Field.TITLE), Qt.Key.Key_Tab)
    assert kept(session).texts.title == f"{title}, год второй"
    assert actions(session) == before + 1


def test_who_types_without_a_pause_is_saved_in_time_and_as_one_action(
    form: EventForm, session: Session, qtbot: QtBot
) -> None:
    before, title = actions(session), kept(session).texts.title
    field = text_of(form, Field.TITLE)
    form.focus_field(Field.TITLE)
    keys = QTimer(form, interval=20)
    keys.timeout.connect(lambda: type_text(field, "ж"))
    keys.start()
    for _ in range(2):
        with qtbot.waitSignal(session.saved, timeout=PATIENCE):
            pass  # it never came if each key began the wait anew
    keys.stop()
    assert SAVED_AFTER < PROMISED
    typed = field.text()
    press(field, Qt.Key.Key_Tab)
    assert len(typed) > len(title)
    assert kept(session).texts.title == typed
    assert actions(session) == before + 1


def test_looking_at_every_field_changes_nothing(form: EventForm, session: Session) -> None:
    assert session.report
    before, done = session.store.report(session.report.id), actions(session)
    for event in before.events:
        session.choose(event.id)
        for field in Field:
            form.focus_field(field)
            for key in (Qt.Key.Key_End, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_A):
                press(text_of(form, field), key, CONTROL)
            assert text_of(form, field).text() == event.texts[field]
    form.close()
    after = session.store.report(session.report.id)
    assert after.events == before.events
    assert actions(session) == done


def test_a_key_that_is_taken_back_leaves_no_trace(form: EventForm, session: Session) -> None:
    before, texts = actions(session), kept(session).texts
    write(form, Field.CONTENT, "ж")
    press(text_of(form, Field.CONTENT), Qt.Key.Key_Backspace)
    press(text_of(form, Field.CONTENT), Qt.Key.Key_Tab)
    assert kept(session).texts == texts
    assert actions(session) == before


def test_another_event_is_chosen_after_the_first_was_saved(form: EventForm, session: Session) -> None:
    assert session.report
    first, second = session.report.events[:2]
    write(form, Field.PLACE, ", парк")
    session.choose(second.id)
    assert session.store.event(first.id).texts.place == f"{first.texts.place}, парк"
    assert session.store.event(second.id).texts == second.texts
    assert text_of(form, Field.PLACE).text() == second.texts.place


def test_undo_takes_back_what_is_just_being_typed(form: EventForm, session: Session) -> None:
    title = kept(session).texts.title
    write(form, Field.TITLE, " и бал")
    session.undo()
    assert kept(session).texts.title == title
    assert text_of(form, Field.TITLE).text() == title
    session.redo()
    assert text_of(form, Field.TITLE).text() == f"{title} и бал"


def test_two_visits_to_a_field_are_undone_one_by_one(form: EventForm, session: Session) -> None:
    title = kept(session).texts.title
    for words in (" и бал", " и концерт"):
        write(form, Field.TITLE, words)
        press(text_of(form, Field.TITLE), Qt.Key.Key_Tab)
    session.undo()
    assert text_of(form, Field.TITLE).text() == f"{title} и бал"
    session.undo()
    assert text_of(form, Field.TITLE).text() == title


def test_closing_saves(form: EventForm, session: Session) -> None:
    before = kept(session).texts.participants
    write(form, Field.PARTICIPANTS, ", гости")
    form.close()
    assert kept(session).texts.participants == f"{before}, гости"


def test_a_new_event_saves_what_was_typed_and_begins_with_its_title(
    form: EventForm, session: Session
) -> None:
    first = chosen(session)
    write(form, Field.TITLE, " и бал")
    session.add_event()
    form.focus_title()
    assert session.store.event(first.id).texts.title == f"{first.texts.title} и бал"
    assert text_of(form, Field.TITLE).hasFocus()
    assert text_of(form, Field.TITLE).text() == ""


def test_what_cannot_be_saved_stays_typed_and_chosen(form: EventForm, session: Session) -> None:
    assert session.report
    event, other = session.report.events[:2]
    write(form, Field.TITLE, " и бал")
    changed = replace(event, texts=replace(event.texts, title="Изменено в другом месте"))
    session.store.commit("правка в другом месте", [changed])
    with pytest.raises(StaleWrite):
        session.choose(other.id)
    assert chosen(session).id == event.id
    assert text_of(form, Field.TITLE).text() == f"{event.texts.title} и бал"


def test_a_change_made_elsewhere_leaves_the_cursor_in_its_place(form: EventForm, session: Session) -> None:
    form.focus_field(Field.PLACE)
    text_of(form, Field.PLACE).put_cursor(3)
    session.set_field(Field.PLACE, "г. Орша, сад")
    assert text_of(form, Field.PLACE).text() == "г. Орша, сад"
    assert text_of(form, Field.PLACE).textCursor().position() == 3


def test_a_change_made_elsewhere_and_what_is_being_typed_are_both_kept(
    form: EventForm, session: Session
) -> None:
    title = kept(session).texts.title
    write(form, Field.TITLE, " и бал")
    session.set_field(Field.PLACE, "г. Орша, сад")
    session.leave_field()
    assert (kept(session).texts.title, kept(session).texts.place) == (f"{title} и бал", "г. Орша, сад")


def test_tab_goes_through_the_columns_of_the_report(form: EventForm) -> None:
    form.focus_title()
    visited = []
    for _ in Field:
        field = form.focusWidget()
        visited.append(field.accessibleName())
        press(field, Qt.Key.Key_Tab)
    assert visited == ["Наименование", "Место", "Сроки", "Цель, содержание и результат", "Участники"]


def test_every_field_has_a_label_for_the_eye_and_for_the_ear(form: EventForm) -> None:
    buddies = {label.buddy(): label.text() for label in form.findChildren(QLabel) if label.buddy()}
    fields = [*form.findChildren(GrowingText), sections_of(form)]
    assert {field: field.accessibleName() for field in fields}.items() <= buddies.items()
    assert all(buddy.accessibleName() for buddy in buddies)


@pytest.mark.parametrize(
    ("typed", "told", "wrong"),
    [
        ("5-6.4", "5-6 апреля 2024 года · 2 дня", False),
        ("23-24 апреля 2024 года", "2 дня", False),
        ("24 мая 2023 года", "1 день · до начала периода сбора (11.03.2024)", True),
        ("осень", "«осень» не называет точного времени", False),
        (" ", "", False),
    ],
)
def test_what_was_read_from_the_period_is_told_while_one_types(
    form: EventForm, typed: str, told: str, wrong: bool
) -> None:
    field = text_of(form, Field.PERIOD)
    form.focus_field(Field.PERIOD)
    press(field, Qt.Key.Key_A, CONTROL)
    type_text(field, typed)
    _, note, *_ = form.fields[Field.PERIOD].findChildren(QLabel)
    assert field.text() == typed
    assert note.text().startswith(told)
    assert note.isVisible() == bool(told)
    assert not note.property("failed")
    assert not field.property("failed")
    press(field, Qt.Key.Key_Tab)
    assert bool(note.property("failed")) == bool(field.property("failed")) == wrong


@pytest.mark.parametrize("name", ["Раздел", "Наименование"])
def test_the_wheel_scrolls_the_form_and_changes_nothing_in_it(
    form: EventForm, session: Session, qtbot: QtBot, name: str
) -> None:
    form.resize(380, 300)
    qtbot.waitUntil(lambda: form.verticalScrollBar().maximum() > 0)
    fields = [*form.findChildren(GrowingText), sections_of(form)]
    under = next(field for field in fields if field.accessibleName() == name)
    window, section = form.windowHandle(), kept(session).section_id
    assert window
    QTest.wheelEvent(window, QPointF(under.mapTo(form, under.rect().center())), QPoint(0, -120))
    qtbot.waitUntil(lambda: form.verticalScrollBar().value() > 0)
    assert kept(session).section_id == section


def test_without_an_event_the_form_says_what_to_do(form: EventForm, session: Session) -> None:
    session.choose(None)
    assert not text_of(form, Field.TITLE).isVisible()
    assert said(form) == ["Выберите мероприятие в списке или создайте новое: Ctrl+N"]


def test_a_store_without_reports_asks_for_the_first_event(session_on: SessionOn, shown: Shown) -> None:
    form = shown(EventForm(session_on()))
    assert said(form) == ["В отчете пока нет мероприятий. Создайте первое: Ctrl+N"]


def test_a_form_for_reading_takes_no_keys(session: Session, shown: Shown) -> None:
    form = shown(EventForm(session, read_only=True))
    before, title = actions(session), kept(session).texts.title
    write(form, Field.TITLE, " и бал")
    form.close()
    assert kept(session).texts.title == title
    assert actions(session) == before


def test_a_form_for_reading_does_not_ask_for_new_events(session: Session, shown: Shown) -> None:
    form = shown(EventForm(session, read_only=True))
    assert "Хранилище открыто только для чтения: изменить мероприятие нельзя." in said(form)
    session.choose(None)
    assert said(form) == ["Выберите мероприятие в списке"]


def test_the_line_that_is_written_stays_in_sight(form: EventForm, qtbot: QtBot) -> None:
    field = text_of(form, Field.PARTICIPANTS)

    def cursor_is_seen() -> bool:
        cursor = field.viewport().mapTo(form.viewport(), field.cursorRect().center())
        return form.viewport().rect().contains(cursor)

    write(form, Field.PARTICIPANTS, "\nУчастники из города" * 60)
    qtbot.waitUntil(lambda: field.height() > form.height() and cursor_is_seen())
    press(field, Qt.Key.Key_Home, CONTROL)
    qtbot.waitUntil(cursor_is_seen)


def test_a_closed_form_is_freed(session_on: SessionOn, freed: Freed) -> None:
    session = session_on(SAMPLE)
    assert freed(lambda: EventForm(session))
    session.leave_field()
