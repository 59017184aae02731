"""«Подготовить к отправке»: how the report stands, what is made of it and for whom, then what was made."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from db.entities import Report
from db.errors import AppError
from db.folding import fold
from desktop.report.checks.finding import Severity
from desktop.report.wording import plural
from desktop.services.corrections import Correction
from desktop.services.correspondence import Correspondence, known_correspondence
from desktop.services.sending import Means, Order, Outcome, beside_taken, prepare, targets, usual_name
from desktop.ui.error_dialog import ErrorBox
from desktop.ui.jobs import Progress, jobs_of
from desktop.ui.outside import show_in_folder
from desktop.ui.readiness_head import ReadinessHead
from desktop.ui.sending_form import (
    LETTER,
    MAIL,
    ChooseFolder,
    SendingFiles,
    SendingPeople,
    ask_for_folder,
)
from desktop.ui.sending_result import SendingResult
from desktop.ui.session import Session
from desktop.ui.widgets.outcome import Outcome as Told
from desktop.ui.writing import write_in_any_format

if TYPE_CHECKING:  # it stands on the rules, which are loaded on the thread that asks them
    from desktop.report.checks.finding import Finding
    from desktop.report.printed import PrintedReport
    from desktop.services.readiness import Readiness

_WIDTH, _HEIGHT, _HEIGHT_OF_DRAFT = 62, 33, 30  # in heights of a line
_MOST = 6  # lines that are named of those that keep the report from being ready
_BETWEEN, _MARGIN = 12, 16  # pixels
_DRAFT_ONLY = "Чтобы отправить отчет, {}. До этого его можно сохранить только как черновик."
_FOLDER = "Отчеты о международной деятельности"
_NAMED_AS_LETTER = "Так называется письмо: назовите файлы отчета иначе."
_TAKEN = "Файл с таким именем в папке уже есть, он будет заменен: «{}»."


@dataclass(frozen=True, slots=True)
class Looked:
    """How a report stands that is to be sent, and what it corrects."""

    report: Report
    readiness: "Readiness"
    correction: Correction | None


class SendingDialog(QDialog):
    """Prepares the report of a session; one that is not ready is made a draft only."""

    findings_asked = Signal()
    prepared = Signal()

    def __init__(
        self,
        session: Session,
        looked: Looked,
        parent: QWidget | None = None,
        *,
        choose_folder: ChooseFolder = ask_for_folder,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._report = looked.report
        self._looked = looked
        self._is_draft = not looked.readiness.is_ready
        settings = session.workplace.settings.now
        name = usual_name(looked.report, session.dictionaries, is_draft=self._is_draft)
        folder = sending_folder(settings.sending_folder)
        self._files = SendingFiles(name, folder, settings.sent, choose_folder)
        self._people = SendingPeople(self._known_people())
        self._build()
        self._files.changed.connect(self._look_at_files)
        self._look_at_files()

    def _known_people(self) -> Correspondence:
        kept = self._session.workplace.settings.now.correspondence
        return known_correspondence(kept, self._session.office.settings)

    def _build(self) -> None:
        self.setWindowTitle("Подготовить к отправке")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._first_page())
        self._close = QPushButton("Отмена", autoDefault=False)
        self._close.clicked.connect(self.reject)
        self._prepare = QPushButton("Сохранить черновик" if self._is_draft else "Подготовить", default=True)
        self._prepare.setProperty("main", True)
        self._prepare.clicked.connect(self._begin)
        buttons = self._buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self._close)
        buttons.addWidget(self._prepare)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_BETWEEN)
        layout.addWidget(self._pages, 1)
        layout.addLayout(buttons)
        line, room = self.fontMetrics().lineSpacing(), self.screen().availableSize()
        height = line * (_HEIGHT_OF_DRAFT if self._is_draft else _HEIGHT)
        self.resize(min(line * _WIDTH, room.width() - 40), min(height, room.height() - 80))

    def _first_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_BETWEEN)
        head = ReadinessHead()
        head.show_readiness(self._looked.readiness)
        layout.addWidget(head)
        for part in self._above():
            layout.addWidget(part)
        if self._is_draft:
            self._files.make_draft()
        layout.addWidget(_side_by_side(self._files, *(() if self._is_draft else (self._people,))), 1)
        self._note = Told()
        layout.addWidget(self._note)
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        page.setAutoFillBackground(False)
        return area

    def _above(self) -> Iterator[QWidget]:
        """Yield what is to be known before the report leaves: what is wrong with it, what has changed."""
        if blocking := self._looked.readiness.blocking:
            yield _line(_DRAFT_ONLY.format(" и ".join(_left_to_do(self._looked.readiness))))
            yield _lines(list(map(_finding, blocking)), "Что мешает отправке")
            go = QPushButton("Перейти к замечаниям", autoDefault=False)
            go.clicked.connect(self._go_to_findings)
            row = QWidget()
            around = QHBoxLayout(row)
            around.setContentsMargins(0, 0, 0, 0)
            around.addWidget(go)
            around.addStretch(1)
            yield row
        if correction := self._looked.correction:
            since = f"версии {correction.edition} от {correction.day}"
            is_same = not correction.lines
            yield _line(f"С {since} ничего не изменено." if is_same else f"Изменено с {since}:")
            if correction.lines:
                yield _lines(list(correction.lines), "Что изменено")

    @Slot()
    def _go_to_findings(self) -> None:
        self.reject()  # first, for what is found is shown in the window behind
        self.findings_asked.emit()

    def _order(self) -> Order:
        ticked = self._files.ticked
        return Order(
            self._files.folder,
            self._files.name,
            self._files.formats,
            self._people.people,
            with_letter=LETTER in ticked,
            with_mail=MAIL in ticked,
            is_draft=self._is_draft,
            **self._files.registered,
        )

    @Slot()
    def _look_at_files(self) -> None:
        """Tell what is amiss with the names; without any format there is nothing to prepare."""
        order = self._order()
        found = targets(self._report, order, self._session.dictionaries)
        are_apart = len({file.name.lower() for file in found}) == len(found)
        taken = next((file.name for file in found if file.exists()), None)
        self._prepare.setEnabled(bool(order.formats) and are_apart)
        self._note.setVisible(taken is not None or not are_apart)
        if not are_apart:
            self._note.say(_NAMED_AS_LETTER)
        elif taken:
            self._note.say(_TAKEN.format(taken))

    @Slot()
    def _begin(self) -> None:
        order = self._order()
        self._remember(order)
        self._run(order)

    def _remember(self, order: Order) -> None:
        settings = self._session.workplace.settings
        settings.change(sending_folder=str(order.folder))
        if not self._is_draft:
            settings.change(sent=self._files.ticked, correspondence=order.people.kept())

    def _run(self, order: Order) -> None:
        self._prepare.setEnabled(False)
        jobs_of(self.parentWidget() or self).run(
            partial(_prepare, self._session, self._report, order),
            self._show_made,
            partial(self._tell_failed, order),
            title="Отчет готовится к отправке",
            writes=True,
        )

    def _show_made(self, outcome: Outcome) -> None:
        result = SendingResult(outcome)
        self._pages.addWidget(result)
        self._pages.setCurrentWidget(result)
        for place, button in enumerate(result.buttons):
            self._buttons.insertWidget(place, button)
            button.show()
        self._prepare.hide()
        self._close.setText("Закрыть")
        self._close.setDefault(True)
        self._close.setFocus()
        if outcome.preparation:
            show_in_folder(outcome.files[0])
        self.prepared.emit()

    def _tell_failed(self, order: Order, error: AppError) -> None:
        """Say why nothing was made; offer to try again, under other names where the first ones are taken."""
        self._prepare.setEnabled(True)
        box = ErrorBox(self, error)
        box.add_button("Повторить", partial(self._run, order))
        found = targets(self._report, order, self._session.dictionaries)
        if any(file.exists() for file in found):
            beside = beside_taken(self._report, order, self._session.dictionaries)
            box.add_button(f"Сохранить как «…{beside.beside}»", partial(self._run, beside))
        box.open()


def _prepare(session: Session, report: Report, order: Order, progress: Progress) -> Outcome:
    progress.go_on()
    means = Means(write_in_any_format, _count_pages)
    now = session.workplace.clock()
    return prepare(session.store, session.dictionaries, report.id, order, means, now)


def sending_folder(last: str | None) -> Path:
    """Return where reports were sent from last, else a folder of their own among the documents."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(last) if last else Path(documents) / _FOLDER


