"""What is kept under version control is whole, speaks of no machine and is looked at by every check."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RUFF = Path(sys.executable).with_name("ruff")

#: What tells where a file was made. One letter of each stands in brackets: this file must not find itself.
FOREIGN = {
    "the address of a package registry": re.compile(r"py[p]i\.org|python[h]osted\.org|/[s]imple/"),
    "the folder of some machine": re.compile(r"(?<![\w.])(/[r]oot/|/[w]ork/\w|/[h]ome/\w+/|C:\\[U]sers\\\w)"),
    "the address of a machine in a network": re.compile(
        r"(?<![\d.])(10|192\.168|127\.0)(\.\d+){2,3}(?![\d.])"
    ),
}


def git(*arguments: str) -> list[str]:
    """Return the lines that a git command prints."""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.splitlines()


def tracked(pattern: str = "") -> list[Path]:
    """Return the files under version control that are there now."""
    names = git("-c", "core.quotepath=off", "ls-files", "--", *filter(None, [pattern]))
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
    """The settings of the project with a script in build/ that holds a fault."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    shutil.copy(ROOT / ".gitignore", tmp_path)
    (tmp_path / "build").mkdir()
    (tmp_path / "build" / "planted.py").write_text('"""Planted."""\n\nimport os\n', encoding="utf-8")
    return tmp_path


def test_a_fault_in_the_folder_named_build_is_found(planted: Path) -> None:
    done = subprocess.run(
        [RUFF, "check", "--no-cache", "--output-format=concise"],
        cwd=planted,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert str(Path("build", "planted.py")) + ":3:8: F401" in done.stdout


def test_types_in_the_folder_named_build_are_checked(planted: Path) -> None:
    (planted / "build" / "planted.py").write_text(
        "def half(number):\n    return number / 2\n", encoding="utf-8"
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--cache-dir", str(planted / "cache"), "build"],
        cwd=planted,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "[no-untyped-def]" in done.stdout
