"""«Кто работает за этим компьютером?»: asked at the first start, changeable later."""

from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.dictionaries.entries import Author
from db.dictionaries.lookup import Dictionaries
from db.entities import OFFICE
from db.folding import key

_QUESTION = "Кто работает за этим компьютером?"
_WHY = (
    "От этого зависят заголовок отчета и его вид. Выберите муниципальное образование или орган; "
    "изменить выбор можно позже: Файл, «Кто здесь работает…»."
)
_OFFICE_NAME = "Мы составляем сводный отчет"
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -8, Qt.Key.Key_PageDown: 8}
_ID = Qt.ItemDataRole.UserRole
_WIDTH, _HEIGHT = 34, 30  # in heights of a line


class AuthorChoice(QWidget):
    """A list of those who send reports, narrowed by what one types."""

    chosen = Signal(str)  # id of an author

    def __init__(self, dictionaries: Dictionaries, author: str | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._authors = dictionaries.offered(Author)
        self._build()
        self._connect()
        self._narrow("")
        self._mark(author)

    def _build(self) -> None:
        question = QLabel(_QUESTION, wordWrap=True)
        question.setProperty("heading", True)
        why = QLabel(_WHY, wordWrap=True)
        why.setProperty("soft", True)
        self._search = QLineEdit(placeholderText="Начните вводить название", clearButtonEnabled=True)
        self._search.setAccessibleName("Название отправителя")
        self._search.installEventFilter(self)
        self._list = QListWidget()
        self._list.setAccessibleName("Отправители")
        self._list.ensurePolished()  # rows are as high as the style sheet says only when it is known first
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none = QLabel("Такого названия в справочнике нет.")
        self._none.setProperty("soft", True)
        self._choose = QPushButton("Выбрать")
        self._choose.setEnabled(False)
        self._choose.setProperty("main", True)
        row = QHBoxLayout()
        row.addWidget(self._none)
        row.addStretch(1)
        row.addWidget(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        for widget in (question, why, self._search):
            layout.addWidget(widget)
        layout.addWidget(self._list, 1)
        layout.addLayout(row)
        self.setFocusProxy(self._search)

    def _connect(self) -> None:
        self._search.textChanged.connect(self._narrow)
        self._search.returnPressed.connect(self._say_chosen)
        self._list.itemActivated.connect(self._say_chosen)
        self._choose.clicked.connect(self._say_chosen)
        self._list.currentRowChanged.connect(self._note_choice)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        """Let the arrows of the keyboard go through the list while one types."""
        is_press = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        step = _STEPS.get(Qt.Key(cast(QKeyEvent, event).key())) if is_press else None
        if step is None:
            return super().eventFilter(watched, event)
        self._list.setCurrentRow(max(0, min(self._list.currentRow() + step, self._list.count() - 1)))
        return True

    @Slot(str)
    def _narrow(self, typed: str) -> None:
        """List the authors in whose names words begin as all those that were typed."""
        words = key(typed).split()
        self._list.clear()
        for author in self._authors:
            names = key(f"{author.name} {author.short_name} {_shown(author)}").split()
            if all(any(name.startswith(word) for name in names) for word in words):
                self._add(author)
        self._list.setCurrentRow(0 if words else -1)
        self._none.setVisible(not self._list.count())

    @Slot(int)
    def _note_choice(self, row: int) -> None:
        self._choose.setEnabled(row >= 0)

    def _add(self, author: Author) -> None:
        item = QListWidgetItem(_shown(author), self._list)
        item.setToolTip(author.name)
        item.setData(_ID, author.id)

    def _mark(self, author: str | None) -> None:
        for row in range(self._list.count()):
            if self._list.item(row).data(_ID) == author:
                self._list.setCurrentRow(row)

    @Slot()
    def _say_chosen(self) -> None:
        if item := self._list.currentItem():
            self.chosen.emit(item.data(_ID))


def _shown(author: Author) -> str:
    return _OFFICE_NAME if author.id == OFFICE else author.short_name


class AuthorPage(QWidget):
    """The question as a page of the window, before there is anything else to see."""

    chosen = Signal(str)

    def __init__(self, dictionaries: Dictionaries, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        choice = AuthorChoice(dictionaries, None)
        choice.setProperty("panel", True)
        choice.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        choice.setMaximumWidth(self.fontMetrics().lineSpacing() * _WIDTH)
        choice.chosen.connect(self.chosen)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addStretch(1)
        layout.addWidget(choice, 100)
        layout.addStretch(1)
        self.setFocusProxy(choice)


class AuthorDialog(QDialog):
    """The same question asked later."""

    chosen = Signal(str)

    def __init__(self, dictionaries: Dictionaries, author: str | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Кто здесь работает")
        choice = AuthorChoice(dictionaries, author, self)
        choice.chosen.connect(self.chosen)
        choice.chosen.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(choice)
        line = self.fontMetrics().lineSpacing()
        self.resize(line * _WIDTH, line * _HEIGHT)
