"""A window that is started to be measured: `python -m tests.bench._started STARTED [FOLDER [rest]]`.

STARTED is the time when the process was begun, FOLDER that of the store; without it the window is a bare one.
With «rest» nobody types: what only helps at work is loaded for the first key.
Before the first picture nothing is imported that the window does not need. tests.bench.window reads what is
printed.
"""

import sys
from collections.abc import Callable
from functools import partial
from time import time
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QMainWindow,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

LIST, FIELD = "Мероприятия отчета", "Цель, содержание и результат"
IDLE_MS = 6000  # until all has begun that a start alone begins
PACED, KEYS, QUARTERS = 100, 200, 24
PACE_MS = 60  # from one key to the next, as quick people type; the other keys come without a pause

W = TypeVar("W", bound=QWidget)


class Pictures(QObject):
    """Calls after each picture of the window, the first one included.

    It listens to the whole application only until there is a window: each event costs some microseconds.
    """

    _PAINTED = QEvent.Type.Paint, QEvent.Type.UpdateRequest  # the window itself, something in it

    def __init__(self, app: QApplication, painted: Callable[[], None]) -> None:
        super().__init__(app)
        self._app: QApplication | None = app
        self._painted = painted
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        """Wait for the first event of a window, from then on for its pictures."""
        if self._app is not None and isinstance(watched, QMainWindow):
            self._app.removeEventFilter(self)
            watched.installEventFilter(self)
            self._app = None
        if event.type() in self._PAINTED:
            QTimer.singleShot(0, self._painted)
        return False


class Moments(QObject):
    """Notes the moments of a start, tries the window out and prints how long all that took, in seconds."""

    def __init__(self, app: QApplication, started: float) -> None:
        super().__init__(app)
        self._app = app
        self._started = started
        self._took: dict[str, object] = {}
        self._has_field = False

    def watch_bare(self) -> None:
        """Note when the window was painted, and that is all."""
        Pictures(self._app, self._finish_bare)

    def watch_ours(self) -> None:
        """Note when the window was painted, showed its first row and took its first key."""
        Pictures(self._app, self._look)

    def watch_rest(self) -> None:
        """Note what memory the window takes when it has been opened and left alone."""
        Pictures(self._app, self._look_for_form)

    def _look_for_form(self) -> None:
        if not self._has_field and found(QPlainTextEdit, FIELD):
            self._has_field = True
            QTimer.singleShot(IDLE_MS, self._finish_rest)

    def _finish_rest(self) -> None:
        self._took["memory"] = resident_kilobytes()
        self._finish()

    def _note(self, moment: str) -> None:
        self._took.setdefault(moment, time() - self._started)

    def _finish_bare(self) -> None:
        if not self._took:
            self._note("painted")
            self._finish()

    def _look(self) -> None:
        """See what there is in the window now."""
        self._note("painted")
        listed = found(QAbstractItemView, LIST)
        if listed and listed.model().rowCount():
            self._note("first row")
        if not self._has_field and (field := found(QPlainTextEdit, FIELD)):
            self._has_field = True  # typing makes further pictures
            self._type_first(field)

    def _type_first(self, field: QPlainTextEdit) -> None:
        before = field.toPlainText()
        self._type()
        if field.toPlainText() == before:
            raise LookupError("a key was pressed and is not shown")
        self._note("first key")
        QTimer.singleShot(0, self._try_out)

    def _try_out(self) -> None:
        main_window().activateWindow()  # without a screen nobody does; shortcuts need it
        self._app.processEvents()
        keys = [self._timed_key() for _ in range(PACED)]
        self._took["keys"] = keys + [timed(self._type) for _ in range(KEYS)]
        self._took["quarters"] = [self._timed_return() for _ in range(QUARTERS)]
        self._finish()

    def _timed_key(self) -> float:
        """Type a key while whatever the first ones have begun goes on, and return how long it takes."""
        pause = QEventLoop()
        QTimer.singleShot(PACE_MS, pause.quit)
        pause.exec()
        return timed(self._type)

    def _type(self) -> None:
        from tests.keys import type_text

        if field := found(QPlainTextEdit, FIELD):
            field.setFocus()
            type_text(field, "ж")
        self._app.processEvents()

    def _timed_return(self) -> float:
        """Leave the quarter and return how long it takes to show it again."""
        self._go(Qt.Key.Key_Left)
        return timed(partial(self._go, Qt.Key.Key_Right))

    def _go(self, key: Qt.Key) -> None:
        """Show the quarter before or after."""
        from tests.keys import press

        before = shown_quarter()
        press(main_window(), key, Qt.KeyboardModifier.AltModifier)
        self._app.processEvents()
        if shown_quarter() == before:
            raise LookupError("another quarter was asked for and is not shown")

    def _finish(self) -> None:
        import json

        print(json.dumps(self._took))
        main_window().close()


def timed(action: Callable[[], None]) -> float:
    """Return how long an action takes, in seconds."""
    start = time()
    action()
    return time() - start


def main_window() -> QMainWindow:
    """Return the window of this program."""
    return next(each for each in QApplication.topLevelWidgets() if isinstance(each, QMainWindow))


def shown_quarter() -> str:
    """Return which quarter the header names."""
    button = main_window().findChild(QToolButton, "quarter")
    return button.text() if button else ""


def found(kind: type[W], name: str) -> W | None:
    """Return a widget that people can see, by the name that a screen reader says."""
    widgets = main_window().findChildren(kind)
    return next((each for each in widgets if each.accessibleName() == name and each.isVisible()), None)


def resident_kilobytes() -> int | None:
    """Return the memory that the process holds now; None where the system does not tell."""
    from pathlib import Path

    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS")), None)


def run_bare(started: float) -> int:
    """Show a window with nothing in it."""
    app = QApplication(sys.argv[:1])
    Moments(app, started).watch_bare()
    window = QMainWindow()
    window.resize(1280, 760)
    window.show()
    return app.exec()


def run_ours(started: float, folder: str, *, rests: bool) -> int:
    """Start the program as people do."""
    from desktop.__main__ import collect_seldom

    collect_seldom()
    from desktop.cli import run
    from desktop.ui.application import application

    moments = Moments(application(), started)
    (moments.watch_rest if rests else moments.watch_ours)()
    return run(["--data-dir", folder])


if __name__ == "__main__":
    begun = float(sys.argv[1])
    if len(sys.argv) > 2:
        sys.exit(run_ours(begun, sys.argv[2], rests="rest" in sys.argv[3:]))
    sys.exit(run_bare(begun))
