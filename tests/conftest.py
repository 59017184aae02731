"""What all tests share."""

import os
from pathlib import Path

import pytest

from tests.command_line import CommandLine

# Widgets are tested as real widgets, drawn into memory: no display is needed.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = ["pytester", "tests.skips"]


@pytest.fixture
def command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> CommandLine:
    """The command line with a store of its own."""
    return CommandLine(tmp_path, capsys)
