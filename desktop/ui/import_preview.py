"""Files come in: chosen, dropped or named at the start; each is read, shown, and kept if it is accepted."""

from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from db.entities import ReportKey
from db.errors import AppError
from desktop.office.convert import READ
from desktop.ui.error_dialog import show_error
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.jobs import jobs_of
from desktop.ui.receiving import Received, receive
from desktop.ui.session import Session

ChooseFiles = Callable[[QWidget, str], Sequence[Path]]

_FILTERS = (f"Отчеты (*{' *'.join(READ)})", "Все файлы (*)")


def ask_for_files(parent: QWidget, folder: str) -> Sequence[Path]:
    """Ask which files to open; none if the person thinks better of it."""
    names, _ = QFileDialog.getOpenFileNames(parent, "Открыть отчет", folder, ";;".join(_FILTERS))
    return [Path(name) for name in names]


def open_report(
    session: Session,
    parent: QWidget,
    files: Sequence[Path] | None = None,
    choose_files: ChooseFiles = ask_for_files,
) -> None:
    """Show report files one after another before they are kept; without `files`, ask for them."""
    settings = session.workplace.settings
    if files is None:
        files = choose_files(parent, settings.now.open_folder or "")
        if files:
            settings.change(open_folder=str(files[0].parent))
    session.leave_field()
    if files:
        _Import(session, parent, files).go_on()


class _Import(QObject):
    """The files that are opened in one go, and where their turn is."""

    def __init__(self, session: Session, window: QWidget, files: Iterable[Path]) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._files = deque(files)
        self._jobs = jobs_of(window)

    @Slot()
    def go_on(self) -> None:
        """Take the next file, or end where there is none."""
        if not self._files:
            self._end()
            return
        source = self._files.popleft()
        self._jobs.run(
            partial(receive, self._session.store, self._session.dictionaries, source),
            self._show,
            self._refuse,
            title=f"Файл «{source.name}» читается",
            cancelled=self._end,
        )

    def _show(self, received: Received) -> None:
        dialog = ImportDialog(self._session, self._window, received, len(self._files))
        dialog.ended.connect(self._show_report)
        dialog.accepted.connect(self.go_on)
        dialog.rejected.connect(self._end)
        dialog.open()

    def _refuse(self, error: AppError) -> None:
        show_error(self._window, error).finished.connect(self.go_on)

    @Slot(object, str)
    def _show_report(self, key: ReportKey, told: str) -> None:
        self._session.show_report(key)
        if told:
            self._session.reports_changed.emit()
            self._session.told.emit(told)

    @Slot()
    def _end(self) -> None:
        self._files.clear()
        self.deleteLater()
