"""What is read from an event, shown and corrected in the form by real keys and a real mouse."""

from functools import partial
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QListWidget, QToolButton
from pytestqt.qtbot import QtBot

from db.entities import Event, Field, HeadCount, Reading, SignedDocument
from desktop.ui.event_form import EventForm
from desktop.ui.facts import Facts
from desktop.ui.session import Session
from desktop.ui.widgets.partner_search import PartnerSearch
from desktop.ui.widgets.signed_entry import SignedEntry
from tests.keys import press, type_text
from tests.made.invented import invented_report
from tests.ui.conftest import SessionOn, Shown

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def session(session_on: SessionOn) -> Session:
    return session_on(invented_report())


@pytest.fixture
def form(session: Session, shown: Shown) -> EventForm:
    """The form with an event in Orsha, in which 48 people took part."""
    form = EventForm(session)
    form.resize(420, 900)
    shown(form)
    write(form, Field.TITLE, " ")
    session.leave_field()
    return form


def write(form: EventForm, field: Field, text: str) -> None:
    form.focus_field(field)
    press(form.fields[field].editor, Qt.Key.Key_End, CONTROL)
    type_text(form.fields[field].editor, text)


def facts(form: EventForm) -> Facts:
    found = form.findChild(Facts)
    assert isinstance(found, Facts)
    return found


def chips(form: EventForm) -> dict[str, QToolButton]:
    """Return the chips and buttons to add that can be seen, by what they say."""
    buttons = [each for each in facts(form).findChildren(QToolButton) if each.property("chip")]
    return {each.text().removesuffix("  ×"): each for each in buttons if not each.isHidden()}


def headcount(form: EventForm) -> QLineEdit:
    found = [
        line
        for line in facts(form).findChildren(QLineEdit)
        if line.accessibleName() == "Количество участников"
    ]
    return found[0]


def kept(session: Session) -> Event:
    assert session.chosen
    return session.store.event(session.chosen.id)


def reading(session: Session) -> Reading:
    found = kept(session).reading
    assert found
    return found


def test_partners_are_read_while_one_types(form: EventForm, session: Session) -> None:
    assert "Беларусь" in chips(form)
    assert "Польша" not in chips(form)
    write(form, Field.PARTICIPANTS, ", гости из Польши")
    form.save()
    assert "Польша" in chips(form)


def test_a_click_removes_a_partner_and_it_stays_removed(form: EventForm, session: Session) -> None:
    QTest.mouseClick(chips(form)["Беларусь"], Qt.MouseButton.LeftButton)
    assert "Беларусь" not in chips(form)
    write(form, Field.CONTENT, " Участвовала Республика Беларусь.")
    session.leave_field()
    assert "Беларусь" not in chips(form)
    session.undo()
    session.undo()
    assert "Беларусь" in chips(form)


def test_the_delete_key_removes_a_partner_and_the_keys_stay_in_the_row(
    form: EventForm, session: Session
) -> None:
    before = len(reading(session).all_partners)
    chips(form)["Беларусь"].setFocus()
    press(chips(form)["Беларусь"], Qt.Key.Key_Delete)
    assert len(reading(session).all_partners) == before - 1
    focused = form.focusWidget()
    assert focused in chips(form).values()


def test_a_partner_is_sought_by_any_part_of_its_name_and_added(form: EventForm, session: Session) -> None:
    press(chips(form)["+ Партнер"], Qt.Key.Key_Space)
    search = form.findChild(PartnerSearch)
    assert search
    line, found = search.findChild(QLineEdit), search.findChild(QListWidget)
    assert line
    assert found
    type_text(line, "ЕРБИ")
    assert found.item(0).text() == "Сербия, страна"
    press(line, Qt.Key.Key_Return)
    assert [each.name for each in reading(session).corrections.added] == ["Сербия"]
    assert chips(form)["Сербия"].property("hand")
    assert "вручную" in chips(form)["Сербия"].accessibleDescription()


def test_no_chip_covers_another(form: EventForm, session: Session, qtbot: QtBot) -> None:
    for count in range(1, 4):
        documents = [SignedDocument(f"договор {number}") for number in range(count)]
        session.correct(partial(session.editing.set_signed, documents=documents))
        row = [chip for chip in chips(form).values() if chip.text().startswith(("договор", "+ Документ"))]
        assert len(row) == count + 1
        qtbot.waitUntil(partial(_stand_apart, row))


