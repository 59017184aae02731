"""The report as it is printed: its rows set in lines and drawn, on paper, in a PDF and on the screen alike.

Everything is laid out in twentieths of a point; the device is scaled.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextLayout, QTextLine, QTextOption

from desktop.office.layout import (
    COLUMNS,
    DRAFT,
    EDGES,
    FONT,
    FONT_SIZE,
    FOOTER,
    GAP,
    PADDING,
    SHEET_HEIGHT,
    SIDE,
    SMALL_SIZE,
    TEXT_WIDTH,
)
from desktop.report.printed import PrintedReport
from desktop.report.syllables import with_soft_hyphens
from desktop.ui.report_layout import BORDER, HEADER, LINE, Look, Page, Row, Strip, paginate, rows_of

PER_INCH = 1440  # twentieths of a point
INK, PAPER = QColor("#000000"), QColor("#ffffff")  # in any theme: it is paper

_FONTS = (FONT, "Liberation Serif", "PT Serif", "serif")
_TAB = 708  # as the exported documents have it
_ASCENT = 214  # from the top of a line to the feet of its letters
_WIDE = 150  # a letter: words of few letters are not measured
_BREAK = "\u2028"


@dataclass(frozen=True)
class _Style:
    """How the texts of a row are set; those of an event by their columns."""

    bold: bool = False
    centred: bool = True
    middle: bool = False  # between the upper and the lower line of the cell
    framed: bool = True
    aside: bool = False  # small and at the right edge: it is none of the report's texts


_STYLES = {
    Look.TITLE: _Style(bold=True, framed=False),
    Look.HEADER: _Style(middle=True),
    Look.SECTION: _Style(bold=True),
    Look.EVENT: _Style(),
    Look.EDITION: _Style(framed=False),
    Look.NIL: _Style(),
    Look.CLOSING: _Style(centred=False),
    Look.CODE: _Style(framed=False, aside=True),
}


class SetText:
    """A text set in lines of a width."""

    def __init__(self, text: str, width: float, font: QFont, option: QTextOption) -> None:
        text = _parted(text.replace("\n", _BREAK), width, font)
        self._layout = layout = QTextLayout(text, font)
        layout.setCacheEnabled(True)  # else the text would be shaped anew when it is drawn
        layout.setTextOption(option)
        layout.beginLayout()
        self.lines = 0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            if "/" in text:
                _end_before_stroke(line, text, width)
            line.setPosition(QPointF(0, self.lines * LINE + _ASCENT - line.ascent()))
            self.lines += 1
        layout.endLayout()

    def draw(self, painter: QPainter, left: float, top: float, first: int, end: int) -> None:
        """Draw the lines from `first` to before `end`, the first of them at the corner."""
        corner = QPointF(left, top - first * LINE)
        if first <= 0 and end >= self.lines:
            self._layout.draw(painter, corner)
            return
        for number in range(first, min(end, self.lines)):
            self._layout.lineAt(number).draw(painter, corner)


def _parted(text: str, width: float, font: QFont) -> str:
    """Return the text with soft hyphens in the words that are wider than their cell."""

    def part(word: re.Match[str]) -> str:
        too_wide = QFontMetricsF(font).horizontalAdvance(word[0]) > width
        return with_soft_hyphens(word[0]) if too_wide else word[0]

    return re.sub(rf"[А-Яа-яё]{{{int(width / _WIDE)},}}", part, text)


def _end_before_stroke(line: QTextLine, text: str, width: float) -> None:
    """Let a line end before a word with a stroke rather than after the stroke, as office suites do."""
    start, end = line.textStart(), line.textStart() + line.textLength()
    if end < len(text) and text[end - 1] == "/":
        space = text.rfind(" ", start, end)
        if space > start:
            line.setNumColumns(space + 1 - start, width)


class SetRow:
    """A row whose texts are set; it has as many lines as its tallest cell."""

    def __init__(self, row: Row, texts: Sequence[SetText]) -> None:
        self.row = row
        self.lines = max(text.lines for text in texts)
        self._texts = texts

    def draw(self, painter: QPainter, first: int, end: int, top: float) -> None:
        """Draw the texts of its lines, from the left edge of the table on."""
        style = _STYLES[self.row.look]
        aside, above = (PADDING, GAP) if style.framed else (0, 0)
        for left, text in zip(EDGES, self._texts, strict=False):
            lower = (end - first - text.lines) * LINE / 2 if style.middle else 0
            text.draw(painter, left + aside, top + above + lower, first, end)

    def lines_around(self, top: float, height: float) -> Iterator[QLineF]:
        """Yield the lines around its cells."""
        if not _STYLES[self.row.look].framed:
            return
        bottom = top + height
        for y in (top, bottom):
            yield QLineF(0, y, TEXT_WIDTH, y)
        for x in EDGES if len(self._texts) > 1 else (0, TEXT_WIDTH):
            yield QLineF(x, top, x, bottom)


class Typesetter:
    """Sets rows. It belongs to the thread in which it was made, as fonts in Qt do."""

    def __init__(self) -> None:
        self._fonts = {bold: _font(bold=bold) for bold in (False, True)}
        self._options = {centred: _option(centred=centred) for centred in (False, True)}
        self._small = _font(bold=False, size=SMALL_SIZE)
        self._at_right = _option(centred=False)
        self._at_right.setAlignment(Qt.AlignmentFlag.AlignRight)

    def set_row(self, row: Row) -> SetRow:
        """Return the row set in lines."""
        style = _STYLES[row.look]
        if style.aside:
            return SetRow(row, [SetText(row.texts[0], TEXT_WIDTH, self._small, self._at_right)])
        font = self._fonts[style.bold]
        if len(row.texts) == 1:
            width = TEXT_WIDTH - (2 * PADDING if style.framed else 0)
            return SetRow(row, [SetText(row.texts[0], width, font, self._options[style.centred])])
        return SetRow(
            row,
            [
                SetText(
                    text,
                    right - left - 2 * PADDING,
                    font,
                    self._options[column.centred or row.look is Look.HEADER],
                )
                for text, (left, right), column in zip(row.texts, pairwise(EDGES), COLUMNS, strict=True)
            ],
        )

    def set_line(self, text: str) -> SetText:
        """Return a text in the middle of a page's width."""
        return SetText(text, TEXT_WIDTH, self._fonts[False], self._options[True])

    def set_mark(self, text: str) -> SetText:
        """Return a text at the right edge of a page."""
        return SetText(text, TEXT_WIDTH, self._fonts[False], self._at_right)


