"""Where the program finds its own files and where it keeps what people enter, and how it is called."""

import os
import sys
from pathlib import Path

import platformdirs

NAME = "pobratim"
CONSOLE_TWIN = "pobratim-cli"  # what the command line is called where the program itself has no console


def resources() -> Path:
    """Return the folder with dictionaries, samples and the rest that is shipped with the program."""
    return Path(__file__).resolve().parent.parent / "resources"


def icon() -> Path:
    """Return the drawing of the program's icon."""
    return resources() / "icons" / f"{NAME}.svg"


def portable_folder(program: str = sys.executable) -> Path | None:
    """Return the folder «data» beside the packed program: where there is one, everything is kept in it."""
    folder = Path(program).resolve().parent / "data"
    return folder if getattr(sys, "frozen", False) and folder.is_dir() else None


def default_data_folder() -> Path:
    """Return the folder of the store where no other was named."""
    return portable_folder() or Path(platformdirs.user_data_path(NAME, appauthor=False))


def log_folder() -> Path:
    """Return the folder of the program's log."""
    beside = portable_folder()
    return beside / "log" if beside else Path(platformdirs.user_log_path(NAME, appauthor=False))


def own_call(arguments: str, started_as: str | None = None) -> str:
    """Return how people call the program with these arguments in the way that they have started it."""
    started = Path(sys.argv[0] if started_as is None else started_as)
    by_make = started.name == "__main__.py" and (started.parent.parent / "Makefile").is_file()
    if by_make and os.name != "nt":
        return f'make run ARGS="{arguments}"'
    return f"{started.stem if started.stem == CONSOLE_TWIN else NAME} {arguments}"


def program_version() -> str:
    """Return the version as pyproject.toml states it."""
    from importlib.metadata import version  # 19 ms, and most starts do not ask

    return version(NAME)
