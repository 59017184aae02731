"""Work that only helps people at theirs begins with their first act, and goes on when the window rests."""

from collections.abc import Callable
from threading import Thread
from time import monotonic

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui import hands as module
from desktop.ui.hands import Hands
from desktop.ui.jobs import Cancelled
from tests.keys import press, type_text
from tests.ui.conftest import Shown


@pytest.fixture
def field(shown: Shown) -> QLineEdit:
    return shown(QLineEdit())


@pytest.fixture
def hands(field: QLineEdit) -> Hands:
    hands = Hands(field)
    QApplication.processEvents()
    return hands


def looks_until(stop: int) -> tuple[list[int], Callable[[], None]]:
    """Return what counts the looks and stops at one of them."""
    looks: list[int] = []

    def go_on() -> None:
        looks.append(len(looks))
        if len(looks) == stop:
            raise Cancelled

    return looks, go_on


@pytest.mark.parametrize(
    "act",
    [
        lambda field: type_text(field, "ж"),
        lambda field: press(field, Qt.Key.Key_Control),
        lambda field: QTest.mouseClick(field, Qt.MouseButton.LeftButton),
    ],
)
def test_a_person_begins_with_the_first_key_or_press(
    hands: Hands, field: QLineEdit, act: Callable[[QLineEdit], None]
) -> None:
    begun: list[bool] = []
    hands.begun.connect(lambda: begun.append(hands.have_begun))
    act(field)
    act(field)
    assert begun == [True]


def test_to_be_shown_and_passed_over_by_the_mouse_is_no_beginning(hands: Hands, field: QLineEdit) -> None:
    field.repaint()
    QTest.mouseMove(field, QPoint(3, 3))
    QApplication.sendEvent(field, QEvent(QEvent.Type.Enter))
    QGuiApplication.processEvents()
    assert not hands.have_begun


def test_work_waits_after_a_key_until_it_is_not_wanted_any_more(hands: Hands, field: QLineEdit) -> None:
    type_text(field, "ж")
    looks, go_on = looks_until(3)
    with pytest.raises(Cancelled):
        hands.polite(go_on)()
    assert len(looks) == 3


def test_work_goes_on_when_the_window_rests(
    hands: Hands, field: QLineEdit, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", float("inf"))
    type_text(field, "ж")
    work = Thread(target=hands.polite(), daemon=True)
    work.start()
    qtbot.waitUntil(lambda: not work.is_alive())


def test_work_goes_on_although_somebody_types_for_minutes(
    hands: Hands, field: QLineEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0.01)
    type_text(field, "ж")
    looks, go_on = looks_until(20)
    step = hands.polite(go_on)
    step()
    waited = len(looks)
    type_text(field, "ж")
    step()
    assert waited > 1
    assert len(looks) == waited + 1


def test_patience_is_counted_in_time_and_not_in_looks_that_last(
    hands: Hands, field: QLineEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a computer that is busy with something else a look lasts many times as long as it was meant to."""
    now = [monotonic()]
    monkeypatch.setattr(module, "monotonic", lambda: now[0])
    monkeypatch.setattr(module, "sleep", lambda seconds: now.insert(0, now[0] + 100 * seconds))
    monkeypatch.setattr(module, "_QUIET", float("inf"))
    type_text(field, "ж")
    looks, go_on = looks_until(20)
    hands.polite(go_on)()
    assert 1 < len(looks) <= 1 + 2 * module._PATIENCE  # with the person, and with the window
