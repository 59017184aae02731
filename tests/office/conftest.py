import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.made.sheets import HEADINGS


@pytest.fixture
def book() -> Workbook:
    return Workbook()


@pytest.fixture
def sheet(book: Workbook) -> Worksheet:
    """The first sheet of a workbook made by hand, with the headings of a report."""
    (sheet,) = book.worksheets
    sheet.append(HEADINGS)
    return sheet
