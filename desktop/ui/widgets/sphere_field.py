"""The sphere of co-operation, folded away: most events of municipal reports need none."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from db.dictionaries.lookup import Dictionaries
from db.entities import ReportKey, ReportKind
from desktop import paths
from desktop.services.naming import sphere_name
from desktop.services.sections import offers
from desktop.ui.widgets.elided_label import ElidedLabel
from desktop.ui.widgets.searched_choice import SearchedChoice

_NAME = "Сфера сотрудничества"
_NONE = "Не указана"
_CLOSE, _BETWEEN = 4, 8  # pixels: between lines, between what stands on one
_ICONS = {False: "right", True: "down"}  # by whether it is unfolded


class SphereField(QWidget):
    """Says the sphere of an event in one line; unfolded it is chosen there, by any part of its name."""

    picked = Signal(str)  # the id of a sphere, "" for none

    def __init__(self, dictionaries: Dictionaries, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dictionaries = dictionaries
        self._key: ReportKey | None = None
        self._sphere = ""
        self._ids: Sequence[str] = ()
        self._is_read_only = False
        self._button = QToolButton()
        self._button.setCheckable(True)
        self._button.setProperty("caption", True)
        self._button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.setText(_NAME)
        self._name = ElidedLabel()
        self._name.setProperty("caption", True)
        self._choice = SearchedChoice(nothing=0)
        self._choice.setAccessibleName(_NAME)
        self._choice.hide()
        line = QHBoxLayout()
        line.setSpacing(_BETWEEN)
        line.addWidget(self._button)
        line.addWidget(self._name, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_CLOSE)
        layout.addLayout(line)
        layout.addWidget(self._choice)
        self._button.toggled.connect(self._unfold)
        self._choice.activated.connect(self._pick)

    @Slot(object)
    def use(self, dictionaries: Dictionaries) -> None:
        """Offer what other dictionaries know from now on."""
        self._dictionaries = dictionaries
        self._ids = ()
        self._show()

    def set_read_only(self, read_only: bool) -> None:
        """Say the sphere, where there is one, and let nobody choose."""
        self._is_read_only = read_only
        self._button.setEnabled(not read_only)
        self._choice.setEnabled(not read_only)
        self._show()

    def offer(self, key: ReportKey | None) -> None:
        """Offer the spheres of the report's quarter; in an executive report the section says the sphere."""
        if key != self._key:
            self._key, self._ids = key, ()
        self._show()

    def show_sphere(self, sphere: str, hint: str) -> None:
        """Show the sphere of an event; where it has none, the hint says what a key would put in."""
        self._sphere = sphere
        if line := self._choice.lineEdit():
            line.setPlaceholderText(hint)
        self._show()

    def has_keys(self) -> bool:
        """Whether the keys go to this field."""
        return self._button.hasFocus() or self._choice.hasFocus()

    def _show(self) -> None:
        """Say the sphere; the choice is filled when it is unfolded."""
        is_asked = self._key is not None and self._key.kind is ReportKind.MUNICIPAL
        self.setVisible(is_asked and (bool(self._sphere) or not self._is_read_only))
        name = "" if self._is_unfolded else self._name_of(self._sphere)  # else the choice says it
        self._name.setText(name)
        self._button.setAccessibleName(f"{_NAME}: {name}" if name else _NAME)
        self._button.setIcon(QIcon(str(paths.resources() / "icons" / f"{_ICONS[self._is_unfolded]}.svg")))
        if self._is_unfolded and is_asked:
            self._fill()

    @property
    def _is_unfolded(self) -> bool:
        return self._button.isChecked()

    def _fill(self) -> None:
        with QSignalBlocker(self._choice):
            if self._sphere not in self._ids:
                self._offer_all()
            if self._choice.currentIndex() != (place := self._ids.index(self._sphere)):
                self._choice.setCurrentIndex(place)
                self._choice.rest()

    def _offer_all(self) -> None:
        """Offer the spheres of the quarter, and that of the event where it is none of these."""
        if self._key is None:
            return
        found = offers(replace(self._key, kind=ReportKind.EXECUTIVE), self._dictionaries)
        known = {each.id: (min(each.name, each.heading, key=len), each.heading) for each in found}
        self._ids = list(dict.fromkeys(("", *known, self._sphere)))
        self._choice.clear()
        self._choice.add(_NONE, "")
        for sphere in self._ids[1:]:
            self._choice.add(*known.get(sphere, (self._name_of(sphere), "")))
        self._choice.rest()

    def _name_of(self, sphere: str) -> str:
        quarter = self._key.quarter if self._key else None
        return sphere_name(sphere, self._dictionaries, quarter) if sphere else ""

    @Slot(bool)
    def _unfold(self, is_unfolded: bool) -> None:
        had_keys = self.has_keys()
        self._choice.setVisible(is_unfolded)
        self._show()
        if had_keys:
            (self._choice if is_unfolded else self._button).setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(int)
    def _pick(self, place: int) -> None:
        self.picked.emit(self._ids[place])
        self._choice.rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's own name
        """Fold and unfold by Enter as well; Esc folds."""
        key = event.key()
        if key == Qt.Key.Key_Escape and self._is_unfolded:
            self._button.setChecked(False)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._button.hasFocus():
            self._button.toggle()
        else:
            super().keyPressEvent(event)
