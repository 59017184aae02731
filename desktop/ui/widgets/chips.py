"""A row of short facts under a caption: a click or a key removes one, the last of the row adds another."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.ui.widgets.flow_layout import FlowLayout

_CLOSE, _BETWEEN = 4, 6  # pixels: under the caption, between chips
_BY_HAND, _READ = "указано вручную", "прочитано из текста"
_REMOVES = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Chip(NamedTuple):
    """One fact: what is shown of it, more to be read of it, whether a person set it, and the fact itself."""

    shown: str
    note: str
    by_hand: bool
    fact: object


class Chips(QWidget):
    """Shows facts; those who know what they mean hear what is to be removed or added."""

    removed = Signal(object)
    adding = Signal()

    def __init__(self, caption: str, add: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: Sequence[Chip] = ()
        self._buttons: list[_ChipButton] = []
        self._is_read_only = False
        label = QLabel(caption)
        label.setProperty("caption", True)
        self.add_button = QToolButton()
        self.add_button.setText(f"+ {add}")
        self.add_button.setProperty("chip", True)
        self.add_button.setAccessibleName(f"Добавить: {add.lower()}")
        self.add_button.clicked.connect(self.adding)
        label.setBuddy(self.add_button)
        self._row = FlowLayout(_BETWEEN)
        self._row.addWidget(self.add_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_CLOSE)
        layout.addWidget(label)
        layout.addLayout(self._row)

    def set_read_only(self, read_only: bool) -> None:
        """Show the facts only."""
        if read_only != self._is_read_only:
            self._is_read_only = read_only
            self.add_button.setVisible(not read_only)
            self._show(self._chips)

    def show_chips(self, chips: Sequence[Chip]) -> None:
        """Show facts; the keys stay where they were in the row."""
        if chips != self._chips:
            self._show(chips)

    def _show(self, chips: Sequence[Chip]) -> None:
        at = next((place for place, button in enumerate(self._buttons) if button.hasFocus()), None)
        self._chips = chips
        for button in self._buttons:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._row.removeWidget(self.add_button)
        self._buttons = [_ChipButton(chip, is_fixed=self._is_read_only) for chip in chips]
        for button in self._buttons:
            button.removal_asked.connect(self._remove)
            self._row.addWidget(button)
            button.show()  # now: what is not shown yet takes no keys
        self._row.addWidget(self.add_button)
        self._put_in_order()
        if at is not None:
            (self._buttons[min(at, len(chips) - 1)] if chips else self.add_button).setFocus()

    def _put_in_order(self) -> None:
        """Let the keys go through the row as it stands, where the last of it is; that comes last again."""
        for button, following in pairwise((self.add_button, *self._buttons, self.add_button)):
            QWidget.setTabOrder(button, following)

    @Slot(object)
    def _remove(self, fact: object) -> None:
        self.removed.emit(fact)


class _ChipButton(QToolButton):
    """A fact with a cross."""

    removal_asked = Signal(object)

    def __init__(self, chip: Chip, *, is_fixed: bool) -> None:
        super().__init__()
        self._fact = chip.fact
        origin = _BY_HAND if chip.by_hand else _READ
        self.setText(chip.shown if is_fixed else f"{chip.shown}  ×")
        self.setProperty("chip", True)
        self.setProperty("hand", chip.by_hand)
        self.setEnabled(not is_fixed)
        self.setAccessibleName(chip.shown)
        self.setAccessibleDescription(f"{origin}; клавиша Delete убирает")
        self.setToolTip("\n".join(filter(None, (chip.shown, chip.note, origin))))
        self.clicked.connect(self._ask)

    @Slot()
    def _ask(self) -> None:
        self.removal_asked.emit(self._fact)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's own name
        """Remove it by the keys for that."""
        if event.key() in _REMOVES:
            self._ask()
        else:
            super().keyPressEvent(event)
