"""Rows of an institution's file are shown before they join the report; nothing happens unless one accepts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from db.dictionaries.lookup import Dictionaries
from db.entities import Report, ReportKey, Section
from db.folding import fold
from db.store import Store
from desktop.office.convert import read_report
from desktop.report.printed import Identity, PrintedReport
from desktop.services.import_plan import ImportPlan, State
from desktop.services.institutions import plan_adding, proposed_name
from desktop.services.naming import section_name
from desktop.services.new_report import new_report
from desktop.ui.candidates import Candidate, Candidates
from desktop.ui.error_dialog import show_error
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.import_preview import REPORT_FILES
from desktop.ui.import_wording import events
from desktop.ui.jobs import Progress, jobs_of
from desktop.ui.models.import_rows import Group
from desktop.ui.receiving import Received
from desktop.ui.session import Session

ChooseFile = Callable[[QWidget, str], Path | None]

_ASK_NAME = "Укажите учреждение, чтобы добавить строки."


@dataclass(frozen=True, slots=True)
class Given:
    """The file of an institution with its name, the report that its rows are to join, and the section."""

    source: Path
    printed: PrintedReport
    report: Report
    name: str
    section: Section | None

    def plan(self, store: Store, dictionaries: Dictionaries, progress: Progress) -> ImportPlan:
        """Return what would come of it; works off the window's thread."""
        progress.go_on()
        return plan_adding(
            store, dictionaries, self.report, self.source, self.printed, self.name, self.section
        )

    def received(self, plan: ImportPlan) -> Received:
        """Return it as a file that was read."""
        key = self.report.key
        return Received(self.source, plan.printed, Identity(key.kind, key.quarter, key.author), plan)


class InstitutionDialog(ImportDialog):
    """The preview of a file, for rows that join the report that is shown."""

    def __init__(self, session: Session, parent: QWidget, given: Given, plan: ImportPlan) -> None:
        self._given = given
        self._is_wanted = False  # to be added, once it is known what comes of it
        self._name = QLineEdit(given.name, clearButtonEnabled=True)
        self._section = QComboBox()
        self._fill(session)
        candidates = Candidates([given.source])
        candidates.know(candidates[0], given.received(plan))
        super().__init__(session, parent, candidates)

    def _fill(self, session: Session) -> None:
        """Offer the sections of the report, and the institutions whose rows came before."""
        report = self._given.report
        for section in report.sections:
            self._section.addItem(section_name(section, report.key, session.dictionaries), section)
            if section == self._given.section:
                self._section.setCurrentIndex(self._section.count() - 1)
        completer = QCompleter(session.store.institutions(), self._name)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._name.setCompleter(completer)
        self._name.setPlaceholderText("Например: МБОУ «Средняя школа № 2»")

    def _build(self) -> None:
        super()._build()
        self.setWindowTitle("Строки из файла учреждения")
        choice = QWidget()
        row = QHBoxLayout(choice)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(_captioned("&Учреждение, в печать не выходит", self._name), 3)
        if self._section.count() > 1:
            row.addLayout(_captioned("&Раздел для строк без заголовка", self._section), 2)
        self.pane.put_above_rows(choice)

    def _connect(self) -> None:
        super()._connect()
        self._name.textEdited.connect(self._tell)
        self._name.editingFinished.connect(self._plan_anew)
        self._section.activated.connect(self._plan_anew)

    @property
    def _institution(self) -> str:
        return fold(self._name.text())

    @property
    def _chosen_section(self) -> Section | None:
        section: Section | None = self._section.currentData()
        return section

    def _show(self, candidate: Candidate) -> None:
        super()._show(candidate)
        self.pane.show_candidate(candidate, Group.CHANGED if _has_changed(candidate) else Group.NEW)
        self.pane.hide_identity()
        self.pane.heading.setText(f"Строки из файла «{self._given.source.name}»")
        self.pane.note.setText(self._note(candidate.plan))

    def _note(self, plan: ImportPlan | None) -> str:
        if plan is None:
            return ""
        rows = sum(1 for _ in self._given.printed.rows())
        new, changed = plan.count(State.NEW), plan.count(State.CHANGED)
        said = [f"В файле {events(rows)}. В отчет будет добавлено: {new}."]
        if changed:
            said.append(f"Изменится принятых раньше: {changed}.")
        if there := rows - new - changed:
            said.append(f"Уже есть в отчете: {there}.")
        return " ".join(said)

    @Slot()
    def _tell(self) -> None:
        super()._tell()
        if not self._institution:
            self._summary.setText(_ASK_NAME)
        if self.candidate.taken == self.candidate.offered:
            self._accept.setText("&Добавить")

    def _may_take(self) -> bool:
        """Whether there is a name and something to add, also while that is still worked out."""
        return bool(self._institution and self._candidates.taken())

    @Slot()
    def _take(self) -> None:
        """Add the rows, as soon as it is known what comes of the name that was entered last."""
        self._is_wanted = bool(self._comparing)
        if not self._is_wanted:
            super()._take()

    @Slot()
    def _plan_anew(self) -> None:
        """Work out what would come of it under another name or in another section."""
        given = replace(self._given, name=self._institution, section=self._chosen_section)
        if given == self._given:
            return
        self._given, self._is_wanted = given, False
        candidate = self.candidate
        self._comparing.add(candidate)
        self._tell()
        self._jobs.run(
            partial(given.plan, self._session.store, self._session.dictionaries),
            partial(self._planned, given),
            partial(self._not_compared, candidate),
            title="Строки сравниваются с отчетом",
            cancelled=partial(self._not_compared, candidate),
        )

    def _planned(self, given: Given, plan: ImportPlan) -> None:
        self._compared(self.candidate, given.received(plan))
        if self._is_wanted:
            self._take()

    def _tell_kept(self, keys: Sequence[ReportKey]) -> None:
        self._end(keys, f"Строки добавлены из файла «{self._given.source.name}», убрать их: Ctrl+Z.")


