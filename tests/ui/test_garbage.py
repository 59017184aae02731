"""Tests for how garbage is looked for."""

import gc
import threading
import weakref

from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.garbage import Garbage


class Knotted(QWidget):
    """A widget that only a search for garbage can free."""

    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def fill(kept: list[object]) -> None:
    """Make more objects than Python makes between two searches."""
    kept.extend([number] for number in range(20 * gc.get_threshold()[0]))


def test_a_widget_is_freed_by_the_thread_of_the_window_alone(qapp: QApplication, qtbot: QtBot) -> None:
    assert qapp.findChild(Garbage)
    freed_by: list[int] = []
    trace = weakref.ref(Knotted(), lambda _: freed_by.append(threading.get_ident()))
    kept: list[object] = []
    beside = threading.Thread(target=fill, args=[kept])
    beside.start()
    beside.join()
    assert trace() is not None
    qtbot.waitUntil(lambda: trace() is None)
    assert freed_by == [threading.get_ident()]
