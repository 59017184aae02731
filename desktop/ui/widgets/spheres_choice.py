"""Spheres to be joined in one heading: a tick each."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.services.sections import Offer

_MARGIN, _CLOSE = 12, 4  # pixels


class SpheresChoice(QFrame):
    """A window under the choice of section; Enter takes the ticked spheres, Esc leaves."""

    taken = Signal(object)  # tuple[str, ...]

    def __init__(self, offers: Sequence[Offer], chosen: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName("Сферы раздела")
        self.setProperty("panel", True)
        self._ticks = {offer.id: QCheckBox(offer.name) for offer in offers}
        take = QPushButton("Объединить в разделе", autoDefault=False)
        take.setProperty("main", True)
        take.clicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_CLOSE)
        for entry_id, tick in self._ticks.items():
            tick.setChecked(entry_id in chosen)
            layout.addWidget(tick)
        layout.addSpacing(_CLOSE)
        layout.addWidget(take)

    def open_under(self, widget: QWidget) -> None:
        """Open under a widget, within the screen."""
        room, size = widget.screen().availableGeometry(), self.sizeHint()
        corner = widget.mapToGlobal(QPoint(0, widget.height()))
        x = max(room.left(), min(corner.x(), room.right() - size.width()))
        self.move(x, max(room.top(), min(corner.y(), room.bottom() - size.height())))
        self.show()
        next(iter(self._ticks.values())).setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def _take(self) -> None:
        chosen = tuple(entry_id for entry_id, tick in self._ticks.items() if tick.isChecked())
        self.close()
        if chosen:
            self.taken.emit(chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's own name
        """Take with Enter, leave with Esc, go about with the arrows."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)
