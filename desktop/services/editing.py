"""The one door for change: whatever people do to what is kept goes through here."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from uuid import UUID, uuid4

from db.dictionaries.entries import Author
from db.dictionaries.lookup import Dictionaries
from db.entities import (
    Corrections,
    Event,
    Field,
    HeadCount,
    Partner,
    Quarter,
    Reading,
    Report,
    ReportKey,
    ReportKind,
    Section,
    SignedDocument,
    Texts,
)
from db.errors import AppError
from db.explanations import Explanation
from db.journal import Action, ActionKind, NotKept
from db.positions import GAP
from db.store import Store
from desktop.report.headings import heading
from desktop.report.morphology import Morphology
from desktop.report.reading import Reader
from desktop.report.titles import title
from desktop.report.window import USUAL, WindowSettings
from desktop.report.wording import plural
from desktop.services.correcting import with_headcount, with_partner, with_signed, without_partner
from desktop.services.placing import Draft, Placing, placed, rows_of, section_at, without_nil
from desktop.services.sections import SectionInUse, in_house_order, reordered, section_of
from desktop.services.sections import placed as section_placed
from desktop.services.what_changed import Changed, text_changed, to_look_at

_EDITS = {
    Field.TITLE: "правка наименования мероприятия",
    Field.PLACE: "правка места проведения мероприятия",
    Field.PERIOD: "правка сроков мероприятия",
    Field.CONTENT: "правка содержания мероприятия",
    Field.PARTICIPANTS: "правка сведений об участниках мероприятия",
}


@dataclass(frozen=True, slots=True)
class _Visit:
    """A person's stay in a field of an event: all that is saved in its course is one action."""

    began: Event
    field: Field
    label: str
    quarter: Quarter
    action_id: UUID | None = None

    def edited(self, event: Event, text: str, reader: Reader) -> Event:
        """Return the event with a text; what is read from its texts is as it was where they are."""
        edited = replace(event, texts=replace(event.texts, **{self.field.value: text}))
        if edited.texts == self.began.texts:
            return replace(edited, reading=self.began.reading)
        return reader.renewed(edited, self.quarter)


