"""Where the program finds things and how it is called."""

import os
from pathlib import Path

import pytest

from desktop import paths
from tests.command_line import ROOT


@pytest.mark.skipif(os.name == "nt", reason="nobody has make on Windows")
def test_a_checkout_is_called_by_make() -> None:
    started_as = str(ROOT / "desktop" / "__main__.py")
    assert paths.own_call("--help", started_as) == 'make run ARGS="--help"'


def test_an_installed_program_is_called_by_its_name(tmp_path: Path) -> None:
    for started_as in ("pobratim", str(ROOT / ".venv/bin/pobratim"), str(tmp_path / "desktop/__main__.py")):
        assert paths.own_call("--help", started_as) == "pobratim --help"
