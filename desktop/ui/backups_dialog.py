"""«Резервные копии»: which there are, a new one by wish, and the way back to one of them."""

from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.backup import FOLDER_NAME, Backup, Reason, backups, events_in
from db.errors import AppError
from db.store import Store
from desktop.ui.copy_wording import WHAT_FOR, events, moment, size
from desktop.ui.jobs import Jobs, Progress
from desktop.ui.message import Message
from desktop.ui.outside import open_file
from desktop.ui.widgets.outcome import Outcome

_ABOUT = (
    "Копии делаются сами: при запуске программы, при выходе из нее и перед каждым приемом отчета. "
    "Со временем лишние убираются, остаются копии за последние часы, дни, недели и месяцы."
)
_NONE_YET = "Копий пока нет. Первую можно создать сейчас."
_SAFE = (
    "Нынешние отчеты перед этим сохраняются в отдельной копии: к ним можно вернуться так же, "
    "через этот список. Копия сначала проверяется; если она повреждена, ничего не изменится."
)
_HEADER = ("Когда сделана", "По какому поводу", "Мероприятий", "Размер")
_STRETCHED, _NUMBERS = 1, (2, 3)  # columns
_FLUSH_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WIDTH, _HEIGHT = 46, 26  # in heights of the text


class Copy(NamedTuple):
    """A line of the list; `events` is None for a copy that cannot be read."""

    backup: Backup
    size: int
    events: int | None


class BackupsDialog(QDialog):
    """Shows the copies of a store. Restoring is left to the window: the store has to be closed for it."""

    restore = Signal(Path)

    def __init__(self, store: Store, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self._store = store
        self._read_only = read_only
        self._folder = store.path.parent / FOLDER_NAME
        self._jobs = Jobs(self)
        self._build()
        self._connect()
        self._read()

    def _build(self) -> None:
        self.setWindowTitle("Резервные копии")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about = QLabel(_ABOUT, wordWrap=True)
        about.setProperty("soft", True)
        self._outcome = Outcome()
        self._list = _list()
        self._empty = QLabel(_NONE_YET, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._empty)
        self._buttons()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 16, 16, 16)
        lines.setSpacing(12)
        lines.addWidget(about)
        lines.addWidget(self._pages, 1)
        lines.addWidget(self._outcome)
        lines.addLayout(self._row)
        wanted = QSize(_WIDTH, _HEIGHT) * self.fontMetrics().height()
        self.resize(wanted.boundedTo(self.screen().availableSize()))

    def _buttons(self) -> None:
        self._make = QPushButton("Создать копию сейчас", autoDefault=False)
        self._make.setProperty("main", True)
        self._open = QPushButton("Показать папку", autoDefault=False)
        self._back = QPushButton("Восстановить…", autoDefault=False)
        self._back.setEnabled(False)
        self._close = QPushButton("Закрыть", autoDefault=False)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self._make)
        self._row.addWidget(self._open)
        self._row.addStretch()
        self._row.addWidget(self._back)
        self._row.addWidget(self._close)

    def _connect(self) -> None:
        self._make.clicked.connect(self._make_copy)
        self._open.clicked.connect(self._open_folder)
        self._back.clicked.connect(self._ask)
        self._close.clicked.connect(self.close)
        self._list.itemActivated.connect(self._ask)
        self._list.itemSelectionChanged.connect(self._note_choice)

    def _read(self) -> None:
        self._jobs.run(partial(_copies, self._folder), self._show, self._say_failed, title="Чтение копий")

    def _show(self, copies: list[Copy]) -> None:
        self._list.clear()
        self._list.addTopLevelItems([_line(copy) for copy in copies])
        if newest := self._list.topLevelItem(0):
            self._list.setCurrentItem(newest)
        self._pages.setCurrentWidget(self._list if copies else self._empty)

    @Slot()
    def _make_copy(self) -> None:
        self._make.setEnabled(False)
        self._jobs.run(
            partial(_back_up, self._store),
            self._say_made,
            self._say_failed,
            title="Создание копии",
            writes=True,
        )

    def _say_made(self, path: Path) -> None:
        self._make.setEnabled(True)
        self._outcome.say("Копия создана и проверена.")
        self._read()

    def _say_failed(self, error: AppError) -> None:
        self._make.setEnabled(True)
        self._outcome.say_failed(error)

    @Slot()
    def _open_folder(self) -> None:
        open_file(self._folder if self._folder.is_dir() else self._folder.parent)

    @Slot()
    def _note_choice(self) -> None:
        self._back.setEnabled(self._chosen() is not None)

    def _chosen(self) -> Copy | None:
        """Return the copy that is chosen, if it can be gone back to."""
        items = self._list.selectedItems()
        copy: Copy | None = items[0].data(0, Qt.ItemDataRole.UserRole) if items else None
        return copy if copy and copy.events is not None and not self._read_only else None

    @Slot()
    def _ask(self) -> None:
        """Ask whether to go back, and say what becomes of what there is now."""
        if (copy := self._chosen()) is None:
            return
        question = f"Вернуться к копии, сделанной {moment(copy.backup.taken)}?"
        box = Message(self, question, [f"В ней {events(copy.events or 0)}."], _SAFE)
        box.add_button("Восстановить", self._go_back)
        box.add_button("Отмена").setDefault(True)
        box.open()

    @Slot()
    def _go_back(self) -> None:
        if copy := self._chosen():
            self.restore.emit(copy.backup.path)
            self.close()


def _list() -> QTreeWidget:
    found = QTreeWidget()
    found.setRootIsDecorated(False)
    found.setUniformRowHeights(True)
    found.setAllColumnsShowFocus(True)
    found.setAccessibleName("Резервные копии")
    found.setHeaderLabels(_HEADER)
    found.header().setStretchLastSection(False)
    found.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    found.header().setSectionResizeMode(_STRETCHED, QHeaderView.ResizeMode.Stretch)
    for column in _NUMBERS:
        found.headerItem().setTextAlignment(column, _FLUSH_RIGHT)
    return found


def _line(copy: Copy) -> QTreeWidgetItem:
    count = "не читается" if copy.events is None else str(copy.events)
    texts = moment(copy.backup.taken), WHAT_FOR[copy.backup.reason], count, size(copy.size)
    line = QTreeWidgetItem(texts)
    line.setData(0, Qt.ItemDataRole.UserRole, copy)
    for column in _NUMBERS:
        line.setTextAlignment(column, _FLUSH_RIGHT)
    return line


def _copies(folder: Path, progress: Progress) -> list[Copy]:
    """Return the copies of a folder, the newest first."""
    found = []
    for backup in reversed(backups(folder)):
        progress.go_on()
        found.append(Copy(backup, backup.path.stat().st_size, events_in(backup.path)))
    return found


def _back_up(store: Store, progress: Progress) -> Path:
    progress.go_on()
    return store.back_up(Reason.ASKED)