class UnknownAuthor(AppError):
    """A report is to be made for someone whom the dictionary of authors does not know."""

    def __init__(self, author: str) -> None:
        super().__init__(
            f"Отчет не создан: отправителя «{author}» нет в справочнике, выберите другого отправителя.",
            "Ничего не изменено.",
            "Выберите отправителя из справочника.",
        )


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
        self._visit: _Visit | None = None

    def set_field(self, event: Event, field: Field, text: str) -> Event:
        """Save a text of an event at once and return the event as it is kept now.

        All that is saved of a field until `leave_field` is one action; none if the text ends as it began.
        Raises StaleWrite, NotKept, DiskFull; then nothing was changed.
        """
        visit = self._visit_to(event, field)
        action = self._store.commit(
            visit.label, [visit.edited(event, text, self.reader)], amends=visit.action_id
        )
        self._visit = replace(visit, action_id=action.id) if action else visit
        return self._store.event(event.id)

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
        report = self.new_report(key)
        self._commit("создание отчета", [replace(report, sections=()), *report.sections])
        return self._store.report(report.id)

    def new_report(self, key: ReportKey) -> Report:
        """Return a report as it begins; it is not kept yet. Raises UnknownAuthor."""
        try:
            report = Report(self._new_id(), key, title(key, self._dictionaries))
        except KeyError as error:
            raise UnknownAuthor(key.author) from error
        return replace(report, sections=tuple(self._own_section(report)))

    def add_event(self, report: Report, after: Event | None) -> Event:
        """Add an empty event after another one, in its section; else at the end of the first section."""
        first = report.sections[0].id if report.sections else None
        section_id = after.section_id if after else first
        rows = rows_of(report.events, section_id)
        place = rows.index(after) + 1 if after else len(rows)
        event = Event(self._new_id(), report.id, section_id, GAP, Texts())
        self._commit("добавление мероприятия", [*without_nil(report), *placed(event, rows, place)])
        return self._store.event(event.id)

    def add_events(
        self, report: Report, drafts: Sequence[Draft], after: Event | None, label: str
    ) -> list[Event]:
        """Add events with their texts as one action, each to the section in which it belongs."""
        placing = Placing(report, self.reader, self._new_id)
        added: list[Event] = []
        for draft in drafts:
            added.append(placing.add(draft, added[-1] if added else after))
        self._commit(label, [*without_nil(report), *placing.to_keep])
        return self._store.events([event.id for event in added])

    def set_texts(self, label: str, edits: Iterable[tuple[Event, Texts]]) -> None:
        """Give events other texts as one action. Raises StaleWrite, NotKept, DiskFull."""
        self._commit(label, [self._read(replace(event, texts=texts)) for event, texts in edits])

    def rearrange(self, label: str, changed: Sequence[Section | Event]) -> None:
        """Keep sections and events that stand elsewhere or are headed otherwise, as one action."""
        self._commit(label, changed)

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
        self._commit(self._named(f"{what} мероприятия", event), [wanted])
        return self._store.event(event.id)

    def _correct(self, event: Event, correct: Callable[[Reading], Corrections], what: str) -> Event:
        """Keep what a person sets in place of what was read, and return the event as it is kept now."""
        read = self._read(event)
        if read.reading is None or (corrections := correct(read.reading)) == read.reading.corrections:
            return event
        corrected = replace(read, reading=replace(read.reading, corrections=corrections))
        self._commit(self._named(f"{what} мероприятия", event), [corrected])
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
            self._commit("пояснение к замечанию", [answer])
        elif kept:
            self._commit("снятие пояснения к замечанию", remove=[kept])

    def remove_event(self, *events: Event) -> None:
        """Put events into the bin."""
        self._commit(self._named_all("удаление", events), remove=events)

    def restore_event(self, event: Event) -> Event:
        """Take an event out of the bin; it stands where it stood."""
        self._commit("возвращение мероприятия из корзины", [replace(event, binned_at=None)])
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
        self._commit(
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
        placing = Placing(report, self.reader, self._new_id)
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
        self._commit(label, [*placing.to_keep, *moved])

    def add_section(self, report: Report, entries: Sequence[str]) -> Section:
        """Return the section of a municipality or of spheres; if need be it is made. Raises UnknownEntry."""
        if found := section_of(report, entries):
            return found
        placing = Placing(report, self.reader, self._new_id)
        section = placing.add_section(entries)
        self._commit("добавление раздела", placing.to_keep)
        return section

    def move_section(self, report: Report, section: Section, before: Section | None) -> None:
        """Move a section with its events to stand before another one; None: to the end of the report."""
        others = [each for each in report.sections if each.id != section.id]
        place = others.index(before) if before else len(others)
        self._commit("перемещение раздела", section_placed(section, others, place))

    def order_sections(self, report: Report) -> None:
        """Put the sections of a report into the house order."""
        ordered = in_house_order(report.sections, report.key, self._dictionaries)
        if ordered != report.sections:
            self._commit("расстановка разделов по порядку", reordered(ordered))

    def remove_section(self, report: Report, section: Section) -> None:
        """Remove a section in which no event stands. Raises SectionInUse."""
        if rows_of(report.events, section.id):
            raise SectionInUse(section.heading)
        self._commit("удаление раздела", remove=[section])

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
        return self._reverse(action, partial(self._store.undo, action.id)) if action else None

    def redo(self) -> Changed | None:
        """Do again what was undone last, if nothing new was done since. Raises CannotReverse."""
        self.leave_field()
        action = self._to_redo()
        return self._reverse(action, self._store.redo) if action else None

    def _to_undo(self) -> Action | None:
        return self._of_this_run(self._store.next_to_undo())

    def _to_redo(self) -> Action | None:
        return self._of_this_run(self._store.next_to_redo())

    def _of_this_run(self, action: Action | None) -> Action | None:
        """Leave alone what was done before: nobody expects a key to take back the work of last week."""
        return action if action and action.number > self._store.done_before else None

    def _commit(
        self,
        label: str,
        put: Sequence[Report | Section | Event | Explanation] = (),
        remove: Sequence[Section | Event | Explanation] = (),
    ) -> None:
        self.leave_field()
        self._store.commit(label, put, remove)

    def _visit_to(self, event: Event, field: Field) -> _Visit:
        """Return the visit that goes on, or begin another."""
        visit = self._visit
        if visit and (visit.began.id, visit.field) == (event.id, field):
            return visit
        if (key := self._store.key(event.report_id)) is None:
            raise NotKept
        return _Visit(event, field, self._named(_EDITS[field], event), key.quarter)

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

    def _own_section(self, report: Report) -> Iterator[Section]:
        """Yield the section of an author who has only one: its municipality, or its one sphere."""
        key = report.key
        if (author := self._dictionaries.get(Author, key.author)) is None:
            return
        own = (author.municipality_id,) if key.kind is ReportKind.MUNICIPAL else author.spheres
        if len(own) == 1 and (name := heading(key.kind, own[0], key.quarter, self._dictionaries)):
            yield Section(self._new_id(), report.id, GAP, name, own)

    def _reverse(self, action: Action, reverse: Callable[[], Action | None]) -> Changed | None:
        """Take an action back, or do it again, and tell where that is to be seen."""
        report_id = self._store.report_of(action)
        before = self._store.ids_of_report(report_id) if report_id else []
        if (done := reverse()) is None:
            return None
        if report_id is None:
            return Changed(done.label, None, None)
        changes = (done if action.kind is ActionKind.UNDO else action).changes
        after = self._store.ids_of_report(report_id)
        event_id = to_look_at([change.entity_id for change in changes], before, after)
        return Changed(done.label, self._store.key(report_id), event_id, text_changed(changes, event_id))
