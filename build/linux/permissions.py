"""Who may do what with packed files: everybody may read, nobody but the owner write."""

import os
from pathlib import Path

from build import project


def settle(tree: Path) -> None:
    """Give everything below a folder the same rights and the same time, whoever has built it."""
    moment = project.moment()
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or _is_run(path) else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def _is_run(path: Path) -> bool:
    """Return whether a file is a program; a library has its right to run from whoever has linked it."""
    return bool(path.stat().st_mode & 0o100) and ".so" not in path.name
