from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMainWindow
from shiboken6 import delete

from desktop.ui.dropping import FileDrop
from desktop.ui.widgets.growing_text import GrowingText
from tests.ui.conftest import Shown

BUTTON, MODIFIER = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Window(QMainWindow):
    """A window that notes what is dropped on it."""

    def __init__(self) -> None:
        super().__init__()
        self.files: list[Path] = []
        FileDrop(self).dropped.connect(self.note)

    def note(self, files: Sequence[Path]) -> None:
        self.files += files


@pytest.fixture
def window(shown: Shown) -> Window:
    return shown(Window())


def files(*names: str | Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(name)) for name in names])
    return data


def drop(widget: QMainWindow | GrowingText, data: QMimeData) -> bool:
    """Drag something over a widget and let it go if the widget takes it; say whether it did."""
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, BUTTON, MODIFIER)
    QApplication.sendEvent(widget, enter)
    if enter.isAccepted():
        QApplication.sendEvent(
            widget, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, BUTTON, MODIFIER)
        )
    return enter.isAccepted()


def test_report_files_are_taken_in_their_order(window: Window) -> None:
    assert drop(window, files("/отчеты/Второй.DOCX", "/отчеты/Первый.xlsx", "/отчеты/Третий.odt"))
    assert [file.name for file in window.files] == ["Второй.DOCX", "Первый.xlsx", "Третий.odt"]


def test_nothing_is_taken_any_more_when_who_took_it_is_gone(shown: Shown) -> None:
    window, who = shown(QMainWindow()), QObject()
    FileDrop(window, who)
    assert drop(window, files("/отчеты/Отчет.docx"))
    delete(who)
    assert not drop(window, files("/отчеты/Отчет.docx"))


def test_other_files_among_them_are_left_out(window: Window) -> None:
    assert drop(window, files("/отчеты/Фото.jpg", "/отчеты/Отчет.docx"))
    assert [file.name for file in window.files] == ["Отчет.docx"]


@pytest.mark.parametrize("url", ["file:///отчеты/Фото.jpg", "https://пример.рф/отчет.docx"])
def test_what_is_no_report_file_is_not_taken(window: Window, url: str) -> None:
    data = QMimeData()
    data.setUrls([QUrl(url)])
    assert not drop(window, data)
    assert window.files == []


def test_a_text_field_leaves_files_to_the_window(window: Window) -> None:
    field = GrowingText(1)
    window.setCentralWidget(field)
    assert drop(field, files("/отчеты/Отчет.docx"))
    assert [file.name for file in window.files] == ["Отчет.docx"]
