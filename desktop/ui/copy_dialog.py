"""Events of earlier reports that are taken over: last year's, last quarter's, those of a file."""

from collections.abc import Callable, Sequence
from enum import Enum
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QWidget,
)

from db.entities import Quarter, ReportKey
from desktop.report.wording import plural, quarter_name
from desktop.services.copying import Earlier
from desktop.services.earlier_file import EarlierFile, read_earlier
from desktop.ui.copy_preview import CopyPreview
from desktop.ui.dialog_layout import dialog_column
from desktop.ui.earlier_list import EarlierList
from desktop.ui.error_dialog import show_error
from desktop.ui.import_preview import REPORT_FILES, open_report
from desktop.ui.jobs import jobs_of
from desktop.ui.session import Session
from desktop.ui.widgets.search_keys import SearchKeys

ChooseFile = Callable[[QWidget, str], Path | None]

_SEARCH = "Поиск по всем кварталам"
_NO_EVENTS = "Мероприятий прежних кварталов пока нет. Откройте прежний отчет: Ctrl+O."
_NOT_FOUND = "Ничего не найдено. Ищутся части слов в любом порядке."
_PAUSE = 150  # milliseconds without a key before the whole store is searched
_WIDTH, _HEIGHT = 60, 36  # in heights of a line


class Look(Enum):
    """Where to look first, and how the dialog is called."""

    LAST_YEAR = "Повторить прошлогоднее"
    LAST_QUARTER = "Взять из прошлого отчета"


def ask_for_file(parent: QWidget, folder: str) -> Path | None:
    """Ask for the file of an earlier report; None if the person thinks better of it."""
    name, _ = QFileDialog.getOpenFileName(parent, "Прошлый отчет", folder, ";;".join(REPORT_FILES))
    return Path(name) if name else None


