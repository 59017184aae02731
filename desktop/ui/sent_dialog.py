"""«Что было подготовлено»: each time a report was prepared to be sent, with its files, sums and code."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from db.preparations import Preparation
from desktop.report.control_code import grouped
from desktop.ui.dialog_layout import button_row, dialog_column
from desktop.ui.outside import show_in_folder
from desktop.ui.sending_dialog import sending_folder
from desktop.ui.session import Session
from desktop.ui.widgets.outcome import Outcome

_COLUMNS = ("Когда", "Версия", "Контрольный код", "Файл", "SHA-256")
_ABOUT = "По контрольному коду под таблицей узнают, какой версии бумага, по SHA-256 – тот ли это файл."
_NOTHING = "Этот отчет к отправке еще не готовили."
_WIDTH, _HEIGHT = 62, 20  # in heights of a line
_FILE, _SUM = 3, 4
_MOVED = "Файла «{}» в папке «{}» нет: возможно, его перенесли или переименовали."


class SentDialog(QDialog):
    """Lists what was prepared of the report that is shown, the latest first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        report = session.report
        prepared = session.store.preparations(report.id) if report else []
        last = sending_folder(session.workplace.settings.now.sending_folder)
        self._build(prepared[::-1], last)

    def _build(self, prepared: list[Preparation], last: Path) -> None:
        self.setWindowTitle("Что было подготовлено")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about = QLabel(_ABOUT if prepared else _NOTHING, wordWrap=True)
        about.setProperty("soft", True)
        self._list = _list(prepared, last)
        self._copy = QPushButton("Скопировать", autoDefault=False)
        self._copy.setToolTip("Копирует выбранную строку")
        self._copy.setEnabled(bool(prepared))
        self._copy.clicked.connect(self._copy_line)
        self._show = QPushButton("Показать в папке", autoDefault=False)
        self._show.setEnabled(bool(prepared))
        self._show.clicked.connect(self._show_file)
        self._told = Outcome()
        close = QPushButton("Закрыть", default=True)
        close.clicked.connect(self.reject)
        buttons = button_row(close, left=(self._show, self._copy))
        layout = dialog_column(self)
        layout.addWidget(about)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._told)
        layout.addLayout(buttons)
        line, room = self.fontMetrics().lineSpacing(), self.screen().availableSize()
        self.resize(min(line * _WIDTH, room.width() - 40), min(line * _HEIGHT, room.height() - 80))

    @Slot()
    def _copy_line(self) -> None:
        if item := self._list.currentItem():
            texts = (item.text(column) for column in range(len(_COLUMNS)))
            QGuiApplication.clipboard().setText("\t".join(texts))

    @Slot()
    def _show_file(self) -> None:
        """Show the chosen file where it was put."""
        if item := self._list.currentItem():
            file = Path(item.data(_FILE, Qt.ItemDataRole.UserRole)) / item.text(_FILE)
            if file.is_file():
                show_in_folder(file)
            else:
                self._told.say(_MOVED.format(file.name, file.parent))


def _list(prepared: list[Preparation], last: Path) -> QTreeWidget:
    """Return the files, those of earlier programs in the `last` folder: where they were put is not kept."""
    found = QTreeWidget()
    found.setAccessibleName("Подготовленные файлы")
    found.setHeaderLabels(_COLUMNS)
    found.setRootIsDecorated(False)
    found.setTextElideMode(Qt.TextElideMode.ElideMiddle)
    for each in prepared:
        when = f"{each.prepared_at.astimezone():%d.%m.%Y %H:%M}"
        for file in each.files:
            texts = [when, str(each.edition), grouped(each.control_code), file.name, file.sha256]
            item = QTreeWidgetItem(found, texts)
            for column, text in enumerate(texts):
                item.setToolTip(column, text)
            folder = file.folder or str(last)
            item.setData(_FILE, Qt.ItemDataRole.UserRole, folder)
            item.setToolTip(_FILE, str(Path(folder) / file.name))
    for column in range(_SUM):
        found.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    if first := found.topLevelItem(0):
        found.setCurrentItem(first)
    return found
