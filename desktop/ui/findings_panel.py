"""«Замечания»: what the checks have found in the report, under the list of events."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QListView, QStackedWidget, QVBoxLayout, QWidget

from desktop.report.checks.finding import Finding
from desktop.ui.checks import Checks
from desktop.ui.finding_delegate import FindingDelegate
from desktop.ui.models.finding_rows import EXPLAIN, FindingRows, offer
from desktop.ui.readiness_head import ReadinessHead

if TYPE_CHECKING:  # it stands on the rules, which are loaded on the thread that asks them
    from desktop.services.readiness import Readiness

_NAME = "Замечания"
_NOT_YET = "Отчет будет проверен, как только вы начнете с ним работать"
_CHECKING = "Отчет проверяется…"
_NONE = "Замечаний нет"
_ROOM = 8  # pixels


class FindingsPanel(QWidget):
    """Lists the findings and says which one is asked for."""

    opened = Signal(object)  # Finding: to be gone to
    offer_taken = Signal(object)  # Finding: what it offers is to be done
    renamed = Signal(str)  # its name with how many there are

    def __init__(self, checks: Checks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._checks = checks
        self._rows = FindingRows(self)
        self._gone_from = 0  # the row where the chosen line stood last
        self._build()
        self.list.opened.connect(self._open)
        self.list.offer_pressed.connect(self._take_offer)
        checks.changed.connect(self.renew)
        self.renew()

    def _build(self) -> None:
        self.list = FindingList()
        self.list.setModel(self._rows)
        self._empty = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._empty.setProperty("soft", True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        self._head = ReadinessHead()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, _ROOM, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._pages, 1)

    def let_mend(self, may_mend: bool) -> None:
        """Offer what can be mended, or only tell of it."""
        self._rows.let_mend(may_mend)

    @property
    def current(self) -> Finding | None:
        """The line that is chosen."""
        return self._rows.line(self.list.currentIndex().row())

    @property
    def name(self) -> str:
        """Its name, with how many lines there are."""
        return f"{_NAME}  {self.open_count()}" if self.open_count() else _NAME

    def choose(self, row: int) -> Finding | None:
        """Choose a line; None where there is no such line."""
        if line := self._rows.line(row):
            self.list.setCurrentIndex(self._rows.index(row))
        return line

    def offers_to_explain(self, line: Finding) -> bool:
        """Whether an explanation is what is offered beside a line."""
        findings = self._checks.findings
        return offer(line, is_answered=bool(findings and findings.answer(line))) == EXPLAIN

    def next_row(self, step: int) -> int:
        """Return the line below the chosen one, or with -1 the one above; past the ends there is none.

        Where the chosen line is gone, the one that has taken its place is next.
        """
        row = self.list.currentIndex().row()
        at = self._gone_from if row < 0 else min(row, self.open_count() - 1)
        is_gone_down = row < 0 and step > 0
        return at if is_gone_down else at + step

    def open_count(self) -> int:
        """Return how many lines there are that are not explained; those come first."""
        return len(self._checks.findings.open_lines) if self._checks.findings else 0

    @Slot()
    def renew(self) -> None:
        """Show what is found now; a line that was chosen stays so while it is open."""
        findings, chosen, row = self._checks.findings, self.current, self.list.currentIndex().row()
        lines = findings.lines if findings else ()
        answers = [findings.answer(line) for line in lines] if findings else []
        self._rows.show_lines(lines, [each.text if each else "" for each in answers])
        if chosen is not None and self.current != chosen:
            self._gone_from = row
            still = lines[: self.open_count()]
            self.choose(next((at for at, line in enumerate(still) if _same(line, chosen)), -1))
        awaited = _CHECKING if self._checks.have_begun else _NOT_YET
        self._empty.setText(_NONE if findings else awaited)
        self._pages.setCurrentWidget(self.list if lines else self._empty)
        self._tell_readiness()
        self.renamed.emit(self.name)

    def _tell_readiness(self) -> None:
        """Say how the report stands, as far as that is known."""
        if (readiness := self.readiness()) is None:
            self._head.hide()
        else:
            self._head.show_readiness(readiness)

    def readiness(self) -> "Readiness | None":
        """Return how the report stands; None where it is not checked yet."""
        if self._checks.findings is None:
            return None
        from desktop.services.readiness import readiness

        return readiness(self._checks.findings)

    def begin(self) -> None:
        """Choose no line: the first one is next."""
        self.list.setCurrentIndex(QModelIndex())
        self._gone_from = 0

    @Slot(QModelIndex)
    def _open(self, index: QModelIndex) -> None:
        if line := self._rows.line(index.row()):
            self.opened.emit(line)

    @Slot(QModelIndex)
    def _take_offer(self, index: QModelIndex) -> None:
        if line := self._rows.line(index.row()):
            self.offer_taken.emit(line)


def _same(one: Finding, other: Finding) -> bool:
    """Whether two findings are one, whatever has been written meanwhile."""
    return (one.code, one.number, one.section, one.spot) == (
        other.code,
        other.number,
        other.section,
        other.spot,
    )


class FindingList(QListView):
    """The lines: a click or Enter goes to what a line is about."""

    opened = Signal(QModelIndex)
    offer_pressed = Signal(QModelIndex)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Замечания к отчету")
        self._delegate = FindingDelegate(self)
        self._delegate.pressed.connect(self.offer_pressed)
        self.setItemDelegate(self._delegate)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("inner", True)  # the panel has a frame
        self.setMouseTracking(True)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's own name, as below
        """Go to what a line is about, unless what it offers was pressed."""
        super().mouseReleaseEvent(event)
        place = event.position().toPoint()
        index = self.indexAt(place)
        is_line = event.button() is Qt.MouseButton.LeftButton and index.isValid()
        if is_line and not self._delegate.offers_at(index, place):
            self.opened.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Show over what a line offers that it can be pressed."""
        super().mouseMoveEvent(event)
        self.viewport().setCursor(self._cursor_at(event.position().toPoint()))

    def _cursor_at(self, place: QPoint) -> Qt.CursorShape:
        index = self.indexAt(place)
        return Qt.CursorShape.PointingHandCursor if index.isValid() else Qt.CursorShape.ArrowCursor

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go by Enter to what the line is about."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Break the sentences anew."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
