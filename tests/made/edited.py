"""Documents changed after they were written: by people, and by programs that save them anew."""

import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path

from lxml import etree

from tests.made.dressing import DRESSINGS
from tests.made.word import SPACES, p, r

Element = etree._Element

_MAIN = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MARKS = (
    '<w:proofErr w:type="gramStart"/>',
    '<w:bookmarkStart w:id="901" w:name="_GoBack"/><w:bookmarkEnd w:id="901"/>',
    "<w:r><w:lastRenderedPageBreak/></w:r>",
)


@contextmanager
def parts_of(path: Path) -> Iterator[dict[str, bytes]]:
    """Take a package apart to change its parts, and put it together again."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    yield parts
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


@contextmanager
def body_of(path: Path) -> Iterator[Element]:
    """Open the text of a document to change it."""
    with parts_of(path) as parts:
        root = etree.fromstring(parts[_MAIN])
        yield root
        parts[_MAIN] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def rows_of(root: Element) -> list[Element]:
    """Return the rows of the table, its header first."""
    return list(root.iter(f"{_W}tr"))


def set_text(row: Element, column: int, text: str) -> None:
    """Type a text into a cell."""
    cell = row.findall(f"{_W}tc")[column]
    for paragraph in cell.findall(f"{_W}p"):
        cell.remove(paragraph)
    cell.extend(_elements(p(r(text))))


def saved_by_word(path: Path) -> None:
    """Change a document as Word does that opens and saves it: nothing of it looks the same afterwards."""
    with body_of(path) as root:
        for place, row in enumerate(rows_of(root)[1:], start=1):
            row.set(f"{_W}rsidR", "00A77B3E")
            _save_row(row, place)
        for number, mark in enumerate(root.iter(f"{_W}bookmarkStart", f"{_W}bookmarkEnd")):
            mark.set(f"{_W}id", str(500 + number // 2))
    with parts_of(path) as parts:
        parts["word/settings.xml"] = parts["word/settings.xml"].replace(b"</w:compat>", _COMPATIBILITY)
        parts["word/webSettings.xml"] = f"<w:webSettings {SPACES}/>".encode()


_COMPATIBILITY = (
    b'<w:compatSetting w:name="overrideTableStyleFontSizeAndJustification" '
    b'w:uri="http://schemas.microsoft.com/office/word" w:val="1"/></w:compat>'
)


def _save_row(row: Element, place: int) -> None:
    cells = row.findall(f"{_W}tc")
    if len(cells) < 6:
        return
    number = cells[0].find(f"{_W}p")
    assert number is not None
    for place_in_line, mark in enumerate(_elements("".join(_MARKS)), start=1):
        number.insert(place_in_line, mark)
    dressings = cycle(DRESSINGS[place:] + DRESSINGS[:place])
    for cell in cells[1:]:
        _dress(cell, next(dressings))


def _dress(cell: Element, dressing: Callable[[str], str]) -> None:
    """Let a cell hold its text in another way."""
    letters = {f"{_W}br": "\n", f"{_W}tab": "\t"}
    text = "".join(letters.get(each.tag, each.text or "") for each in cell.iter(f"{_W}t", *letters))
    for paragraph in cell.findall(f"{_W}p"):
        cell.remove(paragraph)
    cell.extend(_elements(dressing(text)))


def _elements(text: str) -> list[Element]:
    return list(etree.fromstring(f"<x {SPACES}>{text}</x>"))
