"""Where a store must not lie: network folders lose writes of SQLite, cloud folders copy half of them."""

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath

from db.errors import AppError
from db.folding import key

_MOUNTS = Path("/proc/self/mountinfo")
_OCTAL = re.compile(r"\\(\d{3})")  # how the table writes spaces

# Types of file systems as Linux names them. 9p and virtiofs are not among them: they lead to the disk of the
# same computer, from inside a virtual machine.
_NETWORK = re.compile(
    r"nfs\d?|cifs|smb\w*|afs|ncpfs|ceph|glusterfs|lustre|davfs|(?:fuse\.)?"
    r"(?:sshfs|davfs2?|rclone|curlftpfs|gvfsd-fuse|smbnetfs|s3fs|google-drive-ocamlfuse|onedriver)"
)

#: Folders that a program keeps in step with a cloud, by what their names begin with.
_CLOUDS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Диск",
    "googledrive": "Google Диск",
    "google диск": "Google Диск",
    "yandexdisk": "Яндекс Диск",
    "yandex.disk": "Яндекс Диск",
    "яндекс.диск": "Яндекс Диск",
    "яндекс диск": "Яндекс Диск",
    "облако mail": "Облако Mail",
    "mail.ru cloud": "Облако Mail",
    "icloud": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
}
#: Variables in which programs of a cloud name their folders.
_VARIABLES = {"OneDrive": "OneDrive", "OneDriveCommercial": "OneDrive", "OneDriveConsumer": "OneDrive"}


class UnfitPlace(AppError):
    """The folder of the store lies where it could be damaged."""

    def __init__(self, folder: PurePath, reason: str) -> None:
        super().__init__(
            f"Папка данных «{folder}» не подходит: {reason}, и данные в ней могут повредиться; "
            "выберите папку на диске этого компьютера.",
            "Ничего не изменено.",
            "Выберите папку на диске этого компьютера, в которую ничего не копируется само.",
        )
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a computer says of its folders: the table of mounts, the environment, which drives are remote."""

    mounts: str
    environment: Mapping[str, str]
    is_remote: Callable[[str], bool]

    @classmethod
    def here(cls) -> "Surroundings":
        """Return what this computer says."""
        mounts = _MOUNTS.read_text("utf-8", "surrogateescape") if _MOUNTS.exists() else ""
        return cls(mounts, os.environ, _is_remote)


def why_not_here(folder: PurePath, surroundings: Surroundings) -> UnfitPlace | None:
    """Return why a store must not lie in a folder, whose links were followed; None where it may."""
    if _is_network(folder, surroundings):
        return UnfitPlace(folder, "это сетевая папка")
    if cloud := _cloud(folder, surroundings.environment):
        return UnfitPlace(folder, f"ее копирует в облако программа «{cloud}»")
    return None


def _is_network(place: PurePath, surroundings: Surroundings) -> bool:
    drive = place.drive  # empty on Linux
    if drive.startswith("\\\\") or (drive and surroundings.is_remote(f"{drive}\\")):
        return True
    mounts = {point: kind for point, kind in _mounts(surroundings.mounts) if place.is_relative_to(point)}
    nearest = max(mounts, key=lambda point: len(point.parts), default=Path("/"))
    # A computer that has its whole system on the network has no better place.
    return nearest != Path("/") and bool(_NETWORK.fullmatch(mounts[nearest]))


def _mounts(table: str) -> Iterator[tuple[Path, str]]:
    """Yield the folders at which file systems are mounted, and their types; the last mount counts."""
    for line in table.splitlines():
        mount, _, system = line.partition(" - ")
        yield Path(_OCTAL.sub(lambda code: chr(int(code[1], 8)), mount.split()[4])), system.split()[0]


def _cloud(place: PurePath, environment: Mapping[str, str]) -> str | None:
    for variable, cloud in _VARIABLES.items():
        if (root := environment.get(variable)) and place.is_relative_to(type(place)(root)):
            return cloud
    names = [key(part) for part in place.parts]
    return next((_CLOUDS[start] for start in _CLOUDS for name in names if _is_named(name, start)), None)


def _is_named(name: str, start: str) -> bool:
    """Tell whether a folder is named after a cloud: «OneDrive - Organisation», «Dropbox (Private)»."""
    return name == start or name.startswith((f"{start} ", f"{start}-", f"{start}."))


def _is_remote(drive: str) -> bool:
    """Ask Windows whether a letter stands for a folder of another computer."""
    if sys.platform != "win32":
        return False
    import ctypes

    remote = 4  # DRIVE_REMOTE
    return bool(ctypes.windll.kernel32.GetDriveTypeW(drive) == remote)
