"""The locks name one version of everything, with hashes, wherever the packages are fetched from."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ["build", "runtime", "dev"]

_PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>\S+)", re.MULTILINE)


def lock(name: str) -> str:
    """Return the text of a lock."""
    return (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")


def pins(name: str) -> dict[str, str]:
    """Return the version of every package in a lock."""
    return {pin["name"]: pin["version"] for pin in _PIN.finditer(lock(name))}


def wanted(requirements: list[object]) -> set[str]:
    """Return the names in a list of requirements as a lock writes them."""
    texts = [requirement for requirement in requirements if isinstance(requirement, str)]
    return {re.split(r"[<>=;\[ ]", text)[0].lower().replace("_", "-") for text in texts}


@pytest.mark.parametrize("name", LOCKS)
def test_every_line_is_a_pin_a_hash_or_a_comment(name: str) -> None:
    known = re.compile(r"#.*|[a-z0-9-]+==\S+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?")
    assert [line for line in lock(name).splitlines() if not known.fullmatch(line)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_a_hash(name: str) -> None:
    entries = re.split(r"\n(?=[a-z])", lock(name))[1:]
    assert entries
    assert [entry for entry in entries if "--hash=sha256:" not in entry] == []


def test_everything_that_the_project_asks_for_is_locked() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = settings["dependency-groups"]
    assert wanted(settings["project"]["dependencies"]) <= set(pins("runtime"))
    assert wanted(groups["build"]) <= set(pins("build"))
    assert wanted(groups["dev"]) <= set(pins("dev"))


@pytest.mark.parametrize("name", ["build", "runtime"])
def test_tests_run_with_the_versions_that_people_get(name: str) -> None:
    assert pins(name).items() <= pins("dev").items()


def test_the_program_runs_without_numpy() -> None:
    """Numpy makes every start slower: openpyxl and PySide6 import it wherever it is."""
    assert "numpy" not in pins("dev")
