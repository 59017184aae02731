"""Files come in: chosen, dropped or named at the start; they are read, shown, and kept once accepted."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from db.entities import ReportKey
from db.errors import AppError
from desktop.office.convert import READ
from desktop.services.report_files import report_files
from desktop.ui.candidates import Candidates
from desktop.ui.error_dialog import show_error
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.jobs import jobs_of
from desktop.ui.receiving import Received, receive
from desktop.ui.session import Session

ChooseFiles = Callable[[QWidget, str], Sequence[Path]]

REPORT_FILES = (f"Отчеты (*{' *'.join(READ)})", "Все файлы (*)")
_NONE_IN_FOLDER = "В папке «{}» нет файлов отчетов (.docx, .odt, .doc, .xlsx): выберите другую папку."


def ask_for_files(parent: QWidget, folder: str) -> Sequence[Path]:
    """Ask which files to open; none if the person thinks better of it."""
    names, _ = QFileDialog.getOpenFileNames(parent, "Открыть отчеты", folder, ";;".join(REPORT_FILES))
    return [Path(name) for name in names]


def ask_for_folder(parent: QWidget, folder: str) -> Sequence[Path]:
    """Ask for a folder with earlier reports; none if the person thinks better of it."""
    name = QFileDialog.getExistingDirectory(parent, "Папка с прежними отчетами", folder)
    return [Path(name)] if name else []


def open_report(
    session: Session,
    parent: QWidget,
    files: Sequence[Path] | None = None,
    choose_files: ChooseFiles = ask_for_files,
) -> None:
    """Show report files and those of folders before they are kept; without `files`, ask for them."""
    settings = session.workplace.settings
    if files is None:
        files = choose_files(parent, settings.now.open_folder or "")
        if files:
            settings.change(open_folder=str(files[0] if files[0].is_dir() else files[0].parent))
    session.leave_field()
    found = report_files(files)
    if found:
        _Import(session, parent, found).begin()
    elif files:
        session.told.emit(_NONE_IN_FOLDER.format(files[0].name))


class _Import(QObject):
    """The files that are opened in one go; a single one is shown only when it was read."""

    def __init__(self, session: Session, window: QWidget, files: Sequence[Path]) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._candidates = Candidates(files)

    def begin(self) -> None:
        """Read the file, or show all of them at once."""
        if len(self._candidates) > 1:
            self._show()
            return
        source = self._candidates[0].source
        jobs_of(self._window).run(
            partial(receive, self._session.store, self._session.dictionaries, source),
            self._know,
            self._refuse,
            title=f"Файл «{source.name}» читается",
            cancelled=self._end,
        )

    def _know(self, received: Received) -> None:
        self._candidates.know(self._candidates[0], received)
        self._show()

    def _refuse(self, error: AppError) -> None:
        show_error(self._window, error)
        self._end()

    def _show(self) -> None:
        dialog = ImportDialog(self._session, self._window, self._candidates)
        dialog.ended.connect(self._show_report)
        dialog.finished.connect(self._end)
        dialog.open()

    @Slot(object, str)
    def _show_report(self, keys: Sequence[ReportKey], told: str) -> None:
        """Show what came in: of several reports the newest, unless the one that is shown is worth staying."""
        session = self._session
        newest = max(keys, key=lambda key: key.quarter)
        stays = len(keys) > 1 and session.key is not None and session.report is not None
        session.show_report(session.key if stays and session.key else newest)
        if told:
            session.reports_changed.emit()
            session.told.emit(told)

    @Slot()
    def _end(self) -> None:
        self.deleteLater()
