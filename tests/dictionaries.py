"""The dictionaries that come with the program, read once for all tests."""

from functools import cache
from pathlib import Path

from db.dictionaries.loading import load
from db.dictionaries.lookup import Dictionaries

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "dictionaries"


@cache
def shipped() -> Dictionaries:
    """Return the dictionaries of the program: values that no test can change."""
    return load(FOLDER)
