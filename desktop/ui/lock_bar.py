"""The line above a report that was prepared to be sent: since when it is locked, the way to a correction."""

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from db.entities import Report

CORRECT = "Внести исправление"


class LockBar(QWidget):
    """Says that a report is locked; it is there only while one is shown that is."""

    correction_asked = Signal()
    files_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._said = QLabel(wordWrap=True)
        self._correct = QPushButton(CORRECT, autoDefault=False)
        self._correct.clicked.connect(self.correction_asked)
        self._files = QPushButton("Показать файлы", autoDefault=False)
        self._files.clicked.connect(self.files_asked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self._said, 1)
        layout.addWidget(self._files)
        layout.addWidget(self._correct)
        self.hide()

    def show_report(self, report: Report | None, *, read_only: bool, is_open: bool) -> None:
        """Say since when a report is locked, or be gone; its files are known once the store is open."""
        at = report.prepared_at if report else None
        self.setVisible(at is not None)
        if report and at:
            self._said.setText(lock_line(at, report.key.edition))
            self._correct.setVisible(not read_only)
            self._files.setEnabled(is_open)


def lock_line(at: datetime, edition: int) -> str:
    """Return «Отчет подготовлен к отправке 14.11.2025 (версия 1) и закрыт для правки.»."""
    return f"Отчет подготовлен к отправке {at.astimezone():%d.%m.%Y} (версия {edition}) и закрыт для правки."
