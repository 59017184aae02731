"""The dictionaries that come with the program, read once for all tests."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from db.dictionaries.entries import UserEntry
from db.dictionaries.loading import load
from db.dictionaries.lookup import Dictionaries

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "dictionaries"


@cache
def shipped() -> Dictionaries:
    """Return the dictionaries of the program: values that no test can change."""
    return load(FOLDER)


def with_own(own: Iterable[UserEntry]) -> Dictionaries:
    """Return the dictionaries of the program with entries of people laid over them."""
    entries = tuple(own)
    return load(FOLDER, entries) if entries else shipped()
