"""What a person does with the reports: each method is one action of the menus, the header or a button."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_
from pathlib import Path

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QGuiApplication

from db.entities import Event, Field, Quarter, ReportKey
from desktop.report.printed import PrintedReport
from desktop.ui.copied import copied_rows
from desktop.ui.dropping import FileDrop
from desktop.ui.empty_states import Step
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
        self._drop = FileDrop(workspace.window(), self)
        self._undo_keys = UndoKeys(workspace.form)
        self._connect_actions()
        self._connect()
        self._note_action()

    def _connect_actions(self) -> None:
        does: dict[str, Callable[[], object]] = {
            "open": self.open_report,
            "export": self.export_report,
            "print": self.preview_report,
            "save": self.save,
            "undo": self.undo,
            "redo": self.redo,
            "replace": self.replace_texts,
            "new": self.add_event,
            "copy": self.copy_event,
            "repeat": self.repeat_earlier,
            "earlier": self.take_earlier,
            "last": self._workspace.form.recalled.repeat,
            "rows": self.paste_rows,
            "next": self.go_to_next,
            "previous": self.go_to_previous,
            "up": self.move_up,
            "down": self.move_down,
            "remove": self.remove_events,
            "relocate": self.relocate_events,
            "bin": self.open_bin,
            "before": self.go_back,
            "current": self.go_to_current,
            "section": self.add_section,
            "order": self._session.order_sections,
        }
        for name, slot in does.items():
            self._actions[name].triggered.connect(slot)
        self._actions.check_aids(self._session.workplace.settings.now.switched_off)
        self._actions.aids.triggered.connect(self.switch_aid)
        self._workspace.events.addActions([self._actions[name] for name in ON_EVENT])
        self._workspace.sections.addAction(self._actions["section"])
        Tour(self._session, self._workspace, self._actions, self._reveal)
        FileActions(self._session, self._actions, self._workspace, self._reveal)
        Incoming(self._session, self._actions, self._workspace, read_only=self._read_only)
        Outgoing(self._session, self._workspace, self._actions)
        Service(self._session, self._actions, self._workspace, read_only=self._read_only)

    def _connect(self) -> None:
        session, workspace = self._session, self._workspace
        session.saved.connect(self._status.show_saved)
        session.told.connect(self._status.tell)
        session.rows_pasted.connect(self.show_pasted)
        session.event_chosen.connect(self.renew)
        session.saved.connect(self._note_action)
        session.office.settings_changed.connect(self.renew)
        workspace.listed.connect(self._status.show_count)
        workspace.found.connect(self._status.show_found)
        workspace.asked.connect(self._show)
        workspace.taken.connect(self.take_step)
        workspace.events.entered_by_key.connect(workspace.form.focus_title)
        workspace.events.removal_asked.connect(self._actions["remove"].trigger)
        self._drop.dropped.connect(self.open_files)
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
    def open_report(self) -> None:
        """Ask for report files and show what is in them before it is kept."""
        from desktop.ui.import_preview import open_report

        open_report(self._session, self._workspace.window())

    @Slot(object)
    def open_files(self, files: Sequence[Path]) -> None:
        """Show what is in files that were dropped or named at the start."""
        from desktop.ui.import_preview import open_report

        if not self._read_only:
            open_report(self._session, self._workspace.window(), files)

    @Slot()
    def paste_rows(self) -> None:
        """Show the copied rows of a table before they become events."""
        if rows := copied_rows(QGuiApplication.clipboard().mimeData()):
            self.show_pasted(rows)
        else:
            self._status.tell("Скопируйте строки таблицы в Word или Excel, затем вставьте их здесь.")

    @Slot(object)
    def show_pasted(self, pasted: PrintedReport) -> None:
        """Show rows of a copied table before they become events."""
        from desktop.ui.paste_dialog import show_pasted

        show_pasted(self._session, self._workspace.window(), pasted)

    @Slot()
    def export_report(self) -> None:
        """Write the report that is shown into a file."""
        from desktop.ui.exporting import export_report

        export_report(self._session, self._workspace.window())

    @Slot()
    def preview_report(self) -> None:
        """Show the report by pages, to be printed or saved as a PDF."""
        from desktop.ui.print_preview import preview_report

        preview_report(self._session, self._workspace.window())

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

    @Slot()
    def add_event(self) -> None:
        """Begin a new event in the report."""
        self._session.add_event()
        self._reveal()
        self._workspace.form.focus_title()

    @Slot()
    def copy_event(self) -> None:
        """Go on with a copy of the chosen event."""
        self._session.copy_event()
        self._reveal()
        self._workspace.form.focus_field(Field.PERIOD)

    @Slot()
    def repeat_earlier(self) -> None:
        """Take events of last year's report over."""
        self._choose_earlier()

    @Slot()
    def take_earlier(self) -> None:
        """Take events of last quarter's report over, or of a file."""
        self._choose_earlier(is_of_last_quarter=True)

    def _choose_earlier(self, *, is_of_last_quarter: bool = False) -> None:
        from desktop.ui.copy_dialog import CopyDialog, Look

        self._session.leave_field()
        look = Look.LAST_QUARTER if is_of_last_quarter else Look.LAST_YEAR
        dialog = CopyDialog(self._session, self._workspace.kept.shown, self._workspace.window(), look)
        dialog.accepted.connect(self._begin_copy)
        dialog.open()

    @Slot()
    def _begin_copy(self) -> None:
        """Go on with what was taken over: its period is to be entered."""
        self._reveal()
        self._workspace.form.focus_field(Field.PERIOD)

    @Slot()
    def remove_events(self) -> None:
        """Put what is selected in the list into the bin."""
        self._session.remove_event(*self._workspace.events.selected())

    @Slot()
    def relocate_events(self) -> None:
        """Choose another section for what is selected in the list."""
        from desktop.ui.relocate_dialog import RelocateDialog

        self._session.leave_field()
        selected = self._workspace.events.selected()
        RelocateDialog(self._session, selected, self._workspace.window()).open()

    @Slot()
    def replace_texts(self) -> None:
        """Replace a text wherever it stands in the report."""
        from desktop.ui.replace_dialog import ReplaceDialog

        self._session.leave_field()
        wanted = self._workspace.form.selected_text()
        ReplaceDialog(self._session, wanted, self._workspace.window()).open()

    @Slot()
    def add_section(self) -> None:
        """Add a section from the dictionaries to the report."""
        from desktop.ui.section_dialog import SectionDialog

        self._session.leave_field()
        SectionDialog(self._session, self._workspace.kept.shown, self._workspace.window()).open()

    @Slot()
    def open_bin(self) -> None:
        """Show what was removed, and give back what is asked for."""
        from desktop.ui.bin_dialog import BinDialog

        self._session.leave_field()
        BinDialog(self._session, self._workspace.window()).open()

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

    @Slot()
    def move_up(self) -> None:
        """Move the chosen event before the one above it; from the top of its section to the one above."""
        if (around := self._around()) is None:
            return
        event, above, _ = around
        if above and above.section_id == event.section_id:
            self._session.move_event(event.id, above.id)
        elif above and (report := self._session.report):
            sections = {section.id: section for section in report.sections}
            self._session.set_section(sections.get(above.section_id) if above.section_id else None)

    @Slot()
    def move_down(self) -> None:
        """Move the chosen event behind the one below it; from the end of its section to the one below."""
        if (around := self._around()) is None:
            return
        event, _, below = around
        if below and below[0].section_id != event.section_id:
            self._session.move_event(event.id, below[0].id)
        elif below:
            self._session.move_event(event.id, below[1].id if len(below) > 1 else None)

    def _around(self) -> tuple[Event, Event | None, Sequence[Event]] | None:
        """Return the chosen event, the one above it and those below it."""
        report, event = self._session.report, self._session.chosen
        if report is None or event is None:
            return None
        place = report.events.index(event)
        return event, report.events[place - 1] if place else None, report.events[place + 1 :]

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
