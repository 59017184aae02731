from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Never, TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QTableView, QWidget
from pytestqt.qtbot import QtBot

from db.errors import AppError
from db.store import Store
from desktop import bootstrap, paths
from desktop.services.importing import keep, plan_import
from desktop.ui.main_window import MainWindow

SAMPLE = paths.resources() / "samples" / "municipal.json"

W = TypeVar("W", bound=QWidget)
WindowOn = Callable[[Callable[[], Store]], MainWindow]


@pytest.fixture
def window_on(qtbot: QtBot) -> Iterator[WindowOn]:
    """Open the real window on a store; it is closed as a person closes it."""
    windows = []

    def opened(open_store: Callable[[], Store]) -> MainWindow:
        window = MainWindow(open_store, bootstrap.load_dictionaries().author_name)
        windows.append(window)
        window.show()
        qtbot.waitUntil(lambda: "открываются" not in centre(window))
        return window

    yield opened
    for window in windows:
        window.close()
        window.deleteLater()


def child(window: MainWindow, kind: type[W], name: str = "") -> W:
    found = window.findChild(kind, name) if name else window.findChild(kind)
    assert found is not None
    return found


def centre(window: MainWindow) -> str:
    """Return what the label in the middle says, or the report's rows where it gave way to them."""
    table = child(window, QTableView)
    if not table.isVisible():
        return child(window, QLabel, "empty").text()
    model = table.model()
    cells = [[model.index(row, column).data() for column in (0, 1)] for row in range(model.rowCount())]
    return "\n".join(" ".join(filter(None, row)) for row in cells)


def with_sample(folder: Path) -> Callable[[], Store]:
    dictionaries = bootstrap.load_dictionaries()
    with closing(bootstrap.open_store(folder)) as store:
        keep(store, dictionaries, plan_import(store, dictionaries, SAMPLE))
    return lambda: bootstrap.open_store(folder)


def test_the_newest_report_is_shown_with_its_headings_and_numbers(
    window_on: WindowOn, tmp_path: Path
) -> None:
    window = window_on(with_sample(tmp_path))
    shown = centre(window).splitlines()
    assert shown[0] == "Город Смоленск"
    assert shown[1].startswith("1. Детский турнир по шахматам «Ладья на Днепре»")
    assert [row.split(".")[0] for row in shown if row[0].isdigit()] == ["1", "2", "3", "4", "5"]


def test_an_empty_store_says_what_to_do(window_on: WindowOn, tmp_path: Path) -> None:
    window = window_on(lambda: bootstrap.open_store(tmp_path))
    assert "pobratim import" in centre(window)
    assert window.reports_shown() == 0


def test_a_store_that_cannot_be_opened_is_said(window_on: WindowOn, tmp_path: Path) -> None:
    def refuse() -> Never:
        raise AppError("Хранилище занято другой программой.")

    window = window_on(refuse)
    assert "Хранилище занято другой программой." in centre(window)


def test_the_window_is_shown_before_the_store_is_opened(window_on: WindowOn, tmp_path: Path) -> None:
    shown_before: list[bool] = []

    def open_store() -> Store:
        shown_before.extend(window.isVisible() for window in QApplication.topLevelWidgets())
        return bootstrap.open_store(tmp_path)

    window_on(open_store)
    assert True in shown_before


def test_closing_lets_go_of_the_store(window_on: WindowOn, tmp_path: Path) -> None:
    window = window_on(lambda: bootstrap.open_store(tmp_path))
    window.close()
    bootstrap.open_store(tmp_path).close()


def test_every_control_has_a_name(window_on: WindowOn, tmp_path: Path) -> None:
    window = window_on(with_sample(tmp_path))
    for view in (child(window, QListWidget), child(window, QTableView)):
        assert view.accessibleName()
        assert view.focusPolicy() & Qt.FocusPolicy.TabFocus
