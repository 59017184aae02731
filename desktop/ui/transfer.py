"""«Перенести на другой компьютер»: the whole store goes out as one file, or comes in as one."""

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.backup import events_in
from db.errors import AppError
from db.store import Store
from desktop.services.keeping import PACKED, pack
from desktop.ui.copy_wording import events, size
from desktop.ui.jobs import Jobs, Progress
from desktop.ui.message import Message, breakable
from desktop.ui.outside import show_in_folder
from desktop.ui.widgets.outcome import Outcome

_ABOUT = (
    "Все, что есть в программе, записывается в один файл: отчеты, корзина и история изменений. "
    "Перенесите его, например на съемном диске, и примите на другом компьютере, где установлен «Побратим»."
)
_OUT = "Отчеты останутся и на этом компьютере. Дальше лучше работать только на одном из них."
_IN = "Принятые отчеты встанут на место нынешних. Нынешние перед этим сохраняются в резервной копии."
_SURE = (
    "Нынешние отчеты перед этим сохраняются в резервной копии, вернуться к ним можно через "
    "«Файл – Резервные копии». Файл сначала проверяется; если он поврежден, ничего не изменится."
)
_FILTER = f"Данные программы «Побратим» (*{PACKED})"
_WIDTH = 38  # in heights of the text

ChooseTarget = Callable[[QWidget, str], Path | None]
ChooseSource = Callable[[QWidget], Path | None]


def ask_target(parent: QWidget, name: str) -> Path | None:
    """Ask where to write the file; the name is a proposal."""
    chosen, _ = QFileDialog.getSaveFileName(parent, "Записать в файл", str(_documents() / name), _FILTER)
    return Path(chosen) if chosen else None


def ask_source(parent: QWidget) -> Path | None:
    """Ask which file to take in."""
    chosen, _ = QFileDialog.getOpenFileName(parent, "Принять файл", str(_documents()), _FILTER)
    return Path(chosen) if chosen else None


def _documents() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))


class TransferDialog(QDialog):
    """Writes the store into a file. Taking one in is left to the window: it has to close the store for it."""

    take_in = Signal(Path)

    def __init__(
        self,
        store: Store,
        today: date,
        parent: QWidget | None = None,
        *,
        read_only: bool = False,
        choose_target: ChooseTarget = ask_target,
        choose_source: ChooseSource = ask_source,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._name = f"Побратим {today:%d.%m.%Y}{PACKED}"
        self._choose_target = choose_target
        self._choose_source = choose_source
        self._source: Path | None = None
        self._target: Path | None = None
        self._jobs = Jobs(self)
        self._build()
        self._connect()
        self._take.setEnabled(not read_only)

    def _build(self) -> None:
        self.setWindowTitle("Перенос на другой компьютер")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pack = QPushButton("Записать в файл…", autoDefault=False)
        self._pack.setProperty("main", True)
        self._take = QPushButton("Принять файл…", autoDefault=False)
        self._outcome = Outcome()
        self._show = QPushButton("Показать в папке", autoDefault=False)
        self._show.hide()
        self._close = QPushButton("Закрыть", autoDefault=False)
        self._lines = lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 16, 16, 16)
        lines.setSpacing(12)
        lines.addWidget(_label(_ABOUT))
        lines.addLayout(_part("С этого компьютера", _OUT, self._pack))
        lines.addLayout(_part("На этот компьютер", _IN, self._take))
        lines.addSpacing(12)
        lines.addStretch()
        lines.addWidget(self._outcome)
        lines.addLayout(_row(self._show, None, self._close))
        self.resize(_WIDTH * self.fontMetrics().height(), 0)
        self._fit()

    def _fit(self) -> None:
        """Make room for all that is said."""
        self.resize(self.width(), max(self.height(), self._lines.heightForWidth(self.width())))

    def _connect(self) -> None:
        self._pack.clicked.connect(self._write)
        self._take.clicked.connect(self._ask)
        self._show.clicked.connect(self._show_file)
        self._close.clicked.connect(self.close)

    @Slot()
    def _write(self) -> None:
        target = self._choose_target(self, self._name)
        if target is None:
            return
        target = target if target.suffix == PACKED else target.with_name(target.name + PACKED)
        self._pack.setEnabled(False)
        work = partial(_pack_and_count, self._store, target)
        self._jobs.run(
            work, partial(self._say_written, target), self._say_failed, title="Запись файла", writes=True
        )

    def _say_written(self, target: Path, count: int) -> None:
        self._pack.setEnabled(True)
        self._target = target
        written = f"Файл «{target}» записан и проверен: {events(count)}, {size(target.stat().st_size)}."
        self._outcome.say(breakable(written))
        self._show.show()
        self._fit()

    def _say_failed(self, error: AppError) -> None:
        self._pack.setEnabled(True)
        self._outcome.say_failed(error)
        self._show.hide()
        self._fit()

    @Slot()
    def _show_file(self) -> None:
        if self._target:
            show_in_folder(self._target)

    @Slot()
    def _ask(self) -> None:
        """Ask whether to take a file in, and say what becomes of what there is now."""
        self._source = self._choose_source(self)
        if self._source is None:
            return
        box = Message(self, f"Принять все данные из файла «{self._source.name}»?", [], _SURE)
        box.add_button("Принять", self._take_source)
        box.add_button("Отмена").setDefault(True)
        box.open()

    @Slot()
    def _take_source(self) -> None:
        self.take_in.emit(self._source)
        self.close()


def _part(heading: str, text: str, button: QPushButton) -> QVBoxLayout:
    title = _label(heading)
    font = title.font()
    font.setBold(True)
    title.setFont(font)
    part = QVBoxLayout()
    part.setSpacing(4)
    part.addSpacing(8)
    part.addWidget(title)
    part.addWidget(_label(text, soft=True))
    part.addSpacing(4)
    part.addLayout(_row(button, None))
    return part


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    """Return widgets beside each other; None stands for the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        if widget:
            row.addWidget(widget)
        else:
            row.addStretch()
    return row


def _label(text: str, *, soft: bool = False) -> QLabel:
    label = QLabel(text, wordWrap=True)
    label.setProperty("soft", soft)
    return label


def _pack_and_count(store: Store, target: Path, progress: Progress) -> int:
    progress.go_on()
    pack(store, target)
    return events_in(target) or 0
