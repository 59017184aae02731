"""The main window: painted first, then the store is opened, then a report is shown and worked on."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction, QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from db.entities import OFFICE, Quarter, ReportKey, ReportKind
from db.errors import AppError
from desktop import paths
from desktop.settings import Theme
from desktop.ui.empty_states import OPENING, EmptyState
from desktop.ui.frame import Frame
from desktop.ui.header import Header
from desktop.ui.jobs import Jobs
from desktop.ui.menus import Actions, Needs
from desktop.ui.message import Message
from desktop.ui.opening import Failed, Opened, close_store, open_store, restore_copy
from desktop.ui.remembering import recall, remember
from desktop.ui.standing import current_quarter, standing, today
from desktop.ui.status import Status
from desktop.ui.theme import Appearance
from desktop.ui.workplace import Workplace

if TYPE_CHECKING:  # what stands on the store is imported after the first picture
    from desktop.ui.session import Session
    from desktop.ui.workspace import Workspace

_WIDTH, _HEIGHT = 1280, 760
_WINDOW, _COLUMNS, _ROWS = "window", "columns", "rows"  # what is remembered of sizes
_READ_ONLY = "Отчеты открыты только для чтения: смотреть и выгружать можно, изменять нельзя."
_ABOUT = (
    "<h3>Побратим {version}</h3>"
    "<p>Отчеты о мероприятиях в международной сфере.<br>"
    "Программа работает без интернета и сама ничего не отправляет.</p>"
    "<p>Отчеты хранятся в папке<br>{folder}</p>"
)


class MainWindow(QMainWindow):
    """Holds the page that is shown now: the wait, a problem, the first question, the reports."""

    def __init__(self, workplace: Workplace, files: Sequence[Path] = ()) -> None:
        """`files` are to be opened at once."""
        super().__init__()
        self._files = files
        self._workplace = workplace
        self._settings = workplace.settings
        self._appearance = Appearance(_app(), workplace.settings, self)
        self._jobs = Jobs(self)
        self._opened: Opened | None = None
        self._session: Session | None = None
        self._workspace: Workspace | None = None
        self._is_begun = False
        self._start = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setWindowTitle("Побратим")
        actions = Actions(self)
        actions.fill(self.menuBar())
        actions.choose_theme(self._settings.now.theme)
        actions.allow(Needs.NOTHING)
        self._frame = Frame(Header(actions), actions, Status())
        self.setStatusBar(self._frame.status)
        self._opening = EmptyState()
        self._opening.say(OPENING)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._opening)
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._frame.header)
        layout.addWidget(self._pages, 1)
        self.setCentralWidget(centre)
        quarter, now = self._first_key().quarter, today(self._workplace.clock)
        self._frame.header.show_quarter(quarter, standing(quarter, now, is_begun=False))
        if not recall(self._settings, _WINDOW, self.restoreGeometry):
            self.resize(_WIDTH, _HEIGHT)

    def _connect(self) -> None:
        does: dict[str, Callable[[], object]] = {
            "backups": self._show_backups,
            "transfer": self._show_transfer,
            "author": self._ask_author,
            "quit": self.close,
            "enlarge": self._appearance.enlarge,
            "reduce": self._appearance.reduce,
            "usual": self._appearance.take_usual_size,
            "about": self._tell_about,
        }
        for name, slot in does.items():
            self._frame.actions[name].triggered.connect(slot)
        self._start.timeout.connect(self.open_store)
        self._frame.actions.themes.triggered.connect(self._take_theme)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  Qt's own name
        """Begin the work once the first picture is there."""
        super().paintEvent(event)
        if not self._is_begun:
            self._is_begun = True
            self._start.start()

    @Slot()
    def open_store(self) -> None:
        """Open the store for work."""
        self._open(read_only=False)

    def events_listed(self) -> int:
        """Return how many events are listed now."""
        return self._workspace.events.rows.events_listed() if self._workspace else 0

    @Slot()
    def _open_to_read(self) -> None:
        self._open(read_only=True)

    def _open(self, *, read_only: bool) -> None:
        self._show_page(self._opening)
        work = partial(open_store, self._workplace, read_only)
        self._jobs.run(work, self._go_on, self._show_problem, title=OPENING.heading, writes=True)

    def _go_on(self, result: Opened | Failed) -> None:
        if isinstance(result, Failed):
            self._show_problem(result.error, result)
        else:
            self._begin(result)

    def _show_problem(self, error: AppError, failed: Failed | None = None) -> None:
        """Tell why there is nothing to work on, with what can be done."""
        from desktop.ui.store_problem import page_for

        page = page_for(error, self._workplace.folder, failed.copy if failed else None)
        page.retry.connect(self.open_store)
        page.open_read_only.connect(self._open_to_read)
        page.restore.connect(self._restore)
        self._show_page(page)

    @Slot(Path)
    def _restore(self, copy: Path) -> None:
        """Put a backup in the place of the store and open it."""
        self._put_away()
        self._show_page(self._opening)
        work = partial(restore_copy, self._workplace, copy)
        self._jobs.run(work, self._open_restored, self._show_problem, title="Восстановление", writes=True)

    def _open_restored(self, _nothing: None) -> None:
        self.open_store()

    def _begin(self, opened: Opened) -> None:
        """Begin to work with an open store; first of all it must be known who works here."""
        self._opened = opened
        if self._settings.now.author is None:
            self._ask_first_author()
        else:
            self._show_workspace()

    def _ask_first_author(self) -> None:
        from desktop.ui.first_start import AuthorPage

        page = AuthorPage(self._workplace.dictionaries)
        page.chosen.connect(self._take_first_author)
        self._show_page(page)

    @Slot(str)
    def _take_first_author(self, author: str) -> None:
        self._take_author(author)
        self._show_workspace()

    def _show_workspace(self) -> None:
        from desktop.ui.session import Session
        from desktop.ui.work import Work
        from desktop.ui.workspace import Workspace

        if (opened := self._opened) is None:
            return
        self._session = Session(self._workplace, opened.store, self)
        self._session.show_report(self._first_key())
        self._workspace = Workspace(self._session, read_only=opened.read_only)
        self._appearance.changed.connect(self._workspace.take_font)
        work = Work(self._session, self._workspace, self._frame, read_only=opened.read_only)
        self._show_page(self._workspace)
        if not recall(self._settings, _COLUMNS, self._workspace.columns.restoreState):
            self._workspace.share_width(self.width())
        recall(self._settings, _ROWS, self._workspace.rows.restoreState)
        self._workspace.events.setFocus()
        self._tell_of_opening(opened)
        if self._files:
            work.open_files(self._files)
            self._files = ()

    def _tell_of_opening(self, opened: Opened) -> None:
        """Say what a killed program had saved last, or that not everything is as usual."""
        if found := opened.recovered:
            self._frame.status.tell_at_length(
                "Программа была закрыта не по вашей команде. Все введенное сохранено, "
                f"последнее – {found.label}, {found.at.astimezone():%d.%m.%Y в %H:%M}."
            )
        elif opened.not_backed_up:
            self._frame.status.tell_at_length(opened.not_backed_up.what_happened)
        elif opened.read_only:
            self._frame.status.tell_at_length(_READ_ONLY)

    def _show_page(self, page: QWidget) -> None:
        """Show a page in the middle of the window, instead of the one that stood there."""
        old = self._pages.currentWidget()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if old is not self._opening and old is not page:
            self._pages.removeWidget(old)
            old.deleteLater()
        page.setFocus()

    def _first_key(self) -> ReportKey:
        """Return the report that was shown last, else the person's own for the quarter that is collected."""
        now = self._settings.now
        try:
            quarter = Quarter.parse(now.quarter or "")
        except ValueError:
            quarter = current_quarter(today(self._workplace.clock))
        kind = next((kind for kind in ReportKind if kind == now.kind), ReportKind.MUNICIPAL)
        return ReportKey(kind, quarter, now.shown_author or now.author or OFFICE)

    @Slot()
    def _show_backups(self) -> None:
        from desktop.ui.backups_dialog import BackupsDialog

        if self._session and (opened := self._opened):
            self._session.leave_field()
            dialog = BackupsDialog(opened.store, self, read_only=opened.read_only)
            dialog.restore.connect(self._restore)
            dialog.open()

    @Slot()
    def _show_transfer(self) -> None:
        from desktop.ui.transfer import TransferDialog

        if self._session and (opened := self._opened):
            self._session.leave_field()
            day = today(self._workplace.clock)
            dialog = TransferDialog(opened.store, day, self, read_only=opened.read_only)
            dialog.take_in.connect(self._restore)
            dialog.open()

    @Slot()
    def _ask_author(self) -> None:
        from desktop.ui.first_start import AuthorDialog

        dialog = AuthorDialog(self._workplace.dictionaries, self._settings.now.author, self)
        dialog.chosen.connect(self._take_author)
        dialog.open()

    @Slot(str)
    def _take_author(self, author_id: str) -> None:
        """Keep who works here and show their report."""
        from db.dictionaries.entries import Author

        author = self._workplace.dictionaries.get(Author, author_id)
        kind = next((kind for kind in ReportKind if author and kind == author.kind), ReportKind.MUNICIPAL)
        self._settings.change(author=author_id, shown_author=author_id, kind=kind.value)
        if self._session and self._session.key:
            self._session.show_report(replace(self._session.key, author=author_id, kind=kind, edition=1))

    @Slot(QAction)
    def _take_theme(self, action: QAction) -> None:
        self._appearance.set_theme(Theme(action.data()))

    @Slot()
    def _tell_about(self) -> None:
        text = _ABOUT.format(version=paths.program_version(), folder=escape(str(self._workplace.folder)))
        box = QMessageBox(QMessageBox.Icon.NoIcon, "О программе", text, parent=self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's own name
        """Save what is being typed, remember what was shown, let go of the store."""
        try:
            if self._session:
                self._session.leave_field()
        except AppError as error:
            event.ignore()
            self._ask_to_lose(error)
            return
        remember(self._settings, {_WINDOW: self.saveGeometry})
        self.hide()
        self._put_away()
        super().closeEvent(event)

    def _ask_to_lose(self, error: AppError) -> None:
        """Ask whether to close the window though what was typed last cannot be saved."""
        lines = [error.what_is_safe, error.what_to_do]
        box = Message(self, error.what_happened, lines, "Введенное последним еще не сохранено.")
        box.add_button("Закрыть без сохранения", self._close_unsaved)
        box.add_button("Вернуться").setDefault(True)
        box.open()

    @Slot()
    def _close_unsaved(self) -> None:
        self._drop_session()
        self.close()

    def _put_away(self) -> None:
        """Remember what was shown and let go of the store."""
        if self._session and self._workspace:
            key = self._session.key
            remember(
                self._settings,
                {_COLUMNS: self._workspace.columns.saveState, _ROWS: self._workspace.rows.saveState},
            )
            if key:
                self._settings.change(quarter=str(key.quarter), kind=key.kind.value, shown_author=key.author)
        self._drop_session()
        if opened := self._opened:
            self._opened = None
            close_store(self._workplace, opened)

    def _drop_session(self) -> None:
        if self._session:
            self._session.deleteLater()
        self._session = self._workspace = None


def _app() -> QApplication:
    return cast(QApplication, QApplication.instance())
