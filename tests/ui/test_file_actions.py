"""An empty form from the menu of the real window, and a comparison of two reports."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTextBrowser, QTreeWidget
from pytestqt.qtbot import QtBot

from db.entities import Texts
from desktop.office.convert import read_report
from desktop.office.docx_write import write_docx
from desktop.office.report_json import write_json
from desktop.report.printed import Identity, PrintedRow, Unread, without_data
from desktop.services.exporting import as_printed
from desktop.ui.diff_dialog import DiffDialog
from desktop.ui.error_dialog import ErrorBox
from desktop.ui.file_actions import FileActions
from desktop.ui.main_window import MainWindow
from desktop.ui.message import Message
from desktop.ui.session import Session
from tests.dictionaries import shipped
from tests.keys import press
from tests.ui.conftest import WindowOn
from tests.windows import action, button, child, said
from tests.workplaces import SAMPLE


@pytest.fixture
def window(window_on: WindowOn) -> MainWindow:
    return window_on(SAMPLE)


def actions_of(window: MainWindow) -> FileActions:
    (found,) = window.findChildren(FileActions)
    return found


def test_a_report_for_publication_has_a_name_of_its_own_and_no_sender(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    actions_of(window).choose_published = lambda parent, name: tmp_path / name.name
    action(window, "Выгрузить для публикации…").trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(Message)))
    (box,) = window.findChildren(Message)
    (file,) = tmp_path.glob("*(для публикации).docx")
    read = read_report(file)
    assert not read.carried.is_believed
    assert (any(read.rows()), any(row.id for row in read.rows())) == (True, False)
    with ZipFile(file) as package:
        assert b"<dc:creator></dc:creator>" in package.read("docProps/core.xml")
    box.close()


def test_an_empty_form_of_the_report_is_saved(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    proposed: list[Path] = []

    def choose(parent: object, name: Path) -> Path:
        proposed.append(name)
        return tmp_path / name.name

    actions_of(window).choose_form = choose
    action(window, "Сохранить пустой бланк…").trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(Message)))
    (box,) = window.findChildren(Message)
    (name,) = proposed
    assert name.name.startswith("Бланк – Сводный отчет муниципальных образований")
    assert box.text.startswith(f"Файл записан: «{name.name}»")
    assert not any(read_report(tmp_path / name.name).rows())
    box.close()


def differing(window: MainWindow, folder: Path) -> Path:
    """Return a file of the report that is shown, edited by hand."""
    report = session_of(window).report
    assert report is not None
    printed = without_data(as_printed(report))
    first, *others = printed.sections
    row = first.rows[0]
    changed = replace(row, texts=replace(row.texts, place="г. Полевск"))
    added = PrintedRow(Texts("Слет туристов", "г. Полевск", "6 мая 2026 года", "Поход", "11 человек"))
    sections = (replace(first, rows=(changed, *first.rows[1:-1], added)), *others)
    target = folder / "правка.docx"
    write_docx(replace(printed, sections=sections), target, modified=datetime(2026, 6, 1, tzinfo=UTC))
    return target


def session_of(window: MainWindow) -> Session:
    (drop,) = window.findChildren(FileActions)
    return drop._session


def compared(window: MainWindow, source: Path, qtbot: QtBot) -> DiffDialog:
    actions_of(window).choose_other = lambda parent, folder: source
    action(window, "Сравнить с файлом…").trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(DiffDialog)))
    return child(window, DiffDialog)


def test_a_file_is_compared_with_the_report(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = compared(window, differing(window, tmp_path), qtbot)
    tree, page = child(dialog, QTreeWidget), child(dialog, QTextBrowser)
    lines = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    assert [line.text(2) for line in lines if line] == ["место", "есть только в файле", "в файле нет"]
    assert "Добавлено 1, убрано 1, изменено 1" in " ".join(said(dialog))
    assert "г. Полевск" in page.toPlainText()
    assert tree.hasFocus()
    press(tree, Qt.Key.Key_Down)
    assert "Слет туристов" in page.toPlainText()
    assert not button(dialog, "&Показать в отчете").isEnabled()
    dialog.close()


def test_enter_on_a_difference_leads_to_its_event(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    session = session_of(window)
    assert session.report is not None
    first, *_, last = session.report.events
    session.choose(last.id)
    dialog = compared(window, differing(window, tmp_path), qtbot)
    press(child(dialog, QTreeWidget), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.findChildren(DiffDialog))
    assert session.chosen is not None
    assert session.chosen.id == first.id


def test_where_nothing_differs_it_is_said(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    report = session_of(window).report
    assert report is not None
    target = tmp_path / "такой же.docx"
    write_docx(without_data(as_printed(report)), target, modified=datetime(2026, 6, 1, tzinfo=UTC))
    dialog = compared(window, target, qtbot)
    assert "Отличий нет: файл и отчет совпадают до последнего слова." in said(dialog)
    assert not any(tree.isVisible() for tree in dialog.findChildren(QTreeWidget))
    press(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(DiffDialog))


def test_what_was_not_compared_is_told(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    report = session_of(window).report
    assert report is not None
    aside = Unread("абзац 9", "Исполнитель: <b>Лукина</b>")
    printed = replace(without_data(as_printed(report)), unread=(aside,) * 5)
    write_json(printed, tmp_path / "с примечанием.json", Identity(), shipped())
    dialog = compared(window, tmp_path / "с примечанием.json", qtbot)
    assert "«Исполнитель: <b>Лукина</b>» и еще 2." in " ".join(said(dialog))
    dialog.close()


def test_a_file_that_is_no_report_is_told(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    source = tmp_path / "письмо.docx"
    source.write_text("не документ")
    actions_of(window).choose_other = lambda parent, folder: source
    action(window, "Сравнить с файлом…").trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(ErrorBox)))
    box = child(window, ErrorBox)
    assert "«письмо.docx»" in box.text
    box.close()
