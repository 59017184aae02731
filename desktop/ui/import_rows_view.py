"""The rows of a file with their ticks, by groups, and the chosen one in full under them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPalette, QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QSplitter,
    QTabBar,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.import_details import details_html
from desktop.ui.models.import_rows import FATE, NUMBER, TITLE, WHERE, Group, ImportRows, PreviewRow
from desktop.ui.theme import colors_of
from desktop.ui.widgets.ticking_table import TickingTable

_SHARES = (FATE, 16, 0.24), (WHERE, 11, 0.22)  # columns: heights of a line at most, shares of the width
_ALONE = 2  # tabs that show the same: all rows, and all of them of one group
_CELLS = "QTableView::item { padding: 0 5px; }"  # as much as the headings above them have


class ImportRowsView(QSplitter):
    """Shows rows above and the chosen one below; says when other rows are ticked."""

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Vertical, childrenCollapsible=False)
        self._groups: list[Group] = []
        self._build()
        self._connect()

    def _build(self) -> None:
        self._tabs = QTabBar(expanding=False, drawBase=False)
        self._tabs.setAccessibleName("Какие строки показать")
        self._rows = ImportRows(colors_of(self.palette()), self)
        self._table = TickingTable()
        self._table.setAccessibleName("Строки файла")
        self._table.setModel(self._rows)
        self._build_table()
        self._details = QTextBrowser(openLinks=False)
        self._details.setAccessibleName("Выбранная строка целиком")
        self._details.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._details.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._tick = QPushButton("Отметить &все", autoDefault=False)
        self._untick = QPushButton("&Снять все", autoDefault=False)
        upper = QWidget()
        above = QHBoxLayout()
        above.addWidget(self._tabs, 1)
        above.addStretch()
        above.addWidget(self._tick)
        above.addWidget(self._untick)
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(above)
        column.addWidget(self._table, 1)
        self.addWidget(upper)
        self.addWidget(self._details)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
        self.setHandleWidth(12)

    def _build_table(self) -> None:
        table, line = self._table, self.fontMetrics().height()
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setStyleSheet(_CELLS)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(round(line * 1.9))
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.setColumnWidth(NUMBER, 5 * line)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self._tabs.currentChanged.connect(self._show_tab)
        self._table.selectionModel().currentRowChanged.connect(self._show_details)
        self._table.turned.connect(self._rows.turn)
        self._tick.clicked.connect(self._tick_all)
        self._untick.clicked.connect(self._tick_none)
        self._rows.ticked.connect(self.ticked)

    def show_rows(self, rows: Sequence[PreviewRow], left_out: set[int], group: Group = Group.ALL) -> None:
        """Show the rows of a file, at first those of a group; ticks are kept in `left_out`."""
        self._dress()  # by the palette of where it stands by now
        self._rows.show_rows(rows, left_out)
        self._show_tabs(group)
        for button in (self._tick, self._untick):
            button.setVisible(self._rows.offered() > 0)

    def focus_rows(self) -> None:
        """Go to the rows."""
        self._table.setFocus()

    def _show_tabs(self, group: Group) -> None:
        """Offer the groups that have rows."""
        counts = self._rows.counts()
        self._groups = [each for each in Group if counts[each] or each is Group.ALL]
        shown = self._groups.index(group) if group in self._groups else 0
        with QSignalBlocker(self._tabs):
            while self._tabs.count():
                self._tabs.removeTab(0)
            for each in self._groups:
                self._tabs.addTab(f"{each.value} {counts[each]}")
            self._tabs.setCurrentIndex(shown)
        self._tabs.setVisible(len(self._groups) > _ALONE)
        self._tabs.updateGeometry()  # a bar that was empty keeps no room of its own accord
        if shown:
            self._rows.show_group(group)
        self._select(self._rows.first_to_see())

    @Slot(int)
    def _show_tab(self, place: int) -> None:
        self._rows.show_group(self._groups[place])
        self._select(0)

    def _select(self, row: int) -> None:
        self._table.setCurrentIndex(self._rows.index(row, TITLE))
        self._show_details(self._table.currentIndex())

    @Slot()
    def _tick_all(self) -> None:
        self._rows.tick_all(ticked=True)

    @Slot()
    def _tick_none(self) -> None:
        self._rows.tick_all(ticked=False)

    @Slot(QModelIndex)
    def _show_details(self, index: QModelIndex) -> None:
        colors = colors_of(self.palette())
        self._details.setHtml(details_html(self._rows.row(index), colors) if index.isValid() else "")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's own name
        """Leave the titles most of the room."""
        super().resizeEvent(event)
        line = self.fontMetrics().height()
        for column, lines, share in _SHARES:
            self._table.setColumnWidth(column, min(lines * line, round(event.size().width() * share)))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  Qt's own name
        """Draw with the colours of another theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()
            self._show_details(self._table.currentIndex())

    def _dress(self) -> None:
        """Colour what no style sheet does: a chosen row is tinted, so that the marks in it stay clear."""
        colors = colors_of(self.palette())
        self._rows.set_colors(colors)
        palette = self._table.palette()
        palette.setColor(QPalette.ColorRole.Highlight, QColor(colors.selection))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(colors.text))
        self._table.setPalette(palette)
