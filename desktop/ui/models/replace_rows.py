"""The places that a replacement would change, a row and a tick each."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.services.mending import Mend, Move
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
        self._edits: Sequence[Mend] = ()
        self._left_out: set[int] = set()  # by their rows

    def show_edits(self, edits: Sequence[Mend]) -> None:
        """Show other places, all of them ticked, or the same ones with another replacement."""
        self.beginResetModel()
        if [edit.place for edit in edits] != [edit.place for edit in self._edits]:
            self._left_out = set()
        self._edits = edits
        self.endResetModel()

    def chosen(self) -> list[Mend]:
        """Return the changes whose tick stands."""
        return [edit for row, edit in enumerate(self._edits) if row not in self._left_out]

    def tick_all(self, *, on: bool) -> None:
        """Set or take away every tick."""
        self._left_out = set() if on else set(range(len(self._edits)))
        if self._edits:
            last = self.index(len(self._edits) - 1, NUMBER)
            self.dataChanged.emit(self.index(0, NUMBER), last, [_Role.CheckStateRole])
        self.ticked.emit()

    def rowCount(self, parent: _Index = _TOP) -> int:  # noqa: N802  Qt's own name, as below
        """Return the number of places."""
        return 0 if parent.isValid() else len(self._edits)

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
        return flags | Qt.ItemFlag.ItemIsUserCheckable if self._has_tick(index) else flags

    def _has_tick(self, index: _Index) -> bool:
        """Whether a change can be left out: an order is made whole."""
        return index.column() == NUMBER and not isinstance(self._edits[index.row()], Move)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401
        """Return what stands in a cell."""
        edit = self._edits[index.row()]
        if role == _Role.CheckStateRole and self._has_tick(index):
            return Qt.CheckState.Unchecked if index.row() in self._left_out else Qt.CheckState.Checked
        if role == PARTS and index.column() == CHANGE:
            return edit.parts
        if role not in (_Role.DisplayRole, _Role.AccessibleTextRole):
            return None
        cells = {
            NUMBER: edit.number,
            FIELD: edit.what,
            CHANGE: said(edit.parts),
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
