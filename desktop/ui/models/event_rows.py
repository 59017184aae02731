"""The events of a report as rows of a table, each section's heading above its events."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from db.entities import Event, Field, Report, Section
from db.folding import fold

_Index = QModelIndex | QPersistentModelIndex
_COLUMNS = ("№", "Наименование мероприятия", "Место проведения", "Сроки")
_FIELDS = (None, Field.TITLE, Field.PLACE, Field.PERIOD)


class EventRows(QAbstractTableModel):
    """Headings and events of one report in stored order; texts are shown folded to one line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Section | tuple[int, Event]] = []
        self._bold = QFont()
        self._bold.setBold(True)

    def show_report(self, report: Report | None) -> None:
        """Show another report, or none."""
        self.beginResetModel()
        self._rows = [] if report is None else list(_rows(report))
        self.endResetModel()

    def is_heading(self, row: int) -> bool:
        """Whether the row is a section's heading, which goes across all columns."""
        return isinstance(self._rows[row], Section)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802  Qt's own signature
        """Return the number of headings and events."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:  # noqa: ANN401, N802
        """Return a column's title."""
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return _COLUMNS[section] if shown else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        """Return what a cell shows; the tooltip holds the text with its own line breaks."""
        row = self._rows[index.row()]
        if isinstance(row, Section):
            return self._heading(row, index.column(), role)
        number, event = row
        field = _FIELDS[index.column()]
        text = event.texts[field] if field else f"{number}."
        if role == Qt.ItemDataRole.DisplayRole:
            return fold(text)
        if role == Qt.ItemDataRole.ToolTipRole:
            return text
        return None

    def _heading(self, section: Section, column: int, role: int) -> str | QFont | None:
        if role == Qt.ItemDataRole.DisplayRole and column == 0:
            return fold(section.heading)
        return self._bold if role == Qt.ItemDataRole.FontRole else None


def _rows(report: Report) -> list[Section | tuple[int, Event]]:
    headings = {section.id: section for section in report.sections}
    rows: list[Section | tuple[int, Event]] = []
    above = None
    for number, event in enumerate(report.events, 1):
        if event.section_id != above and event.section_id is not None:
            rows.append(headings[event.section_id])
        above = event.section_id
        rows.append((number, event))
    return rows
