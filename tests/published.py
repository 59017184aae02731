"""Real published reports: they lie beside a developer's checkout and are never part of it."""

import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "reports"
ABSENT = "the published reports are not at hand"

#: Marks a test that reads the published reports.
needs_published = pytest.mark.skipif(not FOLDER.is_dir(), reason=ABSENT)


def gold(report: str) -> dict[str, Any]:
    """Return the rows of a published report as a person read them."""
    found: dict[str, Any] = json.loads((FOLDER / f"{report}.json").read_text(encoding="utf-8"))
    return found


def variants(*suffixes: str) -> list[Path]:
    """Return the published reports as files with one of the suffixes; none where they are absent."""
    return sorted(path for path in FOLDER.glob("*") if path.suffix in suffixes)


def report_of(path: Path) -> str:
    """Return the name of the report that a variant holds: «municipal-2023-q4» for its «.auto.docx»."""
    return path.name.split(".")[0]
