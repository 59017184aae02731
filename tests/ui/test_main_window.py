from dataclasses import replace
from datetime import UTC, datetime
from threading import Event
from typing import Never

from PySide6.QtWidgets import QApplication, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from db.entities import OFFICE
from db.errors import AppError
from db.store import Store
from desktop.ui.event_list import EventList
from desktop.ui.main_window import MainWindow
from desktop.ui.workplace import Workplace
from tests.ui.conftest import Freed, Shown, WindowOn
from tests.windows import button, child, is_ready, listed, said
from tests.workplaces import SAMPLE, SAMPLE_QUARTER, keep_reports, ticking_clock


def test_a_report_is_listed_with_its_headings_and_numbers(window_on: WindowOn) -> None:
    rows = listed(window_on(SAMPLE))
    assert rows[0] == "г. Смоленск"
    assert rows[1] == "1. Детский турнир по шахматам «Ладья на Днепре»"
    assert [row.split(".")[0] for row in rows if row[0].isdigit()] == ["1", "2", "3", "4", "5"]


def test_rows_are_as_high_as_their_texts_from_the_start(
    workplace: Workplace, shown: Shown, qtbot: QtBot
) -> None:
    keep_reports(workplace, SAMPLE)
    workplace.settings.change(author=OFFICE, quarter=SAMPLE_QUARTER)
    window = MainWindow(workplace)
    window.resize(1366, 768)
    shown(window)
    qtbot.waitUntil(lambda: is_ready(window))
    QApplication.processEvents()
    listing = child(window, EventList)
    heights = [listing.rowHeight(row) for row in range(listing.rows.rowCount())]
    listing.take_font()
    assert heights == [listing.rowHeight(row) for row in range(listing.rows.rowCount())]


def test_an_empty_store_says_what_to_do(window_on: WindowOn) -> None:
    window = window_on()
    assert "Отчетов пока нет" in said(window)
    assert button(window, "Создать отчет за II квартал 2026 года").isEnabled()


def test_the_first_report_is_made_and_its_first_event_begun_by_one_button(window_on: WindowOn) -> None:
    window = window_on()
    button(window, "Создать отчет за II квартал 2026 года").click()
    assert listed(window) == ["1."]
    assert child(window, QWidget, "Наименование").hasFocus()


def test_how_a_report_stands_is_told_when_its_store_is_open(
    workplace: Workplace, shown: Shown, qtbot: QtBot
) -> None:
    keep_reports(workplace, SAMPLE)
    workplace.settings.change(author=OFFICE, quarter=SAMPLE_QUARTER)
    seen = Event()

    def open_store(read_only: bool) -> Store:
        assert seen.wait(20)
        return workplace.open_store(read_only)

    on_time = ticking_clock(datetime(2026, 6, 15, tzinfo=UTC))
    window = shown(MainWindow(replace(workplace, open_store=open_store, clock=on_time)))
    qtbot.waitUntil(lambda: window.events_listed() > 0)
    before = said(window)
    seen.set()
    qtbot.waitUntil(lambda: "Черновик" in said(window))
    assert "II квартал 2026" in [button.text() for button in window.findChildren(QToolButton)]
    assert not {"Черновик", "Не начат"}.intersection(before)


def test_a_store_that_cannot_be_opened_is_said(workplace: Workplace, shown: Shown, qtbot: QtBot) -> None:
    def refuse(_read_only: bool) -> Never:
        raise AppError("Папка с отчетами занята.")

    window = shown(MainWindow(replace(workplace, open_store=refuse)))
    qtbot.waitUntil(lambda: is_ready(window))
    assert "Папка с отчетами занята." in said(window)


def test_the_window_is_painted_before_the_store_is_opened(
    workplace: Workplace, shown: Shown, qtbot: QtBot
) -> None:
    exposed: list[bool] = []

    def open_store(read_only: bool) -> Store:
        exposed.append(window.windowHandle().isExposed())
        return workplace.open_store(read_only)

    window = MainWindow(replace(workplace, open_store=open_store))
    shown(window)
    qtbot.waitUntil(lambda: is_ready(window))
    assert exposed == [True]


def test_closing_lets_go_of_the_store(window_on: WindowOn, workplace: Workplace) -> None:
    window = window_on(SAMPLE)
    window.close()
    workplace.open_store(False).close()


def test_a_closed_window_is_freed(workplace: Workplace, freed: Freed) -> None:
    assert freed(lambda: MainWindow(workplace))
