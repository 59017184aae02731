"""What lies beside the program on Linux: how menus, `man` and those who ask for the licence find it."""

import gzip
import shutil
from datetime import UTC, datetime
from pathlib import Path

from build import icons, project
from build.project import NAME

HERE = Path(__file__).parent


def lay_out(share: Path, program: str, *, is_package: bool) -> None:
    """Fill a folder «share»; `program` is how the menu calls the program.

    In a package of the system the texts take the form that its rules ask for.
    """
    date = datetime.fromtimestamp(project.moment(), UTC).strftime("%Y-%m-%d")
    _write(share / "applications" / f"{NAME}.desktop", _filled("pobratim.desktop", program=program))
    _write(share / "metainfo" / "ru.pobratim.pobratim.metainfo.xml", _filled("metainfo.xml", date=date))
    for page, folder in (("pobratim.1", "man/man1"), ("pobratim.ru.1", "man/ru/man1")):
        _write_zipped(share / folder / f"{NAME}.1.gz", _filled(page, date=date))
    _lay_out_icons(share / "icons" / "hicolor")
    _lay_out_documents(share / "doc" / NAME, is_package=is_package)


def _lay_out_icons(hicolor: Path) -> None:
    for size in icons.SIZES:
        _copy(project.ICONS / f"{size}.png", hicolor / f"{size}x{size}" / "apps" / f"{NAME}.png")
    _copy(icons.DRAWING, hicolor / "scalable" / "apps" / icons.DRAWING.name)


def _lay_out_documents(folder: Path, *, is_package: bool) -> None:
    _copy(project.MANUAL, folder / "manual.pdf")
    _write(folder / "copyright", copyright_file())
    if is_package:
        _write_zipped(folder / "changelog.gz", changelog())
    else:
        _copy(project.ROOT / "CHANGELOG.md", folder / "CHANGELOG.md")
        _copy(project.ROOT / "THIRD_PARTY.md", folder / "THIRD_PARTY.md")


def copyright_file() -> str:
    """Return who has made the program and its parts and under what licences, as Debian writes it."""
    return (HERE / "copyright").read_text(encoding="utf-8")


def changelog() -> str:
    """Return the changelog of the package: it refers to that of the program."""
    date = datetime.fromtimestamp(project.moment(), UTC).strftime("%a, %d %b %Y %H:%M:%S +0000")
    return _filled("changelog", date=date)


def _filled(template: str, **values: str) -> str:
    return project.filled(HERE / template, **values)


def _write(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8", newline="\n")


def _write_zipped(target: Path, text: str) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(gzip.compress(text.encode(), mtime=0))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
