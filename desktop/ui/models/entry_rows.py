"""The entries of one dictionary as rows, those that hold what is typed anywhere in their names."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication

from db.dictionaries.entries import Entry
from db.folding import key
from desktop.services.dictionary_columns import entry_name
from desktop.ui.theme import colors_of

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_Role = Qt.ItemDataRole


class EntryRows(QAbstractListModel):
    """Entries by name; what is hidden or a double is marked, and shown only when asked for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[tuple[str, Entry]] = []  # each after its names, folded to be looked through
        self._shown: list[Entry] = []
        self._words: list[str] = []
        self._with_hidden = False

    def show_entries(self, entries: Iterable[Entry]) -> None:
        """Show other entries."""
        named = ((" ".join(name for name, _ in entry.names()), entry) for entry in entries)
        self._all = sorted(((key(names), entry) for names, entry in named), key=_place)
        self._filter()

    def narrow(self, text: str) -> None:
        """Show only what holds every word that is typed."""
        self._words = key(text).split()
        self._filter()

    def show_hidden(self, *, on: bool) -> None:
        """Show also what is hidden and what is a double, or no more."""
        self._with_hidden = on
        self._filter()

    def entry(self, row: int) -> Entry | None:
        """Return the entry of a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, entry_key: str) -> int:
        """Return the row of the entry with a key, the first one where it is not shown."""
        rows = (row for row, entry in enumerate(self._shown) if entry.key == entry_key)
        return next(rows, 0)

    def rowCount(self, parent: _Index = _TOP) -> int:  # noqa: N802  Qt's own name
        """Return the number of entries."""
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401
        """Return what stands in a row."""
        entry = self._shown[index.row()]
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return f"{entry_name(entry)}{_mark(entry)}"
        if role == _Role.ForegroundRole and (entry.hidden or entry.merged_into):
            return QColor(colors_of(QGuiApplication.palette()).soft)
        return None

    def _filter(self) -> None:
        self.beginResetModel()
        self._shown = [
            entry
            for names, entry in self._all
            if (self._with_hidden or not (entry.hidden or entry.merged_into))
            and all(word in names for word in self._words)
        ]
        self.endResetModel()


def _place(named: tuple[str, Entry]) -> tuple[str, str]:
    _, entry = named
    return key(entry_name(entry)), str(entry.valid_from or "")


def _mark(entry: Entry) -> str:
    """Return what tells an entry from others of its name: until when it was valid, or that it is hidden."""
    if entry.merged_into:
        return " · объединена с другой"
    if entry.hidden:
        return " · скрыта"
    return f" · по {entry.valid_to:%d.%m.%Y}" if entry.valid_to else ""
