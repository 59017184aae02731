"""Reading and writing of .docx: against the floor of plain lxml and against python-docx used plainly."""

import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID
from zipfile import ZipFile

import docx
from lxml import etree

from db.entities import Period, Reading, Span
from desktop.office.docx_read import read_docx
from desktop.office.docx_write import write_docx
from desktop.office.layout import COLUMNS, cells
from desktop.report.carried import Carried, CarriedState
from desktop.report.printed import PrintedReport
from tests.bench.measure import Action, Result, in_mb, in_ms, median_seconds, peak_memory, ratio
from tests.bench.samples import report

SIZES = (100, 1_000, 10_000)
NOON = datetime(2025, 6, 20, 12, tzinfo=UTC)


def main() -> list[Result]:
    """Measure in a folder of its own."""
    with TemporaryDirectory() as folder:
        return [*writing(Path(folder)), *reading(Path(folder))]


def writing(folder: Path) -> Iterator[Result]:
    """Measure writing; the files stay for reading."""
    actions = {rows: partial(write, report(rows), file_of(folder, rows)) for rows in SIZES}
    yield from times("write", actions)
    for rows, action in actions.items():
        floor = partial(serialise, parsed(file_of(folder, rows)))
        target = 2 if rows >= 1_000 else None  # of fewer rows the time is that of the disk taking the file
        score = ratio(action, floor, runs=5)
        yield Result(
            f"write {rows:,} rows", "", score, target, "times serialising and deflating document.xml"
        )
    whole = partial(write, with_data(report(1_000)), folder / "data.docx")
    floor = partial(serialise, parsed(file_of(folder, 1_000)))
    score = ratio(whole, floor, runs=5)
    yield Result("write 1,000 rows with data", "", score, 3, "times serialising and deflating document.xml")
    for rows, runs, target in ((1_000, 3, 8), (3_000, 1, None), (10_000, 1, 20)):  # 10,000 take half a minute
        naive = partial(write_naively, report(rows), folder / "naive.docx")
        score = ratio(naive, partial(write, report(rows), folder / "ours.docx"), runs)
        yield Result(
            f"write {rows:,} rows", "", score, target, "times faster than python-docx", at_least=True
        )
    yield from memory("write", {rows: (write_sample, rows, folder / "memory.docx") for rows in SIZES})


def reading(folder: Path) -> Iterator[Result]:
    """Measure reading of the files that were written."""
    actions = {rows: partial(read_docx, file_of(folder, rows)) for rows in SIZES}
    yield from times("read", actions)
    for rows, action in actions.items():
        score = ratio(action, partial(parsed, file_of(folder, rows)), runs=5)
        target = 5 if rows == 1_000 else None
        yield Result(f"read {rows:,} rows", "", score, target, "times plain lxml parsing of document.xml")
    whole = partial(read_docx, folder / "data.docx")
    yield Result("read 1,000 rows with data", "", ratio(whole, actions[1_000], 5), 3, "times without data")
    naive = partial(read_naively, file_of(folder, 1_000))
    yield Result(
        "read 1,000 rows", "", ratio(naive, actions[1_000], 3), None, "times faster than python-docx"
    )
    yield from memory("read", {rows: (read_docx, file_of(folder, rows)) for rows in SIZES})


def times(name: str, actions: Mapping[int, Action]) -> Iterator[Result]:
    """Time every size, and how the time grows with ten times the rows."""
    before = None
    for rows, action in actions.items():
        took = median_seconds(action, runs=3)
        growth = took / before if before else None
        before = took
        yield Result(
            f"{name} {rows:,} rows", in_ms(took), growth, 13 if growth else None, "times a tenth of the rows"
        )


def memory(
    name: str, actions: dict[int, tuple[Callable[..., object], *tuple[object, ...]]]
) -> Iterator[Result]:
    """Tell the memory of a child process that does it once."""
    for rows, (action, *args) in actions.items():
        yield Result(
            f"{name} {rows:,} rows, peak memory", in_mb(peak_memory(action, *args)), against="whole process"
        )


def with_data(printed: PrintedReport) -> PrintedReport:
    """Return a report of whose events ids and readings are known."""
    reading = Reading(Period((Span(NOON.date(), NOON.date()),)), "0" * 64, 1)
    ids = map(UUID, (f"{number:032x}" for number in count(1)))
    sections = tuple(
        replace(section, rows=tuple(replace(row, id=next(ids), reading=reading) for row in section.rows))
        for section in printed.sections
    )
    return replace(printed, sections=sections, carried=Carried(CarriedState.INTACT, UUID(int=0)))


def file_of(folder: Path, rows: int) -> Path:
    return folder / f"{rows}.docx"


def write(printed: PrintedReport, target: Path) -> None:
    write_docx(printed, target, modified=NOON)


def write_sample(rows: int, target: Path) -> None:
    write(report(rows), target)


def parsed(source: Path) -> etree._Element:
    """Parse the main part: the least that reading takes."""
    with ZipFile(source) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


def serialise(root: etree._Element) -> bytes:
    """Serialise and deflate the main part: the least that writing takes."""
    return zlib.compress(etree.tostring(root, encoding="UTF-8"))


def write_naively(printed: PrintedReport, target: Path) -> None:
    """Write the same texts as python-docx shows it in its manual."""
    document = docx.Document()
    table = document.add_table(rows=1, cols=len(COLUMNS))
    number = 0
    for section in printed.sections:
        heading = table.add_row().cells
        heading[0].merge(heading[-1]).text = section.heading
        for row in section.rows:
            number += 1
            for cell, text in zip(table.add_row().cells, cells(number, row), strict=True):
                cell.text = text
    document.save(str(target))


def read_naively(source: Path) -> list[list[str]]:
    """Read the same texts as python-docx shows it in its manual."""
    (table,) = docx.Document(str(source)).tables
    return [[cell.text for cell in row.cells] for row in table.rows]
