"""What the hands of a person do: whether they have begun to work, and whether they are at it now.

What only helps people at their work is not loaded for a window that is merely looked at, and what runs on
other threads lets the window go first: threads of Python take turns, and a key needs dozens of them.
"""

from time import monotonic, sleep

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QObject, QTimer, Signal, Slot

from desktop.report.stepping import GoOn

_QUIET = 0.3  # seconds after a key: who pauses as long is not in the middle of a word
_LOOK = 0.01  # seconds between two looks
_PATIENCE = 3.0  # seconds that one piece of work waits for a pause in all: somebody may type for minutes
_SHORT_PATIENCE = 0.25  # seconds that one step of it waits for a window that never rests

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
        self.is_window_at_it = False
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
        self.is_window_at_it = True

    @Slot()
    def _note_asleep(self) -> None:
        self.is_window_at_it = False

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
        return _Politeness(self, go_on)

    def pause(self) -> float:
        """Return how many seconds a person must do nothing more to have paused."""
        return self._moved + _QUIET - monotonic()


class _Politeness:
    """Waits for a person to pause, as long as there is patience, and for the window to rest."""

    def __init__(self, hands: Hands, go_on: GoOn) -> None:
        self._hands = hands
        self._go_on = go_on
        self._left = _PATIENCE

    def __call__(self) -> None:
        self._go_on()
        while self._left > 0 and (wait := self._hands.pause()) > 0:
            self._left -= self._look_later(min(wait, _LOOK))
        left = _SHORT_PATIENCE
        while left > 0 and self._hands.is_window_at_it:
            left -= self._look_later(_LOOK)

    def _look_later(self, wait: float) -> float:
        sleep(wait)
        self._go_on()
        return wait
