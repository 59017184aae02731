import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from db.errors import AppError
from desktop.bugs import write_down
from desktop.ui.error_dialog import BugBox, ErrorBox, ErrorHook, install_excepthook, show_bug, show_error
from desktop.ui.jobs import Jobs, Progress
from desktop.ui.message import Message
from tests.keys import press
from tests.outside import outside
from tests.ui.conftest import Shown
from tests.workplaces import ticking_clock

LOCKED = AppError(
    "Не удалось записать файл «Отчет.docx»: файл открыт в другой программе; закройте его там и повторите.",
    "Прежний файл остался без изменений.",
    "Закройте его там и повторите.",
)


@pytest.fixture
def window(shown: Shown) -> QMainWindow:
    return shown(QMainWindow())


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "pobratim.log"


@pytest.fixture
def hook(log: Path, window: QMainWindow) -> Iterator[ErrorHook]:
    """Install the hook as the program does, and take it out again."""
    before = sys.excepthook, threading.excepthook
    yield install_excepthook(partial(write_down, at=ticking_clock()(), folder=log.parent), window)
    sys.excepthook, threading.excepthook = before


def said(box: QWidget) -> list[str]:
    return [label.text().replace("\u200b", "") for label in box.findChildren(QLabel)]


def boxes() -> list[Message]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, Message) and each.isVisible()]


def button(box: QWidget, text: str) -> QPushButton:
    return next(each for each in box.findChildren(QPushButton) if each.text() == text)


def click(box: QWidget, text: str) -> None:
    QTest.mouseClick(button(box, text), Qt.MouseButton.LeftButton)


def close_all(qtbot: QtBot) -> None:
    for box in boxes():
        press(box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not boxes())


def test_a_known_error_is_told_in_three_parts_and_the_advice_only_once(window: QMainWindow) -> None:
    assert said(show_error(window, LOCKED)) == [
        "Не удалось записать файл «Отчет.docx»: файл открыт в другой программе.",
        "Прежний файл остался без изменений.",
        "Закройте его там и повторите.",
    ]


def test_an_error_without_advice_is_told_whole(window: QMainWindow) -> None:
    error = AppError("Файл «а; б.docx» не прочитан.")
    assert said(show_error(window, error)) == ["Файл «а; б.docx» не прочитан."]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_close_the_box(window: QMainWindow, qtbot: QtBot, key: Qt.Key) -> None:
    box = show_error(window, LOCKED)
    with qtbot.waitSignal(box.destroyed):
        press(box, key)


def test_what_was_told_can_be_copied(window: QMainWindow) -> None:
    box = show_error(window, LOCKED)
    click(box, "Скопировать")
    assert QGuiApplication.clipboard().text().splitlines() == said(box)
    assert box.isVisible()


def test_signs_of_a_file_name_are_told_as_they_are(window: QMainWindow) -> None:
    box = show_error(window, AppError("Файл «<b>отчет</b> & Ко.docx» не прочитан."))
    label = box.findChild(QLabel)
    assert label is not None
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_a_bug_box_names_its_log_shows_its_folder_and_gives_the_trace(window: QMainWindow, log: Path) -> None:
    box = show_bug(window, ZeroDivisionError("знаменатель"), log)
    assert str(log) in " ".join(said(box))
    with outside() as caught:
        click(box, "Показать в папке")
    assert caught.opened == [log.parent]
    click(box, "Скопировать")
    assert "ZeroDivisionError: знаменатель" in QGuiApplication.clipboard().text()


def test_a_bug_that_could_not_be_written_down_offers_no_folder(window: QMainWindow) -> None:
    box = show_bug(window, ZeroDivisionError(), None)
    assert [each.text() for each in box.findChildren(QPushButton)] == ["Скопировать", "Закрыть"]


def test_an_error_in_a_slot_is_told_and_logged(hook: ErrorHook, log: Path, qtbot: QtBot) -> None:
    trigger = QPushButton()
    qtbot.addWidget(trigger)
    trigger.clicked.connect(Stumbling(trigger).stumble)
    trigger.click()
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert isinstance(boxes()[0], BugBox)
    assert "stumble" in log.read_text(encoding="utf-8")
    close_all(qtbot)


class Stumbling(QObject):
    """Has a slot that nobody has tried."""

    @Slot()
    def stumble(self) -> None:
        raise ZeroDivisionError

    def refuse(self, progress: Progress) -> None:
        raise LOCKED


def test_a_known_error_that_nobody_caught_is_told_as_known(hook: ErrorHook, log: Path, qtbot: QtBot) -> None:
    sys.excepthook(AppError, LOCKED, None)
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert isinstance(boxes()[0], ErrorBox)
    assert not log.exists()
    close_all(qtbot)


def test_an_error_of_a_job_reaches_the_box_in_the_main_thread(
    hook: ErrorHook, window: QMainWindow, log: Path, qtbot: QtBot
) -> None:
    def work(progress: Progress) -> None:
        raise ZeroDivisionError

    Jobs(window).run(work, print, partial(show_error, window), title="Чтение")
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    assert boxes()[0].thread() is window.thread()
    assert "in work" in log.read_text(encoding="utf-8")
    close_all(qtbot)


def test_an_error_of_a_plain_thread_reaches_the_box_too(hook: ErrorHook, log: Path, qtbot: QtBot) -> None:
    thread = threading.Thread(target=partial(stumble, 1))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    close_all(qtbot)


def stumble(number: int) -> float:
    return number / 0


def test_several_errors_at_once_make_one_box_and_all_are_logged(
    hook: ErrorHook, log: Path, qtbot: QtBot
) -> None:
    threads = [threading.Thread(target=stumble, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    qtbot.waitUntil(lambda: bool(boxes()))
    QApplication.processEvents()
    assert len(boxes()) == 1
    assert log.read_text(encoding="utf-8").count("\nZeroDivisionError") == 5
    close_all(qtbot)


def test_an_error_while_an_error_is_told_goes_to_the_console_and_not_round(
    window: QMainWindow, capsys: pytest.CaptureFixture[str], qtbot: QtBot
) -> None:
    def fail(error: BaseException) -> Path:
        raise OSError("нет журнала")

    hook = ErrorHook(fail, window)
    hook.hear(ZeroDivisionError, ZeroDivisionError(), None)
    QApplication.processEvents()
    assert "нет журнала" in capsys.readouterr().err
    assert boxes() == []


def test_ctrl_c_is_no_error(hook: ErrorHook, log: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hook.hear(KeyboardInterrupt, KeyboardInterrupt(), None)
    QApplication.processEvents()
    assert boxes() == []
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_what_fails_with_every_drawing_is_told_once_and_fills_no_disk(
    hook: ErrorHook, log: Path, qtbot: QtBot
) -> None:
    for _ in range(150):
        hook.hear(ZeroDivisionError, ZeroDivisionError(), None)
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    close_all(qtbot)
    hook.hear(ZeroDivisionError, ZeroDivisionError(), None)  # the window draws itself again
    QApplication.processEvents()
    assert boxes() == []
    assert log.read_text(encoding="utf-8").count("ZeroDivisionError") == 100


def test_a_box_is_gone_when_closed(window: QMainWindow, qtbot: QtBot) -> None:
    make: Callable[[], Message] = partial(show_error, window, LOCKED)
    box = make()
    with qtbot.waitSignal(box.destroyed):
        click(box, "Закрыть")
    assert window.findChildren(Message) == []
