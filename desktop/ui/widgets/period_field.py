"""The field for when an event takes place: it is told how it was read, and leaves in the house style."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QWidget

from db.entities import Period, Quarter
from desktop.report.period import format_period, parse
from desktop.report.period_told import Told, tell
from desktop.ui.widgets.text_field import TextField


class PeriodField(TextField):
    """A text that is read as a period. What a person typed is put into the house style when it is left."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._quarter: Quarter | None = None
        self._is_typed_in = False  # in this visit
        self._typed: str | None = None  # what stood here before the house style was put in
        self._note = QLabel(wordWrap=True)
        self._note.setProperty("caption", True)
        self.below.addWidget(self._note)
        self._tell()

    def show_text(self, text: str, *, anew: bool = False) -> None:
        """Show a text and how it is read; what was typed before is no longer to be had."""
        if anew or text != self.text():
            self._is_typed_in, self._typed = False, None
        super().show_text(text, anew=anew)
        self._tell()

    def show_quarter(self, quarter: Quarter | None) -> None:
        """Read in a report for another quarter."""
        self._quarter = quarter
        self._tell()

    def settle(self) -> None:
        """Put the house style in where a person has typed what can be read."""
        if not self._is_typed_in:
            return
        self._is_typed_in = False
        typed = self.text()
        period = parse(typed, self._quarter)
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
        told = tell(self.text(), self._quarter)
        self._note.setText(told.line)
        self._note.setVisible(bool(told.line))
        self.editor.setAccessibleDescription(told.line)
        for widget in (self._note, self.editor):
            _mark(widget, told)


def _mark(widget: QWidget, told: Told) -> None:
    """Colour a widget by whether the period must be mended."""
    if bool(widget.property("failed")) != told.wrong:
        widget.setProperty("failed", told.wrong)
        widget.style().polish(widget)
