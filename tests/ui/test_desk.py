"""What is seen of the reports while their store is still to be opened."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from threading import Event
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QTableView
from pytestqt.qtbot import QtBot

from db.entities import OFFICE
from db.errors import AppError
from db.preparations import Preparation
from db.store import Store
from desktop.ui.empty_states import OPENING
from desktop.ui.event_form import EventForm
from desktop.ui.lock_bar import LockBar
from desktop.ui.main_window import MainWindow
from desktop.ui.workplace import Workplace
from tests.keys import press, type_text
from tests.ui.conftest import Shown
from tests.windows import action, button, child, chosen, is_ready, listed, said
from tests.workplaces import SAMPLE, SAMPLE_QUARTER, keep_reports

KEY = Qt.Key
MEETING = "2. Рабочая встреча по вопросам обмена выставками музеев городов-побратимов"


@pytest.fixture
def workplace(workplace: Workplace) -> Workplace:
    """A workplace where the sample was shown last."""
    keep_reports(workplace, SAMPLE)
    workplace.settings.change(author=OFFICE, quarter=SAMPLE_QUARTER)
    return workplace


@pytest.fixture
def gate(shown: Shown) -> Iterator[Event]:
    """What opening the store waits for; it is open before windows are closed, for they wait as well."""
    gate = Event()
    yield gate
    gate.set()


@pytest.fixture
def window(workplace: Workplace, gate: Event, shown: Shown, qtbot: QtBot) -> MainWindow:
    """A window that shows the list, on a store that opens when it may."""
    return waiting(replace(workplace, open_store=behind(gate, workplace.open_store)), shown, qtbot)


def behind(gate: Event, open_store: Callable[[bool], Store]) -> Callable[[bool], Store]:
    def opened(read_only: bool) -> Store:
        gate.wait(20)
        return open_store(read_only)

    return opened


def waiting(workplace: Workplace, shown: Shown, qtbot: QtBot) -> MainWindow:
    window = shown(MainWindow(workplace))
    qtbot.waitUntil(lambda: bool(window.findChildren(QTableView)))
    return window


def test_the_list_is_there_before_the_store_is_open(window: MainWindow) -> None:
    assert not is_ready(window)
    assert MEETING in listed(window)
    assert window.findChildren(QPlainTextEdit) == []


def test_nothing_can_be_changed_before_the_store_is_open(window: MainWindow) -> None:
    rows = child(window, QTableView)
    for key in (KEY.Key_Delete, KEY.Key_Return):
        press(rows, key)
    press(window, KEY.Key_N, Qt.KeyboardModifier.ControlModifier)
    type_text(rows, "Ярмарка")
    assert not rows.dragEnabled()
    assert not action(window, "Новое мероприятие").isEnabled()
    assert OPENING.heading in said(window)


def test_list_choice_and_keys_stay_when_the_store_is_open(
    window: MainWindow, gate: Event, qtbot: QtBot
) -> None:
    rows = child(window, QTableView)
    press(rows, KEY.Key_Down)
    place = rows.verticalScrollBar().value(), rows.geometry(), rows.mapTo(window, rows.pos())
    gate.set()
    qtbot.waitUntil(lambda: is_ready(window))
    assert child(window, QTableView) is rows
    assert chosen(window) == MEETING
    assert (rows.verticalScrollBar().value(), rows.geometry(), rows.mapTo(window, rows.pos())) == place
    assert window.focusWidget() is rows
    assert rows.dragEnabled()
    press(rows, KEY.Key_Return)
    assert isinstance(window.focusWidget(), QPlainTextEdit)


def test_a_locked_report_is_seen_to_be_locked_at_once(
    workplace: Workplace, gate: Event, shown: Shown, qtbot: QtBot
) -> None:
    with closing(workplace.open_store(False)) as store:
        report = store.report(store.reports()[0].id)
        now = workplace.clock()
        store.commit("Подготовка", [Preparation(uuid4(), report.id, report.key.edition, now, "", (), "")])
    window = waiting(replace(workplace, open_store=behind(gate, workplace.open_store)), shown, qtbot)
    (line,) = said(child(window, LockBar))
    assert line.endswith("и закрыт для правки.")
    assert not button(window, "Показать файлы").isEnabled()
    rows = child(window, QTableView)
    place = rows.mapTo(window, rows.pos())
    type_text(rows, "Ярмарка")
    gate.set()
    qtbot.waitUntil(lambda: is_ready(window))
    assert all(field.editor.isReadOnly() for field in child(window, EventForm).fields.values())
    assert button(window, "Показать файлы").isEnabled()
    assert rows.mapTo(window, rows.pos()) == place


def test_what_was_typed_into_the_search_is_searched_for(
    window: MainWindow, gate: Event, qtbot: QtBot
) -> None:
    action(window, "Найти").setEnabled(True)
    action(window, "Найти").trigger()
    found = window.focusWidget()
    assert found
    type_text(found, "побратим")
    gate.set()
    qtbot.waitUntil(lambda: is_ready(window))
    assert window.focusWidget() is found
    assert [row for row in listed(window) if row[0].isdigit()] == [MEETING]


def test_the_store_counts_where_it_holds_something_else(
    workplace: Workplace, gate: Event, shown: Shown, qtbot: QtBot
) -> None:
    def changed(read_only: bool) -> Store:
        gate.wait(20)
        with closing(workplace.open_store(False)) as store:
            report = store.report(store.reports()[0].id)
            store.commit("Удаление", remove=report.events[:1])
        return workplace.open_store(read_only)

    window = waiting(replace(workplace, open_store=changed), shown, qtbot)
    gate.set()
    qtbot.waitUntil(lambda: is_ready(window))
    assert len([row for row in listed(window) if row[0].isdigit()]) == 4
    assert chosen(window) == MEETING.replace("2.", "1.")


def test_what_keeps_the_store_from_being_opened_takes_the_place_of_the_list(
    workplace: Workplace, gate: Event, shown: Shown, qtbot: QtBot
) -> None:
    def refuse(_read_only: bool) -> Store:
        gate.wait(20)
        raise AppError("Папка с отчетами занята.")

    window = waiting(replace(workplace, open_store=refuse), shown, qtbot)
    gate.set()
    qtbot.waitUntil(lambda: is_ready(window))
    assert "Папка с отчетами занята." in "".join(said(window))
    assert [each for each in window.findChildren(QTableView) if each.isVisible()] == []


def test_a_window_that_is_closed_at_once_lets_go_of_the_store(
    window: MainWindow, workplace: Workplace, gate: Event, qtbot: QtBot
) -> None:
    window.close()
    gate.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    workplace.open_store(False).close()
