"""The program as a folder that runs wherever it is unpacked, without anyone's leave."""

import shutil
import tarfile
from pathlib import Path

from build import project
from build.linux import share
from build.linux.permissions import settle
from build.project import DIST, NAME, OUT, VERSION

HERE = Path(__file__).parent


def build() -> Path:
    """Make the archive of the packed program and return it."""
    folder, archive = OUT / f"{NAME}-{VERSION}", DIST / project.ARCHIVE
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(project.PROGRAM, folder, symlinks=True)
    share.lay_out(folder / "share", NAME, is_package=False)
    shutil.copy(HERE / "install.sh", folder)
    (folder / "README.txt").write_text(project.filled(HERE / "README.txt"), encoding="utf-8")
    settle(folder)
    with tarfile.open(archive, "w:gz") as file:
        file.add(folder, folder.name, filter=_anonymous)
    return archive


def _anonymous(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    """Leave out who has built it."""
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry
