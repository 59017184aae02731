"""Where the search is shown: over the report that it filters, or in place of it what was found in all."""

from enum import Enum, auto
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from desktop.report.morphology import Morphology
from desktop.ui.empty_states import Step
from desktop.ui.jobs import Progress, jobs_of
from desktop.ui.session import Session

if TYPE_CHECKING:  # made when something is searched for
    from desktop.services.searching import Hit
    from desktop.ui.search_view import SearchView

_GAP = 8  # pixels
_LOADING = "Загрузка словаря"
_LONG = 60_000  # milliseconds: no box stands in the way of who types


class Scope(Enum):
    """Where is searched."""

    STORE = auto()
    REPORT = auto()


_NAMES = {Scope.STORE: "Во всех отчетах", Scope.REPORT: "В этом отчете"}


class SearchPane(QWidget):
    """Shows the columns of the report, or what was found in all reports.

    What is typed filters the report, or is searched for in all of them: that is chosen in the bar above. An
    event that was found is shown in its report; one comes back to what was found by Escape or Alt+Left.
    """

    narrowed = Signal(str, bool)  # what is marked in the report, and whether all else is hidden there
    left = Signal()  # back to where one types
    opened = Signal()  # an event that was found is shown in its report
    taken = Signal(object)  # Step: a button in the middle was pressed

    def __init__(self, session: Session, columns: QWidget) -> None:
        super().__init__()
        self._session = session
        self._columns = columns
        self._view: SearchView | None = None
        self._text = ""
        self._scope = Scope.STORE
        self._has_many = False  # reports
        self._is_prepared = False
        self._is_open = False  # an event that was found is shown in its report
        self.bar = ScopeBar()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.bar.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(_GAP)
        self._layout.addWidget(self.bar)
        self._layout.addWidget(self._columns, 1)

    def _connect(self) -> None:
        self.bar.chosen.connect(self.search_in)
        self.bar.back_asked.connect(self.go_back)
        self._session.report_shown.connect(self._show_report)

    @property
    def scope(self) -> Scope:
        """Where is searched; in the report where there is no other."""
        return self._scope if self._has_many else Scope.REPORT

    @property
    def is_everywhere(self) -> bool:
        """Whether what was found in all reports is shown, or to be gone back to."""
        has_filter = self._view is not None and self._view.is_filtered
        return self.scope is Scope.STORE and (bool(self._text.strip()) or has_filter)

    @Slot(str)
    def search(self, text: str) -> None:
        """Search for what is typed."""
        if text and not self._text:
            self._begin()
        self._text, self._is_open = text, False
        self._show()

    def _begin(self) -> None:
        """See whether there is more than one report to be searched."""
        self._has_many = len(self._session.reports()) > 1
        self.bar.count("")

    @Slot()
    def prepare(self) -> None:
        """Load the forms of words before they are needed: someone is about to type."""
        if not self._is_prepared:
            self._is_prepared = True
            load = partial(_load_forms, self._session.workplace.morphology)
            jobs_of(self.window()).run(load, bool, bool, title=_LOADING, patience=_LONG)

    @property
    def has_others(self) -> bool:
        """Whether there are other reports to be searched in than the one that is shown."""
        return self._has_many

    @Slot(object)
    def search_in(self, scope: Scope) -> None:
        """Search in all reports or in the one that is shown."""
        self._scope, self._is_open = scope, False
        self._show()
        self.left.emit()

    def change_scope(self) -> None:
        """Search where was not searched so far."""
        if self._has_many:
            self.search_in(Scope.REPORT if self._scope is Scope.STORE else Scope.STORE)

    def enter(self) -> bool:
        """Go into what was found in all reports; False where the report is shown."""
        if self._view is None or not self._view.isVisible():
            return False
        self._view.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @Slot()
    def go_back(self) -> bool:
        """Go back to what was found from the event that was opened; False where there is nothing."""
        if not (self._is_open and self.is_everywhere):
            return False
        self._is_open = False
        self._show()
        return self.enter()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's own name
        """Go back by Escape, which nothing else has taken."""
        if event.key() != Qt.Key.Key_Escape or not self.go_back():
            super().keyPressEvent(event)

    @Slot()
    def take_font(self) -> None:
        """Measure the rows anew after the size of texts has changed."""
        if self._view:
            self._view.take_font()

    def _show(self) -> None:
        found = self.is_everywhere and not self._is_open
        self.bar.setVisible(self._has_many and (bool(self._text) or self.is_everywhere))
        self.bar.show_scope(self.scope, is_open=self._is_open and self.is_everywhere)
        if found:
            self._furnished().search(self._text)
        if self._view:
            self._view.setVisible(found)
        self._columns.setVisible(not found)
        if not found:
            self.narrowed.emit(self._text, self.scope is Scope.REPORT)

    def _furnished(self) -> "SearchView":
        """Return the view of what was found, made when it is needed first."""
        if self._view is None:
            from desktop.ui.search_view import SearchView

            self._view = view = SearchView(self._session)
            self._layout.addWidget(view, 1)
            view.opened.connect(self._open)
            view.left.connect(self.left)
            view.counted.connect(self.bar.count)
            view.taken.connect(self._take)
        if not self._view.isVisible():
            self._view.renew()
        return self._view

    @Slot(object)
    def _open(self, hit: "Hit") -> None:
        """Show an event that was found in its report."""
        self._is_open = True
        self._session.show_report(hit.key, hit.event_id)
        self._session.reports_changed.emit()
        self._show()
        self.opened.emit()

    @Slot(object)
    def _show_report(self) -> None:
        """Show a report that something else has asked for; one can come back."""
        if self.is_everywhere and not self._is_open:
            self._is_open = True
            self._show()

    @Slot(object)
    def _take(self, step: Step) -> None:
        if step is Step.CLEAR_FILTERS and self._view:
            self._view.filters.reset()
        else:
            self.taken.emit(step)


def _load_forms(morphology: Morphology, progress: Progress) -> None:
    morphology.inflected("слово")


class ScopeBar(QWidget):
    """Says and changes where is searched, says how much was found, and leads back to it."""

    chosen = Signal(object)  # Scope
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._scopes = QButtonGroup(self)
        self._count = QLabel()
        self._count.setProperty("soft", True)
        self._back = QToolButton()
        self._back.setText("К найденному")
        self._back.setToolTip("К найденному (Alt+Влево)")
        self._back.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        for scope, name in _NAMES.items():
            button = QToolButton()
            button.setText(name)
            button.setCheckable(True)
            button.setProperty("flat", True)
            self._scopes.addButton(button, scope.value)
            layout.addWidget(button)
        layout.addWidget(self._count)
        layout.addStretch(1)
        layout.addWidget(self._back)
        self._scopes.idClicked.connect(self._choose)
        self._back.clicked.connect(self.back_asked)

    def show_scope(self, scope: Scope, *, is_open: bool) -> None:
        """Show where is searched, and whether one can go back to what was found."""
        self._scopes.button(scope.value).setChecked(True)
        self._back.setVisible(is_open)
        self._count.setVisible(scope is Scope.STORE)

    @Slot(str)
    def count(self, said: str) -> None:
        """Say how much was found."""
        self._count.setText(said)

    @Slot(int)
    def _choose(self, scope: int) -> None:
        self.chosen.emit(Scope(scope))
