"""The middle of the window: sections on the left, the list in the middle, the form on the right."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from db.entities import OFFICE, Event, Report, ReportKey, ReportKind
from db.wanted import NOTHING, wanted
from desktop.report.wording import quarter_name
from desktop.services.naming import KIND_NAMES
from desktop.ui import empty_states
from desktop.ui.empty_states import EmptyState, Note
from desktop.ui.event_list import EventList
from desktop.ui.kept import Kept
from desktop.ui.lock_bar import LockBar
from desktop.ui.models.event_rows import Filter
from desktop.ui.report_switch import ReportSwitch
from desktop.ui.search_pane import SearchPane
from desktop.ui.sections_list import SectionsList
from desktop.ui.session import Session

if TYPE_CHECKING:
    from desktop.ui.checks import Checks
    from desktop.ui.event_form import EventForm
    from desktop.ui.findings_panel import FindingsPanel

GAP = 12  # pixels between panels


class Workspace(QWidget):
    """Shows the report of a session and what can be done where it is empty.

    The list of events is there at once; `furnish` adds what needs an open store.
    """

    taken = Signal(object)  # Step: a button in the middle was pressed
    asked = Signal(object)  # ReportKey: another kind or author
    listed = Signal(int, int)  # how many events are listed, of how many

    found = Signal(object)  # Mapping[Severity, int]: how many findings there are

    form: "EventForm"
    checks: "Checks"
    findings: "FindingsPanel"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._kept = Kept((), _key(session))
        self._needle = ""
        self._sought, self._hides = NOTHING, True
        self._read_only = True
        self._is_furnished = False
        self._build()
        self._connect()
        self.show_report(session.report)

    def _build(self) -> None:
        session = self._session
        self.choice = ReportSwitch(session.dictionaries)
        session.office.dictionaries_changed.connect(self.choice.use)
        self.sections = SectionsList(session)
        self.events = EventList(session)
        self._empty = EmptyState()
        self._right: QWidget = QWidget()  # until there is a form
        for panel in (self._empty, self._right):
            panel.setProperty("panel", True)
            panel.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.events)
        self._middle.addWidget(self._empty)
        self._tabs = QTabWidget(documentMode=False)
        self._tabs.setAccessibleName("О выбранном мероприятии")
        self.rows = _splitter(Qt.Orientation.Vertical, self._middle, self._tabs)
        self.columns = _splitter(Qt.Orientation.Horizontal, self._left(), self.rows, self._right)
        self.columns.setAccessibleName("Панели")
        self.lock = LockBar()
        self.pane = SearchPane(session, self.columns)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.setSpacing(GAP)
        layout.addWidget(self.lock)
        layout.addWidget(self.pane, 1)
        self._set_widths()

    def _left(self) -> QWidget:
        self._caption = QLabel("РАЗДЕЛЫ")
        self._caption.setProperty("caption", True)
        self._caption.setBuddy(self.sections)
        self._panel = QWidget()
        layout = QVBoxLayout(self._panel)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.choice)
        layout.addWidget(self._caption)
        layout.addWidget(self.sections, 1)
        self._rest = QWidget()
        layout.addWidget(self._rest, 1)
        return self._panel

    def _set_widths(self) -> None:
        """Give the panels the widths they have until a person changes them."""
        letter = self.fontMetrics().averageCharWidth()
        line = self.fontMetrics().lineSpacing()
        self._panel.setMinimumWidth(20 * letter)
        self.rows.setMinimumWidth(32 * letter)
        self._right.setMinimumWidth(28 * letter)
        self._middle.setMinimumHeight(8 * line)
        self.columns.setStretchFactor(1, 1)
        self.rows.setStretchFactor(0, 1)
        self.rows.setSizes([30 * line, 11 * line])

    def furnish(self, *, read_only: bool) -> None:
        """Put in the form, the row as printed and the history: the store is open."""
        from desktop.ui.checks import Checks
        from desktop.ui.event_form import EventForm
        from desktop.ui.finding_marks import FindingMarks
        from desktop.ui.findings_panel import FindingsPanel
        from desktop.ui.history_view import HistoryView
        from desktop.ui.row_preview import RowPreview

        self._read_only = read_only
        self._is_furnished = True
        self.form = EventForm(self._session, read_only=read_only)
        self.form.setMinimumWidth(self._right.minimumWidth())
        self.columns.replaceWidget(self.columns.indexOf(self._right), self.form).deleteLater()
        self._right = self.form
        self.checks = Checks(self._session, self)
        self.checks.changed.connect(self._show_found)
        self._marks = FindingMarks(self._session, self.checks, self.form.fields, self.form)
        self.findings = FindingsPanel(self.checks)
        self._tabs.addTab(self.findings, self.findings.name)
        self.findings.renamed.connect(self._name_findings)
        self._tabs.addTab(RowPreview(self._session), "Как в отчете")
        self._tabs.addTab(HistoryView(self._session, read_only=read_only), "История")
        self.show_report(self._session.report)

    def show_findings(self) -> None:
        """Show the tab with what the checks have found, also in a report without events."""
        self._tabs.show()
        self._tabs.setCurrentWidget(self.findings)

    @Slot(str)
    def _name_findings(self, name: str) -> None:
        self._tabs.setTabText(self._tabs.indexOf(self.findings), name)

    @Slot()
    def _show_found(self) -> None:
        """Mark in the list and at the sections what was found, and count it."""
        findings = self.checks.findings
        self.events.show_found(findings.of_events if findings else {})
        self.sections.show_found(findings.of_sections if findings else {})
        self.found.emit(findings.counts if findings else {})

    def end(self) -> None:
        """Ask the store no more: it is to be closed."""
        if self._is_furnished:
            self.checks.end()
            self.form.end()

    def share_width(self, width: int) -> None:
        """Share the width among the panels: sections and form take what they need, the list has the rest."""
        letter = self.fontMetrics().averageCharWidth()
        left, right = min(30 * letter, width // 5), min(54 * letter, width // 3)
        self.columns.setSizes([left, width - left - right, right])

    def _connect(self) -> None:
        self._session.report_shown.connect(self.show_report)
        self._session.event_changed.connect(self._count)
        self.sections.picked.connect(self._filter)
        self.choice.kind_asked.connect(self._ask_kind)
        self.choice.author_asked.connect(self._ask_author)
        self._empty.taken.connect(self.taken)
        self.pane.taken.connect(self.taken)
        self.pane.narrowed.connect(self._narrow)
        self.pane.opened.connect(self.events.take_over)

    @Slot(object)
    def show_report(self, report: Report | None) -> None:
        """Show the panels that a report needs."""
        self._kept = Kept(tuple(self._session.reports()), _key(self._session))
        self.choice.show_kept(self._kept)
        has_sections = self.sections.has_choice()
        for widget in (self._caption, self.sections):
            widget.setVisible(has_sections)
        self._rest.setVisible(not has_sections)
        self._panel.setVisible(has_sections or self.choice.has_choice())
        has_events = bool(report and report.events)
        self._tabs.setVisible(has_events)
        self._right.setVisible(has_events)
        self._lock(report)
        self._filter()

    def _lock(self, report: Report | None) -> None:
        """Let a report be changed, unless it is prepared to be sent or the store is for reading only."""
        self.lock.show_report(report, read_only=self._read_only, is_open=self._is_furnished)
        if self._is_furnished:
            may_change = not self._read_only and not (report and report.prepared_at)
            self.events.let_move(may_change)
            self.sections.let_move(may_change)
            self.findings.let_mend(may_change)

    @Slot()
    def take_font(self) -> None:
        """Make the list anew in the size that texts have now, and the marks in the colours."""
        self.events.take_font()
        if self._is_furnished:
            self._marks.renew()
        self.pane.take_font()

    @property
    def kept(self) -> Kept:
        """Which reports there are."""
        return self._kept

    @Slot(str, bool)
    def _narrow(self, text: str, hides: bool) -> None:
        """Mark what is searched for; where it `hides`, list only the events in which that is found."""
        inflect = self._session.workplace.morphology.inflected
        self._needle = text if hides else ""
        self._sought = wanted(text, inflect) if text.strip() else NOTHING
        self._hides = hides
        self._filter()

    @Slot()
    def enter_found(self) -> None:
        """Go on to what was found from where one typed."""
        if not self.pane.enter():
            self.events.take_over()

    def lists(self, event: Event) -> bool:
        """Whether an event is among those that are listed."""
        return self.events.rows.row_of(event.id) is not None

    def show_all(self) -> None:
        """List the whole report."""
        with QSignalBlocker(self.sections):
            self.sections.choose(None)
        self._filter()

    @Slot()
    def _filter(self) -> None:
        self.events.filter(Filter(self.sections.chosen(), self._sought, self._hides))
        self._count()

    @Slot()
    def _count(self) -> None:
        report, listed = self._session.report, self.events.rows.events_listed()
        note = self._note(report) if not listed else None
        if note:
            self._empty.say(note._replace(steps=()) if self._read_only and not self._needle else note)
        self._middle.setCurrentWidget(self._empty if note else self.events)
        self.listed.emit(listed, len(report.events) if report else 0)

    def _note(self, report: Report | None) -> Note:
        """Return what to say where no event is listed."""
        if report and report.events:
            return empty_states.nothing_found(self._needle.strip(), has_others=self.pane.has_others)
        key = self._kept.shown
        may_be_nil = key.author != OFFICE
        if report and report.nil:
            note = empty_states.nil_report(report.nil)
            return note._replace(steps=()) if report.prepared_at else note
        if report:
            return empty_states.no_events(may_be_nil=may_be_nil)
        if not self._kept.reports:
            return empty_states.empty_store(key.quarter)
        kind, author = KIND_NAMES[key.kind], self._session.dictionaries.author_name(key.author)
        whose = f"{kind[0].upper()}{kind[1:]} ({author})."
        return empty_states.empty_quarter(key.quarter, whose, _other(self._kept), may_be_nil=may_be_nil)

    @Slot(object)
    def _ask_kind(self, kind: ReportKind) -> None:
        self.asked.emit(self._kept.of_kind(kind))

    @Slot(str)
    def _ask_author(self, author: str) -> None:
        self.asked.emit(self._kept.of_author(author))


def _other(kept: Kept) -> str:
    """Name another report by what tells it from the one that is shown."""
    if (other := kept.other) is None:
        return ""
    kind, quarter = KIND_NAMES[other.kind], quarter_name(other.quarter)
    if other.quarter == kept.shown.quarter:
        return kind
    return quarter if other.kind is kept.shown.kind else f"{quarter}, {kind}"


def _key(session: Session) -> ReportKey:
    if session.key is None:
        raise ValueError("a workspace shows the session's report: name one first")
    return session.key


def _splitter(orientation: Qt.Orientation, *widgets: QWidget) -> QSplitter:
    splitter = QSplitter(orientation, childrenCollapsible=False, handleWidth=GAP)
    for widget in widgets:
        splitter.addWidget(widget)
    return splitter
