"""The sections of the report that is shown, each with the number of its events."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QAction, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from db.entities import Report, Section
from db.folding import fold
from desktop.report.checks.finding import Finding, Severity
from desktop.services.naming import section_name
from desktop.ui.models.event_rows import NO_SECTION
from desktop.ui.section_delegate import COUNT, FOUND, SectionDelegate
from desktop.ui.session import Session
from desktop.ui.severity_mark import counted

_WHOLE = "Весь отчет"
_WITHOUT = "Без раздела"
_ID, _NAMED = (Qt.ItemDataRole.UserRole + number for number in (0, 3))


class SectionsList(QListWidget):
    """Lets people choose a section and move it; with one section or none there is nothing to choose."""

    picked = Signal(object)  # UUID | None: the whole report
    _dropped = Signal(object, object)  # Section, Section | None: before which one

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._may_move = False
        self._found: Mapping[UUID | None, tuple[Finding, ...]] = {}
        self.setAccessibleName("Разделы отчета")
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setItemDelegate(SectionDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(self._pick)
        self._build_menu()
        # Queued: the list is shown anew, and Qt is still in the middle of the drop.
        self._dropped.connect(self._move, Qt.ConnectionType.QueuedConnection)
        session.report_shown.connect(self.show_report)
        self.show_report(session.report)

    def _build_menu(self) -> None:
        """Offer by the mouse what the keys do."""
        self._up = self._offer("Переместить выше\tAlt+Вверх", self._move_up)
        self._down = self._offer("Переместить ниже\tAlt+Вниз", self._move_down)
        self._order = self._offer("Расставить по порядку", self.put_in_order)
        self._remove = self._offer("Убрать пустой раздел", self._remove_chosen)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def let_move(self, may_move: bool) -> None:
        """Let people move, order and remove sections, or not."""
        self._may_move = may_move
        mode = QAbstractItemView.DragDropMode
        self.setDragDropMode(mode.InternalMove if may_move else mode.NoDragDrop)
        self._allow()

    def _offer(self, text: str, does: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(does)
        self.addAction(action)
        return action

    @Slot(object)
    def show_report(self, report: Report | None) -> None:
        """List the sections of a report; the one that was chosen stays chosen while it is there."""
        chosen = self.chosen()
        with QSignalBlocker(self):
            self.clear()
            for section_id, name, tip, count in self._entries(report):
                self._add(section_id, name, tip, count)
            self.choose(chosen)
        self._allow()
        if self.chosen() != chosen:
            self.picked.emit(self.chosen())

    def show_found(self, found: Mapping[UUID | None, tuple[Finding, ...]]) -> None:
        """Mark the sections in which the checks have found what must be mended or explained."""
        self._found = found
        with QSignalBlocker(self):
            for row in range(self.count()):
                self._mark(self.item(row))
        self.viewport().update()

    def _mark(self, item: QListWidgetItem) -> None:
        section_id, (tip, name) = item.data(_ID), item.data(_NAMED)
        found = self._found.get(None if section_id == NO_SECTION else section_id, ()) if section_id else ()
        counts = Counter(each.severity for each in found if each.severity is not Severity.REMARK)
        told = ", ".join(counted(severity, counts[severity]) for severity in sorted(counts))
        item.setData(FOUND, min(counts, default=None))
        item.setToolTip("\n".join(filter(None, (tip, told))))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, (name, told))))

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
        item.setData(COUNT, count)
        item.setData(_NAMED, (tip, f"{name}, мероприятий: {count}"))
        self._mark(item)
        if section_id in (None, NO_SECTION):
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDragEnabled)

    @Slot(QListWidgetItem, QListWidgetItem)
    def _pick(self) -> None:
        self._allow()
        self.picked.emit(self.chosen())

    def _sections(self) -> Sequence[Section]:
        return self._session.report.sections if self._session.report else ()

    def _place(self, section_id: UUID | None) -> int | None:
        """Return which of the sections one is; None for the whole report."""
        ids = [section.id for section in self._sections()]
        return ids.index(section_id) if section_id in ids else None

    def _allow(self) -> None:
        """Enable what can be done with the section that is chosen."""
        place, last = self._place(self.chosen()), len(self._sections()) - 1
        item = self.currentItem()
        can = self._may_move
        self._up.setEnabled(can and place is not None and place > 0)
        self._down.setEnabled(can and place is not None and place < last)
        self._remove.setEnabled(can and place is not None and item is not None and item.data(COUNT) == 0)
        self._order.setEnabled(can and last > 0)

    @Slot(object, object)
    def _move(self, section: Section, before: Section | None) -> None:
        """Move a section with its events to stand before another one; None: to the end."""
        from desktop.services.section_editing import move_section

        self._session.leave_field()
        if report := self._session.report:
            self._session.edit(partial(move_section, report=report, section=section, before=before))

    @Slot()
    def put_in_order(self) -> None:
        """Put the sections into the house order."""
        from desktop.services.section_editing import order_sections

        self._session.leave_field()
        if report := self._session.report:
            self._session.edit(partial(order_sections, report=report))

    @Slot()
    def _move_up(self) -> None:
        """Move the chosen section before the one above it."""
        if place := self._place(self.chosen()):
            sections = self._sections()
            self._move(sections[place], sections[place - 1])

    @Slot()
    def _move_down(self) -> None:
        """Move the chosen section behind the one below it."""
        place, sections = self._place(self.chosen()), self._sections()
        if place is not None and place < len(sections) - 1:
            before = sections[place + 2] if place + 2 < len(sections) else None
            self._move(sections[place], before)

    @Slot()
    def _remove_chosen(self) -> None:
        from desktop.services.section_editing import remove_section

        self._session.leave_field()
        place, report = self._place(self.chosen()), self._session.report
        if report and place is not None:
            self._session.edit(partial(remove_section, report=report, section=report.sections[place]))

    def event(self, event: QEvent) -> bool:
        """Keep the keys that move an event in the window: here they move the section."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _moves(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's own name, as below
        """Move the chosen section by Alt and an arrow."""
        if _moves(event):
            (self._up if event.key() == Qt.Key.Key_Up else self._down).trigger()
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Move the dragged section before the one it was dropped on, or behind the lower half of it."""
        moved, place = self._place(self.chosen()), self._place_at(event)
        event.setDropAction(Qt.DropAction.IgnoreAction)  # the list is shown anew: Qt must not move the row
        event.accept()
        sections = self._sections()
        if moved is not None and place not in (moved, moved + 1):
            self._dropped.emit(sections[moved], sections[place] if place < len(sections) else None)

    def _place_at(self, event: QDropEvent) -> int:
        """Return before which of the sections something is dropped."""
        point = event.position().toPoint()
        item = self.itemAt(point)
        if item is None:
            return len(self._sections())
        place = self._place(item.data(_ID))
        if place is None:
            return 0
        return place + (point.y() > self.visualItemRect(item).center().y())


def _moves(event: QKeyEvent) -> bool:
    is_arrow = event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down)
    pressed = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier  # arrows have it on some systems
    return is_arrow and pressed == Qt.KeyboardModifier.AltModifier
