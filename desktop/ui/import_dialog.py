"""A file is shown before it is kept: what it is, what it changes, what could not be read of it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPalette, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTabBar,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from db.dictionaries.lookup import Dictionaries
from db.entities import ReportKey
from db.errors import AppError
from db.folding import fold
from desktop.report.printed import Identity
from desktop.report.wording import plural
from desktop.services.choosing import only
from desktop.services.describing import describe_around, describe_title, summary
from desktop.ui.error_dialog import show_error
from desktop.ui.import_details import details_html
from desktop.ui.jobs import jobs_of
from desktop.ui.models.import_rows import FATE, NUMBER, TITLE, WHERE, Group, ImportRows, preview_rows
from desktop.ui.receiving import Received, compare_again, take_in
from desktop.ui.report_choice import ReportChoice
from desktop.ui.session import Session
from desktop.ui.theme import colors_of
from desktop.ui.widgets.ticking_table import TickingTable

_WIDTH, _HEIGHT = 72, 40  # of the dialog, in heights of a line
_ALONE = 2  # tabs that show the same: all rows, and all of them of one group
_CELLS = "QTableView::item { padding: 0 5px; }"  # as much as the headings above them have
_STATED = {"kind": "вид отчета", "quarter": "квартал", "author": "отправителя"}


class ImportDialog(QDialog):
    """Shows one file; what it changes happens only when the person accepts it."""

    ended = Signal(object, str)  # ReportKey: it is in the store as the file has it; what there is to tell

    def __init__(self, session: Session, parent: QWidget, received: Received, waiting: int = 0) -> None:
        """`waiting` is how many files come after this one."""
        super().__init__(parent)
        self._session = session
        self.received = received
        self._jobs = jobs_of(parent)
        self._build(waiting)
        self._dress()
        self._connect()
        self._show_received(received)
        self._focus()

    def _build(self, waiting: int) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle("Отчет из файла")
        line = self.fontMetrics().height()
        self.resize(QSize(_WIDTH * line, _HEIGHT * line).boundedTo(self.screen().availableSize()))
        self._heading = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._heading.setProperty("heading", True)
        self._title = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._title.setProperty("soft", True)
        self._choice = ReportChoice(self._session.dictionaries, self._session.workplace.clock().date())
        self._note = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        for widget in (self._heading, self._title, self._choice, self._note):
            layout.addWidget(widget)
        layout.addWidget(self._tabs_over_rows(), 1)
        layout.addLayout(self._foot(waiting))

    def _tabs_over_rows(self) -> QWidget:
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
        above.addWidget(self._tick)
        above.addWidget(self._untick)
        column = QVBoxLayout(upper)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(above)
        column.addWidget(self._table, 1)
        splitter = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False)
        splitter.addWidget(upper)
        splitter.addWidget(self._details)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 2)
        splitter.setHandleWidth(12)
        return splitter

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
        for column, lines in ((NUMBER, 5), (FATE, 17), (WHERE, 12)):
            table.setColumnWidth(column, lines * line)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)

    def _foot(self, waiting: int) -> QHBoxLayout:
        self._summary = QLabel(textFormat=Qt.TextFormat.PlainText, wordWrap=True)
        self._accept = QPushButton("&Принять", default=True)
        self._accept.setProperty("main", True)
        self._skip = QPushButton("П&ропустить файл", autoDefault=False)
        self._cancel = QPushButton("Отмена", autoDefault=False)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._summary, 1)
        for button in (self._skip, self._cancel, self._accept):
            foot.addWidget(button)
        self._skip.setVisible(waiting > 0)
        return foot

    def _connect(self) -> None:
        self._choice.chosen.connect(self._compare_again)
        self._tabs.currentChanged.connect(self._show_tab)
        self._table.selectionModel().currentRowChanged.connect(self._show_details)
        self._table.turned.connect(self._rows.turn)
        self._tick.clicked.connect(self._tick_all)
        self._untick.clicked.connect(self._tick_none)
        self._rows.ticked.connect(self._show_ticks)
        self._accept.clicked.connect(self._take)
        self._skip.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)

    def _show_received(self, received: Received) -> None:
        self.received = received
        plan = received.plan
        self._heading.setText(f"Отчет из файла «{received.source.name}»")
        self._title.setText(fold(received.printed.title) or "Заголовка в файле нет.")
        self._choice.show_identity(received.identity)
        self._note.setText(_note(received, self._session.dictionaries))
        self._rows.show_rows(preview_rows(received.printed, plan))
        self._show_tabs()
        self._show_ticks()
        for button in (self._tick, self._untick):
            button.setVisible(self._rows.offered() > 0)

    @Slot()
    def _show_ticks(self) -> None:
        """Say how many rows are to be kept."""
        plan, taken, offered = self.received.plan, len(self._rows.taken()), self._rows.offered()
        ticked = f" Отмечено {taken} из {offered}." if taken < offered else ""
        self._summary.setText(summary(plan) + ticked if plan else "")
        nothing_new = plan is not None and plan.changes_nothing
        some = f"&Принять отмеченные ({taken})" if taken < offered else "&Принять"
        self._accept.setText("&Показать отчет" if nothing_new else some)
        self._accept.setEnabled(self._may_take())

    def _may_take(self) -> bool:
        """Whether it is known which report it is, and something is ticked where something can be."""
        return self.received.plan is not None and (bool(self._rows.taken()) or not self._rows.offered())

    @Slot()
    def _tick_all(self) -> None:
        self._rows.tick_all(True)

    @Slot()
    def _tick_none(self) -> None:
        self._rows.tick_all(False)

    def _show_tabs(self) -> None:
        """Offer the groups that have rows, and show all rows."""
        counts = self._rows.counts()
        self._groups = [group for group in Group if counts[group] or group is Group.ALL]
        with QSignalBlocker(self._tabs):
            while self._tabs.count():
                self._tabs.removeTab(0)
            for group in self._groups:
                self._tabs.addTab(f"{group.value} {counts[group]}")
        self._tabs.setVisible(len(self._groups) > _ALONE)
        self._tabs.updateGeometry()  # a bar that was empty keeps no room of its own accord
        self._select(self._rows.first_to_see())

    @Slot(int)
    def _show_tab(self, place: int) -> None:
        self._rows.show_group(self._groups[place])
        self._select(0)

    def _select(self, row: int) -> None:
        self._table.setCurrentIndex(self._rows.index(row, TITLE))
        self._show_details(self._table.currentIndex())

    @Slot(QModelIndex)
    def _show_details(self, index: QModelIndex) -> None:
        colors = colors_of(self.palette())
        self._details.setHtml(details_html(self._rows.row(index), colors) if index.isValid() else "")

    def _focus(self) -> None:
        """Begin where something is to be done: at what is still unknown, or at the rows."""
        if self.received.plan:
            self._table.setFocus()
        else:
            self._choice.focus_missing()

    @Slot(object)
    def _compare_again(self, identity: Identity) -> None:
        received = replace(self.received, identity=identity)
        self._accept.setEnabled(False)
        self._jobs.run(
            partial(compare_again, self._session.store, received),
            self._show_received,
            self._show_error,
            title="Файл сравнивается с хранилищем",
        )

    @Slot()
    def _take(self) -> None:
        """Keep what the file holds, or only show it where nothing is new."""
        plan = self.received.plan
        if plan is None:
            return
        if plan.changes_nothing:
            self._end(plan.key, "")
            return
        self._allow(False)
        chosen = only(plan, self._rows.taken()) if len(self._rows.taken()) < self._rows.offered() else plan
        self._jobs.run(
            partial(take_in, self._session.store, self._session.editing.reader, chosen),
            self._tell_kept,
            self._show_error,
            title="Отчет принимается",
            writes=True,
            cancelled=self._go_on,
        )

    @Slot()
    def reject(self) -> None:
        """Leave the file, unless it is being taken in: then that is asked to stop first."""
        self._jobs.cancel()
        if self._cancel.isEnabled():
            super().reject()

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

    def _tell_kept(self, key: ReportKey) -> None:
        told = f"Отчет принят из файла «{self.received.source.name}», вернуть прежнее: Ctrl+Z."
        taken, offered = len(self._rows.taken()), self._rows.offered()
        if taken < offered:
            told += f" Принято строк: {taken} из {offered}."
        if unread := len(self.received.printed.unread):
            told += f" Не прочитано строк: {unread}, чтобы увидеть их, откройте файл еще раз."
        self._end(key, told)

    def _end(self, key: ReportKey, told: str) -> None:
        self.ended.emit(key, told)
        self.accept()

    def _show_error(self, error: AppError) -> None:
        self._go_on()
        show_error(self, error)

    def _go_on(self) -> None:
        self._allow(True)

    def _allow(self, allowed: bool) -> None:
        """Let the person decide, or keep them from it while a decision is carried out."""
        for each in (self._choice, self._skip, self._cancel, self._table, self._tick, self._untick):
            each.setEnabled(allowed)
        self._accept.setEnabled(allowed and self._may_take())


def _note(received: Received, dictionaries: Dictionaries) -> str:
    """Return how much there is and what a person should know before they accept it."""
    sections = sum(bool(section.heading) for section in received.printed.sections)
    events = sum(1 for _ in received.printed.rows())
    return " ".join(
        (
            f"{events} {plural(events, 'мероприятие', 'мероприятия', 'мероприятий')},",
            f"{sections} {plural(sections, 'раздел', 'раздела', 'разделов')}.",
            *_advice(received, dictionaries),
        )
    )


def _advice(received: Received, dictionaries: Dictionaries) -> Iterator[str]:
    plan = received.plan
    if plan is None:
        missing = [name for field, name in _STATED.items() if getattr(received.identity, field) is None]
        yield f"По заголовку файла не определить {_listed(missing)}. Укажите это, чтобы принять отчет."
        return
    yield from describe_title(plan, dictionaries)
    if plan.changes_nothing:
        yield "Все это уже есть в хранилище."
    elif plan.kept:
        yield "Такой отчет уже есть в хранилище. Если принять файл, он станет таким, как в файле."
        yield from describe_around(plan)
    else:
        yield "Такого отчета в хранилище еще нет."


def _listed(names: Sequence[str]) -> str:
    """Return «вид отчета, квартал и отправителя»."""
    *first, last = names
    return f"{', '.join(first)} и {last}" if first else last
