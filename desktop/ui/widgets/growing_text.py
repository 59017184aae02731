"""A field for a text of any length: it grows with the text and gives it back exactly as it was given."""

from collections.abc import Callable, Sequence
from math import ceil

from PySide6.QtCore import QEvent, QMimeData, QPoint, QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QSizePolicy, QTextEdit, QWidget

from desktop.office.layout import printable
from desktop.report.pasted import cleaned

# Keys that a text field takes for itself on one system or another, but that mean the program here.
_LEFT_TO_THE_WINDOW = tuple(
    QKeySequence(keys) for keys in ("Ctrl+Z", "Ctrl+Y", "Ctrl+Shift+Z", "Ctrl+D", "Ctrl+H")
)
_LINE_BREAKS = str.maketrans("\u2028\u2029", "\n\n")
_OWN_TEXT = "application/x-pobratim-text"  # marks in the clipboard what comes from a field of the program
_MOST_LINES = 80  # far above any text of a report; what is longer is scrolled inside the field


class GrowingText(QPlainTextEdit):
    """A plain text without an undo of its own: the window's undo goes across the whole program."""

    edited = Signal()  # by the person, never by the program
    typed = Signal(str)  # what a key has just put before the cursor
    menu_asked = Signal(QMenu, QPoint)  # the menu before it is shown, and where in the field it was asked for
    left = Signal()  # the focus went elsewhere, be it to another window

    def __init__(self, least_lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._least_lines = least_lines
        self._given = self._shown = self._last = ""
        self._height = 0
        self._marks: dict[str, list[QTextEdit.ExtraSelection]] = {}
        self.takes_table: Callable[[QMimeData], bool] = _takes_no_table  # asked before a text is pasted
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(0)  # the style sheet leaves room enough
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._note_edit)
        self.horizontalScrollBar().valueChanged.connect(self._stay_at_the_left)

    def text(self) -> str:
        """Return the text, every character of it; one that stands as it was shown comes back as given."""
        now = self.document().toRawText()  # toPlainText would turn no-break spaces into spaces
        return self._given if now == self._shown else now.replace("\u2029", "\n")

    def set_text(self, text: str) -> None:
        """Show a text; the cursor stays where it is, as far as the text goes."""
        if text == self.text():
            return
        place = self.textCursor().position()
        with QSignalBlocker(self):
            self.setPlainText(text)
        self._given = text
        self._shown = self._last = self.document().toRawText()
        self.put_cursor(place)
        self._fit()

    def put_cursor(self, place: int) -> None:
        """Put the cursor before the character at a place, or at the end of a shorter text."""
        cursor = self.textCursor()
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)

    def cursor_over(self, start: int, end: int) -> QTextCursor:
        """Return a cursor over characters of the text; Qt counts those beyond the first 65,536 as two."""
        text = self.text()
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(_units(text[:start]), last))
        cursor.setPosition(min(_units(text[:end]), last), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def mark(self, layer: str, marks: Sequence[tuple[int, int, QTextCharFormat]]) -> None:
        """Draw characters in another way, in place of what the layer has drawn before; the text stays."""
        drawn = []
        for start, end, look in marks:
            each = QTextEdit.ExtraSelection()
            each.cursor = self.cursor_over(start, end)  # type: ignore[attr-defined]
            each.format = look  # type: ignore[attr-defined]
            drawn.append(each)
        self._marks[layer] = drawn
        self.setExtraSelections([each for several in self._marks.values() for each in several])

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's own name, as all of these below
        """Return the size at which the whole text is seen."""
        return QSize(super().sizeHint().width(), self._height)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return the same height: no text is ever cut."""
        return QSize(self.fontMetrics().averageCharWidth() * 12, self._height)

    @Slot()
    def _note_edit(self) -> None:
        """Tell of what was written; Qt says that a text has changed also where only a wave was drawn."""
        now = self.document().toRawText()
        if now != self._last:
            self._last = now
            self._fit()
            self.edited.emit()

    @Slot()
    def _stay_at_the_left(self) -> None:
        """Show the beginnings of all lines: while a bar comes or goes, Qt takes the text for too wide."""
        self.horizontalScrollBar().setValue(0)

    def _fit(self) -> None:
        """Take the height that the text needs at the present width."""
        line, most = self.fontMetrics().lineSpacing(), _MOST_LINES * self.fontMetrics().lineSpacing()
        policy = Qt.ScrollBarPolicy
        scrolled = self._text_height(most) > most
        self.setVerticalScrollBarPolicy(policy.ScrollBarAsNeeded if scrolled else policy.ScrollBarAlwaysOff)
        text = self._text_height(most)  # again, since a bar that comes or goes changes the width
        around = self.height() - self.viewport().height() + 2 * self.document().documentMargin()
        height = ceil(around + max(line * self._least_lines, min(text, most))) + 1  # else Qt scrolls a line
        if height != self._height:
            self._height = height
            self.updateGeometry()

    def _text_height(self, most: int) -> float:
        """Add up the heights of the paragraphs; there is no need to go on past the most."""
        layout, block, height = self.document().documentLayout(), self.document().firstBlock(), 0.0
        while block.isValid() and height <= most:
            layout.blockBoundingRect(block)  # lays it out: one not yet seen counts as a line till then
            height += block.layout().boundingRect().height()
            block = block.next()
        return height

    def event(self, event: QEvent) -> bool:
        """Leave the program's keys to the window before the text takes them."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        if QKeySequence(event.keyCombination()) in _LEFT_TO_THE_WINDOW:
            event.ignore()
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Break the line with Shift+Enter as with Enter: a report knows but one kind of break."""
        if event.matches(QKeySequence.StandardKey.InsertLineSeparator) and not self.isReadOnly():
            self.insertPlainText("\n")
            self.ensureCursorVisible()
            return
        super().keyPressEvent(event)
        if puts_text(event) and not self.isReadOnly():
            self.typed.emit(event.text())

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:  # noqa: N802
        """Tell of what an input method writes as of a key: on some systems all keys go through one."""
        super().inputMethodEvent(event)
        if event.commitString() and not self.isReadOnly():
            self.typed.emit(event.commitString())

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802
        """Copy the text alone, with its no-break spaces."""
        data = QMimeData()
        data.setText(self.textCursor().selectedText().translate(_LINE_BREAKS))
        data.setData(_OWN_TEXT, b"")
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802
        """Take texts only: files that are dropped here are meant for the window."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802
        """Insert plain text: one's own as it is, that of other programs without what they add for looks."""
        if source.hasFormat(_OWN_TEXT):
            text = printable(source.text())
        elif self.takes_table(source):
            return
        else:
            text = cleaned(source.text())
        self.insertPlainText(text)
        self.ensureCursorVisible()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what the keys do, without the undo that the field does not have."""
        menu = self.createStandardContextMenu(event.pos())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for action in menu.actions():
            if action.objectName() in ("edit-undo", "edit-redo"):
                menu.removeAction(action)
            action.setText(action.text().replace("ё", "е"))  # as everywhere in the program
        self.menu_asked.emit(menu, event.pos())
        menu.popup(event.globalPos())

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Tell that the field was left; its own menu does not count."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the height to the new width."""
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Fit the height to the style that is now known."""
        super().showEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Fit the height to another size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _takes_no_table(source: QMimeData) -> bool:
    return False


def puts_text(event: QKeyEvent) -> bool:
    """Whether a key writes what stands on it: no command, no key that moves or takes away."""
    commands = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
    by_alt_gr = event.modifiers() & Qt.KeyboardModifier.AltModifier  # together with Ctrl: a third sign
    return (
        event.text().isprintable()
        and bool(event.text())
        and (bool(by_alt_gr) or not event.modifiers() & commands)
    )
