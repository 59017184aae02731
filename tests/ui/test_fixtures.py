"""The tools of these tests find what they are there to find."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QMainWindow, QPlainTextEdit

from tests.keys import press, type_text
from tests.ui.conftest import Freed, Shown

ROOT = Path(__file__).resolve().parents[2]


class Window(QDialog):
    """A window that can be traced."""


def test_a_closed_window_is_freed(freed: Freed) -> None:
    assert freed(Window)


def test_a_window_that_frees_itself_is_freed(freed: Freed) -> None:
    def make() -> Window:
        window = Window()
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return window

    assert freed(make)


def test_a_window_that_someone_keeps_is_not_freed(freed: Freed) -> None:
    kept: list[QObject] = []

    def make() -> Window:
        kept.append(Window())
        assert isinstance(kept[0], Window)
        return kept[0]

    assert not freed(make)


def test_cyrillic_is_typed(shown: Shown) -> None:
    field = shown(QPlainTextEdit())
    type_text(field, "Елка\nи ёж")
    assert field.document().toRawText() == "Елка\u2029и ёж"


def test_a_pressed_key_is_heard_by_shortcuts(shown: Shown) -> None:
    window = QMainWindow()
    window.setCentralWidget(field := QPlainTextEdit())
    action = QAction("Крупнее", window, checkable=True, shortcut=QKeySequence("Ctrl+S"))
    window.addAction(action)
    shown(window)
    press(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert action.isChecked()


def test_a_warning_of_qt_fails_the_test(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    pytester.makepyfile("""
        from PySide6.QtCore import qInfo, qWarning

        def test_careless():
            qWarning("QTimer: there is no such thread")

        def test_careful():
            qInfo("all is well")
            qWarning("This plugin does not support propagateSizeHints()")
    """)
    outcome = pytester.runpytest_subprocess("-p", "tests.ui.conftest")
    outcome.assert_outcomes(passed=2, errors=1)
