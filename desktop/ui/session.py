"""What the window works on: the report shown, the event chosen, and word of every change to all views.

Views never call each other: they ask the session, edit through it, and hear from it what has changed.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID
from weakref import WeakMethod

from PySide6.QtCore import QObject, Signal, Slot

from db.dictionaries.lookup import Dictionaries
from db.entities import Event, Field, Report, ReportKey, ReportSummary, Section
from desktop.services.lasting import LastEntered
from desktop.ui.hands import Hands
from desktop.ui.office import Office
from desktop.ui.shown import first_event, without_readings
from desktop.ui.workplace import Workplace

if TYPE_CHECKING:  # what stands on the store takes longer to load than the first row may take
    from db.glance import Glance
    from db.store import Store
    from desktop.services.copying import Copying, CopyNote
    from desktop.services.dictionary_editing import DictionaryEditing
    from desktop.services.editing import Editing
    from desktop.services.what_changed import Changed

T = TypeVar("T")


class Session(QObject):
    """An open store with one report of it shown and one event of that chosen.

    Before the store is open a glance of it can be shown; `store` and `editing` come with `begin`.
    """

    store: "Store"
    editing: "Editing"

    reports_changed = Signal()  # there are other reports, or another number of events in them
    report_shown = Signal(object)  # Report | None: another report, or other rows, headings or order in it
    event_changed = Signal(object)  # Event: its texts changed, its place did not
    typed = Signal(object)  # Event: with what is being typed and not saved yet, ten times a second at most
    event_chosen = Signal(object)  # Event | None
    saved = Signal(object)  # datetime
    help_changed = Signal()  # what helps while one types was switched on or off
    rows_pasted = Signal(object)  # PrintedReport: copied rows of a table, to be shown before they are kept
    told = Signal(str)  # a sentence for the status line: what undo took back and the like

    def __init__(
        self, workplace: Workplace, store: "Store | None" = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self._is_open = False
        self._seen: Sequence[ReportSummary] = ()
        self._key: ReportKey | None = None
        self._report: Report | None = None
        self._chosen: UUID | None = None
        self._save_typed: WeakMethod[Callable[[], None]] | None = None
        self._last_entered = LastEntered()
        self.hands = Hands(self)
        self.office = Office(workplace, self)
        self.office.dictionaries_changed.connect(self._edit_anew)
        self.office.settings_changed.connect(self._edit_anew)
        if store:
            self.begin(store)

    def look_at(self, seen: "Glance") -> None:
        """Show a report before the store is open; until then it can be read, and nothing else."""
        self._seen = seen.kept
        self._key, self._report = seen.report.key, seen.report
        self._chosen = first_event(seen.report)

    def begin(self, store: "Store") -> None:
        """Go on with the open store; what was shown before is shown anew if it is not as it was."""
        self.store = store
        self._is_open = True
        self.office.renew(store)
        if seen := self._report:
            self._report = self._kept_report()
            if self._report is None or without_readings(self._report) != seen:
                self.report_shown.emit(self._report)
                self.choose(self._chosen if self.chosen else first_event(self._report))

    @Slot()
    def _edit_anew(self) -> None:
        """Go on by the dictionaries and the settings of now."""
        from desktop.services.editing import Editing

        workplace = self.workplace
        self.editing = Editing(
            self.store, workplace.dictionaries, morphology=workplace.morphology, window=self.office.window
        )
        self.__dict__.pop("copying", None)

    @cached_property
    def copying(self) -> "Copying":
        """What finds earlier events and takes them over."""
        from desktop.services.copying import Copying

        return Copying(self.store, self.dictionaries, self.editing, self.workplace.morphology.inflected)

    @property
    def dictionaries(self) -> Dictionaries:
        """The dictionaries that are shipped, with what people added."""
        return self.workplace.dictionaries

    @property
    def key(self) -> ReportKey | None:
        """Which report is shown, also where the store does not hold it yet."""
        return self._key

    @property
    def report(self) -> Report | None:
        """The report that is shown; None where there is none under the key."""
        return self._report

    @property
    def chosen(self) -> Event | None:
        """The event that is chosen."""
        return self.find(self._chosen)

    def reports(self) -> list[ReportSummary]:
        """Return which reports are kept, the newest quarter first."""
        return self.store.reports() if self._is_open else list(self._seen)

    def find(self, event_id: UUID | None) -> Event | None:
        """Return an event of the report that is shown."""
        events = self._report.events if self._report else ()
        return next((event for event in events if event.id == event_id), None)

    def show_report(self, key: ReportKey, chosen: UUID | None = None) -> None:
        """Show the report with the key, or the empty place where it would stand."""
        self.leave_field()
        self._key = replace(key, edition=1)  # a report that is there says itself which edition it is
        self._read_again()
        self.choose(chosen if self.find(chosen) else first_event(self._report))

    def choose(self, event_id: UUID | None) -> None:
        """Choose an event of the report that is shown."""
        if event_id != self._chosen:
            self.leave_field()
        self._chosen = event_id
        self.event_chosen.emit(self.chosen)

    def set_field(self, field: Field, text: str) -> None:
        """Save a text of the chosen event; until `leave_field` further texts of it are the same action."""
        if (event := self.chosen) and self._report and event.texts[field] != text:
            changed = self.editing.set_field(event, field, text)
            self._last_entered.note(changed, field)
            self._show_changed(changed, self._report)

    def last_entered(self, field: Field) -> str:
        """Return what was entered last in a text, to be offered for that of the chosen event."""
        event = self.chosen
        return self._last_entered.offered(field, event, self._report) if event else ""

    def last_sphere(self) -> str:
        """Return the sphere that was chosen last, to be offered for that of the chosen event."""
        event = self.chosen
        return self._last_entered.offered_sphere(event, self._report) if event else ""

    def correct(self, change: Callable[[Event], Event]) -> None:
        """Set something beside the texts of the chosen event, or in place of what was read from them."""
        self.leave_field()
        if (event := self.chosen) and self._report:
            changed = change(event)
            if changed.sphere != event.sphere:
                self._last_entered.note_sphere(changed)
            self._show_changed(changed, self._report)

    def _show_changed(self, changed: Event, report: Report) -> None:
        """Show an event that stands where it stood."""
        events = (changed if each.id == changed.id else each for each in report.events)
        self._report = replace(report, events=tuple(events))
        self.event_changed.emit(changed)
        self._say_saved()

    def save_typed_by(self, save: Callable[[], None]) -> None:
        """Name the method that saves what is being typed; it comes first, and stops all else if it raises."""
        self._save_typed = WeakMethod(save)

    def leave_field(self) -> None:
        """Save what is being typed and end the visit to its field: what is typed next is another action."""
        if self._save_typed and (save := self._save_typed()):
            save()
        if self._is_open:
            self.editing.leave_field()

    def report_to_fill(self) -> Report:
        """Return the report that is shown; it is made if need be. Raises UnknownAuthor."""
        if self._key is None:
            raise ValueError("a report is filled that is shown: show one first")
        return self._report or self.editing.add_report(self._key)

    def add_event(self) -> None:
        """Add an event after the chosen one, to its section, and choose it; the report is made if need be."""
        self.leave_field()
        event = self.editing.add_event(self.report_to_fill(), after=self.chosen)
        self.show_changes(event.id)

    def remove_event(self, *others: Event) -> None:
        """Put the chosen event, or others, into the bin and choose a neighbour."""
        self.leave_field()
        if (event := self.chosen) and self._report:
            events, gone = self._report.events, {each.id for each in others or (event,)}
            rest = [each.id for each in events if each.id not in gone]
            before = sum(each.id not in gone for each in events[: events.index(event)])
            self.editing.remove_event(*(each for each in events if each.id in gone))
            self.show_changes(rest[min(before, len(rest) - 1)] if rest else None)
            what = "Мероприятие убрано в корзину, вернуть его"
            self.told.emit(
                f"{what if len(gone) == 1 else f'Убрано в корзину: {len(gone)}, вернуть'}: Ctrl+Z."
            )

    def move_event(self, event_id: UUID, before: UUID | None) -> None:
        """Move an event to stand before another one, in its section; None: to the end."""
        self.leave_field()
        if (event := self.find(event_id)) and self._report:
            self.editing.move_event(self._report, event, self.find(before))
            self.show_changes(event_id)

    def set_section(self, section: Section | Sequence[str] | None, *events: Event) -> None:
        """Put the chosen event, or others, at the end of another section; ids name one to be made."""
        self.leave_field()
        if (event := self.chosen) and self._report:
            self.editing.set_section(self._report, events or event, section)
            self.show_changes(event.id)

    def copied_from(self, event: Event) -> "CopyNote | None":
        """Return what is to be known of an event that is a copy of another one; None of any other."""
        return self.copying.note(event) if self._is_open else None

    def copy_event(self) -> None:
        """Add a copy of the chosen event after it and choose that."""
        self.leave_field()
        if (event := self.chosen) and self._report:
            copy = self.copying.copy_event(event, self._report, event)
            self.show_changes(copy.id)
            self.told.emit("Мероприятие скопировано, сроки укажите заново. Отменить: Ctrl+Z.")

    def edit(self, change: "Callable[[Editing], object]") -> None:
        """Change what is kept, and show it; nothing that is being typed may be left unsaved."""
        change(self.editing)
        self.show_changes()

    def change_dictionaries(self, change: "Callable[[DictionaryEditing], T]") -> T:
        """Carry out a change of the dictionaries, and show everything by them."""
        from desktop.services.dictionary_editing import DictionaryEditing

        return self.change_office(lambda store: change(DictionaryEditing(store, self.dictionaries)))

    def change_office(self, change: "Callable[[Store], T]") -> T:
        """Carry out a change of what the office sets for all, and show everything by it."""
        self.leave_field()
        done = change(self.store)
        self.office.renew(self.store)
        self.show_changes()
        return done

    def undo(self) -> Field | None:
        """Take back the last action, go to what it changed and say what it was; return which text it was."""
        self.leave_field()
        return self._tell_of(self.editing.undo(), "Отменено", "Отменять нечего.")

    def redo(self) -> Field | None:
        """Do again what was taken back, go there and say what it was; return which text it was."""
        self.leave_field()
        return self._tell_of(self.editing.redo(), "Повторено", "Повторять нечего.")

    def _tell_of(self, changed: "Changed | None", done: str, nothing: str) -> Field | None:
        if changed is None:
            self.told.emit(nothing)
            return None
        self.office.renew(self.store)
        self.show_changes(changed.event_id, changed.key)
        self.told.emit(f"{done}: {changed.label}.")
        return changed.field

    def show_changes(self, event_id: UUID | None = None, key: ReportKey | None = None) -> None:
        """Show what was changed, in whatever report it is; where no event is named the chosen one stays."""
        wanted = event_id or self._chosen
        if key is not None and key != self._key:
            self.show_report(key, event_id)
            self.reports_changed.emit()
        else:
            self._read_again()
            self.reports_changed.emit()
            self.choose(wanted if self.find(wanted) else None)
        self._say_saved()

    def _read_again(self) -> None:
        self._report = self._kept_report()
        if self._report:
            self._key = self._report.key
        self.report_shown.emit(self._report)

    def _kept_report(self) -> Report | None:
        report_id = self.store.find(self._key) if self._key else None
        return self.store.report(report_id) if report_id else None

    def _say_saved(self) -> None:
        self.saved.emit(self.workplace.clock())
