"""The window at work: the way through the reports, undo and redo, and what is possible now."""

from collections.abc import Callable
from dataclasses import replace
from functools import reduce
from operator import or_

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from db.entities import Field, Quarter, ReportKey
from desktop.ui.empty_states import Step
from desktop.ui.event_actions import EventActions
from desktop.ui.file_actions import FileActions
from desktop.ui.frame import Frame
from desktop.ui.incoming import Incoming
from desktop.ui.menus import ON_EVENT, Needs
from desktop.ui.outgoing import Outgoing
from desktop.ui.service import Service
from desktop.ui.session import Session
from desktop.ui.standing import current_quarter, standing, today
from desktop.ui.tour import Tour
from desktop.ui.undo_keys import UndoKeys
from desktop.ui.workspace import Workspace


class Work(QObject):
    """Carries out what is asked for, and keeps header, menus and status line true to what is shown."""

    def __init__(self, session: Session, workspace: Workspace, frame: Frame, *, read_only: bool) -> None:
        super().__init__(workspace)
        self._session = session
        self._workspace = workspace
        self._header, self._actions, self._status = frame.header, frame.actions, frame.status
        self._read_only = read_only
        UndoKeys(workspace.form)
        self.incoming = Incoming(session, self._actions, workspace, read_only=read_only)
        self._connect_actions()
        self._connect()
        self._note_action()

    def _connect_actions(self) -> None:
        self._actions.bind(
            save=self.save,
            undo=self.undo,
            redo=self.redo,
            next=self.go_to_next,
            previous=self.go_to_previous,
            before=self.go_back,
            current=self.go_to_current,
        )
        self._actions.check_aids(self._session.workplace.settings.now.switched_off)
        self._actions.aids.triggered.connect(self.switch_aid)
        self._workspace.events.addActions([self._actions[name] for name in ON_EVENT])
        self._workspace.sections.addAction(self._actions["section"])
        EventActions(self._session, self._workspace, self._actions, self._reveal)
        Tour(self._session, self._workspace, self._actions, self._reveal)
        FileActions(self._session, self._actions, self._workspace, self._reveal)
        Outgoing(self._session, self._workspace, self._actions)
        Service(self._session, self._actions, self._workspace, read_only=self._read_only)

    def _connect(self) -> None:
        session, workspace = self._session, self._workspace
        session.saved.connect(self._status.show_saved)
        session.told.connect(self._status.tell)
        session.event_chosen.connect(self.renew)
        session.saved.connect(self._note_action)
        session.office.settings_changed.connect(self.renew)
        workspace.listed.connect(self._status.show_count)
        workspace.found.connect(self._status.show_found)
        workspace.asked.connect(self._show)
        workspace.taken.connect(self.take_step)
        workspace.events.entered_by_key.connect(workspace.form.focus_title)
        workspace.events.removal_asked.connect(self._actions["remove"].trigger)
        self._header.quarter_asked.connect(self.show_quarter)
        self._header.search_begun.connect(workspace.pane.prepare)
        self._header.searched.connect(workspace.pane.search)
        self._header.search_left.connect(workspace.enter_found)
        self._header.search_repeated.connect(workspace.pane.change_scope)
        workspace.pane.left.connect(self._header.resume_search)
        workspace.pane.search(self._header.needle)
        workspace.form.recalled.show_event(session.chosen)  # it can be asked of the store from now on

    @Slot()
    def _note_action(self) -> None:
        """Ask what can be undone now: something was done."""
        editing = self._session.editing
        self._actions.name_undo(editing.undo_label, editing.redo_label)
        self.renew()

    @Slot()
    def renew(self) -> None:
        """Show what is shown and possible now."""
        quarter, day = self._workspace.kept.shown.quarter, today(self._session.workplace.clock)
        report, window = self._session.report, self._session.office.window
        is_prepared = report is not None and report.prepared_at is not None
        stands = standing(quarter, day, window, is_begun=report is not None, is_prepared=is_prepared)
        self._header.show_quarter(quarter, stands)
        self._header.offer({current_quarter(day, window): 0, quarter: 0, **self._workspace.kept.events})
        self._actions.allow(self._given())

    def _given(self) -> Needs:
        """Return what is there of all that actions need."""
        event, report = self._session.chosen, self._session.report
        events = report.events if report else ()
        is_locked = report is not None and report.prepared_at is not None
        there = {
            Needs.STORE: True,
            Needs.WRITING: not self._read_only,
            Needs.REPORT: report is not None,
            Needs.EVENT: event is not None,
            Needs.ABOVE: event is not None and event.id != events[0].id,
            Needs.BELOW: event is not None and event.id != events[-1].id,
            Needs.UNLOCKED: not is_locked,
            Needs.LOCKED: is_locked,
        }
        return reduce(or_, (need for need, is_there in there.items() if is_there))

    @Slot()
    def save(self) -> None:
        """Say that everything is saved; it always is, but people press Ctrl+S."""
        self._session.leave_field()
        self._status.tell("Все сохранено.")

    @Slot()
    def undo(self) -> None:
        """Take back the last action and show what it changed."""
        self._go_to_text(self._session.undo())

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back and show it."""
        self._go_to_text(self._session.redo())

    def _go_to_text(self, changed: Field | None) -> None:
        """Show the chosen event, and where it is a text that changed go to that."""
        self._reveal()
        if changed:
            self._workspace.form.focus_field(changed)

    @Slot(QAction)
    def switch_aid(self, action: QAction) -> None:
        """Switch something that helps while one types on or off."""
        settings = self._session.workplace.settings
        others = [name for name in settings.now.switched_off if name != action.data()]
        settings.change(switched_off=(*others, *([] if action.isChecked() else [action.data()])))
        self._session.help_changed.emit()

    def _reveal(self) -> None:
        """List the whole report where the chosen event would be hidden else."""
        if (event := self._session.chosen) and not self._workspace.lists(event):
            self._header.clear_search()
            self._workspace.show_all()

    @Slot()
    def go_to_next(self) -> None:
        """Go on to the next event of the list."""
        self._go(1, "Это последнее мероприятие списка. Новое: Ctrl+N.")

    @Slot()
    def go_to_previous(self) -> None:
        """Go back to the event above in the list."""
        self._go(-1, "Это первое мероприятие списка.")

    def _go(self, step: int, at_the_end: str) -> None:
        is_writing = self._workspace.form.hasFocus() or self._workspace.form.isAncestorOf(
            self._workspace.window().focusWidget()
        )
        if not self._workspace.events.step(step):
            self._status.tell(at_the_end)
        elif is_writing:
            self._workspace.form.focus_title()

    @Slot(object)
    def show_quarter(self, quarter: Quarter) -> None:
        """Show the report of another quarter."""
        self._show(replace(self._workspace.kept.shown, quarter=quarter))

    @Slot(object)
    def _show(self, key: ReportKey) -> None:
        """Show another report, with an event chosen that the search lets through."""
        self._session.show_report(key)
        if (event := self._session.chosen) and not self._workspace.lists(event):
            self._workspace.events.step(1)

    @Slot()
    def go_back(self) -> None:
        """Go back to what was found, else to the quarter before."""
        if not self._workspace.pane.go_back():
            self._header.go_back()

    @Slot()
    def go_to_current(self) -> None:
        """Show the report that is collected today."""
        day = today(self._session.workplace.clock)
        self.show_quarter(current_quarter(day, self._session.office.window))

    @Slot(object)
    def take_step(self, step: Step) -> None:
        """Do what a button in the middle says."""
        steps: dict[Step, Callable[[], object]] = {
            Step.CREATE: self._actions["new"].trigger,
            Step.OPEN: self._actions["open"].trigger,
            Step.CLEAR_SEARCH: self._header.clear_search,
            Step.SEARCH_ALL: self._workspace.pane.change_scope,
            Step.SHOW_OTHER: self._show_other,
        }
        if does := steps.get(step):
            does()

    def _show_other(self) -> None:
        other: ReportKey | None = self._workspace.kept.other
        if other:
            self._show(other)