def _count_pages(printed: "PrintedReport") -> int:
    from desktop.ui.report_painter import paged

    return len(paged(printed).pages)


def _side_by_side(*parts: QWidget) -> QWidget:
    """Return a panel with parts beside each other."""
    panel = QWidget()
    panel.setProperty("panel", True)
    panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    layout = QHBoxLayout(panel)
    layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
    layout.setSpacing(2 * _MARGIN)
    for part in parts:
        layout.addWidget(part, 1)
    return panel


def _left_to_do(readiness: "Readiness") -> Iterator[str]:
    """Yield «исправьте 1 ошибку», «исправьте или поясните одним предложением (Ctrl+F9) 2 замечания»."""
    if errors := readiness.findings.get(Severity.ERROR, 0):
        yield f"исправьте {errors} {plural(errors, 'ошибку', 'ошибки', 'ошибок')}"
    if open_ones := readiness.findings.get(Severity.EXPLAIN, 0):
        counted = f"{open_ones} {plural(open_ones, 'замечание', 'замечания', 'замечаний')}"
        yield f"исправьте или поясните одним предложением (Ctrl+F9) {counted}"


def _finding(finding: "Finding") -> str:
    """Return what was found after the number of the event in which it was."""
    number = f"№ {finding.number}: " if finding.number else ""
    return number + fold(finding.message)


def _line(text: str) -> QLabel:
    return QLabel(text, wordWrap=True)


def _lines(texts: list[str], name: str) -> QLabel:
    """Return lines one below the other, the first ones of many."""
    shown = [f"• {text}" for text in texts[:_MOST]]
    if left := len(texts) - len(shown):
        shown.append(f"и еще {left}")
    label = QLabel("\n".join(shown), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setAccessibleName(name)
    label.setProperty("soft", True)
    return label
