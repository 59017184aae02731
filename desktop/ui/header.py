"""The top of the window: the quarter, how its report stands, the search and the main actions."""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFocusEvent, QIcon, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QMenu, QToolButton, QWidget

from db.report_key import Quarter
from desktop import paths
from desktop.report.wording import ROMAN, plural
from desktop.ui.menus import Actions
from desktop.ui.standing import Standing
from desktop.ui.widgets.elided_label import ElidedLabel


class Header(QWidget):
    """Says and changes what the whole window is about."""

    quarter_asked = Signal(object)  # Quarter
    searched = Signal(str)
    search_repeated = Signal()  # Ctrl+F where one types already
    search_begun = Signal()
    search_left = Signal()  # Enter, Down: on to what was found

    def __init__(self, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quarter: Quarter | None = None
        self._counts: Mapping[Quarter, int] = {}
        self._build(actions)
        self._connect(actions)

    def _build(self, actions: Actions) -> None:
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._before = _arrow("left", "Предыдущий квартал", "Alt+Влево")
        self._after = _arrow("right", "Следующий квартал", "Alt+Вправо")
        self._name = QToolButton()
        self._name.setObjectName("quarter")
        self._name.setToolTip("Выбрать квартал")
        self._name.setProperty("flat", True)
        self._name.setAccessibleName("Квартал")
        self._menu = QMenu(self)
        self._state = QLabel()
        self._state.setObjectName("state")
        self._deadline = ElidedLabel()
        self._deadline.setProperty("soft", True)
        self._search = SearchField()
        self._search.setMinimumWidth(12 * self.fontMetrics().averageCharWidth())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 9, 16, 9)
        layout.setSpacing(8)
        for widget in (self._before, self._name, self._after):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addWidget(self._state)
        layout.addWidget(self._deadline, 1)
        layout.addWidget(self._search, 1)
        actions["send"].setIconText("К отправке…")  # in the menus there is room for the whole name
        layout.addWidget(_button(actions["send"]))
        layout.addWidget(_button(actions["new"], main=True))

    def _connect(self, actions: Actions) -> None:
        actions["search"].triggered.connect(self.search)
        actions["after"].triggered.connect(self.go_on)
        self._before.clicked.connect(self.go_back)
        self._after.clicked.connect(self.go_on)
        self._name.clicked.connect(self._offer_quarters)
        self._menu.triggered.connect(self._take)
        self._search.textChanged.connect(self.searched)
        self._search.begun.connect(self.search_begun)
        self._search.left.connect(self.search_left)

    def show_quarter(self, quarter: Quarter, standing: Standing) -> None:
        """Show which quarter it is and how its report stands, as far as that is known."""
        self._quarter = quarter
        self._name.setText(_short_name(quarter))
        self._state.setText(standing.state)
        self._state.setVisible(bool(standing.state))
        self._deadline.setText(standing.deadline)
        for widget, name, value in (
            (self._state, "past", standing.is_past),
            (self._deadline, "failed", standing.is_late),
        ):
            if widget.property(name) != value:
                widget.setProperty(name, value)
                if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
                    widget.style().polish(widget)

    def offer(self, counts: Mapping[Quarter, int]) -> None:
        """Take the quarters that can be chosen, with the number of events in each."""
        self._counts = counts

    @property
    def needle(self) -> str:
        """What is searched for."""
        return self._search.text()

    @Slot()
    def search(self) -> None:
        """Let people type what they search for, or search elsewhere where they do so already."""
        if self._search.hasFocus():
            self.search_repeated.emit()
            return
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    @Slot()
    def resume_search(self) -> None:
        """Let people go on typing what they search for."""
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def clear_search(self) -> None:
        """Search for nothing."""
        self._search.clear()

    @Slot()
    def go_back(self) -> None:
        """Ask for the quarter before."""
        if self._quarter:
            self.quarter_asked.emit(self._quarter.previous)

    @Slot()
    def go_on(self) -> None:
        """Ask for the quarter after."""
        if self._quarter:
            self.quarter_asked.emit(self._quarter.next)

    @Slot()
    def _offer_quarters(self) -> None:
        self._menu.clear()
        for quarter, count in sorted(self._counts.items(), reverse=True):
            kept = f"{count} {plural(count, 'мероприятие', 'мероприятия', 'мероприятий')}" if count else "нет"
            action = self._menu.addAction(f"{_short_name(quarter)}\t{kept}")
            action.setData(quarter)
            action.setCheckable(True)
            action.setChecked(quarter == self._quarter)
        self._menu.popup(self._name.mapToGlobal(QPoint(0, self._name.height())))

    @Slot(QAction)
    def _take(self, action: QAction) -> None:
        self.quarter_asked.emit(action.data())


class SearchField(QLineEdit):
    """Where one types what to find: Enter and Down go to what was found, Escape clears."""

    begun = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Поиск")
        self.setPlaceholderText("Поиск  Ctrl+F")

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  Qt's own name
        """Say so, and have a button that clears; its icon costs 6 ms, too much for the first picture."""
        self.setClearButtonEnabled(True)
        super().focusInEvent(event)
        self.begun.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go to what was found, or clear the search."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.left.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _arrow(icon: str, name: str, keys: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(QIcon(str(paths.resources() / "icons" / f"{icon}.svg")))
    button.setToolTip(f"{name} ({keys})")
    button.setAccessibleName(name)
    return button


def _button(action: QAction, *, main: bool = False) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.setProperty("main", main)
    return button


def _short_name(quarter: Quarter) -> str:
    return f"{ROMAN[quarter.number - 1]} квартал {quarter.year}"
