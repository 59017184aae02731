"""What a file does to the store, as rows of a table: events by their state, and what could not be read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon

from db.entities import Texts
from db.folding import fold
from desktop.report.printed import PrintedReport, Unread
from desktop.services.import_plan import ImportPlan, PlannedRow, State
from desktop.services.naming import FIELD_NAMES
from desktop.ui.change_marks import BAR, CROSS, DIAMOND, TRIANGLE, mark
from desktop.ui.theme import Colors

_Index = QModelIndex | QPersistentModelIndex

NUMBER, TITLE, FATE, WHERE = range(4)
COLUMNS = ("№", "Мероприятие", "Что будет", "Где в файле")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Group(Enum):
    """What a row is counted as, in the words of its tab."""

    ALL = "Все"
    NEW = "Новые"
    CHANGED = "Измененные"
    SAME = "Без изменений"
    GONE = "Убираемые"
    UNREAD = "Непрочитанные"
    UNPLANNED = "Прочитанные"


_GROUPS = {
    State.NEW: Group.NEW,
    State.CHANGED: Group.CHANGED,
    State.SAME: Group.SAME,
    State.GONE: Group.GONE,
}
_OFFERED = (Group.NEW, Group.CHANGED, Group.GONE)
_FATES = {
    Group.NEW: "новое",
    Group.CHANGED: "изменится",
    Group.SAME: "без изменений",
    Group.GONE: "будет убрано в корзину",
    Group.UNREAD: "не прочитано",
    Group.UNPLANNED: "",
}


@dataclass(frozen=True, slots=True)
class PreviewRow:
    """One row: an event of the file or of the store, or a text that could not be read as one."""

    group: Group
    number: int | None
    title: str
    where: str
    planned: PlannedRow | None = None
    unread: Unread | None = None

    @property
    def is_offered(self) -> bool:
        """Whether it changes something and may be left out."""
        return self.group in _OFFERED

    @property
    def fate(self) -> str:
        """What becomes of it, with the fields that change."""
        fields = ", ".join(FIELD_NAMES[field] for field in self.planned.changed) if self.planned else ""
        return f"{_FATES[self.group]}: {fields}" if fields else _FATES[self.group]


def preview_rows(printed: PrintedReport, plan: ImportPlan | None) -> list[PreviewRow]:
    """Return the rows of a file; without a plan it is not known yet what becomes of them."""
    planned = map(_planned, plan.rows) if plan else _unplanned(printed)
    return [*planned, *map(_unread, printed.unread)]


def _planned(row: PlannedRow) -> PreviewRow:
    texts = row.printed.texts if row.printed else row.kept.texts if row.kept else Texts()
    where = row.printed.where if row.printed else "нет в файле"
    return PreviewRow(_GROUPS[row.state], row.number, fold(texts.title), where, planned=row)


def _unplanned(printed: PrintedReport) -> Iterator[PreviewRow]:
    for number, row in enumerate(printed.rows(), 1):
        planned = PlannedRow(State.NEW, number, row, None)
        yield PreviewRow(Group.UNPLANNED, number, fold(row.texts.title), row.where, planned=planned)


def _unread(unread: Unread) -> PreviewRow:
    return PreviewRow(Group.UNREAD, None, fold(unread.text), unread.where, unread=unread)


class ImportRows(QAbstractTableModel):
    """The rows of a file, all of them or those of one group, with a tick where one changes something."""

    ticked = Signal()  # other rows than before

    def __init__(self, colors: Colors, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[PreviewRow] = ()
        self._shown: Sequence[int] = ()  # places among all
        self._left_out: set[int] = set()
        self._marks = _marks(colors)

    def set_colors(self, colors: Colors) -> None:
        """Draw the marks in other colours."""
        self._marks = _marks(colors)
        if self._shown:
            self.dataChanged.emit(self.index(0, FATE), self.index(len(self._shown) - 1, FATE))

    def show_rows(self, rows: Sequence[PreviewRow], left_out: set[int]) -> None:
        """Show all rows of a file; those at the places that are left out have no tick, and more may join."""
        self._all, self._left_out = rows, left_out
        self.show_group(Group.ALL)

    def show_group(self, group: Group) -> None:
        """Show the rows of a group."""
        self.beginResetModel()
        self._shown = [place for place, row in enumerate(self._all) if group in (Group.ALL, row.group)]
        self.endResetModel()

    def offered(self) -> int:
        """Return how many rows may be ticked."""
        return sum(row.is_offered for row in self._all)

    def tick_all(self, *, ticked: bool) -> None:
        """Tick all rows that are shown, or none of them."""
        self._tick([place for place in self._shown if self._all[place].is_offered], ticked=ticked)

    def turn(self, index: _Index) -> None:
        """Tick a row, or take its tick away."""
        place = self._shown[index.row()]
        if self._all[place].is_offered:
            self._tick([place], ticked=place in self._left_out)

    def _tick(self, places: Iterable[int], *, ticked: bool) -> None:
        (self._left_out.difference_update if ticked else self._left_out.update)(places)
        self.dataChanged.emit(self.index(0, NUMBER), self.index(len(self._shown) - 1, FATE))
        self.ticked.emit()

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401, N802
        """Take a tick that was set or taken away by the mouse."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._tick([self._shown[index.row()]], ticked=Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let rows that change something be ticked, beside their numbers."""
        flags = super().flags(index)
        if index.isValid() and index.column() == NUMBER and self.row(index).is_offered:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def counts(self) -> Counter[Group]:
        """Return how many rows each group has, shown or not."""
        return Counter(row.group for row in self._all) + Counter({Group.ALL: len(self._all)})

    def first_to_see(self) -> int:
        """Return the first row that deserves a look: one that changes, goes or was not read."""
        dull = (Group.NEW, Group.SAME, Group.UNPLANNED)
        groups = (self._all[place].group for place in self._shown)
        return next((row for row, group in enumerate(groups) if group not in dull), 0)

    def row(self, index: _Index) -> PreviewRow:
        """Return the row at an index."""
        return self._all[self._shown[index.row()]]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802  Qt's own signature
        """Return the number of rows shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401, N802
        """Return a column's title, set as its cells are."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        if section == NUMBER and role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell shows; what becomes of a row has a mark of its own shape."""
        row, column = self.row(index), index.column()
        is_left_out = self._shown[index.row()] in self._left_out
        match role:
            case Qt.ItemDataRole.DisplayRole:
                number = f"{row.number}." if row.number else ""
                return (number, row.title, _LEFT_OUT if is_left_out else row.fate, row.where)[column]
            case Qt.ItemDataRole.CheckStateRole if column == NUMBER and row.is_offered:
                return Qt.CheckState.Unchecked if is_left_out else Qt.CheckState.Checked
            case Qt.ItemDataRole.ToolTipRole if column == TITLE:
                return row.title
            case Qt.ItemDataRole.DecorationRole if column == FATE:
                return self._marks.get(row.group)
            case Qt.ItemDataRole.TextAlignmentRole if column == NUMBER:
                return _RIGHT
        return None


_LEFT_OUT = "останется как было"


def _marks(colors: Colors) -> dict[Group, QIcon]:
    shapes = {
        Group.NEW: (CROSS, colors.accent),
        Group.CHANGED: (DIAMOND, colors.explain),
        Group.GONE: (BAR, colors.error),
        Group.UNREAD: (TRIANGLE, colors.error),
        Group.SAME: ([], colors.soft),  # keeps the words in line
    }
    return {group: mark(shape, color) for group, (shape, color) in shapes.items()}