def _has_changed(candidate: Candidate) -> bool:
    plan = candidate.plan
    return plan is not None and not plan.count(State.NEW) and plan.count(State.CHANGED) > 0


def ask_for_file(parent: QWidget, folder: str) -> Path | None:
    """Ask for the file of an institution; None if the person thinks better of it."""
    name, _ = QFileDialog.getOpenFileName(parent, "Файл учреждения", folder, ";;".join(REPORT_FILES))
    return Path(name) if name else None


def add_rows(session: Session, window: QWidget, choose_file: ChooseFile = ask_for_file) -> None:
    """Ask for the file of an institution, and show its rows before they join the report that is shown."""
    settings = session.workplace.settings
    source = choose_file(window, settings.now.open_folder or "")
    session.leave_field()
    if source is None or session.key is None:
        return
    settings.change(open_folder=str(source.parent))
    report = session.report or new_report(session.key, session.dictionaries)
    home = session.chosen.section_id if session.chosen else None
    jobs_of(window).run(
        partial(_read, session.store, session.dictionaries, source, report, home),
        partial(_show, session, window),
        partial(show_error, window),
        title=f"Файл «{source.name}» читается",
    )


def _read(
    store: Store,
    dictionaries: Dictionaries,
    source: Path,
    report: Report,
    home: UUID | None,
    progress: Progress,
) -> tuple[Given, ImportPlan]:
    """Read the file; runs off the window's thread."""
    printed = read_report(source)
    sections = sorted(report.sections, key=lambda section: section.id != home)
    given = Given(source, printed, report, proposed_name(printed, source), sections[0] if sections else None)
    return given, given.plan(store, dictionaries, progress)


def _show(session: Session, window: QWidget, read: tuple[Given, ImportPlan]) -> None:
    dialog = InstitutionDialog(session, window, *read)
    dialog.ended.connect(partial(_tell, session))
    dialog.open()


def _tell(session: Session, keys: Sequence[ReportKey], told: str) -> None:
    session.show_report(keys[0], session.chosen.id if session.chosen else None)
    session.reports_changed.emit()
    session.told.emit(told)


def _captioned(caption: str, field: QLineEdit | QComboBox) -> QVBoxLayout:
    field.setAccessibleName(caption.replace("&", "").partition(",")[0])
    label = QLabel(caption)
    label.setProperty("caption", True)
    label.setBuddy(field)
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(label)
    column.addWidget(field)
    return column
