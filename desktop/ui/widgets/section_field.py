"""The choice of the section in which an event stands."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from db.dictionaries.lookup import Dictionaries
from db.entities import Event, Report, Section
from desktop.services.naming import section_name

_NO_SECTION = "Без раздела"
_CLOSE = 4  # pixels between the parts of a field


class SectionField(QWidget):
    """Offers the sections of a report; it is there only where there is a choice."""

    picked = Signal(object)  # Section | None

    def __init__(self, name: str, dictionaries: Dictionaries, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dictionaries = dictionaries
        self._choices: Sequence[Section | None] = ()
        self._choice = _Choice()
        self._choice.setAccessibleName(name)
        self._choice.activated.connect(self._pick)
        label = QLabel(name)
        label.setProperty("caption", True)
        label.setBuddy(self._choice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_CLOSE)
        layout.addWidget(label)
        layout.addWidget(self._choice)

    def offer(self, report: Report | None) -> None:
        """Offer the sections of a report, and none at all where there are events without one."""
        choices: list[Section | None] = list(report.sections) if report else []
        if report and any(event.section_id is None for event in report.events):
            choices.insert(0, None)
        self.setVisible(len(choices) > 1)
        if report is None or choices == self._choices:
            return
        self._choices = choices
        with QSignalBlocker(self._choice):
            self._choice.clear()
            for place, section in enumerate(choices):
                name = section_name(section, report.key, self._dictionaries) if section else _NO_SECTION
                self._choice.addItem(name)
                self._choice.setItemData(
                    place, section.heading if section else None, Qt.ItemDataRole.ToolTipRole
                )

    def show_section(self, event: Event) -> None:
        """Show in which section an event stands."""
        ids = [section.id if section else None for section in self._choices]
        with QSignalBlocker(self._choice):
            self._choice.setCurrentIndex(ids.index(event.section_id) if event.section_id in ids else -1)

    @Slot(int)
    def _pick(self, place: int) -> None:
        self.picked.emit(self._choices[place])


class _Choice(QComboBox):
    """A choice that does not change when the form is scrolled over it by the wheel."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  Qt's own name
        """Leave the wheel to the form."""
        event.ignore()
