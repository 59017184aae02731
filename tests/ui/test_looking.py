"""Looking changes nothing: every event of a report is visited in every field, and it leaves as it came.

Typing aids and spelling are on. What can be opened in a field is opened and left by Esc.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableView
from pytestqt.qtbot import QtBot

from db.entities import OFFICE, ReportKind
from desktop.office.convert import read_report
from desktop.report.printed import PrintedReport
from desktop.services.exporting import export_report
from desktop.ui.event_form import EventForm
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.workplace import Workplace
from tests import published
from tests.documents import invented_report, plain, write_docx_of_all_kinds
from tests.keys import Keyboard, press
from tests.published import needs_published
from tests.ui.conftest import Shown
from tests.windows import button, child, chosen, is_ready

#: What is pressed in a field: all that can be opened there is opened, and left without a change.
LONG = "<Ctrl+End><Ctrl+Space><Escape>"
FIELDS = {
    "Наименование": LONG,
    "Место": "<Ctrl+End><Escape>",
    "Сроки": "<Ctrl+End><Alt+Down><Right><Escape><Escape>",
    "Цель, содержание и результат": LONG,
    "Участники": LONG,
    "Добавить: партнер": "<Space><Escape>",
    "Количество участников": "<End><Home>",
    "Добавить: документ": "<Space><Tab><Escape>",
}
EVERY = 3  # event all is opened in; every field is visited in all of them

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
            assert len(store.actions()) == 1
        assert plain(exported(workplace, tmp_path)) == plain(read_report(source))

    return look_and_compare


def exported(workplace: Workplace, folder: Path) -> PrintedReport:
    """Return the one report that is kept as it leaves in a file."""
    with workplace.open_store(True) as store:
        (summary,) = store.reports()
        export_report(store, workplace.dictionaries, summary.key, folder / "out.docx", workplace.clock())
    return read_report(folder / "out.docx")


def visit_all(window: MainWindow) -> None:
    """Scroll through the list, then go from event to event and through all fields of each."""
    table = child(window, QTableView)
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    QApplication.processEvents()
    visited = set()
    press(table, Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    for row in range(window.events_listed()):
        visited.add(chosen(window))
        opened = {} if row % EVERY else FIELDS
        assert visit_fields(window, opened) >= FIELDS.keys()
        press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(visited) == window.events_listed()


def visit_fields(window: MainWindow, scripts: Mapping[str, str]) -> set[str]:
    """Go through the form by the tabulator and return the names of what had the focus in it."""
    form, keyboard, names = child(window, EventForm), Keyboard(window), set()
    form.focus_title()
    while (field := QApplication.focusWidget()) and form.isAncestorOf(field):
        names.add(field.accessibleName())
        keyboard.follow(scripts.get(field.accessibleName(), "<Ctrl+End>"))
        keyboard.press("Tab")
    return names


@needs_published
@pytest.mark.parametrize("source", published.variants(".docx"), ids=lambda path: path.name)
def test_a_published_report_leaves_as_it_came(source: Path, look: Look) -> None:
    look(source)


@pytest.mark.parametrize("kind", ReportKind)
def test_an_invented_report_leaves_as_it_came(kind: ReportKind, look: Look, tmp_path: Path) -> None:
    look(write_docx_of_all_kinds(invented_report(kind), tmp_path / "report.docx"))


def test_what_is_typed_refused_and_taken_back_leaves_a_report_as_it_came(
    opened: Callable[[Path], MainWindow], workplace: Workplace, tmp_path: Path
) -> None:
    source = write_docx_of_all_kinds(invented_report(ReportKind.MUNICIPAL), tmp_path / "report.docx")
    window = opened(source)
    for _ in range(window.events_listed()):
        visit_fields(window, dict.fromkeys(FIELDS, "<Ctrl+End>;вит<Escape>" + 4 * "<Backspace>"))
        press(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window.close()
    assert plain(exported(workplace, tmp_path)) == plain(read_report(source))
