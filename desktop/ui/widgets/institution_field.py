"""From which institution an event came: a line that is there only in reports with such rows."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QStringListModel, Qt, Signal, Slot
from PySide6.QtWidgets import QCompleter, QLabel, QLineEdit, QVBoxLayout, QWidget

from db.folding import fold

_NAME = "Учреждение"
_CLOSE = 4  # pixels


class InstitutionField(QWidget):
    """Shows an institution and takes another one; what was entered before is offered."""

    named = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self._line = QLineEdit(clearButtonEnabled=True)
        self._line.setAccessibleName(_NAME)
        self._known = QStringListModel(self)
        completer = QCompleter(self._known, self._line)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._line.setCompleter(completer)
        self._line.editingFinished.connect(self._take)
        label = QLabel(f"{_NAME}, в печать не выходит")
        label.setProperty("caption", True)
        label.setBuddy(self._line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_CLOSE)
        layout.addWidget(label)
        layout.addWidget(self._line)
        self.hide()

    def set_read_only(self, read_only: bool) -> None:
        """Take no keys."""
        self._line.setReadOnly(read_only)

    def offer(self, institutions: Sequence[str]) -> None:
        """Offer the institutions of a report; without any there is nothing to see."""
        self._known.setStringList(list(institutions))
        self.setVisible(bool(institutions))

    def show_institution(self, name: str) -> None:
        """Show from which institution the chosen event came."""
        self._kept = name
        with QSignalBlocker(self._line):
            if self._line.text() != name:
                self._line.setText(name)

    @Slot()
    def _take(self) -> None:
        if (name := fold(self._line.text())) != self._kept:
            self.named.emit(name)
