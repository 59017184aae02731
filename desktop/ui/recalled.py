"""What the form recalls: of a copy what was moved on and when it was last, and what was entered last."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QLabel

from db.entities import Event, Field
from db.folding import fold
from desktop.services.copying import CopyNote
from desktop.services.lasting import LASTING
from desktop.ui.session import Session
from desktop.ui.theme import colors_of
from desktop.ui.widgets.text_field import TextField

_WHEN = {0: "В исходном мероприятии", 1: "В прошлом году"}
_YEARS_AGO = "В {} году"
_LAYER = "recalled"  # of marks in a field
_REPEATS = "F7"
_REPEATS_WHERE = "F7 повторяет место, участников или сферу прошлого мероприятия в пустом поле."
_CARRIED = "Сроки взяты из прошлого отчета, проверьте их."
_SHOWN_OF_LAST = 60  # characters of what was entered last


class Recalled(QObject):
    """Stands beside the fields of a form and shows in them what is recalled of the chosen event."""

    def __init__(
        self,
        session: Session,
        fields: Mapping[Field, TextField],
        repeat_elsewhere: Callable[[], bool],
        parent: QObject,
    ) -> None:
        """`repeat_elsewhere` repeats what is no text, if that is meant."""
        super().__init__(parent)
        self._session = session
        self._fields = fields
        self._repeat_elsewhere = repeat_elsewhere
        self._period = _note(fields[Field.PERIOD])
        moved = (name for name in fields if name is not Field.PERIOD)
        self._moved: dict[Field, QLabel] = {name: _note(fields[name]) for name in moved}
        for name, field in fields.items():
            field.left.connect(partial(self._look_at, name))
        fields[Field.PERIOD].edited.connect(self._show_period)
        session.event_chosen.connect(self.show_event)
        session.event_changed.connect(self.show_event)
        self.show_event(session.chosen)

    @property
    def _read_only(self) -> bool:
        return any(field.editor.isReadOnly() for field in self._fields.values())

    @Slot(object)
    def show_event(self, event: Event | None) -> None:
        """Show what is recalled of an event; what was entered last is offered where nothing stands yet."""
        note = self._session.copied_from(event) if event else None
        self._show_period()
        for name, label in self._moved.items():
            self._mark(name, label, note)
        for name in LASTING:
            offered = "" if event is None or self._read_only else fold(self._session.last_entered(name))
            self._fields[name].editor.setPlaceholderText(hint(offered))

    def repeat(self) -> None:
        """Put what was entered last into the field that is written in, where nothing stands yet."""
        if self._repeat_elsewhere():
            return
        here = (name for name in LASTING if self._fields[name].editor.hasFocus())
        name = next(here, None)
        last = self._session.last_entered(name) if name else ""
        if name is None or self._fields[name].text() or not last:
            self._session.told.emit(_REPEATS_WHERE)
        elif not self._read_only:
            self._fields[name].editor.insertPlainText(last)

    @Slot()
    def _show_period(self) -> None:
        """Say when the event was last, as long as no period is entered, or that it is last quarter's."""
        event = self._session.chosen
        note = self._session.copied_from(event) if event else None
        if note and note.of(Field.PERIOD):
            self._period.setText(_CARRIED)
            self._period.show()
            return
        is_shown = note is not None and bool(note.period) and not self._fields[Field.PERIOD].text()
        if note and is_shown and self._session.key:
            year = self._session.key.quarter.year - note.years
            self._period.setText(f"{_WHEN.get(note.years, _YEARS_AGO.format(year))}: {fold(note.period)}")
        self._period.setVisible(is_shown)

    def _mark(self, name: Field, label: QLabel, note: CopyNote | None) -> None:
        """Tint what was moved on in a text and say under it what it was."""
        marks = note.of(name) if note else ()
        editor = self._fields[name].editor
        colors = colors_of(editor.palette())
        drawn = []
        for mark in marks:
            look = QTextCharFormat()
            look.setBackground(QColor(colors.draft_ground if mark.needs_look else colors.selection))
            drawn.append((mark.start, mark.end, look))
        editor.mark(_LAYER, drawn)
        moved = (f"{mark.before} → {mark.after}" for mark in marks)
        needs_look = any(mark.needs_look for mark in marks)
        label.setText(f"{'Проверьте' if needs_look else 'Изменено'}: {', '.join(moved)}")
        label.setVisible(bool(marks))

    def _look_at(self, name: Field) -> None:
        """Take the marks of a field away: a person has been there."""
        event, label = self._session.chosen, self._moved.get(name)
        if event and label and label.isVisible():
            self._session.copying.look_at(event.id, name)
            self._mark(name, label, self._session.copied_from(event))


def _note(field: TextField) -> QLabel:
    label = QLabel(wordWrap=True)
    label.setProperty("caption", True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    field.below.addWidget(label)
    label.hide()
    return label


def hint(offered: str) -> str:
    """Say in an empty field what its key puts in."""
    if not offered:
        return ""
    shown = offered if len(offered) <= _SHOWN_OF_LAST else offered[: _SHOWN_OF_LAST - 1].rstrip() + "…"
    return f"{_REPEATS}: {shown}"
