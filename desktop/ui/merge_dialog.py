"""«Объединить»: into which other entry of the dictionary one goes."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

from db.dictionaries.entries import Entry
from db.dictionaries.lookup import Dictionaries
from desktop.services.dictionary_columns import entry_name, quoted
from desktop.ui.dialog_layout import button_row, dialog_column
from desktop.ui.entry_list import EntryList

_ABOUT = (
    "Выберите запись, которая останется. Наименования записи {} станут ее другими наименованиями, "
    "а отчеты и разделы, где она указана, будут относиться к выбранной."
)
_WIDTH, _HEIGHT = 34, 28  # in heights of a line


class MergeDialog(QDialog):
    """Offers all other entries."""

    taken = Signal(object)  # Entry: the one that stays

    def __init__(self, gone: Entry, dictionaries: Dictionaries, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Объединить записи")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about = QLabel(_ABOUT.format(quoted(entry_name(gone))), wordWrap=True)
        self._list = EntryList()
        self._list.rows.show_hidden(on=True)
        self._merge = QPushButton("Объединить", default=True)
        self._merge.setProperty("main", True)
        close = QPushButton("Отмена", autoDefault=False)
        close.clicked.connect(self.reject)
        buttons = button_row(close, self._merge)
        layout = dialog_column(self)
        layout.addWidget(about)
        layout.addWidget(self._list, 1)
        layout.addLayout(buttons)
        line = self.fontMetrics().lineSpacing()
        self.resize(line * _WIDTH, line * _HEIGHT)
        self._list.chosen.connect(self._note_choice)
        self._list.activated.connect(self._take)
        self._merge.clicked.connect(self._take)
        self._list.show_entries(each for each in dictionaries.offered(type(gone)) if each.id != gone.id)

    @Slot(object)
    def _note_choice(self, entry: Entry | None) -> None:
        self._merge.setEnabled(entry is not None)

    @Slot()
    def _take(self) -> None:
        if entry := self._list.current:
            self.taken.emit(entry)
            self.accept()
