"""Opens the real window without a screen and looks at what it shows: the self-test's eyes."""

import os
import sys
from collections.abc import Callable

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFontDatabase

from db.store import Store
from desktop.ui.application import application
from desktop.ui.main_window import MainWindow

#: Fonts with the metrics of Times New Roman, in which reports are set.
_REPORT_FONTS = ("Times New Roman", "Liberation Serif", "Tinos", "PT Astra Serif", "XO Thames")


def reports_shown(open_store: Callable[[], Store], name_of_author: Callable[[str], str]) -> int:
    """Open the window on a store and return how many reports it lists."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    before = qInstallMessageHandler(_only_failures)
    try:
        app = application()
        window = MainWindow(open_store, name_of_author)
        window.show()
        app.processEvents()
        shown = window.reports_shown()
        window.close()
    finally:
        qInstallMessageHandler(before)
    return shown


def _only_failures(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Print what ends the program; that no screen has no window sizes is no news here."""
    if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        print(message, file=sys.stderr)


def report_font() -> str | None:
    """Return the font in which a report looks as printed; None where there is none.

    Needs the application that `reports_shown` has made.
    """
    present = set(QFontDatabase.families())
    return next((name for name in _REPORT_FONTS if name in present), None)
