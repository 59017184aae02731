"""The help: the card of keys and the manual, opened at what one is about to do."""

from PySide6.QtWidgets import QWidget

from desktop.ui.help_pages import CARD, pages
from desktop.ui.help_topics import topic_at
from desktop.ui.page_window import PageWindow


class HelpWindow(PageWindow):
    """Shows the card of keys and the pages of the manual."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Справка", pages(), parent)


def help_at(window: QWidget) -> HelpWindow:
    """Show the help on what has the keys in a window, else the beginning of the card of keys."""
    return show_help(window, topic_at(window))


def show_help(window: QWidget, topic: str = CARD) -> HelpWindow:
    """Show a topic in the help of a window: in that which is open, else in a new one."""
    shown = window if isinstance(window, HelpWindow) else window.findChild(HelpWindow)
    if shown is None:
        shown = HelpWindow(window)
    shown.show()
    shown.show_topic(topic)
    shown.raise_()
    shown.activateWindow()
    return shown
