"""What the form needs of a field: a text under its name, which says when a person wrote in it or left it."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLayout,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.entities import Quarter
from desktop import paths
from desktop.ui.keys import WIDE
from desktop.ui.widgets.growing_text import GrowingText

_CLOSE = 4  # pixels between the parts of a field


class TextField(QWidget):
    """One text of an event. A field that has more than its text adds it `above`, `beside` or `below`."""

    edited = Signal()  # by the person, never by the program
    wide_asked = Signal()  # to be written over the whole width of the window, or no longer
    left = Signal()  # the focus went elsewhere, and the text is as it is to be kept

    def __init__(self, name: str, least_lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self._is_long = least_lines > 1
        self.editor = GrowingText(least_lines)
        self.editor.setAccessibleName(name)
        self.setFocusProxy(self.editor)
        self._keys: dict[QKeySequence, Callable[[], object]] = {}
        self.editor.installEventFilter(self)
        self.above, self.beside, self.below = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        self._build(name)
        self.editor.edited.connect(self._note_edit)
        self.editor.left.connect(self._leave)

    def _build(self, name: str) -> None:
        label = QLabel(name)
        label.setProperty("caption", True)
        label.setBuddy(self.editor)
        self.above.addWidget(label, 1)
        self.beside.addWidget(self.editor, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_CLOSE)
        for part in (self.above, self.beside, self.below):
            part.setSpacing(_CLOSE)
            layout.addLayout(part)

    def text(self) -> str:
        """Return the text, every character of it."""
        return self.editor.text()

    def show_text(self, text: str, *, anew: bool = False) -> None:
        """Show what was changed elsewhere; `anew` begins at the first line: it is another event's text."""
        self.editor.set_text(text)
        if anew:
            self.editor.put_cursor(0)

    def show_quarter(self, quarter: Quarter | None) -> None:
        """Take in which quarter the report is about, for a field to which that matters."""

    def settle(self) -> None:
        """Put what a person has typed into the shape in which it is kept, for a field that has one."""

    def give_back(self) -> bool:
        """Show again what was typed before it was put into shape; False where there is nothing to do."""
        return False

    def set_read_only(self, read_only: bool) -> None:
        """Take no keys, or take them again."""
        self.editor.setReadOnly(read_only)

    def offer_width(self) -> None:
        """Let it be written over the whole width of the window: by keys, a long text by a button as well."""
        for keys in WIDE.pressed:
            self.on_keys(keys, self.wide_asked.emit)
        if not self._is_long:
            return
        button = QToolButton()
        button.setIcon(QIcon(str(paths.resources() / "icons" / "wide.svg")))
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setProperty("caption", True)
        button.setAccessibleName(f"Развернуть: {self.name.lower()}")
        button.setToolTip("Широкий редактор (Ctrl+Пробел)")
        button.clicked.connect(self.wide_asked)
        self.above.addWidget(button)

    def lend_editor(self, layout: QLayout) -> None:
        """Let the editor stand elsewhere, as high as there is room."""
        self.setMinimumHeight(self.height())  # the form keeps its shape meanwhile
        self.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        layout.addWidget(self.editor)

    def take_editor_back(self) -> None:
        """Let the editor stand here again."""
        self.editor.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.beside.insertWidget(0, self.editor, 1)
        self.setMinimumHeight(0)

    def on_keys(self, keys: str, act: Callable[[], object]) -> None:
        """Do something at keys that the window else might take: «Alt+Down»."""
        self._keys[QKeySequence(keys)] = act

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's own name
        """Take the keys of this field before the window and its text do."""
        if not isinstance(event, QKeyEvent) or watched is not self.editor:
            return False
        act = self._keys.get(QKeySequence(event.keyCombination()))
        if act and event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
        elif act and event.type() is QEvent.Type.KeyPress:
            act()
        return act is not None

    @Slot()
    def _note_edit(self) -> None:
        self.edited.emit()

    @Slot()
    def _leave(self) -> None:
        self.settle()
        self.left.emit()
