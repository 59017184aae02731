"""What is packed: the icon, the manual on paper, the names by which newer versions are known."""

import gzip
import os
import re
import shutil
import subprocess
from argparse import _SubParsersAction
from functools import partial
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QApplication

from build import icons, manual, project
from build.linux.share import lay_out
from build.windows import portable
from desktop import paths
from desktop.cli import parser
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


def test_the_picture_of_the_installer_is_the_drawing_on_its_own_ground(tmp_path: Path) -> None:
    icons.draw(tmp_path)
    picture = QImage(str(tmp_path / icons.BANNER_FILE))
    icon = QImage(str(tmp_path / "64.png"))
    assert (picture.width(), picture.height()) == icons.BANNER
    assert picture.pixelColor(0, 0) == icon.pixelColor(32, 60)
    colours = {picture.pixelColor(x, 100).name() for x in range(picture.width())}
    assert {"#ffffff", "#f2c45c"} <= colours


@pytest.fixture(scope="module")
def paper(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The manual on paper."""
    target = tmp_path_factory.mktemp("manual") / "Руководство.pdf"
    manual.print_manual(target)
    return target


def said_by(*command: str | Path) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


@needs_poppler
def test_the_manual_on_paper_lists_its_chapters_by_the_pages_on_which_they_begin(paper: Path) -> None:
    contents, *others = said_by("pdftotext", "-layout", paper, "-").rstrip("\f").split("\f")
    begins = {text.strip().splitlines()[0].strip(): number for number, text in enumerate(others, start=2)}
    for page in pages():
        assert re.search(rf"{re.escape(page.title)} +{begins[page.title]}$", contents, re.MULTILINE)


@needs_poppler
def test_the_manual_on_paper_holds_every_picture(paper: Path) -> None:
    drawn = {
        tuple(map(int, line.split()[3:5])) for line in said_by("pdfimages", "-list", paper).splitlines()[2:]
    }
    for name in re.findall(r'src="([^"]+)"', "".join(page.text for page in pages())):
        picture = QImage(str(paths.resources() / "help" / name))
        assert (picture.width(), picture.height()) in drawn, name


@needs_poppler
def test_no_heading_of_the_manual_stands_alone_at_the_foot_of_a_page(paper: Path) -> None:
    headings = {title for page in pages() for title in re.findall(r"<h2[^>]*>(.*?)</h2>", page.text)}
    for text in said_by("pdftotext", "-layout", paper, "-").rstrip("\f").split("\f"):
        *_, last, number = text.strip().splitlines()
        assert number.strip().isdigit()
        assert last.strip() not in headings


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


@pytest.fixture
def share(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What lies beside the program on Linux, in a folder with signs that menus and shells read otherwise."""
    monkeypatch.setattr(project, "ICONS", tmp_path / "icons")
    monkeypatch.setattr(project, "MANUAL", tmp_path / "manual.pdf")
    icons.draw(project.ICONS)
    project.MANUAL.write_bytes(b"%PDF-1.4\n")
    folder = tmp_path / "Мои $программы & 100 %" / "share"
    lay_out(folder, project.NAME, is_package=False)
    return folder


def test_what_lies_beside_the_program_names_its_version_and_leaves_no_gap(share: Path) -> None:
    texts = [gzip.decompress(file.read_bytes()).decode() for file in share.rglob("*.gz")]
    texts += [file.read_text(encoding="utf-8") for file in (*share.rglob("*.desktop"), *share.rglob("*.xml"))]
    assert len(texts) == 4
    assert [text for text in texts if re.search(r"\$\w", text)] == []
    assert [text for text in texts if project.VERSION in text] == texts[:2] + texts[3:]
    assert len(list(share.rglob("apps/pobratim.png"))) == len(icons.SIZES)


@pytest.mark.parametrize("page", ["pobratim.1", "pobratim.ru.1"])
def test_the_page_of_man_has_every_command(page: str) -> None:
    text = (project.ROOT / "build" / "linux" / page).read_text(encoding="utf-8").replace("\\-", "-")
    told = re.findall(r'^\.BI? "?([a-z][a-z-]*)', text.partition(".SH OPTIONS")[0], re.MULTILINE)
    (known,) = (each.choices for each in parser()._actions if isinstance(each, _SubParsersAction))
    assert {command for command in told if command != "pobratim"} == set(known)


@pytest.mark.skipif(os.name == "nt", reason="for Linux only")
def test_the_archive_puts_itself_into_the_menu_and_out_of_it(share: Path, tmp_path: Path) -> None:
    program, home = share.parent, tmp_path / "Ёлкина"
    shutil.copy(project.ROOT / "build" / "linux" / "install.sh", program)
    (program / "pobratim").touch()
    run = partial(
        subprocess.run, env={"HOME": str(home), "PATH": os.environ["PATH"]}, check=True, capture_output=True
    )
    run([program / "install.sh"])
    entry = home / ".local" / "share" / "applications" / "pobratim.desktop"
    called = next(line for line in entry.read_text(encoding="utf-8").splitlines() if line.startswith("Exec="))
    quoted = str(program / "pobratim").replace("$", r"\\$").replace("%", "%%")
    assert called == f'Exec="{quoted}" %F'
    assert (home / ".local" / "bin" / "pobratim").resolve() == program / "pobratim"
    run([program / "install.sh", "--remove"])
    left = [file for file in home.rglob("*") if not file.is_dir() and "cache" not in file.name]
    assert left == []


def test_the_program_without_an_installer_has_its_folder_for_data_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project, "MANUAL", tmp_path / "manual.pdf")
    project.MANUAL.write_bytes(b"%PDF-1.4\n")
    program = tmp_path / "program"
    (program / "_internal").mkdir(parents=True)
    (program / "pobratim.exe").write_bytes(b"MZ")
    (program / "_internal" / "Библиотека.dll").write_bytes(b"MZ")
    with ZipFile(portable.build(program, tmp_path)) as archive:
        assert archive.testzip() is None
        archive.extractall(unpacked := tmp_path / "Съемный диск № 1")
    top = unpacked / "Побратим"
    names = {"pobratim.exe", "_internal", "data", "Прочтите.txt", "Руководство.pdf"}
    assert {path.name for path in top.iterdir()} == names
    assert (top / "data").is_dir()
    assert (top / "_internal" / "Библиотека.dll").read_bytes() == b"MZ"
    told = (top / "Прочтите.txt").read_bytes()
    assert told.startswith(b"\xef\xbb\xbf")
    assert told.count(b"\n") == told.count(b"\r\n") > 0
