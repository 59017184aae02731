"""The field for where an event takes place, with its format: in person, remote, by video link or both."""

from functools import partial

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop.report.formats import Format, format_of, with_format
from desktop.ui.keys import FORMATS
from desktop.ui.widgets.text_field import TextField


class PlaceField(TextField):
    """A place and a button that says its format; choosing another writes the words for it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent=parent)
        self._button = QToolButton()
        self._button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._button.setProperty("caption", True)
        self._button.setToolTip("Формат мероприятия (Ctrl+1 – Ctrl+4)")
        self._formats = QActionGroup(self)
        self._build_menu()
        self.above.addWidget(self._button)
        self._formats.triggered.connect(self._choose)
        self._show_format()

    def _build_menu(self) -> None:
        menu = QMenu(self._button)
        for form, key in FORMATS.items():
            (keys,) = key.pressed
            action = QAction(key.does, self, checkable=True, shortcut=QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # shown here, pressed in the text
            action.setData(form)
            self._formats.addAction(action)
            self.on_keys(keys, partial(self.put_format, form))
        menu.addActions(self._formats.actions())
        self._button.setMenu(menu)

    def set_read_only(self, read_only: bool) -> None:
        """Take no keys and no other format."""
        super().set_read_only(read_only)
        self._formats.setEnabled(not read_only)

    def show_text(self, text: str, *, anew: bool = False) -> None:
        """Show a place and its format."""
        super().show_text(text, anew=anew)
        self._show_format()

    def put_format(self, form: Format) -> None:
        """Write the words for a format instead of those that stand there."""
        before = self.text()
        if self.editor.isReadOnly() or (text := with_format(before, form)) == before:
            return
        cursor = self.editor.textCursor()
        place = len(text) if cursor.position() >= len(before) else cursor.position()
        self.editor.set_text(text)
        self.editor.put_cursor(place)
        self._note_edit()

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.put_format(action.data())

    @Slot()
    def _note_edit(self) -> None:
        self._show_format()
        super()._note_edit()

    def _show_format(self) -> None:
        now = format_of(self.text())
        name = FORMATS[now].does
        self._button.setText(name)
        self._button.setAccessibleName(f"Формат: {name.lower()}")
        for action in self._formats.actions():
            action.setChecked(action.data() == now)
