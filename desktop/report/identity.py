"""Which report a file holds."""

from db.dictionaries.lookup import Dictionaries
from desktop.report.printed import Identity, PrintedReport
from desktop.report.titles import recognise_title


def identify(report: PrintedReport, dictionaries: Dictionaries) -> Identity:
    """Return kind, quarter and author: what the file states of itself, for the rest what its title says."""
    stated = report.stated
    title = recognise_title(report.title, dictionaries)
    return Identity(
        kind=stated.kind or title.kind,
        quarter=stated.quarter or title.quarter,
        author=stated.author or title.author,
    )
