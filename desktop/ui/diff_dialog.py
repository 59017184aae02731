"""«Сравнить с файлом…»: what a file says otherwise than the report, event by event, word by word."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPalette, QTextOption
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from db.folding import fold
from desktop.report.carried import Difference, Edit
from desktop.report.printed import Unread
from desktop.services.diff_lines import AROUND_NAMES, NOT_COMPARED, summary
from desktop.services.diffing import Comparison, EventDifference, Fate
from desktop.services.excerpts import excerpt
from desktop.services.naming import FIELD_NAMES
from desktop.ui.change_marks import BAR, CROSS, DIAMOND, TRIANGLE, mark
from desktop.ui.dialog_layout import dialog_column
from desktop.ui.diff_page import Names, difference_html
from desktop.ui.sides import capital
from desktop.ui.theme import Colors, colors_of

_COLUMNS = ("№", "Мероприятие", "Чем отличается")
_NUMBER, _TITLE, _WHAT = range(len(_COLUMNS))
_FATES = {
    Fate.ADDED: "есть только в файле",
    Fate.REMOVED: "в файле нет",
    Fate.CHANGED: "",
    Fate.MOVED: "другое место",
}
_AROUND = {Edit.SECTION_ADDED: "раздел есть только в файле", Edit.SECTION_REMOVED: "раздела в файле нет"}
_NAMES: Names = ("В программе", "В файле")
_NOTHING = "Отличий нет: файл и отчет совпадают до последнего слова."
_FOUND = Qt.ItemDataRole.UserRole
_MOST = 3  # texts that were not compared are named
_WIDTH, _HEIGHT = 68, 38  # in heights of a line


class DiffDialog(QDialog):
    """Lists what differs, shows the chosen difference in full, leads to its event."""

    asked = Signal(object)  # EventDifference: its event is to be shown in the report

    def __init__(self, name: str, comparison: Comparison, parent: QWidget | None = None) -> None:
        """`name` is that of the file."""
        super().__init__(parent)
        self._comparison = comparison
        self._build(name)
        self._connect()
        self._fill()

    def _build(self, name: str) -> None:
        self.setWindowTitle("Сравнение с файлом")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        heading = QLabel(f"Отчет и файл «{name}»", textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        heading.setProperty("heading", True)
        told = _soft(capital(summary(self._comparison)))
        nothing = QLabel(_NOTHING, alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True)
        layout = dialog_column(self)
        layout.addWidget(heading)
        layout.addWidget(nothing if self._comparison.is_same else told)
        if unread := self._comparison.unread[1]:
            layout.addWidget(_soft(_not_compared(unread)))
        layout.addWidget(self._halves(), 1)
        layout.addLayout(self._foot())
        line = self.fontMetrics().height()
        room = QSize(_WIDTH * line, _HEIGHT * line).boundedTo(self.screen().availableSize())
        self.resize(QSize(room.width() // 2, 0) if self._comparison.is_same else room)

    def _halves(self) -> QSplitter:
        self._list = _list(self.fontMetrics().height())
        self._page = QTextBrowser(openLinks=False)
        self._page.setAccessibleName("Выбранное отличие")
        self._page.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._page.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        halves = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False, handleWidth=12)
        halves.addWidget(self._list)
        halves.addWidget(self._page)
        halves.setStretchFactor(0, 1)
        halves.setStretchFactor(1, 1)
        halves.setVisible(not self._comparison.is_same)
        return halves

    def _foot(self) -> QHBoxLayout:
        self._show = QPushButton("&Показать в отчете", autoDefault=False)
        self._close = QPushButton("Закрыть", default=True)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._show)
        foot.addStretch(1)
        foot.addWidget(self._close)
        self._show.setVisible(not self._comparison.is_same)
        return foot

    def _connect(self) -> None:
        self._list.currentItemChanged.connect(self._tell)
        self._list.itemActivated.connect(self._ask)
        self._show.clicked.connect(self._ask)
        self._close.clicked.connect(self.close)

    def _fill(self) -> None:
        self._list.addTopLevelItems(list(_lines(self._comparison)))
        self._dress()
        if first := self._list.topLevelItem(0):
            self._list.setCurrentItem(first)
            self._list.setFocus()

    @property
    def _chosen(self) -> Difference | EventDifference | None:
        item = self._list.currentItem()
        return item.data(0, _FOUND) if item else None

    @Slot()
    def _tell(self) -> None:
        """Show the chosen difference in full; only what the report has can be shown there."""
        found = self._chosen
        self._page.setHtml(difference_html(found, _NAMES, colors_of(self.palette())) if found else "")
        self._show.setEnabled(isinstance(found, EventDifference) and found.old is not None)

    @Slot()
    def _ask(self) -> None:
        """Go to the event in the report."""
        found = self._chosen
        if isinstance(found, EventDifference) and found.old is not None:
            self.close()
            self.asked.emit(found)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's own name
        """Draw with the colours of another theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()
            self._tell()

    def _dress(self) -> None:
        """Colour what no style sheet does: a chosen row is tinted, so that the marks in it stay clear."""
        colors = colors_of(self.palette())
        marks = _marks(colors)
        for item in _items(self._list):
            item.setIcon(_WHAT, marks[_fate(item.data(0, _FOUND))])
        palette = self._list.palette()
        palette.setColor(QPalette.ColorRole.Highlight, QColor(colors.selection))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(colors.text))
        self._list.setPalette(palette)


