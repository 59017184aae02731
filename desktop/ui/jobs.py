"""Work off the window's thread: values go in, values come out, the answer arrives in the main thread."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Event
from traceback import clear_frames
from typing import Any, Protocol, TypeVar, runtime_checkable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QThread, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from db.errors import AppError

PATIENCE_MS = 300  # work that ends sooner shows nothing
_PARTS = 1000  # steps of the progress bar
_WIDTH = 48  # of the box, in letters

T = TypeVar("T")


class Cancelled(Exception):
    """The work is no longer wanted."""


class Progress:
    """What a piece of work tells of itself while it runs, and hears whether it is still wanted.

    Both methods raise Cancelled: call them between steps, and before what cannot be taken back.
    """

    def __init__(self, tell: Callable[[float], object]) -> None:
        self._tell = tell
        self._unwanted = Event()

    def reached(self, part: float) -> None:
        """Tell how much is done, from 0 to 1."""
        self.go_on()
        self._tell(part)

    def go_on(self) -> None:
        """Go on, if the work is still wanted."""
        if self._unwanted.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._unwanted.set()


@runtime_checkable
class Closable(Protocol):
    """An answer that holds something open."""

    def close(self) -> None:
        """Let go of it."""


class Job(QThread):
    """One piece of work on a thread of its own; it goes with its owner, who has to end it before."""

    told = Signal(float)

    def __init__(
        self, work: Callable[[Progress], T], owner: QObject, title: str = "", *, writes: bool = False
    ) -> None:
        super().__init__(owner)
        self.title = title
        self.progress = Progress(self.told.emit)
        self._writes = writes
        self._unheard = False
        self._work = work
        self._value: Any = None
        self._error: BaseException | None = None

    def run(self) -> None:
        """Do the work; runs on its own thread."""
        try:
            self._value = self._work(self.progress)
        except BaseException as error:  # it is raised again in the main thread
            clear_frames(error.__traceback__)  # what Qt has made in this thread must not outlive it
            self._error = error

    def cancel(self) -> None:
        """Stop the work as soon as it allows that; only what may have been written still answers."""
        self.progress.cancel()
        self._unheard = not self._writes

    def drop(self) -> None:
        """Wait for the end; nobody hears the answer, and what it holds open is closed."""
        self.wait()
        if isinstance(self._value, Closable):
            self._value.close()

    @property
    def is_awaited(self) -> bool:
        """Whether its answer will be heard."""
        return not self._unheard

    def answer(self, heard: "Heard") -> None:
        """Hand the answer over. Raises what nobody has foreseen, which is a bug."""
        self.wait()
        self.deleteLater()
        error, self._error = self._error, None  # an error that is kept keeps all its frames
        match error:
            case None if self.is_awaited:
                heard.done(self._value)
            case AppError() if self.is_awaited:
                heard.failed(error)
            case Cancelled() if self.is_awaited:
                heard.cancelled()
            case None | AppError() | Cancelled():
                self.drop()
            case _:
                raise error


@dataclass(frozen=True, slots=True)
class Heard:
    """Who hears the answers of a job."""

    done: Callable[[Any], object]
    failed: Callable[[AppError], object]
    cancelled: Callable[[], object]


class Jobs(QObject):
    """The work that runs for one window.

    The window stays open until its work has ended: closing it cancels the work, and closes it then.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._running: dict[Job, Heard] = {}
        self._box: _ProgressBox | None = None
        self._part: float | None = None  # of the work that the box shows, as far as it tells
        self._closing = False
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(self._show_box)
        self.destroyed.connect(partial(end_all, self._running))
        if app := QCoreApplication.instance():
            app.aboutToQuit.connect(self.finish)

    @property
    def is_busy(self) -> bool:
        """Whether anything runs, also what is no longer awaited."""
        return bool(self._running)

    def run(
        self,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Callable[[AppError], object],
        *,
        title: str,
        writes: bool = False,
        cancelled: Callable[[], object] = bool,
        patience: int = PATIENCE_MS,
    ) -> Job:
        """Do the work on a thread of its own, then call `done`, `failed` or `cancelled` in this one.

        A job that `writes` is waited for when the person cancels it, and may still be done. Any other is
        `cancelled` at once; and it is not heard of again when a newer one of the same title has begun.
        What is told of it otherwise may take more `patience` before a box stands in the way.
        """
        for older in self._running:
            if older.title == title and not writes:
                older.cancel()
        job = Job(work, self, title, writes=writes)
        self._running[job] = Heard(done, partial(self._tell_failed, failed), cancelled)
        job.told.connect(self._show_part)
        job.finished.connect(self._collect)
        self._window.installEventFilter(self)
        self._patience.start(patience)
        job.start()
        return job

    @Slot()
    def cancel(self) -> None:
        """Cancel all that runs."""
        given_up = []
        for job, heard in self._running.items():
            was_awaited = job.is_awaited
            job.cancel()
            if was_awaited and not job.is_awaited:
                given_up.append(heard)
        if not self._to_show():
            self._put_box_away()
        elif self._box:
            self._box.say_stopping()
        for heard in given_up:
            heard.cancelled()

    @Slot()
    def finish(self) -> None:
        """Cancel all that runs and wait for its end; nobody hears the answers."""
        end_all(self._running)
        self._put_box_away()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        """Hold the window open until its work has ended."""
        if event.type() is QEvent.Type.Close and self._running:
            event.ignore()
            self._closing = True
            self.cancel()
            self._patience.start()
            return True
        return super().eventFilter(watched, event)

    @Slot()
    def _collect(self) -> None:
        """Take a job that has ended and let it answer."""
        job = next((job for job in self._running if job.isFinished()), None)
        if job is None:
            return
        heard = self._running.pop(job)
        if not self._running:
            self._window.removeEventFilter(self)
        if not self._to_show():
            self._put_box_away()
        try:
            job.answer(heard)
        finally:
            self._close_window()

    def _tell_failed(self, failed: Callable[[AppError], object], error: AppError) -> None:
        """Hand an error on; the window that was to be closed stays, so that it can be read."""
        self._closing = False
        failed(error)

    def _close_window(self) -> None:
        if self._closing and not self._running:
            self._closing = False
            self._window.close()

    def _to_show(self) -> list[str]:
        """Return the titles of the jobs that a person waits for, knowingly or not."""
        return [job.title for job in self._running if job.is_awaited or self._closing]

    @Slot()
    def _show_box(self) -> None:
        titles = self._to_show()
        if titles and self._box is None:
            self._box = _ProgressBox(titles[-1], QApplication.activeModalWidget() or self._window)
            self._box.rejected.connect(self.cancel)
            self._box.open()
            if self._part is not None:
                self._box.show_part(self._part)
            if self._closing:
                self._box.say_stopping()

    @Slot(float)
    def _show_part(self, part: float) -> None:
        self._part = part
        if self._box:
            self._box.show_part(part)

    def _put_box_away(self) -> None:
        self._patience.stop()
        self._part = None
        box, self._box = self._box, None
        if box and isValid(box):  # it goes with the dialog over which it stands
            box.accept()


