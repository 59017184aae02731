from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette, QTextCursor
from pytestqt.qtbot import QtBot

from db.entities import Field
from desktop.ui.history_view import HistoryView
from desktop.ui.session import Session
from desktop.ui.theme import DARK, LIGHT
from tests.keys import press
from tests.made.invented import invented_report
from tests.ui.conftest import Freed, SessionOn, Shown


@pytest.fixture
def session(session_on: SessionOn) -> Session:
    """A session on an invented report."""
    return session_on(invented_report())


@pytest.fixture
def view(session: Session, shown: Shown) -> HistoryView:
    """The history of the first event."""
    view = HistoryView(session)
    view.resize(700, 300)
    return shown(view)


def change(session: Session, field: Field, text: str) -> None:
    """Change a text in a visit of its own."""
    session.set_field(field, text)
    session.leave_field()


def lines(view: HistoryView) -> list[str]:
    return view.toPlainText().split("\n")


def written(view: HistoryView, text: str) -> QTextCursor:
    """Return a cursor that has selected a text where it is first written."""
    found = view.document().find(text)
    assert not found.isNull()
    return found


def test_what_was_done_is_told_the_newest_first(view: HistoryView, session: Session, qtbot: QtBot) -> None:
    change(session, Field.PLACE, "г. Орша")
    change(session, Field.PLACE, "")
    qtbot.waitUntil(lambda: "стерто" in view.toPlainText())
    told = view.toPlainText()
    assert told.index("Место: стерто «г. Орша»") < told.index("стало «") < told.index("Принято из файла")


def test_when_and_by_whom_stands_beside_it(view: HistoryView, session: Session) -> None:
    (action,) = session.store.actions(limit=1)
    assert lines(view)[0].endswith(f"{action.at.astimezone():%d.%m.%Y, %H:%M} · {action.owner}")


def test_words_that_differ_are_struck_out_or_bold(view: HistoryView, session: Session, qtbot: QtBot) -> None:
    change(session, Field.TITLE, "Вечер тихих песен")
    change(session, Field.TITLE, "Вечер новых песен")
    qtbot.waitUntil(lambda: "новых" in view.toPlainText())
    assert written(view, "тихих").charFormat().fontStrikeOut()
    assert written(view, "новых").charFormat().font().bold()
    plain = written(view, "Вечер ").charFormat()
    assert not plain.fontStrikeOut()
    assert not plain.font().bold()


def test_the_history_goes_with_the_event_that_is_chosen(view: HistoryView, session: Session) -> None:
    assert session.report
    change(session, Field.TITLE, "Вечер новых песен")
    session.choose(session.report.events[1].id)
    assert "новых" not in view.toPlainText()
    session.choose(session.report.events[0].id)
    assert "новых" in view.toPlainText()


def test_what_was_done_behind_another_tab_is_told_when_it_is_seen(
    view: HistoryView, session: Session
) -> None:
    view.hide()
    change(session, Field.TITLE, "Вечер новых песен")
    view.show()
    assert "новых" in view.toPlainText()


def test_another_theme_gives_other_colours(view: HistoryView) -> None:
    ground, seen = QPalette.ColorRole.Window, []
    for colors in (LIGHT, DARK):
        palette = view.palette()
        palette.setColor(ground, QColor(colors.ground))
        view.setPalette(palette)
        seen.append(written(view, "·").charFormat().foreground().color().name())
    assert seen == [LIGHT.soft, DARK.soft]


def test_an_event_without_a_past_says_so(view: HistoryView, session: Session) -> None:
    session.choose(None)
    assert lines(view) == ["Выберите мероприятие в списке: здесь будет видно, что в нем меняли."]


def test_marks_of_a_text_are_not_taken_for_markup(view: HistoryView, session: Session, qtbot: QtBot) -> None:
    change(session, Field.PLACE, "<b>сад</b> & парк")
    qtbot.waitUntil(lambda: "<b>сад</b> & парк" in view.toPlainText())


def restore(view: HistoryView, place: int = 0) -> None:
    """Follow one of the links as a person does by keys: Tab to it, Enter."""
    view.setFocus()
    for _ in range(place + 1):
        press(view, Qt.Key.Key_Tab)
    press(view, Qt.Key.Key_Return)


def test_a_former_text_is_given_back_by_its_link(view: HistoryView, session: Session, qtbot: QtBot) -> None:
    change(session, Field.PLACE, "г. Орша")
    change(session, Field.PLACE, "г. Горки")
    qtbot.waitUntil(lambda: "Горки" in view.toPlainText())
    restore(view)
    assert session.chosen
    assert session.chosen.texts.place == "г. Орша"
    assert session.editing.undo_label == "возвращение прежнего текста (место)"
    session.undo()
    assert session.chosen.texts.place == "г. Горки"


def test_what_stands_now_and_what_was_empty_is_not_offered(
    view: HistoryView, session: Session, qtbot: QtBot
) -> None:
    assert session.chosen
    first = session.chosen.texts.title
    change(session, Field.TITLE, "")
    change(session, Field.TITLE, first)
    qtbot.waitUntil(lambda: "вписано" in view.toPlainText())
    assert "Вернуть" not in view.toPlainText()


def test_in_what_can_only_be_read_nothing_is_given_back(session: Session, shown: Shown) -> None:
    change(session, Field.PLACE, "г. Орша")
    view = shown(HistoryView(session, read_only=True))
    assert "Орша" in view.toPlainText()
    assert "Вернуть" not in view.toPlainText()


def test_a_closed_view_is_freed(session_on: SessionOn, freed: Freed) -> None:
    session = session_on(replace(invented_report(), sections=invented_report().sections[:1]))
    assert freed(lambda: HistoryView(session))
    change(session, Field.TITLE, "Вечер новых песен")
