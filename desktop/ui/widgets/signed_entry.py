"""A document that was signed, entered by hand: its kind, the parties, the day."""

import re
from datetime import date

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QLineEdit, QPushButton, QWidget

from db.entities import SignedDocument

_KINDS = ("соглашение", "договор", "протокол о намерениях", "дорожная карта", "план")
_MARGIN, _WIDTH = 12, 48  # pixels, and letters
_DAY = re.compile(r"\s*(\d{1,2})\.(\d{1,2})\.(\d{4})\s*")
_PARTIES = re.compile(r"\s*;\s*")


class SignedEntry(QFrame):
    """A window under a button; Enter takes what was entered, Esc leaves."""

    taken = Signal(object)  # SignedDocument

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("panel", True)
        self._kind = QComboBox(editable=True)
        self._kind.addItems(_KINDS)
        self._parties = QLineEdit(placeholderText="Через точку с запятой")
        self._day = QLineEdit(placeholderText="дд.мм.гггг")
        take = QPushButton("Добавить", autoDefault=False)
        take.setProperty("main", True)
        take.clicked.connect(self._take)
        layout = QFormLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        for name, field in (("Документ", self._kind), ("Стороны", self._parties), ("Дата", self._day)):
            field.setAccessibleName(name)
            layout.addRow(name, field)
        layout.addRow(take)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH)

    def open_under(self, widget: QWidget) -> None:
        """Open under a widget, or above it, within the screen."""
        self.adjustSize()
        room = widget.screen().availableGeometry()
        corner = widget.mapToGlobal(QPoint(0, widget.height()))
        if corner.y() + self.height() > room.bottom():
            corner.setY(corner.y() - widget.height() - self.height())
        x = max(room.left(), min(corner.x(), room.right() - self.width()))
        self.move(x, max(room.top(), corner.y()))
        self.show()
        self._kind.setFocus(Qt.FocusReason.PopupFocusReason)

    @Slot()
    def _take(self) -> None:
        kind, typed = self._kind.currentText().strip(), self._day.text()
        day = _day(typed)
        if not kind:
            self._kind.setFocus()
        elif typed.strip() and day is None:
            self._day.setFocus()
            self._day.selectAll()
        else:
            parties = tuple(filter(None, _PARTIES.split(self._parties.text().strip())))
            self.close()
            self.taken.emit(SignedDocument(kind, parties, day))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's own name
        """Take with Enter, leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)


def _day(text: str) -> date | None:
    if not (found := _DAY.fullmatch(text)):
        return None
    try:
        return date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        return None