def jobs_of(window: QWidget) -> Jobs:
    """Return the work of a window, for those who come and go while the window stays."""
    found = window.findChild(Jobs, options=Qt.FindChildOption.FindDirectChildrenOnly)
    return found or Jobs(window)


class _ProgressBox(QDialog):
    """Says what is being done and how far it is, and lets it be cancelled."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._title = QLabel(title, wordWrap=True)
        self._bar = QProgressBar(textVisible=False, maximum=0)
        self._bar.setAccessibleName("Ход работы")
        self._cancel = QPushButton("Отменить")
        self._cancel.clicked.connect(self.reject)
        self._build()

    def _build(self) -> None:
        self.setWindowTitle("Побратим")
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._bar)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        layout.addLayout(buttons)

    def show_part(self, part: float) -> None:
        """Show how much is done, from 0 to 1."""
        self._bar.setMaximum(_PARTS)
        self._bar.setValue(round(part * _PARTS))

    def say_stopping(self) -> None:
        """Say that the work is being stopped."""
        self._title.setText("Работа останавливается…")
        self._bar.setMaximum(0)
        self._cancel.setEnabled(False)

    @Slot()
    def reject(self) -> None:
        """Ask for the work to be cancelled; the box goes when the work has ended."""
        if self._cancel.isEnabled():
            self.rejected.emit()


def end_all(running: dict[Job, Heard] | list[Job], _gone: QObject | None = None) -> None:
    """Cancel jobs and wait for their ends: a thread that outlives its object brings the program down."""
    for job in running:
        job.cancel()
    for job in running:
        job.drop()
    running.clear()
