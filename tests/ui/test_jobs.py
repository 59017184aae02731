from collections.abc import Callable, Iterator
from threading import Event, Timer, get_ident

import pytest
from PySide6.QtCore import Qt, QThread
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QMainWindow, QProgressBar, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from db.errors import AppError
from desktop.ui.jobs import Jobs, Progress
from tests.keys import press
from tests.ui.conftest import Shown


class Heard:
    """Hears the answers of jobs, and on which thread they come."""

    def __init__(self) -> None:
        self.values: list[object] = []
        self.errors: list[AppError] = []
        self.threads: set[int] = set()

    def done(self, value: object) -> None:
        self.values.append(value)
        self.threads.add(get_ident())

    def failed(self, error: AppError) -> None:
        self.errors.append(error)
        self.threads.add(get_ident())


class Gate:
    """Work that waits at a gate until the test lets it go on; it hears a cancel there."""

    def __init__(self) -> None:
        self.begun = Event()
        self.opened = Event()
        self.left = Event()

    def work(self, progress: Progress) -> str:
        self.begun.set()
        assert self.opened.wait(10)
        progress.go_on()
        return "сделано"

    def deaf(self, progress: Progress) -> str:
        """Do the work to its end whatever is asked."""
        self.begun.set()
        assert self.opened.wait(10)
        return "записано"

    def patient(self, progress: Progress) -> str:
        """Wait until the work is cancelled."""
        self.begun.set()
        try:
            while not self.opened.wait(0.005):
                progress.go_on()
        finally:
            self.left.set()
        return "сделано"


@pytest.fixture
def window(shown: Shown) -> QMainWindow:
    return shown(QMainWindow())


@pytest.fixture
def jobs(window: QMainWindow) -> Iterator[Jobs]:
    jobs = Jobs(window)
    yield jobs
    jobs.finish()


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
def gate() -> Iterator[Gate]:
    gate = Gate()
    yield gate
    gate.opened.set()


def box(window: QWidget) -> QDialog | None:
    return next((each for each in window.findChildren(QDialog) if each.isVisible()), None)


def open_box(window: QWidget, qtbot: QtBot) -> QDialog:
    qtbot.waitUntil(lambda: box(window) is not None)
    found = box(window)
    assert found is not None
    return found


def test_the_answer_comes_in_the_main_thread_and_the_work_runs_in_another(
    jobs: Jobs, heard: Heard, qtbot: QtBot
) -> None:
    jobs.run(lambda progress: get_ident(), heard.done, heard.failed, title="Чтение")
    qtbot.waitUntil(lambda: bool(heard.values))
    assert heard.threads == {get_ident()}
    assert heard.values != [get_ident()]


def test_a_known_error_is_heard_as_failed(jobs: Jobs, heard: Heard, qtbot: QtBot) -> None:
    def refuse(progress: Progress) -> None:
        raise AppError("Файл занят.")

    jobs.run(refuse, heard.done, heard.failed, title="Чтение")
    qtbot.waitUntil(lambda: bool(heard.errors))
    assert (heard.errors[0].what_happened, heard.values) == ("Файл занят.", [])
    assert heard.threads == {get_ident()}


def test_a_bug_in_the_work_is_raised_in_the_main_thread_with_the_place_where_it_was(
    jobs: Jobs, heard: Heard, qtbot: QtBot
) -> None:
    def stumble(progress: Progress) -> None:
        raise ZeroDivisionError

    with qtbot.capture_exceptions() as raised:
        jobs.run(stumble, heard.done, heard.failed, title="Чтение")
        qtbot.waitUntil(lambda: bool(raised))
    kind, _, trace = raised[0]
    assert kind is ZeroDivisionError
    while trace.tb_next:
        trace = trace.tb_next
    assert trace.tb_frame.f_code.co_name == "stumble"
    assert not jobs.is_busy