def _stand_apart(widgets: list[QToolButton]) -> bool:
    return not any(one.geometry().intersects(other.geometry()) for one, other in combinations(widgets, 2))


def test_escape_leaves_the_search_without_a_partner(form: EventForm, session: Session) -> None:
    press(chips(form)["+ Партнер"], Qt.Key.Key_Space)
    search = form.findChild(PartnerSearch)
    assert search
    line = search.findChild(QLineEdit)
    assert line
    type_text(line, "серб")
    press(line, Qt.Key.Key_Escape)
    assert search.isHidden()
    assert reading(session).corrections.added == ()


def test_the_number_of_people_is_read(form: EventForm) -> None:
    assert headcount(form).text() == "48"


def test_a_number_set_by_hand_is_offered_for_the_text(form: EventForm, session: Session) -> None:
    line = headcount(form)
    line.setFocus()
    press(line, Qt.Key.Key_A, CONTROL)
    type_text(line, "52")
    press(line, Qt.Key.Key_Return)
    assert reading(session).people == HeadCount(52, 52)
    QTest.mouseClick(chips(form)["Вписать в текст"], Qt.MouseButton.LeftButton)
    assert "52 человека" in kept(session).texts.participants
    assert "Вписать в текст" not in chips(form)


def test_an_empty_number_means_what_is_read(form: EventForm, session: Session) -> None:
    line = headcount(form)
    for typed in ("20-25", ""):
        line.setFocus()
        press(line, Qt.Key.Key_A, CONTROL)
        press(line, Qt.Key.Key_Delete)
        type_text(line, typed)
        press(line, Qt.Key.Key_Return)
    assert reading(session).corrections.headcount is None
    assert line.text() == "48"


def test_what_is_no_number_is_put_back(form: EventForm, session: Session) -> None:
    line = headcount(form)
    line.setFocus()
    press(line, Qt.Key.Key_A, CONTROL)
    type_text(line, "много")
    press(line, Qt.Key.Key_Return)
    assert line.text() == "48"
    assert reading(session).corrections.headcount is None


def test_a_signed_document_is_added_and_removed(form: EventForm, session: Session) -> None:
    press(chips(form)["+ Документ"], Qt.Key.Key_Space)
    entry = form.findChild(SignedEntry)
    assert entry
    parties, day = (
        next(line for line in entry.findChildren(QLineEdit) if line.accessibleName() == name)
        for name in ("Стороны", "Дата")
    )
    kind = entry.findChild(QComboBox)
    assert kind
    kind.setEditText("договор")
    type_text(parties, "Музей «Лад»; школа")
    type_text(day, "30.02.2024")
    press(day, Qt.Key.Key_Return)
    assert entry.isVisible()
    press(day, Qt.Key.Key_A, CONTROL)
    type_text(day, "24.04.2024")
    press(day, Qt.Key.Key_Return)
    (document,) = reading(session).documents
    assert (document.kind, document.parties) == ("договор", ("Музей «Лад»", "школа"))
    press(chips(form)["договор"], Qt.Key.Key_Delete)
    assert reading(session).documents == ()


def test_for_reading_only_facts_are_shown_and_not_changed(session: Session, shown: Shown) -> None:
    form = shown(EventForm(session, read_only=True))
    assert "+ Партнер" not in chips(form)
    assert headcount(form).isReadOnly()


def test_every_fact_has_a_name_for_the_ear(form: EventForm) -> None:
    assert all(chip.accessibleName() or chip.text() for chip in chips(form).values())


def test_the_tabulator_goes_through_the_facts_as_they_stand(form: EventForm) -> None:
    form.focus_field(Field.PARTICIPANTS)
    visited = []
    for _ in range(len(chips(form)) + 1):
        press(form.focusWidget(), Qt.Key.Key_Tab)
        at = form.focusWidget().mapTo(form, QPoint())
        visited.append((at.y(), at.x()))
    assert len(set(visited)) > 4
    assert visited == sorted(visited)
