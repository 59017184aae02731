"""A long text over the whole width of the window, the other columns of its event beside it."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Slot
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QToolButton, QVBoxLayout, QWidget

from desktop.ui.widgets.text_field import TextField

_MARGIN, _BETWEEN, _CLOSE = 16, 12, 4  # pixels
_TEXT, _OTHERS = 3, 2  # shares of the width
_BACK = "Вернуться к форме (Esc)"
_NOTHING = "–"


class WideEditor(QFrame):
    """Takes over the very editor of a field: what is written, saved and marked in it stays as it is."""

    def __init__(self, field: TextField, others: Iterable[tuple[str, str]], over: QWidget) -> None:
        """`others` are the names and texts of the other columns; `over` is what it covers."""
        super().__init__(over.parentWidget() or over)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty("panel", True)
        self.setAccessibleName(f"{field.name}: широкий редактор")
        self._field = field
        self._over = over
        self._build(others)
        over.installEventFilter(self)
        field.editor.cursorPositionChanged.connect(self._keep_cursor_in_sight)

    def _build(self, others: Iterable[tuple[str, str]]) -> None:
        back = QToolButton()
        back.setText("Свернуть")
        back.setProperty("caption", True)
        back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        back.setToolTip(_BACK)
        back.clicked.connect(self.close)
        heading = QHBoxLayout()
        heading.addWidget(_caption(self._field.name), 1)
        heading.addWidget(back)
        self._text, texts = _column()
        columns = QHBoxLayout()
        columns.setSpacing(2 * _BETWEEN)
        columns.addWidget(self._text, _TEXT)
        columns.addWidget(_read(others), _OTHERS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_CLOSE)
        layout.addLayout(heading)
        layout.addLayout(columns, 1)
        self._texts = texts

    def open(self) -> None:
        """Take the editor over and cover all else."""
        self._cover()
        self.show()
        self.raise_()
        with self._carried():
            self._field.lend_editor(self._texts)
        self._keep_cursor_in_sight()

    @contextmanager
    def _carried(self) -> Iterator[None]:
        """Keep the keys while the editor is carried: no field is left, none is entered on the way."""
        editor = self._field.editor
        with QSignalBlocker(editor):
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            yield
            editor.show()
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _cover(self) -> None:
        is_within = self.parentWidget() is self._over
        self.setGeometry(self._over.rect() if is_within else self._over.geometry())

    @Slot()
    def _keep_cursor_in_sight(self) -> None:
        editor, widget = self._field.editor, self._text.widget()
        if widget and widget.isAncestorOf(editor):
            line = editor.cursorRect()
            place = editor.viewport().mapTo(widget, line.center())
            self._text.ensureVisible(place.x(), place.y(), 0, 2 * line.height())

    def _give_back(self) -> None:
        """Put the editor into its field again, its cursor where it is now."""
        if self.isAncestorOf(self._field.editor):
            with self._carried():
                self._field.take_editor_back()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name, as below
        """Cover what it covers at any size."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._cover()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802
        """Go on to the next field in the form: what lies below is not seen, and nothing else is here."""
        self.close()
        return self._over.focusNextPrevChild(forward)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Give the editor back before the keys go elsewhere."""
        self._give_back()
        super().closeEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Give the editor back, whatever hides it; a window that is made small hides nothing."""
        super().hideEvent(event)
        if not event.spontaneous():
            self._give_back()
            self.deleteLater()


def _column() -> tuple[QScrollArea, QVBoxLayout]:
    """Return a column that is scrolled where its texts are long, and where to put them."""
    area = QScrollArea(widgetResizable=True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content = QWidget()
    layout = QVBoxLayout(content)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(_CLOSE)
    area.setWidget(content)
    content.setAutoFillBackground(False)
    return area, layout


def _read(others: Iterable[tuple[str, str]]) -> QScrollArea:
    """Return the other columns, to be read."""
    area, layout = _column()
    for name, text in others:
        label = QLabel(text or _NOTHING, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        label.setAccessibleName(name)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout.addWidget(_caption(name))
        layout.addWidget(label)
        layout.addSpacing(_BETWEEN)
    layout.addStretch()
    return area


def _caption(name: str) -> QLabel:
    label = QLabel(name)
    label.setProperty("caption", True)
    return label
