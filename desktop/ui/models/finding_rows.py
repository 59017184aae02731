"""What the checks have found, a row each: the weightiest first."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.report.checks.finding import Finding, Severity, Spot
from desktop.services.naming import FIELD_NAMES
from desktop.ui.severity_mark import HEADINGS

FINDING = Qt.ItemDataRole.UserRole  # the role that holds the finding
WHERE = Qt.ItemDataRole.UserRole + 1  # «5 · Сроки»
OFFER = Qt.ItemDataRole.UserRole + 2  # what can be done, "" where nothing can
ANSWERED = Qt.ItemDataRole.UserRole + 3  # whether it is explained

_Index = QModelIndex | QPersistentModelIndex
_TOP = QModelIndex()
_Role = Qt.ItemDataRole
_SPOTS = {
    **{Spot(field.value): name.capitalize() for field, name in FIELD_NAMES.items()},
    Spot.SECTION: "Раздел",
    Spot.REPORT: "Отчет",
}
MEND, MEND_ALL, EXPLAIN = "Исправить", "Исправить все…", "Пояснить…"


class FindingRows(QAbstractListModel):
    """The lines of the panel."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Finding] = ()
        self._may_mend = False
        self._answers: Sequence[str] = ()

    def let_mend(self, may_mend: bool) -> None:
        """Offer what can be mended, or only tell of it."""
        if may_mend != self._may_mend:
            self.beginResetModel()
            self._may_mend = may_mend
            self.endResetModel()

    def show_lines(self, lines: Sequence[Finding], answers: Sequence[str]) -> None:
        """Show other findings, each with its explanation, "" where there is none."""
        if (lines, answers) != (self._lines, self._answers):
            self.beginResetModel()
            self._lines, self._answers = lines, answers
            self.endResetModel()

    def line(self, row: int) -> Finding | None:
        """Return the finding of a row, None where there is no such row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def rowCount(self, parent: _Index = _TOP) -> int:  # noqa: N802  Qt's own name
        """Return the number of findings."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # noqa: ANN401
        """Return what is told of a finding."""
        line = self._lines[index.row()]
        answer = self._answers[index.row()]
        message = f"{line.message}\nПояснение: {answer}" if answer else line.message
        told = {
            FINDING: line,
            WHERE: where(line),
            ANSWERED: bool(answer),
            OFFER: offer(line, is_answered=bool(answer)) if self._may_mend else "",
            int(_Role.DisplayRole): message,
            int(_Role.AccessibleTextRole): f"{HEADINGS[line.severity]}. {where(line)}. {message}",
            int(_Role.ToolTipRole): f"{HEADINGS[line.severity]}: {message}\nПравило {line.code}",
        }
        return told.get(role)


def where(line: Finding) -> str:
    """Return the number and the field that a finding is about: «5 · Сроки»."""
    name = _SPOTS[line.spot]
    return f"{line.number} · {name}" if line.number else name


def offer(line: Finding, *, is_answered: bool = False) -> str:
    """Return what can be done about a finding in one step."""
    if is_answered:
        return EXPLAIN
    if any(part.fix for part in line.parts):
        return MEND_ALL
    if line.fix and (line.number or line.spot.field is None):
        return MEND
    return EXPLAIN if line.severity is Severity.EXPLAIN and not line.parts else ""
