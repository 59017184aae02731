"""The program is killed while it prepares a report: every file is whole, and nothing is kept of it."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from signal import SIGKILL

import pytest

from db.entities import Quarter, ReportKey, ReportKind, Texts
from db.store import Store
from desktop.office.convert import read_report, write_report
from desktop.services.correspondence import Correspondence
from desktop.services.editing import Editing
from desktop.services.placing import Draft
from desktop.services.sending import DOCX, XLSX, Means, Order, prepare
from tests.dictionaries import shipped, words
from tests.workplaces import ticking_clock

KEY = ReportKey(ReportKind.MUNICIPAL, Quarter(2031, 2), "mun-velizh")
AT = datetime(2031, 6, 20, 9, 5, tzinfo=UTC)
FAIR = Texts("Ярмарка ремесел", "г. Орша, Республика Беларусь", "3-5 мая 2031 года", "Обмен", "12 человек")
FORMER = b"former"
FILES = 4


def opened(folder: Path) -> Store:
    return Store.open(folder / "данные", "Лукина А. П.", ticking_clock())


def sent(folder: Path) -> None:
    """Prepare the report of the store in a folder to be sent from the folder «Отчеты» in it."""
    with opened(folder) as store:
        report = store.find(KEY)
        assert report
        order = Order(folder / "Отчеты", "Отчет", (DOCX, XLSX), Correspondence())
        prepare(store, shipped(), report, order, Means(write_report), AT)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a store and the files of a former preparation."""
    folder = tmp_path_factory.mktemp("начато")
    with opened(folder) as store:
        editing = Editing(store, shipped(), morphology=words())
        editing.add_events(editing.add_report(KEY), [Draft(FAIR)], None, "ввод")
    sent(folder)
    for file in (folder / "Отчеты").iterdir():
        file.write_bytes(FORMER)
    with opened(folder) as store:
        store.undo()
    return folder


@pytest.mark.parametrize("places", range(FILES))
def test_whenever_it_is_killed_every_file_is_whole(begun: Path, places: int) -> None:
    """`places` is how many files have taken their places by then: the next is just about to."""
    for file in (begun / "Отчеты").glob("[!.]*"):
        file.write_bytes(FORMER)
    run = subprocess.run([sys.executable, "-m", __name__, str(begun), str(places)], check=False)
    assert run.returncode == -SIGKILL
    files = sorted((begun / "Отчеты").glob("[!.]*"))
    assert len(files) == FILES
    new = [file for file in files if file.read_bytes() != FORMER]
    assert len(new) == places
    for file in new:
        if file.suffix in {DOCX, XLSX} and file.stem == "Отчет":
            assert [row.texts for row in read_report(file).rows()] == [FAIR]
    with opened(begun) as store:
        (report,) = store.reports()
        assert store.report(report.id).prepared_at is None


class Killed:
    """Kills this process when a file is to take its place in a folder after so many others."""

    def __init__(self, folder: Path, places: int) -> None:
        self._folder = folder
        self._left = places

    def __call__(self, event: str, about: tuple[object, ...]) -> None:
        """Hear of what the process does."""
        if event != "os.rename" or Path(str(about[1])).parent != self._folder:
            return
        if not self._left:
            os.kill(os.getpid(), SIGKILL)
        self._left -= 1


if __name__ == "__main__":
    begun_in = Path(sys.argv[1])
    sys.addaudithook(Killed(begun_in / "Отчеты", int(sys.argv[2])))
    sent(begun_in)
