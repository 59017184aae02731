"""How a dialog is laid out: its parts in a column, its buttons in a row at the end."""

from collections.abc import Sequence

from PySide6.QtWidgets import QAbstractButton, QDialog, QHBoxLayout, QVBoxLayout


def dialog_column(dialog: QDialog) -> QVBoxLayout:
    """Return the column for all that a dialog shows."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(16, 16, 16, 16)
    column.setSpacing(12)
    return column


def button_row(*buttons: QAbstractButton, left: Sequence[QAbstractButton] = ()) -> QHBoxLayout:
    """Return a row with buttons at its right end, and at the left those for what is shown."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in left:
        row.addWidget(button)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row
