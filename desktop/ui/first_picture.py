"""When a widget has been painted for the first time: what it need not show at once waits for that."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget


class FirstPicture(QObject):
    """Tells once that a widget is being painted; connect to it queued, to go on when it has been."""

    begun = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        """Wait for the widget to be painted, then listen no more."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            self.begun.emit()
        return False
