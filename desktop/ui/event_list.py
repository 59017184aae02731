"""The list of events: read and chosen by mouse and keyboard, moved by dragging."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from db.entities import Event, Report, Section, Texts
from desktop.report.checks.finding import Finding
from desktop.services.naming import section_name
from desktop.ui.event_delegate import EventDelegate, RowMetrics
from desktop.ui.models.event_rows import COLUMNS, NUMBER, PERIOD, TITLE, EventRows, Filter, Heading
from desktop.ui.session import Session

_LONG_PERIOD = "22 апреля – 4 мая 2025 года"  # fits into the column as it is at first
_LONG_NUMBER = "0000."
_STEPS: Mapping[int, int] = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_SELECT_ROW = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


class EventList(QTableView):
    """Shows the events of the session's report and chooses one of them."""

    entered_by_key = Signal()  # Enter: on to the texts of the event
    removal_asked = Signal()  # Delete

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.rows = EventRows(self._name_of, self)
        self._metrics = RowMetrics(self.font())
        self._widths = 0, 0  # of the columns of titles and periods, in which rows are laid out
        self._is_laid_out = False
        self._is_choosing = False  # by mouse or keys: what is selected besides stays so
        self._build()
        self._connect()
        self.show_report(session.report)
        self.show_chosen(session.chosen)

    def _build(self) -> None:
        self.setAccessibleName("Мероприятия отчета")
        self.setModel(self.rows)
        self._delegate = EventDelegate(self.rows, self._metrics, self)
        self.setItemDelegate(self._delegate)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(NUMBER, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        self._size_columns()

    def _connect(self) -> None:
        self.selectionModel().currentRowChanged.connect(self._choose)
        # Queued: Qt says so before the column has its new width.
        self.horizontalHeader().sectionResized.connect(self._lay_out, Qt.ConnectionType.QueuedConnection)
        # Queued: the list is shown anew, and Qt is still in the middle of the drop.
        self.rows.moved.connect(self._session.move_event, Qt.ConnectionType.QueuedConnection)
        self._session.report_shown.connect(self.show_report)
        self._session.event_changed.connect(self._show_changed)
        self._session.event_chosen.connect(self.show_chosen)

    @Slot(object)
    def show_report(self, report: Report | None) -> None:
        """Show the rows of a report, as far as the filter lets them through."""
        with QSignalBlocker(self.selectionModel()):
            self.rows.show_report(report)
        self._show_rows()

    def show_found(self, found: Mapping[UUID, tuple[Finding, ...]]) -> None:
        """Mark the events in which the checks have found something."""
        self.rows.show_found(found)

    def let_move(self, may_move: bool) -> None:
        """Let people move events by dragging, or not."""
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.DragDrop if may_move else mode.NoDragDrop)

    def filter(self, wanted: Filter) -> None:
        """List only the events that are wanted; the one that is chosen stays so, listed or not."""
        with QSignalBlocker(self.selectionModel()):
            is_other = self.rows.filter(wanted)
        if is_other:
            self._show_rows()

    @Slot(object)
    def show_chosen(self, event: Event | None) -> None:
        """Mark the event that is chosen and bring it into view."""
        if self._is_choosing:
            return
        row = self.rows.row_of(event.id) if event else None
        with QSignalBlocker(self.selectionModel()):
            if row is None:
                self.selectionModel().clear()
            else:
                self.selectionModel().setCurrentIndex(self.rows.index(row, TITLE), _SELECT_ROW)
        if row is not None:
            self.scrollTo(self.rows.index(row, TITLE))
        self.viewport().update()

    @Slot()
    def take_over(self) -> None:
        """Go on in the list from where one typed what to search for."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if not self.currentIndex().isValid():
            self.step(1)

    def step(self, by: int) -> bool:
        """Choose the next event of the list, or with -1 the one above; False where there is none."""
        current = self.currentIndex()
        return self._choose_from(current.row() + by if current.isValid() else 0, by)

    def _choose_from(self, row: int, by: int) -> bool:
        while 0 <= row < self.rows.rowCount():
            if not isinstance(self.rows.at(row), Heading):
                index = self.rows.index(row, TITLE)
                self.selectionModel().setCurrentIndex(index, _SELECT_ROW)  # whatever keys are held down
                self.scrollTo(index)
                return True
            row += by
        return False

    def take_font(self) -> None:
        """Measure everything anew after the size of texts has changed."""
        self._metrics = self._delegate.metrics = RowMetrics(self.font())
        self._size_columns()
        self._is_laid_out = False
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's own name
        """Keep the room for periods within a third of the list."""
        widest = max(event.size().width() // 3, 1)
        if self.columnWidth(PERIOD) > widest:
            self.setColumnWidth(PERIOD, widest)
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on to the form, ask for removal, go to an end; letters search for nothing here."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_by_key.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        elif event.key() == Qt.Key.Key_Home:
            self._choose_from(0, 1)
        elif event.key() == Qt.Key.Key_End:
            self._choose_from(self.rows.rowCount() - 1, -1)
        elif event.key() in _STEPS and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step(_STEPS[event.key()])  # Qt would leave what is selected behind
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex, QModelIndex)
    def _choose(self, current: QModelIndex) -> None:
        row = self.rows.at(current.row()) if current.isValid() else None
        if row is not None and not isinstance(row, Heading):
            self._is_choosing = True
            try:
                self._session.choose(row.event.id)
            finally:
                self._is_choosing = False

    def selected(self) -> list[Event]:
        """Return the events of all rows that are selected, in the order of the report."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = (self.rows.at(row) for row in rows)
        return [row.event for row in found if not isinstance(row, Heading)]

    def startDrag(self, actions: Qt.DropAction) -> None:  # noqa: N802
        """Drag the one row that was taken hold of."""
        self.selectionModel().setCurrentIndex(self.currentIndex(), _SELECT_ROW)
        super().startDrag(actions)

    @Slot(object)
    def _show_changed(self, event: Event) -> None:
        if (row := self.rows.change(event)) is not None:
            self._fit(row)

    def _show_rows(self) -> None:
        self.clearSpans()
        for row in range(self.rows.rowCount()):
            if isinstance(self.rows.at(row), Heading):
                self.setSpan(row, 0, 1, len(COLUMNS))
        self._is_laid_out = False
        self._lay_out()
        self.show_chosen(self._session.chosen)

    def _size_columns(self) -> None:
        around = 2 * self._metrics.margin
        self.setColumnWidth(NUMBER, self._metrics.width(_LONG_NUMBER) + around)
        self.setColumnWidth(PERIOD, self._metrics.width(_LONG_PERIOD) + around + self._metrics.mark_room)
        usual = self._metrics.height(Texts(), 1, 1)
        self.verticalHeader().setDefaultSectionSize(usual)

    @Slot()
    def _lay_out(self) -> None:
        """Give all rows their heights, where other rows or another width make that necessary."""
        widths = self.columnWidth(TITLE), self.columnWidth(PERIOD) - self._metrics.mark_room
        if widths == self._widths and self._is_laid_out:
            return
        self._widths, self._is_laid_out = widths, True
        for row in range(self.rows.rowCount()):
            self._fit(row)

    def _fit(self, row: int) -> None:
        """Give a row the height that its texts take."""
        each = self.rows.at(row)
        if isinstance(each, Heading):
            height = self._metrics.heading_height
        else:
            height = self._metrics.height(each.event.texts, *self._widths)
        if self.rowHeight(row) != height:
            self.setRowHeight(row, height)

    def _name_of(self, section: Section) -> str:
        key = self._session.key
        return section_name(section, key, self._session.dictionaries) if key else section.heading
