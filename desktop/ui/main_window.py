"""The main window: the reports that are kept on the left, the events of one of them on the right."""

from collections.abc import Callable

from PySide6.QtCore import QItemSelection, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QMessageBox,
    QSplitter,
    QStackedWidget,
    QTableView,
)

from db.entities import ReportSummary
from db.errors import AppError
from db.store import Store
from desktop.report.wording import plural
from desktop.services.naming import report_name
from desktop.ui.models.event_rows import EventRows

_EMPTY = (
    "<h2>Отчетов пока нет</h2>"
    "<p>Добавьте готовый отчет из файла .docx, .odt, .doc или .xlsx командой</p>"
    "<p><code>pobratim import ФАЙЛ</code></p>"
    "<p>и откройте программу снова.</p>"
)


class MainWindow(QMainWindow):
    """Shows what is kept. The store is opened only after the window was painted."""

    def __init__(self, open_store: Callable[[], Store], name_of_author: Callable[[str], str]) -> None:
        super().__init__()
        self._open_store = open_store
        self._name_of_author = name_of_author
        self._store: Store | None = None
        self._build()
        self._connect()
        QTimer.singleShot(0, self.show_kept)

    def _build(self) -> None:
        self.setWindowTitle("Побратим")
        self.resize(1180, 720)
        self._reports = QListWidget()
        self._reports.setAccessibleName("Отчеты")
        self._reports.setMinimumWidth(260)
        self._reports.setWordWrap(True)
        self._events = QTableView()
        self._events.setAccessibleName("Мероприятия отчета")
        self._rows = EventRows(self._events)
        self._build_table()
        self._empty = QLabel("Отчеты открываются…", wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._empty.setObjectName("empty")
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._events)
        splitter = QSplitter()
        splitter.addWidget(self._reports)
        splitter.addWidget(self._pages)
        splitter.setStretchFactor(1, 1)
        splitter.setChildrenCollapsible(False)
        self.setCentralWidget(splitter)
        self.statusBar()

    def _build_table(self) -> None:
        self._events.setModel(self._rows)
        self._events.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._events.setShowGrid(False)
        self._events.setAlternatingRowColors(True)
        self._events.verticalHeader().hide()
        header = self._events.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((48, 480, 220, 200)):
            self._events.setColumnWidth(column, width)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)

    def _connect(self) -> None:
        self._reports.selectionModel().selectionChanged.connect(self._show_selected)

    @Slot()
    def show_kept(self) -> None:
        """Open the store and show its newest report."""
        try:
            self._store = self._open_store()
        except AppError as error:
            self._show_error(error)
            return
        summaries = self._store.reports()
        for summary in summaries:
            self._reports.addItem(self._item(summary))
        self.statusBar().showMessage(f"В хранилище {_reports(len(summaries))}")
        if summaries:
            self._reports.setCurrentRow(0)
        else:
            self._empty.setText(_EMPTY)
        self._reports.setVisible(bool(summaries))

    def reports_shown(self) -> int:
        """Return how many reports the list holds."""
        return self._reports.count()

    def _item(self, summary: ReportSummary) -> QListWidgetItem:
        name = report_name(summary.key, self._name_of_author(summary.key.author))
        item = QListWidgetItem(f"{name}\n{summary.events} {plural(summary.events, *_EVENTS)}")
        item.setData(Qt.ItemDataRole.UserRole, summary.id)
        item.setToolTip(summary.title)
        return item

    @Slot(QItemSelection, QItemSelection)
    def _show_selected(self) -> None:
        item = self._reports.currentItem()
        if item is None or self._store is None:
            return
        report = self._store.report(item.data(Qt.ItemDataRole.UserRole))
        self._rows.show_report(report)
        self._events.clearSpans()
        for row in range(self._rows.rowCount()):
            if self._rows.is_heading(row):
                self._events.setSpan(row, 0, 1, self._rows.columnCount())
        self._pages.setCurrentWidget(self._events)

    def _show_error(self, error: AppError) -> None:
        self._empty.setText(f"<h2>Отчеты не открыты</h2><p>{error.what_happened}</p>")
        box = QMessageBox(QMessageBox.Icon.Warning, "Побратим", error.what_happened, parent=self)
        box.setInformativeText(" ".join(filter(None, (error.what_is_safe, error.what_to_do))))
        box.open()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's own name
        """Let go of the store, so that another program can open it at once."""
        if self._store is not None:
            self._store.close()
            self._store = None
        super().closeEvent(event)


_EVENTS = ("мероприятие", "мероприятия", "мероприятий")


def _reports(count: int) -> str:
    return f"{count} {plural(count, 'отчет', 'отчета', 'отчетов')}"
