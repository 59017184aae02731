"""A table whose rows can be ticked: by the mouse in their column, by Space wherever one is in the row."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QTableView


class TickingTable(QTableView):
    """Says that Space was pressed in a row."""

    turned = Signal(QModelIndex)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's own name
        """Take Space for the tick of the row; Qt would only in the column where that stands."""
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self.turned.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
