"""From an unopened store to the reports on the screen and back: opening, what goes wrong with it, closing."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QWidget

from db.dictionaries.entries import Author
from db.entities import ReportKind
from db.errors import AppError
from desktop.ui.empty_states import OPENING
from desktop.ui.error_dialog import show_error
from desktop.ui.first_picture import FirstPicture
from desktop.ui.frame import Frame
from desktop.ui.jobs import Progress, jobs_of
from desktop.ui.menus import Needs
from desktop.ui.message import Message
from desktop.ui.opening import (
    Failed,
    Opened,
    begin_anew,
    close_store,
    last_seen,
    open_store,
    restore_copy,
)
from desktop.ui.remembering import first_key, recall, remember, remember_key
from desktop.ui.standing import today
from desktop.ui.workplace import Workplace

if TYPE_CHECKING:  # imported with the store, on the thread that opens it
    from desktop.services.renewing import Renewing
    from desktop.ui.session import Session
    from desktop.ui.workspace import Workspace

_COLUMNS, _ROWS = "columns", "rows"  # under which the sizes of panels are remembered
_PATIENCE = 2000  # milliseconds in which most stores are open; the status line tells of the wait
_READ_ONLY = "Отчеты открыты только для чтения: смотреть и выгружать можно, изменять нельзя."
_UNSAVED = "Введенное последним еще не сохранено."


class Desk(QObject):
    """Has the store of a window open, or shows why it has not."""

    def __init__(self, window: QWidget, workplace: Workplace, frame: Frame, files: Sequence[Path]) -> None:
        """`files` are shown for import as soon as the store is open."""
        super().__init__(window)
        self._window = window
        self._workplace = workplace
        self._settings = workplace.settings
        self._frame = frame
        self._files = files
        self._jobs = jobs_of(window)
        self._opened: Opened | None = None
        self._renewing: Renewing | None = None
        self._session: Session | None = None
        self._workspace: Workspace | None = None
        for name, slot in (
            ("backups", self.show_backups),
            ("transfer", self.show_transfer),
            ("author", self.ask_author),
        ):
            frame.actions[name].triggered.connect(slot)

    def begin(self) -> None:
        """Show the report that was left as soon as it can be read, and open the store for work."""
        if (seen := last_seen(self._workplace)) is None:
            self.open_store()
            return
        from desktop.ui.session import Session

        self._session = Session(self._workplace, parent=self)
        self._session.look_at(seen)
        self._frame.status.wait()
        workspace = self._show_workspace(self._session)
        FirstPicture(workspace).begun.connect(self.open_store, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def open_store(self) -> None:
        """Open the store for work."""
        self._open(read_only=False)

    @Slot()
    def open_to_read(self) -> None:
        """Open the store only to look at it and to export."""
        self._open(read_only=True)

    def _open(self, *, read_only: bool) -> None:
        self._frame.status.wait()
        if self._workspace is None:
            self._frame.pages.wait()
        work = partial(open_store, self._workplace, read_only)
        run = partial(self._jobs.run, title=OPENING.heading, writes=True, patience=_PATIENCE)
        run(work, self._go_on, self._show_problem)

    def _go_on(self, result: Opened | Failed) -> None:
        if isinstance(result, Failed):
            self._show_problem(result.error, result)
        else:
            self._opened = result
            self._begin()

    def _show_problem(self, error: AppError, failed: Failed | None = None) -> None:
        """Tell why there is nothing to work on, with what can be done."""
        from desktop.ui.store_problem import page_for

        self._drop_session()
        self._frame.status.wait_no_more()
        page = page_for(error, self._workplace.folder, failed.copy if failed else None)
        page.retry.connect(self.open_store)
        page.open_read_only.connect(self.open_to_read)
        page.restore.connect(self.restore)
        page.begin_anew.connect(self.begin_anew)
        self._frame.header.hide()
        self._frame.pages.turn_to(page)

    @Slot(Path)
    def restore(self, copy: Path) -> None:
        """Put a backup, or a store from another computer, in the place of the store and open it."""
        self._replace_store(partial(restore_copy, self._workplace, copy))

    @Slot()
    def begin_anew(self) -> None:
        """Put a damaged store aside and open an empty one."""
        self._replace_store(partial(begin_anew, self._workplace))

    def _replace_store(self, work: Callable[[Progress], None]) -> None:
        self.put_away()
        self._frame.pages.wait()
        self._jobs.run(work, self._open_replaced, self._tell_and_open, title="Восстановление", writes=True)

    def _open_replaced(self, _nothing: None) -> None:
        self.open_store()

    def _tell_and_open(self, error: AppError) -> None:
        """Tell why the store was not replaced, and go on with the one that is there."""
        show_error(self._window, error)
        self.open_store()

    def _begin(self) -> None:
        """Begin to work with the open store; first of all it must be known who works here."""
        self._frame.status.wait_no_more()
        if self._settings.now.author is not None:
            self._begin_work()
            return
        from desktop.ui.first_start import AuthorPage

        page = AuthorPage(self._workplace.dictionaries)
        page.chosen.connect(self._take_first_author)
        self._frame.header.hide()
        self._frame.pages.turn_to(page)

    @Slot(str)
    def _take_first_author(self, author_id: str) -> None:
        self._take_author(author_id)
        self._begin_work()

    def _begin_work(self) -> None:
        """Let people work with the open store, in the workspace that shows a glance of it or in a new one."""
        from desktop.ui.session import Session
        from desktop.ui.work import Work

        if (opened := self._opened) is None:
            return
        session = self._session = self._session or Session(self._workplace, parent=self)
        session.begin(opened.store)
        if session.key is None:
            session.show_report(first_key(self._settings.now, today(self._workplace.clock)))
        workspace = self._workspace or self._show_workspace(session)
        workspace.furnish(read_only=opened.read_only)
        work = Work(session, workspace, self._frame, read_only=opened.read_only)
        self._renew(session, opened)
        self._tell_of_opening(opened)
        if self._files:
            work.incoming.open_files(self._files)
            self._files = ()

    def _renew(self, session: "Session", opened: Opened) -> None:
        """Let what earlier programs read from the texts be read anew meanwhile."""
        from desktop.services.renewing import Renewing

        if not opened.read_only:
            self._renewing = Renewing(opened.store, session.editing.reader, session.hands.polite)
            self._renewing.start()

    def _show_workspace(self, session: "Session") -> "Workspace":
        from desktop.ui.workspace import Workspace

        workspace = self._workspace = Workspace(session)
        self._frame.header.show()
        self._recall_sizes(workspace)
        self._frame.pages.turn_to(workspace)
        workspace.events.setFocus()
        return workspace

    def _recall_sizes(self, workspace: "Workspace") -> None:
        if not recall(self._settings, _COLUMNS, workspace.columns.restoreState):
            workspace.share_width(self._window.width())
        recall(self._settings, _ROWS, workspace.rows.restoreState)

    def _tell_of_opening(self, opened: Opened) -> None:
        """Say what a killed program had saved last, or that not everything is as usual."""
        status = self._frame.status
        if found := opened.recovered:
            status.tell_at_length(
                "Программа была закрыта не по вашей команде. Все введенное сохранено, "
                f"последнее – {found.label}, {found.at.astimezone():%d.%m.%Y в %H:%M}."
            )
        elif opened.not_backed_up:
            status.tell_at_length(opened.not_backed_up.what_happened)
        elif opened.read_only:
            status.tell_at_length(_READ_ONLY)

    def events_listed(self) -> int:
        """Return how many events are listed now."""
        return self._workspace.events.rows.events_listed() if self._workspace else 0

    @Slot()
    def take_font(self) -> None:
        """Show everything in the size that texts have now."""
        if self._workspace:
            self._workspace.take_font()

    @Slot()
    def show_backups(self) -> None:
        """Show the backups, of which one can be gone back to."""
        from desktop.ui.backups_dialog import BackupsDialog

        if self._session and (opened := self._opened):
            self._session.leave_field()
            dialog = BackupsDialog(opened.store, self._window, read_only=opened.read_only)
            dialog.restore.connect(self.restore)
            dialog.open()

    @Slot()
    def show_transfer(self) -> None:
        """Offer to carry the whole store to another computer, or to take one in."""
        from desktop.ui.transfer import TransferDialog

        if self._session and (opened := self._opened):
            self._session.leave_field()
            day = today(self._workplace.clock)
            dialog = TransferDialog(opened.store, day, self._window, read_only=opened.read_only)
            dialog.take_in.connect(self.restore)
            dialog.open()

    @Slot()
    def ask_author(self) -> None:
        """Ask anew who works here."""
        from desktop.ui.first_start import AuthorDialog

        dialog = AuthorDialog(self._workplace.dictionaries, self._settings.now.author, self._window)
        dialog.chosen.connect(self._take_author)
        dialog.open()

    @Slot(str)
    def _take_author(self, author_id: str) -> None:
        """Keep who works here and show their report."""
        author = self._workplace.dictionaries.get(Author, author_id)
        kind = next((kind for kind in ReportKind if author and kind == author.kind), ReportKind.MUNICIPAL)
        self._settings.change(author=author_id, shown_author=author_id, kind=kind.value)
        if self._session and self._session.key:
            self._session.show_report(replace(self._session.key, author=author_id, kind=kind, edition=1))

    def may_close(self) -> bool:
        """Save what is being typed; where that fails, ask whether to lose it."""
        try:
            if self._session:
                self._session.leave_field()
        except AppError as error:
            box = Message(self._window, error.what_happened, [error.what_is_safe, error.what_to_do], _UNSAVED)
            box.add_button("Закрыть без сохранения", self._close_unsaved)
            box.add_button("Вернуться").setDefault(True)
            box.open()
            return False
        return True

    @Slot()
    def _close_unsaved(self) -> None:
        self._drop_session()
        self._window.close()

    def put_away(self) -> None:
        """Remember what was shown and let go of the store."""
        if self._session and self._workspace:
            sizes = {_COLUMNS: self._workspace.columns.saveState, _ROWS: self._workspace.rows.saveState}
            remember(self._settings, sizes)
            remember_key(self._settings, self._session.key)
        self._drop_session()
        self._frame.actions.allow(Needs.NOTHING)
        if self._renewing:
            self._renewing.end()
            self._renewing = None
        if opened := self._opened:
            self._opened = None
            close_store(self._workplace, opened)

    def _drop_session(self) -> None:
        if self._workspace:
            self._workspace.end()
        if self._session:
            self._session.deleteLater()
        self._session = self._workspace = None
