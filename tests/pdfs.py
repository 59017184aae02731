"""What stands in a PDF, as others read it: by poppler's tools, page by page."""

import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import NamedTuple

import pytest

needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not installed")

_WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>', re.DOTALL
)


class Word(NamedTuple):
    """A word and where it stands on its page, in points from the upper left corner."""

    left: float
    top: float
    right: float
    bottom: float
    text: str


def pages_of(pdf: Path) -> list[list[Word]]:
    """Return the words of each page in the order of the file."""
    told = _run("pdftotext", "-raw", "-bbox", str(pdf), "-")
    return [[_word(found) for found in _WORD.finditer(page)] for page in told.split("<page ")[1:]]


def _word(found: re.Match[str]) -> Word:
    left, top, right, bottom = map(float, found.groups()[:4])
    return Word(left, top, right, bottom, unescape(found[5]))


def text_of(page: list[Word]) -> str:
    """Return what a page says, in the order of the file."""
    return " ".join(word.text for word in page)


def said_of(pdf: Path) -> dict[str, str]:
    """Return what the file says of itself: title, author, number of pages and the like."""
    lines = (line.split(":", 1) for line in _run("pdfinfo", str(pdf)).splitlines() if ":" in line)
    return {name.strip(): value.strip() for name, value in lines}


def metadata_of(pdf: Path) -> str:
    """Return the XMP metadata."""
    return _run("pdfinfo", "-meta", str(pdf))


def fonts_of(pdf: Path) -> list[tuple[str, bool]]:
    """Return the names of the fonts, each with whether it is inside the file."""
    lines = _run("pdffonts", str(pdf)).splitlines()
    columns = [match.span() for match in re.finditer("-+", lines[1])]
    cells = [[line[start : end + 1].strip() for start, end in columns] for line in lines[2:]]
    return [(line[0], line[3] == "yes") for line in cells]


def _run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout
