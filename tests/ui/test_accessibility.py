"""The window and all its dialogs for those who hear it or have no mouse: names, roles, labels, Tab."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextBrowser,
    QWidget,
)

from db.errors import AppError
from desktop.ui.error_dialog import show_error
from desktop.ui.event_form import EventForm
from desktop.ui.first_start import AuthorPage
from desktop.ui.help_pages import CARD
from desktop.ui.help_topics import topic_at
from desktop.ui.help_window import HelpWindow
from desktop.ui.main_window import MainWindow
from desktop.ui.store_problem import page_for
from desktop.ui.widgets.page_view import PageView
from tests.dictionaries import shipped
from tests.keys import press
from tests.scenes import SCENES, in_front, leave
from tests.ui.conftest import Shown
from tests.windows import child
from tests.workplaces import SAMPLE

ROLE = QAccessible.Role
PAINTED = (QScrollArea, PageView)  # what they show is in their descriptions: Qt has no role for it
MOST = 200  # presses


@pytest.fixture(params=SCENES, scope="module")
def scene(request: pytest.FixtureRequest, one_window: MainWindow) -> Iterator[QWidget]:
    root = SCENES[request.param](in_front(one_window))
    QApplication.processEvents()
    yield root
    leave(root, one_window)


def controls(root: QWidget) -> list[QWidget]:
    """Return what can be seen and can take the keys."""
    within = [
        each for each in root.findChildren(QWidget) if each.window() is root.window() and each.isVisible()
    ]
    return [
        each
        for each in within
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled() and not each.focusProxy()
    ]


def is_stop(control: QWidget) -> bool:
    """Whether Tab stops at a control; of several of which one is chosen it stops at that one."""
    is_choice = isinstance(control, QAbstractButton) and control.isCheckable() and control.group()
    return not is_choice or control.isChecked()  # type: ignore[attr-defined]


def by_tab() -> list[QWidget]:
    """Return where Tab stops until it comes back to where it was; each stop is in sight."""
    stops: list[QWidget] = []
    for _ in range(MOST):
        stop = QApplication.focusWidget()
        assert stop, f"nothing has the keys after {name(stops[-1]) if stops else 'opening'}"
        if stops and stop is stops[0]:
            break
        assert not stop.visibleRegion().isEmpty(), f"«{name(stop)}» has the keys and is not seen"
        stops.append(stop)
        press(stop, Qt.Key.Key_Tab)
        QApplication.processEvents()
    return stops


def name(control: QWidget) -> str:
    """Return what a screen reader calls a control; of a choice Qt tells what is chosen in place of that."""
    if isinstance(control, QComboBox):
        return control.accessibleName()
    return QAccessible.queryAccessibleInterface(control).text(QAccessible.Text.Name)


def faults(found: list[QWidget]) -> list[str]:
    """Return the controls that have no name or no role."""
    return [
        f"{type(each).__name__} «{name(each)}» {role(each).name}"
        for each in found
        if not name(each).strip() or not is_sensible(each)
    ]


def role(control: QWidget) -> QAccessible.Role:
    return QAccessible.queryAccessibleInterface(control).role()


def is_sensible(control: QWidget) -> bool:
    if isinstance(control, PAINTED):
        return bool(control.accessibleDescription())
    return role(control) not in (ROLE.NoRole, ROLE.Client, ROLE.Window, ROLE.Pane, ROLE.Border)


def test_tab_goes_through_the_form_as_the_columns_of_the_report(one_window: MainWindow) -> None:
    SCENES["the window"](in_front(one_window))
    form = child(one_window, EventForm)
    stops = [each for each in by_tab() if form.isAncestorOf(each)]
    columns = ["Наименование", "Место", "Сроки", "Цель, содержание и результат", "Участники"]
    names = [each.accessibleName() for each in stops]
    assert [each for each in names if each in columns] == columns
    assert names.index("Раздел") < names.index("Наименование")
    tops = [each.mapTo(form.widget(), each.rect().topLeft()).y() for each in stops]
    assert tops == sorted(tops)


def test_the_first_start_and_a_store_that_cannot_be_opened_are_told_as_well(shown: Shown) -> None:
    pages = (AuthorPage(shipped()), page_for(AppError("Хранилище не открывается."), SAMPLE.parent, None))
    for page in map(shown, pages):
        assert controls(page)
        assert faults(controls(page)) == []
        assert topic_at(page.window()) in ("first_steps#begin", "troubles#folder")


def test_an_error_is_told_by_its_first_sentence(one_window: MainWindow) -> None:
    box = show_error(one_window, AppError("Файл не записывается, закройте его в другой программе."))
    assert box.accessibleName() == "Файл не записывается, закройте его в другой программе."
    assert faults(controls(box)) == []
    assert topic_at(box) == "troubles"
    box.close()


def test_what_is_only_read_says_so(one_window: MainWindow) -> None:
    root = SCENES["help"](in_front(one_window))
    assert child(root, QTextBrowser).isReadOnly()
    leave(root, one_window)


def test_every_control_has_a_name_and_a_role(scene: QWidget) -> None:
    found = controls(scene)
    assert found
    assert faults(found) == []


def test_every_label_of_a_control_is_called_like_it(scene: QWidget) -> None:
    labels = [each for each in scene.findChildren(QLabel) if each.isVisible() and each.buddy()]
    wrong = [each.text() for each in labels if not name(each.buddy())]
    assert wrong == []
    typed_in = [each for each in controls(scene) if isinstance(each, QLineEdit | QPlainTextEdit)]
    labelled = {each.buddy() for each in scene.window().findChildren(QLabel)}
    assert [
        name(each)
        for each in typed_in
        if not (each.isReadOnly() or each in labelled or each.placeholderText() or is_in_choice(each))
    ] == []


def test_the_help_begins_at_what_stands_in_front(scene: QWidget) -> None:
    window = scene.window()
    if isinstance(window, QDialog) and not isinstance(window, HelpWindow):
        assert topic_at(window) != CARD, window.windowTitle()


def is_in_choice(line: QWidget) -> bool:
    return isinstance(line.parentWidget(), QComboBox)


def test_tab_comes_to_every_control_and_to_nothing_that_is_not_seen(scene: QWidget) -> None:
    wanted = {name(each) for each in controls(scene) if is_stop(each)}
    stops = by_tab()
    assert wanted - {name(each) for each in stops} == set()
