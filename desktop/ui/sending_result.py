"""What was prepared: the files with their sums, the control code, and the ways on from there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.report.control_code import grouped
from desktop.services.sending import Outcome
from desktop.ui.message import breakable
from desktop.ui.outside import open_file, show_in_folder
from desktop.ui.widgets.outcome import Outcome as Told

_PREPARED = "Отчет подготовлен к отправке"
_DRAFT = "Черновик сохранен"
_LOCKED = (
    "Отправьте файлы из этой папки через систему документооборота или по почте. Отчет закрыт для правки, "
    "чтобы у вас и у получателя было одно и то же; изменить его можно командой «Внести исправление»."
)
_NOT_LOCKED = "Черновик не отправляется: исправьте или поясните замечания и подготовьте отчет заново."
_CODE = "Контрольный код: он стоит под таблицей, по нему сверяют бумагу и файл"
_CLOSE, _BETWEEN = 4, 12  # pixels
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class SendingResult(QWidget):
    """Shows what was made; `buttons` open it."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__()
        self._outcome = outcome
        self._told = Told()
        heading = QLabel(_PREPARED if outcome.preparation else _DRAFT, wordWrap=True)
        heading.setProperty("heading", True)
        about = QLabel(_LOCKED if outcome.preparation else _NOT_LOCKED, wordWrap=True)
        about.setProperty("soft", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_BETWEEN)
        layout.addWidget(heading)
        layout.addWidget(about)
        layout.addWidget(_scrolling(self._made()), 1)
        layout.addWidget(self._told)
        self.buttons = self._offered()

    def _made(self) -> QWidget:
        """Return the list of what was made, each text of which can be copied."""
        panel = QWidget()
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(16, _BETWEEN, 16, _BETWEEN)
        layout.setSpacing(_CLOSE)
        layout.addWidget(_caption("Папка"))
        layout.addWidget(_selectable(str(self._outcome.files[0].parent), "Папка"))
        layout.addSpacing(_BETWEEN)
        layout.addWidget(_caption("Файлы"))
        for file in self._files():
            layout.addWidget(_selectable(file.name, "Файл"))
            if found := self._sum_of(file):
                label = _selectable(f"SHA-256: {found}", "Контрольная сумма")
                label.setProperty("caption", True)
                label.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
                layout.addWidget(label)
                layout.addSpacing(_CLOSE)
        if prepared := self._outcome.preparation:
            layout.addSpacing(_BETWEEN)
            layout.addWidget(_caption(_CODE))
            code = _selectable(grouped(prepared.control_code), "Контрольный код")
            code.setProperty("heading", True)
            layout.addWidget(code)
        layout.addStretch(1)
        return panel

    def _files(self) -> tuple[Path, ...]:
        beside = (self._outcome.letter, self._outcome.mail)
        return (*self._outcome.files, *(file for file in beside if file))

    def _sum_of(self, file: Path) -> str:
        """Return the sum of a report's file, "" for any other."""
        prepared = self._outcome.preparation.files if self._outcome.preparation else ()
        return next((each.sha256 for each in prepared if each.name == file.name), "")

    def _offered(self) -> tuple[QPushButton, ...]:
        offered = (
            ("Открыть папку", self._show_folder, True),
            ("Скопировать текст письма", self._copy, bool(self._outcome.text)),
            ("Открыть письмо", self._open_mail, self._outcome.mail is not None),
        )
        return tuple(_button(text, slot) for text, slot, is_there in offered if is_there)

    @Slot()
    def _show_folder(self) -> None:
        show_in_folder(self._outcome.files[0])

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._outcome.text)
        self._told.say("Текст письма скопирован: вставьте его туда, откуда отправляете отчет.")

    @Slot()
    def _open_mail(self) -> None:
        if self._outcome.mail:
            open_file(self._outcome.mail)


def _scrolling(panel: QWidget) -> QScrollArea:
    """Return a panel that scrolls where there is little room."""
    area = QScrollArea(widgetResizable=True)
    area.setProperty("panel", True)
    area.setWidget(panel)
    panel.setAutoFillBackground(False)
    return area


def _button(text: str, slot: Callable[[], None]) -> QPushButton:
    button = QPushButton(text, autoDefault=False)
    button.clicked.connect(slot)
    return button


def _caption(text: str) -> QLabel:
    label = QLabel(text, wordWrap=True)
    label.setProperty("caption", True)
    return label


def _selectable(text: str, name: str) -> QLabel:
    label = QLabel(breakable(text), wordWrap=True, textFormat=Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(_SELECTABLE)
    label.setAccessibleName(name)
    return label
