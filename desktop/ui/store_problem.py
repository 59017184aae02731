"""What stands in the window when the store cannot be used: what happened, what is safe, what can be done."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.backup import Backup
from db.engine import DamagedStore, DiskFull, StoreUnreachable
from db.errors import AppError
from db.lock import Holder, StoreInUse
from db.upgrade import NewerStore
from desktop.ui.copy_wording import WHAT_FOR, moment

ChooseFile = Callable[[QWidget], Path | None]

_WIDEST_LINE = 40  # heights of the text: a line that is longer is hard to follow


class Offer(Enum):
    """What a person can do about a problem, in the words of the button."""

    RETRY = "Повторить"
    READ_ONLY = "Открыть только для чтения"
    RESTORE = "Восстановить из копии"
    CHOOSE_ANOTHER = "Выбрать другую копию…"
    CHOOSE_COPY = "Выбрать копию…"


@dataclass(frozen=True, slots=True)
class Screen:
    """A problem as it is told; the first offer is the one that is proposed."""

    heading: str
    told: tuple[str, ...]
    safe: str
    offers: tuple[Offer, ...] = (Offer.RETRY,)


class StoreProblem(QScrollArea):
    """Tells one problem and hears what is to be done about it."""

    retry = Signal()
    open_read_only = Signal()
    restore = Signal(Path)

    def __init__(self, screen: Screen, copy: Path | None, choose_copy: ChooseFile) -> None:
        super().__init__()
        self._copy = copy
        self._choose_copy = choose_copy
        self._does = {
            Offer.RETRY: self.retry.emit,
            Offer.READ_ONLY: self.open_read_only.emit,
            Offer.RESTORE: self._restore_offered,
            Offer.CHOOSE_ANOTHER: self._restore_chosen,
            Offer.CHOOSE_COPY: self._restore_chosen,
        }
        self._build(screen)
        self._fit()

    def _build(self, screen: Screen) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(screen.heading)
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
        self.restore.emit(self._copy)

    @Slot()
    def _restore_chosen(self) -> None:
        if (copy := self._choose_copy(self)) is not None:
            self.restore.emit(copy)


def _label(text: str, role: str = "") -> QLabel:
    label = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
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


def page_for(error: AppError, folder: Path, copy: Backup | None, choose_copy: ChooseFile) -> StoreProblem:
    """Return the page for what went wrong with the store of a folder.

    `copy` is the newest sound copy; `choose_copy` asks for another one.
    """
    if isinstance(error, DamagedStore):
        return StoreProblem(_damaged(folder, copy), copy.path if copy else None, choose_copy)
    tell = next((tell for kind, tell in _SCREENS.items() if isinstance(error, kind)), _any_other)
    return StoreProblem(tell(error, folder), None, choose_copy)


def _in_use(error: AppError, folder: Path) -> Screen:
    by = error.holder if isinstance(error, StoreInUse) else None
    return Screen(
        "Отчеты открыты в другом окне",
        (
            f"{_who(by)} Отчеты лежат в папке «{folder}».",
            "Изменять их можно только в одном окне, чтобы ничья правка не пропала. Закройте то окно "
            "и нажмите «Повторить». Смотреть отчеты и выгружать их можно и сейчас.",
        ),
        error.what_is_safe,
        (Offer.RETRY, Offer.READ_ONLY),
    )


def _who(holder: Holder | None) -> str:
    if holder is None:
        return "С отчетами уже работает другое окно программы."
    who = f"пользователь {holder.owner} на компьютере {holder.machine}"
    return f"Их открыл {who} {moment(holder.since)}."


def _newer(error: AppError, folder: Path) -> Screen:
    return Screen(
        "Отчеты сохранены более новой версией программы",
        (
            f"В папке «{folder}» с отчетами работала программа новее этой. Здесь их можно посмотреть "
            "и выгрузить, но не изменить.",
            "Чтобы вносить изменения, установите ту же или более новую версию программы.",
        ),
        error.what_is_safe,
        (Offer.READ_ONLY, Offer.RETRY),
    )


def _damaged(folder: Path, copy: Backup | None) -> Screen:
    told = f"Файл с отчетами в папке «{folder}» не читается: он поврежден или создан другой программой."
    safe = "Поврежденный файл не удаляется: при восстановлении он остается в той же папке под другим именем."
    if copy is None:
        nothing = "Исправных резервных копий рядом с ним нет. Если копия есть в другом месте, выберите ее."
        return Screen("Файл с отчетами поврежден", (told, nothing), safe, (Offer.CHOOSE_COPY, Offer.RETRY))
    offered = (
        f"Последняя исправная копия сделана {moment(copy.taken)}, {WHAT_FOR[copy.reason]}. "
        "Введенного позже в ней нет."
    )
    offers = (Offer.RESTORE, Offer.CHOOSE_ANOTHER, Offer.RETRY)
    return Screen("Файл с отчетами поврежден", (told, offered), safe, offers)


def _full(error: AppError, folder: Path) -> Screen:
    return Screen(
        "На диске нет свободного места",
        (f"Папка с отчетами «{folder}» лежит на заполненном диске. Освободите место и нажмите «Повторить».",),
        error.what_is_safe,
    )


def _unreachable(error: AppError, folder: Path) -> Screen:
    return Screen(
        "Нет доступа к папке с отчетами",
        (
            f"Файлы в папке «{folder}» нельзя прочитать или изменить.",
            "Проверьте, что диск подключен, папка на месте и у вас есть право записи в нее, "
            "и нажмите «Повторить».",
        ),
        error.what_is_safe,
    )


def _any_other(error: AppError, folder: Path) -> Screen:
    told = tuple(filter(None, (error.what_happened, error.what_to_do)))
    return Screen("Отчеты не открыты", told, error.what_is_safe)


_SCREENS: dict[type[AppError], Callable[[AppError, Path], Screen]] = {
    StoreInUse: _in_use,
    NewerStore: _newer,
    DiskFull: _full,
    StoreUnreachable: _unreachable,
}
