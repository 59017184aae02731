"""The main window as a person sees it: what stands in it, and what can be pressed."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QLabel, QTableView, QWidget

from desktop.ui.empty_states import OPENING
from desktop.ui.main_window import MainWindow

W = TypeVar("W", bound=QWidget)


def is_ready(window: MainWindow) -> bool:
    """Whether the window has stopped waiting for the store."""
    return OPENING.heading not in said(window)


def wait_until(is_so: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    patience = QDeadlineTimer(20_000)
    while not is_so():
        assert not patience.hasExpired(), "waited in vain"
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)


def said(window: QWidget) -> list[str]:
    """Return all that stands in labels now."""
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible() and label.text()]


def child(window: QWidget, kind: type[W], name: str = "") -> W:
    """Return the one widget of a kind, or the one with an accessible name, that can be seen."""
    found = [
        each
        for each in window.findChildren(kind)
        if each.isVisible() and (not name or each.accessibleName() == name)
    ]
    assert len(found) == 1, f"{len(found)} of {kind.__name__} «{name}»"
    return found[0]


def button(window: QWidget, text: str) -> QAbstractButton:
    """Return the button with a text, or the one without that has it for a name."""
    buttons = window.findChildren(QAbstractButton)
    found = [each for each in buttons if each.isVisible() and (each.text() or each.accessibleName()) == text]
    assert len(found) == 1, f"{len(found)} buttons «{text}»"
    return found[0]


def listed(window: QWidget) -> list[str]:
    """Return the rows of the list of events: headings, and titles after their numbers."""
    model = child(window, QTableView).model()
    cells = [[model.index(row, column).data() for column in (0, 1)] for row in range(model.rowCount())]
    return [" ".join(filter(None, row)) for row in cells]


def chosen(window: QWidget) -> str:
    """Return the row of the list that is marked as chosen, "" where none is."""
    table = child(window, QTableView)
    rows = {index.row() for index in table.selectionModel().selectedIndexes()}
    return listed(window)[rows.pop()] if rows else ""


def action(window: MainWindow, text: str) -> QAction:
    """Return the action of the menus with a text."""
    found = [
        each
        for menu in window.menuBar().actions()
        for each in (menu.menu().actions() if menu.menu() else [])  # type: ignore[attr-defined]
        if each.text() == text
    ]
    assert len(found) == 1, f"{len(found)} actions «{text}»"
    result: QAction = found[0]
    return result
