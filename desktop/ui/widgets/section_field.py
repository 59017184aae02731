"""The choice of the section in which an event stands, searched by any part of its name."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLabel, QVBoxLayout, QWidget

from db.dictionaries.lookup import Dictionaries
from db.entities import Event, Report, ReportKind, Section
from db.folding import fold, key
from desktop.services.naming import section_name
from desktop.services.sections import Offer, may_have, offers, section_of
from desktop.ui.widgets.spheres_choice import SpheresChoice

_NO_SECTION = "Без раздела"
_SEVERAL = "Несколько сфер…"
_CLOSE = 4  # pixels between the parts of a field
_MOST_ROWS = 14
_FOUND_BY = Qt.ItemDataRole.UserRole + 1  # the role of the words by which a choice is found

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
        self._choice = _SearchedChoice()
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


class _SearchedChoice(QComboBox):
    """A choice in which one types any part of a name; only a pick changes it, no wheel and no passing by."""

    def __init__(self) -> None:
        super().__init__(editable=True, maxVisibleItems=_MOST_ROWS)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._finder = _Finder(self.model(), self)
        self.setCompleter(self._finder)
        if line := self.lineEdit():
            line.returnPressed.connect(self._take_first)

    def add(self, name: str, heading: str) -> None:
        """Add a choice that is found by its name and by its heading."""
        self.addItem(name)
        place = self.count() - 1
        self.setItemData(place, heading or None, Qt.ItemDataRole.ToolTipRole)
        self.setItemData(place, key(f"{name} {heading}"), _FOUND_BY)

    @Slot()
    def _take_first(self) -> None:
        """Take the first choice that has what was typed."""
        typed = key(self.currentText())
        found = (place for place in range(self.count()) if typed in self.itemData(place, _FOUND_BY))
        place = next(found, self.currentIndex())
        if typed and self.currentText() != self.itemText(self.currentIndex()):
            self.setCurrentIndex(place)
            self.activated.emit(place)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's own name, as all of these below
        """Open the list by the arrows, which else would change the section at each press."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.showPopup()
        elif event.key() == Qt.Key.Key_Escape and self.currentText() != self.itemText(self.currentIndex()):
            self.setEditText(self.itemText(self.currentIndex()))
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Forget what was typed and not picked."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.setEditText(self.itemText(self.currentIndex()))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the form."""
        event.ignore()


class _Finder(QCompleter):
    """Finds choices by any part of their words, whatever the case, «ё» and quotes."""

    def __init__(self, model: object, parent: QWidget) -> None:
        super().__init__(model, parent)  # type: ignore[call-overload]
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompletionRole(_FOUND_BY)
        self.setMaxVisibleItems(_MOST_ROWS)

    def splitPath(self, path: str) -> list[str]:  # noqa: N802
        """Return what is sought."""
        return [key(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:  # noqa: N802
        """Return what a choice is called."""
        return str(index.data(Qt.ItemDataRole.DisplayRole))
