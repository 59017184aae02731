"""How many took part: read from the texts, or set by hand and then, if one wishes, written into them."""

import re

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QToolButton, QVBoxLayout, QWidget

from db.entities import HeadCount, Reading
from desktop.ui.widgets.flow_layout import FlowLayout

_NAME = "Количество участников"
_CLOSE, _BETWEEN, _LETTERS = 4, 8, 12
_NUMBERS = re.compile(r"\s*(\d{1,7})\s*(?:[-–—]\s*(\d{1,7})\s*)?")
_READ, _SET, _NONE = "прочитано из текста", "указано вручную", "в тексте не указано"


class HeadCountField(QWidget):
    """A number, or a range of two; an empty one means what is read."""

    was_set = Signal(object)  # HeadCount | None
    to_be_written = Signal(object)  # HeadCount

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: Reading | None = None
        self._line = QLineEdit()
        self._line.setAccessibleName(_NAME)
        self._line.editingFinished.connect(self._take)
        label = QLabel(_NAME)
        label.setProperty("caption", True)
        label.setBuddy(self._line)
        self._note = QLabel()
        self._note.setProperty("caption", True)
        self._write = QToolButton()
        self._write.setText("Вписать в текст")
        self._write.setProperty("chip", True)
        self._write.clicked.connect(self._ask_to_write)
        row = FlowLayout(_BETWEEN)
        for widget in (self._line, self._note, self._write):
            row.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_CLOSE)
        layout.addWidget(label)
        layout.addLayout(row)
        self._fit()

    def set_read_only(self, read_only: bool) -> None:
        """Take no keys."""
        self._line.setReadOnly(read_only)
        self.show_reading(self._reading)

    def _fit(self) -> None:
        """Take as much room for the number as it needs at this size of text."""
        self._line.setMaximumWidth(self._line.fontMetrics().averageCharWidth() * _LETTERS)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's own name, as below
        """Follow another size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Follow the style that is now known."""
        super().showEvent(event)
        self._fit()

    def show_reading(self, reading: Reading | None) -> None:
        """Show how many took part, and whether that stands in the texts."""
        self._reading = reading
        people = reading.people if reading else None
        if not (self._line.hasFocus() and self._line.isModified()):
            self._line.setText(_written(people))
        by_hand = reading.corrections.headcount if reading else None
        self._note.setText(_SET if by_hand else _READ if people else _NONE)
        self._line.setAccessibleDescription(self._note.text())
        differs = bool(reading and by_hand and by_hand != reading.headcount)
        self._write.setVisible(differs and not self._line.isReadOnly())

    @Slot()
    def _take(self) -> None:
        """Take what was typed; what is no number is put back."""
        if not self._line.isModified() or self._line.isReadOnly():
            return
        self._line.setModified(False)
        typed = self._line.text()
        found = _NUMBERS.fullmatch(typed)
        if typed.strip() and not found:
            self.show_reading(self._reading)
            return
        count = HeadCount(int(found[1]), int(found[2] or found[1])) if found else None
        if count and count.least > count.most:
            count = HeadCount(count.most, count.least)
        self.was_set.emit(count if self._reading is None or count != self._reading.headcount else None)

    @Slot()
    def _ask_to_write(self) -> None:
        if self._reading and (people := self._reading.people):
            self.to_be_written.emit(people)


def _written(count: HeadCount | None) -> str:
    if count is None:
        return ""
    return str(count.most) if count.least == count.most else f"{count.least}-{count.most}"
