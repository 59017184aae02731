"""«Добавить раздел»: a municipality, or spheres, one or several joined, that has no section yet."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QWidget,
)

from db.entities import ReportKey, ReportKind
from db.folding import key as folded
from desktop.report.headings import joined_heading
from desktop.services.section_editing import add_section
from desktop.services.sections import Offer, may_have, offers, section_of
from desktop.ui.dialog_layout import button_row, dialog_column
from desktop.ui.session import Session
from desktop.ui.widgets.search_keys import SearchKeys

_ABOUT = {
    ReportKind.MUNICIPAL: "Раздел встанет на свое место по порядку.",
    ReportKind.EXECUTIVE: "Раздел встанет на свое место по порядку. Отмеченные сферы станут одним разделом.",
}
_NOTHING = "Все разделы справочника в отчете уже есть."
_WIDTH, _HEIGHT = 34, 28  # in heights of a line
_OFFER = Qt.ItemDataRole.UserRole


class SectionDialog(QDialog):
    """Offers what can be a section of the report in its quarter."""

    def __init__(self, session: Session, key: ReportKey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._key = key
        self._build()
        self._connect()
        self._fill(self._offers())
        self._tell()

    def _build(self) -> None:
        self.setWindowTitle("Добавить раздел")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about = QLabel(_ABOUT[self._key.kind], wordWrap=True)
        about.setProperty("soft", True)
        self._search = QLineEdit(placeholderText="Поиск", clearButtonEnabled=True)
        self._search.setAccessibleName("Поиск раздела")
        self._list = QListWidget()
        self._list.setAccessibleName("Разделы справочника")
        self._heading = QLabel(wordWrap=True)
        self._add = QPushButton("Добавить раздел", autoDefault=False)
        self._add.setProperty("main", True)
        close = QPushButton("Закрыть", autoDefault=False)
        close.clicked.connect(self.reject)
        buttons = button_row(close, self._add)
        layout = dialog_column(self)
        for widget in (about, self._search, self._list, self._heading):
            layout.addWidget(widget, 1 if widget is self._list else 0)
        layout.addLayout(buttons)
        line = self.fontMetrics().lineSpacing()
        self.resize(line * _WIDTH, line * _HEIGHT)

    def _connect(self) -> None:
        self._search.textEdited.connect(self._filter)
        SearchKeys(self._search, self._list).taken.connect(self._take)
        self._list.currentItemChanged.connect(self._tell)
        self._list.itemChanged.connect(self._tell)
        self._list.itemActivated.connect(self._take)
        self._add.clicked.connect(self._take)

    def _offers(self) -> list[Offer]:
        """Return what the report can have and does not have yet."""
        dictionaries, report = self._session.dictionaries, self._session.report
        return [
            offer
            for offer in offers(self._key, dictionaries)
            if may_have(self._key, (offer.id,), dictionaries)
            and (report is None or section_of(report, (offer.id,)) is None)
        ]

    def _fill(self, offered: Sequence[Offer]) -> None:
        with QSignalBlocker(self._list):
            for offer in offered:
                item = QListWidgetItem(offer.name, self._list)
                item.setData(_OFFER, offer)
                item.setToolTip(offer.heading)
                if self._key.kind is ReportKind.EXECUTIVE:
                    item.setCheckState(Qt.CheckState.Unchecked)
            self._list.setCurrentRow(0)

    @Slot()
    def _filter(self) -> None:
        """List only what has the typed words in its name or heading."""
        words = folded(self._search.text()).split()
        items = self._items()
        for item in items:
            offer: Offer = item.data(_OFFER)
            text = folded(f"{offer.name} {offer.heading}")
            item.setHidden(not all(word in text for word in words))
        current = self._list.currentItem()
        if current is None or current.isHidden():
            first = next((item for item in items if not item.isHidden()), None)
            self._list.setCurrentRow(self._list.row(first) if first else -1)

    def _items(self) -> list[QListWidgetItem]:
        return [self._list.item(row) for row in range(self._list.count())]

    def _chosen(self) -> tuple[str, ...]:
        """Return the ids of what is ticked, or of the one that is chosen where nothing is."""
        ticked = [item for item in self._items() if item.checkState() is Qt.CheckState.Checked]
        current = self._list.currentItem()
        return tuple(item.data(_OFFER).id for item in ticked or ([current] if current else []))

    @Slot()
    def _tell(self) -> None:
        """Show the heading that would be added."""
        chosen, key = self._chosen(), self._key
        heading = joined_heading(key.kind, chosen, key.quarter, self._session.dictionaries)
        self._heading.setText(heading or ("" if self._list.count() else _NOTHING))
        self._add.setEnabled(bool(chosen))

    @Slot()
    def _take(self) -> None:
        if chosen := self._chosen():
            self.accept()
            self._session.leave_field()
            report = self._session.report_to_fill()
            self._session.edit(partial(add_section, report=report, entries=chosen))
