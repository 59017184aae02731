"""The Qt application: Russian in every corner of it."""

import sys

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

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


def run_window(workplace: Workplace) -> int:
    """Show the window until it is closed; return the exit code."""
    app = application()
    window = MainWindow(workplace)
    window.show()
    return app.exec()
