"""The texts of a .xlsx as its sheets show them: formulas by their last results, dates in words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum, auto

from lxml.etree import QName
from lxml.etree import _Element as Element

from db.entities import Period, Precision, Span, month_end
from desktop.office.layout import printable
from desktop.office.package import Package
from desktop.office.unreadable import UnreadableFile
from desktop.report.period import format_period

Merge = tuple[int, int, int, int]  # first row and column, last row and column

_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_CODED = re.compile("_x([0-9A-Fa-f]{4})_")  # so Excel writes characters that it cannot write otherwise
_YES = frozenset({"1", "true"})
_LOGICAL = {"1": "ИСТИНА", "0": "ЛОЖЬ"}


_FAULTS = (ValueError, IndexError, OverflowError)  # a number, a date or an index that is none


class State(Enum):
    """Who sees a sheet."""

    SHOWN = auto()
    HIDDEN = auto()  # whoever looks for it
    OF_PROGRAMS = auto()


_STATES = {"hidden": State.HIDDEN, "veryHidden": State.OF_PROGRAMS}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: rows and columns are counted from 1, and only cells with text are there.

    `unknown` names the cells whose formula has no result yet.
    """

    name: str
    rows: dict[int, dict[int, str]]
    merges: tuple[Merge, ...]
    state: State
    hidden_rows: frozenset[int]
    unknown: tuple[str, ...]


class _Shape(Enum):
    """What a number format makes of a number."""

    NUMBER = auto()
    DAY = auto()
    MONTH = auto()
    TIME = auto()


def sheets(package: Package) -> Iterator[Sheet]:
    """Yield the sheets in their order. Raises UnreadableFile."""
    try:
        yield from _sheets(package)
    except _FAULTS as error:
        raise package.damaged() from error


def _sheets(package: Package) -> Iterator[Sheet]:
    part = next((tie.target for tie in package.relationships() if tie.kind == "officeDocument"), "")
    ties = {tie.id: tie for tie in package.relationships(part)}
    book = package.xml(part)
    values = _values(package, book, {tie.kind: tie.target for tie in ties.values()})
    met: set[str] = set()
    for sheet in book.iter("{*}sheet"):
        tie = ties.get(sheet.get(_R_ID, ""))
        if tie and tie.kind == "worksheet" and tie.target not in met:
            met.add(tie.target)
            state = _STATES.get(sheet.get("state", ""), State.SHOWN)
            name = sheet.get("name", "")
            if found := _sheet(name, state, package, tie.target, values):
                yield found


def _sheet(name: str, state: State, package: Package, part: str, values: "_Values") -> Sheet | None:
    """Return a sheet; of those that nobody sees a damaged one counts as none."""
    try:
        return _read(name, state, package.xml(part), values)
    except (*_FAULTS, UnreadableFile):
        if state is State.SHOWN:
            raise
        return None


def _read(name: str, state: State, root: Element, values: "_Values") -> Sheet:
    rows = dict(_rows(root, values))
    merges = (_merge(element.get("ref", "")) for element in root.iter("{*}mergeCell"))
    hidden_rows = (int(row.get("r", 0)) for row in root.iter("{*}row") if row.get("hidden") in _YES)
    return Sheet(name, rows, tuple(merges), state, frozenset(hidden_rows), tuple(_unknown(root)))


def _unknown(root: Element) -> Iterator[str]:
    """Yield the cells with a formula that no program has worked out."""
    for formula in root.iterfind("{*}sheetData/{*}row/{*}c/{*}f"):
        cell = formula.getparent()
        if cell is not None and cell.get("t") != "str" and not cell.findtext("{*}v"):
            yield cell.get("r", "")


def _rows(root: Element, values: "_Values") -> Iterator[tuple[int, dict[int, str]]]:
    """Yield the rows with text; rows and cells without a place of their own follow the one before."""
    row = 0
    for element in root.iter("{*}row"):
        row, column = int(element.get("r", row + 1)), 0
        texts: dict[int, str] = {}
        for cell in element.iterchildren("{*}c"):
            column = _place(cell.get("r"))[1] if cell.get("r") else column + 1
            if text := values.text(cell):
                texts[column] = text
        if texts:
            yield row, texts


