"""What was found in all reports: filters, how much it is, and the rows from which one opens an event."""

from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QStackedWidget, QTableView, QVBoxLayout, QWidget

from db.dictionaries.lookup import Dictionaries
from db.errors import AppError
from db.search import NO_FILTERS, Filters
from desktop.report.wording import plural
from desktop.services.searching import SOON, Hit, Results, Searching
from desktop.ui import empty_states
from desktop.ui.empty_states import EmptyState
from desktop.ui.error_dialog import show_error
from desktop.ui.hit_delegate import HitDelegate
from desktop.ui.jobs import Progress, jobs_of
from desktop.ui.models.hit_rows import HitRows
from desktop.ui.search_filters import SearchFilters
from desktop.ui.session import Session

_GAP = 8  # pixels
_SEARCH = "Поиск по отчетам"
_REST = "Подсчет найденного"
_LONG = 60_000  # milliseconds: no box stands in the way of who types
_PAUSE = 150  # milliseconds after which the rest is searched for, unless another key is pressed


class _Asked(NamedTuple):
    """What is searched for."""

    query: str
    filters: Filters


class _Answer(NamedTuple):
    """What was found and its first page."""

    results: Results
    first: Sequence[Hit]


class SearchView(QWidget):
    """Searches while one types, off the window's thread; what comes too late is dropped."""

    taken = Signal(object)  # Step: a button in the middle was pressed
    opened = Signal(object)  # Hit
    left = Signal()  # back to where one types
    counted = Signal(str)  # how much was found

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._searching = Searching(
            session.store, session.dictionaries, session.workplace.morphology.inflected
        )
        self._query = ""
        self._running: _Asked | None = None
        self._shown: _Asked | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self.filters = SearchFilters(session.dictionaries)
        self.rows = HitRows(session.dictionaries)
        self.list = HitList(self.rows)
        self._empty = EmptyState()
        self._build()
        self._connect()

    def _build(self) -> None:
        self._empty.setProperty("panel", True)
        self._empty.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.list)
        self._middle.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(self.filters)
        layout.addWidget(self._middle, 1)

    def _connect(self) -> None:
        self._session.office.dictionaries_changed.connect(self.use)
        self.filters.changed.connect(self._search)
        self.list.opened.connect(self.opened)
        self.list.left.connect(self.left)
        self._empty.taken.connect(self.taken)
        self._pause.timeout.connect(self._search_rest)

    @Slot(object)
    def use(self, dictionaries: Dictionaries) -> None:
        """Search and name by other dictionaries from now on."""
        session = self._session
        self._searching = Searching(session.store, dictionaries, session.workplace.morphology.inflected)
        self.filters.use(dictionaries)
        self.rows.use(dictionaries)

    def search(self, query: str) -> None:
        """Search for what is typed, as far as the filters let it through."""
        self._query = query
        self._search()

    @property
    def is_filtered(self) -> bool:
        """Whether a filter is set."""
        return self.filters.chosen != NO_FILTERS

    def renew(self) -> None:
        """Search anew in what is kept now, and offer its filters."""
        self._shown = None
        store, keys = self._session.store, (summary.key for summary in self._session.reports())
        self.filters.offer(keys, store.partners(), store.entries(), store.institutions())

    @Slot()
    def _search(self) -> None:
        """Search for what is asked now; while a search runs, the next one waits for its end."""
        asked = _Asked(self._query, self.filters.chosen)
        if self._running is None and asked != self._shown:
            self._running = asked
            self._pause.stop()
            work = partial(_find, self._searching, asked, SOON)
            jobs_of(self.window()).run(work, self._take, self._fail, title=_SEARCH, patience=_LONG)

    def _take(self, answer: _Answer) -> None:
        """Show an answer, unless something else is asked by now."""
        asked, self._running = self._running, None
        if asked == _Asked(self._query, self.filters.chosen):
            self._show(asked, answer)
        else:
            self._search()

    def _fail(self, error: AppError) -> None:
        self._running = None
        show_error(self, error)

    def _show(self, asked: _Asked, answer: _Answer) -> None:
        is_same = self._shown is not None and asked.query == self._shown.query
        self._shown = asked
        row = self.list.currentIndex().row()
        self.rows.show_results(answer.results, answer.first)
        self.list.choose(row if is_same else 0)
        self._count(answer.results)
        if not answer.results.is_all:
            self._pause.start()

    def _count(self, results: Results) -> None:
        """Say how much was found."""
        total, asked = results.total, self._shown
        if asked and not total:
            said = empty_states.nothing_anywhere(asked.query.strip(), is_filtered=self.is_filtered)
            self._empty.say(said)
        self._middle.setCurrentWidget(self.list if total else self._empty)
        self.counted.emit(_said(total, is_all=results.is_all) if total else "")

    @Slot()
    def _search_rest(self) -> None:
        """Search for all of which the first are shown: people read them first."""
        if asked := self._shown:
            work = partial(_find, self._searching, asked, None)
            take = partial(self._take_rest, asked)
            jobs_of(self.window()).run(work, take, self._fail, title=_REST, patience=_LONG)

    def _take_rest(self, asked: _Asked, answer: _Answer) -> None:
        """Show all that was found, if it is what is shown by now."""
        if asked == self._shown:
            self.rows.complete(answer.results, answer.first)
            self._count(answer.results)

    @Slot()
    def take_font(self) -> None:
        """Measure the rows anew after the size of texts has changed."""
        self.list.take_font()


class HitList(QTableView):
    """The rows: Enter opens, Escape and Up from the first go back to where one types.

    A table, since a QListView lays out every row before it paints one: half a second for 100,000.
    """

    opened = Signal(object)  # Hit
    left = Signal()

    def __init__(self, rows: HitRows) -> None:
        super().__init__()
        self._rows = rows
        self.setAccessibleName("Найденные мероприятия")
        self.setModel(rows)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.take_font()
        self.doubleClicked.connect(self._open)

    def choose(self, row: int) -> None:
        """Choose a row and bring it into view."""
        index = self._rows.index(max(0, min(row, self._rows.rowCount() - 1)), 0)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)

    def take_font(self) -> None:
        """Measure the rows anew."""
        self._delegate = HitDelegate(self._rows, self)
        self.setItemDelegate(self._delegate)
        self.verticalHeader().setDefaultSectionSize(self._delegate.height)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's own name
        """Open the chosen hit, or go back; letters go to where one types."""
        is_first = self.currentIndex().row() <= 0
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape or (event.key() == Qt.Key.Key_Up and is_first):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and (hit := self._rows.hit(index.row())):
            self.opened.emit(hit)


def _find(searching: Searching, asked: _Asked, most: int | None, progress: Progress) -> _Answer:
    results = searching.search(asked.query, asked.filters, most)
    progress.go_on()
    return _Answer(results, results.page(0))


def _said(count: int, *, is_all: bool) -> str:
    """Return «Найдено 12 345 мероприятий»."""
    grouped = f"{count:,}".replace(",", "\u00a0")
    if not is_all:
        return f"Найдено более {grouped} мероприятий"
    return f"Найдено {grouped} {plural(count, 'мероприятие', 'мероприятия', 'мероприятий')}"
