"""Kind and author of the report that is shown: to be chosen where the store holds more than one."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from db.dictionaries.lookup import Dictionaries
from db.entities import ReportKind
from desktop.ui.kept import Kept

_KINDS = {
    ReportKind.MUNICIPAL: "Муниципальные образования",
    ReportKind.EXECUTIVE: "Исполнительные органы",
}


class ReportSwitch(QWidget):
    """Two boxes that show themselves only when there is something to choose."""

    kind_asked = Signal(object)  # ReportKind
    author_asked = Signal(str)

    def __init__(self, dictionaries: Dictionaries, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dictionaries = dictionaries
        self._kinds, self._authors = _box("Вид отчета"), _box("Отправитель")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for box in (self._kinds, self._authors):
            layout.addWidget(box)
        self._kinds.activated.connect(self._ask_kind)
        self._authors.activated.connect(self._ask_author)

    @Slot(object)
    def use(self, dictionaries: Dictionaries) -> None:
        """Name authors by other dictionaries from the next time on."""
        self._dictionaries = dictionaries

    def show_kept(self, kept: Kept) -> None:
        """Offer what the store holds."""
        kinds = {str(kind): _KINDS[kind] for kind in kept.kinds}
        authors = {each: _capital(self._dictionaries.author_name(each)) for each in kept.authors}
        _offer(self._kinds, kinds, kept.shown.kind)
        _offer(self._authors, authors, kept.shown.author)

    def has_choice(self) -> bool:
        """Whether there is more than one of something."""
        return max(self._kinds.count(), self._authors.count()) > 1

    @Slot(int)
    def _ask_kind(self, place: int) -> None:
        self.kind_asked.emit(ReportKind(self._kinds.itemData(place)))

    @Slot(int)
    def _ask_author(self, place: int) -> None:
        self.author_asked.emit(self._authors.itemData(place))


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setToolTip(name)
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return box


def _offer(box: QComboBox, choices: dict[str, str], chosen: str) -> None:
    with QSignalBlocker(box):
        box.clear()
        for value, name in choices.items():
            box.addItem(name, value)
        box.setCurrentIndex(box.findData(chosen))
    box.setVisible(box.count() > 1)


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]
