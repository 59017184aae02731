"""Prints the manual that the program shows as a PDF: `python -m build.manual FILE`."""

import os
import re
import sys
from collections.abc import Iterator, Mapping, Set
from itertools import count
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt, QUrl
from PySide6.QtGui import QColor, QFont, QPageSize, QPainter, QPdfWriter, QTextBlock, QTextDocument

from build import icons, project
from desktop import paths
from desktop.ui.application import application
from desktop.ui.help_pages import CARD, pages

_DPI = 300
_DPI_OF_TEXT = 96  # of the lengths in a document, which it scales to what it is painted on
_MARGIN = 20 / 25.4  # of a page, in inches
_GREY = "#6b7684"
_STYLE = """
    h1 { font-size: 18pt; margin-bottom: 10px; }
    h2 { font-size: 13pt; margin-top: 18px; margin-bottom: 6px; }
    p, li { line-height: 130%; margin-top: 0; margin-bottom: 7px; }
    .picture { line-height: 100%; margin-top: 4px; margin-bottom: 12px; }
    table { margin-bottom: 10px; }
    td { padding: 4px 8px 4px 0; border-bottom: 1px solid #dfe3e8; }
    a { color: #1c2530; text-decoration: none; }
"""
_LINK_ALONE = re.compile(r'<p><a href="[^"]*">[^<]*</a></p>')  # leads nowhere on paper
_ON_NEW_PAGE = " style='page-break-before: always'"
_TITLE = "«Побратим»: руководство"


def print_manual(target: Path) -> None:
    """Print every page of the help, the card of keys last, behind a list of them with their numbers."""
    application()
    target.parent.mkdir(parents=True, exist_ok=True)
    writer = QPdfWriter(str(target))
    writer.setTitle(_TITLE)
    writer.setCreator("Побратим")
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())  # the document leaves margins of its own
    _paint(_laid_out(writer), writer)


def text(numbers: Mapping[str, int], broken: Set[int]) -> str:
    """Return the manual as one text.

    `numbers` are the pages on which its chapters begin, by their titles; before the headings within chapters
    that are in `broken`, counted from 0, a page ends.
    """
    chapters = sorted(pages(), key=lambda page: page.name == CARD)
    lines = (
        f"<tr><td>{chapter.title}</td><td align='right'>{numbers.get(chapter.title, '')}</td></tr>"
        for chapter in chapters
    )
    begin = (
        f"<p><img src='{QUrl.fromLocalFile(str(icons.DRAWING)).toString()}' width='72' height='72'></p>"
        f"<h1>Побратим</h1><p>Руководство. Версия {project.VERSION}</p>"
        f"<table width='100%' cellspacing='0'>{''.join(lines)}</table>"
    )
    told = _LINK_ALONE.sub("", "".join(chapter.text for chapter in chapters))
    told = told.replace("<h1", f"<h1{_ON_NEW_PAGE}")
    heading = count()
    return begin + re.sub("<h2", lambda _: f"<h2{_ON_NEW_PAGE if next(heading) in broken else ''}", told)


def _laid_out(writer: QPdfWriter) -> QTextDocument:
    """Return the manual on pages, with no heading alone at the foot of one."""
    document = QTextDocument()
    document.documentLayout().setPaintDevice(writer)
    document.setPageSize(QSizeF(writer.width(), writer.height()))
    document.setDocumentMargin(_MARGIN * _DPI_OF_TEXT)
    document.setDefaultFont(QFont("PT Sans", 10))
    document.setDefaultStyleSheet(_STYLE)
    document.setBaseUrl(QUrl.fromLocalFile(f"{paths.resources() / 'help'}/"))
    broken: set[int] = set()
    while True:
        document.setHtml(text({}, broken))
        alone = (place for place, block in enumerate(_headings(document, 2)) if _is_alone(document, block))
        if (first := next(alone, None)) is None:
            break
        broken.add(first)
    numbers = {block.text().strip(): _page(document, block) for block in _headings(document, 1)}
    document.setHtml(text(numbers, broken))
    return document


def _headings(document: QTextDocument, level: int) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        if block.blockFormat().headingLevel() == level:
            yield block
        block = block.next()


def _is_alone(document: QTextDocument, heading: QTextBlock) -> bool:
    return _page(document, heading) < _page(document, heading.next())


def _page(document: QTextDocument, block: QTextBlock) -> int:
    """Return the number of the page on which the first line of a block stands."""
    top = document.documentLayout().blockBoundingRect(block).top()
    if block.layout().lineCount():
        top += block.layout().lineAt(0).y()
    return int(top // document.pageSize().height()) + 1


def _last_page(document: QTextDocument) -> int:
    """Return the number of the last page on which something stands: after a table comes an empty line."""
    block = document.lastBlock()
    while not block.text():
        block = block.previous()
    return _page(document, block)


def _paint(document: QTextDocument, writer: QPdfWriter) -> None:
    size = document.pageSize()
    margin = _MARGIN * _DPI
    painter = QPainter(writer)
    painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
    painter.setFont(document.defaultFont())
    for page in range(_last_page(document)):
        if page:
            writer.newPage()
        painter.save()
        painter.translate(0, -page * size.height())
        document.drawContents(painter, QRectF(0, page * size.height(), size.width(), size.height()))
        painter.restore()
        painter.setPen(QColor(_GREY))
        foot = QRectF(margin, size.height() - margin, size.width() - 2 * margin, margin / 2)
        painter.drawText(foot, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, str(page + 1))
    painter.end()


if __name__ == "__main__":
    print_manual(Path(sys.argv[1]))
