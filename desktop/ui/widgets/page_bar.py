"""Turns the pages of a view and changes their size; says which page is seen and how large."""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QIcon, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from desktop import paths
from desktop.ui.report_painter import page_name
from desktop.ui.widgets.page_view import Fit, PageView


class _Item(NamedTuple):
    text: str
    keys: tuple[str, ...]
    does: Callable[[PageView], object]
    icon: str = ""
    fit: Fit | None = None


_BACK = _Item("Предыдущая страница", ("Ctrl+PgUp", "Alt+Left"), PageView.go_back, "left")
_ON = _Item("Следующая страница", ("Ctrl+PgDown", "Alt+Right"), PageView.go_on, "right")
_SIZES = (
    _Item("По ширине", ("Ctrl+1",), PageView.fit_width, fit=Fit.WIDTH),
    _Item("Страница целиком", ("Ctrl+2",), PageView.fit_page, fit=Fit.PAGE),
    _Item("100 %", ("Ctrl+0",), PageView.show_as_on_paper),
)
_REDUCE = _Item("Мельче", ("Ctrl+-",), PageView.reduce, "minus")
_ENLARGE = _Item("Крупнее", ("Ctrl++", "Ctrl+="), PageView.enlarge, "plus")


class PageBar(QWidget):
    """A row of buttons over a view of pages."""

    def __init__(self, view: PageView, pages: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._pages = pages
        self._page = QLabel()
        self._zoom = QLabel()
        self._fits: dict[Fit, QAction] = {}
        self._build()
        view.turned.connect(self._show_page)
        view.zoomed.connect(self._show_zoom)
        self._show_page(view.page)
        self._show_zoom(view.zoom)

    def _build(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._button(_BACK))
        layout.addWidget(self._page)
        layout.addWidget(self._button(_ON))
        layout.addStretch(1)
        for item in _SIZES:
            layout.addWidget(self._button(item))
        layout.addSpacing(16)
        layout.addWidget(self._button(_REDUCE))
        layout.addWidget(self._zoom)
        layout.addWidget(self._button(_ENLARGE))
        for label, widest in ((self._page, page_name(self._pages - 1, self._pages)), (self._zoom, "400 %")):
            label.setMinimumWidth(label.fontMetrics().horizontalAdvance(widest))
            label.setAlignment(label.alignment().AlignCenter)

    def _button(self, item: _Item) -> QToolButton:
        action = QAction(item.text, self, checkable=item.fit is not None)
        action.setShortcuts([QKeySequence(keys) for keys in item.keys])
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{item.text} ({keys})")
        action.triggered.connect(partial(item.does, self._view))
        if item.icon:
            action.setIcon(QIcon(str(paths.resources() / "icons" / f"{item.icon}.svg")))
        if item.fit:
            self._fits[item.fit] = action
        button = QToolButton()
        button.setDefaultAction(action)
        button.setAccessibleName(item.text)
        return button

    @Slot(int)
    def _show_page(self, page: int) -> None:
        self._page.setText(page_name(page, self._pages))

    @Slot(float)
    def _show_zoom(self, zoom: float) -> None:
        self._zoom.setText(f"{round(zoom * 100)} %")
        for fit, action in self._fits.items():
            action.setChecked(fit is self._view.fitted)