def test_the_answer_of_an_older_job_of_the_same_title_is_dropped(
    jobs: Jobs, heard: Heard, gate: Gate, qtbot: QtBot
) -> None:
    jobs.run(gate.deaf, heard.done, heard.failed, title="Сравнение")
    assert gate.begun.wait(10)
    jobs.run(lambda progress: "новое", heard.done, heard.failed, title="Сравнение")
    gate.opened.set()
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert heard.values == ["новое"]


def test_quick_work_shows_nothing(jobs: Jobs, heard: Heard, window: QMainWindow, qtbot: QtBot) -> None:
    jobs.run(lambda progress: 1, heard.done, heard.failed, title="Чтение")
    qtbot.waitUntil(lambda: bool(heard.values))
    assert window.findChildren(QDialog) == []


def test_long_work_shows_how_far_it_is_and_goes_when_it_has_ended(
    jobs: Jobs, heard: Heard, gate: Gate, window: QMainWindow, qtbot: QtBot
) -> None:
    def work(progress: Progress) -> str:
        progress.reached(0.25)
        return gate.work(progress)

    jobs.run(work, heard.done, heard.failed, title="Файл читается…")
    bar = open_box(window, qtbot).findChild(QProgressBar)
    assert bar is not None
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert bar.value() / bar.maximum() == 0.25
    gate.opened.set()
    qtbot.waitUntil(lambda: box(window) is None)
    assert heard.values == ["сделано"]


def test_cancelled_reading_lets_the_person_go_on_at_once(
    jobs: Jobs, heard: Heard, gate: Gate, window: QMainWindow, qtbot: QtBot
) -> None:
    jobs.run(gate.deaf, heard.done, heard.failed, title="Файл читается…")
    press(open_box(window, qtbot), Qt.Key.Key_Escape)
    assert box(window) is None
    gate.opened.set()
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert (heard.values, heard.errors) == ([], [])


def test_cancelled_writing_that_was_not_stopped_in_time_still_answers(
    jobs: Jobs, heard: Heard, gate: Gate, window: QMainWindow, qtbot: QtBot
) -> None:
    jobs.run(gate.deaf, heard.done, heard.failed, title="Файл пишется…", writes=True)
    shown = open_box(window, qtbot)
    cancel = shown.findChild(QPushButton)
    assert cancel is not None
    QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert shown.isVisible()
    assert not cancel.isEnabled()
    gate.opened.set()
    qtbot.waitUntil(lambda: box(window) is None)
    assert heard.values == ["записано"]


