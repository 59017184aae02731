"""The Qt application: Russian in every corner of it."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from db.store import Store
from desktop.ui.main_window import MainWindow


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


def run_window(open_store: Callable[[], Store], name_of_author: Callable[[str], str]) -> int:
    """Show the window until it is closed; return the exit code."""
    app = application()
    window = MainWindow(open_store, name_of_author)
    window.show()
    return app.exec()