def _soft(text: str) -> QLabel:
    label = QLabel(text, textFormat=Qt.TextFormat.PlainText, wordWrap=True)
    label.setProperty("soft", True)
    return label


def _not_compared(unread: Sequence[Unread]) -> str:
    """Return what of the file was not compared, as far as there is room."""
    named = "; ".join(f"{each.where}: «{excerpt(each.text)}»" for each in unread[:_MOST])
    more = f" и еще {len(unread) - _MOST}" if len(unread) > _MOST else ""
    return f"В файле {NOT_COMPARED}: {named}{more}."


def _lines(comparison: Comparison) -> Iterator[QTreeWidgetItem]:
    for around in comparison.around:
        what = _AROUND.get(around.edit, "другой текст")
        text = fold(around.before or around.after) if around.edit in _AROUND else ""
        yield _line("", text or capital(AROUND_NAMES[around.edit]), what, around)
    for event in comparison.events:
        number = f"{event.was}." if event.was else ""
        yield _line(number, fold(event.row.texts.title), _what(event), event)


def _line(number: str, title: str, what: str, found: Difference | EventDifference) -> QTreeWidgetItem:
    line = QTreeWidgetItem([number, title, what])
    line.setData(0, _FOUND, found)
    line.setToolTip(_TITLE, title)
    line.setToolTip(_WHAT, what)
    return line


def _what(event: EventDifference) -> str:
    if event.fate is not Fate.CHANGED:
        return _FATES[event.fate]
    fields = [FIELD_NAMES[change.field] for change in event.changes if change.field]
    return ", ".join([*fields, *([_FATES[Fate.MOVED]] if event.moved else [])])


def _fate(found: Difference | EventDifference) -> Fate | None:
    return found.fate if isinstance(found, EventDifference) else None


def _marks(colors: Colors) -> dict[Fate | None, QIcon]:
    shapes = {
        Fate.ADDED: (CROSS, colors.accent),
        Fate.REMOVED: (BAR, colors.error),
        Fate.CHANGED: (DIAMOND, colors.explain),
        Fate.MOVED: (TRIANGLE, colors.remark),
        None: (DIAMOND, colors.explain),
    }
    return {fate: mark(shape, color) for fate, (shape, color) in shapes.items()}


def _items(tree: QTreeWidget) -> Iterator[QTreeWidgetItem]:
    for row in range(tree.topLevelItemCount()):
        if item := tree.topLevelItem(row):
            yield item


def _list(line: int) -> QTreeWidget:
    found = QTreeWidget()
    found.setRootIsDecorated(False)
    found.setUniformRowHeights(True)
    found.setAllColumnsShowFocus(True)
    found.setAccessibleName("Отличия")
    found.setHeaderLabels(list(_COLUMNS))
    found.headerItem().setTextAlignment(_NUMBER, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header = found.header()
    header.setStretchLastSection(False)
    header.setSectionResizeMode(_TITLE, QHeaderView.ResizeMode.Stretch)
    found.setColumnWidth(_NUMBER, 3 * line)
    found.setColumnWidth(_WHAT, 18 * line)
    return found
