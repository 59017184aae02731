"""The middle of the window: one page at a time."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.ui.empty_states import OPENING, EmptyState


class Pages(QStackedWidget):
    """Shows the wait for the store, what keeps it from being opened, the first question or the reports."""

    def __init__(self) -> None:
        super().__init__()
        self._wait = EmptyState()
        self._wait.say(OPENING)
        self.addWidget(self._wait)

    def wait(self) -> None:
        """Show that something is being done."""
        self.turn_to(self._wait)

    def turn_to(self, page: QWidget) -> None:
        """Show a page instead of the one that stood there, which is done with."""
        old = self.currentWidget()
        self.addWidget(page)
        self.setCurrentWidget(page)
        if old not in (self._wait, page):
            self.removeWidget(old)
            old.deleteLater()
        page.setFocus()
