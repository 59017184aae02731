"""A choice that is searched by any part of its names, section or sphere."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from db.folding import key

_MOST_ROWS = 14
_BEFORE = ("\n", " ", "")  # what a find stands behind: the whole name, a word, anything
_FOUND_BY = Qt.ItemDataRole.UserRole + 1  # the role of the words by which a choice is found


class SearchedChoice(QComboBox):
    """A choice in which one types any part of a name; only a pick changes it, no wheel and no passing by."""

    def __init__(self, nothing: int | None = None) -> None:
        """`nothing` is the place of the choice that an emptied line stands for, where there is one."""
        super().__init__(editable=True, maxVisibleItems=_MOST_ROWS)
        self._nothing = nothing
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

    def rest(self) -> None:
        """Say what is chosen, and nothing where that is the choice for nothing."""
        self.setEditText(self._said())

    def _said(self) -> str:
        place = self.currentIndex()
        return "" if place == self._nothing else self.itemText(place)

    @Slot()
    def _take_first(self) -> None:
        """Take what fits best to what was typed, the choice for nothing where all was deleted."""
        typed = key(self.currentText())
        place = self._best(typed) if typed else self._nothing
        if place is not None and self.currentText() != self._said():
            self.setCurrentIndex(place)
            self.activated.emit(place)

    def _best(self, typed: str) -> int:
        """Return the first choice that begins with it, else that has a word which does, else any part."""
        names = [f"\n{self.itemData(place, _FOUND_BY)}" for place in range(self.count())]
        found = (place for mark in _BEFORE for place, name in enumerate(names) if mark + typed in name)
        return next(found, self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's own name, as all of these below
        """Open the list by the arrows, which else would change the section at each press."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.showPopup()
        elif event.key() == Qt.Key.Key_Escape and self.currentText() != self._said():
            self.rest()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Forget what was typed and not picked."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.rest()

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
