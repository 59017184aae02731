"""What all tests share."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command_line import CommandLine

# Widgets are tested as real widgets, drawn into memory: no display is needed.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["pytester", "tests.skips"]


@pytest.fixture(autouse=True)
def garbage_goes() -> Iterator[None]:
    """Look for garbage after a test that turns no loop of Qt, where the window has taken that over."""
    yield
    if not gc.isenabled():
        from desktop.ui.garbage import look_for_garbage

        look_for_garbage()


@pytest.fixture
def command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line with a store of its own."""
    return CommandLine(tmp_path, capsys)
