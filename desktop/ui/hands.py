"""What the hands of a person do: whether they have begun to work in the window, and whether they are at it now.

What only helps people at their work is not loaded for a window that is merely looked at, and what runs on
other threads lets the window go first: threads of Python take turns, and a key needs dozens of them.
"""

from time import monotonic, sleep

from PySide6.QtCore import QAbstractEventDispatcher, QCoreApplication, QEvent, QObject, QTimer, Signal, Slot

from desktop.report.stepping import GoOn

_QUIET = 0.1  # seconds after a key: by then it is painted, and the next one is not there yet
_LOOK = 0.002  # seconds between two looks whether the window is still at it
_PATIENCE = 2.0  # seconds that one piece of work waits in all: somebody may type for minutes

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
        return _Politeness(self, go_on)

    def wait_for(self) -> float:
        """Return in how many seconds to look again whether the window has nothing to do."""
        return _LOOK if self._is_window_at_it else self._moved + _QUIET - monotonic()


class _Politeness:
    """Waits while the window is at it, but no longer than that in all."""

    def __init__(self, hands: Hands, go_on: GoOn) -> None:
        self._hands = hands
        self._go_on = go_on
        self._left = _PATIENCE

    def __call__(self) -> None:
        self._go_on()
        while self._left > 0 and (wait := self._hands.wait_for()) > 0:
            sleep(wait)
            self._left -= wait
            self._go_on()
