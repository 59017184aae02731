"""Draws the icon of the program in the sizes that systems ask for: `python build/icons.py FOLDER`.

The drawing is resources/icons/pobratim.svg; a square of it is a whole number of pixels in every size.
"""

import struct
import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
DRAWING = ROOT / "resources" / "icons" / "pobratim.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256)
NAME = "pobratim"


def drawn(size: int) -> bytes:
    """Return the icon in a size as a PNG."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(kept.data())


def as_ico(pictures: Mapping[int, bytes]) -> bytes:
    """Return an icon of Windows that holds pictures of several sizes: a directory, then the PNGs."""
    start = 6 + 16 * len(pictures)
    directory, content = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for size, picture in pictures.items():
        side = size % 256  # 0 stands for 256
        place = start + len(content)
        directory += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), place)
        content += picture
    return directory + content


def draw(folder: Path) -> None:
    """Write a PNG of every size, named by it, and the .ico."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: drawn(size) for size in SIZES}
    for size, picture in pictures.items():
        (folder / f"{size}.png").write_bytes(picture)
    (folder / f"{NAME}.ico").write_bytes(as_ico(pictures))


if __name__ == "__main__":
    draw(Path(sys.argv[1]))
