"""Looks for garbage on the thread of the window, never on another.

Python looks for it on whichever thread happens to make an object too many. Where that is one beside the
window, it destroys widgets there, while the window itself may wait for just their locks: both stand still.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 500


class Garbage(QTimer):
    """Takes the place of Python's own search, as long as the application runs."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, interval=_EVERY_MS)
        self.timeout.connect(self._look)
        gc.disable()
        self.start()

    @Slot()
    def _look(self) -> None:
        look_for_garbage()


def look_for_garbage() -> None:
    """Search as far back as Python would by its thresholds: among what is old seldom, for that takes long."""
    due = -1
    for generation, (made, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)):
        if made <= most:
            break
        due = generation
    if due >= 0:
        gc.collect(due)
