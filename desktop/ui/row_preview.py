"""«Как в отчете»: the chosen event as the row of the printed table that it will be."""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO
from itertools import accumulate
from math import ceil

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Slot
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QShowEvent,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from db.entities import Event
from desktop.office.layout import COLUMNS, FONT, FONT_SIZE, PAGE_WIDTH, cells, printable
from desktop.report.printed import PrintedRow
from desktop.ui.session import Session

# The sheet is laid out in points, as it is printed, and drawn at any size.
_POINTS = 72 / 2.54  # in a centimetre
_WIDTH = PAGE_WIDTH * _POINTS
_EDGES = [_POINTS * edge for edge in accumulate((column.width for column in COLUMNS), initial=0)]
_ASIDE, _ABOVE = 4.25, 1.5  # between a cell's lines and its text
_FONTS = (FONT, "Liberation Serif", "PT Serif", "serif")

_PAPER, _INK = QColor("#ffffff"), QColor("#1a1a1a")  # in the dark theme as well: it is paper
_MARGIN = 12  # pixels of paper around the table
_SMALLEST, _LARGEST = 0.75, 1.5  # pixels of a point: what can still be read, and what need not be larger
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

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's own name
        """Show what was chosen meanwhile."""
        super().showEvent(event)
        self._show()

    def _show_event(self, event: Event | None) -> None:
        heading, texts = self._printed(event) if event else ("", ())
        self._texts = texts
        self._copy.setEnabled(bool(texts))
        self._empty.setVisible(not texts)
        self._sheet.setVisible(bool(texts))
        self._sheet.show_row(heading, texts)
        self.setAccessibleDescription("\n".join((heading, *texts)))

    def _printed(self, event: Event) -> tuple[str, tuple[str, ...]]:
        """Return the heading over an event and the texts of its cells."""
        report = self._session.report
        sections, events = (report.sections, report.events) if report else ((), ())
        number = next((n for n, each in enumerate(events, 1) if each.id == event.id), 0)
        heading = next((each.heading for each in sections if each.id == event.section_id), "")
        return printable(heading), cells(number, PrintedRow(event.texts))


def tab_separated(texts: Sequence[str]) -> str:
    """Return cells as office suites take them from the clipboard: in quotes where a line is broken."""
    line = StringIO(newline="")
    csv.writer(line, "excel-tab", lineterminator="\n").writerow(texts)
    return line.getvalue().removesuffix("\n")


class _Text:
    """A text laid out in lines of a width."""

    def __init__(self, text: str, width: float, font: QFont, *, centred: bool) -> None:
        lines = text.replace("\n", "\u2028").replace("/", "/\u2060")  # as on paper, no break after a stroke
        self._layout = QTextLayout(lines, font)
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)  # else lines would break elsewhere than on paper
        self._layout.setTextOption(option)
        self.height = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, self.height))
            self.height += line.height()
        self._layout.endLayout()

    def draw(self, painter: QPainter, left: float, top: float) -> None:
        """Draw the lines from a corner on."""
        self._layout.draw(painter, QPointF(left, top))


@dataclass(frozen=True)
class _Cell:
    left: float
    right: float
    text: _Text
    centred: bool = False  # between its upper and its lower line


def _cell(
    left: float, right: float, text: str, *, centred: bool, bold: bool = False, middle: bool = False
) -> _Cell:
    laid_out = _Text(text, right - left - 2 * _ASIDE, _font(bold=bold), centred=centred)
    return _Cell(left, right, laid_out, middle)


def _font(*, bold: bool) -> QFont:
    font = QFont()
    font.setFamilies(_FONTS)
    font.setPixelSize(FONT_SIZE)  # pixels are points here, the painter scales them
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _rows(heading: str, texts: Sequence[str]) -> Iterable[list[_Cell]]:
    """Yield the rows of the table: its header, the heading of the section and the event."""
    columns = list(zip(_EDGES, _EDGES[1:], COLUMNS, strict=False))
    yield [_cell(left, right, column.heading, centred=True, middle=True) for left, right, column in columns]
    if heading:
        yield [_cell(0, _WIDTH, heading, centred=True, bold=True)]
    yield [
        _cell(left, right, text, centred=column.centred)
        for (left, right, column), text in zip(columns, texts, strict=True)
    ]


class _Sheet(QWidget):
    """A piece of white paper with the table on it."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[list[_Cell]] = []
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(ceil(_WIDTH * _SMALLEST) + 2 * _MARGIN)

    def show_row(self, heading: str, texts: Sequence[str]) -> None:
        """Lay a row out; none where there are no texts."""
        self._rows = list(_rows(heading, texts)) if texts else []
        self.updateGeometry()
        self.update()

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's own name
        """Return the height at which the whole table is seen."""
        return ceil(self._scale(width) * sum(map(_height, self._rows))) + 2 * _MARGIN

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of paper."""
        return QSize(ceil(_WIDTH), self.heightForWidth(ceil(_WIDTH)))

    def _scale(self, width: int) -> float:
        """Return how many pixels a point has."""
        return max(_SMALLEST, min((width - 2 * _MARGIN) / _WIDTH, _LARGEST))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the table."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), _PAPER)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.translate(_MARGIN, _MARGIN)
        scale = self._scale(self.width())
        painter.scale(scale, scale)
        pen = QPen(_INK, 1)
        pen.setCosmetic(True)  # a hairline at any size
        painter.setPen(pen)
        top = 0.0
        for row in self._rows:
            height = _height(row)
            for cell in row:
                _draw(painter, cell, top, height)
            top += height


def _height(row: Iterable[_Cell]) -> float:
    return max(cell.text.height for cell in row) + 2 * _ABOVE


def _draw(painter: QPainter, cell: _Cell, top: float, height: float) -> None:
    painter.drawRect(QRectF(cell.left, top, cell.right - cell.left, height))
    above = (height - cell.text.height) / 2 if cell.centred else _ABOVE
    cell.text.draw(painter, cell.left + _ASIDE, top + above)
