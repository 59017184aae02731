"""Invented reports of forty rows each, written as clerks write: nobody made a rule to suit them."""

from pathlib import Path

from db.entities import OFFICE, Quarter, ReportKind, Texts
from desktop.report.checks.checked import CheckedReport, of_printed
from desktop.report.printed import Identity, PrintedReport, PrintedRow, PrintedSection
from tests.made.checks import reader

FOLDER = Path(__file__).with_name("unseen")
_SIGNS = str.maketrans({"⏎": "\n", "~": "\u00a0"})


def unseen(name: str) -> CheckedReport:
    """Return the invented report with a name, as the rules see it."""
    title, closing, sections = "", "", list[tuple[str, list[PrintedRow]]]()
    for line in (FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        mark, _, rest = line.partition(" ")
        if mark == "T":
            title = rest
        elif mark == "C":
            closing = rest
        elif mark == "#":
            sections.append((rest, []))
        elif mark == "Q":
            kind, year, number = rest.split()
        else:
            sections[-1][1].append(PrintedRow(Texts(*line.translate(_SIGNS).split(" | "))))
    printed = PrintedReport(
        title, tuple(PrintedSection(heading, tuple(rows)) for heading, rows in sections), closing
    )
    identity = Identity(ReportKind(kind), Quarter(int(year), int(number)), OFFICE)
    return of_printed(printed, identity, name, reader().renew)
