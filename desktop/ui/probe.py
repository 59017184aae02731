"""Opens the real window without a screen and looks at what it shows: the self-test's eyes."""

import os
from collections.abc import Callable

from PySide6.QtGui import QFontDatabase

from db.store import Store
from desktop.ui.application import application
from desktop.ui.main_window import MainWindow

#: Fonts with the metrics of Times New Roman, in which reports are set.
_REPORT_FONTS = ("Times New Roman", "Liberation Serif", "Tinos", "PT Astra Serif", "XO Thames")


def reports_shown(open_store: Callable[[], Store], name_of_author: Callable[[str], str]) -> int:
    """Open the window on a store and return how many reports it lists."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = application()
    window = MainWindow(open_store, name_of_author)
    window.show()
    app.processEvents()
    shown = window.reports_shown()
    window.close()
    return shown


def report_font() -> str | None:
    """Return the font in which a report looks as printed; None where there is none.

    Needs the application that `reports_shown` has made.
    """
    present = set(QFontDatabase.families())
    return next((name for name in _REPORT_FONTS if name in present), None)