class CopyDialog(QDialog):
    """Offers the events of the same quarter of last year or of last quarter, finds those of any other."""

    def __init__(
        self,
        session: Session,
        key: ReportKey,
        parent: QWidget | None = None,
        look: Look = Look.LAST_YEAR,
        choose_file: ChooseFile = ask_for_file,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._key = key
        self._look = look
        self._choose_file = choose_file
        self._file: EarlierFile | None = None
        self._quarters: Sequence[Quarter] = session.copying.quarters(key)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._build()
        self._connect()
        self._offer_quarters()
        self._show()

    def _build(self) -> None:
        self.setWindowTitle(self._look.value)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._search = QLineEdit(placeholderText=_SEARCH, clearButtonEnabled=True)
        self._search.setAccessibleName(_SEARCH)
        self._quarter = QComboBox()
        self._quarter.setAccessibleName("Квартал")
        self._list = EarlierList()
        self._nothing = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        self._nothing.setProperty("soft", True)
        self._preview = CopyPreview()
        self._from_file = QPushButton("Из файла…", autoDefault=False)
        self._keep = QCheckBox("Сохранить этот отчет среди прежних")
        self._keep.hide()
        self._take = QPushButton("Взять в отчет", autoDefault=False)
        self._take.setProperty("main", True)
        close = QPushButton("Закрыть", autoDefault=False)
        close.clicked.connect(self.reject)
        above, below = QHBoxLayout(), QHBoxLayout()
        for row in (above, below):
            row.setSpacing(8)
        above.addWidget(self._quarter)
        above.addWidget(self._search, 1)
        above.addWidget(self._from_file)
        below.addWidget(self._keep)
        below.addStretch(1)
        below.addWidget(close)
        below.addWidget(self._take)
        halves = QSplitter(Qt.Orientation.Vertical, childrenCollapsible=False, handleWidth=12)
        halves.addWidget(self._list)
        halves.addWidget(self._preview)
        line = self.fontMetrics().lineSpacing()
        halves.setSizes([20 * line, 12 * line])
        layout = dialog_column(self)
        layout.addLayout(above)
        layout.addWidget(self._nothing, 1)
        layout.addWidget(halves, 1)
        layout.addLayout(below)
        self._halves = halves
        self._search.setFocus(Qt.FocusReason.OtherFocusReason)
        self.resize(line * _WIDTH, line * _HEIGHT)

    def _connect(self) -> None:
        self._quarter.activated.connect(self._show)
        self._search.textEdited.connect(self._pause.start)
        SearchKeys(self._search, self._list).taken.connect(self._take_over)
        self._pause.timeout.connect(self._show)
        self._list.currentItemChanged.connect(self._preview_chosen)
        self._list.itemChanged.connect(self._count)
        self._list.itemActivated.connect(self._take_over)
        self._take.clicked.connect(self._take_over)
        self._from_file.clicked.connect(self._open_file)

    def _offer_quarters(self) -> None:
        for quarter in self._quarters:
            self._quarter.addItem(quarter_name(quarter))
        offered = self._session.copying.offered(self._key)
        if self._look is Look.LAST_QUARTER:
            before = (quarter for quarter in self._quarters if quarter < self._key.quarter)
            offered = next(before, offered)
        if offered is not None:
            self._quarter.setCurrentIndex(self._quarters.index(offered))
        self._quarter.setEnabled(bool(self._quarters))

    @Slot()
    def _show(self) -> None:
        """List the events of the quarter, or of all of them where something is searched for."""
        self._pause.stop()
        needle = self._search.text().strip()
        found = self._found(needle)
        is_grouped = not needle and (self._look is Look.LAST_QUARTER or self._shows_file())
        self._list.show_earlier(found, has_quarter=bool(needle), is_grouped=is_grouped)
        self._nothing.setText(_NOT_FOUND if needle else _NO_EVENTS)
        self._nothing.setVisible(not found)
        self._halves.setVisible(bool(found))
        self._keep.setVisible(self._shows_file())
        self._preview_chosen()
        self._count()

    def _found(self, needle: str) -> list[Earlier]:
        copying, report = self._session.copying, self._session.report
        if needle:
            return copying.matching(needle, self._key, report)
        if self._file and self._shows_file():
            return copying.of_report(self._file.report, self._key, report)
        if not self._quarters:
            return []
        return copying.of_quarter(self._quarters[self._quarter.currentIndex()], self._key, report)

    def _shows_file(self) -> bool:
        """Whether the report of a file is chosen, which stands behind the quarters."""
        return self._file is not None and self._quarter.currentIndex() == len(self._quarters)

    @Slot()
    def _open_file(self) -> None:
        """Ask for the file of an earlier report, and list its events."""
        settings, window = self._session.workplace.settings, self.parentWidget() or self
        if source := self._choose_file(self, settings.now.open_folder or ""):
            settings.change(open_folder=str(source.parent))
            jobs_of(window).run(
                partial(read_earlier, self._session.dictionaries, source, self._key),
                self._show_file,
                partial(show_error, self),
                title=f"Файл «{source.name}» читается",
            )

    def _show_file(self, file: EarlierFile) -> None:
        self._file = file
        place = len(self._quarters)
        if self._quarter.count() > place:
            self._quarter.removeItem(place)
        self._quarter.addItem(f"Файл «{file.source.name}»")
        self._quarter.setCurrentIndex(place)
        self._quarter.setEnabled(True)
        self._search.clear()
        self._show()

    @Slot()
    def _preview_chosen(self) -> None:
        self._preview.show_earlier(self._list.current)

    @Slot()
    def _count(self) -> None:
        ticked = len(self._list.ticked())
        self._take.setText(f"Взять в отчет ({ticked})" if ticked else "Взять в отчет")
        self._take.setEnabled(self._list.topLevelItemCount() > 0)

    @Slot()
    def _take_over(self) -> None:
        """Take what is ticked, or the one that is chosen where nothing is."""
        if self._pause.isActive():
            self._show()
        current = self._list.current
        chosen = self._list.ticked() or ([current] if current else [])
        if chosen:
            self._add(chosen)
            self.accept()
            self._keep_file()

    def _add(self, chosen: Sequence[Earlier]) -> None:
        """Add copies of earlier events after the chosen one; the report is made if need be."""
        session = self._session
        session.leave_field()
        copies = session.copying.take_over(chosen, session.report_to_fill(), session.chosen)
        session.show_changes(copies[0].id)
        count = f"{len(copies)} {plural(len(copies), 'мероприятие', 'мероприятия', 'мероприятий')}"
        what = "проверьте сроки" if all(each.keeps_period for each in chosen) else "сроки укажите заново"
        session.told.emit(f"Взято в отчет: {count}, {what}. Отменить: Ctrl+Z.")

    def _keep_file(self) -> None:
        """Show the file itself before it is kept, where the person wants that."""
        window = self.parentWidget()
        if self._file and window and self._shows_file() and self._keep.isChecked():
            open_report(self._session, window, [self._file.source])
