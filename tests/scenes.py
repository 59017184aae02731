"""All that the real window can show: each scene is opened as a person opens it, and closed again."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QTableView, QWidget
from pytestqt.qtbot import QtBot

from db.entities import Field
from desktop.ui.event_form import EventForm
from desktop.ui.help_window import HelpWindow
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.search_view import HitList
from desktop.ui.widgets.calendar import Calendar
from desktop.ui.widgets.partner_search import PartnerSearch
from desktop.ui.widgets.signed_entry import SignedEntry
from desktop.ui.widgets.wide_editor import WideEditor
from desktop.ui.workspace import Workspace
from tests.keys import press, type_text
from tests.windows import action, button, child

W = TypeVar("W", bound=QWidget)
Open = Callable[[MainWindow, QtBot], QWidget]

KEY = Qt.Key
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
ROWS = "1\tВечер вальса\tг. Велиж\t3 мая 2026 года\tТанцы\tГости\r\n2\tБал\tг. Орша\t4 мая 2026 года\t\t\r\n"


def in_front(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """Put the window before all others, as it is for a person."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def seen(window: QWidget, kind: type[W], qtbot: QtBot) -> W:
    """Wait for a widget and return it."""
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(kind)), timeout=20_000)
    return child(window, kind)


def by_keys(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Open:
    """Open a dialog by keys."""

    def opened(window: MainWindow, qtbot: QtBot) -> QWidget:
        press(window, key, modifiers)
        return seen(window, QDialog, qtbot)

    return opened


def by_menu(text: str) -> Open:
    """Open a dialog by its entry in the menus."""

    def opened(window: MainWindow, qtbot: QtBot) -> QWidget:
        action(window, text).trigger()
        return seen(window, QDialog, qtbot)

    return opened


def the_window(window: MainWindow, qtbot: QtBot) -> QWidget:
    """The window with an event in its form."""
    table = child(window, QTableView)
    table.setFocus()
    press(table, KEY.Key_Home)
    return window


def in_field(field: Field, key: Qt.Key, modifiers: Qt.KeyboardModifier, kind: type[QWidget]) -> Open:
    """Open what keys open in a field."""

    def opened(window: MainWindow, qtbot: QtBot) -> QWidget:
        form = child(window, EventForm)
        form.focus_field(field)
        press(form.fields[field].editor, key, modifiers)
        return seen(window, kind, qtbot)

    return opened


def by_button(name: str, kind: type[QWidget]) -> Open:
    """Open what a button of the form opens, by the space bar."""

    def opened(window: MainWindow, qtbot: QtBot) -> QWidget:
        pressed = button(window, name)
        pressed.setFocus()
        press(pressed, KEY.Key_Space)
        return seen(window, kind, qtbot)

    return opened


def the_search(window: MainWindow, qtbot: QtBot) -> QWidget:
    """What was found in all reports, in place of the columns."""
    press(window, KEY.Key_F, CTRL)
    field = QApplication.focusWidget()
    assert field
    type_text(field, "выставка")
    found = seen(window, HitList, qtbot)
    qtbot.waitUntil(lambda: bool(found.model().rowCount()), timeout=20_000)
    return window


def the_pasted_rows(window: MainWindow, qtbot: QtBot) -> QWidget:
    """Rows of a table from the clipboard before they become events."""
    copied = QMimeData()
    copied.setText(ROWS)
    QGuiApplication.clipboard().setMimeData(copied)
    press(window, KEY.Key_V, CTRL | SHIFT)
    return seen(window, ImportDialog, qtbot)


def the_import(file: Path) -> Open:
    """The preview of a file that is dropped on the window."""

    def opened(window: MainWindow, qtbot: QtBot) -> QWidget:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        drop = QDropEvent(
            QPointF(5, 5),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(child(window, Workspace), drop)
        return seen(window, ImportDialog, qtbot)

    return opened


def the_help(window: MainWindow, qtbot: QtBot) -> QWidget:
    """The help with the card of keys."""
    press(window, KEY.Key_F1)
    return seen(window, HelpWindow, qtbot)


SCENES: dict[str, Open] = {
    "the window": the_window,
    "search": the_search,
    "copying": by_keys(KEY.Key_D, CTRL | SHIFT),
    "replacing": by_keys(KEY.Key_H, CTRL),
    "print preview": by_keys(KEY.Key_P, CTRL),
    "calendar": in_field(Field.PERIOD, KEY.Key_Down, ALT, Calendar),
    "wide editor": in_field(Field.CONTENT, KEY.Key_Space, CTRL, WideEditor),
    "partner search": by_button("+ Партнер", PartnerSearch),
    "signed document": by_button("+ Документ", SignedEntry),
    "pasted rows": the_pasted_rows,
    "help": the_help,
    "author": by_menu("Кто здесь работает…"),
    "backups": by_menu("Резервные копии…"),
    "transfer": by_menu("Перенести на другой компьютер…"),
    "bin": by_menu("Корзина…"),
    "section": by_menu("Добавить раздел…"),
    "about": by_menu("О программе"),
}


def leave(root: QWidget, window: MainWindow, qtbot: QtBot) -> None:
    """Close a scene by Esc and go back to the window as it was."""
    if root is not window:
        press(root, KEY.Key_Escape)
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    press(window, KEY.Key_F, CTRL)
    if field := QApplication.focusWidget():
        press(field, KEY.Key_Escape)
    in_front(window, qtbot)
