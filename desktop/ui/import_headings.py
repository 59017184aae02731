"""Headings of a file that the dictionaries do not know: for each a person chooses what it stands for."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QWidget

from db.dictionaries.entries import Entry, Municipality, Sphere
from db.entities import ReportKey, ReportKind
from db.errors import AppError
from db.folding import fold
from desktop.services.dictionary_columns import Values
from desktop.services.dictionary_editing import DictionaryEditing
from desktop.services.headings_found import HeadingFound
from desktop.services.sections import Offer, offers
from desktop.ui.entry_dialog import EntryDialog, Purpose
from desktop.ui.error_dialog import show_error
from desktop.ui.session import Session
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.searched_choice import SearchedChoice

_AS_IT_IS = "Оставить как в файле"
_ADD = "Добавить в справочник…"
_MOST_SHOWN = 4  # headings; further ones are scrolled to
_KINDS: Mapping[ReportKind, type[Entry]] = {
    ReportKind.MUNICIPAL: Municipality,
    ReportKind.EXECUTIVE: Sphere,
}


class ImportHeadings(QScrollArea):
    """Shows unknown headings with a choice each; hidden where all are known."""

    placed = Signal(object)  # Mapping[str, tuple[str, ...]]: what headings stand for by a person's word

    def __init__(self, session: Session) -> None:
        super().__init__(widgetResizable=True)
        self._session = session
        self._key: ReportKey | None = None
        self._offers: Sequence[Offer] = ()
        self._said: dict[str, tuple[str, ...]] = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Разделы, которых нет в справочнике")
        self.hide()

    def show_headings(
        self,
        key: ReportKey | None,
        found: Sequence[HeadingFound],
        said: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Show those of the headings that are unknown, or were until a person placed them."""
        self._key, self._said = key, dict(said)
        unknown = [each for each in found if each.is_unknown or each.text in said]
        self.setVisible(bool(key and unknown))
        if key and unknown:
            self._offers = offers(key, self._session.dictionaries)
            self._fill(unknown)

    def _fill(self, unknown: Sequence[HeadingFound]) -> None:
        grid = QWidget()
        layout = QGridLayout(grid)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(12)
        layout.setVerticalSpacing(6)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(1, 1)
        for row, heading in enumerate(unknown):
            label = ElidedLabel()
            label.setText(f"Нет в справочнике: «{fold(heading.text)}»")
            label.setToolTip(fold(heading.text))
            choice = self._choice(heading)
            layout.addWidget(label, row, 0)
            layout.addWidget(choice, row, 1)
        if old := self.takeWidget():
            old.deleteLater()  # not at once: what was chosen there may be what is being told
        self.setWidget(grid)
        rows = min(len(unknown), _MOST_SHOWN)
        self.setFixedHeight(grid.sizeHint().height() * rows // len(unknown) + 2)

    def _choice(self, heading: HeadingFound) -> SearchedChoice:
        choice = SearchedChoice()
        choice.setAccessibleName(f"Чем считать раздел «{fold(heading.text)}»")
        choice.add(_AS_IT_IS, "")
        for offer in self._offers:
            choice.add(offer.name, offer.heading)
        choice.add(_ADD, "")
        ids = [offer.id for offer in self._offers]
        chosen = self._said.get(heading.text, ("",))[0]
        choice.setCurrentIndex(ids.index(chosen) + 1 if chosen in ids else 0)
        choice.rest()
        choice.activated.connect(partial(self._take, heading.text))
        return choice

    def _take(self, heading: str, place: int) -> None:
        """Place a heading as it was chosen."""
        if place > len(self._offers):
            self._add(heading)
            return
        self._place(heading, (self._offers[place - 1].id,) if place else ())

    def _place(self, heading: str, entries: tuple[str, ...]) -> None:
        self._said.pop(heading, None)
        if entries:
            self._said[heading] = entries
        self.placed.emit(dict(self._said))

    def _add(self, heading: str) -> None:
        """Ask for an entry of the dictionary that is to stand for a heading."""
        if self._key is None:
            return
        kind = _KINDS[self._key.kind]
        names = {"full_name": fold(heading), "heading": fold(heading)}
        dialog = EntryDialog(Purpose.ADD, kind, None, self._session.dictionaries, self, names)
        dialog.taken.connect(partial(self._keep, heading, kind))
        dialog.rejected.connect(partial(self.placed.emit, dict(self._said)))  # the choice as it was
        dialog.open()

    def _keep(self, heading: str, kind: type[Entry], values: Values) -> None:
        known = {each.id for each in self._session.dictionaries.all(kind)}

        def add(editing: DictionaryEditing) -> str:
            return editing.add(kind, values)

        try:
            self._session.change_dictionaries(add)
        except AppError as error:
            show_error(self, error)
            return
        new = [each.id for each in self._session.dictionaries.all(kind) if each.id not in known]
        self._place(heading, tuple(new[:1]))
