"""Which report a file holds."""

from dataclasses import replace

from db.dictionaries.entries import Author
from db.dictionaries.lookup import Dictionaries
from desktop.report.carried import Edit
from desktop.report.printed import Identity, PrintedReport
from desktop.report.titles import recognise_title


def identify(report: PrintedReport, dictionaries: Dictionaries) -> Identity:
    """Return kind, quarter and author: what the file states of itself, for the rest what its title says.

    A title that was edited by hand goes first. An author whom the dictionaries do not know is none.
    """
    stated = report.stated
    if not dictionaries.get(Author, stated.author or ""):
        stated = replace(stated, author=None)
    said = [stated, recognise_title(report.title, dictionaries)]
    if any(each.edit is Edit.TITLE for each in report.carried.differences):
        said.reverse()
    first, second = said
    return Identity(
        kind=first.kind or second.kind,
        quarter=first.quarter or second.quarter,
        author=first.author or second.author,
    )
