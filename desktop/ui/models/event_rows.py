"""The events of a report as rows of a table, each section's heading above its events."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from db.entities import Event, Report, Section, Texts
from db.folding import fold
from db.wanted import NOTHING, Wanted
from db.words import searched
from desktop.report.checks.finding import Finding
from desktop.ui.severity_mark import HEADINGS

_Index = QModelIndex | QPersistentModelIndex

NUMBER, TITLE, PERIOD = range(3)
COLUMNS = ("№", "Мероприятие и место", "Сроки")
PLACE_ROLE = Qt.ItemDataRole.UserRole  # the second line of a title
FOUND_ROLE = Qt.ItemDataRole.UserRole + 1  # beside a period: the findings on the event, weightiest first
NO_SECTION = UUID(int=0)  # stands for the events above all headings
MIME_TYPE = "application/x-pobratim-event"

_TOP = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """A row that goes across: the name of a section and its whole heading."""

    name: str
    whole: str


@dataclass(frozen=True, slots=True)
class Numbered:
    """A row of an event with the number it has in the report."""

    number: int
    event: Event


@dataclass(frozen=True, slots=True)
class Filter:
    """Which events are listed: those of a section, and where it `hides` those that hold what is sought.

    What is sought is marked in what is listed.
    """

    section: UUID | None = None
    sought: Wanted = NOTHING
    hides: bool = True


class EventRows(QAbstractTableModel):
    """Headings and events of one report in stored order, as far as a filter lets them through."""

    moved = Signal(object, object)  # UUID, UUID | None: an event was dropped before another, or at the end

    def __init__(self, name_of_section: Callable[[Section], str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name_of_section = name_of_section
        self._report: Report | None = None
        self._filter = Filter()
        self._rows: list[Heading | Numbered] = []
        self._places: dict[UUID, int] = {}
        self._found: Mapping[UUID, tuple[Finding, ...]] = {}
        self._keys: dict[UUID, tuple[tuple[Texts, str], str]] = {}

    def show_report(self, report: Report | None) -> None:
        """Show another report, or none, through the same filter."""
        same = report and self._report and report.id == self._report.id
        self._report = report
        if not same:
            self._keys.clear()
        self._list_rows()

    def filter(self, wanted: Filter) -> bool:
        """List only the events that are wanted; False where that is done already."""
        if wanted == self._filter:
            return False
        self._filter = wanted
        self._list_rows()
        return True

    def change(self, event: Event) -> int | None:
        """Show new texts of an event; return its row. It stays listed, whatever the filter says of them."""
        if self._report:
            events = (event if each.id == event.id else each for each in self._report.events)
            self._report = replace(self._report, events=tuple(events))
        if (row := self._places.get(event.id)) is None:
            return None
        old = self._rows[row]
        if isinstance(old, Numbered):
            self._rows[row] = Numbered(old.number, event)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))
        return row

    def show_found(self, found: Mapping[UUID, tuple[Finding, ...]]) -> None:
        """Show what the checks have found in the events."""
        if found != self._found and self._rows:
            self._found = found
            self.dataChanged.emit(self.index(0, PERIOD), self.index(len(self._rows) - 1, PERIOD))

    def at(self, row: int) -> Heading | Numbered:
        """Return what a row is."""
        return self._rows[row]

    def row_of(self, event_id: UUID | None) -> int | None:
        """Return the row of an event; None where it is not listed."""
        return self._places.get(event_id) if event_id else None

    def events_listed(self) -> int:
        """Return how many events the filter lets through."""
        return len(self._places)

    def _list_rows(self) -> None:
        self.beginResetModel()
        self._rows = list(_with_headings(self._report, self._wanted(), self._name_of_section))
        self._places = {
            each.event.id: row for row, each in enumerate(self._rows) if isinstance(each, Numbered)
        }
        self.endResetModel()

    def _wanted(self) -> list[Numbered]:
        events = enumerate(self._report.events if self._report else (), 1)
        section, sought = self._filter.section, self._filter.sought
        is_any = not (self._filter.hides and sought.needles)
        return [
            Numbered(number, event)
            for number, event in events
            if (section is None or (event.section_id or NO_SECTION) == section)
            and (is_any or sought.is_in(self._searched(event)))
        ]

    @property
    def sought(self) -> Wanted:
        """What is to be marked."""
        return self._filter.sought

    def _searched(self, event: Event) -> str:
        """Return what the search looks through of an event, its institution too; worked out once for each."""
        told, found = self._keys.get(event.id, (None, ""))
        now = event.texts, event.institution
        if told != now:
            found = searched((*astuple(event.texts), event.institution))
            self._keys[event.id] = now, found
        return found

    def rowCount(self, parent: _Index = _TOP) -> int:  # noqa: N802  Qt's own name
        """Return the number of headings and events."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _TOP) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401, N802
        """Return a column's title."""
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return COLUMNS[section] if shown else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell shows, on one line; the tooltip holds the text with its own line breaks."""
        row = self._rows[index.row()]
        if isinstance(row, Heading):
            return _of_heading(row, index.column(), role)
        found = self._found.get(row.event.id, ()) if index.column() == PERIOD else ()
        return found if role == FOUND_ROLE else _of_event(row, index.column(), role, found)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let people choose and drag events; headings only stand there."""
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        if isinstance(self._rows[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802
        """Return that rows are moved, never copied."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802
        """Return what a dragged row is to Qt."""
        return [MIME_TYPE]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802
        """Return the dragged event."""
        dragged = QMimeData()
        row = self._rows[indexes[0].row()]
        if isinstance(row, Numbered):
            dragged.setData(MIME_TYPE, row.event.id.bytes)
        return dragged

    def canDropMimeData(  # noqa: N802
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Whether a row may be dropped there: within its section, between two rows."""
        return data.hasFormat(MIME_TYPE) and self._landing(data, row, parent) is not None

    def dropMimeData(  # noqa: N802
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: _Index
    ) -> bool:
        """Say where a row was dropped; it is moved by who listens, and the list is shown anew."""
        if data.hasFormat(MIME_TYPE) and (landing := self._landing(data, row, parent)):
            self.moved.emit(*landing)
        return False  # Qt has no rows to take out

    def _landing(self, data: QMimeData, row: int, parent: _Index) -> tuple[UUID, UUID | None] | None:
        """Return the dragged event and the one that it would come to stand before, None at the very end.

        There is no landing outside of its section, and none where it stands already.
        """
        dragged = UUID(bytes=bytes(data.data(MIME_TYPE).data()))
        ids = [event.id for event in self._report.events] if self._report else []
        before = self._before(row, dragged) if dragged in self._places and not parent.isValid() else None
        if before is None:
            return None
        stands = ids.index(dragged)
        return None if before in (stands, stands + 1) else (dragged, (*ids, None)[before])

    def _before(self, row: int, dragged: UUID) -> int | None:
        """Return the place in the report, in the section of the dragged event, that a gap of the list is."""
        section = self._section_at(self._places[dragged])
        gap = row if row >= 0 else len(self._rows)
        if gap < len(self._rows) and self._section_at(gap) == section:
            return self._place_in_report(gap)
        if gap > 0 and self._section_at(gap - 1) == section:
            return self._place_in_report(gap - 1) + 1
        return None

    def _place_in_report(self, row: int) -> int:
        each = self._rows[row]
        return each.number - 1 if isinstance(each, Numbered) else 0

    def _section_at(self, row: int) -> UUID | None:
        each = self._rows[row]
        return each.event.section_id or NO_SECTION if isinstance(each, Numbered) else None


def _with_headings(
    report: Report | None, events: Sequence[Numbered], name_of: Callable[[Section], str]
) -> Iterator[Heading | Numbered]:
    sections = {section.id: section for section in report.sections} if report else {}
    above = None
    for each in events:
        section_id = each.event.section_id
        if section_id != above and section_id is not None:
            section = sections[section_id]
            yield Heading(name_of(section), fold(section.heading))
        above = section_id
        yield each


def _of_heading(row: Heading, column: int, role: int) -> str | None:
    if column != NUMBER:  # it goes across all columns
        return None
    shown = {Qt.ItemDataRole.DisplayRole: row.name, Qt.ItemDataRole.ToolTipRole: row.whole}
    return shown.get(Qt.ItemDataRole(role))


def _of_event(row: Numbered, column: int, role: int, found: Sequence[Finding]) -> str | None:
    texts = row.event.texts
    if role == PLACE_ROLE:
        return "  ·  ".join(filter(None, (fold(texts.place), row.event.institution)))
    text = {NUMBER: f"{row.number}.", TITLE: texts.title, PERIOD: texts.period}[column]
    if role == Qt.ItemDataRole.DisplayRole:
        return fold(text)
    told = [f"{HEADINGS[each.severity]}: {each.message}" for each in found]
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return fold(". ".join([text, texts.place] if column == TITLE else [text, *told]))
    is_tip = role == Qt.ItemDataRole.ToolTipRole and column != NUMBER
    return "\n".join([text, *told]) if is_tip else None
