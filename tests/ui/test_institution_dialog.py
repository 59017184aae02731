"""Rows of a school's file join the report that is shown, and are known as the school's afterwards."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from db.entities import Texts
from desktop.report.printed import PrintedReport
from desktop.ui.institution_dialog import InstitutionDialog, add_rows
from desktop.ui.jobs import jobs_of
from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session
from tests.documents import write_docx_by_hand
from tests.keys import press, type_text
from tests.received import REPORT, section
from tests.ui.conftest import WindowOn
from tests.windows import action, button, child, listed, said

SCHOOL = "МБОУ «Средняя школа № 2»"
LESSON = Texts("Урок дружбы", "г. Велиж", "4 июня 2026 года", "Беседа", "24 ученика")
CAMP = Texts("Летний лагерь", "г. Витебск", "июнь 2026 года", "Отдых", "10 учеников")
KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier

Opened = Callable[..., InstitutionDialog]


@pytest.fixture
def window(window_on: WindowOn, qtbot: QtBot) -> MainWindow:
    window = window_on(REPORT)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> Opened:
    """Choose the file of a school in the window."""

    def open_file(*rows: Texts, name: str = f"{SCHOOL} отчет.docx", title: str = "") -> InstitutionDialog:
        file = write_docx_by_hand(PrintedReport(title, (section("", *rows),)), tmp_path / name)
        add_rows(session(window), window, lambda _parent, _folder: file)
        qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(InstitutionDialog)))
        return next(each for each in window.findChildren(InstitutionDialog) if each.isVisible())

    return open_file


def session(window: MainWindow) -> Session:
    (found,) = window.findChildren(Session)
    return found


def add(window: MainWindow, dialog: InstitutionDialog, qtbot: QtBot) -> None:
    button(dialog, "&Добавить").click()
    qtbot.waitUntil(lambda: not jobs_of(window).is_busy)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def test_the_menu_offers_it(window: MainWindow) -> None:
    assert action(window, "Добавить строки из файла учреждения…").isEnabled()


def test_rows_join_the_chosen_section_under_the_name_that_is_proposed(
    window: MainWindow, opened: Opened, qtbot: QtBot
) -> None:
    dialog = opened(LESSON, CAMP)
    assert child(dialog, QLineEdit, "Учреждение").text() == SCHOOL
    assert "В файле 2 мероприятия. В отчет будет добавлено: 2." in said(dialog)
    sections = child(dialog, QComboBox, "Раздел для строк без заголовка")
    sections.setFocus()
    press(sections, KEY.Key_Down)
    add(window, dialog, qtbot)
    assert listed(window)[-2:] == ["4. Урок дружбы", "5. Летний лагерь"]
    assert window.statusBar().currentMessage().startswith(f"Строки добавлены из файла «{SCHOOL} отчет.docx»")
    press(window, KEY.Key_Z, CTRL)
    assert len(listed(window)) == 5


def test_the_list_is_narrowed_by_the_institution_and_the_form_names_it(
    window: MainWindow, opened: Opened, qtbot: QtBot
) -> None:
    add(window, opened(LESSON), qtbot)
    press(window, KEY.Key_F, CTRL)
    field = window.focusWidget()
    assert isinstance(field, QLineEdit)
    type_text(field, "средняя школа")
    qtbot.waitUntil(lambda: [each[:1].isdigit() for each in listed(window)].count(True) == 1)
    press(field, KEY.Key_Return)
    line = child(window, QLineEdit, "Учреждение")
    assert line.text() == SCHOOL
    line.setFocus()
    line.selectAll()
    type_text(line, "Музей «Заря»")
    press(line, KEY.Key_Return)
    shown = session(window).report
    assert shown
    assert {event.institution for event in shown.events} == {"", "Музей «Заря»"}


def test_without_a_name_nothing_is_added(window: MainWindow, opened: Opened) -> None:
    dialog = opened(LESSON, name="отчет.docx")
    assert "Укажите учреждение, чтобы добавить строки." in said(dialog)
    assert not button(dialog, "&Добавить").isEnabled()
    type_text(child(dialog, QLineEdit, "Учреждение"), "Школа")
    assert button(dialog, "&Добавить").isEnabled()


def test_what_the_school_has_changed_since_is_shown_side_by_side(
    window: MainWindow, opened: Opened, qtbot: QtBot
) -> None:
    add(window, opened(LESSON), qtbot)
    dialog = opened(replace(LESSON, participants="25 учеников"), name=f"{SCHOOL} отчет (2).docx")
    assert "Изменится принятых раньше: 1." in " ".join(said(dialog))
    add(window, dialog, qtbot)
    shown = session(window).report
    assert shown
    assert [event.texts.participants for event in shown.events if event.institution] == ["25 учеников"]
