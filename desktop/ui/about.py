"""«О программе»: what it is, in which versions, on whose work it stands."""

import platform
from html import escape
from pathlib import Path

from PySide6.QtCore import Qt, Slot, qVersion
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import paths
from desktop.ui.dialog_layout import button_row
from desktop.ui.message import breakable
from desktop.ui.page_window import Page, PageWindow

_ICON = 64  # pixels
_TEXT = 56  # of the widest value, in letters
_ABOUT = (
    "Отчеты о мероприятиях в международной сфере. "
    "Программа работает без интернета и сама ничего не отправляет."
)
_LICENCES = "Лицензии"


class AboutDialog(QDialog):
    """Says what people tell those who help them: the versions and where the reports lie."""

    def __init__(self, data_folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._facts = facts(data_folder)
        self._build()

    def _build(self) -> None:
        self.setWindowTitle("О программе")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(self._head())
        layout.addLayout(self._versions())
        layout.addSpacing(4)
        layout.addLayout(self._buttons())

    def _head(self) -> QHBoxLayout:
        icon = QLabel()
        icon.setPixmap(QIcon(str(paths.icon())).pixmap(_ICON, _ICON))
        name = QLabel("Побратим")
        name.setProperty("heading", True)
        about = QLabel(_ABOUT, wordWrap=True)
        texts = QVBoxLayout()
        texts.setSpacing(4)
        texts.addWidget(name)
        texts.addWidget(about)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts, 1)
        return head

    def _versions(self) -> QFormLayout:
        form = QFormLayout(horizontalSpacing=16, verticalSpacing=6)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        for what, value in self._facts.items():
            name = QLabel(what)
            name.setProperty("soft", True)
            label = QLabel(breakable(value), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            label.setMinimumWidth(self.fontMetrics().averageCharWidth() * _TEXT)
            label.setAccessibleName(what)
            form.addRow(name, label)
        return form

    def _buttons(self) -> QHBoxLayout:
        licences = QPushButton(f"{_LICENCES}…", autoDefault=False)
        licences.clicked.connect(self._show_licences)
        copy = QPushButton("Скопировать", autoDefault=False)
        copy.setToolTip("Скопировать эти сведения, чтобы передать их тем, кто помогает с программой")
        copy.clicked.connect(self._copy)
        close = QPushButton("Закрыть", default=True)
        close.clicked.connect(self.accept)
        return button_row(copy, close, left=(licences,))

    @Slot()
    def _copy(self) -> None:
        lines = (f"{what}: {value}" for what, value in self._facts.items())
        QGuiApplication.clipboard().setText("\n".join(("«Побратим»", *lines)))

    @Slot()
    def _show_licences(self) -> None:
        window = PageWindow(_LICENCES, licences(), self)
        window.show()
        window.show_topic(licences()[0].name)


def facts(data_folder: Path) -> dict[str, str]:
    """Return what the program and its parts are in."""
    from db.engine import sqlite_version
    from db.folder import newest_version

    return {
        "Версия": paths.program_version(),
        "Версия хранилища": newest_version(),
        "Python": platform.python_version(),
        "Qt": qVersion(),
        "SQLite": sqlite_version(),
        "Система": platform.platform(),
        "Отчеты хранятся в папке": str(data_folder),
    }


def licences() -> list[Page]:
    """Return a page for the program and for each part of it by others, with the text of its licence."""
    files = sorted((paths.resources() / "licences").rglob("*.txt"), key=_own_first)
    return [_page(file) for file in files]


def _own_first(file: Path) -> tuple[bool, str]:
    return file.stem != paths.NAME, file.stem.lower()


def _page(file: Path) -> Page:
    """Return a licence as a page: the first line is its heading, as in every file there."""
    title, _, text = file.read_text(encoding="utf-8").partition("\n")
    body = escape(text.strip())
    return Page(file.stem, title, f"<h1>{escape(title)}</h1><p style='white-space: pre-wrap'>{body}</p>")
