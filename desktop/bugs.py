"""What becomes of an error that nobody has foreseen: a log for those who mend it, a sentence for people."""

import traceback
from datetime import datetime
from pathlib import Path

from desktop import paths


def write_down(error: BaseException, at: datetime, folder: Path | None = None) -> Path | None:
    """Write an unforeseen error into the log and return which file that is; None if it cannot be written."""
    log = (folder or paths.log_folder()) / f"{paths.NAME}.log"
    told = "".join(traceback.format_exception(error))
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8", errors="backslashreplace") as out:
            out.write(f"{at.isoformat()} {paths.NAME} {paths.program_version()}\n{told}\n")
    except OSError:
        return None
    return log


def report_bug(error: BaseException, at: datetime, folder: Path | None = None) -> str:
    """Write an unforeseen error into the log and return what to tell the person."""
    if log := write_down(error, at, folder):
        return f"Программа остановилась из-за своей ошибки, передайте разработчикам файл {log}."
    return f"Программа остановилась из-за своей ошибки ({type(error).__name__}), записать ее не удалось."
