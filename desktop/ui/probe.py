"""Opens the real window without a screen and looks at what it shows: the self-test's eyes."""

import os
import sys
from contextlib import closing

from PySide6.QtCore import QElapsedTimer, QEvent, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

from db.entities import OFFICE
from desktop.ui.application import application
from desktop.ui.main_window import MainWindow
from desktop.ui.workplace import Workplace

#: Fonts with the metrics of Times New Roman, in which reports are set.
_REPORT_FONTS = ("Times New Roman", "Liberation Serif", "Tinos", "PT Astra Serif", "XO Thames")
_PATIENCE = 20_000  # milliseconds for a store to be opened


def events_shown(workplace: Workplace) -> int:
    """Open the window on the newest report of a store and return how many events it lists."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    before = qInstallMessageHandler(_only_failures)
    try:
        app = application()
        _show_newest(workplace)
        window = MainWindow(workplace)
        window.show()
        _wait_for_events(app, window)
        shown = window.events_listed()
        window.close()
        window.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    finally:
        qInstallMessageHandler(before)
    return shown


def _show_newest(workplace: Workplace) -> None:
    """Have the window begin with the newest report of the store."""
    with closing(workplace.open_store(True)) as store:
        for newest in store.reports()[:1]:
            key = newest.key
            workplace.settings.change(
                author=OFFICE, shown_author=key.author, kind=key.kind.value, quarter=str(key.quarter)
            )


def _wait_for_events(app: QApplication, window: MainWindow) -> None:
    clock = QElapsedTimer()
    clock.start()
    while not window.events_listed() and not clock.hasExpired(_PATIENCE):
        app.processEvents()


def _only_failures(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Print what ends the program; that no screen has no window sizes is no news here."""
    if kind in (QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg):
        print(message, file=sys.stderr)


def report_font() -> str | None:
    """Return the font in which a report looks as printed; None where there is none.

    Needs the application that `events_shown` has made.
    """
    present = set(QFontDatabase.families())
    return next((name for name in _REPORT_FONTS if name in present), None)
