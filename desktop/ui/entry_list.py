"""A list of entries of a dictionary with a search over it."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QStackedWidget, QVBoxLayout, QWidget

from db.dictionaries.entries import Entry
from desktop.ui.models.entry_rows import EntryRows

_NOTHING = "Записей пока нет."
_NOTHING_FOUND = "Ничего не найдено. Измените запрос или очистите поиск."
_GAP = 8  # pixels


class EntryList(QWidget):
    """Narrows the list by what is typed, anywhere in any name; Down goes from the search into the list."""

    chosen = Signal(object)  # Entry | None
    activated = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = EntryRows(self)
        self.search = QLineEdit(placeholderText="Поиск", clearButtonEnabled=True)
        self.search.setAccessibleName("Поиск записи")
        self._list = QListView()
        self._list.setAccessibleName("Записи справочника")
        self._list.setModel(self.rows)
        self._list.setUniformItemSizes(True)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("soft", True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(self.search)
        layout.addWidget(self._pages, 1)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self._list.selectionModel().currentChanged.connect(self._say)
        self._list.activated.connect(self.activated)

    @property
    def current(self) -> Entry | None:
        """The entry that is chosen."""
        return self.rows.entry(self._list.currentIndex().row())

    def show_entries(self, entries: Iterable[Entry], chosen: str = "") -> None:
        """Show other entries, with the one of a key chosen."""
        self.rows.show_entries(entries)
        self._choose(chosen)

    def show_hidden(self, *, on: bool) -> None:
        """Show also what is hidden, or no more."""
        chosen = self.current
        self.rows.show_hidden(on=on)
        self._choose(chosen.key if chosen else "")

    @Slot(str)
    def _narrow(self, text: str) -> None:
        chosen = self.current
        self.rows.narrow(text)
        self._choose(chosen.key if chosen else "")

    def _choose(self, key: str) -> None:
        has_rows = self.rows.rowCount() > 0
        self._empty.setText(_NOTHING_FOUND if self.search.text() else _NOTHING)
        self._pages.setCurrentWidget(self._list if has_rows else self._empty)
        self._list.setCurrentIndex(self.rows.index(self.rows.row_of(key)) if has_rows else QModelIndex())
        self._list.scrollTo(self._list.currentIndex())
        self._say()

    @Slot()
    def _say(self) -> None:
        self.chosen.emit(self.current)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        """Go down from the search into the list."""
        is_down = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down
        if is_down and event.type() is QEvent.Type.KeyPress and self.rows.rowCount():
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False
