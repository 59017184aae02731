"""«Справочники»: what is in them, and what a person adds, renames, merges and hides."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.dictionaries.entries import Entry
from db.errors import AppError
from desktop.services.dictionary_columns import FIRST_DAY, TITLES, Values, entry_name, quoted
from desktop.services.dictionary_editing import DictionaryEditing
from desktop.ui.dialog_layout import dialog_column
from desktop.ui.entry_dialog import EntryDialog, Purpose
from desktop.ui.entry_list import EntryList
from desktop.ui.entry_view import EntryView
from desktop.ui.merge_dialog import MergeDialog
from desktop.ui.session import Session
from desktop.ui.widgets.outcome import Outcome

_KIND = Qt.ItemDataRole.UserRole
_WIDTH, _HEIGHT = 72, 38  # in heights of a line
_SHARES = (6, 6, 6)
_READ_ONLY = "Отчеты открыты только для чтения: справочники можно только смотреть."
_FLUSH_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class DictionariesDialog(QDialog):
    """The dictionaries, the entries of one and all that is known of one entry."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self._session = session
        self._read_only = read_only
        self._build()
        self._connect()
        self._tables.setCurrentIndex(self._tables.model().index(0, 0))

    def _build(self) -> None:
        self.setWindowTitle("Справочники")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._tables = _tables()
        self._items = [QTreeWidgetItem(self._tables, [title, ""]) for title in TITLES.values()]
        for item, kind in zip(self._items, TITLES, strict=True):
            item.setData(0, _KIND, kind)
            item.setToolTip(0, TITLES[kind])
            item.setTextAlignment(1, _FLUSH_RIGHT)
        self._list, self._view, self._outcome = EntryList(), EntryView(), Outcome()
        self._hidden = QCheckBox("Показывать скрытые")
        self._make_buttons()
        middle, right = QWidget(), QWidget()
        for side, widgets in ((middle, (self._list, self._hidden)), (right, (self._view, self._buttons))):
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(8)
            for widget in widgets:
                column.addWidget(widget, int(widget in (self._list, self._view)))
        columns = QSplitter()
        columns.setHandleWidth(12)
        columns.setChildrenCollapsible(False)
        for place, side in enumerate((self._tables, middle, right)):
            columns.addWidget(side)
            columns.setStretchFactor(place, _SHARES[place])
        layout = dialog_column(self)
        if self._read_only:
            layout.addWidget(QLabel(_READ_ONLY, wordWrap=True))
        layout.addWidget(columns, 1)
        layout.addWidget(self._outcome)
        layout.addLayout(self._last_row())
        line = self.fontMetrics().lineSpacing()
        room = self.screen().availableSize()
        self.resize(min(line * _WIDTH, room.width() - 40), min(line * _HEIGHT, room.height() - 60))
        columns.setSizes([self.width() * share // sum(_SHARES) for share in _SHARES])

    def _make_buttons(self) -> None:
        self._add = QPushButton("Добавить…", autoDefault=False)
        self._change = QPushButton("Изменить…", autoDefault=False)
        self._rename = QPushButton("Переименовать с даты…", autoDefault=False)
        self._merge = QPushButton("Объединить…", autoDefault=False)
        self._hide = QPushButton("Скрыть", autoDefault=False)
        self._restore = QPushButton("Вернуть как в поставке", autoDefault=False)
        self._buttons = QWidget()
        grid = QGridLayout(self._buttons)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, button in enumerate((self._change, self._rename, self._merge, self._hide, self._restore)):
            grid.addWidget(button, *divmod(place, 2))
        self._buttons.setVisible(not self._read_only)
        self._add.setVisible(not self._read_only)

    def _last_row(self) -> QHBoxLayout:
        close = QPushButton("Закрыть", autoDefault=False)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._add)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _connect(self) -> None:
        self._tables.currentItemChanged.connect(self._show_table)
        self._list.chosen.connect(self._show_entry)
        self._hidden.toggled.connect(self._show_hidden)
        self._session.office.dictionaries_changed.connect(self._renew)
        if self._read_only:
            return
        self._list.activated.connect(self._ask_change)
        self._add.clicked.connect(self._ask_new)
        self._change.clicked.connect(self._ask_change)
        self._rename.clicked.connect(self._ask_name)
        self._merge.clicked.connect(self._ask_double)
        self._hide.clicked.connect(self._hide_or_show)
        self._restore.clicked.connect(self._take_back_all)
        for keys, slot in ((QKeySequence("Ctrl+Z"), self._undo), (QKeySequence("Ctrl+Y"), self._redo)):
            QShortcut(keys, self).activated.connect(slot)

    @property
    def _kind(self) -> type[Entry]:
        return cast(type[Entry], self._tables.currentIndex().siblingAtColumn(0).data(_KIND))

    @Slot()
    def _show_table(self) -> None:
        """Show the entries of the dictionary that is chosen, all that its names hold."""
        self._list.search.clear()
        self._fill("")

    @Slot()
    def _renew(self) -> None:
        """Show everything by the dictionaries of now."""
        entry = self._list.current
        self._fill(entry.key if entry else "")

    def _fill(self, chosen: str) -> None:
        dictionaries = self._session.dictionaries
        for item, kind in zip(self._items, TITLES, strict=True):
            item.setText(1, str(len(dictionaries.offered(kind))))
        self._list.show_entries(dictionaries.every(self._kind), chosen)

    @Slot(object)
    def _show_entry(self, entry: Entry | None) -> None:
        """Show an entry, and what can be done with it."""
        self._view.show_entry(entry, self._session.dictionaries)
        is_free = entry is not None and not entry.merged_into
        for button in (self._change, self._rename, self._merge, self._hide):
            button.setEnabled(is_free)
        self._hide.setText("Показать" if entry and entry.hidden else "Скрыть")
        self._restore.setEnabled(bool(entry) and not self._read_only and self._can_restore(entry))

    def _can_restore(self, entry: Entry | None) -> bool:
        editing = DictionaryEditing(self._session.store, self._session.dictionaries)
        return entry is not None and editing.can_restore(entry)

    @Slot(bool)
    def _show_hidden(self, on: bool) -> None:
        self._list.show_hidden(on=on)

    @Slot()
    def _ask_new(self) -> None:
        self._ask(Purpose.ADD, None, self._keep_new)

    @Slot()
    def _ask_change(self) -> None:
        if (entry := self._list.current) and not entry.merged_into:
            self._ask(Purpose.CHANGE, entry, self._keep_change)

    @Slot()
    def _ask_name(self) -> None:
        if entry := self._list.current:
            self._ask(Purpose.RENAME, entry, self._keep_name)

    @Slot()
    def _ask_double(self) -> None:
        if entry := self._list.current:
            dialog = MergeDialog(entry, self._session.dictionaries, self)
            dialog.taken.connect(self._keep_double)
            dialog.open()

    def _ask(self, purpose: Purpose, entry: Entry | None, taken: Callable[[Any], None]) -> None:
        dialog = EntryDialog(purpose, self._kind, entry, self._session.dictionaries, self)
        dialog.taken.connect(taken)
        dialog.open()

    @Slot(object)
    def _keep_new(self, values: Values) -> None:
        self._list.search.clear()
        self._carry_out(partial(_add, self._kind, values), "Запись добавлена.")

    @Slot(object)
    def _keep_change(self, values: Values) -> None:
        if entry := self._list.current:
            self._carry_out(partial(_change, entry, values), "Запись изменена.")

    @Slot(object)
    def _keep_name(self, values: Values) -> None:
        if entry := self._list.current:
            self._carry_out(partial(_rename, entry, values), "Запись переименована.")

    @Slot(object)
    def _keep_double(self, stays: Entry) -> None:
        if entry := self._list.current:
            gone, kept = quoted(entry_name(entry)), quoted(entry_name(stays))
            said = f"Запись {gone} объединена с записью {kept}."
            self._carry_out(partial(_merge, entry, stays), said)

    @Slot()
    def _hide_or_show(self) -> None:
        if entry := self._list.current:
            said = "Запись снова предлагается." if entry.hidden else "Запись скрыта и больше не предлагается."
            self._carry_out(partial(_hide, entry, not entry.hidden), said)

    @Slot()
    def _take_back_all(self) -> None:
        if entry := self._list.current:
            self._carry_out(partial(_restore, entry), "Запись снова такая, как в поставке.")

    def _carry_out(self, change: Callable[[DictionaryEditing], str], done: str) -> None:
        """Carry out a change, show what became of the entry and say so."""
        try:
            chosen = self._session.change_dictionaries(change)
        except AppError as error:
            self._outcome.say_failed(error)
            return
        self._fill(chosen)
        self._outcome.say(f"{done} Отменить: Ctrl+Z.")

    @Slot()
    def _undo(self) -> None:
        self._reverse(self._session.undo)

    @Slot()
    def _redo(self) -> None:
        self._reverse(self._session.redo)

    def _reverse(self, reverse: Callable[[], object]) -> None:
        try:
            reverse()
        except AppError as error:
            self._outcome.say_failed(error)
            return
        self._outcome.say("Сделано, записи показаны такими, как теперь.")


def _add(kind: type[Entry], values: Values, editing: DictionaryEditing) -> str:
    return editing.add(kind, values)


def _change(entry: Entry, values: Values, editing: DictionaryEditing) -> str:
    editing.change(entry, values)
    return entry.key


def _rename(entry: Entry, values: Values, editing: DictionaryEditing) -> str:
    rest = {name: text for name, text in values.items() if name != FIRST_DAY}
    return editing.rename(entry, date.fromisoformat(values[FIRST_DAY]), rest)


def _merge(entry: Entry, stays: Entry, editing: DictionaryEditing) -> str:
    editing.merge(entry, stays)
    return stays.key


def _hide(entry: Entry, hidden: bool, editing: DictionaryEditing) -> str:
    editing.set_hidden(entry, hidden=hidden)
    return entry.key


def _restore(entry: Entry, editing: DictionaryEditing) -> str:
    editing.restore(entry)
    return entry.key


def _tables() -> QTreeWidget:
    found = QTreeWidget()
    found.setAccessibleName("Справочники")
    found.setHeaderHidden(True)
    found.setColumnCount(2)
    found.setRootIsDecorated(False)
    found.setUniformRowHeights(True)
    found.setAllColumnsShowFocus(True)
    found.header().setStretchLastSection(False)
    found.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    found.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    return found
