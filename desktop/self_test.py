"""What works on this machine, tried and not guessed."""

import platform
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory

from db.errors import AppError
from db.folder import FILE_NAME
from db.report_key import OFFICE
from desktop import bootstrap, paths
from desktop.demonstration import try_the_job


@dataclass(frozen=True, slots=True)
class Answer:
    """One line of the answer; without what is `needed` the program does not do its work."""

    what: str
    works: bool
    detail: str
    needed: bool = True

    def __str__(self) -> str:
        states = {(True, True): "работает", (False, True): "не работает", (True, False): "есть"}
        return f"{self.what}: {states.get((self.works, self.needed), 'нет')} ({self.detail})"


def run_self_test() -> bool:
    """Try everything, print a line for each thing, return whether all that is needed works."""
    print(f"«Побратим» {paths.program_version()}, Python {platform.python_version()}, {platform.platform()}")
    failed = 0
    for answer in _answers():
        print(f"  {answer}", flush=True)
        failed += answer.needed and not answer.works
    print(
        "Что-то из нужного не работает, программа выполнит не все."
        if failed
        else "Программа готова к работе."
    )
    return not failed


def run_window_test(folder: Path) -> bool:
    """Do the whole work in the real window, in a store in the folder; the second time see what it remembers.

    Needs a screen. Print a line for each step, return whether all went well.
    """
    from desktop.ui import trial

    kept = folder / "Хранилище"
    try:
        if (kept / FILE_NAME).exists():
            remembered = trial.is_remembered(bootstrap.workplace(kept))
            print("изменение на месте" if remembered else "изменения нет")
            return remembered
        workplace = bootstrap.workplace(kept)
        workplace.settings.change(author=OFFICE)
        for step in trial.work_in_window(workplace, _sample(folder), folder):
            print(step, flush=True)
    except AppError as error:
        print(error.what_happened, file=sys.stderr)
        return False
    return True


def _sample(folder: Path) -> Path:
    """Write the sample as a document into the folder."""
    from desktop.office.convert import read_report, write_report

    report, target = (
        read_report(paths.resources() / "samples" / "municipal.json"),
        folder / "Полученный отчет.docx",
    )
    folder.mkdir(parents=True, exist_ok=True)
    write_report(report, target, bootstrap.load_dictionaries(), author="", now=bootstrap.now())
    return target


def _answers() -> Iterator[Answer]:
    with TemporaryDirectory(prefix="pobratim-", ignore_cleanup_errors=True) as name:
        yield from _job(Path(name))
        yield from _window(Path(name) / "Хранилище")
    yield from _libreoffice()
    yield from _writable("папка данных", paths.default_data_folder())
    yield from _writable("папка журнала", paths.log_folder())


def _job(folder: Path) -> Iterator[Answer]:
    from db.engine import sqlite_version

    what = "прием отчета, хранение, выгрузка в .docx и .xlsx"
    try:
        same = try_the_job(folder).came_out_unchanged()
    except AppError as error:
        yield Answer(what, False, error.what_happened)
        return
    yield Answer(what, same, "тексты совпали до знака" if same else "тексты изменились")
    yield Answer("хранилище", True, f"SQLite {sqlite_version()}")


def _window(store: Path) -> Iterator[Answer]:
    """Open the real window on the store that the job has left, drawn into memory."""
    try:
        from desktop.ui import probe
    except ImportError as error:  # system libraries of Qt are missing
        yield Answer("окно", False, f"не хватает системной библиотеки: {error}")
        return
    shown = probe.events_shown(bootstrap.workplace(store))
    yield Answer("окно", shown > 0, f"показано мероприятий: {shown}")
    font = probe.report_font()
    yield Answer(
        "шрифт отчетов", font is not None, font or "установите Times New Roman или PT Astra Serif", False
    )


def _libreoffice() -> Iterator[Answer]:
    from desktop.office.soffice import find_soffice, usual_folders

    found = find_soffice(usual_folders())
    yield Answer(
        "LibreOffice для файлов .doc", found is not None, str(found or "файлы .doc не читаются"), False
    )


def _writable(what: str, folder: Path) -> Iterator[Answer]:
    """Try to write into the folder, or into the nearest one above it that is there."""
    existing = next(path for path in (folder, *folder.parents) if path.is_dir())
    try:
        with NamedTemporaryFile(dir=existing, prefix=".pobratim-"):
            yield Answer(what, True, str(folder))
    except OSError:
        yield Answer(what, False, f"нельзя записать в {existing}")
