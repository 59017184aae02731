"""The main window. It is painted before anything that stands on the store is so much as imported."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget

from desktop.settings import Theme
from desktop.ui.first_picture import FirstPicture
from desktop.ui.frame import Frame
from desktop.ui.header import Header
from desktop.ui.help_key import HelpKey
from desktop.ui.menus import Actions, Needs
from desktop.ui.pages import Pages
from desktop.ui.remembering import first_key, recall, remember
from desktop.ui.standing import NOT_KNOWN, today
from desktop.ui.status import Status
from desktop.ui.theme import Appearance
from desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from desktop.ui.desk import Desk

_WIDTH, _HEIGHT = 1280, 760
_WINDOW = "window"  # under which its place on the screen is remembered


class MainWindow(QMainWindow):
    """Frames the reports with header, menus and status line; the rest is the desk's work."""

    def __init__(self, workplace: Workplace, files: Sequence[Path] = ()) -> None:
        """`files` are to be opened at once."""
        super().__init__()
        self._workplace = workplace
        self._files = files
        self._appearance = Appearance(cast(QApplication, QApplication.instance()), workplace.settings, self)
        self._desk: Desk | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWindowTitle("Побратим")
        actions = Actions(self)
        actions.fill(self.menuBar())
        actions.choose_theme(self._workplace.settings.now.theme)
        actions.allow(Needs.NOTHING)
        self._frame = Frame(Header(actions), actions, Pages(), Status())
        self.setStatusBar(self._frame.status)
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._frame.header)
        layout.addWidget(self._frame.pages, 1)
        self.setCentralWidget(centre)
        quarter = first_key(self._workplace.settings.now, today(self._workplace.clock)).quarter
        self._frame.header.show_quarter(quarter, NOT_KNOWN)
        if not recall(self._workplace.settings, _WINDOW, self.restoreGeometry):
            self.resize(_WIDTH, _HEIGHT)

    def _connect(self) -> None:
        self._frame.actions.bind(
            quit=self.close,
            enlarge=self._appearance.enlarge,
            reduce=self._appearance.reduce,
            usual=self._appearance.take_usual_size,
            help=self._show_help,
            keys=self._show_keys,
            new_version=self._look_for_new_version,
            about=self._tell_about,
        )
        self._frame.actions.themes.triggered.connect(self._take_theme)
        HelpKey(self)
        FirstPicture(self).begun.connect(self._open, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _open(self) -> None:
        from desktop.ui.desk import Desk

        self._desk = Desk(self, self._workplace, self._frame, self._files)
        self._appearance.changed.connect(self._desk.take_font)
        self._desk.begin()

    def events_listed(self) -> int:
        """Return how many events are listed now."""
        return self._desk.events_listed() if self._desk else 0

    @Slot(QAction)
    def _take_theme(self, action: QAction) -> None:
        self._appearance.set_theme(Theme(action.data()))

    @Slot()
    def _show_help(self) -> None:
        from desktop.ui.help_window import help_at

        help_at(self)

    @Slot()
    def _show_keys(self) -> None:
        from desktop.ui.help_window import show_help

        show_help(self)

    @Slot()
    def _look_for_new_version(self) -> None:
        from desktop.ui.new_version_dialog import NewVersionDialog

        NewVersionDialog(self._workplace.folder, self).open()

    @Slot()
    def _tell_about(self) -> None:
        from desktop.ui.about import AboutDialog

        AboutDialog(self._workplace.folder, self).open()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's own name
        """Close when everything is saved, or when the person gives up what cannot be."""
        if self._desk and not self._desk.may_close():
            event.ignore()
            return
        remember(self._workplace.settings, {_WINDOW: self.saveGeometry})
        self.hide()
        if self._desk:
            self._desk.put_away()
        super().closeEvent(event)
