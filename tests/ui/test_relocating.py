"""Several events are selected in the list; they go into another section, or into the bin, at once."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from db.entities import OFFICE, Quarter, ReportKey, ReportKind
from desktop.report.titles import title
from desktop.ui.event_list import EventList
from desktop.ui.main_window import MainWindow
from desktop.ui.relocate_dialog import RelocateDialog
from tests.dictionaries import shipped
from tests.documents import invented_report
from tests.keys import press, type_text
from tests.ui.conftest import WindowOn
from tests.windows import child, chosen, listed, said
from tests.workplaces import SAMPLE_QUARTER

KEY = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SHOWN = ReportKey(ReportKind.MUNICIPAL, Quarter.parse(SAMPLE_QUARTER), OFFICE)
REPORT = replace(invented_report(rows=6), title=title(SHOWN, shipped()))  # two rows in each of three sections


@pytest.fixture
def window(window_on: WindowOn, qtbot: QtBot) -> MainWindow:
    window = window_on(REPORT)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    child(window, EventList).setFocus()
    return window


def sections(window: MainWindow) -> list[int]:
    """Return how many events stand under each heading."""
    counts: list[int] = []
    for line in listed(window):
        if line[:1].isdigit():
            counts[-1] += 1
        else:
            counts.append(0)
    return counts


def selected(window: MainWindow) -> list[str]:
    return [event.texts.title for event in child(window, EventList).selected()]


def opened(window: MainWindow, qtbot: QtBot) -> RelocateDialog:
    press(window, KEY.Key_M, CTRL)
    dialog = window.findChildren(RelocateDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def test_selected_events_go_into_another_section_by_keys_as_one_step(
    window: MainWindow, qtbot: QtBot
) -> None:
    events = child(window, EventList)
    press(events, KEY.Key_Down, SHIFT)
    assert len(selected(window)) == 2
    dialog = opened(window, qtbot)
    assert "Встанут в конец раздела: 2 мероприятия." in said(dialog)
    type_text(child(dialog, QLineEdit), "велиж")
    press(child(dialog, QLineEdit), KEY.Key_Return)
    assert sections(window) in ([4, 2], [2, 4])
    assert window.statusBar().currentMessage().startswith("Перенесено в другой раздел: 2 мероприятия")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    press(window, KEY.Key_Z, CTRL)
    assert sections(window) == [2, 2, 2]


def test_a_section_that_is_not_there_yet_is_made(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window, qtbot)
    names = child(dialog, QListWidget)
    (made,) = [names.item(row) for row in range(names.count()) if "Десногорск" in names.item(row).text()]
    assert made.text().endswith("раздела еще нет, он будет добавлен")
    names.setCurrentItem(made)
    press(names, KEY.Key_Return)
    assert sorted(sections(window)) == [1, 1, 2, 2]


def test_selected_events_go_into_the_bin_at_once(window: MainWindow) -> None:
    events = child(window, EventList)
    press(events, KEY.Key_Down, SHIFT)
    press(events, KEY.Key_Delete)
    assert sum(sections(window)) == 4
    assert window.statusBar().currentMessage() == "Убрано в корзину: 2, вернуть: Ctrl+Z."
    assert len(selected(window)) == 1
    press(window, KEY.Key_Z, CTRL)
    assert sum(sections(window)) == 6


def test_going_to_another_event_selects_that_alone(window: MainWindow) -> None:
    events = child(window, EventList)
    press(events, KEY.Key_Down, SHIFT)
    for key, modifiers in ((KEY.Key_Return, CTRL), (KEY.Key_Down, CTRL), (KEY.Key_Up, CTRL)):
        press(events, key, modifiers)
        assert len(selected(window)) == 1
        assert selected(window)[0].replace("\n", " ") in chosen(window)


def test_rows_are_added_to_the_selection_by_the_mouse(window: MainWindow) -> None:
    events = child(window, EventList)
    for row in (2, 4):
        place = events.visualRect(events.model().index(row, 1)).center()
        QTest.mouseClick(events.viewport(), Qt.MouseButton.LeftButton, CTRL, place)
    assert len(selected(window)) == 3
