"""The form: the five texts of the chosen event and its section, saved while one types."""

from dataclasses import replace
from typing import cast

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QVBoxLayout, QWidget

from db.entities import Event, Field, Report
from db.folding import fold
from desktop.ui.assistance import Assistance
from desktop.ui.completing import Completing
from desktop.ui.facts import Facts
from desktop.ui.recalled import Recalled
from desktop.ui.session import Session
from desktop.ui.widening import Widening
from desktop.ui.widgets.growing_text import GrowingText
from desktop.ui.widgets.period_field import PeriodField
from desktop.ui.widgets.place_field import PlaceField
from desktop.ui.widgets.section_field import SectionField
from desktop.ui.widgets.text_field import TextField

# In milliseconds from the first unsaved key, however many follow. What is promised is 800: the rest is
# for the timer, which may be late by a twentieth, and for the writing itself.
SAVED_AFTER = 700
TOLD_AFTER = 100  # milliseconds: no more often is it told what is being typed

_EMPTY = {  # by whether there are events to choose, and whether they are there for reading only
    (True, False): "Выберите мероприятие в списке или создайте новое: Ctrl+N",
    (False, False): "В отчете пока нет мероприятий. Создайте первое: Ctrl+N",
    (True, True): "Выберите мероприятие в списке",
    (False, True): "В отчете нет мероприятий",
}
_READ_ONLY = "Хранилище открыто только для чтения: изменить мероприятие нельзя."
_MARGIN, _BETWEEN = 16, 12  # pixels: around the form, between its fields


