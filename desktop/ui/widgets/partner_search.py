"""A partner sought by any part of its name, to be added to those of an event."""

from collections.abc import Iterable

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from db.entities import Level, Partner
from desktop.report.completion import MOST, Name, Names
from desktop.services.known_partners import LEVEL_NAMES

_MARGIN, _CLOSE, _WIDTH = 8, 4, 44  # pixels, and letters
_FACT = Qt.ItemDataRole.UserRole
_UNTOLD = (Level.COUNTRY, Level.TOWN)
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class PartnerSearch(QFrame):
    """A window under a button; Enter takes the marked partner, Esc leaves."""

    taken = Signal(object)  # Partner

    def __init__(self, partners: Iterable[Partner], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("panel", True)
        self._partners = {_told(each): each for each in partners}
        self._names = Names((Name(name, "", name) for name in self._partners), 1)
        self._line = QLineEdit(placeholderText="Страна, область, район или город")
        self._line.setAccessibleName("Поиск партнера")
        self._line.textEdited.connect(self._seek)
        self._line.returnPressed.connect(self._take)
        self._found = QListWidget()
        self._found.setAccessibleName("Найденные партнеры")
        self._found.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._found.itemClicked.connect(self._take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_CLOSE)
        layout.addWidget(self._line)
        layout.addWidget(self._found)
        letters = self.fontMetrics()
        self.setFixedSize(
            letters.averageCharWidth() * _WIDTH, round(letters.lineSpacing() * (MOST + 2) * 1.8)
        )

    def open_under(self, widget: QWidget) -> None:
        """Open under a widget, or above it, within the screen."""
        room = widget.screen().availableGeometry()
        corner = widget.mapToGlobal(QPoint(0, widget.height()))
        if corner.y() + self.height() > room.bottom():
            corner.setY(corner.y() - widget.height() - self.height())
        x = max(room.left(), min(corner.x(), room.right() - self.width()))
        self.move(x, max(room.top(), corner.y()))
        self.show()
        self._line.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot(str)
    def _seek(self, text: str) -> None:
        self._found.clear()
        for candidate in self._names.candidates(text, len(text)):
            item = QListWidgetItem(candidate.shown, self._found)
            item.setData(_FACT, candidate.shown)
        self._found.setCurrentRow(0)

    @Slot()
    def _take(self) -> None:
        if item := self._found.currentItem():
            partner = self._partners[item.data(_FACT)]
            self.close()
            self.taken.emit(partner)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's own name
        """Go through what was found with the arrows, leave with Esc."""
        if step := _STEPS.get(Qt.Key(event.key())):
            count = self._found.count()
            self._found.setCurrentRow((self._found.currentRow() + step) % count if count else -1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def _told(partner: Partner) -> str:
    """Return a name with what it is, where the name does not say it."""
    return f"{partner.name}, {LEVEL_NAMES[partner.level]}" if partner.level in _UNTOLD else partner.name
