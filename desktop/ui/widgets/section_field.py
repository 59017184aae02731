"""The choice of the section in which an event stands, searched by any part of its name."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from db.dictionaries.lookup import Dictionaries
from db.entities import Event, Report, ReportKind, Section
from db.folding import fold
from desktop.services.naming import section_name
from desktop.services.sections import Offer, may_have, offers, section_of
from desktop.ui.widgets.searched_choice import SearchedChoice
from desktop.ui.widgets.spheres_choice import SpheresChoice

_NO_SECTION = "Без раздела"
_SEVERAL = "Несколько сфер…"
_CLOSE = 4  # pixels between the parts of a field

Choice = Section | tuple[str, ...] | None  # a section that is there, ids of one to be made, or none


class SectionField(QWidget):
    """Offers the sections of a report and those that it can have; there only where there is a choice."""

    picked = Signal(object)  # Section | tuple[str, ...] | None

    def __init__(self, name: str, dictionaries: Dictionaries, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dictionaries = dictionaries
        self._choices: Sequence[Choice] = ()
        self._offers: Sequence[Offer] = ()
        self._shown = -1
        self._choice = SearchedChoice()
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

    @Slot(object)
    def use(self, dictionaries: Dictionaries) -> None:
        """Offer what other dictionaries know from the next time on."""
        self._dictionaries, self._choices = dictionaries, ()

    def offer(self, report: Report | None) -> None:
        """Offer sections, also those that would be made, and none at all where there are events without."""
        if report is None:
            self.hide()
            return
        possible = offers(report.key, self._dictionaries)
        self._offers = [each for each in possible if may_have(report.key, (each.id,), self._dictionaries)]
        choices: list[Choice] = list(report.sections)
        choices += [(each.id,) for each in self._offers if not section_of(report, (each.id,))]
        if any(event.section_id is None for event in report.events):
            choices.insert(0, None)
        self.setVisible(len(choices) > 1)
        if choices != self._choices:
            self._choices = choices
            self._fill(report)

    def _fill(self, report: Report) -> None:
        self._shown = -1
        with QSignalBlocker(self._choice):
            self._choice.clear()
            for choice in self._choices:
                self._choice.add(*self._names(choice, report))
            if report.key.kind is ReportKind.EXECUTIVE and len(self._offers) > 1:
                self._choice.add(_SEVERAL, "")

    def _names(self, choice: Choice, report: Report) -> tuple[str, str]:
        """Return the name of a choice where there is little room, and its heading."""
        if choice is None:
            return _NO_SECTION, ""
        if isinstance(choice, Section):
            return section_name(choice, report.key, self._dictionaries), fold(choice.heading)
        offer = next(each for each in self._offers if each.id == choice[0])
        return min(offer.heading, offer.name, key=len), offer.heading

    def show_section(self, event: Event) -> None:
        """Show in which section an event stands."""
        ids = [choice.id if isinstance(choice, Section) else choice for choice in self._choices]
        self._shown = ids.index(event.section_id) if event.section_id in ids else -1
        with QSignalBlocker(self._choice):
            self._choice.setCurrentIndex(self._shown)

    @Slot(int)
    def _pick(self, place: int) -> None:
        if place < len(self._choices):
            self.picked.emit(self._choices[place])
            return
        with QSignalBlocker(self._choice):
            self._choice.setCurrentIndex(self._shown)
        now = self._choices[self._shown] if self._shown >= 0 else None
        chooser = SpheresChoice(self._offers, now.entries if isinstance(now, Section) else (), self)
        chooser.taken.connect(self.picked)
        chooser.open_under(self._choice)
