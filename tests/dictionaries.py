"""The dictionaries that come with the program, read once for all tests, and what they serve for."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from db.dictionaries.entries import UserEntry
from db.dictionaries.lookup import Dictionaries
from desktop import bootstrap
from desktop.report.morphology import Morphology
from desktop.report.reading import Reader

FOLDER = Path(__file__).resolve().parents[1] / "resources" / "dictionaries"


def shipped() -> Dictionaries:
    """Return the dictionaries of the program: values that no test can change."""
    return bootstrap.load_dictionaries()


@cache
def words() -> Morphology:
    """Return the forms of words, loaded once for all tests."""
    return Morphology()


@cache
def reader() -> Reader:
    """Return what reads texts by the dictionaries of the program."""
    return Reader(shipped(), words())


def with_own(own: Iterable[UserEntry]) -> Dictionaries:
    """Return the dictionaries of the program with entries of people laid over them."""
    return bootstrap.load_dictionaries(own)
