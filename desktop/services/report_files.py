"""Which files of those that were named, and of the folders among them, can be reports."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from desktop.office.convert import READ

_DOCUMENTS = frozenset(READ) - {".json"}  # in a folder; data of other programs are found there as well
_ASIDE = ("~$", ".")  # what an office program keeps while a document is open, and what is hidden


def report_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files that are named, and the documents in the folders that are, each once.

    A folder is looked through with all that lies in it, by name; one that cannot be read gives nothing.
    """
    found = (file for path in paths for file in (_documents(path) if path.is_dir() else (path,)))
    return list(dict.fromkeys(found))


def _documents(folder: Path) -> Iterator[Path]:
    for inner, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(_ASIDE))
        for name in sorted(names):
            if not name.startswith(_ASIDE) and Path(name).suffix.lower() in _DOCUMENTS:
                yield Path(inner, name)
