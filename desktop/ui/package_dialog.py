"""«Принять пакет»: what the package of the office would change, each with a tick, before anything does."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from db.errors import AppError
from desktop.report.wording import plural
from desktop.services.office_package import Difference, take_in
from desktop.ui.dialog_layout import button_row, dialog_column
from desktop.ui.session import Session
from desktop.ui.widgets.outcome import Outcome

_ABOUT = "Отметьте, что принять. Все принятое отменяется одним нажатием Ctrl+Z."
_NOTHING = "Все уже принято: в пакете нет ничего нового."
_WIDTH, _HEIGHT = 60, 28  # in heights of a line
_COLUMNS = ("Что изменится", "Было", "Станет")


class PackageDialog(QDialog):
    """Takes in what is ticked as one action."""

    def __init__(
        self, session: Session, differences: Sequence[Difference], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._differences = differences
        self._build()
        self._list.itemChanged.connect(self._count)
        self._count()

    def _build(self) -> None:
        self.setWindowTitle("Принять пакет настроек")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about = QLabel(_ABOUT if self._differences else _NOTHING, wordWrap=True)
        about.setProperty("soft", bool(self._differences))
        self._list = _list(self._differences)
        self._list.setVisible(bool(self._differences))
        self._outcome = Outcome()
        self._take = QPushButton("Принять", default=True)
        self._take.setProperty("main", True)
        self._take.setVisible(bool(self._differences))
        self._take.clicked.connect(self._take_in)
        close = QPushButton("Закрыть", autoDefault=False)
        close.clicked.connect(self.reject)
        buttons = button_row(close, self._take)
        layout = dialog_column(self)
        layout.addWidget(about)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._outcome)
        layout.addLayout(buttons)
        line = self.fontMetrics().lineSpacing()
        self.resize(line * _WIDTH, line * _HEIGHT if self._differences else self.sizeHint().height())

    def _chosen(self) -> list[Difference]:
        items = (self._list.topLevelItem(row) for row in range(len(self._differences)))
        ticks = (item is not None and item.checkState(0) is Qt.CheckState.Checked for item in items)
        return [each for each, is_on in zip(self._differences, ticks, strict=True) if is_on]

    @Slot()
    def _count(self) -> None:
        chosen = len(self._chosen())
        self._take.setText(f"Принять ({chosen})" if chosen else "Принять")
        self._take.setEnabled(chosen > 0)

    @Slot()
    def _take_in(self) -> None:
        chosen = self._chosen()
        try:
            self._session.change_office(partial(take_in, chosen=chosen))
        except AppError as error:
            self._outcome.say_failed(error)
            return
        count = f"{len(chosen)} {plural(len(chosen), 'изменение', 'изменения', 'изменений')}"
        self._session.told.emit(f"Принято из пакета: {count}. Отменить: Ctrl+Z.")
        self.accept()


def _list(differences: Sequence[Difference]) -> QTreeWidget:
    found = QTreeWidget()
    found.setAccessibleName("Что изменится")
    found.setHeaderLabels(_COLUMNS)
    found.setRootIsDecorated(False)
    found.setAllColumnsShowFocus(True)
    found.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    for each in differences:
        item = QTreeWidgetItem(found, [each.what, each.was, each.becomes])
        item.setCheckState(0, Qt.CheckState.Checked)
        for column, text in enumerate((each.what, each.was, each.becomes)):
            item.setToolTip(column, text)
    found.setCurrentItem(found.topLevelItem(0) or QTreeWidgetItem())
    return found
