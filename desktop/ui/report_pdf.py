"""The report as a PDF: text that can be searched and copied, fonts inside, the language in its metadata."""

from datetime import datetime
from html import escape
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from db.folding import fold
from desktop.office.layout import printable
from desktop.office.replacing import replacing
from desktop.report.printed import PrintedReport
from desktop.ui.jobs import Progress
from desktop.ui.report_painter import PER_INCH, painter_of

PAGE = QPageLayout(
    QPageSize(QPageSize.PageSizeId.A4),
    QPageLayout.Orientation.Landscape,
    QMarginsF(),  # the painter leaves them
)
_PROGRAM = "Побратим"

# Qt writes no language of the document: here it stands.
_METADATA = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" \
xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>ru-RU</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{program}</xmp:CreatorTool>
<xmp:CreateDate>{made}</xmp:CreateDate>
<xmp:ModifyDate>{made}</xmp:ModifyDate>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>"""


def write_pdf(report: PrintedReport, target: Path, progress: Progress, *, author: str, now: datetime) -> None:
    """Write the report, whole or not at all. Raises AppError where the target cannot be written."""
    content = pdf_of(report, progress, author=author, now=now)
    with replacing(target) as draft:
        draft.write_bytes(content.data())


def pdf_of(report: PrintedReport, progress: Progress, *, author: str, now: datetime) -> QByteArray:
    """Return the report as a PDF. It is made in memory: Qt says nothing of a disk that is full."""
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(PER_INCH)
    writer.setPageLayout(PAGE)
    title = fold(printable(report.title))
    writer.setTitle(title)
    writer.setAuthor(author)
    writer.setCreator(_PROGRAM)
    writer.setDocumentXmpMetadata(_metadata(title, author, now))
    _draw(report, writer, progress)
    return content


def _draw(report: PrintedReport, writer: QPdfWriter, progress: Progress) -> None:
    report_painter = painter_of(report)
    paged = report_painter.share_out(progress.go_on)
    painter = QPainter(writer)
    try:
        for number in range(len(paged.pages)):
            progress.reached(number / len(paged.pages))
            if number:
                writer.newPage()
            report_painter.draw_page(painter, paged, number)
    finally:
        painter.end()


def _metadata(title: str, author: str, now: datetime) -> QByteArray:
    made = now.astimezone().isoformat(timespec="seconds")
    filled = _METADATA.format(title=escape(title), author=escape(author), program=_PROGRAM, made=made)
    return QByteArray(filled.encode())
