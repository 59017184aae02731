"""What a person does in the window, by the keys, menus and buttons that are there for it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QTableView,
    QToolButton,
)
from pytestqt.qtbot import QtBot

from db.backup import FOLDER_NAME
from db.entities import ReportKind
from desktop.ui.backups_dialog import BackupsDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.workplace import Workplace
from tests.keys import press, type_text
from tests.made.invented import invented_report
from tests.ui.conftest import WindowOn
from tests.windows import action, button, child, chosen, is_ready, listed, said
from tests.workplaces import SAMPLE

CHESS = "1. Детский турнир по шахматам «Ладья на Днепре»"
MEETING = "2. Рабочая встреча по вопросам обмена выставками музеев городов-побратимов"
PAINTERS = "3. VII открытый пленэр «Краски Двины»"
FAIR = "5. Участие в празднике ремесел «Льняная ярмарка»"

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
KEY = Qt.Key


@pytest.fixture
def window(window_on: WindowOn, qtbot: QtBot) -> MainWindow:
    """The window on the sample, active as one in front of a person is."""
    return active(window_on(SAMPLE), qtbot)


def active(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def field(window: MainWindow, name: str) -> QPlainTextEdit:
    return child(window, QPlainTextEdit, name)


def quarter(window: MainWindow) -> str:
    return child(window, QToolButton, "Квартал").text()


def search(window: MainWindow, text: str) -> QLineEdit:
    press(window, KEY.Key_F, CTRL)
    found = child(window, QLineEdit, "Поиск")
    type_text(found, text)
    return found


def test_a_new_event_is_begun_by_a_key_after_the_chosen_one(window: MainWindow) -> None:
    press(window, KEY.Key_N, CTRL)
    assert listed(window)[:3] == ["г. Смоленск", CHESS, "2."]
    assert chosen(window) == "2."
    assert field(window, "Наименование").hasFocus()


def test_what_is_typed_stands_in_the_list_and_is_saved_with_a_word(window: MainWindow, qtbot: QtBot) -> None:
    press(window, KEY.Key_N, CTRL)
    type_text(field(window, "Наименование"), "Вечер поэзии «Ёлка»")
    press(window, KEY.Key_S, CTRL)
    assert chosen(window) == "2. Вечер поэзии «Ёлка»"
    assert window.statusBar().currentMessage() == "Все сохранено."
    assert any(label.startswith("Сохранено в ") for label in _permanent(window))


def _permanent(window: MainWindow) -> list[str]:
    window.statusBar().clearMessage()
    return said(window.statusBar())


def test_ctrl_enter_goes_on_while_one_types(window: MainWindow) -> None:
    title = field(window, "Наименование")
    title.setFocus()
    press(title, KEY.Key_Return, CTRL)
    assert chosen(window) == MEETING
    assert title.hasFocus()
    press(title, KEY.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert chosen(window) == CHESS


def test_the_end_of_the_list_is_said(window: MainWindow) -> None:
    for _ in range(5):
        press(window, KEY.Key_Return, CTRL)
    assert chosen(window) == FAIR
    assert "последнее мероприятие" in window.statusBar().currentMessage()


def test_undo_works_while_one_types_and_says_what_it_took_back(window: MainWindow) -> None:
    title = field(window, "Наименование")
    title.setFocus()
    type_text(title, "Новый ")
    press(title, KEY.Key_Z, CTRL)
    assert chosen(window) == CHESS
    assert "наименования мероприятия 1" in window.statusBar().currentMessage()
    press(title, KEY.Key_Y, CTRL)
    assert chosen(window) == "1. Новый Детский турнир по шахматам «Ладья на Днепре»"


def test_undo_and_redo_go_to_the_text_that_they_change(window: MainWindow) -> None:
    place, content = field(window, "Место"), field(window, "Цель, содержание и результат")
    place.setFocus()
    type_text(place, "Сад, ")
    press(place, KEY.Key_Return, CTRL)
    content.setFocus()
    type_text(content, "Итог. ")
    child(window, QTableView).setFocus()
    press(window, KEY.Key_Z, CTRL)
    assert (chosen(window), window.focusWidget()) == (MEETING, content)
    press(content, KEY.Key_Z, CTRL)
    assert (chosen(window), window.focusWidget()) == (CHESS, place)
    press(place, KEY.Key_Y, CTRL)
    press(place, KEY.Key_Y, CTRL)
    assert (chosen(window), window.focusWidget()) == (MEETING, content)


def test_undo_of_what_is_no_text_leaves_the_keys_where_they_were(window: MainWindow) -> None:
    rows = child(window, QTableView)
    rows.setFocus()
    press(rows, KEY.Key_Delete)
    press(rows, KEY.Key_Z, CTRL)
    assert (chosen(window), window.focusWidget()) == (CHESS, rows)


def test_the_menu_names_what_undo_would_take_back(window: MainWindow) -> None:
    assert action(window, "Отменить").isEnabled()  # what is typed and not yet saved can be taken back
    press(window, KEY.Key_N, CTRL)
    assert action(window, "Отменить: добавление мероприятия").isEnabled()
    press(window, KEY.Key_Z, CTRL)
    assert action(window, "Повторить: добавление мероприятия").isEnabled()


def test_undo_in_the_search_field_is_about_what_was_searched(window: MainWindow) -> None:
    press(window, KEY.Key_N, CTRL)
    found = search(window, "ярмарка")
    press(found, KEY.Key_Z, CTRL)
    assert found.text() != "ярмарка"
    assert action(window, "Отменить: добавление мероприятия").isEnabled()


def test_an_event_goes_to_the_bin_and_comes_back(window: MainWindow) -> None:
    child(window, QTableView).setFocus()
    press(child(window, QTableView), KEY.Key_Delete)
    assert CHESS not in listed(window)
    assert chosen(window).endswith("городов-побратимов")
    press(window, KEY.Key_Z, CTRL)
    assert chosen(window) == CHESS


def test_an_event_is_moved_by_keys_within_its_section_and_into_the_next(window: MainWindow) -> None:
    press(window, KEY.Key_Down, ALT)
    assert chosen(window) == f"2. {CHESS[3:]}"
    press(window, KEY.Key_Down, ALT)
    assert listed(window)[2:4] == ["Велижский муниципальный округ", f"2. {CHESS[3:]}"]
    press(window, KEY.Key_Up, ALT)
    press(window, KEY.Key_Up, ALT)
    assert listed(window)[:2] == ["г. Смоленск", CHESS]


def test_at_the_ends_of_a_report_nothing_can_be_moved_on(window: MainWindow) -> None:
    assert not action(window, "Переместить выше").isEnabled()
    assert action(window, "Переместить ниже").isEnabled()
    press(child(window, QTableView), KEY.Key_End)
    assert action(window, "Переместить выше").isEnabled()
    assert not action(window, "Переместить ниже").isEnabled()


def test_the_list_is_narrowed_while_one_types(window: MainWindow) -> None:
    found = search(window, "ЯРМАРКА")
    assert listed(window) == ["Руднянский муниципальный округ", FAIR]
    assert "показано 1 из 5" in said(window)
    press(found, KEY.Key_Return)
    assert chosen(window) == FAIR
    assert child(window, QTableView).hasFocus()


def test_escape_clears_the_search(window: MainWindow) -> None:
    press(search(window, "ярмарка"), KEY.Key_Escape)
    assert len(listed(window)) == 8


def test_nothing_found_is_said_with_a_way_back(window: MainWindow) -> None:
    search(window, "самовар")
    assert "Ничего не найдено по запросу «самовар»" in said(window)
    button(window, "Очистить поиск").click()
    assert CHESS in listed(window)


def test_a_new_event_is_never_hidden_by_the_search(window: MainWindow) -> None:
    search(window, "ярмарка")
    press(window, KEY.Key_N, CTRL)
    assert chosen(window) == "2."
    assert child(window, QLineEdit, "Поиск").text() == ""


def test_undo_shows_what_it_changed_though_a_section_is_chosen(window: MainWindow) -> None:
    press(child(window, QTableView), KEY.Key_Delete)
    sections = child(window, QListWidget, "Разделы отчета")
    sections.setCurrentRow(2)
    press(window, KEY.Key_Z, CTRL)
    assert chosen(window) == CHESS
    assert sections.currentRow() == 0


def test_sections_are_counted_and_chosen(window: MainWindow) -> None:
    sections = child(window, QListWidget, "Разделы отчета")
    spoken = [sections.item(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(sections.count())]
    assert spoken == [
        "Весь отчет, мероприятий: 5",
        "г. Смоленск, мероприятий: 2",
        "Велижский муниципальный округ, мероприятий: 2",
        "Руднянский муниципальный округ, мероприятий: 1",
    ]
    sections.setFocus()
    for _ in range(2):
        press(sections, KEY.Key_Down)
    assert listed(window)[:2] == ["Велижский муниципальный округ", PAINTERS]
    assert "показано 2 из 5" in said(window)


def test_a_report_of_one_section_needs_no_list_of_sections(window_on: WindowOn, qtbot: QtBot) -> None:
    window = window_on(author="mun-velizh")
    button(window, "Создать отчет за II квартал 2026 года").click()
    assert listed(window) == ["Велижский муниципальный округ", "1."]
    assert not [each for each in window.findChildren(QListWidget) if each.isVisible()]


def test_quarters_are_turned_by_keys_and_buttons(window: MainWindow) -> None:
    press(window, KEY.Key_Left, ALT)
    assert quarter(window) == "I квартал 2026"
    assert "Отчета за I квартал 2026 года нет" in said(window)
    child(window, QToolButton, "Следующий квартал").click()
    assert quarter(window) == "II квартал 2026"
    assert CHESS in listed(window)


def test_an_empty_quarter_shows_the_way_to_what_there_is(window: MainWindow) -> None:
    press(window, KEY.Key_Right, ALT)
    button(window, "Показать: II квартал 2026 года").click()
    assert quarter(window) == "II квартал 2026"


def test_a_quarter_is_chosen_from_a_list_with_counts(window: MainWindow) -> None:
    press(window, KEY.Key_Left, ALT)
    child(window, QToolButton, "Квартал").click()
    menu = QApplication.activePopupWidget()
    assert menu is not None
    assert [each.text() for each in menu.actions()] == [
        "I квартал 2031\tнет",  # it is collected today
        "II квартал 2026\t5 мероприятий",
        "I квартал 2026\tнет",
    ]
    menu.actions()[1].trigger()
    menu.close()
    assert quarter(window) == "II квартал 2026"


def test_the_search_goes_along_to_another_quarter(window_on: WindowOn, qtbot: QtBot) -> None:
    window = active(window_on(SAMPLE), qtbot)
    search(window, "ярмарка")
    press(window, KEY.Key_Left, ALT)
    press(window, KEY.Key_Right, ALT)
    assert listed(window) == ["Руднянский муниципальный округ", FAIR]
    assert chosen(window) == FAIR


def test_kind_and_author_can_be_chosen_where_there_are_several(window_on: WindowOn) -> None:
    window = window_on(SAMPLE, invented_report(ReportKind.EXECUTIVE, rows=4))
    kinds = child(window, QComboBox, "Вид отчета")
    kinds.setFocus()
    press(kinds, KEY.Key_Down)
    assert "Отчет исполнительных органов (сводный отчет)." in said(window)
    assert button(window, "Показать: отчет муниципальных образований").isEnabled()


def test_one_kind_of_one_author_leaves_nothing_to_choose(window: MainWindow) -> None:
    names = {box.accessibleName() for box in window.findChildren(QComboBox) if box.isVisible()}
    assert names == {"Раздел"}


def test_texts_grow_by_keys_and_the_list_with_them(window: MainWindow, workplace: Workplace) -> None:
    table = child(window, QTableView)
    before = table.rowHeight(1)
    for _ in range(4):
        press(window, KEY.Key_Plus, CTRL)
    assert workplace.settings.now.text_size == 14
    assert table.rowHeight(1) > before
    press(window, KEY.Key_0, CTRL)
    assert table.rowHeight(1) == before


def test_after_going_back_to_a_backup_every_key_acts_once(
    window: MainWindow, workplace: Workplace, qtbot: QtBot
) -> None:
    action(window, "Резервные копии…").trigger()
    dialog = window.findChild(BackupsDialog)
    assert dialog is not None
    dialog.restore.emit(copy_of_store(workplace))
    dialog.close()
    qtbot.waitUntil(lambda: is_ready(window) and window.events_listed() == 5)
    active(window, qtbot)
    press(window, KEY.Key_Left, ALT)
    assert quarter(window) == "I квартал 2026"
    press(window, KEY.Key_Right, ALT)
    press(window, KEY.Key_N, CTRL)
    assert window.events_listed() == 6


def copy_of_store(workplace: Workplace) -> Path:
    """Return the backup that was made when the reports were taken in."""
    return sorted((workplace.folder / FOLDER_NAME).glob("*.sqlite"))[-1]