@dataclass(frozen=True, slots=True)
class PagedReport:
    """A report that is shared among pages: values, which may go from one thread to another."""

    rows: tuple[Row, ...]
    pages: tuple[Page, ...]
    is_draft: bool = False


class ReportPainter:
    """Sets the rows of a report and draws its pages. It belongs to one thread, as fonts in Qt do."""

    def __init__(self, rows: Sequence[Row], *, is_draft: bool = False) -> None:
        self._rows = rows
        self._is_draft = is_draft
        self._typesetter = Typesetter()
        self._set: dict[int | None, SetRow] = {None: self._typesetter.set_row(HEADER)}

    def share_out(self, go_on: Callable[[], object] = bool) -> PagedReport:
        """Share the rows among pages; `go_on` is called between rows and may raise."""
        lines = []
        for place in range(len(self._rows)):
            go_on()
            lines.append(self._row(place).lines)
        pages = tuple(paginate(self._rows, lines, self._row(None).lines))
        return PagedReport(tuple(self._rows), pages, self._is_draft)

    def draw_page(self, painter: QPainter, paged: PagedReport, number: int) -> None:
        """Draw a page, numbered from 0, at the origin of the painter."""
        page = paged.pages[number]
        painter.save()
        painter.translate(SIDE, 0)
        _draw_strips(painter, [(self._row(strip.row), strip) for strip in page])
        footer = self._typesetter.set_line(page_name(number, len(paged.pages)))
        footer.draw(painter, 0, SHEET_HEIGHT - FOOTER - LINE, 0, 1)
        if paged.is_draft:
            self._typesetter.set_mark(DRAFT).draw(painter, 0, FOOTER, 0, 1)
        painter.restore()

    def _row(self, place: int | None) -> SetRow:
        """Return a row, set when it is first asked for."""
        if place is None or place in self._set:
            return self._set[place]
        self._set[place] = self._typesetter.set_row(self._rows[place])
        return self._set[place]


def page_name(number: int, pages: int) -> str:
    """Return «Страница 1 из 3» for the page that is numbered 0."""
    return f"Страница {number + 1} из {pages}"


def paged(report: PrintedReport, go_on: Callable[[], object] = bool) -> PagedReport:
    """Share a report among pages. This takes a moment for a long one, and may be done in any thread."""
    return painter_of(report).share_out(go_on)


def painter_of(report: PrintedReport) -> ReportPainter:
    """Return what draws a report."""
    return ReportPainter(tuple(rows_of(report)), is_draft=report.is_draft)


def draw_rows(painter: QPainter, rows: Sequence[SetRow]) -> None:
    """Draw whole rows one below the other, from the origin of the painter on."""
    top, strips = 0, []
    for row in rows:
        height = row.row.height(row.lines)
        strips.append((row, Strip(None, 0, row.lines, top, height)))
        top += height
    _draw_strips(painter, strips)


def _draw_strips(painter: QPainter, strips: Sequence[tuple[SetRow, Strip]]) -> None:
    """Draw the lines of the table and its texts; a line is never thinner than a pixel."""
    pen = QPen(INK, max(BORDER, 1 / painter.deviceTransform().m11()))
    pen.setCapStyle(Qt.PenCapStyle.SquareCap)
    painter.setPen(pen)
    painter.drawLines([line for row, strip in strips for line in row.lines_around(strip.top, strip.height)])
    for row, strip in strips:
        row.draw(painter, strip.first, strip.end, strip.top)


def _font(*, bold: bool, size: int = FONT_SIZE) -> QFont:
    font = QFont()
    font.setFamilies(_FONTS)
    font.setPixelSize(size * 20)
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _option(*, centred: bool) -> QTextOption:
    option = QTextOption(Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setUseDesignMetrics(True)  # else lines would break elsewhere than on paper
    option.setTabStopDistance(_TAB)
    return option
