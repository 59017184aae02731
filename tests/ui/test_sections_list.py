"""Sections moved by keys, by the menu and by dragging, in the real window."""

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QAction, QDropEvent
from PySide6.QtWidgets import QApplication, QListWidget, QTableView
from pytestqt.qtbot import QtBot

from desktop.ui.main_window import MainWindow
from desktop.ui.sections_list import SectionsList
from tests.keys import press
from tests.ui.conftest import SessionOn, Shown, WindowOn
from tests.windows import child, chosen, listed
from tests.workplaces import SAMPLE

KEY, ALT = Qt.Key, Qt.KeyboardModifier.AltModifier
CITY, VELIZH, RUDNYA = "г. Смоленск", "Велижский муниципальный округ", "Руднянский муниципальный округ"


@pytest.fixture
def window(window_on: WindowOn, qtbot: QtBot) -> MainWindow:
    window = window_on(SAMPLE)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def sections(window: MainWindow) -> SectionsList:
    """The list with the focus in it and the second section chosen."""
    sections = child(window, SectionsList)
    sections.setFocus()
    sections.setCurrentRow(2)
    return sections


def names(sections: QListWidget) -> list[str]:
    return [sections.item(row).text() for row in range(1, sections.count())]


def offered(sections: SectionsList, text: str) -> QAction:
    return next(each for each in sections.actions() if each.text().startswith(text))


def drop(sections: SectionsList, on_row: int, share: float) -> None:
    """Drop the chosen section on a row, so far down in it."""
    rect = sections.visualItemRect(sections.item(on_row))
    point = QPointF(rect.center().x(), rect.top() + share * rect.height())
    event = QDropEvent(
        point,
        Qt.DropAction.MoveAction,
        QMimeData(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    sections.dropEvent(event)
    QApplication.processEvents()


def test_alt_and_an_arrow_move_the_chosen_section(window: MainWindow, sections: SectionsList) -> None:
    press(sections, KEY.Key_Up, ALT)
    assert names(sections) == [VELIZH, CITY, RUDNYA]
    assert sections.currentItem().text() == VELIZH
    press(sections, KEY.Key_Down, ALT)
    press(sections, KEY.Key_Down, ALT)
    assert names(sections) == [CITY, RUDNYA, VELIZH]
    press(sections, KEY.Key_Down, ALT)
    assert names(sections) == [CITY, RUDNYA, VELIZH]


def test_events_move_with_their_section_and_the_move_is_undone(
    window: MainWindow, sections: SectionsList
) -> None:
    sections.setCurrentRow(0)
    before = listed(window)
    sections.setCurrentRow(3)
    press(sections, KEY.Key_Up, ALT)
    sections.setCurrentRow(0)
    assert listed(window) != before
    assert listed(window)[3:5] == [RUDNYA, "3. Участие в празднике ремесел «Льняная ярмарка»"]
    press(window, KEY.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert listed(window) == before


def test_in_the_list_of_events_the_same_keys_move_an_event(
    window: MainWindow, sections: SectionsList
) -> None:
    sections.setCurrentRow(0)
    events = child(window, QTableView)
    events.setFocus()
    press(events, KEY.Key_Down, ALT)
    assert chosen(window).startswith("2. Детский турнир")
    assert names(sections) == [CITY, VELIZH, RUDNYA]


def test_the_whole_report_cannot_be_moved(sections: SectionsList) -> None:
    sections.setCurrentRow(0)
    press(sections, KEY.Key_Down, ALT)
    assert names(sections) == [CITY, VELIZH, RUDNYA]
    assert not offered(sections, "Переместить выше").isEnabled()
    assert not offered(sections, "Переместить ниже").isEnabled()


def test_the_house_order_is_put_back_by_the_menu(sections: SectionsList) -> None:
    offered(sections, "Переместить выше").trigger()
    assert names(sections) == [VELIZH, CITY, RUDNYA]
    offered(sections, "Расставить по порядку").trigger()
    assert names(sections) == [CITY, VELIZH, RUDNYA]


@pytest.mark.parametrize(
    ("row", "share", "order"),
    [
        (1, 0.2, [VELIZH, CITY, RUDNYA]),
        (3, 0.9, [CITY, RUDNYA, VELIZH]),
        (3, 0.1, [CITY, VELIZH, RUDNYA]),
        (0, 0.5, [VELIZH, CITY, RUDNYA]),
    ],
)
def test_a_section_is_dragged_to_another_place(
    sections: SectionsList, row: int, share: float, order: list[str]
) -> None:
    drop(sections, row, share)
    assert names(sections) == order


def test_only_an_empty_section_can_be_removed(sections: SectionsList) -> None:
    assert not offered(sections, "Убрать пустой раздел").isEnabled()
    sections.setCurrentRow(0)
    assert not offered(sections, "Убрать пустой раздел").isEnabled()


def test_an_emptied_section_is_removed(session_on: SessionOn, shown: Shown) -> None:
    session = session_on(SAMPLE)
    sections = shown(SectionsList(session))
    sections.let_move(True)
    assert session.report
    session.choose(session.report.events[-1].id)
    session.remove_event()
    sections.setCurrentRow(3)
    offered(sections, "Убрать пустой раздел").trigger()
    assert names(sections) == [CITY, VELIZH]


def test_nothing_moves_in_what_can_only_be_read(session_on: SessionOn, shown: Shown) -> None:
    sections = shown(SectionsList(session_on(SAMPLE)))
    sections.setCurrentRow(2)
    press(sections, KEY.Key_Up, ALT)
    assert names(sections) == [CITY, VELIZH, RUDNYA]
    assert not any(action.isEnabled() for action in sections.actions())
