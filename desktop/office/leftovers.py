"""What is written aside has names of its own, by which the next write removes what a killed one has left."""

import secrets
import shutil
import time
from contextlib import suppress
from pathlib import Path

_PREFIX = ".pobratim-"
_ABANDONED = 24 * 60 * 60  # seconds: no write takes as long, whatever clock the disk of another computer has


def name_aside(suffix: str = "") -> str:
    """Return a name that nothing else has."""
    return f"{_PREFIX}{secrets.token_hex(8)}{suffix}"


def sweep(folder: Path) -> None:
    """Remove from a folder what was written aside a day ago or earlier and never came to its place."""
    with suppress(OSError):  # a folder that cannot be read or changed is told of by the write itself
        for left in folder.glob(f"{_PREFIX}*"):
            if time.time() - left.lstat().st_mtime > _ABANDONED:
                _remove(left)


def _remove(left: Path) -> None:
    if left.is_dir() and not left.is_symlink():
        shutil.rmtree(left, ignore_errors=True)
    else:
        left.unlink()
