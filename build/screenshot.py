"""Draws the picture of the window in the README: the real window on the sample that comes with the program.

Run it with `python build/screenshot.py` after the window has changed its looks; no screen is needed.
"""

import os
import sys
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "resources" / "help" / "window.png"
SIZE = 1366, 768
KIND = 0xFFF8F8F8  # colours with the same first five bits of red, green and blue are of a kind
DAY = datetime(2026, 6, 15, 9, tzinfo=UTC)  # five days before the sample has to be handed in

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, Qt  # noqa: E402
from PySide6.QtGui import QImage, QImageWriter  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from db.entities import OFFICE  # noqa: E402
from desktop import bootstrap, paths  # noqa: E402
from desktop.services.importing import keep, plan_import  # noqa: E402
from desktop.settings import Theme  # noqa: E402
from desktop.ui.application import application  # noqa: E402
from desktop.ui.checks import Checks  # noqa: E402
from desktop.ui.main_window import MainWindow  # noqa: E402
from desktop.ui.workplace import Workplace  # noqa: E402


def with_sample(folder: Path) -> Workplace:
    """Return a workplace that keeps the sample."""
    workplace = replace(bootstrap.workplace(folder), clock=lambda: DAY)
    workplace.settings.change(author=OFFICE, quarter="2026-Q2", theme=Theme.LIGHT)
    with closing(workplace.open_store(False)) as store:
        sample = paths.resources() / "samples" / "municipal.json"
        keep(store, workplace.dictionaries, plan_import(store, workplace.dictionaries, sample))
    return workplace


def drawn(window: MainWindow) -> QImage:
    """Return the window as it looks when its report is shown and checked."""
    window.resize(*SIZE)
    window.show()
    while not (checks := window.findChild(Checks)) or checks.findings is None:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    QApplication.processEvents()
    return window.grab().toImage()


def with_few_colors(image: QImage) -> QImage:
    """Return the picture in 256 colours, a third as large: of each kind the most frequent one stays."""
    pixels = memoryview(image.convertToFormat(QImage.Format.Format_RGB32).constBits()).cast("I")
    kinds: dict[int, int] = {}
    for color, _ in Counter(pixels).most_common():
        kinds.setdefault(color & KIND, color)
    table = list(kinds.values())[:256]
    return image.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)


def draw() -> None:
    """Draw the picture into the folder of the manual."""
    application()
    with TemporaryDirectory() as name:
        window = MainWindow(with_sample(Path(name)))
        image = drawn(window)
        window.close()
    PICTURE.parent.mkdir(exist_ok=True)
    writer = QImageWriter(str(PICTURE))
    writer.setCompression(100)
    writer.write(with_few_colors(image))
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1024} kB")


if __name__ == "__main__":
    draw()
