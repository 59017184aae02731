"""The places that a replacement would change, a row and a tick each."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.services.naming import FIELD_NAMES
from desktop.services.replacing import Place
from desktop.ui.widgets.parts_delegate import PARTS, said

NUMBER, FIELD, CHANGE = range(3)
COLUMNS = ("№", "Поле", "Что изменится")

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_Role = Qt.ItemDataRole


class ReplaceRows(QAbstractTableModel):
    """Places in the order of the report; each is replaced as long as its tick stands."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._places: Sequence[Place] = ()
        self._replacement = ""
        self._left_out: set[int] = set()  # by their rows

    def show_places(self, places: Sequence[Place], replacement: str) -> None:
        """Show other places, all of them ticked, or the same ones with another replacement."""
        self.beginResetModel()
        if places != self._places:
            self._left_out = set()
        self._places, self._replacement = places, replacement
        self.endResetModel()

    def chosen(self) -> list[Place]:
        """Return the places whose tick stands."""
        return [place for row, place in enumerate(self._places) if row not in self._left_out]

    def tick_all(self, *, on: bool) -> None:
        """Set or take away every tick."""
        self._left_out = set() if on else set(range(len(self._places)))
        if self._places:
            last = self.index(len(self._places) - 1, NUMBER)
            self.dataChanged.emit(self.index(0, NUMBER), last, [_Role.CheckStateRole])
        self.ticked.emit()

    def rowCount(self, parent: _Index = _TOP) -> int:  # noqa: N802  Qt's own name, as below
        """Return the number of places."""
        return 0 if parent.isValid() else len(self._places)

    def columnCount(self, parent: _Index = _TOP) -> int:  # noqa: N802
        """Return the number of columns."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401, N802
        """Return the name of a column."""
        if orientation is Qt.Orientation.Horizontal and role == _Role.DisplayRole:
            return COLUMNS[section]
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let every row be chosen and ticked."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == NUMBER else flags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401
        """Return what stands in a cell."""
        place = self._places[index.row()]
        if role == _Role.CheckStateRole and index.column() == NUMBER:
            return Qt.CheckState.Unchecked if index.row() in self._left_out else Qt.CheckState.Checked
        if role == PARTS and index.column() == CHANGE:
            return place.parts(self._replacement)
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return None
        cells = {
            NUMBER: str(place.number),
            FIELD: FIELD_NAMES[place.field],
            CHANGE: said(place.parts(self._replacement)),
        }
        return cells[index.column()]

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:  # noqa: ANN401, N802
        """Take a tick."""
        if role != _Role.CheckStateRole or index.column() != NUMBER:
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self._left_out.discard(index.row())
        else:
            self._left_out.add(index.row())
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True
