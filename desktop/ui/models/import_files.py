"""The files that are looked at before they are taken in, as rows of a list."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from desktop.ui.candidates import Candidate, Candidates

_Index = QModelIndex | QPersistentModelIndex


class ImportFiles(QAbstractListModel):
    """Files with a tick for those that can be taken in; what is known of each is asked of `candidate`."""

    turned = Signal()  # another file is ticked, or one less

    def __init__(self, candidates: Candidates, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._candidates = candidates

    def renew(self) -> None:
        """Show what is known by now; of others than the one that was read it may have changed as well."""
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def follow(self, count: int) -> None:
        """Show files that were added at the end."""
        if count:
            self.beginInsertRows(QModelIndex(), len(self._candidates) - count, len(self._candidates) - 1)
            self.endInsertRows()

    def candidate(self, index: _Index) -> Candidate:
        """Return the file of a row."""
        return self._candidates[index.row()]

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802  Qt's own signature
        """Return the number of files."""
        return 0 if parent.isValid() else len(self._candidates)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Let files be ticked in which there is something to keep."""
        flags = super().flags(index)
        can_be_ticked = index.isValid() and self.candidate(index).may_be_taken
        return flags | Qt.ItemFlag.ItemIsUserCheckable if can_be_ticked else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return the name of a file, where it lies, and its tick."""
        candidate = self.candidate(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return candidate.source.name
            case Qt.ItemDataRole.ToolTipRole:
                return str(candidate.source)
            case Qt.ItemDataRole.CheckStateRole if candidate.may_be_taken:
                return Qt.CheckState.Checked if candidate.is_ticked else Qt.CheckState.Unchecked
        return None

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401, N802
        """Take a tick that was set or taken away."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._candidates.turn(self.candidate(index))
        self.renew()
        self.turned.emit()
        return True
