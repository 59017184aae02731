"""What is kept under version control is whole, speaks of no machine and is looked at by every check."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CODE = {"desktop", "db", "build", "tests"}
FAULTS = '"""Planted."""\n\nimport os\n\n\ndef half(number):\n    return number / 2\n'

#: What tells where a file was made. One letter of each stands in brackets: this file must not find itself.
FOREIGN = {
    "the address of a package registry": re.compile(r"py[p]i\.org|python[h]osted\.org|/[s]imple/"),
    "the folder of some machine": re.compile(r"(?<![\w.])(/[r]oot/|/[w]ork/\w|/[h]ome/\w+/|C:\\[U]sers\\\w)"),
    "the address of a machine in a network": re.compile(r"(?<![\d.])(10\.\d+|192\.168)(\.\d+){2}(?![\d.])"),
}


def git(*arguments: str) -> list[str]:
    """Return the lines that a git command prints."""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.splitlines()


def tracked() -> list[Path]:
    """Return the files under version control that are there now."""
    names = git("-c", "core.quotepath=off", "ls-files")
    return [ROOT / name for name in names if (ROOT / name).is_file()]


needs_git = pytest.mark.skipif(not (ROOT / ".git").exists(), reason="this is no checkout")


def text_of(path: Path) -> str:
    """Return the text of a file; of a picture whatever of it is text."""
    return path.read_text(encoding="utf-8", errors="ignore")


def test_packages_start_with_empty_files() -> None:
    starts = [path for folder in ("desktop", "db") for path in (ROOT / folder).rglob("__init__.py")]
    assert starts
    assert [path for path in starts if path.stat().st_size] == []


@pytest.mark.parametrize("folder", ["build", "tests"])
def test_only_packages_of_the_program_are_packages(folder: str) -> None:
    assert list((ROOT / folder).rglob("__init__.py")) == []


@needs_git
@pytest.mark.parametrize("what", FOREIGN)
def test_no_file_tells_where_it_was_made(what: str) -> None:
    found = [path for path in tracked() if FOREIGN[what].search(text_of(path))]
    assert found == []


@needs_git
def test_the_folder_named_build_is_kept() -> None:
    assert git("check-ignore", "build/anything.py") == []


@pytest.fixture
def planted(tmp_path: Path) -> Path:
    """The settings of the project with faults in every folder of code."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copy(ROOT / ".gitignore", tmp_path)
    for folder in CODE:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "planted.py").write_text(FAULTS, encoding="utf-8")
    return tmp_path


def check(folder: Path, *command: str) -> str:
    """Return what a check prints in a folder."""
    tool = Path(sys.executable).with_name(command[0])
    done = subprocess.run([tool, *command[1:]], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    return done.stdout


def test_a_fault_in_any_folder_is_found(planted: Path) -> None:
    found = check(planted, "ruff", "check", "--no-cache", "--output-format=concise")
    assert {folder for folder in CODE if f"{Path(folder, 'planted.py')}:3:8: F401" in found} == CODE


def test_types_are_checked_in_every_folder(planted: Path) -> None:
    found = check(planted, "mypy", "--cache-dir", "cache")
    assert {folder for folder in CODE if f"{Path(folder, 'planted.py')}:6: error" in found} == CODE
