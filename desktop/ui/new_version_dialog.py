"""«Новая версия»: which version this is, whether a folder has a newer one, what becomes of the reports."""

import sys
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from db.errors import AppError
from desktop import paths
from desktop.services.new_version import Release, newest_release
from desktop.ui.jobs import Progress, jobs_of
from desktop.ui.message import breakable
from desktop.ui.outside import show_in_folder
from desktop.ui.widgets.outcome import Outcome

_WIDTH = 80  # of the texts, in letters
_ABOUT = (
    "Программа не ищет обновлений в интернете и не заменяет себя сама. Если вам передали новую версию, "
    "выберите папку, в которой лежат ее файлы."
)
_DATA = (
    "Отчеты, справочники и настройки останутся в папке {folder}. При первом запуске новая версия сделает "
    "резервную копию отчетов и приведет их к своему виду. Если это не удастся, все останется как было."
)
_HOW = "Закройте «Побратим» и откройте этот файл."
_AGREES = {
    True: "Контрольная сумма совпадает с указанной в файле SHA256SUMS.",
    False: "Контрольная сумма не совпадает с указанной в файле SHA256SUMS: файл поврежден или подменен. "
    "Не открывайте его и попросите передать его заново.",
    None: "Сверьте контрольную сумму с той, которую вам сообщили вместе с файлом.",
}


class NewVersionDialog(QDialog):
    """Looks for a newer version in a folder that the person chooses; it opens none of the files."""

    def __init__(self, data_folder: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self._data_folder = data_folder
        self._release: Release | None = None
        self._build()

    def _build(self) -> None:
        self.setWindowTitle("Новая версия")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        heading = QLabel(f"Сейчас у вас версия {paths.program_version()}")
        heading.setProperty("heading", True)
        self._outcome = Outcome()
        self._sum = self._line()
        self._sum.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._sum.setAccessibleName("Контрольная сумма")
        self._agrees, self._how = self._line(), self._line(_HOW)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(12)
        data = self._line(breakable(_DATA.format(folder=self._data_folder)), is_soft=True)
        about = self._line(_ABOUT)
        for widget in (heading, about, self._outcome, self._sum, self._agrees, self._how, data):
            layout.addWidget(widget)
        layout.addSpacing(8)
        layout.addLayout(self._buttons())
        self._of_release = (self._sum, self._agrees, self._how, self._show, self._copy)
        for part in self._of_release:
            part.hide()

    def _line(self, text: str = "", *, is_soft: bool = False) -> QLabel:
        line = QLabel(text, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        line.setMinimumWidth(self.fontMetrics().averageCharWidth() * _WIDTH)
        line.setProperty("soft", is_soft)
        return line

    def _buttons(self) -> QHBoxLayout:
        self._show = QPushButton("Показать в папке", autoDefault=False)
        self._show.clicked.connect(self._show_file)
        self._copy = QPushButton("Скопировать сумму", autoDefault=False)
        self._copy.clicked.connect(self._copy_sum)
        choose = QPushButton("Выбрать папку…", default=True)
        choose.clicked.connect(self._choose)
        close = QPushButton("Закрыть", autoDefault=False)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self._show, self._copy, choose, close):
            buttons.addWidget(button)
        return buttons

    @Slot()
    def _choose(self) -> None:
        if folder := QFileDialog.getExistingDirectory(self, "Папка с новой версией"):
            self.look_into(Path(folder))

    def look_into(self, folder: Path, platform: str = sys.platform) -> None:
        """Look for a newer version in a folder, off the window's thread."""
        jobs_of(self).run(
            partial(_found, folder, platform), self._show_found, self._show_failed, title="Поиск новой версии"
        )

    def _show_found(self, release: Release | None) -> None:
        self._release = release
        self._tell(release)
        self.adjustSize()

    def _tell(self, release: Release | None) -> None:
        for part in self._of_release:
            part.setVisible(release is not None)
        if release is None:
            self._outcome.say("В этой папке нет версии новее вашей.")
            return
        self._outcome.say(f"Найдена версия {release.version}: {release.what}, файл «{release.path.name}».")
        self._sum.setText(f"SHA-256: {release.sha256}")
        self._agrees.setText(_AGREES[release.is_sound])
        self._agrees.setProperty("failed", release.is_sound is False)
        self._agrees.style().polish(self._agrees)
        self._how.setVisible(release.is_sound is not False)

    def _show_failed(self, error: AppError) -> None:
        self._show_found(None)
        self._outcome.say_failed(error)
        self.adjustSize()

    @Slot()
    def _show_file(self) -> None:
        if self._release:
            show_in_folder(self._release.path)

    @Slot()
    def _copy_sum(self) -> None:
        if self._release:
            QGuiApplication.clipboard().setText(self._release.sha256)


def _found(folder: Path, platform: str, progress: Progress) -> Release | None:
    return newest_release(folder, paths.program_version(), platform)
