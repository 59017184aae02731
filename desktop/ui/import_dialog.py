"""Files are shown before they are kept: what each is, what it changes, what could not be read of it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QWidget,
)

from db.entities import ReportKey
from db.errors import AppError
from desktop.report.printed import Identity
from desktop.services.report_files import report_files
from desktop.ui.candidates import Candidate, Candidates
from desktop.ui.dialog_layout import dialog_column
from desktop.ui.dropping import FileDrop
from desktop.ui.error_dialog import show_error
from desktop.ui.import_files import ImportFilesList
from desktop.ui.import_pane import ImportPane
from desktop.ui.import_wording import accept_text, standing, summary_of_all, told_kept
from desktop.ui.jobs import jobs_of
from desktop.ui.models.import_files import ImportFiles
from desktop.ui.receiving import Received, compare_again, receive, take_in
from desktop.ui.session import Session

_WIDTH, _HEIGHT = 72, 40  # of the dialog, in heights of a line
_WIDTH_OF_FILES, _SHARE_OF_FILES = 22, 0.29  # at most
_NEVER = 3_600_000  # milliseconds: the dialog tells itself how far the reading is


class ImportDialog(QDialog):
    """Shows files, one of them in full; what they change happens only when the person accepts it."""

    ended = Signal(object, str)  # Sequence[ReportKey]: they are in the store as ticked; what there is to tell

    def __init__(self, session: Session, parent: QWidget, candidates: Candidates) -> None:
        super().__init__(parent)
        self._session = session
        self._candidates = candidates
        self._shown = candidates[0]
        self._comparing: set[Candidate] = set()
        self._jobs = jobs_of(parent)
        self._build()
        self._connect()
        self._show(self._shown)
        if len(candidates) > 1:
            self._list.setFocus()
        else:
            self.pane.focus(self._shown)
        self._read_next()

    @property
    def candidate(self) -> Candidate:
        """The file that is shown in full."""
        return self._shown

    def _build(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle("Отчеты из файлов" if len(self._candidates) > 1 else "Отчет из файла")
        line = self.fontMetrics().height()
        self.resize(QSize(_WIDTH * line, _HEIGHT * line).boundedTo(self.screen().availableSize()))
        self.pane = ImportPane(self._session)
        self._files = ImportFiles(self._candidates, self)
        self._list = ImportFilesList(self._files, self._standing)
        beside = QSplitter(Qt.Orientation.Horizontal, childrenCollapsible=False, handleWidth=16)
        beside.addWidget(self._list)
        beside.addWidget(self.pane)
        beside.setStretchFactor(1, 1)
        files = min(_WIDTH_OF_FILES * line, round(self.width() * _SHARE_OF_FILES))
        beside.setSizes([files, self.width() - files])
        self._list.setVisible(len(self._candidates) > 1)
        layout = dialog_column(self)
        layout.addWidget(beside, 1)
        layout.addLayout(self._foot())

    def _foot(self) -> QHBoxLayout:
        self._progress = QProgressBar(textVisible=False)
        self._progress.setAccessibleName("Сколько файлов прочитано")
        self._progress.setMaximumWidth(self.fontMetrics().height() * 10)
        self._summary = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._accept = QPushButton("&Принять", default=True)
        self._accept.setProperty("main", True)
        self._cancel = QPushButton("Отмена", autoDefault=False)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._progress)
        foot.addWidget(self._summary, 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._accept)
        return foot

    def _connect(self) -> None:
        self._list.selectionModel().currentChanged.connect(self._show_chosen)
        self._files.turned.connect(self._tell)
        self.pane.identified.connect(self._identify)
        self.pane.placed.connect(self._place)
        self.pane.ticked.connect(self._tell)
        self._accept.clicked.connect(self._take)
        self._cancel.clicked.connect(self.reject)
        FileDrop(self).dropped.connect(self._add)

    def _standing(self, candidate: Candidate) -> str:
        return standing(candidate, self._candidates, self._session.dictionaries)

    def _show(self, candidate: Candidate) -> None:
        self._shown = candidate
        self.pane.show_candidate(candidate)
        self._list.setCurrentIndex(self._files.index(self._candidates.place(candidate)))
        self._tell()

    @Slot(QModelIndex)
    def _show_chosen(self, index: QModelIndex) -> None:
        """Show the file that was chosen in the list."""
        if index.isValid() and (candidate := self._files.candidate(index)) is not self._shown:
            self._show(candidate)

    @Slot(object)
    def _add(self, paths: Sequence[Path]) -> None:
        """Show further files, which were dropped here."""
        added = self._candidates.add(report_files(paths))
        self._files.follow(len(added))
        self._list.setVisible(len(self._candidates) > 1)
        self._read_next()

    def _read_next(self) -> None:
        """Read the next file off the window's thread, until none is left."""
        self._tell()
        if candidate := self._candidates.waiting():
            self._jobs.run(
                partial(receive, self._session.store, self._session.dictionaries, candidate.source),
                partial(self._know, candidate),
                partial(self._refuse, candidate),
                title=f"Файл «{candidate.source.name}» читается",
                patience=_NEVER,
            )

    def _know(self, candidate: Candidate, received: Received) -> None:
        self._candidates.know(candidate, received)
        self._follow(candidate)

    def _refuse(self, candidate: Candidate, error: AppError) -> None:
        candidate.error = error
        self._follow(candidate)

    def _follow(self, candidate: Candidate) -> None:
        """Show what was found out about a file, and go on reading."""
        self._files.renew()
        if candidate is self._shown:
            self._show(candidate)
        self._read_next()

    @Slot(object)
    def _identify(self, identity: Identity) -> None:
        """Compare the file with the report that a person says it is."""
        candidate = self._shown
        if candidate.received is None:
            return
        received = replace(candidate.received, identity=identity)
        self._comparing.add(candidate)
        self._tell()
        self._jobs.run(
            partial(compare_again, self._session.store, received),
            partial(self._compared, candidate),
            partial(self._not_compared, candidate),
            title=f"Файл «{candidate.source.name}» сравнивается с хранилищем",
            cancelled=partial(self._not_compared, candidate),
        )

    def _compared(self, candidate: Candidate, received: Received) -> None:
        self._comparing.discard(candidate)
        self._know(candidate, received)

    def _not_compared(self, candidate: Candidate, error: AppError | None = None) -> None:
        self._comparing.discard(candidate)
        self._tell()
        if error:
            show_error(self, error)

    @Slot(object)
    def _place(self, entries: Mapping[str, tuple[str, ...]]) -> None:
        """Take what headings of the file stand for by a person's word."""
        if received := self._shown.received:
            self._shown.received = received.placing(entries)
            self._files.renew()
            self._show(self._shown)

    @Slot()
    def _tell(self) -> None:
        """Say what accepting would do, and whether it is possible."""
        candidates = self._candidates
        self._progress.setVisible(len(candidates) > 1 and candidates.waiting() is not None)
        self._progress.setMaximum(len(candidates))
        self._progress.setValue(candidates.read())
        self._summary.setText(summary_of_all(candidates))
        self._accept.setText(accept_text(candidates))
        self._accept.setEnabled(self._may_take())

    def _may_take(self) -> bool:
        """Whether all is read, and something is ticked or there is a report to show."""
        if self._comparing or self._candidates.waiting():
            return False
        return bool(self._candidates.taken()) or self._is_only_shown()

    def _is_only_shown(self) -> bool:
        plan = self._shown.plan
        return len(self._candidates) == 1 and plan is not None and plan.changes_nothing

    @Slot()
    def _take(self) -> None:
        """Keep what is ticked, or only show it where nothing is new."""
        if self._is_only_shown() and self._shown.key:
            self._end([self._shown.key], "")
            return
        plans = [each.chosen() for each in self._candidates.taken()]
        self._allow(False)
        self._jobs.run(
            partial(take_in, self._session.store, self._session.editing.reader, plans),
            self._tell_kept,
            self._show_error,
            title="Отчет принимается" if len(plans) == 1 else "Отчеты принимаются",
            writes=True,
            cancelled=self._go_on,
        )

    @Slot()
    def reject(self) -> None:
        """Leave the files, unless they are being taken in: then that is asked to stop first."""
        self._jobs.cancel()
        if self._cancel.isEnabled():
            super().reject()

    def _tell_kept(self, keys: Sequence[ReportKey]) -> None:
        self._end(keys, told_kept(self._candidates.taken()))

    def _end(self, keys: Sequence[ReportKey], told: str) -> None:
        self.ended.emit(keys, told)
        self.accept()

    def _show_error(self, error: AppError) -> None:
        self._go_on()
        show_error(self, error)

    def _go_on(self) -> None:
        self._allow(True)

    def _allow(self, allowed: bool) -> None:
        """Let the person decide, or keep them from it while a decision is carried out."""
        for each in (self._list, self.pane, self._cancel):
            each.setEnabled(allowed)
        self._accept.setEnabled(allowed and self._may_take())
