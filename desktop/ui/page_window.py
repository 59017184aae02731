"""A window of pages, searched by any word, beside the work and not in its way: the help, the licences."""

import re
from collections.abc import Sequence
from string import Template
from typing import NamedTuple

from PySide6.QtCore import QSignalBlocker, Qt, QUrl, Slot
from PySide6.QtGui import QColor, QKeyEvent, QShowEvent, QTextCursor
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QTextBrowser,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from db.folding import key
from desktop import paths
from desktop.ui.theme import colors_of

_WIDTH, _HEIGHT, _CONTENTS = 56, 36, 15  # in heights of a line
_OF_SCREEN = 0.9
_SEARCH, _NOTHING = "Найти слово", "Ничего не найдено"
_TAG = re.compile(r"<[^>]*>")
_MARGIN, _BETWEEN, _AROUND_TEXT = 16, 12, 20  # pixels
_STYLE = Template("""
    h1 { font-size: ${large}pt; margin-bottom: 8px; }
    h2 { font-size: ${middle}pt; margin-top: 18px; margin-bottom: 6px; }
    p, li { line-height: 135%; margin-top: 0; margin-bottom: 8px; }
    .picture { line-height: 100%; margin-top: 4px; margin-bottom: 12px; }
    table { margin-bottom: 10px; }
    td { padding: 5px 8px 5px 0; border-bottom: 1px solid $line; }
    a { color: $accent; text-decoration: none; }
""")


class Page(NamedTuple):
    """A page; its text is HTML as Qt reads it, its pictures lie in the folder of the manual."""

    name: str
    title: str
    text: str


class PageWindow(QDialog):
    """Shows a page; one goes on to others by the list, by links and by the search."""

    def __init__(self, title: str, pages: Sequence[Page], parent: QWidget) -> None:
        super().__init__(parent)
        self._pages = pages
        self._texts = [key(_TAG.sub(" ", page.text)) for page in self._pages]
        self._build()
        self._connect()
        self.setWindowTitle(title)

    def _build(self) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self._search = QLineEdit(placeholderText=_SEARCH, clearButtonEnabled=True)
        self._search.setAccessibleName(_SEARCH)
        self._list = QListWidget()
        self._list.setAccessibleName("Содержание")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.addItems([page.title for page in self._pages])
        self._nothing = QLabel(_NOTHING)
        self._nothing.setProperty("soft", True)
        self._nothing.hide()
        self._text = QTextBrowser(openLinks=False)
        self._text.setAccessibleName("Текст страницы")
        self._text.setSearchPaths([str(paths.resources() / "help")])
        self._text.document().setDocumentMargin(_AROUND_TEXT)
        line = self.fontMetrics().lineSpacing()
        contents = QWidget()
        contents.setFixedWidth(_CONTENTS * line)
        left = QVBoxLayout(contents)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(_BETWEEN)
        for widget in (self._search, self._nothing, self._list):
            left.addWidget(widget)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_BETWEEN)
        layout.addWidget(contents)
        layout.addWidget(self._text, 1)
        room = self.screen().availableSize() * _OF_SCREEN
        self.resize(min(line * _WIDTH, room.width()), min(line * _HEIGHT, room.height()))
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _connect(self) -> None:
        self._search.textEdited.connect(self._seek)
        self._search.returnPressed.connect(self._go_on)
        self._list.currentRowChanged.connect(self._show_row)
        self._text.anchorClicked.connect(self._follow)

    def show_topic(self, topic: str) -> None:
        """Show a page, at a place in it where one is named: «event#period»."""
        name, _, place = topic.partition("#")
        row = next(row for row, page in enumerate(self._pages) if page.name == name)
        with QSignalBlocker(self._list):
            self._list.setCurrentRow(row)
        self._show_page(self._pages[row])
        if place:
            self._text.scrollToAnchor(place)

    def _show_page(self, page: Page) -> None:
        colors, size = colors_of(self.palette()), self.font().pointSizeF()
        style = _STYLE.substitute(colors._asdict(), large=round(size * 1.5), middle=round(size * 1.15))
        self._text.document().setDefaultStyleSheet(style)
        self._text.setHtml(page.text)
        self._mark()

    @Slot(int)
    def _show_row(self, row: int) -> None:
        if row >= 0:
            self._show_page(self._pages[row])

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        self.show_topic(link.toString())

    def _sought(self) -> list[str]:
        return key(self._search.text()).split()

    @Slot()
    def _seek(self) -> None:
        """List the pages in which all words stand, and show the first of them unless one is shown."""
        sought = self._sought()
        has = [all(word in text for word in sought) for text in self._texts]
        for row, is_found in enumerate(has):
            self._list.setRowHidden(row, not is_found)
        self._nothing.setVisible(not any(has))
        if any(has) and not has[self._list.currentRow()]:
            self._list.setCurrentRow(has.index(True))
        self._mark()
        self._text.moveCursor(QTextCursor.MoveOperation.Start)
        self._go_on()

    def _mark(self) -> None:
        """Mark what is sought on the page that is shown."""
        marks = []
        ground, ink = QColor(colors_of(self.palette()).mark), self.palette().text().color()
        for word in self._sought():
            found = self._text.document().find(word)
            while not found.isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = found  # type: ignore[attr-defined]
                mark.format.setBackground(ground)  # type: ignore[attr-defined]
                mark.format.setForeground(ink)  # type: ignore[attr-defined]
                marks.append(mark)
                found = self._text.document().find(word, found)
        self._text.setExtraSelections(marks)

    @Slot()
    def _go_on(self) -> None:
        """Go to the next place of the first word, from the last one to the first again."""
        if not (sought := self._sought()):
            return
        if not self._text.find(sought[0]):
            self._text.moveCursor(QTextCursor.MoveOperation.Start)
            self._text.find(sought[0])

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's own name, as below
        """Give the lines of the list the height of the style that is now known."""
        super().showEvent(event)
        self._list.doItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go from the search into the list by the arrow."""
        if event.key() == Qt.Key.Key_Down and self._search.hasFocus():
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        elif event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
