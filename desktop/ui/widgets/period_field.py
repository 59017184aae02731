"""The field for when an event takes place: it says how it was read, and is left in the house style."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QLabel, QToolButton, QWidget

from db.entities import Period, Quarter
from db.folding import fold
from desktop import paths
from desktop.report.period import format_period, parse
from desktop.report.period_told import tell
from desktop.report.window import USUAL, WindowSettings
from desktop.ui.keys import CALENDAR
from desktop.ui.widgets.calendar import Calendar
from desktop.ui.widgets.text_field import TextField

_GIVES_BACK = "{} · Esc – вернуть «{}»"


class PeriodField(TextField):
    """A text that is read as a period. What a person typed is put into the house style when it is left."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._quarter: Quarter | None = None
        self._window = USUAL
        self._is_typed_in = False  # in this visit
        self._came = ""  # as it was shown, before a person typed
        self._typed: str | None = None  # what stood here before the house style was put in
        self._note = QLabel(wordWrap=True)
        self._note.setProperty("caption", True)
        self.below.addWidget(self._note)
        self._button = QToolButton()
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setIcon(QIcon(str(paths.resources() / "icons" / "calendar.svg")))
        self._button.setProperty("beside", True)
        self._button.setAccessibleName("Календарь")
        self._button.setToolTip("Календарь (Alt+Вниз)")
        self._button.clicked.connect(self.open_calendar)
        self.beside.addWidget(self._button, 0, Qt.AlignmentFlag.AlignTop)
        for keys in CALENDAR.pressed:
            self.on_keys(keys, self.open_calendar)
        self._tell()

    def set_read_only(self, read_only: bool) -> None:
        """Take no keys and offer no calendar."""
        super().set_read_only(read_only)
        self._button.setVisible(not read_only)

    def show_text(self, text: str, *, anew: bool = False) -> None:
        """Show a text and how it is read; what was typed before is no longer to be had."""
        if anew or text != self.text():
            self._is_typed_in, self._typed, self._came = False, None, text
        super().show_text(text, anew=anew)
        self._tell()

    def show_quarter(self, quarter: Quarter | None) -> None:
        """Read in a report for another quarter."""
        self._quarter = quarter
        self._tell()

    def use_window(self, window: WindowSettings) -> None:
        """Read by other days of collection."""
        self._window = window
        self._tell()

    def settle(self) -> None:
        """Put the house style in where a person has typed what can be read, and not taken it back."""
        if not self._is_typed_in:
            return
        self._is_typed_in = False
        typed = self.text()
        if typed == self._came:
            return
        period = parse(typed, self._quarter, self._window)
        if isinstance(period, Period) and (written := format_period(period)) != typed:
            self._put(written)
            self._typed = typed

    def give_back(self) -> bool:
        """Show what was typed before the house style was put in; it stays so until one types again."""
        if self._typed is None:
            return False
        typed, self._typed = self._typed, None
        self._put(typed)
        return True

    @Slot()
    def open_calendar(self) -> None:
        """Let days be picked; what is picked takes the place of the text."""
        if self._quarter is None or self.editor.isReadOnly():
            return
        self.editor.setFocus(Qt.FocusReason.PopupFocusReason)
        period = parse(self.text(), self._quarter, self._window)
        shown = period if isinstance(period, Period) else None
        calendar = Calendar(shown, self._quarter, self, self._window)
        calendar.taken.connect(self._take)
        calendar.open_under(self._button)

    @Slot(object)
    def _take(self, period: Period) -> None:
        self._is_typed_in, self._typed = False, None
        self._put(format_period(period))

    def _put(self, text: str) -> None:
        self.editor.set_text(text)
        self._tell()
        self.edited.emit()

    @Slot()
    def _note_edit(self) -> None:
        self._is_typed_in, self._typed = True, None
        self._tell()
        super()._note_edit()

    def _tell(self) -> None:
        told = tell(self.text(), self._quarter, self._window)
        line = told.line if self._typed is None else _GIVES_BACK.format(told.line, fold(self._typed))
        self._note.setText(line)
        self._note.setVisible(bool(line))
        self.editor.setAccessibleDescription(line)
        for widget in (self._note, self.editor):
            _mark(widget, failed=told.wrong and not self._is_typed_in)


def _mark(widget: QWidget, *, failed: bool) -> None:
    """Colour a widget by whether the period must be mended; nothing is red while one types."""
    if bool(widget.property("failed")) != failed:
        widget.setProperty("failed", failed)
        widget.style().polish(widget)
