"""The form of a store that is open for reading only: nothing is offered, no key and no click changes it."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QListView, QWidget

from db.entities import Event, Field, HeadCount, Report, SignedDocument
from db.store import Store
from desktop.services.editing import Editing
from desktop.ui.event_form import EventForm
from desktop.ui.session import Session
from desktop.ui.widgets.calendar import Calendar
from desktop.ui.widgets.growing_text import GrowingText
from desktop.ui.widgets.partner_search import PartnerSearch
from desktop.ui.widgets.signed_entry import SignedEntry
from desktop.ui.widgets.sphere_field import SphereField
from desktop.ui.workplace import Workplace
from tests.keys import press, type_text
from tests.ui.conftest import Shown
from tests.windows import said
from tests.workplaces import SAMPLE, keep_reports

KEY, MOD = Qt.Key, Qt.KeyboardModifier
KEYS = (
    *((key, MOD.NoModifier) for key in (KEY.Key_Return, KEY.Key_Delete, KEY.Key_Backspace, KEY.Key_Space)),
    *((key, MOD.NoModifier) for key in (KEY.Key_F7, KEY.Key_Escape)),
    (KEY.Key_Return, MOD.ShiftModifier),
    (KEY.Key_Down, MOD.AltModifier),
    *((key, MOD.ControlModifier) for key in (KEY.Key_V, KEY.Key_X, KEY.Key_Backspace, KEY.Key_Delete)),
    *((key, MOD.ControlModifier) for key in (KEY.Key_1, KEY.Key_2, KEY.Key_3, KEY.Key_4)),
)


@pytest.fixture
def store(workplace: Workplace) -> Iterator[Store]:
    """A store for reading only; what was set by hand in its first event makes the form show all it has."""
    keep_reports(workplace, SAMPLE)
    with closing(workplace.open_store(False)) as store:
        editing = Editing(store, workplace.dictionaries)
        first = report_of(store).events[0]
        first = editing.set_headcount(first, HeadCount(70, 80))
        first = editing.set_signed(first, [SignedDocument("соглашение")])
        editing.set_sphere(first, "sport")
    with closing(workplace.open_store(True)) as store:
        yield store


@pytest.fixture
def session(workplace: Workplace, store: Store) -> Session:
    session = Session(workplace, store)
    session.show_report(store.reports()[0].key)
    return session


@pytest.fixture
def form(session: Session, shown: Shown) -> EventForm:
    form = EventForm(session, read_only=True)
    form.resize(420, 1200)
    return shown(form)


def report_of(store: Store) -> Report:
    return store.report(store.reports()[0].id)


def popups(form: EventForm) -> list[QWidget]:
    """Return whatever is open to choose from."""
    kinds = (Calendar, PartnerSearch, SignedEntry, QListView)
    return [each for kind in kinds for each in form.window().findChildren(kind) if each.isVisible()]


def is_entered(widget: QWidget) -> bool:
    """Whether the keys can go to a widget."""
    is_there = widget.isVisible() and widget.isEnabled()
    return is_there and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and not widget.focusProxy()


def shows(form: EventForm, event: Event) -> bool:
    return all(form.fields[field].text() == event.texts[field] for field in Field)


def test_all_that_is_known_is_shown_and_nothing_is_offered(form: EventForm) -> None:
    buttons = [each for each in form.findChildren(QAbstractButton) if each.isVisible()]
    texts = [each.text() for each in buttons]
    assert "Орша" in texts
    assert "соглашение" in texts
    assert "Сфера сотрудничества: Спорт" in [each.accessibleName() for each in buttons]
    assert "указано вручную" in said(form)
    assert not [text for text in texts if "×" in text or "+" in text or "Вписать" in text]
    editors = form.findChildren(GrowingText)
    assert [editor.placeholderText() for editor in editors] == [""] * len(Field)


def test_no_key_in_any_field_changes_or_offers_anything(form: EventForm, store: Store) -> None:
    before = report_of(store)
    clipboard = QGuiApplication.clipboard()
    assert clipboard
    clipboard.setText("вставка")
    entered = [each for each in form.findChildren(QWidget) if is_entered(each)]
    assert len(entered) >= len(Field)
    for widget in entered:
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        type_text(widget, "минск")
        for key, modifiers in KEYS:
            press(widget, key, modifiers)
            assert popups(form) == []
        form.recalled.repeat()
    form.settle()
    assert shows(form, before.events[0])
    assert report_of(store) == before


def test_no_click_on_any_button_changes_or_offers_anything(form: EventForm, store: Store) -> None:
    before = report_of(store)
    buttons = [each for each in form.findChildren(QAbstractButton) if each.isVisible()]
    for button in [each for each in buttons if "Развернуть" not in each.accessibleName()]:
        if not button.accessibleName().startswith("Формат"):  # its menu is for looking at
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert popups(form) == []
    assert not form.findChildren(SphereField)[0].has_keys()
    assert shows(form, before.events[0])
    assert report_of(store) == before


def test_a_long_text_is_read_in_the_wide_editor_and_not_written(form: EventForm, store: Store) -> None:
    content = form.fields[Field.CONTENT]
    form.focus_field(Field.CONTENT)
    press(content.editor, KEY.Key_Space, MOD.ControlModifier)
    assert not form.isAncestorOf(content.editor) or content.editor.parent() is not content
    type_text(content.editor, "минск")
    press(content.editor, KEY.Key_Return, MOD.ShiftModifier)
    QCoreApplication.processEvents()
    assert popups(form) == []
    press(content.editor, KEY.Key_Escape)
    assert content.isAncestorOf(content.editor)
    assert shows(form, report_of(store).events[0])
