"""«Что было подготовлено»: each time a report was prepared to be sent, with its files, sums and code."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from db.preparations import Preparation
from desktop.report.control_code import grouped
from desktop.ui.session import Session

_COLUMNS = ("Когда", "Версия", "Контрольный код", "Файл", "SHA-256")
_ABOUT = "По контрольному коду под таблицей узнают, какой версии бумага, по SHA-256 – тот ли это файл."
_NOTHING = "Этот отчет к отправке еще не готовили."
_WIDTH, _HEIGHT = 62, 20  # in heights of a line
_SUM = 4


class SentDialog(QDialog):
    """Lists what was prepared of the report that is shown, the latest first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        report = session.report
        prepared = session.store.preparations(report.id) if report else []
        self._build(prepared[::-1])

    def _build(self, prepared: list[Preparation]) -> None:
        self.setWindowTitle("Что было подготовлено")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about = QLabel(_ABOUT if prepared else _NOTHING, wordWrap=True)
        about.setProperty("soft", True)
        self._list = _list(prepared)
        self._copy = QPushButton("Скопировать", autoDefault=False)
        self._copy.setToolTip("Копирует выбранную строку")
        self._copy.setEnabled(bool(prepared))
        self._copy.clicked.connect(self._copy_line)
        close = QPushButton("Закрыть", default=True)
        close.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._copy)
        buttons.addStretch(1)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(about)
        layout.addWidget(self._list, 1)
        layout.addLayout(buttons)
        line = self.fontMetrics().lineSpacing()
        self.resize(line * _WIDTH, line * _HEIGHT)

    @Slot()
    def _copy_line(self) -> None:
        if item := self._list.currentItem():
            texts = (item.text(column) for column in range(len(_COLUMNS)))
            QGuiApplication.clipboard().setText("\t".join(texts))


def _list(prepared: list[Preparation]) -> QTreeWidget:
    found = QTreeWidget()
    found.setAccessibleName("Подготовленные файлы")
    found.setHeaderLabels(_COLUMNS)
    found.setRootIsDecorated(False)
    found.setAllColumnsShowFocus(True)
    for each in prepared:
        when = f"{each.prepared_at.astimezone():%d.%m.%Y %H:%M}"
        for file in each.files:
            texts = [when, str(each.edition), grouped(each.control_code), file.name, file.sha256]
            item = QTreeWidgetItem(found, texts)
            for column, text in enumerate(texts):
                item.setToolTip(column, text)
    for column in range(_SUM):
        found.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    if first := found.topLevelItem(0):
        found.setCurrentItem(first)
    return found
