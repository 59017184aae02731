"""What the hands of a person do: whether they have begun to work in the window, and whether they type now.

What only helps people at their work is not loaded for a window that is merely looked at, and what runs on
other threads lets keys go first: threads of Python take turns, and a key needs dozens of them.
"""

from time import monotonic, sleep

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal, Slot

from desktop.report.stepping import GoOn

_QUIET = 0.1  # seconds after a key: by then it is painted, and the next one is not there yet
_PATIENCE = 2.0  # seconds

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
    """Tells once that a person has begun to work, and lets keys go first at any time."""

    begun = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.have_begun = False
        self._moved = monotonic() - _QUIET
        self._later = QTimer(self, singleShot=True)  # the thousands of events of building are no acts
        self._later.timeout.connect(self._watch)
        self._later.start()

    @Slot()
    def _watch(self) -> None:
        if app := QCoreApplication.instance():
            app.installEventFilter(self)

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

    def first(self) -> GoOn:
        """Return what lets hands go first between the steps of one piece of work, on whatever thread."""
        return _Politeness(self)

    def rest(self) -> float:
        """Return how many seconds a person has to do nothing more until others may go on."""
        return self._moved + _QUIET - monotonic()


class _Politeness:
    """Waits while a person is at it, but no longer than that in all: somebody may type for minutes."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands
        self._left = _PATIENCE

    def __call__(self) -> None:
        while self._left > 0 and (rest := self._hands.rest()) > 0:
            sleep(rest)
            self._left -= rest
