"""«Как в отчете»: the chosen event as the row of the printed table that it will be."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from math import ceil

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from db.entities import Event
from desktop.office.layout import TEXT_WIDTH, cells, printable
from desktop.report.printed import PrintedRow
from desktop.ui.report_layout import HEADER, Look, Row
from desktop.ui.report_painter import PAPER, SetRow, Typesetter, draw_rows
from desktop.ui.session import Session

_MARGIN = 12  # pixels of paper around the table
# Pixels of a twentieth of a point: what can still be read, what is usual, what need not be larger.
_SMALLEST, _USUAL, _LARGEST = 0.0375, 0.05, 0.075
_NOTHING_CHOSEN = "Выберите мероприятие в списке: здесь будет видно, как оно напечатано в отчете."


class RowPreview(QScrollArea):
    """Shows the chosen event of a session as printed; Ctrl+C copies the row for a table."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._texts: tuple[str, ...] = ()
        self._build()
        session.event_chosen.connect(self._show_from_the_top)
        session.event_changed.connect(self._show)
        session.typed.connect(self._show_typed)

    def _build(self) -> None:
        self.setAccessibleName("Мероприятие, как в отчете")
        self.setWidgetResizable(True)
        self._sheet = _Sheet()
        self._empty = QLabel(_NOTHING_CHOSEN, wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("soft", True)
        content = QWidget()
        pages = QVBoxLayout(content)
        pages.setContentsMargins(0, 0, 0, 0)
        pages.addWidget(self._empty)
        pages.addWidget(self._sheet)
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self._copy = QAction("Скопировать строку", self, shortcut=QKeySequence(QKeySequence.StandardKey.Copy))
        self._copy.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._copy.triggered.connect(self.copy)
        self.addAction(self._copy)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    @Slot()
    def copy(self) -> None:
        """Copy the cells of the row, as tables take them."""
        QGuiApplication.clipboard().setText(tab_separated(self._texts))

    @Slot(object)
    def _show_from_the_top(self) -> None:
        self._show()
        self.verticalScrollBar().setValue(0)

    @Slot(object)
    def _show(self) -> None:
        if self.isVisible():  # else when it comes to be seen
            self._show_event(self._session.chosen)

    @Slot(object)
    def _show_typed(self, event: Event) -> None:
        """Show an event with what is being typed."""
        if self.isVisible():
            self._show_event(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's own name
        """Show what was chosen meanwhile."""
        super().showEvent(event)
        self._show()

    def _show_event(self, event: Event | None) -> None:
        rows = self._rows(event) if event else []
        self._texts = rows[-1].texts if rows else ()
        self._copy.setEnabled(bool(rows))
        self._empty.setVisible(not rows)
        self._sheet.setVisible(bool(rows))
        self._sheet.show_rows(rows)
        self.setAccessibleDescription("\n".join(text for row in rows for text in row.texts))

    def _rows(self, event: Event) -> list[Row]:
        """Return the row of an event under the heading of its section, if it has one."""
        report = self._session.report
        sections, events = (report.sections, report.events) if report else ((), ())
        number = next((n for n, each in enumerate(events, 1) if each.id == event.id), 0)
        heading = next((each.heading for each in sections if each.id == event.section_id), "")
        above = [Row(Look.SECTION, (printable(heading),))] if heading else []
        return [*above, Row(Look.EVENT, cells(number, PrintedRow(event.texts)))]


def tab_separated(texts: Sequence[str]) -> str:
    """Return cells as office suites take them from the clipboard: in quotes where a line is broken."""
    line = StringIO(newline="")
    csv.writer(line, "excel-tab", lineterminator="\n").writerow(texts)
    return line.getvalue().removesuffix("\n")


class _Sheet(QWidget):
    """A piece of white paper with the table on it."""

    def __init__(self) -> None:
        super().__init__()
        self._typesetter = Typesetter()
        self._rows: list[SetRow] = []
        self._header = self._typesetter.set_row(HEADER)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(ceil(TEXT_WIDTH * _SMALLEST) + 2 * _MARGIN)

    def show_rows(self, rows: Iterable[Row]) -> None:
        """Show rows under the header of the table; nothing where there are none."""
        under = [self._typesetter.set_row(row) for row in rows]
        self._rows = [self._header, *under] if under else []
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's own name
        """Return the height at which the whole table is seen."""
        height = sum(row.row.height(row.lines) for row in self._rows)
        return ceil(self._scale(width) * height) + 2 * _MARGIN

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of paper."""
        width = ceil(TEXT_WIDTH * _USUAL)
        return QSize(width, self.heightForWidth(width))

    def _scale(self, width: int) -> float:
        """Return how many pixels a twentieth of a point has."""
        return max(_SMALLEST, min((width - 2 * _MARGIN) / TEXT_WIDTH, _LARGEST))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the table."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), PAPER)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.translate(_MARGIN, _MARGIN)
        scale = self._scale(self.width())
        painter.scale(scale, scale)
        draw_rows(painter, self._rows)
