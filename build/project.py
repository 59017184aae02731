"""What every script that packs the program has to know."""

import os
import subprocess
import tomllib
from pathlib import Path
from string import Template

ROOT = Path(__file__).resolve().parent.parent
OUT, DIST = ROOT / "out", ROOT / "dist"  # what is worked with, what people get

_PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NAME: str = _PROJECT["name"]
VERSION: str = _PROJECT["version"]

PROGRAM = OUT / NAME  # the folder that installer.spec makes
ICONS, MANUAL = OUT / "icons", OUT / "manual.pdf"

#: What people get is called so; the program itself finds a newer version by these names.
DEB = f"{NAME}_{VERSION}_amd64.deb"
ARCHIVE = f"{NAME}-{VERSION}-linux-x86_64.tar.gz"
PORTABLE = f"{NAME}-{VERSION}-windows.zip"


def setup(version: str = VERSION) -> str:
    """Return how the installer for Windows of a version is called."""
    return f"{NAME}-{version}-setup.exe"


def moment() -> int:
    """Return the time that packed files carry, in seconds: that of the newest commit.

    So the same can be made again; SOURCE_DATE_EPOCH in the environment names another time.
    """
    if said := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(said)
    asked = ["git", "log", "-1", "--format=%ct"]
    done = subprocess.run(asked, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603
    return int(done.stdout or (ROOT / "CHANGELOG.md").stat().st_mtime)


def filled(template: Path, **values: object) -> str:
    """Return the text of a template with the name and the version of the program and other values in it."""
    text = Template(template.read_text(encoding="utf-8"))
    return text.substitute(name=NAME, version=VERSION, **values)
