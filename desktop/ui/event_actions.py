"""What is done to events and sections by the menus: each method is one action."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot

from db.entities import Event, Field
from desktop.ui.menus import Actions
from desktop.ui.session import Session
from desktop.ui.workspace import Workspace


class EventActions(QObject):
    """Carries out these actions over a workspace."""

    def __init__(
        self, session: Session, workspace: Workspace, actions: Actions, reveal: Callable[[], None]
    ) -> None:
        """`reveal` brings the chosen event into the list."""
        super().__init__(workspace)
        self._session = session
        self._workspace = workspace
        self._reveal = reveal
        actions.bind(
            new=self.add_event,
            copy=self.copy_event,
            repeat=self.repeat_earlier,
            earlier=self.take_earlier,
            last=workspace.form.recalled.repeat,
            up=self.move_up,
            down=self.move_down,
            remove=self.remove_events,
            relocate=self.relocate_events,
            replace=self.replace_texts,
            bin=self.open_bin,
            section=self.add_section,
            order=workspace.sections.put_in_order,
        )

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
