"""What the tests of the window share. Keys are pressed by tests.keys, reports kept by tests.workplaces."""

import gc
import weakref
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Protocol, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QtMsgType
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.logging import Record
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from db.entities import OFFICE
from desktop.report.printed import PrintedReport
from desktop.ui.application import application
from desktop.ui.jobs import Jobs
from desktop.ui.main_window import MainWindow
from desktop.ui.session import Session
from desktop.ui.workplace import Workplace
from tests.documents import write_docx_by_hand
from tests.made.invented import invented_report
from tests.previews import Preview
from tests.windows import is_ready, wait_until
from tests.workplaces import SAMPLE, SAMPLE_QUARTER, keep_reports, workplace_in

W = TypeVar("W", bound=QWidget)

_HARMLESS = (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg)
_NO_SCREEN = "This plugin does not support "  # said of windows and menus that are drawn into memory


class QtLog(Protocol):
    """What Qt has said since the test began."""

    @property
    def records(self) -> list[Record]: ...


class SessionOn(Protocol):
    """Opens a session on a store that holds these reports, and shows the newest of them."""

    def __call__(self, *reports: Path | PrintedReport) -> Session: ...


class Shown(Protocol):
    """Shows a widget; it lives to the end of the test and is closed there as a person closes it."""

    def __call__(self, widget: W) -> W: ...


class WindowOn(Protocol):
    """Opens the real window on a store that holds these reports, and waits until it shows what is kept.

    It begins with the quarter of the sample; `author` works here, None before the first start.
    """

    def __call__(self, *reports: Path | PrintedReport, author: str | None = OFFICE) -> MainWindow: ...


class Freed(Protocol):
    """Makes, shows and closes a window, and says whether nothing is left of it."""

    def __call__(self, make: Callable[[], QWidget]) -> bool: ...


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """The application as the program makes it: Russian in every corner."""
    return application()


@pytest.fixture(autouse=True)
def no_word_from_qt(qtlog: QtLog) -> Iterator[None]:
    """Fail a test over every warning of Qt, also one that closing the windows brings out."""
    yield
    said = [record.message for record in qtlog.records if record.type not in _HARMLESS]
    assert [message for message in said if not message.startswith(_NO_SCREEN)] == []


@contextmanager
def look_kept(qapp: QApplication) -> Iterator[None]:
    """Give the application back the look that a window has changed."""
    font, palette, sheet = qapp.font(), qapp.palette(), qapp.styleSheet()
    yield
    if qapp.styleSheet() != sheet:
        qapp.setStyleSheet(sheet)
        qapp.setPalette(palette)
        qapp.setFont(font)


@pytest.fixture(autouse=True)
def own_look(qapp: QApplication) -> Iterator[None]:
    """Let no test change the look of another."""
    with look_kept(qapp):
        yield


@pytest.fixture(scope="module")
def one_window(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """The real window on the sample and an older report, for tests that only look at it."""
    workplace = workplace_in(tmp_path_factory.mktemp("window") / "Данные")
    keep_reports(workplace, SAMPLE, invented_report())
    workplace.settings.change(author=OFFICE, quarter=SAMPLE_QUARTER)
    with look_kept(qapp):
        window = MainWindow(workplace)
        window.show()
        wait_until(lambda: is_ready(window))
        window.activateWindow()
        wait_until(window.isActiveWindow)
        yield window
        window.close()
        delete(window)


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    """A workplace with no store yet: the first start."""
    return workplace_in(tmp_path / "Данные 100 %")


@pytest.fixture
def session_on(workplace: Workplace, qtbot: QtBot) -> Iterator[SessionOn]:
    """Open sessions on a real store of the workplace."""
    sessions = []

    def opened(*reports: Path | PrintedReport) -> Session:
        keep_reports(workplace, *reports)
        session = Session(workplace, workplace.open_store(False))
        sessions.append(session)
        for newest in session.store.reports()[:1]:
            session.show_report(newest.key)
        return session

    yield opened
    for session in sessions:
        session.store.close()


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    """Show widgets and windows, and keep them until the test is over."""
    widgets: list[QWidget] = []

    def show(widget: W) -> W:
        widgets.append(widget)
        with qtbot.waitExposed(widget):
            widget.show()
        return widget

    yield show
    for widget in filter(isValid, reversed(widgets)):
        if not widget.close():  # it does so when its work has ended, and lets go of the store then
            wait_until(partial(has_nothing_to_do, widget))
        delete(widget)


def has_nothing_to_do(widget: QWidget) -> bool:
    return not any(jobs.is_busy for jobs in widget.findChildren(Jobs))


@pytest.fixture
def window_on(workplace: Workplace, shown: Shown, qtbot: QtBot) -> WindowOn:
    """Open the real window; it is closed as a person closes it."""

    def opened(*reports: Path | PrintedReport, author: str | None = OFFICE) -> MainWindow:
        keep_reports(workplace, *reports)
        workplace.settings.change(author=author, quarter=SAMPLE_QUARTER)
        window = shown(MainWindow(workplace))
        qtbot.waitUntil(lambda: is_ready(window))
        return window

    return opened


@pytest.fixture
def freed(qtbot: QtBot) -> Freed:
    """Find out whether a closed window is gone, for Qt and for Python; its work may have to end first."""

    def is_freed(make: Callable[[], QWidget]) -> bool:
        window = make()
        trace = weakref.ref(window)
        window.show()
        QCoreApplication.processEvents()
        window.close()
        delete(window)
        qtbot.waitUntil(lambda: not isValid(trace()))
        del window
        gc.collect()
        return trace() is None

    return is_freed


def delete(widget: QWidget) -> None:
    """Delete a widget now, where closing it did not; Qt else waits for the next turn of its loop."""
    if isValid(widget) and not widget.testAttribute(Qt.WidgetAttribute.WA_DeleteOnClose):
        widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def preview_on(session_on: SessionOn, shown: Shown, qtbot: QtBot) -> Callable[..., Preview]:
    """Give a window over a store with reports, in which files can be opened."""

    def made(*reports: PrintedReport) -> Preview:
        return Preview(session_on(*reports), shown(QMainWindow()), qtbot)

    return made


@pytest.fixture
def file(tmp_path: Path) -> Callable[[PrintedReport], Path]:
    """Write a report as hands type it."""
    names = iter(f"Отчет {number}.docx" for number in range(1, 99))
    return lambda report: write_docx_by_hand(report, tmp_path / next(names))
