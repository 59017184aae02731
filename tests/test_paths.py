"""Where the program finds things and how it is called."""

import os
from pathlib import Path

import pytest

from desktop import paths
from desktop.__main__ import give_back_libraries
from tests.command_line import ROOT


@pytest.mark.skipif(os.name == "nt", reason="nobody has make on Windows")
def test_a_checkout_is_called_by_make() -> None:
    started_as = str(ROOT / "desktop" / "__main__.py")
    assert paths.own_call("--help", started_as) == 'make run ARGS="--help"'


def test_an_installed_program_is_called_by_its_name(tmp_path: Path) -> None:
    for started_as in ("pobratim", str(ROOT / ".venv/bin/pobratim"), str(tmp_path / "desktop/__main__.py")):
        assert paths.own_call("--help", started_as) == "pobratim --help"


def test_the_console_twin_is_called_by_its_own_name() -> None:
    assert paths.own_call("list", r"pobratim-cli.exe") == "pobratim-cli list"


def test_a_folder_beside_the_packed_program_keeps_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program, beside = str(tmp_path / "pobratim"), tmp_path / "data"
    assert paths.portable_folder(program) is None
    beside.mkdir()
    assert paths.portable_folder(program) is None  # not packed: a folder beside Python says nothing
    monkeypatch.setattr("sys.frozen", True, raising=False)
    assert paths.portable_folder(program) == beside
    beside.rmdir()
    assert paths.portable_folder(program) is None


def test_programs_that_are_started_find_their_own_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    environment = {"LD_LIBRARY_PATH": "/packed", "LD_LIBRARY_PATH_ORIG": "/own"}
    give_back_libraries(environment)
    assert environment["LD_LIBRARY_PATH"] == "/packed"  # not packed: whoever has set this has meant it
    monkeypatch.setattr("sys.frozen", True, raising=False)
    give_back_libraries(environment)
    assert environment == {"LD_LIBRARY_PATH": "/own"}
    give_back_libraries(environment)
    assert environment == {}