def test_cancelled_writing_that_stopped_in_time_is_silent(
    jobs: Jobs, heard: Heard, gate: Gate, window: QMainWindow, qtbot: QtBot
) -> None:
    jobs.run(gate.patient, heard.done, heard.failed, title="Файл пишется…", writes=True)
    press(open_box(window, qtbot), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert (heard.values, heard.errors) == ([], [])


@pytest.mark.parametrize("writes", [True, False])
def test_a_window_closed_during_work_closes_when_the_work_has_ended(
    jobs: Jobs, heard: Heard, gate: Gate, window: QMainWindow, qtbot: QtBot, writes: bool
) -> None:
    jobs.run(gate.deaf, heard.done, heard.failed, title="Файл пишется…", writes=writes)
    assert gate.begun.wait(10)
    window.close()
    assert window.isVisible()
    open_box(window, qtbot)  # says why the window is still there
    gate.opened.set()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert not jobs.is_busy
    assert heard.values == (["записано"] if writes else [])


def test_a_window_closed_during_work_that_fails_stays_to_tell_it(
    jobs: Jobs, heard: Heard, gate: Gate, window: QMainWindow, qtbot: QtBot
) -> None:
    def refuse(progress: Progress) -> None:
        gate.deaf(progress)
        raise AppError("Диск полон.")

    jobs.run(refuse, heard.done, heard.failed, title="Файл пишется…", writes=True)
    assert gate.begun.wait(10)
    window.close()
    gate.opened.set()
    qtbot.waitUntil(lambda: bool(heard.errors))
    assert window.isVisible()
    assert window.close()


def test_a_window_without_work_closes_at_once(
    jobs: Jobs, heard: Heard, window: QMainWindow, qtbot: QtBot
) -> None:
    jobs.run(lambda progress: 1, heard.done, heard.failed, title="Чтение")
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert window.close()


def test_a_window_that_is_deleted_during_work_takes_its_thread_along(
    heard: Heard, gate: Gate, qtbot: QtBot
) -> None:
    window = QMainWindow()
    Jobs(window).run(gate.patient, heard.done, heard.failed, title="Чтение")
    assert gate.begun.wait(10)
    with qtbot.waitSignal(window.destroyed):
        window.deleteLater()
    assert gate.left.is_set()
    assert heard.values == []


def test_a_job_whose_answer_was_heard_is_gone(jobs: Jobs, heard: Heard, qtbot: QtBot) -> None:
    job = jobs.run(lambda progress: 1, heard.done, heard.failed, title="Чтение")
    qtbot.waitUntil(lambda: heard.values == [1])
    qtbot.waitUntil(lambda: not isValid(job))


def test_no_thread_is_left_when_the_program_ends(jobs: Jobs, heard: Heard, gate: Gate) -> None:
    started: list[QThread] = [
        jobs.run(gate.patient, heard.done, heard.failed, title=title) for title in ("Один", "Два")
    ]
    jobs.finish()
    assert all(thread.isFinished() for thread in started)


def test_an_answer_that_fails_does_not_hold_the_window_open(
    jobs: Jobs, heard: Heard, gate: Gate, window: QMainWindow, qtbot: QtBot
) -> None:
    def stumble(value: str) -> None:
        raise ZeroDivisionError(value)

    with qtbot.capture_exceptions() as raised:
        jobs.run(gate.deaf, stumble, heard.failed, title="Запись", writes=True)
        assert gate.begun.wait(10)
        window.close()
        gate.opened.set()
        qtbot.waitUntil(lambda: not window.isVisible())
    assert [kind for kind, *_ in raised] == [ZeroDivisionError]


def test_what_failed_work_held_goes_in_the_thread_of_the_work(jobs: Jobs, heard: Heard, qtbot: QtBot) -> None:
    freed_in: list[bool] = []
    here = get_ident()

    class Held:
        def __del__(self) -> None:
            freed_in.append(get_ident() == here)

    def fail(_progress: Progress) -> None:
        held = Held()
        raise AppError(f"Не вышло: {type(held).__name__}.")

    jobs.run(fail, heard.done, heard.failed, title="Работа")
    qtbot.waitUntil(lambda: heard.errors != [])
    assert freed_in == [False]


class Opened:
    """An answer that is open until it is closed."""

    def __init__(self) -> None:
        self.is_open = True

    def close(self) -> None:
        self.is_open = False


@pytest.mark.parametrize("end", [Jobs.finish, Jobs.cancel])
def test_an_answer_that_nobody_hears_is_closed(
    jobs: Jobs, heard: Heard, gate: Gate, qtbot: QtBot, end: Callable[[Jobs], None]
) -> None:
    opened = Opened()

    def work(progress: Progress) -> Opened:
        gate.deaf(progress)
        return opened

    jobs.run(work, heard.done, heard.failed, title="Чтение")
    assert gate.begun.wait(10)
    Timer(0.05, gate.opened.set).start()  # the end may wait for the work
    end(jobs)
    qtbot.waitUntil(lambda: not jobs.is_busy)
    assert (opened.is_open, heard.values) == (False, [])


def test_an_answer_that_is_heard_stays_open(jobs: Jobs, heard: Heard, qtbot: QtBot) -> None:
    jobs.run(lambda _progress: Opened(), heard.done, heard.failed, title="Чтение")
    qtbot.waitUntil(lambda: not jobs.is_busy)
    (opened,) = heard.values
    assert isinstance(opened, Opened)
    assert opened.is_open