class EventForm(QScrollArea):
    """Shows the chosen event of a session; looking at it changes nothing."""

    def __init__(self, session: Session, parent: QWidget | None = None, *, read_only: bool = False) -> None:
        super().__init__(parent)
        self._session = session
        self._read_only = read_only
        self._shown: Event | None = None
        self._assistance = Assistance(session, self)
        self._timer = QTimer(self, singleShot=True, interval=SAVED_AFTER)
        self._tell = QTimer(self, singleShot=True, interval=TOLD_AFTER)
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
        self._page = QWidget()
        self._build_fields(QVBoxLayout(self._page))
        content = QWidget()
        pages = QVBoxLayout(content)
        pages.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        pages.addWidget(self._empty)
        pages.addWidget(self._page)
        self.setWidget(content)
        content.setAutoFillBackground(False)

    def _build_fields(self, layout: QVBoxLayout) -> None:
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_BETWEEN)
        if self._read_only:
            layout.addWidget(QLabel(_READ_ONLY, wordWrap=True))
        self._section = SectionField("Раздел", self._session.dictionaries)
        self._session.office.dictionaries_changed.connect(self._section.use)
        self._period = PeriodField("Сроки")
        self._session.office.settings_changed.connect(self._use_window)
        self._use_window()
        self.fields = {
            Field.TITLE: TextField("Наименование", 2),
            Field.PLACE: PlaceField("Место"),
            Field.PERIOD: self._period,
            Field.CONTENT: TextField("Цель, содержание и результат", 4),
            Field.PARTICIPANTS: TextField("Участники", 2),
        }
        self._facts = Facts(self._session)
        for row in (self._section, *self.fields.values(), self._facts):
            layout.addWidget(row)
        layout.addStretch()
        self._is_locked = False
        self._lock(is_locked=self._read_only)

    @Slot()
    def _use_window(self) -> None:
        self._period.use_window(self._session.office.window)

    def _connect(self) -> None:
        for field in self.fields.values():
            self._assistance.give(field.editor)
            field.edited.connect(self._note_edit)
            field.edited.connect(self._facts.get_ready)
            field.left.connect(self._leave)
            field.editor.cursorPositionChanged.connect(self._keep_cursor_in_sight)
        self._completing = Completing(self._session, self.fields, self)
        self._widening = Widening(self._session, self.fields, self)
        self.verticalScrollBar().rangeChanged.connect(self._keep_cursor_in_sight)  # a field has grown
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._keep_focus_in_sight)
        self._section.picked.connect(self._session.set_section)
        self._timer.timeout.connect(self.save)
        self._tell.timeout.connect(self._tell_typed)
        self._session.save_typed_by(self.settle)
        self._session.report_shown.connect(self.show_report)
        self._session.event_chosen.connect(self.show_event)
        self._session.event_changed.connect(self._show_changed)
        # It hears of an event after its texts stand.
        self.recalled = Recalled(self._session, self.fields, self._facts.repeat, self)

    def focus_title(self) -> None:
        """Begin to write a new event."""
        self.focus_field(Field.TITLE)

    def focus_field(self, field: Field) -> None:
        """Go to a text of the event."""
        self.fields[field].setFocus(Qt.FocusReason.OtherFocusReason)
        self._keep_cursor_in_sight()

    def select(self, field: Field, start: int, end: int) -> None:
        """Go to characters of a text of the event."""
        editor = self.fields[field].editor
        editor.setTextCursor(editor.cursor_over(start, end))
        self.focus_field(field)

    def focus_section(self) -> None:
        """Go to the section of the event."""
        self._section.setFocus(Qt.FocusReason.OtherFocusReason)

    def selected_text(self) -> str:
        """Return what is selected in the field that is written in, "" where nothing is."""
        editors = (field.editor for field in self.fields.values())
        editor = next((each for each in editors if each.hasFocus()), None)
        return fold(editor.textCursor().selectedText()) if editor else ""

    def end(self) -> None:
        """Ask the store no more: it is to be closed."""
        self._completing.end()

    @Slot()
    def save(self) -> None:
        """Save what was typed; if that fails it stays typed and is saved with the next key."""
        self._timer.stop()
        for field in self._typed():
            self._session.set_field(field, self.fields[field].text())

    def settle(self) -> None:
        """Save what was typed in the shape in which it is kept: the visit to its field ends."""
        for field in self.fields.values():
            field.settle()
        self.save()

    def _typed(self) -> list[Field]:
        """Return the fields whose text is not saved yet."""
        shown = self._shown
        return [name for name, field in self.fields.items() if shown and field.text() != shown.texts[name]]

    @Slot(object)
    def show_report(self, report: Report | None) -> None:
        """Offer the sections of a report, where there is a choice."""
        is_locked = report is not None and report.prepared_at is not None
        self._lock(is_locked=self._read_only or is_locked)
        self._empty.setText(_EMPTY[bool(report and report.events), self._read_only or is_locked])
        self._section.offer(report)
        for field in self.fields.values():
            field.show_quarter(self._session.key.quarter if self._session.key else None)

    def _lock(self, *, is_locked: bool) -> None:
        """Let nothing be changed: the store is for reading only, or the report is prepared to be sent."""
        if is_locked == self._is_locked:
            return
        self._is_locked = is_locked
        self._section.setEnabled(not is_locked)
        self._facts.set_read_only(is_locked)
        for field in self.fields.values():
            field.set_read_only(is_locked)

    @Slot(object)
    def show_event(self, event: Event | None) -> None:
        """Show an event, or what to do where none is chosen."""
        self._page.setVisible(event is not None)
        self._empty.setVisible(event is None)
        if event is None:
            self._shown = None
        elif self._shown and self._shown.id == event.id:
            self._show_changed(event)
        else:
            self._show_another(event)

    def _show_another(self, event: Event) -> None:
        self._shown = event
        for name, field in self.fields.items():
            field.show_text(event.texts[name], anew=True)
        self._section.show_section(event)
        self.verticalScrollBar().setValue(0)

    @Slot(object)
    def _show_changed(self, event: Event) -> None:
        """Show what was changed elsewhere; what is typed and not saved yet stays as it is."""
        before = self._shown
        if before is None or before.id != event.id:
            return
        self._shown = event
        for name, field in self.fields.items():
            if event.texts[name] != before.texts[name]:
                field.show_text(event.texts[name])
        self._section.show_section(event)

    @Slot()
    def _note_edit(self) -> None:
        for timer in (self._timer, self._tell):
            if not timer.isActive():
                timer.start()

    @Slot()
    def _tell_typed(self) -> None:
        """Tell those who show the event what is being typed."""
        if (shown := self._shown) and (typed := self._typed()):
            texts = replace(shown.texts, **{name.value: self.fields[name].text() for name in typed})
            self._session.typed.emit(replace(shown, texts=texts))

    @Slot()
    def _leave(self) -> None:
        """End the visit to a field; the message that it could not be saved is no reason to try again."""
        if self._timer.isActive() or not self._typed():
            self._session.leave_field()

    @Slot()
    def _keep_cursor_in_sight(self) -> None:
        """Scroll the form to the line that is written: a field as high as its text has no bar of its own."""
        editor = self.focusWidget()
        if isinstance(editor, GrowingText) and editor.hasFocus():
            line = editor.cursorRect()
            place = editor.viewport().mapTo(self.widget(), line.center())
            self.ensureVisible(place.x(), place.y(), 0, 2 * line.height())

    @Slot(QWidget, QWidget)
    def _keep_focus_in_sight(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Scroll to what has the keys: Qt does so only where they came from within."""
        if new and self.widget().isAncestorOf(new) and not isinstance(new, GrowingText):
            self.ensureWidgetVisible(new)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's own name, as below
        """Give back with Esc what was typed before a field put it into its own shape."""
        if event.key() == Qt.Key.Key_Escape and any(field.give_back() for field in self.fields.values()):
            return
        super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Save before the window is gone."""
        super().hideEvent(event)
        self._leave()
