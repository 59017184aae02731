"""The list of names under the cursor while one types; it takes no key and no focus unless it is open."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from desktop.report.completion import Candidate
from desktop.ui.theme import colors_of
from desktop.ui.widgets.growing_text import GrowingText

_Index = QModelIndex | QPersistentModelIndex
Candidates = Callable[[str, int], Sequence[Candidate]]

_NOTE = Qt.ItemDataRole.UserRole
_WIDEST = 64  # letters
_ASIDE, _ABOVE = 8, 5  # pixels around a line
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT, _RIGHT = Qt.AlignmentFlag.AlignLeft | _MIDDLE, Qt.AlignmentFlag.AlignRight | _MIDDLE
_TAKE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class Completion(QObject):
    """Offers in a field what a function finds for its text and cursor."""

    def __init__(self, field: GrowingText, candidates: Candidates) -> None:
        super().__init__(field)
        self._field = field
        self._candidates = candidates
        self._is_edited = self._was_edited = False  # since the last look, before it
        self._list: _List | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)  # after the key has done all that it does
        self._soon.timeout.connect(self._look)
        field.edited.connect(self._note_edit)
        field.cursorPositionChanged.connect(self._soon.start)
        field.left.connect(self.close)
        field.installEventFilter(self)

    @Slot()
    def _note_edit(self) -> None:
        self._is_edited = True
        self._soon.start()

    @Slot()
    def _look(self) -> None:
        """Offer what fits to what was just typed; who only moves the cursor is offered nothing."""
        is_edited, self._is_edited = self._is_edited, False
        self._was_edited = is_edited
        cursor = self._field.textCursor()
        found: Sequence[Candidate] = ()
        if is_edited and self._field.hasFocus() and not cursor.hasSelection():
            found = self._candidates(self._field.text(), cursor.position())
        if found:
            self._open(found)
        else:
            self.close()

    def look_again(self) -> None:
        """Offer what fits to what was typed last: more is known now."""
        self._is_edited = self._was_edited
        self._look()

    def _open(self, found: Sequence[Candidate]) -> None:
        if self._list is None:
            self._list = _List(self._field)
            self._list.clicked.connect(self._take)
        self._list.show_under_cursor(found, self._field)

    @Slot()
    def close(self) -> None:
        """Put the list away."""
        if self._list:
            self._list.hide()

    @Slot(QModelIndex)
    def _take(self, index: QModelIndex) -> None:
        """Write a name instead of what was typed of it."""
        if self._list is None:
            return
        candidate = self._list.candidate(index)
        self.close()
        cursor = self._field.textCursor()
        cursor.setPosition(candidate.start)
        cursor.setPosition(candidate.end, cursor.MoveMode.KeepAnchor)
        cursor.insertText(candidate.replacement)
        self._field.setTextCursor(cursor)
        self._is_edited = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        """Take the keys of the list while it is open."""
        if self._list is None or not self._list.isVisible() or not isinstance(event, QKeyEvent):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        is_ours = event.key() == Qt.Key.Key_Escape or event.key() in _STEPS or self._is_taken_by(event)
        if is_ours and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
        elif is_ours and event.type() is QEvent.Type.KeyPress:
            self._act(event)
        elif event.type() is QEvent.Type.KeyPress and event.key() in _TAKE:
            self.close()
        return is_ours

    def _is_taken_by(self, event: QKeyEvent) -> bool:
        chosen = self._list is not None and self._list.currentIndex().isValid()
        return chosen and event.key() in _TAKE

    def _act(self, event: QKeyEvent) -> None:
        if self._list is None:
            return
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in _TAKE:
            self._take(self._list.currentIndex())
        else:
            self._list.step(_STEPS[Qt.Key(event.key())])


class _List(QListView):
    """A list within the window, over all that stands in it."""

    def __init__(self, field: GrowingText) -> None:
        super().__init__(field.window())
        self._found = _Found(self)
        self.setModel(self._found)
        self.setItemDelegate(_Line(self))
        self.setAccessibleName("Подсказки")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        field.destroyed.connect(self.deleteLater)
        self.hide()

    def candidate(self, index: QModelIndex) -> Candidate:
        """Return what stands in a row."""
        return self._found.rows[index.row()]

    def show_under_cursor(self, found: Sequence[Candidate], field: GrowingText) -> None:
        """Show candidates under the word that is typed, above it where there is no room."""
        self._found.show_rows(found)
        self.clearSelection()
        self.setCurrentIndex(QModelIndex())
        window = self.parentWidget()
        if window is None:
            return
        letter, frame = self.fontMetrics().averageCharWidth(), 2 * self.frameWidth() + 2
        width = min(letter * _WIDEST, window.width() - 2 * _ASIDE)
        height = sum(self.sizeHintForRow(row) for row in range(len(found))) + frame
        line = field.cursorRect()
        corner = field.viewport().mapTo(window, line.bottomLeft()) + QPoint(-_ASIDE, 2)
        if corner.y() + height > window.height():
            corner.setY(corner.y() - height - line.height() - 4)
        x = max(_ASIDE, min(corner.x(), window.width() - width - _ASIDE))
        self.setGeometry(x, max(0, corner.y()), width, height)
        self.show()
        self.raise_()

    def step(self, step: int) -> None:
        """Choose the next row or the one before; from the ends one goes around."""
        now = self.currentIndex().row()
        count = len(self._found.rows)
        row = (now + step) % count if now >= 0 else (0 if step > 0 else count - 1)
        self.setCurrentIndex(self._found.index(row))


class _Found(QAbstractListModel):
    """The candidates as rows."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[Candidate] = ()

    def show_rows(self, rows: Sequence[Candidate]) -> None:
        """Show other candidates."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return how many there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """Return what is shown of a candidate, and what is said of it."""
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.shown
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{row.shown}, {row.note}" if row.note else row.shown
            case _ if role == _NOTE:
                return row.note
        return None


class _Line(QStyledItemDelegate):
    """A name, and softly at the right what it is."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:  # noqa: N802
        """Return the height of a line with room around it."""
        return QSize(0, self._view.fontMetrics().lineSpacing() + 2 * _ABOVE)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw a row; of a name that is too long the middle is left out."""
        colors, letters = colors_of(self._view.palette()), self._view.fontMetrics()
        rect: QRect = option.rect  # type: ignore[attr-defined]
        if index.row() == self._view.currentIndex().row():
            painter.fillRect(rect, QColor(colors.selection))
        line = rect.adjusted(_ASIDE, 0, -_ASIDE, 0)
        note = letters.elidedText(index.data(_NOTE), Qt.TextElideMode.ElideRight, line.width() // 2)
        painter.setPen(QColor(colors.soft))
        painter.drawText(line, _RIGHT, note)
        room = line.width() - letters.horizontalAdvance(note) - 2 * _ASIDE
        painter.setPen(QColor(colors.text))
        painter.drawText(line, _LEFT, letters.elidedText(index.data(), Qt.TextElideMode.ElideMiddle, room))
