"""The Qt application: Russian in every corner of it."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.ui.garbage import Garbage
from desktop.ui.main_window import MainWindow
from desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.ui.error_dialog import WriteDown

_STYLE = ("-style", "fusion")  # as an argument: QApplication.setStyle costs 11 ms for what it returns

# In seconds: how long work on another thread may go on while the window waits. A key makes dozens
# of calls of Qt, and after each of them Python would wait its usual 5 ms where a report is being checked.
_TURN = 0.0001


def application() -> QApplication:
    """Return the application, with Russian dates, numbers and buttons."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication([*sys.argv[:1], *_STYLE])
    if not app.findChild(Garbage):
        Garbage(app)
    app.setApplicationName("pobratim")
    app.setApplicationDisplayName("Побратим")
    app.setDesktopFileName("pobratim")  # by which a desktop of Linux finds the icon
    app.setWindowIcon(QIcon(str(paths.icon())))
    QLocale.setDefault(QLocale(QLocale.Language.Russian, QLocale.Country.Russia))
    translator = QTranslator(app)
    if translator.load("qtbase_ru", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        app.installTranslator(translator)
    return app


def run_window(workplace: Workplace, write_down: "WriteDown", files: Sequence[Path] = ()) -> int:
    """Show the window until it is closed, with these files to be opened; return the exit code.

    `write_down` logs an error that nobody has foreseen and returns where.
    """
    app = application()
    window = MainWindow(workplace, files)
    window.show()
    app.processEvents()  # the first picture: nothing that it does not need is imported before

    from desktop.ui.error_dialog import install_excepthook

    install_excepthook(write_down, app)
    sys.setswitchinterval(_TURN)
    return app.exec()
