"""Printing of a report into a PDF: against the same table by QTextDocument, put together plainly."""

import os
from datetime import UTC, datetime
from functools import partial
from html import escape

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QFont, QPdfWriter, QTextCursor, QTextDocument, QTextLength, QTextTableFormat

from desktop.office.layout import COLUMNS, FONT_SIZE, PAGE_WIDTH, cells
from desktop.report.printed import PrintedReport
from desktop.ui.application import application
from desktop.ui.jobs import Progress
from desktop.ui.report_painter import paged
from desktop.ui.report_pdf import PAGE, pdf_of
from tests.bench.measure import Result, in_mb, in_ms, median_seconds, ratio
from tests.bench.samples import report

ROWS, RUNS = 300, 9
LIMIT, FASTER = 0.3, 5  # seconds, times
NOON = datetime(2025, 6, 20, 12, tzinfo=UTC)
_FONT = "Liberation Serif"


def main() -> list[Result]:
    """Print the same rows in turns."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = application()
    sample = report(ROWS)
    ours, by_table, by_html = (partial(write, sample) for write in (write_ours, write_table, write_html))
    ours()  # the fonts are loaded by now
    took = median_seconds(ours, RUNS)
    results = [
        Result(f"share {ROWS} rows out", in_ms(median_seconds(partial(paged, sample), RUNS))),
        Result(f"print {ROWS} rows", in_ms(took), took, LIMIT, "seconds"),
        Result(f"the file of {ROWS} rows", in_mb(ours())),
    ]
    for name, theirs in (("a table of QTextDocument", by_table), ("HTML in QTextDocument", by_html)):
        score = ratio(theirs, ours, runs=5)
        results.append(
            Result(f"print {ROWS} rows", "", score, FASTER, f"times faster than {name}", at_least=True)
        )
    app.processEvents()
    return results


def write_ours(sample: PrintedReport) -> int:
    """Return the size of what the program prints."""
    return pdf_of(sample, Progress(bool), author="Отправитель", now=NOON).size()


def write_table(sample: PrintedReport) -> int:
    """Return the size of what comes of a table that is filled cell by cell."""
    document = QTextDocument(defaultFont=QFont(_FONT, FONT_SIZE))
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.insertText(sample.title)
    rows = [tuple(column.heading for column in COLUMNS)]
    rows += [cells(number, row) for number, row in enumerate(sample.rows(), 1)]
    table = cursor.insertTable(len(rows), len(COLUMNS), _table_format())
    for place, texts in enumerate(rows):
        for column, text in enumerate(texts):
            table.cellAt(place, column).firstCursorPosition().insertText(text)
    cursor.endEditBlock()
    return _printed(document)


def write_html(sample: PrintedReport) -> int:
    """Return the size of what comes of a table in HTML."""
    document = QTextDocument(defaultFont=QFont(_FONT, FONT_SIZE))
    header = "".join(
        f'<th width="{100 * column.width / PAGE_WIDTH}%">{column.heading}</th>' for column in COLUMNS
    )
    rows = "".join(
        f"<tr>{''.join(f'<td>{_html(text)}</td>' for text in cells(number, row))}</tr>"
        for number, row in enumerate(sample.rows(), 1)
    )
    document.setHtml(
        f"<p><b>{sample.title}</b></p>"
        f'<table border="1" cellspacing="0" cellpadding="4" width="100%">'
        f"<thead><tr>{header}</tr></thead>{rows}</table>"
    )
    return _printed(document)


def _html(text: str) -> str:
    return escape(text).replace("\n", "<br>")


def _table_format() -> QTextTableFormat:
    shape = QTextTableFormat()
    shape.setHeaderRowCount(1)
    shape.setBorder(1)
    shape.setBorderCollapse(True)
    shape.setCellPadding(4)
    percent = QTextLength.Type.PercentageLength
    shape.setWidth(QTextLength(percent, 100))
    shape.setColumnWidthConstraints(
        [QTextLength(percent, 100 * column.width / PAGE_WIDTH) for column in COLUMNS]
    )
    return shape


def _printed(document: QTextDocument) -> int:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setPageLayout(PAGE)
    document.print_(writer)
    return buffer.size()
