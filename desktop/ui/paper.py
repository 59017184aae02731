"""The report on paper: which printer and which pages, then the pages themselves."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QWidget

from db.errors import AppError
from desktop.office.layout import SHEET_HEIGHT, SHEET_WIDTH
from desktop.report.printed import PrintedReport
from desktop.ui.jobs import Progress
from desktop.ui.report_painter import painter_of
from desktop.ui.report_pdf import PAGE


class NotPrinted(AppError):
    """The printer took no page, or not all of them."""

    def __init__(self, printer: str) -> None:
        super().__init__(
            f"Принтер «{printer}» не принял отчет; проверьте, что он включен и в нем есть бумага.",
            "Отчет сохранен, в нем ничего не изменилось.",
            "Повторите печать, выберите другой принтер или сохраните отчет как PDF.",
        )


def new_printer(name: str) -> QPrinter:
    """Return the usual printer, set up for the pages of a report."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(PAGE)
    printer.setDocName(name)
    return printer


def ask(parent: QWidget, name: str, pages: int) -> QPrinter | None:
    """Ask where and how to print; None if the person thinks better of it."""
    printer = new_printer(name)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle("Печать отчета")
    dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
    dialog.setMinMax(1, pages)
    dialog.setFromTo(1, pages)
    chosen = printer if dialog.exec() else None
    dialog.deleteLater()
    return chosen


def print_report(report: PrintedReport, printer: QPrinter, progress: Progress) -> int:
    """Print the pages that are asked for and return how many that are. Raises NotPrinted."""
    report_painter = painter_of(report)
    paged = report_painter.share_out(progress.go_on)
    wanted = _wanted(printer, len(paged.pages))
    progress.go_on()
    printer.setFullPage(True)  # the painter leaves the margins
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrinted(printer.printerName())
    try:
        _fit(painter, printer)
        for done, number in enumerate(wanted):
            progress.reached(done / len(wanted))
            if done and not printer.newPage():
                raise NotPrinted(printer.printerName())
            report_painter.draw_page(painter, paged, number)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    return len(wanted)


def _wanted(printer: QPrinter, pages: int) -> Sequence[int]:
    """Return the numbers of the pages to print, in the order in which they are printed."""
    first, last = 1, pages
    if printer.printRange() is QPrinter.PrintRange.PageRange:
        first, last = max(1, printer.fromPage()), min(printer.toPage() or pages, pages)
    numbers = range(first - 1, last)
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    return [*(numbers[::-1] if printer.pageOrder() is QPrinter.PageOrder.LastPageFirst else numbers)] * copies


def _fit(painter: QPainter, printer: QPrinter) -> None:
    """Let a page fill the paper that was chosen, whole and in the middle of it."""
    paper = printer.paperRect(QPrinter.Unit.DevicePixel)
    scale = min(paper.width() / SHEET_WIDTH, paper.height() / SHEET_HEIGHT)
    painter.translate(
        paper.left() + (paper.width() - SHEET_WIDTH * scale) / 2,
        paper.top() + (paper.height() - SHEET_HEIGHT * scale) / 2,
    )
    painter.scale(scale, scale)
