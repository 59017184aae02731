"""Where the program finds its own files and where it keeps what people enter."""

from pathlib import Path

import platformdirs

NAME = "pobratim"


def resources() -> Path:
    """Return the folder with dictionaries, samples and the rest that is shipped with the program."""
    return Path(__file__).resolve().parent.parent / "resources"


def default_data_folder() -> Path:
    """Return the folder of the store where no other was named."""
    return Path(platformdirs.user_data_path(NAME, appauthor=False))


def log_folder() -> Path:
    """Return the folder of the program's log."""
    return Path(platformdirs.user_log_path(NAME, appauthor=False))


def program_version() -> str:
    """Return the version as pyproject.toml states it."""
    from importlib.metadata import version  # 19 ms, and most starts do not ask

    return version(NAME)
