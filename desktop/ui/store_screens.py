"""What is said when the store cannot be used: a screen for each problem, with what can be done about it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from pathlib import Path

from db.backup import Backup, Saved
from db.engine import DamagedStore, DiskFull, StoreUnreachable
from db.errors import AppError
from db.lock import Holder, StoreInUse
from db.places import UnfitPlace
from db.upgrade import NewerStore
from desktop.ui.copy_wording import WHAT_FOR, moment


class Offer(Enum):
    """What a person can do about a problem, in the words of the button."""

    RETRY = "Повторить"
    READ_ONLY = "Открыть только для чтения"
    RESTORE = "Восстановить из копии"
    CHOOSE_ANOTHER = "Выбрать другую копию…"
    CHOOSE_COPY = "Выбрать копию…"
    BEGIN_ANEW = "Начать заново"


@dataclass(frozen=True, slots=True)
class Screen:
    """A problem as it is told; the first offer is the one that is proposed, the manual goes on at `help`."""

    heading: str
    told: tuple[str, ...]
    safe: str
    offers: tuple[Offer, ...] = (Offer.RETRY,)
    help: str = "troubles#folder"


def screen_for(error: AppError, folder: Path) -> Screen:
    """Return what is said of an error with the store of a folder."""
    tell = next((tell for kind, tell in _SCREENS.items() if isinstance(error, kind)), _any_other)
    return tell(error, folder)


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
        "troubles#busy",
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
        "troubles#newer",
    )


_DAMAGED, _ON_DAMAGE = "Файл с отчетами поврежден", "troubles#damaged"
_KEPT_ASIDE = "Поврежденный файл не удаляется: он остается в той же папке под другим именем."


def _unreadable(folder: Path) -> str:
    return f"Файл с отчетами в папке «{folder}» не читается: он поврежден или создан другой программой."


def restorable(folder: Path, copy: Backup, saved: Saved | None, damaged: datetime) -> Screen:
    """A damaged store and its newest sound copy.

    `saved` was done last in the copy, `damaged` when the store was last written; what lies between is lost.
    """
    made = f"Последняя исправная копия сделана {moment(copy.taken)}, {WHAT_FOR[copy.reason]}."
    last = f" Последнее, что в нее вошло: {saved.label}, {moment(saved.at)}." if saved else ""
    between = f"Поврежденный файл изменялся {moment(damaged)}. Введенного между этими моментами в копии нет."
    offers = (Offer.RESTORE, Offer.CHOOSE_ANOTHER, Offer.RETRY)
    told = (_unreadable(folder), made + last, between)
    return Screen(_DAMAGED, told, _KEPT_ASIDE, offers, _ON_DAMAGE)


def _lost(error: AppError, folder: Path) -> Screen:
    none = "Исправных резервных копий рядом с ним нет. Если копия есть в другом месте, выберите ее."
    anew = "Можно начать заново и принять отчеты из файлов, которые сохранились."
    offers = (Offer.CHOOSE_COPY, Offer.BEGIN_ANEW, Offer.RETRY)
    return Screen(_DAMAGED, (_unreadable(folder), none, anew), _KEPT_ASIDE, offers, _ON_DAMAGE)


def _unfit_place(error: AppError, folder: Path) -> Screen:
    reason = error.reason if isinstance(error, UnfitPlace) else ""
    return Screen(
        "Хранить отчеты в этой папке нельзя",
        (
            f"Папка «{folder}» не подходит: {reason}. В такой папке отчеты могут повредиться.",
            "Перенесите папку целиком на диск этого компьютера, туда, откуда ничего не копируется само, "
            "и укажите ее в ярлыке программы: pobratim --data-dir ПАПКА. Передать отчеты на другой компьютер "
            "можно одним файлом через «Файл – Перенести на другой компьютер».",
        ),
        error.what_is_safe,
    )


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
    DamagedStore: _lost,
    StoreInUse: _in_use,
    UnfitPlace: _unfit_place,
    NewerStore: _newer,
    DiskFull: _full,
    StoreUnreachable: _unreachable,
}
