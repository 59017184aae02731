"""Whether a report was read as a person read it: everything but blanks and breaks counts."""

from pathlib import Path
from typing import Any

from db.folding import fold
from desktop.report.printed import PrintedReport
from tests.published import gold, report_of

_COLUMNS = ("title", "place", "dates", "content", "participants")


def as_read(report: PrintedReport) -> dict[str, Any]:
    """Return what a report prints, folded."""
    return {
        "title": fold(report.title),
        "sections": [fold(section.heading) for section in report.sections],
        "rows": [
            (fold(section.heading), *(fold(getattr(row.texts, name)) for name in row.texts.__slots__))
            for section in report.sections
            for row in section.rows
        ],
        "closing": fold(report.closing),
        "unread": report.unread,
    }


def as_it_is(variant: Path) -> dict[str, Any]:
    """Return what the report of a published file prints, as a person read it."""
    known = gold(report_of(variant))
    return {
        "title": fold(known["title"]),
        "sections": list(map(fold, known["sections"])),
        "rows": [tuple(fold(row[name]) for name in ("section", *_COLUMNS)) for row in known["rows"]],
        "closing": fold(known["footer"] or ""),
        "unread": (),
    }
