"""«Корзина»: the events that were removed, and the way back for each of them."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from db.entities import Event, ReportKey
from db.folding import fold
from desktop.services.naming import report_name
from desktop.ui.copy_wording import moment
from desktop.ui.dialog_layout import button_row, dialog_column
from desktop.ui.session import Session

_ABOUT = "Убранные мероприятия остаются здесь. Возвращенное встанет в свой отчет туда, где стояло."
_COLUMNS = ("Мероприятие", "Отчет", "Убрано")
_NO_TITLE = "Без наименования"
_WIDTH, _HEIGHT = 52, 24  # in heights of a line


class BinDialog(QDialog):
    """Lists the bin and gives back what is chosen."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._build()
        self._back.clicked.connect(self._restore)
        self._list.itemActivated.connect(self._restore)
        self._show()

    def _build(self) -> None:
        self.setWindowTitle("Корзина")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about = QLabel(_ABOUT, wordWrap=True)
        about.setProperty("soft", True)
        self._list = _list()
        empty = QLabel("В корзине ничего нет.", alignment=Qt.AlignmentFlag.AlignCenter)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._list)
        self._pages.addWidget(empty)
        self._back = QPushButton("Вернуть в отчет", autoDefault=False)
        self._back.setProperty("main", True)
        close = QPushButton("Закрыть", autoDefault=False)
        close.clicked.connect(self.close)
        buttons = button_row(close, self._back)
        layout = dialog_column(self)
        layout.addWidget(about)
        layout.addWidget(self._pages, 1)
        layout.addLayout(buttons)
        line = self.fontMetrics().lineSpacing()
        self.resize(line * _WIDTH, line * _HEIGHT)

    def _show(self) -> None:
        self._list.clear()
        store = self._session.store
        binned = ((event, store.key(event.report_id)) for event in store.binned())
        self._list.addTopLevelItems([self._line(event, key) for event, key in binned if key])
        first = self._list.topLevelItem(0)
        if first:
            self._list.setCurrentItem(first)
        self._pages.setCurrentIndex(0 if first else 1)
        self._back.setEnabled(first is not None)

    def _line(self, event: Event, key: ReportKey) -> QTreeWidgetItem:
        whose = report_name(key, self._session.dictionaries.author_name(key.author))
        removed = moment(event.binned_at) if event.binned_at else ""
        line = QTreeWidgetItem([fold(event.texts.title) or _NO_TITLE, whose, removed])
        line.setData(0, Qt.ItemDataRole.UserRole, event)
        for column in range(len(_COLUMNS)):
            line.setToolTip(column, line.text(column))
        return line

    @Slot()
    def _restore(self) -> None:
        if line := self._list.currentItem():
            event: Event = line.data(0, Qt.ItemDataRole.UserRole)
            self._session.leave_field()
            self._session.editing.restore_event(event)
            self._session.show_changes(event.id, self._session.store.key(event.report_id))
            self._show()


def _list() -> QTreeWidget:
    found = QTreeWidget()
    found.setAccessibleName("Корзина")
    found.setRootIsDecorated(False)
    found.setUniformRowHeights(True)
    found.setAllColumnsShowFocus(True)
    found.setHeaderLabels(list(_COLUMNS))
    header = found.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    header.setSectionResizeMode(len(_COLUMNS) - 1, QHeaderView.ResizeMode.ResizeToContents)
    return found
