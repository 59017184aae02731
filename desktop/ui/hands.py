"""What the hands of a person do: whether they have begun to work, and whether they are at it now.

What only helps people at their work is not loaded for a window that is merely looked at, and what runs on
other threads lets the window go first: threads of Python take turns, and a key needs dozens of them.
"""

from collections.abc import Callable
from time import monotonic, sleep

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QObject, QTimer, Signal, Slot

from desktop.report.stepping import GoOn

_QUIET = 0.3  # seconds after a key: who pauses as long is not in the middle of a word
_LOOK = 0.01  # seconds between two looks
_PATIENCE = 3.0  # seconds: somebody may type for minutes, and a window that is driven never rests

_ACTS = frozenset(
    (
        QEvent.Type.ShortcutOverride,
        QEvent.Type.KeyPress,
        QEvent.Type.InputMethod,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.Drop,
    )
)


class Hands(QObject):
    """Tells once that a person has begun to work, and lets keys and all that they bring about go first."""

    begun = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.have_begun = False
        self._moved = monotonic() - _QUIET
        self._is_window_at_it = False
        self._later = QTimer(self, singleShot=True)  # the thousands of events of building are no acts
        self._later.timeout.connect(self._watch)
        self._later.start()

    @Slot()
    def _watch(self) -> None:
        if app := QCoreApplication.instance():
            app.installEventFilter(self)
        turns = QAbstractEventDispatcher.instance()
        turns.awake.connect(self._note_awake)
        turns.aboutToBlock.connect(self._note_asleep)

    @Slot()
    def _note_awake(self) -> None:
        self._is_window_at_it = True

    @Slot()
    def _note_asleep(self) -> None:
        self._is_window_at_it = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        """Note what a person does in any window of the program."""
        if event.type() in _ACTS:
            self.begin()
        return False

    def begin(self) -> None:
        """Take it that a person is at work."""
        self._moved = monotonic()
        if not self.have_begun:
            self.have_begun = True
            self.begun.emit()

    def polite(self, go_on: GoOn = bool) -> GoOn:
        """Return what one piece of work on another thread calls between its steps: it waits for the window.

        `go_on` is called at each look.
        """
        waits = _Patience(self._is_typed, go_on), _Patience(self._is_shown, go_on)

        def step() -> None:
            go_on()
            for wait in waits:
                wait()

        return step

    def _is_typed(self) -> bool:
        return monotonic() < self._moved + _QUIET

    def _is_shown(self) -> bool:
        return self._is_window_at_it


class _Patience:
    """Waits while something goes on, but not for ever; when it has ended there is patience again."""

    def __init__(self, goes_on: Callable[[], bool], look: GoOn) -> None:
        self._goes_on = goes_on
        self._look = look
        self._left = _PATIENCE

    def __call__(self) -> None:
        while self._left > 0 and self._goes_on():
            began = monotonic()
            sleep(_LOOK)
            self._left -= monotonic() - began  # on a busy computer a moment of sleep is a long one
            self._look()
        if not self._goes_on():
            self._left = _PATIENCE
