"""The one door for change: whatever people do to what is kept goes through here."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from uuid import UUID, uuid4

from db.dictionaries.lookup import Dictionaries
from db.entities import (
    Corrections,
    Event,
    Field,
    HeadCount,
    Partner,
    Reading,
    Report,
    ReportKey,
    Section,
    SignedDocument,
    Texts,
)
from db.explanations import Explanation
from db.journal import Action, NotKept
from db.positions import GAP
from db.store import Store
from desktop.report.morphology import Morphology
from desktop.report.reading import Reader
from desktop.report.window import USUAL, WindowSettings
from desktop.report.wording import plural
from desktop.services.correcting import with_headcount, with_partner, with_signed, without_partner
from desktop.services.new_report import new_report
from desktop.services.placing import Draft, Placing, placed, rows_of, section_at, without_nil
from desktop.services.sections import section_of
from desktop.services.visit import EDITS, Visit
from desktop.services.what_changed import Changed, reverse


class Editing:
    """Changes what a store keeps, each time as one action that can be undone."""

    def __init__(
        self,
        store: Store,
        dictionaries: Dictionaries,
        new_id: Callable[[], UUID] = uuid4,
        morphology: Morphology | None = None,
        window: WindowSettings = USUAL,
    ) -> None:
        self.reader = Reader(dictionaries, morphology or Morphology(), window)
        self._store = store
        self._dictionaries = dictionaries
        self._new_id = new_id
        self._visit: Visit | None = None

    def set_field(self, event: Event, field: Field, text: str) -> Event:
        """Save a text of an event at once and return the event as it is kept now.

        All that is saved of a field until `leave_field` is one action; none if the text ends as it began.
        Raises StaleWrite, NotKept, DiskFull; then nothing was changed.
        """
        visit = self._visit_to(event, field)
        edited = visit.edited(event, text, self.reader)
        action = self._store.commit(visit.label, [edited], amends=visit.action_id)
        self._visit = replace(visit, action_id=action.id) if action else visit
        version = action and action.version_of(event.id)
        return replace(edited, version=version) if version else self._store.event(event.id)

    def renew(self, events: Iterable[Event]) -> None:
        """Read anew, unseen, what an earlier program or an undo left unread. Raises DiskFull."""
        read = [(event, self._read(event).reading) for event in events]
        stale = [(event, reading) for event, reading in read if reading and reading is not event.reading]
        if stale:
            self._store.renew(stale)

    def leave_field(self) -> None:
        """End the visit to a field: what is saved next is another action."""
        self._visit = None

    def add_report(self, key: ReportKey) -> Report:
        """Make a report with its title, that of one municipality with its section. Raises UnknownAuthor."""
        report = new_report(key, self._dictionaries, self._new_id)
        self.commit("создание отчета", [replace(report, sections=()), *report.sections])
        return self._store.report(report.id)

    def add_event(self, report: Report, after: Event | None) -> Event:
        """Add an empty event after another one, in its section; else at the end of the first section."""
        first = report.sections[0].id if report.sections else None
        section_id = after.section_id if after else first
        rows = rows_of(report.events, section_id)
        place = rows.index(after) + 1 if after else len(rows)
        event = Event(self._new_id(), report.id, section_id, GAP, Texts())
        self.commit("добавление мероприятия", [*without_nil(report), *placed(event, rows, place)])
        return self._store.event(event.id)

    def add_events(
        self, report: Report, drafts: Sequence[Draft], after: Event | None, label: str
    ) -> list[Event]:
        """Add events with their texts as one action, each to the section in which it belongs."""
        placing = self.placing(report)
        added: list[Event] = []
        for draft in drafts:
            added.append(placing.add(draft, added[-1] if added else after))
        self.commit(label, [*without_nil(report), *placing.to_keep])
        return self._store.events([event.id for event in added])

    def commit(
        self,
        label: str,
        put: Sequence[Report | Section | Event | Explanation] = (),
        remove: Sequence[Section | Event | Explanation] = (),
    ) -> None:
        """Keep and remove what was worked out elsewhere, as one action. Raises what `Store.commit` does."""
        self.leave_field()
        self._store.commit(label, put, remove)

    def set_texts(self, label: str, edits: Iterable[tuple[Event, Texts]]) -> None:
        """Give events other texts as one action. Raises StaleWrite, NotKept, DiskFull."""
        self.commit(label, [self._read(replace(event, texts=texts)) for event, texts in edits])

    def placing(self, report: Report) -> Placing:
        """Return what finds places for new events and sections of a report, to be kept by `commit`."""
        return Placing(report, self.reader, self._new_id)

    def add_partner(self, event: Event, partner: Partner) -> Event:
        """Add a partner to those that were read, or take back its removal."""
        return self._correct(
            event, partial(with_partner, partner=partner), f"добавление партнера «{partner.name}»"
        )

    def remove_partner(self, event: Event, partner: Partner) -> Event:
        """Remove a partner, one that was read or one that was added."""
        return self._correct(
            event, partial(without_partner, partner=partner), f"удаление партнера «{partner.name}»"
        )

    def set_headcount(self, event: Event, headcount: HeadCount | None) -> Event:
        """Set how many took part; None: what is read from the texts holds again."""
        return self._correct(event, partial(with_headcount, headcount=headcount), "правка числа участников")

    def set_signed(self, event: Event, documents: Sequence[SignedDocument] | None) -> Event:
        """Set which documents were signed; None: what is read from the texts holds again."""
        return self._correct(
            event, partial(with_signed, documents=documents), "правка подписанных документов"
        )

    def set_sphere(self, event: Event, sphere: str) -> Event:
        """Set the sphere of co-operation of an event by its id, or none, and return the event as kept now."""
        what = "выбор сферы сотрудничества" if sphere else "снятие сферы сотрудничества"
        return self._set_beside(event, what, replace(event, sphere=sphere))

    def set_institution(self, event: Event, institution: str) -> Event:
        """Set from which institution an event came, or none, and return the event as kept now."""
        return self._set_beside(event, "выбор учреждения", replace(event, institution=institution))

    def _set_beside(self, event: Event, what: str, wanted: Event) -> Event:
        if wanted == event:
            return event
        self.commit(self._named(f"{what} мероприятия", event), [wanted])
        return self._store.event(event.id)

    def _correct(self, event: Event, correct: Callable[[Reading], Corrections], what: str) -> Event:
        """Keep what a person sets in place of what was read, and return the event as it is kept now."""
        read = self._read(event)
        if read.reading is None or (corrections := correct(read.reading)) == read.reading.corrections:
            return event
        corrected = replace(read, reading=replace(read.reading, corrections=corrections))
        self.commit(self._named(f"{what} мероприятия", event), [corrected])
        return self._store.event(event.id)

    def _read(self, event: Event) -> Event:
        """Return an event with what is read from its texts as they are."""
        if (key := self._store.key(event.report_id)) is None:
            raise NotKept
        return self.reader.renewed(event, key.quarter)

    def explain(self, explanation: Explanation) -> None:
        """Keep what an author answers to a finding; an empty answer takes an earlier one back."""
        answers = {each.id: each for each in self._store.explanations(explanation.report_id)}
        kept = answers.get(explanation.id)
        if explanation.text:
            answer = replace(explanation, version=kept.version if kept else 1)
            self.commit("пояснение к замечанию", [answer])
        elif kept:
            self.commit("снятие пояснения к замечанию", remove=[kept])

    def remove_event(self, *events: Event) -> None:
        """Put events into the bin."""
        self.commit(self._named_all("удаление", events), remove=events)

    def restore_event(self, event: Event) -> Event:
        """Take an event out of the bin; it stands where it stood."""
        self.commit("возвращение мероприятия из корзины", [replace(event, binned_at=None)])
        return self._store.event(event.id)

    def move_event(self, report: Report, event: Event, before: Event | None) -> None:
        """Move an event to stand before another one, in its section; None: to the end of the report.

        Between two sections an event that comes down from the upper one stays in it, at its end; from there
        it goes on into the lower one.
        """
        others = [each for each in report.events if each.id != event.id]
        place = others.index(before) if before else len(others)
        section_id = section_at(report, event, others, place)
        moved = replace(event, section_id=section_id)
        above = rows_of(others[:place], section_id)
        self.commit(
            self._named("перемещение мероприятия", event),
            placed(moved, rows_of(others, section_id), len(above)),
        )

    def set_section(
        self, report: Report, events: Event | Sequence[Event], section: Section | Sequence[str] | None
    ) -> None:
        """Put events at the end of a section of their report in their order, or of what stands in none.

        Ids of a municipality or of spheres name a section that the report need not have yet: it is made, in
        its place by the house order, as part of the same action. Raises UnknownEntry.
        """
        placing = self.placing(report)
        if section is not None and not isinstance(section, Section):
            section = section_of(report, section) or placing.add_section(section)
        section_id = section.id if section else None
        given = [events] if isinstance(events, Event) else events
        moving = [event for event in given if event.section_id != section_id]
        if not moving:
            return
        last = max((row.position for row in rows_of(report.events, section_id)), default=0)
        moved = [
            replace(event, section_id=section_id, position=last + place * GAP)
            for place, event in enumerate(moving, 1)
        ]
        label = f"{self._named_all('перенос', moving)} в другой раздел"
        self.commit(label, [*placing.to_keep, *moved])

    @property
    def undo_label(self) -> str | None:
        """What `undo` would take back."""
        action = self._to_undo()
        return action.label if action else None

    @property
    def redo_label(self) -> str | None:
        """What `redo` would do again."""
        action = self._to_redo()
        return action.label if action else None

    def undo(self) -> Changed | None:
        """Take back the last action since the program was started; None if there is none.

        Raises CannotReverse: later changes stand in the way.
        """
        self.leave_field()
        action = self._to_undo()
        return reverse(self._store, action, partial(self._store.undo, action.id)) if action else None

    def redo(self) -> Changed | None:
        """Do again what was undone last, if nothing new was done since. Raises CannotReverse."""
        self.leave_field()
        action = self._to_redo()
        return reverse(self._store, action, self._store.redo) if action else None

    def _to_undo(self) -> Action | None:
        return self._of_this_run(self._store.next_to_undo())

    def _to_redo(self) -> Action | None:
        return self._of_this_run(self._store.next_to_redo())

    def _of_this_run(self, action: Action | None) -> Action | None:
        """Leave alone what was done before: nobody expects a key to take back the work of last week."""
        return action if action and action.number > self._store.done_before else None

    def _visit_to(self, event: Event, field: Field) -> Visit:
        """Return the visit that goes on, or begin another."""
        visit = self._visit
        if visit and visit.is_to(event, field):
            return visit
        if (key := self._store.key(event.report_id)) is None:
            raise NotKept
        return Visit(event, field, self._named(EDITS[field], event), key.quarter)

    def _named(self, what: str, event: Event) -> str:
        """Return what is done to an event with the number that the event has now."""
        ids = self._store.ids_of_report(event.report_id)
        return f"{what} {ids.index(event.id) + 1}" if event.id in ids else what

    def _named_all(self, what: str, events: Sequence[Event]) -> str:
        """Return what is done to events: to one with its number, to several with their count."""
        count = len(events)
        if count == 1:
            return self._named(f"{what} мероприятия", events[0])
        return f"{what} {count} {plural(count, 'мероприятия', 'мероприятий', 'мероприятий')}"
