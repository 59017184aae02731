"""An entry of a dictionary is written here: a new one, a changed one, or another name from a day on."""

from collections.abc import Iterator
from datetime import date
from enum import Enum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from db.dictionaries.entries import Entry
from db.dictionaries.lookup import Dictionaries
from db.dictionaries.writing import written
from desktop.services.dictionary_columns import (
    ALIASES,
    FIRST_DAY,
    LAST_DAY,
    NOTE,
    REFERENCES,
    TITLES,
    Column,
    Values,
    columns_of,
    entry_name,
    problems,
    proposed,
    quoted,
)
from desktop.ui.dialog_layout import button_row
from desktop.ui.entry_fields import ChoiceField, DayField, EntryField, LinesField, TicksField

_MARGIN, _BETWEEN = 16, 12  # pixels
_WIDTH, _HEIGHT = 36, 34  # in heights of a line
_SEVERAL = "spheres"  # the one column that holds ids of several
_TOO_EARLY = "Новое наименование должно действовать позже прежнего (с {:%d.%m.%Y})."
_TOO_LATE = "Прежнее наименование действует только по {:%d.%m.%Y}."
_SAME_NAME = "Похожая запись уже есть: {}."
_CODE = "id"


class Purpose(Enum):
    """What is written: the title of the dialog and its main button."""

    ADD = ("Новая запись", "Добавить")
    CHANGE = ("Правка записи", "Сохранить")
    RENAME = ("Новое наименование с даты", "Переименовать")


class EntryDialog(QDialog):
    """Takes what a person writes once nothing is wrong with it; what is wrong is said beside the field."""

    taken = Signal(object)  # Values

    def __init__(
        self,
        purpose: Purpose,
        kind: type[Entry],
        entry: Entry | None,
        dictionaries: Dictionaries,
        parent: QWidget | None = None,
        begun: Values | None = None,
    ) -> None:
        """`begun` is what is known already of an entry that is to be added."""
        super().__init__(parent)
        self._purpose, self._kind, self._entry = purpose, kind, entry
        self._dictionaries = dictionaries
        self._fields = dict(self._make_fields())
        self._values = written(entry) if entry else dict(begun or {})
        self._build()
        for name, field in self._fields.items():
            if purpose is not Purpose.RENAME or name != FIRST_DAY:
                field.show_value(self._values.get(name, ""))
            field.touched = name in (begun or {})  # nothing else is proposed there
            field.edited.connect(self._follow)

    def _make_fields(self) -> Iterator[tuple[str, EntryField]]:
        if self._purpose is Purpose.RENAME:
            yield FIRST_DAY, DayField("Действует с")
        for column in columns_of(self._kind):
            if column.name != _CODE or self._entry is None:
                yield column.name, self._field(column)
        if self._purpose is Purpose.RENAME:
            return
        yield ALIASES, LinesField("Другие наименования, каждое с новой строки")
        yield FIRST_DAY, DayField("Действует с (если известно)")
        yield LAST_DAY, DayField("Действует по (если известно)")
        yield NOTE, EntryField("Примечание")

    def _field(self, column: Column) -> EntryField:
        if target := REFERENCES.get(column.name):
            found = [(entry_name(each), each.id) for each in self._dictionaries.offered(target)]
            make = TicksField if column.name == _SEVERAL else ChoiceField
            return make(column.label, sorted(found))
        if column.choices:
            return ChoiceField(column.label, list(column.choices.items()))
        return EntryField(column.label)

    def _build(self) -> None:
        title, action = self._purpose.value
        self.setWindowTitle(f"{title} – {TITLES[self._kind]}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._hint = QLabel(wordWrap=True)
        self._hint.setProperty("soft", True)
        self._hint.hide()
        take = QPushButton(action, default=True)
        take.setProperty("main", True)
        take.clicked.connect(self._take)
        close = QPushButton("Отмена", autoDefault=False)
        close.clicked.connect(self.reject)
        buttons = button_row(close, take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_BETWEEN)
        layout.addWidget(self._page(), 1)
        layout.addWidget(self._hint)
        layout.addLayout(buttons)
        line = self.fontMetrics().lineSpacing()
        self.resize(line * _WIDTH, min(line * _HEIGHT, self.screen().availableSize().height() - 80))

    def _page(self) -> QScrollArea:
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 8, 0)
        rows.setSpacing(_BETWEEN)
        if self._purpose is Purpose.RENAME and self._entry:
            about = QLabel(f"До этого дня остается {quoted(entry_name(self._entry))}.", wordWrap=True)
            about.setProperty("soft", True)
            rows.addWidget(about)
        for field in self._fields.values():
            rows.addWidget(field)
        rows.addStretch()
        area = QScrollArea(widgetResizable=True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(page)
        page.setAutoFillBackground(False)
        self._area = area
        return area

    @Slot()
    def _follow(self) -> None:
        """Propose what follows from what is written now, and say which entry it is like."""
        if self._purpose is not Purpose.CHANGE:
            own = {name: field.value for name, field in self._fields.items() if field.touched}
            for name, text in proposed(self._kind, own).items():
                if name in self._fields:
                    self._fields[name].propose(text)
        alike = self._alike()
        self._hint.setText(_SAME_NAME.format(alike))
        self._hint.setVisible(bool(alike))

    def _alike(self) -> str:
        """Return what is called so already, "" if nothing is."""
        written_now = self._written()
        names = filter(None, (written_now.get(column.name) for column in columns_of(self._kind)[:2]))
        found = (each for name in names for each in self._dictionaries.find(name, among=(self._kind,)))
        own = self._entry.id if self._entry else None
        return next((entry_name(each) for each in found if each.id != own), "")

    def _written(self) -> dict[str, str]:
        return {name: field.value for name, field in self._fields.items()}

    @Slot()
    def _take(self) -> None:
        """Take what is written, or say what is wrong with it."""
        values = self._written()
        wrong = problems(self._kind, {**self._values, **values}, self._dictionaries)
        wrong |= dict(self._odd_days(values))
        wrong |= {name: field.problem() for name, field in self._fields.items() if field.problem()}
        for name, field in self._fields.items():
            field.say_problem(wrong.get(name, ""))
        if first := next((field for name, field in self._fields.items() if name in wrong), None):
            first.editor.setFocus(Qt.FocusReason.OtherFocusReason)
            self._area.ensureWidgetVisible(first)
            return
        self.taken.emit(values)
        self.accept()

    def _odd_days(self, values: dict[str, str]) -> Iterator[tuple[str, str]]:
        """Yield what is wrong with the day from which a new name is valid."""
        if self._purpose is not Purpose.RENAME or self._entry is None:
            return
        day = date.fromisoformat(values[FIRST_DAY]) if values[FIRST_DAY] else None
        first, last = self._entry.valid_from, self._entry.valid_to
        if day is None:
            yield FIRST_DAY, "Укажите, с какого дня действует новое наименование."
        elif first and day <= first:
            yield FIRST_DAY, _TOO_EARLY.format(first)
        elif last and day > last:
            yield FIRST_DAY, _TOO_LATE.format(last)