def _place(reference: str | None) -> tuple[int, int]:
    """Return row and column of a reference such as «B7»."""
    if not (match := _PLACE.fullmatch(reference or "")):
        raise ValueError(f"not a cell: {reference!r}")
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _merge(reference: str) -> Merge:
    first, _, last = reference.partition(":")
    return *_place(first), *_place(last or first)


@dataclass(frozen=True, slots=True)
class _Values:
    """What the sheets of a workbook share: texts, number formats, the day that dates are counted from."""

    texts: list[str]
    shapes: dict[int, _Shape]  # by the number of a cell's style
    epoch: datetime

    def text(self, cell: Element) -> str:
        """Return what a cell shows."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            return "".join(map(_item, cell.iterchildren("{*}is")))
        value = cell.findtext("{*}v", "")
        if not value:
            return ""
        if kind == "s":
            return self.texts[int(value)]
        if kind == "n":
            return self._number(float(value), self.shapes.get(int(cell.get("s", 0)), _Shape.NUMBER))
        if kind == "d":
            return _day(datetime.fromisoformat(value.removesuffix("Z")))
        return _LOGICAL.get(value, value) if kind == "b" else _decoded(value)

    def _number(self, value: float, shape: _Shape) -> str:
        if shape is _Shape.NUMBER or not 0 <= value < _END_OF_DATES:
            return f"{value:.15g}".replace(".", ",")
        # Excel counts in days; what it calls a minute is seldom exactly one.
        return _IN_WORDS[shape](self.epoch + timedelta(minutes=round(value * 24 * 60)))


def _values(package: Package, book: Element, parts: dict[str, str]) -> _Values:
    shared, styles = parts.get("sharedStrings"), parts.get("styles")
    texts = [_item(item) for item in package.xml(shared).iterchildren("{*}si")] if shared else []
    shapes = dict(enumerate(_shapes(package.xml(styles)))) if styles else {}
    since_1904 = any(element.get("date1904") in _YES for element in book.iter("{*}workbookPr"))
    return _Values(texts, shapes, datetime(1904, 1, 1) if since_1904 else datetime(1899, 12, 30))


def _item(item: Element) -> str:
    """Return a text; its runs differ in looks only, and what is written above a line is not part of it."""
    runs = (run for run in item.iter("{*}t") if not _is_phonetic(run))
    return _decoded("".join(run.text or "" for run in runs))


def _is_phonetic(run: Element) -> bool:
    parent = run.getparent()
    return parent is not None and QName(parent).localname == "rPh"


def _decoded(text: str) -> str:
    return printable(_CODED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text)


def _shapes(styles: Element) -> list[_Shape]:
    """Return what each style of a cell makes of a number."""
    codes = {e.get("numFmtId"): e.get("formatCode", "") for e in styles.iterfind("{*}numFmts/{*}numFmt")}
    ids = (xf.get("numFmtId", "0") for xf in styles.iterfind("{*}cellXfs/{*}xf"))
    return [_shape(codes[id_]) if id_ in codes else _BUILT_IN.get(int(id_), _Shape.NUMBER) for id_ in ids]


def _shape(code: str) -> _Shape:
    """Return the shape of a custom format, by the letters that stand in it for parts of a date."""
    letters = _LITERAL.sub("", code.partition(";")[0]).lower()
    if "d" in letters:
        return _Shape.DAY
    if "y" in letters:
        return _Shape.MONTH
    return _Shape.TIME if "h" in letters else _Shape.NUMBER


_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|General', re.IGNORECASE)
_BUILT_IN = {
    **dict.fromkeys((14, 15, 16, 22, *range(27, 37), *range(50, 59)), _Shape.DAY),
    17: _Shape.MONTH,
    **dict.fromkeys((18, 19, 20, 21, 45, 46, 47), _Shape.TIME),
}
_END_OF_DATES = 2_958_466  # the day after 31.12.9999


def _day(moment: datetime) -> str:
    day = format_period(Period((Span(moment.date(), moment.date()),)))
    return f"{day}, {_time(moment)}" if moment.time() != time() else day


def _month(moment: datetime) -> str:
    first = moment.date().replace(day=1)
    return format_period(Period((Span(first, month_end(first.year, first.month), Precision.MONTH),)))


def _time(moment: datetime) -> str:
    return f"{moment:%H:%M}"


_IN_WORDS: dict[_Shape, Callable[[datetime], str]] = {
    _Shape.DAY: _day,
    _Shape.MONTH: _month,
    _Shape.TIME: _time,
}
