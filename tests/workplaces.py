"""Workplaces with real stores in folders of the tests, and the reports that are kept in them."""

from collections.abc import Callable, Iterable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from db.folder import FILE_NAME
from db.store import Store
from desktop import paths
from desktop.office.convert import write_report
from desktop.report.printed import PrintedReport
from desktop.services.import_plan import plan_import
from desktop.services.importing import keep
from desktop.settings import SettingsFile
from desktop.ui.workplace import Workplace
from tests.dictionaries import reader, with_own, words

#: The invented report that comes with the program: five events of II quarter 2026.
SAMPLE = paths.resources() / "samples" / "municipal.json"
SAMPLE_QUARTER = "2026-Q2"

_NOW, _EARLIER = datetime(2031, 3, 20, 9, 30, tzinfo=UTC), datetime(2031, 3, 20, 9, tzinfo=UTC)


def ticking_clock(start: datetime = _NOW) -> Callable[[], datetime]:
    """Return a clock that goes on by a second each time it is looked at."""
    ticks = count()
    return lambda: start + timedelta(seconds=next(ticks))


def workplace_in(folder: Path, clock: Callable[[], datetime] | None = None) -> Workplace:
    """Return a workplace that keeps everything in a folder, which need not be there yet."""
    clock = clock or ticking_clock()
    return Workplace(
        folder=folder,
        open_store=lambda read_only: Store.open(folder, "Лукина А. П.", clock, read_only=read_only),
        load_dictionaries=with_own,
        settings=SettingsFile(folder),
        clock=clock,
        morphology=words(),
    )


def keep_reports(workplace: Workplace, *reports: Path | PrintedReport) -> None:
    """Take files and invented reports into the store of a workplace, which is closed now and afterwards.

    A store with the same reports is made once and copied then, since that takes a fiftieth of the time.
    """
    if (workplace.folder / FILE_NAME).exists():
        _keep(workplace, reports)
        return
    for name, content in _folder_with(reports).items():
        file = workplace.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


@cache
def _folder_with(reports: tuple[Path | PrintedReport, ...]) -> dict[Path, bytes]:
    """Return the files of a store with reports, its backups among them."""
    with TemporaryDirectory() as folder:
        workplace = workplace_in(Path(folder) / "Данные", ticking_clock(_EARLIER))
        _keep(workplace, reports)
        files = [file for file in workplace.folder.rglob("*") if file.is_file()]
        return {file.relative_to(workplace.folder): file.read_bytes() for file in files}


def _keep(workplace: Workplace, reports: Iterable[Path | PrintedReport]) -> None:
    with closing(workplace.open_store(False)) as store:
        for report in reports:
            file = report if isinstance(report, Path) else _written(workplace, report)
            keep(
                store,
                workplace.dictionaries,
                plan_import(store, workplace.dictionaries, file),
                reader=reader(),
            )


def _written(workplace: Workplace, report: PrintedReport) -> Path:
    file = workplace.folder.with_name("Полученный отчет.json")
    write_report(report, file, workplace.dictionaries, author="", now=workplace.clock())
    return file
