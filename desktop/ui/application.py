"""The Qt application: Russian in every corner of it."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from desktop.ui.error_dialog import WriteDown, install_excepthook
from desktop.ui.main_window import MainWindow
from desktop.ui.workplace import Workplace


def application() -> QApplication:
    """Return the application, with Russian dates, numbers and buttons."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("pobratim")
    app.setApplicationDisplayName("Побратим")
    QLocale.setDefault(QLocale(QLocale.Language.Russian, QLocale.Country.Russia))
    translator = QTranslator(app)
    if translator.load("qtbase_ru", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return app


def run_window(workplace: Workplace, write_down: WriteDown, files: Sequence[Path] = ()) -> int:
    """Show the window until it is closed, with these files to be opened; return the exit code.

    `write_down` logs an error that nobody has foreseen and returns where.
    """
    app = application()
    install_excepthook(write_down, app)
    window = MainWindow(workplace, files)
    window.show()
    return app.exec()
