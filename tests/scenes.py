"""All that the real window can show: each scene is opened as a person opens it, and closed again."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtCore import QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QTableView, QTabWidget, QWidget
from shiboken6 import isValid

from db.entities import Field, ReportKind
from desktop.report.checks.finding import Severity
from desktop.ui.event_form import EventForm
from desktop.ui.explain_dialog import ExplainDialog
from desktop.ui.findings_panel import FindingList
from desktop.ui.help_window import HelpWindow
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.main_window import MainWindow
from desktop.ui.mend_dialog import MendDialog
from desktop.ui.models.finding_rows import FINDING, MEND_ALL, OFFER
from desktop.ui.search_view import HitList
from desktop.ui.sending_dialog import SendingDialog
from desktop.ui.widgets.calendar import Calendar
from desktop.ui.widgets.partner_search import PartnerSearch
from desktop.ui.widgets.signed_entry import SignedEntry
from desktop.ui.widgets.wide_editor import WideEditor
from tests.documents import invented_report, write_docx_by_hand
from tests.keys import press, type_text
from tests.windows import action, button, child, wait_until

W = TypeVar("W", bound=QWidget)
Open = Callable[[MainWindow], QWidget]

KEY = Qt.Key
ALT, CTRL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
ROWS = "1\tВечер вальса\tг. Велиж\t3 мая 2026 года\tТанцы\tГости\r\n2\tБал\tг. Орша\t4 мая 2026 года\t\t\r\n"


def in_front(window: MainWindow) -> MainWindow:
    """Put the window before all others, as it is for a person."""
    window.activateWindow()
    wait_until(window.isActiveWindow)
    return window


def seen(window: QWidget, kind: type[W]) -> W:
    """Wait for a widget and return it."""
    wait_until(lambda: any(each.isVisible() for each in window.findChildren(kind)))
    return child(window, kind)


def by_keys(key: Qt.Key, modifiers: Qt.KeyboardModifier) -> Open:
    """Open a dialog by keys."""

    def opened(window: MainWindow) -> QWidget:
        press(window, key, modifiers)
        return seen(window, QDialog)

    return opened


def by_menu(text: str, kind: type[QDialog] = QDialog) -> Open:
    """Open a dialog by its entry in the menus; `kind` tells it from the progress shown before it."""

    def opened(window: MainWindow) -> QWidget:
        action(window, text).trigger()
        return seen(window, kind)

    return opened


def the_window(window: MainWindow) -> QWidget:
    """The window with an event in its form."""
    table = child(window, QTableView)
    table.setFocus()
    press(table, KEY.Key_Home)
    return window


def in_field(field: Field, key: Qt.Key, modifiers: Qt.KeyboardModifier, kind: type[QWidget]) -> Open:
    """Open what keys open in a field."""

    def opened(window: MainWindow) -> QWidget:
        form = child(window, EventForm)
        form.focus_field(field)
        press(form.fields[field].editor, key, modifiers)
        return seen(window, kind)

    return opened


def by_button(name: str, kind: type[QWidget]) -> Open:
    """Open what a button of the form opens, by the space bar."""

    def opened(window: MainWindow) -> QWidget:
        pressed = button(window, name)
        pressed.setFocus()
        press(pressed, KEY.Key_Space)
        return seen(window, kind)

    return opened


def the_search(window: MainWindow) -> QWidget:
    """What was found in all reports, in place of the columns."""
    press(window, KEY.Key_F, CTRL)
    field = QApplication.focusWidget()
    assert field
    type_text(field, "выставка")
    found = seen(window, HitList)
    wait_until(lambda: bool(found.model().rowCount()))
    return window


def the_pasted_rows(window: MainWindow) -> QWidget:
    """Rows of a table from the clipboard before they become events."""
    copied = QMimeData()
    copied.setText(ROWS)
    QGuiApplication.clipboard().setMimeData(copied)
    press(window, KEY.Key_V, CTRL | SHIFT)
    return seen(window, ImportDialog)


def the_import(file: Path) -> Open:
    """The preview of a file that is dropped on the window."""

    def opened(window: MainWindow) -> QWidget:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(file))])
        given = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(window, QDragEnterEvent(QPoint(5, 5), *given))
        QApplication.sendEvent(window, QDropEvent(QPointF(5, 5), *given))
        return seen(window, ImportDialog)

    return opened


def the_help(window: MainWindow) -> QWidget:
    """The help with the card of keys."""
    press(window, KEY.Key_F1)
    return seen(window, HelpWindow)


def the_bin(window: MainWindow) -> QWidget:
    """The bin with an event in it."""
    press(the_window(window), KEY.Key_Delete, CTRL)
    return by_menu("Корзина…")(window)


def the_imported(window: MainWindow) -> QWidget:
    """The preview of a report for a quarter that is not kept yet."""
    with TemporaryDirectory() as folder:
        return the_import(
            write_docx_by_hand(invented_report(ReportKind.EXECUTIVE), Path(folder) / "Отчет.docx")
        )(window)


def the_mending(window: MainWindow) -> QWidget:
    """What would be mended at once: breaks in the middle of sentences."""
    press(window, KEY.Key_F8)
    choose_finding(window, lambda line: bool(line.data(OFFER) == MEND_ALL))
    press(window, KEY.Key_F9, SHIFT)
    return seen(window, MendDialog)


def the_explaining(window: MainWindow) -> QWidget:
    """What an author answers to a finding: a place abroad whose country is not named."""
    the_window(window)
    form = child(window, EventForm)
    form.focus_field(Field.PLACE)
    place = form.fields[Field.PLACE].editor
    press(place, KEY.Key_A, CTRL)
    type_text(place, "г. Орша")
    the_window(window)
    choose_finding(window, lambda line: line.data(FINDING).severity is Severity.EXPLAIN)
    press(window, KEY.Key_F9, CTRL)
    return seen(window, ExplainDialog)


def choose_finding(window: MainWindow, is_wanted: Callable[[QModelIndex], bool]) -> None:
    """Choose a line of the panel as soon as it is there."""
    found = window.findChildren(FindingList)[0]

    def wanted() -> list[QModelIndex]:
        rows = (found.model().index(row, 0) for row in range(found.model().rowCount()))
        return [row for row in rows if is_wanted(row)]

    wait_until(lambda: bool(wanted()))
    found.setCurrentIndex(wanted()[0])


def the_rules(window: MainWindow) -> QWidget:
    """The rules among the settings of the office."""
    dialog = by_menu("Настройки управления…")(window)
    child(dialog, QTabWidget).setCurrentIndex(1)
    return dialog


SCENES: dict[str, Open] = {
    "the window": the_window,
    "search": the_search,
    "copying": by_keys(KEY.Key_D, CTRL | SHIFT),
    "replacing": by_keys(KEY.Key_H, CTRL),
    "mending": the_mending,
    "print preview": by_keys(KEY.Key_P, CTRL),
    "calendar": in_field(Field.PERIOD, KEY.Key_Down, ALT, Calendar),
    "wide editor": in_field(Field.CONTENT, KEY.Key_Space, CTRL, WideEditor),
    "partner search": by_button("+ Партнер", PartnerSearch),
    "signed document": by_button("+ Документ", SignedEntry),
    "pasted rows": the_pasted_rows,
    "import": the_imported,
    "log of receptions": by_menu("Журнал приема…"),
    "last quarter's report": by_menu("Взять из прошлого отчета…"),
    "another section": by_menu("Переместить в раздел…"),
    "help": the_help,
    "author": by_menu("Кто здесь работает…"),
    "backups": by_menu("Резервные копии…"),
    "transfer": by_menu("Перенести на другой компьютер…"),
    "bin": the_bin,
    "sending": by_menu("Подготовить к отправке…", SendingDialog),
    "sent": by_menu("Что было подготовлено…"),
    "section": by_menu("Добавить раздел…"),
    "dictionaries": by_menu("Справочники…"),
    "settings of the office": by_menu("Настройки управления…"),
    "rules": the_rules,
    "new version": by_menu("Новая версия…"),
    "about": by_menu("О программе"),
    "explaining": the_explaining,  # the last one: it changes a place
}


def leave(root: QWidget, window: MainWindow) -> None:
    """Close a scene by Esc and go back to the window as it was."""
    if root is not window and isValid(root):
        press(root, KEY.Key_Escape)
        wait_until(lambda: QApplication.activePopupWidget() is None)
    press(window, KEY.Key_F, CTRL)
    if field := QApplication.focusWidget():
        press(field, KEY.Key_Escape)
    in_front(window)
