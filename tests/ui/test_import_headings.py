"""Headings that the dictionaries do not know are placed by a person before a file is taken in."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from db.dictionaries.entries import Municipality
from db.entities import OFFICE, ReportKey, ReportKind, Section
from desktop.ui.entry_dialog import EntryDialog
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.import_preview import open_report
from desktop.ui.jobs import jobs_of
from desktop.ui.session import Session
from tests.documents import QUARTER, invented_report, write_docx_by_hand
from tests.keys import press, type_text
from tests.ui.conftest import SessionOn, Shown
from tests.windows import button, child, said

KEY = ReportKey(ReportKind.MUNICIPAL, QUARTER, OFFICE)
UNKNOWN = "Города-побратимы"
CHOICE = f"Чем считать раздел «{UNKNOWN}»"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A report whose first heading nobody knows, and whose second one is of another time."""
    report = invented_report(rows=6)
    first, second, third = report.sections
    sections = (
        replace(first, heading=UNKNOWN),
        replace(second, heading="Муниципальное образование «Велижский муниципальный округ»"),
        third,
    )
    return write_docx_by_hand(replace(report, sections=sections), tmp_path / "Отчет.docx")


@pytest.fixture
def opened(session_on: SessionOn, shown: Shown, qtbot: QtBot, file: Path) -> Callable[[], ImportDialog]:
    session, window = session_on(), shown(QMainWindow())

    def shown_again() -> ImportDialog:
        open_report(session, window, [file])
        qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(ImportDialog)))
        return next(each for each in window.findChildren(ImportDialog) if each.isVisible())

    return shown_again


def take(dialog: ImportDialog, qtbot: QtBot, text: str = "&Принять") -> Session:
    session, window = dialog._session, dialog.parentWidget()
    button(dialog, text).click()
    assert isinstance(window, QMainWindow)
    qtbot.waitUntil(lambda: not jobs_of(window).is_busy)
    return session


def kept(session: Session) -> dict[str, Section]:
    report_id = session.store.find(KEY)
    assert report_id
    return {section.heading: section for section in session.store.report(report_id).sections}


def pick(dialog: ImportDialog, text: str) -> None:
    """Type a part of a name into the choice and take what is found."""
    choice = child(dialog, QComboBox, CHOICE)
    line = choice.lineEdit()
    assert isinstance(line, QLineEdit)
    line.setFocus()
    line.selectAll()
    type_text(line, text)
    press(line, Qt.Key.Key_Return)


def test_an_unknown_heading_stands_for_what_was_chosen(
    opened: Callable[[], ImportDialog], qtbot: QtBot
) -> None:
    dialog = opened()
    assert f"Нет в справочнике: «{UNKNOWN}»" in said(dialog)
    pick(dialog, "велиж")
    session = take(dialog, qtbot)
    assert kept(session)[UNKNOWN].entries == ("velizh",)
    again = opened()
    assert "Все это уже есть в хранилище." in " ".join(said(again))
    take(again, qtbot, "&Показать отчет")
    assert kept(session)[UNKNOWN].entries == ("velizh",)


def test_a_heading_that_is_left_stands_for_nothing(opened: Callable[[], ImportDialog], qtbot: QtBot) -> None:
    assert kept(take(opened(), qtbot))[UNKNOWN].entries == ()


def test_a_name_of_another_time_is_told(opened: Callable[[], ImportDialog]) -> None:
    assert "(в этом квартале – Велижский район)" in " ".join(said(opened()))


def test_an_entry_is_added_to_the_dictionary_for_a_heading(
    opened: Callable[[], ImportDialog], qtbot: QtBot
) -> None:
    dialog = opened()
    pick(dialog, "добавить в справочник")
    entry = child(dialog, EntryDialog)
    lines = {each.accessibleName(): each for each in entry.findChildren(QLineEdit) if each.isVisible()}
    assert UNKNOWN in {line.text() for line in lines.values()}
    for name, line in lines.items():
        if not line.text() and not name.startswith(("Действует", "Примечание")):
            type_text(line, UNKNOWN)
    kind = child(entry, QComboBox, "Вид")
    kind.setFocus()
    press(kind, Qt.Key.Key_Down)
    button(entry, "Добавить").click()
    session = take(dialog, qtbot)
    (added,) = [each for each in session.dictionaries.all(Municipality) if each.full_name == UNKNOWN]
    assert kept(session)[UNKNOWN].entries == (added.id,)


def test_leaving_the_new_entry_leaves_the_heading_as_it_is(opened: Callable[[], ImportDialog]) -> None:
    dialog = opened()
    pick(dialog, "добавить в справочник")
    press(child(dialog, EntryDialog), Qt.Key.Key_Escape)
    assert child(dialog, QComboBox, CHOICE).currentText() == "Оставить как в файле"
