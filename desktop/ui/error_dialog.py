"""What went wrong is told here and nowhere else: known errors kindly, bugs with the way to their log."""

import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from db.errors import AppError
from desktop.ui.keys import TOPIC
from desktop.ui.message import Message
from desktop.ui.outside import show_in_folder

WriteDown = Callable[[BaseException], Path | None]

_QUIET_MS = 1000  # after a box: a window that cannot draw itself fails again as soon as the box is gone
_MOST_WRITTEN = 100  # bugs in one run: one that comes with every drawing must not fill the disk


class ErrorBox(Message):
    """Tells a known error: what happened, what is safe, what to do."""

    def __init__(self, parent: QWidget | None, error: AppError) -> None:
        super().__init__(parent, _without_advice(error), [error.what_is_safe, error.what_to_do])
        self.add_button("Скопировать", self._copy, closes=False)
        self.add_button("Закрыть")

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text)


class BugBox(Message):
    """Tells of an error that nobody has foreseen; `log` is where it was written down."""

    def __init__(self, parent: QWidget | None, error: BaseException, log: Path | None) -> None:
        super().__init__(
            parent,
            "В программе произошла ошибка, последнее действие могло не выполниться.",
            ["Все, что было сохранено раньше, цело.", _written(log)],
            "Если ошибка повторяется, закройте программу и откройте ее снова.",
        )
        self.setProperty(TOPIC, "troubles#bug")
        self._trace = "".join(traceback.format_exception(error))
        self._log = log
        self.add_button("Скопировать", self._copy, closes=False)
        if log:
            self.add_button("Показать в папке", self._show_log, closes=False)
        self.add_button("Закрыть")

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.text}\n\n{self._trace}")

    @Slot()
    def _show_log(self) -> None:
        if self._log:
            show_in_folder(self._log)


def show_error(parent: QWidget | None, error: AppError) -> ErrorBox:
    """Tell a known error in a box; the window's work goes on behind it."""
    box = ErrorBox(parent, error)
    box.open()
    return box


def show_bug(parent: QWidget | None, error: BaseException, log: Path | None) -> BugBox:
    """Tell of an error that nobody has foreseen, and where it was written down."""
    box = BugBox(parent, error, log)
    box.open()
    return box


def _without_advice(error: AppError) -> str:
    """Return what happened without the advice at its end, where the box gives the same advice below."""
    happened, _, advice = error.what_happened.rpartition("; ")
    return (
        f"{happened}."
        if happened and advice.casefold() == error.what_to_do.casefold()
        else error.what_happened
    )


def _written(log: Path | None) -> str:
    if log:
        return (
            f"Сведения о ней записаны в файл {log}. Передайте его разработчикам и расскажите, что вы делали."
        )
    return "Записать сведения о ней не удалось: скопируйте их и передайте разработчикам."


class ErrorHook(QObject):
    """Hears every error that nothing else has caught, on whatever thread, and tells it in the main one.

    Several at once make one box, and an error while telling goes to the console: it never goes round.
    """

    _met = Signal(object)

    def __init__(self, write_down: WriteDown, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._write_down = write_down
        self._written = 0
        self._log: Path | None = None
        self._box: Message | None = None
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._met.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def hear(
        self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Take an error as `sys.excepthook` does."""
        if error is None or not isinstance(error, Exception):  # Ctrl+C and the like are no errors
            sys.__excepthook__(kind, error or kind(), trace)
            return
        try:
            if not isinstance(error, AppError):
                self._keep(error)
            self._met.emit(error.with_traceback(trace))
        except Exception as failure:
            sys.__excepthook__(type(failure), failure, failure.__traceback__)

    def hear_thread(self, met: threading.ExceptHookArgs) -> None:
        """Take an error as `threading.excepthook` does."""
        self.hear(met.exc_type, met.exc_value, met.exc_traceback)

    def _keep(self, error: Exception) -> None:
        if self._written < _MOST_WRITTEN:
            self._written += 1
            self._log = self._write_down(error)

    @Slot(object)
    def _tell(self, error: Exception) -> None:
        if self._box or self._quiet.isActive():
            return
        try:
            parent = QApplication.activeModalWidget() or QApplication.activeWindow()
            if isinstance(error, AppError):
                self._box = show_error(parent, error)
            else:
                self._box = show_bug(parent, error, self._log)
            self._box.destroyed.connect(self._forget)
        except Exception as failure:
            sys.__excepthook__(type(failure), failure, failure.__traceback__)

    @Slot()
    def _forget(self) -> None:
        self._box = None
        self._quiet.start()


def install_excepthook(write_down: WriteDown, parent: QObject | None = None) -> ErrorHook:
    """Let all errors that nothing else catches be told in a box; `write_down` returns where it logged one."""
    hook = ErrorHook(write_down, parent)
    sys.excepthook = hook.hear
    threading.excepthook = hook.hear_thread
    return hook
