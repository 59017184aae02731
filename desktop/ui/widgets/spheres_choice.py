"""Spheres to be joined in one heading: a tick each."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from desktop.services.sections import Offer

_MARGIN = 12  # pixels
_MOST_ROWS, _ROW = 16, 1.8  # of the list, and the height of one in lines
_ID = Qt.ItemDataRole.UserRole


class SpheresChoice(QFrame):
    """A window under the choice of section; Space ticks, Enter takes the ticked spheres, Esc leaves."""

    taken = Signal(object)  # tuple[str, ...]

    def __init__(self, offers: Sequence[Offer], chosen: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("panel", True)
        self._list = QListWidget()
        self._list.setAccessibleName("Сферы раздела")
        for offer in offers:
            item = QListWidgetItem(offer.name, self._list)
            item.setData(_ID, offer.id)
            item.setCheckState(_TICK[offer.id in chosen])
        self._build()

    def _build(self) -> None:
        lines = min(self._list.count(), _MOST_ROWS) * _ROW
        self._list.setFixedHeight(round(lines * self.fontMetrics().lineSpacing()))
        self._list.setMinimumWidth(self._list.sizeHintForColumn(0) + 3 * _MARGIN)
        take = QPushButton("Объединить в разделе", autoDefault=False)
        take.setProperty("main", True)
        take.clicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_MARGIN)
        layout.addWidget(self._list)
        layout.addWidget(take)

    def open_under(self, widget: QWidget) -> None:
        """Open under a widget, within the screen."""
        room, size = widget.screen().availableGeometry(), self.sizeHint()
        corner = widget.mapToGlobal(QPoint(0, widget.height()))
        x = max(room.left(), min(corner.x(), room.right() - size.width()))
        self.move(x, max(room.top(), min(corner.y(), room.bottom() - size.height())))
        self.show()
        self._list.setCurrentRow(0)
        self._list.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def _take(self) -> None:
        items = map(self._list.item, range(self._list.count()))
        chosen = tuple(item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked)
        self.close()
        if chosen:
            self.taken.emit(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's own name
        """Take with Enter, leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


_TICK = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}
