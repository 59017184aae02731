"""A report leaves as a file: where to, written off the window's thread, and what can be done with it then."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QStandardPaths, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from db.entities import Report, ReportKey
from db.errors import AppError
from desktop.services import exporting
from desktop.services.file_names import free_name, proposed_name, published_name
from desktop.services.readiness import Readiness, look
from desktop.ui.error_dialog import ErrorBox
from desktop.ui.jobs import Progress, jobs_of
from desktop.ui.message import Message
from desktop.ui.outside import open_file, show_in_folder
from desktop.ui.session import Session
from desktop.ui.standing import today
from desktop.ui.writing import PDF, write_in_any_format

DRAFT_TOLD = "В отчете остались ошибки, поэтому он помечен как черновик. Исправьте их (F8) и повторите."
_NOT_READY = "В отчете остались ошибки или замечания без пояснений: проверьте его перед публикацией (F5)."
ChooseTarget = Callable[[QWidget, Path], Path | None]
WriteFile = Callable[[Path, Progress], object]  # raises AppError where the file cannot be written

KINDS = MappingProxyType(
    {
        "Документ Word (*.docx)": ".docx",
        "Таблица Excel (*.xlsx)": ".xlsx",
        "Документ PDF для просмотра и печати (*.pdf)": PDF,
    }
)


class TargetDialog(QFileDialog):
    """Asks where to write; the ending of the name follows the chosen kind of file."""

    def __init__(self, parent: QWidget | None, proposed: Path, kinds: Mapping[str, str] = KINDS) -> None:
        """`kinds` are the endings of names by what is said of such files."""
        super().__init__(parent, "Записать отчет в файл", str(proposed.parent), ";;".join(kinds))
        self._kinds = kinds
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setDefaultSuffix(proposed.suffix)
        self.selectFile(proposed.name)
        self.filterSelected.connect(self._follow)

    @Slot(str)
    def _follow(self, chosen: str) -> None:
        suffix = self._kinds[chosen]
        self.setDefaultSuffix(suffix)
        if names := self.selectedFiles():
            self.selectFile(Path(names[0]).with_suffix(suffix).name)

    @property
    def target(self) -> Path:
        """The file that was chosen; a name with a full stop in it may still lack its ending."""
        chosen = Path(self.selectedFiles()[0])
        if chosen.suffix.lower() in self._kinds.values():
            return chosen
        whole = chosen.with_name(f"{chosen.name}.{self.defaultSuffix()}")
        return free_name(whole) if whole.exists() else whole  # nobody was asked about replacing this one


def ask_for_target(parent: QWidget, proposed: Path, kinds: Mapping[str, str] = KINDS) -> Path | None:
    """Ask where to write; None if the person thinks better of it."""
    dialog = TargetDialog(parent, proposed, kinds)
    chosen = dialog.target if dialog.exec() else None
    dialog.deleteLater()
    return chosen


def export_report(
    session: Session,
    parent: QWidget,
    choose_target: ChooseTarget = ask_for_target,
    *,
    for_publication: bool = False,
) -> None:
    """Write the report that is shown into a file, and say where it is.

    A file for publication holds what is printed and nothing of who sent it.
    """
    if session.key is None or session.report is None:
        return
    session.leave_field()
    jobs_of(parent).run(
        partial(_look, session, session.report),
        partial(_publish if for_publication else _export, session, parent, session.key, choose_target),
        partial(_tell_unchecked, parent),
        title="Отчет проверяется",
    )


def _look(session: Session, report: Report, progress: Progress) -> Readiness:
    progress.go_on()
    return look(session.store, report, session.editing.reader, today(session.workplace.clock))


def _export(
    session: Session, window: QWidget, key: ReportKey, choose: ChooseTarget, readiness: Readiness
) -> None:
    """Write a report; one with errors leaves as a draft."""
    has_errors = readiness.has_errors
    name = proposed_name(key, session.dictionaries, is_draft=has_errors)
    write = partial(_write_report, session, key, is_draft=has_errors)
    write_where_asked(session, window, name, choose, write, DRAFT_TOLD if has_errors else "")


def _publish(
    session: Session, window: QWidget, key: ReportKey, choose: ChooseTarget, readiness: Readiness
) -> None:
    """Write a report that is final, whatever the checks say of it."""
    write = partial(_write_report, session, key, for_publication=True)
    name = published_name(key, session.dictionaries)
    write_where_asked(session, window, name, choose, write, "" if readiness.is_ready else _NOT_READY)


def _write_report(
    session: Session,
    key: ReportKey,
    target: Path,
    progress: Progress,
    *,
    for_publication: bool = False,
    is_draft: bool = False,
) -> None:
    progress.go_on()
    exporting.export_report(
        session.store,
        session.dictionaries,
        key,
        target,
        session.workplace.clock(),
        write_in_any_format,
        for_publication=for_publication,
        is_draft=is_draft,
    )


def _tell_unchecked(window: QWidget, error: AppError) -> None:
    ErrorBox(window, error).open()


def write_where_asked(
    session: Session,
    window: QWidget,
    name: str,
    choose_target: ChooseTarget,
    write: WriteFile,
    note: str = "",
) -> None:
    """Ask for a file, a name is proposed, write it off the window's thread and say where it is.

    `note` is said besides.
    """
    target = choose_target(window, _folder(session) / name)
    if target is not None:
        session.workplace.settings.change(export_folder=str(target.parent))
        _write_to(window, target, write, note)


def _folder(session: Session) -> Path:
    """Return where the last report was written, or where documents lie."""
    last = session.workplace.settings.now.export_folder
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(last if last and Path(last).is_dir() else documents)


def _write_to(window: QWidget, target: Path, write: WriteFile, note: str) -> None:
    jobs_of(window).run(
        partial(_write, write, target),
        partial(_tell_written, window, note),
        partial(_tell_failed, window, target, write, note),
        title=f"Файл «{target.name}» записывается",
        writes=True,
    )


def _write(write: WriteFile, target: Path, progress: Progress) -> Path:
    write(target, progress)
    return target


def _tell_written(window: QWidget, note: str, target: Path) -> None:
    _Written(window, target, note).open()


def _tell_failed(window: QWidget, target: Path, write: WriteFile, note: str, error: AppError) -> None:
    _NotWritten(window, target, write, note, error).open()


class _Written(Message):
    """Says that the file is there, and opens it or its folder."""

    def __init__(self, window: QWidget, target: Path, note: str) -> None:
        soft = f"Папка: {target.parent}"
        super().__init__(window, f"Файл записан: «{target.name}».", soft=f"{soft}\n{note}" if note else soft)
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

    def __init__(self, window: QWidget, target: Path, write: WriteFile, note: str, error: AppError) -> None:
        super().__init__(window, error)
        self._window = window
        self._target = target
        self._write, self._note = write, note
        self.add_button("Повторить", self._retry)
        if target.exists():
            ending = free_name(target).name.removeprefix(target.stem)
            self.add_button(f"Сохранить как «…{ending}»", self._write_beside)

    @Slot()
    def _retry(self) -> None:
        _write_to(self._window, self._target, self._write, self._note)

    @Slot()
    def _write_beside(self) -> None:
        _write_to(self._window, free_name(self._target), self._write, self._note)
