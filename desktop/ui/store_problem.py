"""The page that stands in the window when the store cannot be used."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.backup import FOLDER_NAME, Backup, last_saved
from db.engine import DamagedStore
from db.errors import AppError
from db.folder import FILE_NAME
from desktop.services.keeping import PACKED
from desktop.ui.keys import TOPIC
from desktop.ui.message import breakable
from desktop.ui.store_screens import Offer, Screen, restorable, screen_for

ChooseCopy = Callable[[QWidget, Path], Path | None]

_WIDEST_LINE = 40  # heights of the text: a line that is longer is hard to follow


def ask_copy(parent: QWidget, folder: Path) -> Path | None:
    """Ask which backup is to take the place of the store of a folder."""
    start = str(folder / FOLDER_NAME)
    chosen, _ = QFileDialog.getOpenFileName(parent, "Резервная копия", start, f"Копии (*.sqlite *{PACKED})")
    return Path(chosen) if chosen else None


class StoreProblem(QScrollArea):
    """Tells one problem and hears what is to be done about it."""

    retry = Signal()
    open_read_only = Signal()
    restore = Signal(Path)
    begin_anew = Signal()

    def __init__(self, screen: Screen, folder: Path, copy: Backup | None, choose_copy: ChooseCopy) -> None:
        super().__init__()
        self._folder = folder
        self._copy = copy
        self._choose_copy = choose_copy
        self._does = {
            Offer.RETRY: self.retry.emit,
            Offer.READ_ONLY: self.open_read_only.emit,
            Offer.RESTORE: self._restore_offered,
            Offer.CHOOSE_ANOTHER: self._restore_chosen,
            Offer.CHOOSE_COPY: self._restore_chosen,
            Offer.BEGIN_ANEW: self.begin_anew.emit,
        }
        self._build(screen)
        self._fit()

    def _build(self, screen: Screen) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(screen.heading)
        self.setProperty(TOPIC, screen.help)
        self._column = QWidget()
        lines = QVBoxLayout(self._column)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        lines.addWidget(_label(screen.heading, "heading"))
        for paragraph in screen.told:
            lines.addWidget(_label(paragraph))
        lines.addWidget(_label(screen.safe, "soft"))
        lines.addSpacing(8)
        lines.addLayout(self._buttons(screen.offers))
        self.setWidget(_in_the_middle(self._column))
        if proposed := self._column.findChild(QPushButton):
            self.setFocusProxy(proposed)

    def _buttons(self, offers: tuple[Offer, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for offer in offers:
            button = QPushButton(offer.value)
            button.setProperty("main", offer is offers[0])
            button.setAutoDefault(True)  # Enter presses the button that has the focus
            button.clicked.connect(self._does[offer])
            row.addWidget(button)
        row.addStretch()
        return row

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's own name
        """Keep lines as wide as they read well when the size of the text changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        self._column.setMaximumWidth(_WIDEST_LINE * self.fontMetrics().height())

    @Slot()
    def _restore_offered(self) -> None:
        if self._copy:
            self.restore.emit(self._copy.path)

    @Slot()
    def _restore_chosen(self) -> None:
        if (copy := self._choose_copy(self, self._folder)) is not None:
            self.restore.emit(copy)


def _label(text: str, role: str = "") -> QLabel:
    label = QLabel(breakable(text), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if role:
        label.setProperty(role, True)
    return label


def _in_the_middle(column: QWidget) -> QWidget:
    """Return a page with the column a little above its middle, where it is looked for."""
    page = QWidget()
    across = QHBoxLayout()
    across.addStretch(1)
    across.addWidget(column, 1000)
    across.addStretch(1)
    down = QVBoxLayout(page)
    down.setContentsMargins(24, 24, 24, 24)
    down.addStretch(2)
    down.addLayout(across)
    down.addStretch(3)
    return page


def page_for(
    error: AppError, folder: Path, copy: Backup | None, choose_copy: ChooseCopy = ask_copy
) -> StoreProblem:
    """Return the page for what went wrong with the store of a folder.

    `copy` is the newest sound backup, offered where the store is damaged; `choose_copy` asks for another.
    """
    if isinstance(error, DamagedStore) and copy:
        damaged = datetime.fromtimestamp((folder / FILE_NAME).stat().st_mtime)
        screen = restorable(folder, copy, last_saved(copy.path), damaged)
    else:
        screen = screen_for(error, folder)
    return StoreProblem(screen, folder, copy, choose_copy)
