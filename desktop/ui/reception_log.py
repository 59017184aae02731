"""«Журнал приема»: what came in by files, and the way back for each time, also when it was long ago."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from db.dictionaries.lookup import Dictionaries
from db.receptions import Reception
from db.store import Store
from desktop.services.reception_log import counted, file_lines, in_the_way, told, turn
from desktop.ui.copy_wording import moment
from desktop.ui.dialog_layout import button_row, dialog_column
from desktop.ui.error_dialog import show_error
from desktop.ui.jobs import Progress, jobs_of
from desktop.ui.message import Message
from desktop.ui.session import Session

_ABOUT = (
    "Каждый прием файлов можно отменить отдельно, даже если после него вы работали дальше. "
    "Отмененный прием можно вернуть."
)
_EMPTY = "Файлы еще не принимались. Принять отчет из файла: Ctrl+O."
_COLUMNS = ("Когда", "Кто", "Файлы", "Мероприятия", "")
_WHEN, _WHO, _FILES, _COUNTS, _STATE = range(len(_COLUMNS))
_WIDTH, _HEIGHT = 62, 32  # in heights of a line
_RECEPTION = Qt.ItemDataRole.UserRole
_MOST = 8  # of what stands in the way is named


class ReceptionLog(QDialog):
    """Lists receptions, tells each in full, takes the chosen one back or gives it back."""

    def __init__(self, session: Session, parent: QWidget, *, read_only: bool) -> None:
        super().__init__(parent)
        self._session = session
        self._read_only = read_only
        self._jobs = jobs_of(parent)
        self._build()
        self._list.currentItemChanged.connect(self._tell)
        self._turn.clicked.connect(self._ask)
        self._show()

    def _build(self) -> None:
        self.setWindowTitle("Журнал приема")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about = QLabel(_ABOUT, wordWrap=True)
        about.setProperty("soft", True)
        self._list = _list()
        self._files = QPlainTextEdit(readOnly=True)
        self._files.setAccessibleName("Файлы этого приема")
        halves = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False, handleWidth=12)
        halves.addWidget(self._list)
        halves.addWidget(self._files)
        line = self.fontMetrics().lineSpacing()
        halves.setSizes([20 * line, 8 * line])
        self._pages = QStackedWidget()
        self._pages.addWidget(halves)
        self._pages.addWidget(QLabel(_EMPTY, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True))
        self._turn = QPushButton(autoDefault=False)
        close = QPushButton("Закрыть", autoDefault=False)
        close.clicked.connect(self.close)
        buttons = button_row(close, left=(self._turn,))
        layout = dialog_column(self)
        layout.addWidget(about)
        layout.addWidget(self._pages, 1)
        layout.addLayout(buttons)
        self.resize(line * _WIDTH, line * _HEIGHT)

    def _show(self, row: int = 0) -> None:
        self._list.clear()
        self._list.addTopLevelItems([_line(each) for each in self._session.store.receptions.all()])
        if item := self._list.topLevelItem(row):
            self._list.setCurrentItem(item)
        self._pages.setCurrentIndex(0 if self._list.topLevelItemCount() else 1)
        self._tell()

    @property
    def _chosen(self) -> Reception | None:
        item = self._list.currentItem()
        return item.data(0, _RECEPTION) if item else None

    @Slot()
    def _tell(self) -> None:
        """Tell the chosen reception file by file, and what can be done with it."""
        reception = self._chosen
        self._turn.setVisible(reception is not None)
        self._turn.setEnabled(not self._read_only)
        if reception:
            self._files.setPlainText("\n".join(file_lines(reception, self._session.dictionaries)))
            self._turn.setText("Отменить этот прием…" if reception.stands else "Вернуть этот прием…")

    @Slot()
    def _ask(self) -> None:
        """Say what would happen, and let the person decide; or what stands in the way."""
        if (reception := self._chosen) is None:
            return
        self._session.leave_field()
        self._jobs.run(
            partial(_look, self._session.store, reception, self._session.dictionaries),
            partial(self._ask_about, reception),
            partial(show_error, self),
            title="Журнал приема читается",
        )

    def _ask_about(self, reception: Reception, obstacles: Sequence[str]) -> None:
        if obstacles:
            _tell_obstacles(self, obstacles)
            return
        what = "Отменить прием?" if reception.stands else "Вернуть прием?"
        box = Message(self, what, [f"{told(reception)}: {counted(reception)}.", _consequence(reception)])
        verb = "Отменить прием" if reception.stands else "Вернуть прием"
        box.add_button(verb, partial(self._carry_out, reception))
        box.add_button("Оставить как есть")
        box.open()

    def _carry_out(self, reception: Reception) -> None:
        verb = "отменяется" if reception.stands else "возвращается"
        self._jobs.run(
            partial(_turn, self._session.store, reception),
            partial(self._show_turned, reception),
            partial(show_error, self),
            title=f"Прием {verb}",
            writes=True,
        )

    def _show_turned(self, reception: Reception, _done: object) -> None:
        session = self._session
        if session.key:
            session.show_report(session.key, session.chosen.id if session.chosen else None)
        session.reports_changed.emit()
        session.saved.emit(session.workplace.clock())
        done = "отменен" if reception.stands else "возвращен"
        session.told.emit(f"Прием {done}. Вернуть, как было: Ctrl+Z.")
        self._show(self._list.indexOfTopLevelItem(self._list.currentItem()))


def _look(store: Store, reception: Reception, dictionaries: Dictionaries, progress: Progress) -> list[str]:
    """Find out what stands in the way; runs off the window's thread."""
    progress.go_on()
    return in_the_way(store, reception, dictionaries)


def _turn(store: Store, reception: Reception, progress: Progress) -> bool:
    """Take a reception back, or give it back; runs off the window's thread."""
    progress.go_on()
    return turn(store, reception)


def _consequence(reception: Reception) -> str:
    if not reception.stands:
        return "Мероприятия этого приема снова появятся в отчетах."
    return (
        "Новые мероприятия этого приема исчезнут, измененные станут прежними. "
        "Сделанное после приема останется."
    )


def _tell_obstacles(parent: QWidget, obstacles: Sequence[str]) -> None:
    """Say which rows were changed since, so that the reception cannot be turned."""
    lines = [f"• {each}" for each in obstacles[:_MOST]]
    if len(obstacles) > _MOST:
        lines.append(f"• и еще {len(obstacles) - _MOST}")
    advice = "Отмените эти правки или внесите изменения вручную. Ничего не изменено."
    box = Message(parent, "Мешают более поздние изменения", ["\n".join(lines)], advice)
    box.add_button("Понятно")
    box.open()


def _line(reception: Reception) -> QTreeWidgetItem:
    state = "" if reception.stands else "отменен"
    cells = [moment(reception.at), reception.owner, told(reception), counted(reception), state]
    line = QTreeWidgetItem(cells)
    line.setData(0, _RECEPTION, reception)
    for column in range(len(_COLUMNS)):
        line.setToolTip(column, line.text(column))
    return line


def _list() -> QTreeWidget:
    found = QTreeWidget()
    found.setAccessibleName("Журнал приема")
    found.setRootIsDecorated(False)
    found.setUniformRowHeights(True)
    found.setAllColumnsShowFocus(True)
    found.setHeaderLabels(list(_COLUMNS))
    header = found.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(_FILES, QHeaderView.ResizeMode.Stretch)
    return found
