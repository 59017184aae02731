"""Draws the icon of the program in the sizes that systems ask for, and what is made of it.

The drawing is resources/icons/pobratim.svg; a square of it is a whole number of pixels in every size.
"""

import struct
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF
from PySide6.QtGui import QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

ROOT = Path(__file__).resolve().parent.parent
DRAWING = ROOT / "resources" / "icons" / "pobratim.svg"
BACKGROUND = 0x1F6F5C  # of the drawing
BANNER_FILE = "banner.bmp"
BANNER = (164, 314)  # what NSIS shows beside its first and last page
SIZES = (16, 24, 32, 48, 64, 128, 256)
NAME = "pobratim"


def drawn(size: int) -> bytes:
    """Return the icon in a size as a PNG."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    return _with_drawing(image, QRectF(image.rect()), b"png")


def banner() -> bytes:
    """Return the drawing on a ground of its own colour, as the .bmp that the installer wants."""
    width, height = BANNER
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(BACKGROUND)
    side = width * 0.75
    return _with_drawing(image, QRectF((width - side) / 2, height * 0.32 - side / 2, side, side), b"bmp")


def _with_drawing(image: QImage, place: QRectF, file_format: bytes) -> bytes:
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter, place)
    painter.end()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(file_format)).write(image)
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
    """Write a PNG of every size, named by it, the .ico and the picture of the installer."""
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: drawn(size) for size in SIZES}
    for size, picture in pictures.items():
        (folder / f"{size}.png").write_bytes(picture)
    (folder / f"{NAME}.ico").write_bytes(as_ico(pictures))
    (folder / BANNER_FILE).write_bytes(banner())
