"""A line that says what came of what was just done."""

from PySide6.QtWidgets import QLabel, QWidget

from db.errors import AppError


class Outcome(QLabel):
    """Takes no room until there is something to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, wordWrap=True)
        self.setAccessibleName("Что сделано")
        self.hide()

    def say(self, sentence: str) -> None:
        """Say that something was done."""
        self._show(sentence, failed=False)

    def say_failed(self, error: AppError) -> None:
        """Say why something was not done."""
        self._show(error.what_happened, failed=True)

    def _show(self, sentence: str, *, failed: bool) -> None:
        self.setText(sentence)
        self.setProperty("failed", failed)
        self.style().polish(self)
        self.show()
