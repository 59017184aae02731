"""The pictures of the manual show the window as it is."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QFontDatabase, QImage
from PySide6.QtWidgets import QApplication

from desktop import paths

MANUAL = paths.resources() / "help"
CLEARLY = 48  # of 256 shades of grey
MOST = 0.005  # of a picture: the moments at which copies were made are always others


def test_the_pictures_are_what_would_be_drawn_now(qapp: QApplication, tmp_path: Path) -> None:
    if "PT Sans" not in QFontDatabase.families():
        pytest.skip("the pictures are drawn with PT Sans")
    command = [sys.executable, "-m", "build.screenshot", str(tmp_path)]
    root = paths.resources().parent
    subprocess.run(command, cwd=root, check=True, capture_output=True, timeout=300)
    names = {path.name for path in MANUAL.glob("*.png")}
    assert {path.name for path in tmp_path.glob("*.png")} == names
    stale = [name for name in sorted(names) if unlike(MANUAL / name, tmp_path / name) > MOST]
    assert stale == [], "draw them anew: python -m build.screenshot"


def unlike(one: Path, other: Path) -> float:
    """Return how much of two pictures differs, from 0 to 1."""
    (size, before), (other_size, after) = greys(one), greys(other)
    if size != other_size:
        return 1
    return sum(abs(a - b) > CLEARLY for a, b in zip(before, after, strict=True)) / len(before)


def greys(picture: Path) -> tuple[QSize, bytes]:
    """Return the size of a picture and its pixels, one byte each and some at the end of each line."""
    image = QImage(str(picture)).convertToFormat(QImage.Format.Format_Grayscale8)
    return image.size(), bytes(image.constBits())
