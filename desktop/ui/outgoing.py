"""How a report leaves: prepared to be sent, corrected afterwards, or declared to have nothing to tell."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from db.entities import Report
from desktop.ui.empty_states import Step
from desktop.ui.error_dialog import show_error
from desktop.ui.jobs import Progress, jobs_of
from desktop.ui.menus import Actions
from desktop.ui.session import Session
from desktop.ui.standing import today
from desktop.ui.workspace import Workspace

if TYPE_CHECKING:
    from desktop.services.editing import Editing
    from desktop.ui.sending_dialog import Looked


_MOVED = "В папке «{}» подготовленных файлов нет: возможно, их перенесли или переименовали."


class Outgoing(QObject):
    """Carries out these actions over a workspace."""

    def __init__(self, session: Session, workspace: Workspace, actions: Actions) -> None:
        super().__init__(workspace)
        self._session = session
        self._workspace = workspace
        self._actions = actions
        actions.bind(
            send=self.send,
            correct=self.correct,
            sent=self.show_sent,
        )
        workspace.lock.correction_asked.connect(self.correct)
        workspace.lock.files_asked.connect(self.show_files)
        workspace.taken.connect(self.take_step)

    @Slot()
    def send(self) -> None:
        """Check the report as it is to be sent, and offer to prepare it."""
        self._session.leave_field()
        if (report := self._session.report) is None:
            return
        window = self._workspace.window()
        jobs_of(window).run(
            partial(_look, self._session, report),
            self._offer,
            partial(show_error, window),
            title="Отчет проверяется",
        )

    def _offer(self, looked: "Looked") -> None:
        from desktop.ui.sending_dialog import SendingDialog

        dialog = SendingDialog(self._session, looked, self._workspace.window())
        # Queued: the keys have to be back in the window, or they would seem to have gone elsewhere.
        dialog.findings_asked.connect(self._actions["check"].trigger, Qt.ConnectionType.QueuedConnection)
        dialog.prepared.connect(self._show_anew)
        dialog.open()

    @Slot()
    def _show_anew(self) -> None:
        """Show that the report is locked now."""
        self._session.edit(_nothing)

    @Slot()
    def correct(self) -> None:
        """Open the next edition of the report."""
        from desktop.services.declaring import open_correction

        self._session.leave_field()
        if report := self._session.report:
            self._session.edit(lambda _: open_correction(self._session.store, report))
            edition = report.key.edition + 1
            self._session.told.emit(f"Открыта версия {edition}. Отменить: Ctrl+Z.")

    @Slot()
    def show_sent(self) -> None:
        """Show what was prepared of the report, and when."""
        from desktop.ui.sent_dialog import SentDialog

        self._session.leave_field()
        SentDialog(self._session, self._workspace.window()).open()

    @Slot()
    def show_files(self) -> None:
        """Show the prepared files where they were put, or where reports are sent from by now."""
        from desktop.ui.outside import show_in_folder
        from desktop.ui.sending_dialog import sending_folder

        if (report := self._session.report) is None:
            return
        last = sending_folder(self._session.workplace.settings.now.sending_folder)
        prepared = self._session.store.preparations(report.id)
        files = [Path(file.folder or last) / file.name for file in prepared[-1].files] if prepared else []
        files += [last / file.name for file in files]
        if found := next((file for file in files if file.is_file()), None):
            show_in_folder(found)
        elif files:
            self._session.told.emit(_MOVED.format(files[0].parent))

    @Slot(object)
    def take_step(self, step: Step) -> None:
        """Do what a button in the middle says, where it is about this."""
        steps: dict[Step, Callable[[], object]] = {
            Step.SAY_NIL: self.say_nil,
            Step.TAKE_BACK_NIL: self.take_back_nil,
            Step.SEND: self._actions["send"].trigger,
        }
        if does := steps.get(step):
            does()

    def say_nil(self) -> None:
        """Say on purpose that nothing was held, and go on to the sending."""
        from desktop.services.declaring import say_nothing_was_held

        self._session.leave_field()
        if key := self._session.key:
            self._session.edit(lambda editing: say_nothing_was_held(self._session.store, editing, key))
            self.send()

    def take_back_nil(self) -> None:
        """Say no longer that nothing was held."""
        from desktop.services.declaring import take_back_nil

        if report := self._session.report:
            self._session.edit(lambda _: take_back_nil(self._session.store, report))


def _nothing(_editing: "Editing") -> None:
    """Change nothing: what is kept was changed on another thread."""


def _look(session: Session, report: Report, progress: Progress) -> "Looked":
    """Check a report and tell what it corrects; runs off the window's thread."""
    from desktop.services.corrections import correction_of
    from desktop.services.readiness import look
    from desktop.ui.sending_dialog import Looked

    day = today(session.workplace.clock)
    progress.go_on()
    readiness = look(session.store, report, session.editing.reader, day)
    return Looked(report, readiness, correction_of(session.store, report))
