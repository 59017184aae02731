"""Prints the manual that the program shows as a PDF: `python -m build.manual FILE`."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QMarginsF, QUrl
from PySide6.QtGui import QFont, QPageSize, QPdfWriter, QTextDocument

from build import icons, project
from desktop import paths
from desktop.ui.application import application
from desktop.ui.help_pages import CARD, pages

_DPI = 300
_STYLE = """
    h1 { font-size: 18pt; margin-bottom: 10px; }
    h2 { font-size: 13pt; margin-top: 18px; margin-bottom: 6px; }
    p, li { line-height: 130%; margin-top: 0; margin-bottom: 7px; }
    .picture { line-height: 100%; }
    td { padding: 4px 8px 4px 0; border-bottom: 1px solid #dfe3e8; }
    a { color: #1c2530; text-decoration: none; }
"""
_TITLE = "«Побратим»: руководство"


def print_manual(target: Path) -> None:
    """Print every page of the help, the card of keys last, behind a list of them."""
    application()
    document = QTextDocument()
    document.setDefaultFont(QFont("PT Sans", 10))
    document.setDefaultStyleSheet(_STYLE)
    document.setBaseUrl(QUrl.fromLocalFile(f"{paths.resources() / 'help'}/"))
    document.setHtml(text())
    target.parent.mkdir(parents=True, exist_ok=True)
    writer = QPdfWriter(str(target))
    writer.setTitle(_TITLE)
    writer.setCreator("Побратим")
    writer.setResolution(_DPI)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF())  # the document leaves margins of its own
    document.print_(writer)


def text() -> str:
    """Return the manual as one text."""
    chapters = sorted(pages(), key=lambda page: page.name == CARD)
    contents = "".join(f"<li>{chapter.title}</li>" for chapter in chapters)
    begin = (
        f"<p><img src='{QUrl.fromLocalFile(str(icons.DRAWING)).toString()}' width='72' height='72'></p>"
        f"<h1>Побратим</h1><p>Версия {project.VERSION}</p><p>Руководство</p><ol>{contents}</ol>"
    )
    return begin + "".join(
        f"<div style='page-break-before: always'>{chapter.text}</div>" for chapter in chapters
    )


if __name__ == "__main__":
    print_manual(Path(sys.argv[1]))
