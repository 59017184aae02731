"""Pages as they will be printed, one below the other, at any size."""

from collections.abc import Callable
from enum import Enum, auto
from math import ceil

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from desktop.office.layout import SHEET_HEIGHT, SHEET_WIDTH
from desktop.ui.report_painter import PAPER, PER_INCH, PagedReport, ReportPainter, page_name

_AROUND = 16  # pixels around each page
_SMALLEST, _LARGEST = 0.25, 4.0
_STEP = 1.2


class Fit(Enum):
    """What the size of pages follows while the window changes."""

    WIDTH = auto()
    PAGE = auto()


class PageView(QAbstractScrollArea):
    """Shows the pages of a report; Page Up and Page Down turn them."""

    turned = Signal(int)  # the number of the page that is seen, from 0
    zoomed = Signal(float)  # 1 is as on paper

    def __init__(self, report: PagedReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report
        self._painter = ReportPainter(report.rows)
        self._fit: Fit | None = Fit.WIDTH
        self._zoom = 1.0
        self._page = 0
        self.setAccessibleName("Страницы отчета")
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self.verticalScrollBar().valueChanged.connect(self._note_page)
        self._describe()

    @property
    def page(self) -> int:
        """The number of the page that is seen, from 0."""
        return self._page

    @property
    def zoom(self) -> float:
        """How large pages are shown; 1 is as on paper."""
        return self._zoom

    @property
    def fitted(self) -> Fit | None:
        """What the size follows; None where it was set."""
        return self._fit

    @Slot()
    def fit_width(self) -> None:
        """Show pages as wide as the window, whatever that is."""
        self._follow(Fit.WIDTH)

    @Slot()
    def fit_page(self) -> None:
        """Show pages whole, whatever the size of the window."""
        self._follow(Fit.PAGE)

    @Slot()
    def show_as_on_paper(self) -> None:
        """Show pages at their true size."""
        self.set_zoom(1)

    def set_zoom(self, zoom: float) -> None:
        """Show pages at a size of their own."""
        self._fit = None
        self._lay_out(zoom)

    @Slot()
    def enlarge(self) -> None:
        """Show pages larger."""
        self.set_zoom(self._zoom * _STEP)

    @Slot()
    def reduce(self) -> None:
        """Show pages smaller."""
        self.set_zoom(self._zoom / _STEP)

    def go_to(self, page: int) -> None:
        """Show a page from its top."""
        page = max(0, min(page, len(self._report.pages) - 1))
        self.verticalScrollBar().setValue(self._top(page))
        self._note(page)

    @Slot()
    def go_on(self) -> None:
        """Show the next page."""
        self.go_to(self._page + 1)

    @Slot()
    def go_back(self) -> None:
        """Show the page before."""
        self.go_to(self._page - 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's own name, as all of these below
        """Turn pages."""
        turns: dict[int, Callable[[], object]] = {
            Qt.Key.Key_PageDown: self._turn_on,
            Qt.Key.Key_Space: self._turn_on,
            Qt.Key.Key_PageUp: self._turn_back,
            Qt.Key.Key_Home: self._go_to_first,
            Qt.Key.Key_End: self._go_to_last,
        }
        if turn := turns.get(event.key()):
            turn()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Scroll; with Ctrl change the size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.set_zoom(self._zoom * _STEP ** (event.angleDelta().y() / 120))
            event.accept()
        else:
            super().wheelEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the page that is seen."""
        super().resizeEvent(event)
        self._follow(self._fit)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the pages that are seen."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        edge = QPen(self.palette().color(QPalette.ColorRole.Mid))
        for number in range(len(self._report.pages)):
            sheet = self._sheet(number)
            if sheet.intersects(QRectF(event.rect())):
                painter.setPen(edge)
                painter.setBrush(PAPER)
                painter.drawRect(sheet)
                painter.save()
                painter.translate(sheet.topLeft())
                painter.scale(self._scale(), self._scale())
                self._painter.draw_page(painter, self._report, number)
                painter.restore()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802
        """Draw anew what is seen."""
        self.viewport().update()

    def _scale(self) -> float:
        """Return how many pixels a twentieth of a point has."""
        return self._zoom * self.logicalDpiX() / PER_INCH

    def _pitch(self) -> float:
        """Return how far it is from one page to the next, in pixels."""
        return SHEET_HEIGHT * self._scale() + _AROUND

    def _top(self, page: int) -> int:
        """Return the place of the scroll bar at which a page is seen from its top."""
        return round(page * self._pitch())

    def _sheet(self, page: int) -> QRectF:
        """Return where a page is in the viewport."""
        width, height = SHEET_WIDTH * self._scale(), SHEET_HEIGHT * self._scale()
        left = max(_AROUND, (self.viewport().width() - width) // 2) - self.horizontalScrollBar().value()
        top = _AROUND + self._top(page) - self.verticalScrollBar().value()
        return QRectF(round(left), top, round(width), round(height))

    def _follow(self, fit: Fit | None) -> None:
        """Give the pages the size that follows the window, where it does."""
        self._fit = fit
        room, per_unit = self.viewport().size(), self.logicalDpiX() / PER_INCH
        by_width = (room.width() - 2 * _AROUND - 1) / (SHEET_WIDTH * per_unit)
        by_height = (room.height() - 2 * _AROUND + 1) / (SHEET_HEIGHT * per_unit)
        zooms = {None: self._zoom, Fit.WIDTH: by_width, Fit.PAGE: min(by_width, by_height)}
        self._lay_out(zooms[fit])

    def _lay_out(self, zoom: float) -> None:
        """Give the pages a size; the page that is seen from its top, or else the middle, stays there."""
        bar, seen, page = self.verticalScrollBar(), self.viewport().size(), self._page
        was_at_top = bar.value() == self._top(page)
        middle = (bar.value() + seen.height() / 2) / self._pitch()
        self._zoom = max(_SMALLEST, min(zoom, _LARGEST))
        width = ceil(SHEET_WIDTH * self._scale()) + 2 * _AROUND
        height = ceil(len(self._report.pages) * self._pitch()) + _AROUND
        for each, whole, part in (
            (self.horizontalScrollBar(), width, seen.width()),
            (bar, height, seen.height()),
        ):
            each.setRange(0, max(0, whole - part))
            each.setPageStep(part)
            each.setSingleStep(2 * self.fontMetrics().lineSpacing())
        if was_at_top:
            self.go_to(page)
        else:
            bar.setValue(round(middle * self._pitch() - seen.height() / 2))
        self.viewport().update()
        self.zoomed.emit(self._zoom)

    def _turn_on(self) -> None:
        """Go on by what is seen, but not past the top of the next page."""
        bar = self.verticalScrollBar()
        following = min(self._page + 1, len(self._report.pages) - 1)
        by_screen = bar.value() + bar.pageStep() - 2 * bar.singleStep()
        if bar.value() < self._top(following) <= by_screen + 2 * bar.singleStep():
            self.go_to(following)
        else:
            bar.setValue(by_screen)

    def _turn_back(self) -> None:
        """Go back by what is seen, but not past the top of the page."""
        bar = self.verticalScrollBar()
        here = next(page for page in range(self._page, -1, -1) if page == 0 or self._top(page) < bar.value())
        by_screen = bar.value() - bar.pageStep() + 2 * bar.singleStep()
        if self._top(here) >= by_screen - 2 * bar.singleStep():
            self.go_to(here)
        else:
            bar.setValue(by_screen)

    def _go_to_first(self) -> None:
        self.go_to(0)

    def _go_to_last(self) -> None:
        self.go_to(len(self._report.pages) - 1)

    @Slot()
    def _note_page(self) -> None:
        """Note which page has the middle of what is seen."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        self._note(max(0, min(int(middle / self._pitch()), len(self._report.pages) - 1)))

    def _note(self, page: int) -> None:
        if page != self._page:
            self._page = page
            self._describe()
            self.turned.emit(page)

    def _describe(self) -> None:
        """Tell those who cannot see it what stands on the page."""
        pages, rows = self._report.pages, self._report.rows
        places = [strip.row for strip in pages[self._page] if strip.row is not None]
        texts = [text for place in places for text in rows[place].texts]
        self.setAccessibleDescription("\n".join((page_name(self._page, len(pages)), *texts)))
