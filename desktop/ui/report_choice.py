"""Three fields that say which report it is: its kind, its quarter and who sends it."""

from datetime import date

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from db.dictionaries.entries import Author
from db.dictionaries.lookup import Dictionaries
from db.entities import OFFICE, Quarter, ReportKind
from desktop.report.printed import Identity
from desktop.report.wording import quarter_name

_FIRST_YEAR = 2015
_KINDS = {
    ReportKind.MUNICIPAL: "Муниципальные образования",
    ReportKind.EXECUTIVE: "Исполнительные органы",
}


class ReportChoice(QWidget):
    """Shows which report it is, as far as that is known, and lets a person say the rest or otherwise."""

    chosen = Signal(object)  # Identity: a person has chosen something

    def __init__(self, dictionaries: Dictionaries, today: date) -> None:
        super().__init__()
        self._dictionaries = dictionaries
        self._kind = QComboBox(placeholderText="Выберите вид")
        self._quarter = QComboBox(placeholderText="Выберите квартал")
        self._author = QComboBox(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self._build(today)
        self._connect()

    def _build(self, today: date) -> None:
        for kind, name in _KINDS.items():
            self._kind.addItem(name, kind.value)
        for quarter in _quarters(Quarter.of(today).next):
            self._quarter.addItem(quarter_name(quarter), str(quarter))
        self._author.setMaxVisibleItems(16)
        if line := self._author.lineEdit():
            line.setPlaceholderText("Выберите или начните вводить название")
        self._list_authors(None)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(_captioned("&Вид отчета", self._kind), 3)
        layout.addLayout(_captioned("&Квартал", self._quarter), 2)
        layout.addLayout(_captioned("О&тправитель", self._author), 4)

    def _connect(self) -> None:
        self._kind.activated.connect(self._take_kind)
        self._quarter.activated.connect(self._say)
        self._author.activated.connect(self._say)
        if line := self._author.lineEdit():
            line.editingFinished.connect(self._settle_author)

    @property
    def identity(self) -> Identity:
        """Which report it is, as far as that is chosen."""
        kind, quarter = self._kind.currentData(), self._quarter.currentData()
        return Identity(
            ReportKind(kind) if kind else None,
            Quarter.parse(quarter) if quarter else None,
            self._author.currentData(),
        )

    def show_identity(self, identity: Identity) -> None:
        """Show which report it is; what is not known stays to be chosen."""
        with QSignalBlocker(self):
            _choose(self._kind, identity.kind)
            quarter = str(identity.quarter) if identity.quarter else None
            if identity.quarter and self._quarter.findData(quarter) < 0:
                self._quarter.addItem(quarter_name(identity.quarter), quarter)
            _choose(self._quarter, quarter)
            self._list_authors(identity.kind)
            _choose(self._author, identity.author)

    def focus_missing(self) -> None:
        """Put the focus where something is still to be chosen."""
        for box in (self._kind, self._quarter, self._author):
            if box.currentIndex() < 0:
                box.setFocus()
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's own name
        """Keep Enter here: it ends the choice, and must not accept the whole file."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    def _list_authors(self, kind: ReportKind | None) -> None:
        """Offer the authors of a kind of report, the consolidated report first."""
        self._author.clear()
        for author in self._dictionaries.offered(Author):
            if author.id == OFFICE or kind is None or author.kind == kind:
                self._author.addItem(_capital(author.short_name), author.id)
        self._author.setCurrentIndex(-1)
        completer = QCompleter(self._author.model(), self._author)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._author.setCompleter(completer)

    @Slot()
    def _take_kind(self) -> None:
        """Offer the authors of the kind; the one that was chosen stays if it is among them."""
        author = self._author.currentData()
        self._list_authors(self.identity.kind)
        _choose(self._author, author)
        self._say()

    @Slot()
    def _settle_author(self) -> None:
        """Take the author whose name was typed, or show again who is chosen."""
        place = self._author.findText(self._author.currentText(), Qt.MatchFlag.MatchFixedString)
        if place < 0:
            self._author.setEditText(self._author.itemText(self._author.currentIndex()))
        elif place != self._author.currentIndex():
            self._author.setCurrentIndex(place)
            self._say()

    @Slot()
    def _say(self) -> None:
        self.chosen.emit(self.identity)


def _quarters(newest: Quarter) -> list[Quarter]:
    """Return the quarters to choose from, the newest first."""
    quarters = [newest]
    while quarters[-1].previous.year >= _FIRST_YEAR:
        quarters.append(quarters[-1].previous)
    return quarters


def _choose(box: QComboBox, value: str | None) -> None:
    box.setCurrentIndex(-1 if value is None else box.findData(value))


def _captioned(caption: str, box: QComboBox) -> QVBoxLayout:
    box.setAccessibleName(caption.replace("&", ""))
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(12)
    label = QLabel(caption)
    label.setProperty("caption", True)
    label.setBuddy(box)
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(label)
    column.addWidget(box)
    return column


def _capital(name: str) -> str:
    return f"{name[:1].upper()}{name[1:]}"
