"""Pieces of an .odt as LibreOffice writes them, in text."""

import subprocess
import zipfile
from collections.abc import Iterable
from pathlib import Path
from xml.sax.saxutils import escape

from desktop.report.printed import PrintedReport
from tests.made.word import HEADINGS

_OPENDOCUMENT = "urn:oasis:names:tc:opendocument:xmlns"
SPACES = " ".join(
    f'xmlns:{prefix}="{_OPENDOCUMENT}:{prefix}:1.0"' for prefix in ("office", "text", "table", "style")
) + (
    f' xmlns:draw="{_OPENDOCUMENT}:drawing:1.0" xmlns:svg="{_OPENDOCUMENT}:svg-compatible:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xlink="http://www.w3.org/1999/xlink"'
)

#: Lists: «Rows» numbers rows, «Steps» has «1)» and «1.а)», «Dashes» dashes.
_LISTS = """<text:list-style style:name="Rows"><text:list-level-style-number text:level="1"
 style:num-format="1" style:num-suffix="."/></text:list-style>
<text:list-style style:name="Steps"><text:list-level-style-number text:level="1" style:num-format="1"
 style:num-suffix=")"/><text:list-level-style-number text:level="2" text:display-levels="2"
 style:num-format="а, б, .., аа, бб, ..." style:num-suffix=")"/></text:list-style>
<text:list-style style:name="Dashes"><text:list-level-style-bullet text:level="1" text:bullet-char="–"/>
</text:list-style>"""


def inline(text: str) -> str:
    """Return a text as the format writes it: further blanks, tabs and breaks are elements."""
    blanks = escape(text).replace("  ", ' <text:s text:c="1"/>')
    if blanks.startswith(" "):
        blanks = "<text:s/>" + blanks[1:]
    return (
        blanks.replace("\n ", "\n<text:s/>").replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
    )


def p(content: str = "") -> str:
    """Return a paragraph."""
    return f'<text:p text:style-name="P1">{content}</text:p>'


def paragraphs(text: str) -> str:
    """Return a text with a paragraph for each of its lines."""
    return "".join(p(inline(line)) for line in text.split("\n"))


def td(content: str = "", attributes: str = "") -> str:
    """Return a cell."""
    return f'<table:table-cell office:value-type="string" {attributes}>{content or p()}</table:table-cell>'


def covered(count: int = 1) -> str:
    """Return cells that another covers."""
    return f'<table:covered-table-cell table:number-columns-repeated="{count}"/>'


def tr(cells: Iterable[str], attributes: str = "") -> str:
    """Return a row."""
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def texts_row(texts: Iterable[str]) -> str:
    """Return a row of cells with these texts."""
    return tr(td(paragraphs(text)) for text in texts)


def merged_row(text: str) -> str:
    """Return a row merged across."""
    return tr([td(paragraphs(text), 'table:number-columns-spanned="6"'), covered(5)])


def header_rows() -> str:
    """Return the row of headings, repeated on every page."""
    return f"<table:table-header-rows>{texts_row(HEADINGS)}</table:table-header-rows>"


def table(rows: Iterable[str]) -> str:
    """Return a table."""
    columns = '<table:table-column table:number-columns-repeated="6"/>'
    return f'<table:table table:name="Таблица1">{columns}{"".join(rows)}</table:table>'


def write_odt(path: Path, body: str, *, styles: str = "") -> Path:
    """Write a package; `styles` is what stands in the styles of pages."""
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{_LISTS}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.text", zipfile.ZIP_STORED)
        package.writestr("content.xml", content)
        package.writestr("styles.xml", f"<office:document-styles {SPACES}>{styles}</office:document-styles>")
    return path


def write_odt_by_hand(report: PrintedReport, path: Path) -> Path:
    """Write a report as someone typed it in LibreOffice, its rows numbered by themselves."""
    item = f"<text:list-item>{p()}</text:list-item>"
    number = td(f'<text:list text:style-name="Rows" text:continue-numbering="true">{item}</text:list>')
    rows = [header_rows()]
    for section in report.sections:
        rows.append(merged_row(section.heading))
        for row in section.rows:
            texts = (getattr(row.texts, name) for name in row.texts.__slots__)
            rows.append(tr([number, *(td(paragraphs(text)) for text in texts)]))
    if report.closing:
        rows.append(merged_row(report.closing))
    return write_odt(path, paragraphs(report.title) + p() + table(rows) + p())


def saved_by_libreoffice(source: Path, folder: Path, as_format: str) -> Path:
    """Open a document in LibreOffice and save it anew; a format can name its filter: «docx:MS Word…»."""
    profile = (folder / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", as_format]
    subprocess.run(
        [*command, "--outdir", str(folder), str(source)], check=True, capture_output=True, timeout=120
    )
    return folder / f"{source.stem}.{as_format.split(':')[0]}"
