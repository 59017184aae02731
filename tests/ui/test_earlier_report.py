"""Events of last quarter's report are taken over as they are, from the store or from a file."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QMainWindow, QTextEdit
from pytestqt.qtbot import QtBot

from db.entities import OFFICE, Quarter, ReportKey, ReportKind, Texts
from desktop.report.printed import PrintedReport
from desktop.report.titles import title
from desktop.ui.copy_dialog import CopyDialog, Look
from desktop.ui.earlier_list import EarlierList
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.session import Session
from tests.dictionaries import shipped
from tests.documents import write_docx_by_hand
from tests.keys import press
from tests.received import CHESS, RUDNYA, VELIZH, section
from tests.ui.conftest import SessionOn, Shown
from tests.windows import button, child

KEY = ReportKey(ReportKind.MUNICIPAL, Quarter(2026, 2), OFFICE)
BEFORE = replace(KEY, quarter=Quarter(2026, 1))
LONG = Texts("Выставка «Лен»", "г. Рудня", "20 марта – 20 мая 2026 года", "Ткани", "50 человек")
OVER = Texts("X вечер поэзии", "г. Рудня", "5 февраля 2026 года", "Стихи", "20 человек")
EARLIER = PrintedReport(title(BEFORE, shipped()), (section(VELIZH, CHESS), section(RUDNYA, LONG, OVER)))
NOW = PrintedReport(title(KEY, shipped()), (section(VELIZH, CHESS), section(RUDNYA)))


@pytest.fixture
def open_on(session_on: SessionOn, shown: Shown) -> Callable[..., CopyDialog]:
    """Open the dialog over a store with reports; the file that is asked for may be named."""

    def opened(*reports: PrintedReport, file: Path | None = None) -> CopyDialog:
        session, window = session_on(*reports), shown(QMainWindow())
        session.show_report(KEY)
        dialog = CopyDialog(session, KEY, window, Look.LAST_QUARTER, lambda _parent, _folder: file)
        dialog.open()
        return dialog

    return opened


def lines(dialog: CopyDialog) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return headings, each with the titles under it and what is said of them."""
    tree = child(dialog, EarlierList)
    found = []
    for row in range(tree.topLevelItemCount()):
        heading = tree.topLevelItem(row)
        assert heading
        under = [heading.child(place) for place in range(heading.childCount())]
        found.append((heading.text(0), [(each.text(0), each.text(3)) for each in under]))
    return found


def texts(session: Session) -> list[Texts]:
    return [event.texts for event in session.report.events] if session.report else []


def test_last_quarters_report_stands_by_sections_with_what_goes_on(
    open_on: Callable[..., CopyDialog],
) -> None:
    dialog = open_on(EARLIER, NOW)
    assert child(dialog, QComboBox, "Квартал").currentText() == "I квартал 2026 года"
    assert lines(dialog) == [
        (VELIZH, [(CHESS.title, "уже в отчете")]),
        (RUDNYA, [(LONG.title, "идет и в этом квартале"), (OVER.title, "")]),
    ]


def test_a_section_is_taken_over_as_it_is_by_one_tick(open_on: Callable[..., CopyDialog]) -> None:
    dialog = open_on(EARLIER, NOW)
    session, tree = dialog._session, child(dialog, EarlierList)
    heading = tree.topLevelItem(1)
    assert heading
    tree.setCurrentItem(heading)
    tree.setFocus()
    press(tree, Qt.Key.Key_Space)
    told: list[str] = []
    session.told.connect(told.append)
    button(dialog, "Взять в отчет (2)").click()
    assert texts(session) == [CHESS, LONG, OVER]
    assert told[-1].startswith("Взято в отчет: 2 мероприятия, проверьте сроки.")
    event = session.report.events[1] if session.report else None
    assert event
    note = session.copied_from(event)
    assert note
    assert [mark.after for mark in note.marks] == [LONG.period]
    session.undo()
    assert texts(session) == [CHESS]


def test_the_period_is_shown_as_it_would_be_taken_over(open_on: Callable[..., CopyDialog]) -> None:
    dialog = open_on(EARLIER, NOW)
    tree = child(dialog, EarlierList)
    heading = tree.topLevelItem(1)
    assert heading
    tree.setCurrentItem(heading.child(0))
    assert f"Сроки: {LONG.period}" in child(dialog, QTextEdit).toPlainText()


def test_a_file_serves_as_last_quarters_report_and_is_kept_if_one_wants(
    open_on: Callable[..., CopyDialog], tmp_path: Path, qtbot: QtBot
) -> None:
    file = write_docx_by_hand(EARLIER, tmp_path / "Прошлый отчет.docx")
    dialog = open_on(NOW, file=file)
    session, window = dialog._session, dialog.parentWidget()
    assert window
    button(dialog, "Из файла…").click()
    qtbot.waitUntil(lambda: len(lines(dialog)) == 2)
    assert child(dialog, QComboBox, "Квартал").currentText() == "Файл «Прошлый отчет.docx»"
    tree = child(dialog, EarlierList)
    heading = tree.topLevelItem(1)
    assert heading
    box = tree.visualItemRect(heading.child(1))
    place = QPoint(box.left() + box.height() // 2, box.center().y())
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    child(dialog, QCheckBox).click()
    button(dialog, "Взять в отчет (1)").click()
    assert texts(session) == [CHESS, OVER]
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(ImportDialog)))
    wizard = next(each for each in window.findChildren(ImportDialog) if each.isVisible())
    button(wizard, "&Принять").click()
    qtbot.waitUntil(lambda: session.store.find(BEFORE) is not None)
