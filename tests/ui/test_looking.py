"""Looking changes nothing: every event of a report is visited in every field, and it leaves as it came."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTableView
from pytestqt.qtbot import QtBot

from db.entities import OFFICE, ReportKind
from desktop.office.convert import read_report
from desktop.services.exporting import export_report
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.workplace import Workplace
from tests import published
from tests.documents import invented_report, plain, write_docx_of_all_kinds
from tests.keys import press
from tests.published import needs_published
from tests.ui.conftest import Shown
from tests.windows import button, child, chosen, is_ready

FIELDS = {"Наименование", "Место", "Сроки", "Цель, содержание и результат", "Участники"}

Look = Callable[[Path], None]


@pytest.fixture
def opened(workplace: Workplace, shown: Shown, qtbot: QtBot) -> Callable[[Path], MainWindow]:
    """Opens the window with a file, whose preview is accepted."""

    def open_file(source: Path) -> MainWindow:
        workplace.settings.change(author=OFFICE)
        window = shown(MainWindow(workplace, [source]))
        qtbot.waitUntil(lambda: window.findChild(ImportDialog) is not None, timeout=20_000)
        preview = window.findChild(ImportDialog)
        assert preview is not None
        button(preview, "&Принять").click()
        qtbot.waitUntil(lambda: is_ready(window) and window.events_listed() > 0, timeout=20_000)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    return open_file


@pytest.fixture
def look(opened: Callable[[Path], MainWindow], workplace: Workplace, tmp_path: Path) -> Look:
    """Opens a file, looks at all of it, closes the window, and compares what is exported then."""

    def look_and_compare(source: Path) -> None:
        window = opened(source)
        visit_all(window)
        window.close()
        with workplace.open_store(True) as store:
            (summary,) = store.reports()
            assert len(store.actions()) == 1
            target = tmp_path / "out.docx"
            export_report(store, workplace.dictionaries, summary.key, target, workplace.clock())
        assert plain(read_report(target)) == plain(read_report(source))

    return look_and_compare


def visit_all(window: MainWindow) -> None:
    """Scroll through the list, then go from event to event and through all fields of each."""
    table = child(window, QTableView)
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    QApplication.processEvents()
    visited = set()
    press(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for _ in range(window.events_listed()):
        visited.add(chosen(window))
        assert visit_fields(window) == FIELDS
        press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(visited) == window.events_listed()


def visit_fields(window: MainWindow) -> set[str]:
    """Go through the fields by the tabulator and return the names of those that had the focus."""
    child(window, QPlainTextEdit, "Наименование").setFocus()
    names = set()
    while isinstance(field := QApplication.focusWidget(), QPlainTextEdit):
        names.add(field.accessibleName())
        press(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        press(field, Qt.Key.Key_Tab)
        QApplication.processEvents()
    return names


@needs_published
@pytest.mark.parametrize("source", published.variants(".docx"), ids=lambda path: path.name)
def test_a_published_report_leaves_as_it_came(source: Path, look: Look) -> None:
    look(source)


@pytest.mark.parametrize("kind", ReportKind)
def test_an_invented_report_leaves_as_it_came(kind: ReportKind, look: Look, tmp_path: Path) -> None:
    look(write_docx_of_all_kinds(invented_report(kind), tmp_path / "report.docx"))
