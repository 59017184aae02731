"""The wheel holds the program whole."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> ZipFile:
    """The project, built as `pip wheel` builds it."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ["--no-build-isolation", "--no-deps", "--no-index", "--quiet", "--wheel-dir", str(folder)]
    subprocess.run([sys.executable, "-m", "pip", "wheel", *options, str(ROOT)], check=True)
    return ZipFile(next(folder.glob("pobratim-*.whl")))


@pytest.mark.parametrize("folder", ["desktop", "db", "resources"])
def test_every_file_of_the_program_is_in_the_wheel(wheel: ZipFile, folder: str) -> None:
    files = [path.relative_to(ROOT) for path in (ROOT / folder).rglob("*") if path.is_file()]
    kept = {path.as_posix() for path in files if "__pycache__" not in path.parts}
    assert kept
    assert kept - set(wheel.namelist()) == set()


def test_nothing_else_is_in_the_wheel(wheel: ZipFile) -> None:
    tops = {name.split("/")[0] for name in wheel.namelist() if ".dist-info/" not in name}
    assert tops == {"desktop", "db", "resources"}


def test_the_wheel_starts_the_program_with_and_without_a_console(wheel: ZipFile) -> None:
    name = next(name for name in wheel.namelist() if name.endswith("entry_points.txt"))
    text = wheel.read(name).decode()
    assert "[console_scripts]\npobratim = desktop.__main__:main" in text
    assert "[gui_scripts]\npobratim-gui = desktop.__main__:main" in text
