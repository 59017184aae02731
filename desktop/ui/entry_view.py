"""All that is known of an entry of a dictionary, to be looked at."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from db.dictionaries.entries import Entry, EntryOrigin
from db.dictionaries.lookup import Dictionaries
from db.dictionaries.writing import written
from desktop.services.dictionary_columns import REFERENCES, columns_of, entry_name

_MARGIN = 16  # pixels
_NOTHING = "Выберите запись в списке."
_ORIGINS = {
    EntryOrigin.SEED: "из поставки",
    EntryOrigin.CHANGED: "изменено вами",
    EntryOrigin.USER: "ваша запись",
}


class EntryView(QScrollArea):
    """Names, days, other names, note and origin, each line after what it is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Сведения о записи")
        self.setProperty("panel", True)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_entry(self, entry: Entry | None, dictionaries: Dictionaries) -> None:
        """Show an entry; None where none is chosen."""
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_MARGIN)
        heading = QLabel(entry_name(entry) if entry else _NOTHING, wordWrap=True)
        heading.setProperty("soft" if entry is None else "heading", True)
        layout.addWidget(heading)
        if entry:
            layout.addLayout(_lines(entry, dictionaries))
        layout.addStretch()
        self.setWidget(page)
        page.setAutoFillBackground(False)


def _lines(entry: Entry, dictionaries: Dictionaries) -> QFormLayout:
    form = QFormLayout()
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setVerticalSpacing(4)
    for name, said in told(entry, dictionaries):
        caption, text = QLabel(name), QLabel(said, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        caption.setProperty("caption", True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        text.setAccessibleName(f"{name}: {said}")
        text.setContentsMargins(0, 0, 0, 8)
        form.addRow(caption, text)
    return form


def told(entry: Entry, dictionaries: Dictionaries) -> Iterator[tuple[str, str]]:
    """Yield what is known of an entry, each after what it is; what is not known is left out."""
    values = written(entry)
    for column in columns_of(type(entry)):
        if text := values[column.name]:
            names = {value: name for name, value in column.choices.items()}
            yield column.label, _referred(column.name, text, dictionaries) or names.get(text, text)
    if entry.valid_from or entry.valid_to:
        yield "Действует", _days(entry)
    if entry.aliases:
        yield "Другие наименования", "\n".join(entry.aliases)
    if entry.note:
        yield "Примечание", entry.note
    if entry.merged_into:
        yield "Объединена с записью", _name(type(entry), entry.merged_into, dictionaries)
    yield "Откуда запись", _ORIGINS[entry.origin] + (", скрыта из выбора" if entry.hidden else "")


def _referred(column: str, text: str, dictionaries: Dictionaries) -> str:
    """Return the names of what ids in a column stand for, "" where it holds none."""
    if (kind := REFERENCES.get(column)) is None:
        return ""
    return ", ".join(_name(kind, entry_id, dictionaries) for entry_id in text.split("|"))


def _name(kind: type[Entry], entry_id: str, dictionaries: Dictionaries) -> str:
    entry = dictionaries.get(kind, entry_id)
    return entry_name(entry) if entry else entry_id


def _days(entry: Entry) -> str:
    first = f"с {entry.valid_from:%d.%m.%Y}" if entry.valid_from else ""
    last = f"по {entry.valid_to:%d.%m.%Y}" if entry.valid_to else ""
    return " ".join(filter(None, (first, last)))
