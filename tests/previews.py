"""The preview of files as a person sees it: what stands in it, and what is ticked."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QMainWindow,
    QPushButton,
    QTabBar,
    QTableView,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.entities import OFFICE, ReportKey, ReportKind
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection
from desktop.services.exporting import as_printed
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.import_preview import open_report
from desktop.ui.jobs import jobs_of
from desktop.ui.models.import_rows import NUMBER
from desktop.ui.session import Session
from tests.documents import QUARTER, invented_report, plain

KEY = ReportKey(ReportKind.MUNICIPAL, QUARTER, OFFICE)
NOON = datetime(2031, 3, 20, 12, tzinfo=UTC)
NAMELESS = "Отчет о международных связях"


class Preview:
    """A window on a store, and the preview that is open over it."""

    def __init__(self, session: Session, window: QMainWindow, qtbot: QtBot) -> None:
        self.session = session
        self.window = window
        self.qtbot = qtbot
        self.told: list[str] = []
        session.told.connect(self.told.append)

    def open(self, *files: Path) -> ImportDialog:
        """Open files and wait for the preview of the first."""
        open_report(self.session, self.window, files)
        return self.dialog()

    def dialog(self) -> ImportDialog:
        self.qtbot.waitUntil(lambda: self.dialogs() != [])
        return self.dialogs()[0]

    def dialogs(self) -> list[ImportDialog]:
        return [each for each in self.window.findChildren(ImportDialog) if each.isVisible()]

    def settled(self) -> None:
        """Wait until nothing runs and no preview is open."""
        self.qtbot.waitUntil(lambda: not self.dialogs() and not jobs_of(self.window).is_busy)

    def kept(self, key: ReportKey = KEY) -> PrintedReport | None:
        report_id = self.session.store.find(key)
        return plain(as_printed(self.session.store.report(report_id))) if report_id else None


def box(dialog: QWidget, name: str) -> QComboBox:
    return next(each for each in dialog.findChildren(QComboBox) if each.accessibleName() == name)


def table(dialog: QWidget) -> QTableView:
    return next(each for each in dialog.findChildren(QTableView) if each.accessibleName() == "Строки файла")


def button(dialog: QWidget, text: str) -> QPushButton:
    buttons = [each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == text]
    assert buttons, [each.text() for each in dialog.findChildren(QPushButton)]
    return buttons[0]


def click(dialog: QWidget, text: str) -> None:
    QTest.mouseClick(button(dialog, text), Qt.MouseButton.LeftButton)


def said(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def column(dialog: QWidget, number: int) -> list[str]:
    model = table(dialog).model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def details(dialog: QWidget) -> str:
    found = dialog.findChild(QTextBrowser)
    assert found is not None
    return str(found.toPlainText())


def emphasised(dialog: QWidget) -> set[str]:
    """Return the words that stand on a ground of their own in the details."""
    found = dialog.findChild(QTextBrowser)
    assert found is not None
    words, block = set(), found.document().begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if fragment.charFormat().background().style() is not Qt.BrushStyle.NoBrush:
                words.add(fragment.text())
            fragments += 1
        block = block.next()
    return words


def tabs(dialog: QWidget) -> list[str]:
    bar = dialog.findChild(QTabBar)
    assert bar is not None
    return [bar.tabText(place) for place in range(bar.count())]


def choose_tab(dialog: QWidget, name: str) -> None:
    bar = dialog.findChild(QTabBar)
    assert bar is not None
    place = next(place for place, text in enumerate(tabs(dialog)) if text.startswith(name))
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(place).center())


def with_rows(report: PrintedReport, rows: Sequence[PrintedRow]) -> PrintedReport:
    """Return the report with other rows in its first section."""
    first, *others = report.sections
    return replace(report, sections=(PrintedSection(first.heading, tuple(rows)), *others))


def mended(report: PrintedReport) -> PrintedReport:
    """Return the report with one row changed, one gone and one new, in the first section."""
    first, second, *_ = report.sections[0].rows
    changed = replace(first.texts, period="24-25 апреля 2024 года")
    new = replace(second.texts, title="Вечер поэзии «Две реки»", period="9 июня 2024 года", content="Читали")
    return with_rows(report, [PrintedRow(changed), PrintedRow(new)])


SMALL = invented_report(rows=6)  # two rows in each section


def ticks(dialog: QWidget) -> list[bool | None]:
    """Return of each row whether it is ticked, None where there is nothing to tick."""
    model = table(dialog).model()
    states = [
        model.index(row, NUMBER).data(Qt.ItemDataRole.CheckStateRole) for row in range(model.rowCount())
    ]
    return [None if state is None else state == Qt.CheckState.Checked for state in states]
