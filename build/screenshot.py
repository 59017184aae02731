"""Draws the pictures of the README and of the manual: the real window on the sample of the program.

Run it with `python -m build.screenshot [FOLDER]` after the window has changed its looks; no screen is needed.
"""

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "resources" / "help"
SAMPLE = ROOT / "resources" / "samples" / "municipal.json"
SIZE = 1366, 768  # of the window in the README
SMALL = 1100, 660  # of that in the manual, where it is drawn smaller
WIDTH = 560  # of a picture in the manual, at most: a page of it is not wider
KIND = 0xFFF8F8F8  # colours with the same first five bits of red, green and blue are of a kind
DAY = datetime(2026, 6, 15, 9, tzinfo=UTC)  # five days before the sample has to be handed in
REST_MS = 600  # in which a dialog has read what it shows

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["HOME"] = str(Path("/", "home", "elkina"))  # whose folders stand in the pictures
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QAction, QImage, QImageWriter  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget, QWidget  # noqa: E402

from db.entities import OFFICE  # noqa: E402
from desktop import bootstrap  # noqa: E402
from desktop.services.import_plan import plan_import  # noqa: E402
from desktop.services.importing import keep  # noqa: E402
from desktop.settings import Theme  # noqa: E402
from desktop.ui.application import application  # noqa: E402
from desktop.ui.checks import Checks  # noqa: E402
from desktop.ui.event_form import EventForm  # noqa: E402
from desktop.ui.jobs import Job  # noqa: E402
from desktop.ui.main_window import MainWindow  # noqa: E402
from desktop.ui.workplace import Workplace  # noqa: E402


def with_sample(folder: Path) -> Workplace:
    """Return a workplace that keeps the sample."""
    workplace = replace(bootstrap.workplace(folder), clock=lambda: DAY)
    workplace.settings.change(author=OFFICE, quarter="2026-Q2", theme=Theme.LIGHT)
    with closing(workplace.open_store(False)) as store:
        keep(store, workplace.dictionaries, plan_import(store, workplace.dictionaries, SAMPLE))
    return workplace


def changed_sample(folder: Path) -> Path:
    """Write the sample with another place and an event more, as a file that was received."""
    report = json.loads(SAMPLE.read_text(encoding="utf-8"))
    events = report["events"]
    events[0]["place"] = "г. Смоленск, шахматный клуб «Ладья»"
    events.insert(
        2, {**events[1], "title": "Встреча молодежных советов Смоленска и Орши", "period": "20 мая 2026 года"}
    )
    file = folder / "Отчет за II квартал 2026 года.json"
    file.write_text(json.dumps(report, ensure_ascii=False), encoding="utf-8")
    return file


def opened(workplace: Workplace, files: Sequence[Path] = ()) -> MainWindow:
    """Return the window when its report is shown and checked."""
    window = MainWindow(workplace, files)
    window.resize(*SIZE)
    window.show()
    rest()
    if not files:
        while (checks := window.findChild(Checks)) is None:
            rest()
        checks.check_all()  # until a person works, nothing is checked
        while checks.findings is None:
            rest()
    return window


def rest() -> None:
    """Let the window work until it has nothing left to do."""
    loop = QEventLoop()
    is_at_work = True
    while is_at_work:
        QTimer.singleShot(REST_MS, loop.quit)
        loop.exec()
        jobs = chain.from_iterable(window.findChildren(Job) for window in QApplication.topLevelWidgets())
        is_at_work = any(job.isRunning() for job in jobs)


def named(window: MainWindow, text: str) -> QAction:
    """Return an action of the menus."""
    return next(action for action in window.findChildren(QAction) if action.text() == text)


def by_menu(text: str) -> Callable[[MainWindow], QWidget]:
    """Return what opens a dialog by its entry in the menus."""

    def dialog(window: MainWindow) -> QWidget:
        named(window, text).trigger()
        return of_files(window)

    return dialog


def of_files(_window: MainWindow) -> QWidget:
    """Return the dialog that is open, or will be in a moment."""
    while not isinstance(found := QApplication.activeModalWidget(), QDialog):
        rest()
    rest()
    return found


def whole(window: MainWindow) -> QWidget:
    """Return the window itself, as small as it is still clear."""
    window.resize(*SMALL)
    rest()
    return window


def form(window: MainWindow) -> QWidget:
    """Return the form of the event that is chosen."""
    return window.findChildren(EventForm)[0]


def findings(window: MainWindow) -> QWidget:
    """Return the tabs below the list, the findings in front."""
    tabs = next(tabs for tabs in window.findChildren(QTabWidget) if tabs.isVisible())
    names = [tabs.tabText(place) for place in range(tabs.count())]
    tabs.setCurrentIndex(next(place for place, name in enumerate(names) if name.startswith("Замечания")))
    rest()
    return tabs


#: What is drawn of a window, by the name of the picture.
DRAWN: dict[str, Callable[[MainWindow], QWidget]] = {
    "overview": whole,
    "form": form,
    "findings": findings,
    "preview": by_menu("Печать и просмотр…"),
    "sending": by_menu("Подготовить к отправке…"),
    "dictionaries": by_menu("Справочники…"),
    "backups": by_menu("Резервные копии…"),
}


def draw(target: Path) -> None:
    """Draw all pictures into a folder."""
    application()
    with TemporaryDirectory() as name:
        folder = Path(name)
        workplace = with_sample(folder / "Отчеты")
        for picture, taken in DRAWN.items():
            window = opened(workplace)
            if picture == "overview":
                save(target / "window.png", window.grab().toImage())  # that of the README, as large as it is
            save(target / f"{picture}.png", fitting(taken(window).grab().toImage()))
            close(window)
        window = opened(workplace, [changed_sample(folder)])
        save(target / "import.png", fitting(of_files(window).grab().toImage()))
        close(window)


def close(window: MainWindow) -> None:
    """Close a window and what is open before it."""
    while dialog := QApplication.activeModalWidget():
        dialog.close()
        rest()
    window.close()
    rest()


def fitting(image: QImage) -> QImage:
    """Return a picture that is no wider than a page of the manual."""
    if image.width() <= WIDTH:
        return image
    return image.scaledToWidth(WIDTH, Qt.TransformationMode.SmoothTransformation)


def with_few_colors(image: QImage) -> QImage:
    """Return the picture in 256 colours, a third as large: of each kind the most frequent one stays."""
    pixels = memoryview(image.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")
    kinds: dict[int, int] = {}
    for color, _ in Counter(pixels).most_common():
        kinds.setdefault(color & KIND, color)
    table = list(kinds.values())[:256]
    return image.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)


def save(target: Path, image: QImage) -> None:
    """Write a picture as small as it can be, and say how small that is."""
    writer = QImageWriter(str(target))
    writer.setCompression(100)
    writer.write(with_few_colors(image))
    print(f"{target.name}: {target.stat().st_size // 1024} kB", flush=True)


if __name__ == "__main__":
    draw(Path(sys.argv[1]) if len(sys.argv) > 1 else PICTURES)
