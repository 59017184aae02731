"""«Сравнить с файлом…»: a file is read and compared with the report that is shown, and leads back to it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from db.entities import Report
from db.errors import AppError
from desktop.office.convert import read_report
from desktop.services.diffing import Comparison, EventDifference, compare_reports
from desktop.services.exporting import as_printed
from desktop.ui.diff_dialog import DiffDialog
from desktop.ui.error_dialog import show_error
from desktop.ui.jobs import Progress, jobs_of
from desktop.ui.session import Session


def compare_with_file(session: Session, window: QWidget, source: Path, reveal: Callable[[], object]) -> None:
    """Show what a file says otherwise; `reveal` lists the chosen event where it would be hidden else."""
    session.leave_field()
    if session.report:
        _Comparing(session, window, source, reveal).begin(session.report)


class _Comparing(QObject):
    """One comparison, from the reading of the file until its dialog is closed."""

    def __init__(self, session: Session, window: QWidget, source: Path, reveal: Callable[[], object]) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._source = source
        self._reveal = reveal

    def begin(self, report: Report) -> None:
        """Compare off the window's thread."""
        jobs_of(self._window).run(
            partial(_compared, report, self._source),
            self._show,
            self._refuse,
            title=f"Файл «{self._source.name}» сравнивается с отчетом",
            cancelled=self.deleteLater,
        )

    def _show(self, comparison: Comparison) -> None:
        dialog = DiffDialog(self._source.name, comparison, self._window)
        dialog.asked.connect(self._go_to)
        dialog.destroyed.connect(self.deleteLater)
        dialog.open()

    def _refuse(self, error: AppError) -> None:
        show_error(self._window, error)
        self.deleteLater()

    @Slot(object)
    def _go_to(self, found: EventDifference) -> None:
        """Show the event of a difference in the report."""
        if found.old and found.old.id:
            self._session.choose(found.old.id)
            self._reveal()


def _compared(report: Report, source: Path, progress: Progress) -> Comparison:
    other = read_report(source)
    progress.go_on()
    return compare_reports(as_printed(report), other)
