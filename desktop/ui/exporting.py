"""A report leaves as a file: where to, written off the window's thread, and what can be done with it then."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from db.entities import ReportKey
from db.errors import AppError
from desktop.services import exporting
from desktop.services.file_names import free_name, proposed_name
from desktop.ui.error_dialog import ErrorBox
from desktop.ui.jobs import Progress, jobs_of
from desktop.ui.message import Message
from desktop.ui.outside import open_file, show_in_folder
from desktop.ui.session import Session

ChooseTarget = Callable[[QWidget, Path], Path | None]

_FILTERS = {"Документ Word (*.docx)": ".docx", "Таблица Excel (*.xlsx)": ".xlsx"}


class TargetDialog(QFileDialog):
    """Asks where to write; the ending of the name follows the chosen kind of file."""

    def __init__(self, parent: QWidget | None, proposed: Path) -> None:
        super().__init__(parent, "Записать отчет в файл", str(proposed.parent), ";;".join(_FILTERS))
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setDefaultSuffix(proposed.suffix)
        self.selectFile(proposed.name)
        self.filterSelected.connect(self._follow)

    @Slot(str)
    def _follow(self, chosen: str) -> None:
        suffix = _FILTERS[chosen]
        self.setDefaultSuffix(suffix)
        if names := self.selectedFiles():
            self.selectFile(Path(names[0]).with_suffix(suffix).name)

    @property
    def target(self) -> Path:
        """The file that was chosen; a name with a full stop in it may still lack its ending."""
        chosen = Path(self.selectedFiles()[0])
        if chosen.suffix.lower() in _FILTERS.values():
            return chosen
        whole = chosen.with_name(f"{chosen.name}.{self.defaultSuffix()}")
        return free_name(whole) if whole.exists() else whole  # nobody was asked about replacing this one


def ask_for_target(parent: QWidget, proposed: Path) -> Path | None:
    """Ask where to write; None if the person thinks better of it."""
    dialog = TargetDialog(parent, proposed)
    chosen = dialog.target if dialog.exec() else None
    dialog.deleteLater()
    return chosen


def export_report(session: Session, parent: QWidget, choose_target: ChooseTarget = ask_for_target) -> None:
    """Write the report that is shown into a file, and say where it is."""
    if session.key is None or session.report is None:
        return
    session.leave_field()
    settings = session.workplace.settings
    proposed = _folder(session) / proposed_name(session.key, session.dictionaries)
    target = choose_target(parent, proposed)
    if target is not None:
        settings.change(export_folder=str(target.parent))
        _write_to(session, parent, session.key, target)


def _folder(session: Session) -> Path:
    """Return where the last report was written, or where documents lie."""
    last = session.workplace.settings.now.export_folder
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(last if last and Path(last).is_dir() else documents)


def _write_to(session: Session, window: QWidget, key: ReportKey, target: Path) -> None:
    jobs_of(window).run(
        partial(_write, session, key, target),
        partial(_tell_written, window),
        partial(_tell_failed, session, window, key, target),
        title=f"Файл «{target.name}» записывается",
        writes=True,
    )


def _write(session: Session, key: ReportKey, target: Path, progress: Progress) -> Path:
    progress.go_on()
    exporting.export_report(session.store, session.dictionaries, key, target, session.workplace.clock())
    return target


def _tell_written(window: QWidget, target: Path) -> None:
    _Written(window, target).open()


def _tell_failed(session: Session, window: QWidget, key: ReportKey, target: Path, error: AppError) -> None:
    _NotWritten(session, window, key, target, error).open()


class _Written(Message):
    """Says that the file is there, and opens it or its folder."""

    def __init__(self, window: QWidget, target: Path) -> None:
        super().__init__(window, f"Отчет записан: «{target.name}».", soft=f"Папка: {target.parent}")
        self._target = target
        self.add_button("Показать в папке", self._show_in_folder)
        self.add_button("Открыть", self._open)
        self.add_button("Закрыть")

    @Slot()
    def _open(self) -> None:
        open_file(self._target)

    @Slot()
    def _show_in_folder(self) -> None:
        show_in_folder(self._target)


class _NotWritten(ErrorBox):
    """Says why the file is not there; tries again, or under another name where the first one is taken."""

    def __init__(
        self, session: Session, window: QWidget, key: ReportKey, target: Path, error: AppError
    ) -> None:
        super().__init__(window, error)
        self._session = session
        self._window = window
        self._key = key
        self._target = target
        self.add_button("Повторить", self._retry)
        if target.exists():
            ending = free_name(target).name.removeprefix(target.stem)
            self.add_button(f"Сохранить как «…{ending}»", self._write_beside)

    @Slot()
    def _retry(self) -> None:
        _write_to(self._session, self._window, self._key, self._target)

    @Slot()
    def _write_beside(self) -> None:
        _write_to(self._session, self._window, self._key, free_name(self._target))
