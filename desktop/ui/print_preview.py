"""«Печать и просмотр»: the report by pages as it will be on paper, and the ways onto paper and into a PDF."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.entities import Report
from db.errors import AppError
from desktop.report.printed import PrintedReport
from desktop.report.wording import plural
from desktop.services.exporting import as_printed
from desktop.services.file_names import proposed_name
from desktop.services.readiness import look
from desktop.ui.error_dialog import ErrorBox
from desktop.ui.exporting import DRAFT_TOLD, ChooseTarget, ask_for_target, write_where_asked
from desktop.ui.jobs import Progress, jobs_of
from desktop.ui.message import Message
from desktop.ui.report_painter import PagedReport, paged
from desktop.ui.report_pdf import write_pdf
from desktop.ui.session import Session
from desktop.ui.standing import today
from desktop.ui.widgets.page_bar import PageBar
from desktop.ui.widgets.page_view import PageView

if TYPE_CHECKING:  # Qt's printing is loaded when something is printed
    from PySide6.QtPrintSupport import QPrinter

ChoosePrinter = Callable[[QWidget, str, int], "QPrinter | None"]

_PDF = {"Документ PDF (*.pdf)": ".pdf"}
_NOTHING = "В отчете пока нет мероприятий: печатать нечего."
_WHAT_TO_DO = "Введите первое мероприятие (Ctrl+N) или откройте готовый отчет из файла (Ctrl+O)."
_PAGES = ("страница", "страницы", "страниц")
_MARGIN = 12  # pixels
_OF_WINDOW = 0.94  # of the window's size: one sees that it is still there


def ask_for_pdf(parent: QWidget, proposed: Path) -> Path | None:
    """Ask for the PDF to write; None if the person thinks better of it."""
    return ask_for_target(parent, proposed, _PDF)


def ask_for_printer(parent: QWidget, name: str, pages: int) -> "QPrinter | None":
    """Ask where and how to print; None if the person thinks better of it."""
    from desktop.ui.paper import ask

    return ask(parent, name, pages)


def preview_report(session: Session, window: QWidget) -> None:
    """Show the report of a session by pages, or say what to do where there is nothing to print."""
    session.leave_field()
    report = session.report
    if report is None or not (report.closing or report.events or report.nil):
        box = Message(window, _NOTHING, soft=_WHAT_TO_DO)
        box.add_button("Закрыть")
        box.open()
        return
    jobs_of(window).run(
        partial(_share_out, session, report),
        partial(_show, session, window),
        partial(_tell_failed, window),
        title="Отчет раскладывается по страницам",
    )


def _share_out(session: Session, kept: Report, progress: Progress) -> tuple[PrintedReport, PagedReport]:
    """Share the report among pages, with the mark of a draft where errors are left in it."""
    standing = look(session.store, kept, session.editing.reader, today(session.workplace.clock))
    report = replace(as_printed(kept), is_draft=standing.has_errors)
    return report, paged(report, progress.go_on)


def _show(session: Session, window: QWidget, shared: tuple[PrintedReport, PagedReport]) -> None:
    PrintPreview(session, *shared, window).open()


def _tell_failed(window: QWidget, error: AppError) -> None:
    ErrorBox(window, error).open()


class PrintPreview(QDialog):
    """Shows the pages of a report, prints them and saves them as a PDF."""

    def __init__(
        self,
        session: Session,
        report: PrintedReport,
        pages: PagedReport,
        parent: QWidget | None = None,
        *,
        choose_target: ChooseTarget = ask_for_pdf,
        choose_printer: ChoosePrinter = ask_for_printer,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._report = report
        self._pages = pages
        self._choose_target, self._choose_printer = choose_target, choose_printer
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWindowTitle("Печать и просмотр")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.view = PageView(self._pages)
        self._told = QLabel()
        self._told.setProperty("soft", True)
        self._save = _button("Сохранить как PDF…", "Ctrl+S")
        self._print = _button("Напечатать…", "Ctrl+P")
        self._print.setProperty("main", True)
        self._close = _button("Закрыть", "Esc")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._told, 1)
        for button in (self._close, self._save, self._print):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_MARGIN)
        layout.addWidget(PageBar(self.view, len(self._pages.pages)))
        layout.addWidget(self.view, 1)
        layout.addLayout(buttons)
        self.view.setFocus()
        if parent := self.parentWidget():
            self.resize(parent.size() * _OF_WINDOW)

    def _connect(self) -> None:
        self._save.clicked.connect(self.save)
        self._print.clicked.connect(self.print_out)
        self._close.clicked.connect(self.close)
        for keys, slot in (("Ctrl+S", self.save), ("Ctrl+P", self.print_out)):
            QShortcut(QKeySequence(keys), self, slot)

    @Slot()
    def save(self) -> None:
        """Save the report as a PDF where the person says."""
        if key := self._session.key:
            is_draft = self._report.is_draft
            name = proposed_name(key, self._session.dictionaries, ".pdf", is_draft=is_draft)
            note = DRAFT_TOLD if is_draft else ""
            write_where_asked(self._session, self, name, self._choose_target, self._write, note)

    def _write(self, target: Path, progress: Progress) -> None:
        """Write the PDF; runs off the window's thread."""
        workplace = self._session.workplace
        write_pdf(self._report, target, progress, author=self._author(), now=workplace.clock())

    def _author(self) -> str:
        key = self._session.key
        return self._session.dictionaries.author_name(key.author) if key else ""

    @Slot()
    def print_out(self) -> None:
        """Print the report, or the pages of it, that the person asks for."""
        key, pages = self._session.key, len(self._pages.pages)
        name = proposed_name(key, self._session.dictionaries, suffix="") if key else ""
        printer = self._choose_printer(self, name, pages)
        if printer is None:
            return
        jobs_of(self).run(
            partial(_print, self._report, printer),
            self._tell_printed,
            partial(_tell_failed, self),
            title="Отчет печатается",
            writes=True,
        )

    def _tell_printed(self, count: int) -> None:
        self._told.setText(f"Отправлено на печать: {count} {plural(count, *_PAGES)}.")


def _print(report: PrintedReport, printer: "QPrinter", progress: Progress) -> int:
    from desktop.ui.paper import print_report

    return print_report(report, printer, progress)


def _button(text: str, keys: str) -> QPushButton:
    button = QPushButton(text, autoDefault=False)
    button.setToolTip(keys)
    return button
