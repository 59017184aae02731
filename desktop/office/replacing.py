"""A file is written whole or not at all."""

import errno
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from db.errors import AppError
from desktop.office.leftovers import name_aside, sweep
from desktop.office.safe_names import DEVICES

Advice = tuple[str, str]  # the reason and what to do about it, as the two ends of one sentence

_FULL = ("на диске не хватает места", "освободите место или выберите другой диск")
_PROTECTED = ("диск защищен от записи", "выберите другой диск")
_READ_ONLY = ("файл доступен только для чтения", "снимите этот запрет или выберите другое имя")
_OPEN = ("файл открыт в другой программе", "закройте его там и повторите")
_NOT_OURS = ("файл занят, или прав на его замену нет", "закройте его в других программах или смените имя")
_TOO_LONG = ("имя файла или путь к нему слишком длинные", "сократите имя или выберите другую папку")
_BAD_NAME = ("в имени есть то, чего не допускает Windows", 'уберите знаки < > : " | ? * и точку в конце')
_RESERVED = ("Windows не допускает такого имени", "выберите другое имя")
_TAKEN = ("под этим именем уже есть папка или устройство", "выберите другое имя")
_NO_FOLDER = ("папки «{folder}» нет", "создайте ее или выберите другую")
_FOLDER_CLOSED = ("в папку «{folder}» нельзя записывать", "выберите другую папку")
_BEFORE = "before"  # the folder for what the targets were: no target has a name without an ending
_UNKNOWN = ("диск или сеть не отвечают как должно", "проверьте их и повторите")

_BY_ERROR: dict[int, Advice] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EFBIG: _FULL,  # a limit on the size of files is a quota by another name
    errno.EROFS: _PROTECTED,
    errno.ENAMETOOLONG: _TOO_LONG,
    errno.ENOENT: _NO_FOLDER,
    errno.ENOTDIR: _NO_FOLDER,
    errno.EACCES: _FOLDER_CLOSED,
    errno.EPERM: _FOLDER_CLOSED,
    errno.EIO: _UNKNOWN,
}

# The name is judged by the rules of Windows everywhere: the file is sent to people who have it. A colon there
# would even write into a hidden stream of another file.
_FORBIDDEN = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$')


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """Give a draft beside the target that takes its place whole, or leaves it untouched if anything fails.

    Raises AppError for what a person can mend: the disk is full, the file is open elsewhere and the like.
    """
    place = Path(os.path.realpath(target))  # of a link the file behind it is meant
    draft = place.parent / name_aside(place.suffix)
    try:
        with _telling(place, draft):
            _refuse_unfit(place)
            sweep(place.parent)
            draft.touch(exist_ok=False)
            yield draft
            _write_through(draft)
            _keep_mode(place, draft)
            _take_place(draft, place)
    finally:
        with suppress(OSError):
            draft.unlink(missing_ok=True)


@contextmanager
def aside(targets: Sequence[Path]) -> Iterator[Path]:
    """Give a folder beside several targets in which all of them are written first, under their own names.

    It is there as long as the block lasts. Raises AppError before any work where a target would refuse it.
    """
    folder = targets[0].parent / name_aside()
    for target in targets:
        with _telling(target):
            _refuse_unfit(target)
    try:
        with _telling(targets[0], folder):
            sweep(folder.parent)
            folder.mkdir()
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def taking_places(written: Path, targets: Sequence[Path]) -> Iterator[None]:
    """Put what was written aside in the places of the targets, one right after the other.

    If one of them cannot be taken or the block fails, all targets are given back as they were.
    Raises AppError.
    """
    with ExitStack() as back:
        for target in targets:
            place, draft = Path(os.path.realpath(target)), written / target.name
            with _telling(place, draft):
                _refuse_unfit(place)
                kept = _kept(place, written)
                _keep_mode(place, draft)
                _take_place(draft, place)
            back.callback(_give_back, place, kept)
        yield
        back.pop_all()


def _kept(place: Path, folder: Path) -> Path | None:
    """Return a copy of what stands in a place: the place itself is never empty, even if all power fails."""
    if not place.exists():
        return None
    copies = folder / _BEFORE
    copies.mkdir(exist_ok=True)
    return Path(shutil.copy2(place, copies / place.name))


def _give_back(place: Path, kept: Path | None) -> None:
    with suppress(OSError):
        kept.replace(place) if kept else place.unlink()


@contextmanager
def _telling(place: Path, *drafts: Path) -> Iterator[None]:
    """Tell what keeps a file from being written in a sentence for people."""
    try:
        yield
    except OSError as error:
        if not _concerns(error, place, *drafts):
            raise
        raise _refusal(place, _advice(error, place)) from error


def _refuse_unfit(place: Path) -> None:
    """Refuse before any work is done what could not take the file."""
    if _FORBIDDEN.search(place.name):
        raise _refusal(place, _BAD_NAME)
    if DEVICES.fullmatch(place.name):
        raise _refusal(place, _RESERVED)
    if not _exists(place):
        return
    if not place.is_file():
        raise _refusal(place, _TAKEN)
    if not _is_writable(place):
        raise _refusal(place, _READ_ONLY)


def _exists(place: Path) -> bool:
    """Tell whether something stands there; Path.exists would hide a name that is too long."""
    try:
        place.stat()
    except FileNotFoundError:
        return False
    return True


def _is_writable(place: Path) -> bool:
    """Tell whether the file may be overwritten: renaming over it would not ask."""
    return bool(place.stat().st_mode & 0o222) and os.access(place, os.W_OK)


def _write_through(draft: Path) -> None:
    """Make sure that the draft is on the disk before its name is."""
    with draft.open("rb+") as file:
        os.fsync(file.fileno())


def _keep_mode(place: Path, draft: Path) -> None:
    """Give the draft the permissions of the file that it replaces; a new file has those of the umask."""
    with suppress(OSError):  # nothing to keep, or a file system without permissions
        shutil.copymode(place, draft)


def _take_place(draft: Path, place: Path) -> None:
    try:
        draft.replace(place)
    except PermissionError as error:
        raise _refusal(place, _OPEN if _is_open_elsewhere(place) else _NOT_OURS) from error
    if os.name == "posix":  # only there can a folder be synchronised
        with suppress(OSError):
            _synchronise(place.parent)


def _synchronise(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _is_open_elsewhere(place: Path) -> bool:
    """Tell by the lock files of LibreOffice and Word, and on Windows by the refusal itself."""
    of_word = (f"~${place.name[cut:]}" for cut in range(3))  # Word cuts up to two letters of a long name
    locks = (f".~lock.{place.name}#", *of_word)
    return os.name == "nt" or any(place.with_name(lock).exists() for lock in locks)


def _concerns(error: OSError, *paths: Path) -> bool:
    """Tell whether the error is about these files; writing to an open file names none."""
    if error.filename is None:
        return error.errno in _BY_ERROR
    return Path(os.fsdecode(error.filename)) in paths


def _advice(error: OSError, place: Path) -> Advice:
    if error.errno in (errno.ENOENT, errno.ENOTDIR) and place.parent.is_dir():
        return _TOO_LONG  # so says Windows of a path over 260 characters
    return _BY_ERROR.get(error.errno or 0, _UNKNOWN)


def _refusal(place: Path, advice: Advice) -> AppError:
    reason, remedy = (part.format(folder=place.parent) for part in advice)
    return AppError(
        f"Не удалось записать файл «{place.name}»: {reason}; {remedy}.",
        "Прежний файл, если он был, остался без изменений.",
        f"{remedy[0].upper()}{remedy[1:]}.",
    )
