"""What is packed: the icon, the manual on paper, the names by which newer versions are known."""

import subprocess
from pathlib import Path

import pytest
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication

from build import icons, manual, project
from desktop.services.new_version import newest_release
from desktop.ui.help_pages import pages
from tests.pdfs import needs_poppler


def test_the_icon_of_windows_holds_every_size(tmp_path: Path) -> None:
    icons.draw(tmp_path)
    reader = QImageReader(str(tmp_path / "pobratim.ico"))
    sizes = []
    for place in range(reader.imageCount()):
        reader.jumpToImage(place)
        image = reader.read()
        sizes.append(image.width())
        assert image.pixelColor(image.rect().center()).alpha() == 255
        assert image.pixelColor(0, 0).alpha() < 255  # its corners are round
    assert tuple(sizes) == icons.SIZES


@needs_poppler
def test_the_manual_on_paper_holds_every_page_of_the_help(qapp: QApplication, tmp_path: Path) -> None:
    target = tmp_path / "Руководство.pdf"
    manual.print_manual(target)
    done = subprocess.run(["pdftotext", target, "-"], capture_output=True, text=True, check=True)
    lines = set(done.stdout.splitlines())
    assert [page.title for page in pages() if page.title not in lines] == []


@pytest.mark.parametrize(
    ("name", "platform"),
    [
        (project.setup(), "win32"),
        (project.PORTABLE, "win32"),
        (project.DEB, "linux"),
        (project.ARCHIVE, "linux"),
    ],
)
def test_what_is_packed_is_known_as_a_newer_version(tmp_path: Path, name: str, platform: str) -> None:
    (tmp_path / name).touch()
    found = newest_release(tmp_path, "0.0.1", platform)
    assert found
    assert found.version == project.VERSION
