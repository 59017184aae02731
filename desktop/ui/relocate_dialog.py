"""«Переместить в раздел»: one section is chosen for all events that are selected in the list."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from db.entities import Event, Section
from db.errors import AppError
from db.folding import fold, key
from desktop.services.naming import section_name
from desktop.services.sections import may_have, offers, section_of
from desktop.ui.dialog_layout import button_row, dialog_column
from desktop.ui.error_dialog import show_error
from desktop.ui.import_wording import events as counted
from desktop.ui.session import Session
from desktop.ui.widgets.search_keys import SearchKeys

_TARGET = Qt.ItemDataRole.UserRole
_TO_BE_MADE = "{} – раздела еще нет, он будет добавлен"
_WIDTH, _HEIGHT = 34, 26  # in heights of a line


class RelocateDialog(QDialog):
    """Offers the sections of the report, and those that it may have besides."""

    def __init__(self, session: Session, events: Sequence[Event], parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        chosen = session.chosen
        self._events = list(events) or ([chosen] if chosen else [])
        self._build()
        self._fill()
        self._search.textEdited.connect(self._filter)
        SearchKeys(self._search, self._list).taken.connect(self._take)
        self._list.itemActivated.connect(self._take)
        self._move.clicked.connect(self._take)

    def _build(self) -> None:
        self.setWindowTitle("Переместить в раздел")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._search = QLineEdit(placeholderText="Поиск раздела", clearButtonEnabled=True)
        self._search.setAccessibleName("Поиск раздела")
        self._list = QListWidget()
        self._list.setAccessibleName("Разделы")
        self._move = QPushButton("Переместить", autoDefault=False)
        self._move.setProperty("main", True)
        close = QPushButton("Отмена", autoDefault=False)
        close.clicked.connect(self.reject)
        buttons = button_row(close, self._move)
        layout = dialog_column(self)
        layout.addWidget(QLabel(self._about(), wordWrap=True))
        layout.addWidget(self._search)
        layout.addWidget(self._list, 1)
        layout.addLayout(buttons)
        line = self.fontMetrics().lineSpacing()
        self.resize(line * _WIDTH, line * _HEIGHT)

    def _fill(self) -> None:
        for name, heading, target in self._targets():
            item = QListWidgetItem(name, self._list)
            item.setToolTip(heading)
            item.setData(_TARGET, target)
        self._list.setCurrentRow(0)

    def _about(self) -> str:
        if len(self._events) > 1:
            return f"Встанут в конец раздела: {counted(len(self._events))}."
        title = fold(self._events[0].texts.title) if self._events else ""
        named = f"Мероприятие «{title}»" if title else "Мероприятие без наименования"
        return f"{named} встанет в конец раздела."

    def _targets(self) -> Iterator[tuple[str, str, Section | tuple[str, ...]]]:
        """Yield names, headings and sections: those that are there, then those that may be made."""
        report, dictionaries = self._session.report, self._session.dictionaries
        if report is None:
            return
        homes = {event.section_id for event in self._events}
        for section in report.sections:
            if homes != {section.id}:
                yield section_name(section, report.key, dictionaries), section.heading, section
        for offer in offers(report.key, dictionaries):
            entries = (offer.id,)
            if may_have(report.key, entries, dictionaries) and section_of(report, entries) is None:
                yield _TO_BE_MADE.format(offer.name), offer.heading, entries

    @Slot()
    def _filter(self) -> None:
        """List only what has the typed words in its name or heading."""
        words = key(self._search.text()).split()
        items = [self._list.item(row) for row in range(self._list.count())]
        for item in items:
            text = key(f"{item.text()} {item.toolTip()}")
            item.setHidden(not all(word in text for word in words))
        shown = (item for item in items if not item.isHidden())
        if first := next(shown, None):
            self._list.setCurrentItem(first)

    @Slot()
    def _take(self) -> None:
        item = self._list.currentItem()
        if item is None or item.isHidden():
            return
        try:
            self._session.set_section(item.data(_TARGET), *self._events)
        except AppError as error:
            show_error(self, error)
            return
        self._session.told.emit(
            f"Перенесено в другой раздел: {counted(len(self._events))}. Отменить: Ctrl+Z."
        )
        self.accept()
