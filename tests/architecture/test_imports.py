"""What is slow to load is loaded when it is used, and not before."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
HEAVY = {"PySide6", "sqlalchemy", "alembic", "docx", "openpyxl", "lxml"}


@pytest.mark.parametrize("module", ["desktop.__main__", "desktop.cli"])
def test_the_command_line_loads_nothing_heavy(module: str) -> None:
    loaded = f"import sys, {module}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert HEAVY & set(done.stdout.split()) == set()
