"""The sections of the report that is shown, each with the number of its events."""

from collections import Counter
from typing import cast
from uuid import UUID

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from db.entities import Report
from db.folding import fold
from desktop.services.naming import section_name
from desktop.ui.models.event_rows import NO_SECTION
from desktop.ui.session import Session
from desktop.ui.theme import colors_of

_Index = QModelIndex | QPersistentModelIndex

_CENTRED = Qt.AlignmentFlag.AlignVCenter
_BAR = 3  # width of the bar beside the section that is chosen
_WHOLE = "Весь отчет"
_WITHOUT = "Без раздела"
_ID, _COUNT = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class SectionsList(QListWidget):
    """Lets people choose a section; with one section or none there is nothing to choose."""

    picked = Signal(object)  # UUID | None: the whole report

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName("Разделы отчета")
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setItemDelegate(_CountedDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._pick)
        session.report_shown.connect(self.show_report)
        self.show_report(session.report)

    @Slot(object)
    def show_report(self, report: Report | None) -> None:
        """List the sections of a report; the one that was chosen stays chosen while it is there."""
        chosen = self.chosen()
        with QSignalBlocker(self):
            self.clear()
            for section_id, name, tip, count in self._entries(report):
                self._add(section_id, name, tip, count)
            self.choose(chosen)
        if self.chosen() != chosen:
            self.picked.emit(self.chosen())

    def has_choice(self) -> bool:
        """Whether there is more than one section."""
        return self.count() > 2

    def chosen(self) -> UUID | None:
        """Return the section that is chosen; None for the whole report."""
        item = self.currentItem()
        found: UUID | None = item.data(_ID) if item else None
        return found

    def choose(self, section_id: UUID | None) -> None:
        """Choose a section, or the whole report where that section is not there."""
        ids = [self.item(row).data(_ID) for row in range(self.count())]
        self.setCurrentRow(ids.index(section_id) if section_id in ids else 0)

    def _entries(self, report: Report | None) -> list[tuple[UUID | None, str, str, int]]:
        if report is None:
            return []
        counts = Counter(event.section_id for event in report.events)
        entries: list[tuple[UUID | None, str, str, int]] = [(None, _WHOLE, report.title, len(report.events))]
        if counts[None]:
            entries.append((NO_SECTION, _WITHOUT, "", counts[None]))
        for section in report.sections:
            name = section_name(section, report.key, self._session.dictionaries)
            entries.append((section.id, name, fold(section.heading), counts[section.id]))
        return entries

    def _add(self, section_id: UUID | None, name: str, tip: str, count: int) -> None:
        item = QListWidgetItem(name, self)
        item.setData(_ID, section_id)
        item.setData(_COUNT, count)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{name}, мероприятий: {count}")
        item.setToolTip(tip)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _pick(self) -> None:
        self.picked.emit(self.chosen())


class _CountedDelegate(QStyledItemDelegate):
    """Draws a name, broken between words where it is long, and beside it a number in grey."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802  Qt's own name
        """Return the room that the name takes in the width of the list."""
        view = cast(QListWidget, self.parent())
        metrics = view.fontMetrics()
        width = view.viewport().width()
        room = QRect(0, 0, width - 2 * _margin(metrics) - _count_width(metrics), 10_000)
        needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, index.data())
        return QSize(width, needed.height() + 2 * (metrics.height() // 3))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw the name and the number, marked where it is chosen."""
        view = cast(QListWidget, self.parent())
        colors, metrics = colors_of(view.palette()), view.fontMetrics()
        rect = view.visualRect(view.model().index(index.row(), 0))
        margin = _margin(metrics)
        painter.save()
        painter.setFont(view.font())
        if view.row(view.currentItem()) == index.row():
            painter.fillRect(rect, QColor(colors.selection))
            painter.fillRect(QRect(rect.left(), rect.top(), _BAR, rect.height()), QColor(colors.accent))
        room = rect.adjusted(margin, 0, -margin, 0)
        painter.setPen(QColor(colors.text))
        name_room = room.adjusted(0, 0, -_count_width(metrics), 0)
        painter.drawText(name_room, _CENTRED | Qt.TextFlag.TextWordWrap, index.data())
        painter.setPen(QColor(colors.soft))
        painter.drawText(room, _CENTRED | Qt.AlignmentFlag.AlignRight, str(index.data(_COUNT)))
        painter.restore()


def _margin(metrics: QFontMetrics) -> int:
    return metrics.height() * 5 // 8


def _count_width(metrics: QFontMetrics) -> int:
    return metrics.horizontalAdvance(" 0000")
