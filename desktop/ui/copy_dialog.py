"""«Повторить прошлогоднее»: events of earlier reports, one or several of which are taken over."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.entities import Quarter, ReportKey
from db.folding import fold
from desktop.report.wording import quarter_name
from desktop.services.copying import Earlier
from desktop.ui.copy_preview import CopyPreview
from desktop.ui.session import Session

_COLUMNS = ("Мероприятие", "Место", "Сроки", "")
_TITLE, _PLACE, _PERIOD, _STATE = range(len(_COLUMNS))
_HERE = "уже в отчете"
_SEARCH = "Поиск по всем кварталам"
_NO_EVENTS = "Мероприятий прежних кварталов пока нет. Откройте прежний отчет: Ctrl+O."
_NOT_FOUND = "Ничего не найдено. Ищутся части слов в любом порядке."
_PAUSE = 150  # milliseconds without a key before the whole store is searched
_WIDTH, _HEIGHT = 60, 36  # in heights of a line
_EARLIER = Qt.ItemDataRole.UserRole


class CopyDialog(QDialog):
    """Offers the events of the same quarter of last year, finds those of any other."""

    def __init__(self, session: Session, key: ReportKey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._key = key
        self._quarters: Sequence[Quarter] = session.copying.quarters(key)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._build()
        self._connect()
        self._offer_quarters()
        self._show()

    def _build(self) -> None:
        self.setWindowTitle("Повторить прошлогоднее")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._search = QLineEdit(placeholderText=_SEARCH, clearButtonEnabled=True)
        self._search.setAccessibleName(_SEARCH)
        self._quarter = QComboBox()
        self._quarter.setAccessibleName("Квартал")
        self._list = _list()
        self._nothing = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("soft", True)
        self._preview = CopyPreview()
        self._take = QPushButton("Взять в отчет", autoDefault=False)
        self._take.setProperty("main", True)
        close = QPushButton("Закрыть", autoDefault=False)
        close.clicked.connect(self.reject)
        above, below = QHBoxLayout(), QHBoxLayout()
        for row in (above, below):
            row.setSpacing(8)
        above.addWidget(self._quarter)
        above.addWidget(self._search, 1)
        below.addStretch(1)
        below.addWidget(close)
        below.addWidget(self._take)
        halves = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False, handleWidth=12)
        halves.addWidget(self._list)
        halves.addWidget(self._preview)
        line = self.fontMetrics().lineSpacing()
        halves.setSizes([20 * line, 12 * line])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(above)
        layout.addWidget(self._nothing, 1)
        layout.addWidget(halves, 1)
        layout.addLayout(below)
        self._halves = halves
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resize(line * _WIDTH, line * _HEIGHT)

    def _connect(self) -> None:
        self._quarter.activated.connect(self._show)
        self._search.textEdited.connect(self._pause.start)
        self._search.installEventFilter(self)
        self._pause.timeout.connect(self._show)
        self._list.currentItemChanged.connect(self._preview_chosen)
        self._list.itemChanged.connect(self._count)
        self._list.itemActivated.connect(self._take_over)
        self._take.clicked.connect(self._take_over)

    def _offer_quarters(self) -> None:
        for quarter in self._quarters:
            self._quarter.addItem(quarter_name(quarter))
        offered = self._session.copying.offered(self._key)
        if offered is not None:
            self._quarter.setCurrentIndex(self._quarters.index(offered))
        self._quarter.setEnabled(bool(self._quarters))

    @Slot()
    def _show(self) -> None:
        """List the events of the quarter, or of all of them where something is searched for."""
        self._pause.stop()
        needle = self._search.text().strip()
        found = self._found(needle)
        with QSignalBlocker(self._list):
            self._list.clear()
            self._list.addTopLevelItems([_line(each, has_quarter=bool(needle)) for each in found])
        self._nothing.setText(_NOT_FOUND if needle else _NO_EVENTS)
        self._nothing.setVisible(not found)
        self._halves.setVisible(bool(found))
        if first := self._list.topLevelItem(0):
            self._list.setCurrentItem(first)
        self._preview_chosen()
        self._count()

    def _found(self, needle: str) -> list[Earlier]:
        copying, report = self._session.copying, self._session.report
        if needle:
            return copying.matching(needle, self._key, report)
        if not self._quarters:
            return []
        return copying.of_quarter(self._quarters[self._quarter.currentIndex()], self._key, report)

    @Slot()
    def _preview_chosen(self) -> None:
        item = self._list.currentItem()
        self._preview.show_earlier(item.data(0, _EARLIER) if item else None)

    @Slot()
    def _count(self) -> None:
        ticked = len(self._ticked())
        self._take.setText(f"Взять в отчет ({ticked})" if ticked else "Взять в отчет")
        self._take.setEnabled(self._list.topLevelItemCount() > 0)

    def _ticked(self) -> list[Earlier]:
        items = [self._list.topLevelItem(row) for row in range(self._list.topLevelItemCount())]
        on = Qt.CheckState.Checked
        return [item.data(0, _EARLIER) for item in items if item and item.checkState(0) is on]

    @Slot()
    def _take_over(self) -> None:
        """Take what is ticked, or the one that is chosen where nothing is."""
        if self._pause.isActive():
            self._show()
        item = self._list.currentItem()
        chosen = self._ticked() or ([item.data(0, _EARLIER)] if item else [])
        if chosen:
            self._session.take_over(chosen)
            self.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        """Go on from the search into the list by the arrow, take what was found first by Enter."""
        if not isinstance(event, QKeyEvent) or event.type() is not QEvent.Type.KeyPress:
            return False
        if event.key() == Qt.Key.Key_Down:
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_over()
            return True
        return False


def _line(earlier: Earlier, *, has_quarter: bool) -> QTreeWidgetItem:
    texts = earlier.texts
    period = quarter_name(earlier.key.quarter) if has_quarter else earlier.event.texts.period
    cells = [texts.title, texts.place, period, _HERE if earlier.is_here else ""]
    line = QTreeWidgetItem([fold(text) for text in cells])
    line.setData(0, _EARLIER, earlier)
    line.setCheckState(0, Qt.CheckState.Unchecked)
    for column in range(len(_COLUMNS)):
        line.setToolTip(column, line.text(column))
    return line


def _list() -> QTreeWidget:
    found = QTreeWidget()
    found.setAccessibleName("Прежние мероприятия")
    found.setRootIsDecorated(False)
    found.setUniformRowHeights(True)
    found.setAllColumnsShowFocus(True)
    found.setHeaderLabels(list(_COLUMNS))
    header = found.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
    letter = found.fontMetrics().averageCharWidth()
    for column, letters in ((_PLACE, 26), (_PERIOD, 24), (_STATE, 16)):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        header.resizeSection(column, letters * letter)
    return found
