"""«Добавить раздел»: found, joined and added by keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from db.entities import ReportKey, ReportKind
from desktop.ui.main_window import MainWindow
from desktop.ui.section_dialog import SectionDialog
from desktop.ui.session import Session
from tests.keys import press, type_text
from tests.made.invented import invented_report
from tests.ui.conftest import Freed, SessionOn, Shown, WindowOn
from tests.windows import action, button, child
from tests.workplaces import SAMPLE

KEY = Qt.Key


@pytest.fixture
def executive(session_on: SessionOn, shown: Shown) -> SectionDialog:
    """The dialog on an executive report that has culture, a joined section and the general one."""
    session = session_on(invented_report(ReportKind.EXECUTIVE))
    assert session.key
    return shown(SectionDialog(session, session.key))


def visible(dialog: SectionDialog) -> list[str]:
    found = child(dialog, QListWidget)
    return [found.item(row).text() for row in range(found.count()) if not found.item(row).isHidden()]


def headings(session: Session) -> list[str]:
    return [section.heading for section in session.report.sections] if session.report else []


def session_of(dialog: SectionDialog) -> Session:
    found: Session = dialog._session
    return found


def test_what_the_report_has_is_not_offered(executive: SectionDialog) -> None:
    assert "Культура и туризм" not in visible(executive)
    assert "Здравоохранение" in visible(executive)


def test_a_sphere_is_found_by_a_part_of_its_name_and_added_by_enter(executive: SectionDialog) -> None:
    search = child(executive, QLineEdit)
    type_text(search, "охранен объектов культ")
    assert visible(executive) == []
    press(search, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(search, "здравоохр")
    assert visible(executive) == ["Здравоохранение"]
    session = session_of(executive)
    press(search, KEY.Key_Return)
    assert headings(session)[-2:] == [
        "Сотрудничество в сфере здравоохранения",
        "Общие направления сотрудничества",
    ]


def test_ticked_spheres_become_one_section(executive: SectionDialog) -> None:
    search, spheres = child(executive, QLineEdit), child(executive, QListWidget)
    for name in ("финанс", "ветерин"):
        press(search, KEY.Key_A, Qt.KeyboardModifier.ControlModifier)
        type_text(search, name)
        press(search, KEY.Key_Down)
        press(spheres, KEY.Key_Space)
    heading = "Сотрудничество в сфере финансов, ветеринарии"
    assert heading in [label.text() for label in executive.findChildren(QLabel)]
    session = session_of(executive)
    button(executive, "Добавить раздел").click()
    assert heading in headings(session)


def test_a_municipality_is_added_from_the_menu_in_its_place(window_on: WindowOn, qtbot: QtBot) -> None:
    window: MainWindow = window_on(SAMPLE)
    action(window, "Добавить раздел…").trigger()
    (dialog,) = window.findChildren(SectionDialog)
    type_text(child(dialog, QLineEdit), "дорогоб")
    press(child(dialog, QLineEdit), KEY.Key_Return)
    sections = child(window, QListWidget, "Разделы отчета")
    assert [sections.item(row).text() for row in range(sections.count())] == [
        "Весь отчет",
        "г. Смоленск",
        "Велижский муниципальный округ",
        "Дорогобужский муниципальный округ",
        "Руднянский муниципальный округ",
    ]


def test_one_municipality_has_nothing_more_to_add(session_on: SessionOn, shown: Shown) -> None:
    session = session_on(SAMPLE)
    assert session.key
    own: ReportKey = replace(session.key, author="mun-velizh")
    session.show_report(own)
    session.add_event()
    dialog = shown(SectionDialog(session, own))
    assert visible(dialog) == []
    assert "Все разделы справочника в отчете уже есть." in [
        each.text() for each in dialog.findChildren(QLabel)
    ]
    assert not button(dialog, "Добавить раздел").isEnabled()


def test_a_closed_dialog_is_freed(session_on: SessionOn, freed: Freed) -> None:
    session = session_on(SAMPLE)
    key = session.key
    assert key
    assert freed(lambda: SectionDialog(session, key))
