"""The form: the five texts of the chosen event and its section, saved while one types."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from db.entities import Event, Field, Report, Section
from desktop.report.period_told import Told, tell
from desktop.services.naming import section_name
from desktop.ui.session import Session
from desktop.ui.widgets.growing_text import GrowingText

# In milliseconds from the first unsaved key, however many follow. What is promised is 800: the rest is
# for the timer, which may be late by a twentieth, and for the writing itself.
SAVED_AFTER = 700

_LABELS = {
    Field.TITLE: "Наименование",
    Field.PLACE: "Место",
    Field.PERIOD: "Сроки",
    Field.CONTENT: "Цель, содержание и результат",
    Field.PARTICIPANTS: "Участники",
}
_LEAST_LINES = {Field.TITLE: 2, Field.CONTENT: 4, Field.PARTICIPANTS: 2}
_EMPTY = {  # by whether there are events to choose, and whether they are there for reading only
    (True, False): "Выберите мероприятие в списке или создайте новое: Ctrl+N",
    (False, False): "В отчете пока нет мероприятий. Создайте первое: Ctrl+N",
    (True, True): "Выберите мероприятие в списке",
    (False, True): "В отчете нет мероприятий",
}
_READ_ONLY = "Хранилище открыто только для чтения: изменить мероприятие нельзя."
_NO_SECTION = "Без раздела"
_MARGIN, _BETWEEN, _CLOSE = 16, 12, 4  # pixels: around the form, between its fields, under a label


class EventForm(QScrollArea):
    """Shows the chosen event of a session; looking at it changes nothing."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self._session = session
        self._read_only = read_only
        self._shown: Event | None = None
        self._choices: Sequence[Section | None] = ()
        self._timer = QTimer(self, singleShot=True, interval=SAVED_AFTER)
        self._build()
        self._connect()
        self.show_report(session.report)
        self.show_event(session.chosen)

    def _build(self) -> None:
        self.setAccessibleName("Мероприятие")
        self.setProperty("panel", True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # only what is in it can be written in
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("soft", True)
        self._fields = QWidget()
        self._build_fields(QVBoxLayout(self._fields))
        content = QWidget()
        pages = QVBoxLayout(content)
        pages.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        pages.addWidget(self._empty)
        pages.addWidget(self._fields)
        self.setWidget(content)
        content.setAutoFillBackground(False)

    def _build_fields(self, layout: QVBoxLayout) -> None:
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_BETWEEN)
        if self._read_only:
            layout.addWidget(QLabel(_READ_ONLY, wordWrap=True))
        self._section = _SectionChoice()
        self._section.setEnabled(not self._read_only)
        self._section_row = _labelled("Раздел", self._section)
        layout.addWidget(self._section_row)
        self._texts = {field: GrowingText(_LEAST_LINES.get(field, 1)) for field in Field}
        self._note = QLabel(wordWrap=True)
        self._note.setProperty("caption", True)
        for field, text in self._texts.items():
            text.setReadOnly(self._read_only)
            row = _labelled(_LABELS[field], text, *([self._note] if field is Field.PERIOD else []))
            layout.addWidget(row)
        layout.addStretch()

    def _connect(self) -> None:
        for text in self._texts.values():
            text.edited.connect(self._note_edit)
            text.left.connect(self._leave)
            text.cursorPositionChanged.connect(self._keep_cursor_in_sight)
        self.verticalScrollBar().rangeChanged.connect(self._keep_cursor_in_sight)  # a field has grown
        self._texts[Field.PERIOD].edited.connect(self._tell_period)
        self._section.activated.connect(self._move_to_section)
        self._timer.timeout.connect(self.save)
        self._session.save_typed_by(self.save)
        self._session.report_shown.connect(self.show_report)
        self._session.event_chosen.connect(self.show_event)
        self._session.event_changed.connect(self._show_changed)

    def focus_title(self) -> None:
        """Begin to write a new event."""
        self.focus_field(Field.TITLE)

    def focus_field(self, field: Field) -> None:
        """Go to a text of the event."""
        self._texts[field].setFocus(Qt.FocusReason.OtherFocusReason)
        self._keep_cursor_in_sight()

    @Slot()
    def save(self) -> None:
        """Save what was typed; if that fails it stays typed and is saved with the next key."""
        self._timer.stop()
        for field in self._typed():
            self._session.set_field(field, self._texts[field].text())

    def _typed(self) -> list[Field]:
        """Return the fields whose text is not saved yet."""
        shown = self._shown
        return [field for field, text in self._texts.items() if shown and text.text() != shown.texts[field]]

    @Slot(object)
    def show_report(self, report: Report | None) -> None:
        """Offer the sections of a report, where there is a choice."""
        choices: list[Section | None] = list(report.sections) if report else []
        if report and any(event.section_id is None for event in report.events):
            choices.insert(0, None)
        self._empty.setText(_EMPTY[bool(report and report.events), self._read_only])
        self._section_row.setVisible(len(choices) > 1)
        if choices != self._choices:
            self._choices = choices
            self._offer(choices)

    @Slot(object)
    def show_event(self, event: Event | None) -> None:
        """Show an event, or what to do where none is chosen."""
        self._fields.setVisible(event is not None)
        self._empty.setVisible(event is None)
        if event is None:
            self._shown = None
        elif self._shown and self._shown.id == event.id:
            self._show_changed(event)
        else:
            self._show_another(event)

    def _show_another(self, event: Event) -> None:
        self._shown = event
        for field, text in self._texts.items():
            text.set_text(event.texts[field])
            text.put_cursor(0)
        self._show_section(event)
        self._tell_period()
        self.verticalScrollBar().setValue(0)

    @Slot(object)
    def _show_changed(self, event: Event) -> None:
        """Show what was changed elsewhere; what is typed and not saved yet stays as it is."""
        before = self._shown
        if before is None or before.id != event.id:
            return
        self._shown = event
        for field, text in self._texts.items():
            if event.texts[field] != before.texts[field]:
                text.set_text(event.texts[field])
        self._show_section(event)
        self._tell_period()

    def _show_section(self, event: Event) -> None:
        ids = [section.id if section else None for section in self._choices]
        with QSignalBlocker(self._section):
            self._section.setCurrentIndex(ids.index(event.section_id) if event.section_id in ids else -1)

    def _offer(self, choices: Sequence[Section | None]) -> None:
        with QSignalBlocker(self._section):
            self._section.clear()
            for place, section in enumerate(choices):
                self._section.addItem(self._section_name(section))
                if section:
                    self._section.setItemData(place, section.heading, Qt.ItemDataRole.ToolTipRole)

    def _section_name(self, section: Section | None) -> str:
        if section is None or self._session.report is None:
            return _NO_SECTION
        return section_name(section, self._session.report.key, self._session.dictionaries)

    @Slot(int)
    def _move_to_section(self, place: int) -> None:
        self._session.set_section(self._choices[place])

    @Slot()
    def _note_edit(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _leave(self) -> None:
        """End the visit to a field; the message that it could not be saved is no reason to try again."""
        if self._timer.isActive() or not self._typed():
            self._session.leave_field()

    @Slot()
    def _tell_period(self) -> None:
        key = self._session.key
        field = self._texts[Field.PERIOD]
        told = tell(field.text(), key.quarter if key else None)
        _mark(self._note, told)
        _mark(field, told)
        field.setAccessibleDescription(told.line)
        self._note.setText(told.line)
        self._note.setVisible(bool(told.line))

    @Slot()
    def _keep_cursor_in_sight(self) -> None:
        """Scroll the form to the line that is written: a field as high as its text has no bar of its own."""
        field = self.focusWidget()
        if isinstance(field, GrowingText) and field.hasFocus():
            line = field.cursorRect()
            place = field.viewport().mapTo(self.widget(), line.center())
            self.ensureVisible(place.x(), place.y(), 0, 2 * line.height())

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  Qt's own name
        """Save before the window is gone."""
        super().hideEvent(event)
        self._leave()


class _SectionChoice(QComboBox):
    """A choice that does not change when the form is scrolled over it by the wheel."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's own name
        """Leave the wheel to the form."""
        event.ignore()


def _labelled(name: str, field: QWidget, *notes: QWidget) -> QWidget:
    """Return a field with its label above and notes below."""
    label = QLabel(name)
    label.setProperty("caption", True)
    label.setBuddy(field)
    field.setAccessibleName(name)
    row = QWidget()
    layout = QVBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(_CLOSE)
    for widget in (label, field, *notes):
        layout.addWidget(widget)
    return row


def _mark(widget: QWidget, told: Told) -> None:
    """Colour a widget by whether the period must be mended."""
    if bool(widget.property("failed")) != told.wrong:
        widget.setProperty("failed", told.wrong)
        widget.style().polish(widget)
