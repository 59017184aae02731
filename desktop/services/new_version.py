"""A newer version of the program among the files of a folder: found and described, never run."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from db.errors import AppError

SUMS = "SHA256SUMS"  # lies beside the files and says what they should be

_VERSION = r"(?P<version>\d+(?:\.\d+)+)"
#: How our files are called, by the system they are for and what they are.
_NAMES = {
    ("win32", "установщик для Windows"): rf"pobratim-{_VERSION}-setup\.exe",
    ("win32", "программа для Windows без установки"): rf"pobratim-{_VERSION}-windows\.zip",
    ("linux", "пакет для Linux"): rf"pobratim_{_VERSION}_amd64\.deb",
    ("linux", "программа для Linux без установки"): rf"pobratim-{_VERSION}-linux-x86_64\.tar\.gz",
}
_BLOCK = 1 << 20  # bytes that are read at once


@dataclass(frozen=True, slots=True)
class Release:
    """A file with a version of the program; `is_sound` says its list of sums, None without one."""

    path: Path
    version: str
    what: str
    sha256: str
    is_sound: bool | None


def newest_release(folder: Path, version: str, platform: str) -> Release | None:
    """Return the newest version for a system in a folder that is newer than ours, an installer first.

    Raises AppError where the folder or the file cannot be read.
    """
    try:
        found = [each for each in _candidates(folder, platform) if _order(each[0]) > _order(version)]
        if not found:
            return None
        newest, path, what = max(found, key=lambda each: _order(each[0]))
        digest = _sha256(path)
        return Release(path, newest, what, digest, _is_sound(path, digest))
    except OSError as error:
        raise AppError(f"Прочитать папку «{folder}» не удалось, выберите другую.") from error


def _candidates(folder: Path, platform: str) -> Iterator[tuple[str, Path, str]]:
    """Yield the files of a folder that hold a version for a system, in the order in which they are best."""
    paths = sorted(folder.iterdir())
    for (system, what), pattern in _NAMES.items():
        for path in paths if system == platform else ():
            if (match := re.fullmatch(pattern, path.name, re.IGNORECASE)) and path.is_file():
                yield match["version"], path, what


def _order(version: str) -> tuple[int, ...]:
    """Return what versions are compared by: 1.10 follows 1.9, 1.0 is 1."""
    numbers = [int(number) for number in version.split(".")]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def _is_sound(path: Path, digest: str) -> bool | None:
    """Return whether the list of sums beside a file agrees; None where it does not speak of the file."""
    sums = path.with_name(SUMS)
    if not sums.is_file():
        return None
    text = sums.read_text(encoding="utf-8-sig", errors="replace")
    lines = (line.split(maxsplit=1) for line in text.splitlines())
    listed = {line[1].lstrip("*"): line[0].lower() for line in lines if len(line) == 2}
    return listed[path.name] == digest if path.name in listed else None
