"""What people have changed by hand in a file of the program is shown before it is taken in."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMainWindow, QPushButton, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from desktop.office.docx_write import write_docx
from desktop.ui.hand_edits import HandEditsDialog
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.import_preview import open_report
from tests.documents import invented_report
from tests.made.carried import carried_report
from tests.made.edited import body_of, rows_of, set_text
from tests.ui.conftest import SessionOn, Shown

NOON = datetime(2026, 6, 20, 12, tzinfo=UTC)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "отчет.docx"
    write_docx(carried_report(), path, modified=NOON)
    return path


def opened(session_on: SessionOn, shown: Shown, qtbot: QtBot, file: Path) -> ImportDialog:
    window = shown(QMainWindow())
    open_report(session_on(invented_report()), window, [file])
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(ImportDialog)))
    return window.findChildren(ImportDialog)[0]


def edits_button(dialog: QWidget) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text().startswith("Что изменили"))


def test_edits_are_counted_and_shown_side_by_side(
    session_on: SessionOn, shown: Shown, qtbot: QtBot, file: Path
) -> None:
    with body_of(file) as root:
        rows = rows_of(root)
        set_text(rows[2], 2, "г. Гагарин")
        set_text(rows[2], 3, "7 мая 2026 года")
        rows[3].getparent().remove(rows[3])  # type: ignore[union-attr]
    dialog = opened(session_on, shown, qtbot, file)
    notes = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert "После записи программой файл изменили вручную (изменено ячеек 2, убрано строк 1)" in notes
    QTest.mouseClick(edits_button(dialog), Qt.MouseButton.LeftButton)
    (edits,) = dialog.findChildren(HandEditsDialog)
    (page,) = edits.findChildren(QTextBrowser)
    lines = [line.strip() for line in page.toPlainText().splitlines() if line.strip()]
    assert lines == [
        *("Как записала программа", "Как в файле сейчас"),
        *("№ 1", "Турнир «Ладья»"),
        *("Место", "г. Велиж", "г. Гагарин"),
        *("Сроки", "4-6 мая, июнь 2026 года", "7 мая 2026 года"),
        "Убрано мероприятие «Ярмарка «Лен»» (было № 2).",
    ]
    edits.close()
    dialog.close()


def test_a_file_that_nobody_edited_has_nothing_to_show(
    session_on: SessionOn, shown: Shown, qtbot: QtBot, file: Path
) -> None:
    dialog = opened(session_on, shown, qtbot, file)
    assert not edits_button(dialog).isVisible()
    dialog.close()
