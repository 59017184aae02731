"""Searching all reports in the window, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QTableView, QToolButton
from pytestqt.qtbot import QtBot

from desktop.ui import search_view
from desktop.ui.main_window import MainWindow
from desktop.ui.search_view import HitList
from tests.keys import press, type_text
from tests.made.invented import invented_report
from tests.ui.conftest import WindowOn
from tests.windows import action, button, child, chosen, listed, said
from tests.workplaces import SAMPLE

KEY = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
MEETING = "Рабочая встреча по вопросам обмена выставками музеев городов-побратимов"
PAINTERS = "VII открытый пленэр «Краски Двины»"


@pytest.fixture
def window(window_on: WindowOn, qtbot: QtBot) -> MainWindow:
    """The window on two quarters, active as one in front of a person is."""
    return in_front(window_on(SAMPLE, invented_report(rows=3)), qtbot)


def in_front(window: MainWindow, qtbot: QtBot) -> MainWindow:
    qtbot.waitUntil(action(window, "Новое мероприятие").isEnabled, timeout=20_000)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def search(window: MainWindow, qtbot: QtBot, text: str) -> QLineEdit:
    """Type into the field and wait until something is found or said to be not."""
    press(window, KEY.Key_F, CTRL)
    field = child(window, QLineEdit, "Поиск")
    type_text(field, text)
    qtbot.waitUntil(lambda: is_answered(window, text), timeout=20_000)
    return field


def is_answered(window: MainWindow, text: str) -> bool:
    lists = [each for each in window.findChildren(HitList) if each.isVisible()]
    if any(label.endswith(f"по запросу «{text}»") for label in said(window)):
        return True
    return any(each.model().rowCount() for each in lists) and bool(count(window))


def count(window: MainWindow) -> str:
    return next((label for label in said(window) if label.startswith("Найдено ")), "")


def hits(window: MainWindow) -> list[str]:
    model = child(window, HitList).model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def quarter(window: MainWindow) -> str:
    return child(window, QToolButton, "Квартал").text()


def test_what_is_typed_is_found_in_all_quarters_the_newest_first(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "выставка")
    assert hits(window)[:2] == [MEETING, PAINTERS]
    assert hits(window)[2].startswith("Выставка рисунков")
    assert count(window) == f"Найдено {len(hits(window))} мероприятия"


def test_a_hit_is_told_to_those_who_do_not_see_it(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "выставка")
    index = child(window, HitList).model().index(1, 0)
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told.startswith(f"{PAINTERS}. II квартал 2026 года, Велижский муниципальный округ")


def test_an_event_is_opened_in_its_report_and_one_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    field = search(window, qtbot, "рисунков")
    press(field, KEY.Key_Down)
    found = child(window, HitList)
    assert found.hasFocus()
    press(found, KEY.Key_Return)
    assert quarter(window) == "II квартал 2024"
    assert chosen(window).startswith("1. Выставка рисунков")
    assert child(window, QTableView).hasFocus()
    assert len(listed(window)) > 1
    press(child(window, QTableView), KEY.Key_Escape)
    assert child(window, HitList).hasFocus()
    press(child(window, HitList), KEY.Key_Return)
    press(window, KEY.Key_Left, ALT)
    assert child(window, HitList).hasFocus()
    assert field.text() == "рисунков"
    press(child(window, HitList), KEY.Key_Escape)
    assert field.hasFocus()


def test_alt_left_shows_the_quarter_before_where_nothing_was_opened(window: MainWindow, qtbot: QtBot) -> None:
    press(window, KEY.Key_Left, ALT)
    assert quarter(window) == "I квартал 2026"


def test_the_same_key_searches_in_the_report_alone(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "выставка")
    press(window, KEY.Key_F, CTRL)
    assert [row for row in listed(window) if row[:1].isdigit()] == [f"2. {MEETING}", f"3. {PAINTERS}"]
    button(window, "Во всех отчетах").click()
    assert child(window, HitList).isVisible()
    assert child(window, QLineEdit, "Поиск").hasFocus()


def test_what_is_not_in_the_report_may_be_in_others(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "рисунков")
    press(window, KEY.Key_F, CTRL)
    assert "Ничего не найдено по запросу «рисунков»" in said(window)
    button(window, "Искать во всех отчетах").click()
    qtbot.waitUntil(lambda: len(hits(window)) == 1)


def test_filters_narrow_what_is_found_and_are_reset(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "выставка")
    whole = len(hits(window))
    since = child(window, QComboBox, "С квартала")
    since.setFocus()
    press(since, KEY.Key_Down)
    qtbot.waitUntil(lambda: hits(window) == [MEETING, PAINTERS])
    button(window, "Сбросить").click()
    qtbot.waitUntil(lambda: len(hits(window)) == whole)
    type_text(child(window, QLineEdit, "Сроки"), "май 2026")
    qtbot.waitUntil(lambda: hits(window) == [MEETING, PAINTERS])
    type_text(child(window, QLineEdit, "Сроки"), " и тогда")
    assert child(window, QLineEdit, "Сроки").property("failed")


def test_filters_offer_only_what_the_reports_hold(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "выставка")
    box = child(window, QComboBox, "Раздел")
    offered = [box.itemText(place) for place in range(box.count())]
    assert offered[0] == "Все разделы"
    assert {"Велижский муниципальный округ", "Руднянский муниципальный округ"} <= set(offered)
    assert "Угранский муниципальный округ" not in offered
    assert not [each for each in window.findChildren(QComboBox) if each.isVisible() and each.count() < 3]


def test_filters_that_let_nothing_through_say_so(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "рисунков")
    type_text(child(window, QLineEdit, "Сроки"), "2031")
    qtbot.waitUntil(lambda: "Ничего не найдено по запросу «рисунков»" in said(window))
    assert count(window) == ""
    button(window, "Сбросить фильтры").click()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(HitList)))
    assert len(hits(window)) == 1


def test_nothing_found_is_said_with_a_way_back(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "самовар")
    button(window, "Очистить поиск").click()
    assert len(listed(window)) == 8


def test_the_rest_of_what_is_found_comes_after_the_first_and_moves_nothing(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search_view, "SOON", 2)
    field = child(window, QLineEdit, "Поиск")
    press(window, KEY.Key_F, CTRL)
    type_text(field, "выставка")
    qtbot.waitUntil(lambda: count(window) == "Найдено более 2 мероприятий")
    press(field, KEY.Key_Return)
    press(child(window, HitList), KEY.Key_Down)
    qtbot.waitUntil(lambda: count(window) == f"Найдено {len(hits(window))} мероприятия")
    assert len(hits(window)) > 2
    assert child(window, HitList).currentIndex().row() == 1


def test_only_the_last_of_what_is_typed_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    field = search(window, qtbot, "выставка")
    type_text(field, "ми музеев")
    qtbot.waitUntil(lambda: hits(window) == [MEETING])
    field.selectAll()
    type_text(field, "пленэр")
    qtbot.waitUntil(lambda: hits(window) == [PAINTERS])


def test_an_event_that_was_removed_meanwhile_is_found_no_more(window: MainWindow, qtbot: QtBot) -> None:
    field = search(window, qtbot, "пленэр")
    press(field, KEY.Key_Return)
    press(child(window, HitList), KEY.Key_Return)
    press(window, KEY.Key_Delete, CTRL)
    press(window, KEY.Key_Left, ALT)
    qtbot.waitUntil(lambda: "Ничего не найдено по запросу «пленэр»" in said(window))
    press(window, KEY.Key_Z, CTRL)
    assert chosen(window) == f"3. {PAINTERS}"


def test_a_new_event_is_begun_from_among_the_hits(window: MainWindow, qtbot: QtBot) -> None:
    search(window, qtbot, "пленэр")
    press(window, KEY.Key_N, CTRL)
    assert chosen(window)
    assert button(window, "К найденному").isVisible()


def test_one_report_alone_is_searched_in_place(window_on: WindowOn, qtbot: QtBot) -> None:
    window = in_front(window_on(SAMPLE), qtbot)
    press(window, KEY.Key_F, CTRL)
    type_text(child(window, QLineEdit, "Поиск"), "выставок")
    assert [row for row in listed(window) if row[:1].isdigit()] == [f"2. {MEETING}", f"3. {PAINTERS}"]
