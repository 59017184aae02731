"""The fields in which an entry of a dictionary is written, each with room for what is wrong with it."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from db.folding import fold

_ID = Qt.ItemDataRole.UserRole
_PROPOSED = "Предложено программой, проверьте."
_NO_DAY = "Укажите день так: 01.04.2026."
_LIST_ROWS = 5


class EntryField(QWidget):
    """A text; other fields are made of it. `edited` is said when a person changes it, not the program."""

    edited = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self.touched = False  # by the person: nothing is proposed here any more
        self._name = label
        self._note = QLabel(wordWrap=True)
        self._note.hide()
        self.editor = self._make()
        self.editor.setAccessibleName(label)
        caption = QLabel(label)
        caption.setProperty("caption", True)
        caption.setBuddy(self.editor)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for widget in (caption, self.editor, self._note):
            layout.addWidget(widget)

    def _make(self) -> QWidget:
        self._line = QLineEdit()
        self._line.textEdited.connect(self._touch)
        return self._line

    @property
    def value(self) -> str:
        """What is written, as a table has it."""
        return fold(self._line.text())

    def show_value(self, value: str) -> None:
        """Show a value."""
        self._line.setText(value)

    def problem(self) -> str:
        """Return what cannot be read of what is written, "" if all can."""
        return ""

    def propose(self, value: str) -> None:
        """Put in what the program has worked out, and say so, unless the person has written here."""
        if self.touched or value == self.value:
            return
        self.show_value(value)
        self._say(_PROPOSED if value else "", failed=False)

    def say_problem(self, said: str) -> None:
        """Say beside the field what is wrong with it; "" that nothing is."""
        if said or self._note.property("failed"):
            self._say(said, failed=bool(said))

    def _say(self, said: str, *, failed: bool) -> None:
        self._note.setText(said)
        self._note.setProperty("failed", failed)
        self._note.setProperty("caption", True)
        self._note.style().polish(self._note)
        self._note.setVisible(bool(said))
        self.editor.setProperty("failed", failed)
        self.editor.style().polish(self.editor)
        self.editor.setAccessibleDescription(said)

    @Slot()
    def _touch(self) -> None:
        self.touched = True
        self._say("", failed=False)
        self.edited.emit()


class DayField(EntryField):
    """A day, typed as people write it."""

    @property
    def value(self) -> str:
        """The day as a table has it; "" for none and for what is no day."""
        day = self._day()
        return day.isoformat() if day else ""

    def show_value(self, value: str) -> None:
        """Show a day."""
        self._line.setText(f"{date.fromisoformat(value):%d.%m.%Y}" if value else "")

    def problem(self) -> str:
        """Return what is wrong with what is typed."""
        return _NO_DAY if fold(self._line.text()) and self._day() is None else ""

    def _make(self) -> QWidget:
        made = super()._make()
        self._line.setPlaceholderText("дд.мм.гггг")
        return made

    def _day(self) -> date | None:
        try:
            return datetime.strptime(fold(self._line.text()), "%d.%m.%Y").date()
        except ValueError:
            return None


class LinesField(EntryField):
    """Several texts, one on a line."""

    @property
    def value(self) -> str:
        """The texts as a table has them."""
        lines = (fold(line) for line in self._text.toPlainText().splitlines())
        return "|".join(dict.fromkeys(filter(None, lines)))

    def show_value(self, value: str) -> None:
        """Show texts."""
        with QSignalBlocker(self._text):
            self._text.setPlainText(value.replace("|", "\n"))

    def problem(self) -> str:
        """Return what no text may hold."""
        return "Знак «|» здесь недопустим." if "|" in self._text.toPlainText() else ""

    def _make(self) -> QWidget:
        self._text = QPlainTextEdit(tabChangesFocus=True)
        self._text.setFixedHeight(self._text.fontMetrics().lineSpacing() * _LIST_ROWS)
        self._text.textChanged.connect(self._touch)
        return self._text


class ChoiceField(EntryField):
    """One of several values, found by any part of its name."""

    def __init__(self, label: str, choices: Sequence[tuple[str, str]]) -> None:
        """`choices` are names with their values; none can be chosen as well."""
        self._choices = choices
        super().__init__(label)

    @property
    def value(self) -> str:
        """The value that is chosen."""
        place = self._box.findText(self._box.currentText(), Qt.MatchFlag.MatchFixedString)
        return str(self._box.itemData(place) or "") if place >= 0 else ""

    def show_value(self, value: str) -> None:
        """Choose a value; one that is not offered is offered now."""
        if self._box.findData(value) < 0:
            self._box.addItem(value, value)
        self._box.setCurrentIndex(self._box.findData(value))

    def problem(self) -> str:
        """Return what is wrong with a name that is not offered."""
        return "Выберите из списка." if fold(self._box.currentText()) and not self.value else ""

    def _make(self) -> QWidget:
        self._box = QComboBox(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.addItem("", "")
        for name, value in self._choices:
            self._box.addItem(name, value)
        completer = QCompleter(self._box.model(), self._box)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._box.setCompleter(completer)
        self._box.activated.connect(self._touch)
        self._box.editTextChanged.connect(self._touch_text)
        return self._box

    @Slot()
    def _touch_text(self) -> None:
        if self._box.hasFocus():
            self._touch()


class TicksField(EntryField):
    """Several of the values that are offered."""

    def __init__(self, label: str, choices: Sequence[tuple[str, str]]) -> None:
        self._choices = choices
        super().__init__(label)

    @property
    def value(self) -> str:
        """The values that are ticked, as a table has them."""
        items = (self._list.item(row) for row in range(self._list.count()))
        return "|".join(item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked)

    def show_value(self, value: str) -> None:
        """Tick values."""
        ticked = value.split("|")
        with QSignalBlocker(self._list):
            for row in range(self._list.count()):
                item = self._list.item(row)
                is_on = item.data(_ID) in ticked
                item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)

    def _make(self) -> QWidget:
        self._list = QListWidget()
        self._list.setFixedHeight(self._list.fontMetrics().lineSpacing() * _LIST_ROWS * 2)
        for name, value in self._choices:
            item = QListWidgetItem(name, self._list)
            item.setData(_ID, value)
            item.setCheckState(Qt.CheckState.Unchecked)
        self._list.setCurrentRow(0)
        self._list.itemChanged.connect(self._touch)
        return self._list
