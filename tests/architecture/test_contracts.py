"""The arrows between modules point one way, and a contract notices the one that does not."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")

#: A contract, the modules that break it, and what they say. A module that exists is lengthened.
PLANTED = [
    ("layers", {"desktop/report/planted.py": "import desktop.services"}),
    ("layers", {"desktop/report/planted.py": "def later():\n    from desktop import paths"}),
    ("layers", {"desktop/no_layer_was_chosen_for_this.py": ""}),
    ("db-below", {"db/planted.py": "import desktop.report"}),
    ("qt", {"desktop/services/planted.py": "from PySide6.QtCore import QObject"}),
    ("qt", {"desktop/planted.py": "import shiboken6"}),
    ("sql", {"desktop/services/planted.py": "from sqlalchemy.orm import Session"}),
    ("sql", {"desktop/ui/planted.py": "import alembic"}),
    ("sql", {"desktop/office/planted.py": "import sqlite3"}),
    ("office-formats", {"desktop/services/planted.py": "import docx"}),
    ("office-formats", {"desktop/ui/planted.py": "from openpyxl import Workbook"}),
    ("office-formats", {"db/planted.py": "from lxml import etree"}),
    ("words", {"desktop/report/planted.py": "from pymorphy3 import MorphAnalyzer"}),
    ("words", {"desktop/ui/planted.py": "import pymorphy3"}),
    ("values-only", {"desktop/report/planted.py": "import db.planted", "db/planted.py": ""}),
    ("values-only", {"desktop/office/planted.py": "from db import planted", "db/planted.py": ""}),
    ("values-without-store", {"db/errors.py": "import sqlalchemy"}),
    ("values-without-store", {"db/folding.py": "import db.planted", "db/planted.py": "import sqlite3"}),
    ("no-tests", {"desktop/services/planted.py": "from tests import documents"}),
    ("no-cycles", {"db/planted.py": "import db.planted_too", "db/planted_too.py": "import db.planted"}),
]


def contracts() -> list[str]:
    """Return the ids of all contracts."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract["id"] for contract in settings["tool"]["importlinter"]["contracts"]]


def lint(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Check the contracts of the tree in a folder."""
    command = [str(LINT_IMPORTS), "--no-logo", "--no-cache", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the program that a test may spoil."""
    for package in ("desktop", "db"):
        shutil.copytree(ROOT / package, tmp_path / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_all_contracts_are_kept() -> None:
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_violation_of_every_contract_is_tried() -> None:
    assert {contract for contract, _ in PLANTED} == set(contracts())


@pytest.mark.parametrize(("contract", "modules"), PLANTED)
def test_a_planted_violation_is_found(tree: Path, contract: str, modules: dict[str, str]) -> None:
    for module, text in modules.items():
        with (tree / module).open("a", encoding="utf-8") as file:
            file.write(f"\n{text}\n")
    done = lint(tree, "--contract", contract)
    assert done.returncode == 1
    assert "BROKEN" in done.stdout
