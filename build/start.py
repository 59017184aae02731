"""Measures how long the window takes to be seen, packed against its source: `python -m build.start`."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import monotonic, sleep

from PySide6.QtGui import QGuiApplication

from build import project
from build.smoke import screen

TURNS, MOST = 9, 1.3  # starts of each; how many times longer the packed program may take
_PLACE = 300, 300  # on the screen, where the window opens; the screen is black until then


def main() -> None:
    """Start both in turns, each on an empty store, and print how long the first picture takes."""
    packed, source = [str(project.PROGRAM / project.NAME)], [sys.executable, "-m", "desktop"]
    with screen() as display, TemporaryDirectory() as folder:
        os.environ.update(display)
        app = QGuiApplication(["start", "-platform", "xcb"])
        for command in (packed, source):
            painted(app, command, folder, display)  # what has to be read from the disk is by now
        turns = [
            (painted(app, packed, folder, display), painted(app, source, folder, display))
            for _ in range(TURNS)
        ]
    ours, theirs = (median(times) for times in zip(*turns, strict=True))
    ratio = median(one / other for one, other in turns)
    print(f"packed {ours * 1000:.0f} ms, source {theirs * 1000:.0f} ms, {ratio:.2f} times (at most {MOST})")
    sys.exit(ratio > MOST)


def painted(app: QGuiApplication, command: list[str], folder: str, display: Mapping[str, str]) -> float:
    """Return how many seconds a start takes until the screen shows it; the window is closed then."""
    begin = monotonic()
    environment = {**os.environ, **display, "QT_QPA_PLATFORM": "xcb"}
    where = [*command, "--data-dir", str(Path(folder) / "store")]
    process = subprocess.Popen(where, cwd=project.ROOT, env=environment)  # noqa: S603
    try:
        while is_black(app):
            sleep(0.001)
        took = monotonic() - begin
        sleep(1.5)  # so that nothing of it disturbs the next one
        return took
    finally:
        process.terminate()
        process.wait()
        while not is_black(app):
            sleep(0.01)


def is_black(app: QGuiApplication) -> bool:
    """Return whether nothing is shown."""
    seen = app.primaryScreen().grabWindow(0, *_PLACE, 1, 1).toImage().pixelColor(0, 0)
    return seen.lightness() == 0


if __name__ == "__main__":
    main()
