"""«Найти и заменить»: every place of the report that would change is seen first; all are one action."""

from functools import partial
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeView,
    QWidget,
)

from desktop.report.wording import plural
from desktop.services.replacing import Edit, Needle, Place, find, replace_all, to_change
from desktop.ui.dialog_layout import dialog_column
from desktop.ui.models.replace_rows import CHANGE, FIELD, NUMBER, ReplaceRows
from desktop.ui.session import Session
from desktop.ui.widgets.parts_delegate import PartsDelegate

_NOTHING_FOUND = "Ничего не найдено"
_ALL_AS_WANTED = "Здесь уже все так"
_WIDTH, _HEIGHT = 54, 30  # in heights of a line


class ReplaceDialog(QDialog):
    """Looks for a text in all events of the session's report and puts another in its place."""

    def __init__(self, session: Session, wanted: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._build()
        self._wanted.setText(wanted)
        self._connect()
        self._search()

    def _build(self) -> None:
        self.setWindowTitle("Найти и заменить")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._wanted, self._replacement = QLineEdit(), QLineEdit()
        self._count = QLabel()
        self._count.setProperty("soft", True)
        self._case = QCheckBox("Учитывать регистр")
        self._words = QCheckBox("Слово целиком")
        self._yo = QCheckBox("Различать «е» и «ё»")
        self._all = QCheckBox("Все места")
        self._rows = ReplaceRows(self)
        self._list = changes_list(self._rows)
        self._replace = QPushButton("Заменить", autoDefault=False)
        self._replace.setProperty("main", True)
        close = QPushButton("Закрыть", autoDefault=False)
        close.clicked.connect(self.reject)
        layout = dialog_column(self)
        layout.addLayout(self._fields())
        layout.addLayout(side_by_side(self._case, self._words, self._yo, None))
        layout.addWidget(self._list, 1)
        layout.addLayout(side_by_side(self._all, None, close, self._replace))
        line = self.fontMetrics().lineSpacing()
        self.resize(line * _WIDTH, line * _HEIGHT)

    def _fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for row, (name, field) in enumerate((("&Найти", self._wanted), ("&Заменить на", self._replacement))):
            label = QLabel(name)
            label.setBuddy(field)
            field.setAccessibleName(name.replace("&", ""))
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self._count, 0, 2)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(2, self.fontMetrics().averageCharWidth() * 32)
        return grid

    def _connect(self) -> None:
        for field in (self._wanted, self._replacement):
            field.textEdited.connect(self._search)
            field.returnPressed.connect(self._replace.click)
            field.installEventFilter(self)
        for option in (self._case, self._words, self._yo):
            option.toggled.connect(self._search)
        self._all.clicked.connect(self._tick_all)
        self._rows.ticked.connect(self._say)
        self._replace.clicked.connect(self._carry_out)

    @Slot()
    def _search(self) -> None:
        """Show what would change with what is typed now."""
        report = self._session.report
        needle = Needle(
            self._wanted.text(),
            match_case=self._case.isChecked(),
            whole_words=self._words.isChecked(),
            tell_yo=self._yo.isChecked(),
        )
        self._found = find(report, needle) if report else []
        replacement = self._replacement.text()
        places = to_change(self._found, replacement)
        self._rows.show_edits([Edit(place, replacement) for place in places])
        self._list.setCurrentIndex(self._rows.index(0, NUMBER))
        self._say()

    @Slot()
    def _say(self) -> None:
        """Say how much was found and how much is ticked."""
        chosen, places = len(self._rows.chosen()), self._rows.rowCount()
        self._count.setText(_counted(self._found, places) if self._wanted.text().strip() else "")
        self._all.setChecked(chosen == places > 0)
        self._all.setEnabled(places > 0)
        self._replace.setEnabled(chosen > 0)
        self._replace.setText(f"Заменить ({chosen})" if chosen else "Заменить")

    @Slot(bool)
    def _tick_all(self, on: bool) -> None:
        self._rows.tick_all(on=on)

    @Slot()
    def _carry_out(self) -> None:
        if places := [each.place for each in self._rows.chosen() if isinstance(each, Edit)]:
            self._session.leave_field()
            text = self._replacement.text()
            self._session.edit(partial(replace_all, places=places, replacement=text))
            count = plural(len(places), "замена", "замены", "замен")
            self._session.told.emit(f"Сделано: {len(places)} {count}. Отменить: Ctrl+Z.")
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        """Go down from the fields into the list."""
        is_pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if not is_pressed or cast(QKeyEvent, event).key() != Qt.Key.Key_Down or not self._rows.rowCount():
            return False
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True


def _counted(found: list[Place], places: int) -> str:
    """Say in how many places something stands."""
    if not found:
        return _NOTHING_FOUND
    if not places:
        return _ALL_AS_WANTED
    events = len({place.event.id for place in found})
    where = plural(events, "мероприятии", "мероприятиях", "мероприятиях")
    return f"Найдено: {len(found)} в {events} {where}"


def changes_list(rows: ReplaceRows) -> QTreeView:
    """Return a list of what would change."""
    view = QTreeView()
    view.setAccessibleName("Что изменится")
    view.setModel(rows)
    view.setRootIsDecorated(False)
    view.setUniformRowHeights(True)
    view.setAllColumnsShowFocus(True)
    view.setItemDelegateForColumn(CHANGE, PartsDelegate(view))
    header = view.header()
    header.setStretchLastSection(True)
    header.setSectionResizeMode(NUMBER, QHeaderView.ResizeMode.Interactive)
    letter = view.fontMetrics().averageCharWidth()
    header.resizeSection(NUMBER, 10 * letter)
    header.resizeSection(FIELD, 18 * letter)
    return view


def side_by_side(*widgets: QWidget | None) -> QHBoxLayout:
    """Return widgets side by side; None is the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(12)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget)
    return row
