"""Events of earlier reports, taken over into another one with their texts moved on.

From what an event was copied is not kept beside it: its first texts stand in the journal, and the event
that gives these texts when it is moved on is the one it came from.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID

from db.dictionaries.lookup import Dictionaries
from db.entities import Event, Field, Quarter, Report, ReportKey, ReportSummary, Section, Texts
from db.folding import key
from db.found import Found
from db.journal import Action
from db.store import Store
from db.wanted import Inflect, wanted
from desktop.report.window import CollectionWindow, Place
from desktop.report.wording import plural
from desktop.services.editing import Editing
from desktop.services.placing import Draft
from desktop.services.sections import may_have

if TYPE_CHECKING:  # every event is asked whether it is a copy, and hardly any is: the rules wait till then
    from desktop.report.moving_on import Moved

_LABEL = "копирование "
_WORD = re.compile(r"[^\W\d_]{5,}")
_WORDS = 6  # enough to find an event by
_MOST = 200  # events: who finds more goes on typing


@dataclass(frozen=True, slots=True)
class Earlier:
    """An event that can be taken over: where it stands, how it would read, whether it was taken already.

    One of last quarter is taken as it is: `goes_on` says that it is still held in the quarter of the report.
    """

    event: Event
    key: ReportKey
    section: Section | None
    texts: Texts
    marks: "tuple[Moved, ...]"
    is_here: bool = False
    goes_on: bool = False

    @property
    def keeps_period(self) -> bool:
        """Whether its period is taken over as well."""
        return bool(self.texts.period)

    @property
    def draft(self) -> Draft:
        """What is added to the report for it."""
        sphere = self.event.sphere
        if self.section is None:
            return Draft(self.texts, sphere=sphere)
        return Draft(self.texts, self.section.entries, self.section.heading, sphere)


@dataclass(frozen=True, slots=True)
class CopyNote:
    """What is to be known of a copy: when the event was last, and what was moved on and not looked at yet."""

    period: str
    years: int
    marks: "tuple[Moved, ...]"

    def of(self, field: Field) -> "tuple[Moved, ...]":
        """Return the marks of a field."""
        return tuple(mark for mark in self.marks if mark.field is field)


class Copying:
    """Finds earlier events, takes them over, and knows of copies what they came from."""

    def __init__(
        self,
        store: Store,
        dictionaries: Dictionaries,
        editing: Editing,
        inflect: Inflect | None = None,
    ) -> None:
        self._store = store
        self._dictionaries = dictionaries
        self._editing = editing
        self._inflect = inflect or _as_typed
        self._origins: dict[UUID, tuple[Texts, CopyNote] | None] = {}
        self._looked_at: set[tuple[UUID, Field]] = set()

    def quarters(self, target: ReportKey) -> list[Quarter]:
        """Return the quarters that hold events of the same kind, the newest first; not the report itself."""
        found = {each.key.quarter: None for each in self._reports(target)}
        return list(found)

    def offered(self, target: ReportKey) -> Quarter | None:
        """Return where to look first: in the same quarter of last year, else in the newest one there is."""
        quarters = self.quarters(target)
        last_year = Quarter(target.quarter.year - 1, target.quarter.number)
        if last_year in quarters or not quarters:
            return last_year if quarters else None
        before = (quarter for quarter in quarters if quarter < target.quarter)
        return next(before, quarters[0])

    def of_quarter(self, quarter: Quarter, target: ReportKey, into: Report | None) -> list[Earlier]:
        """Return the events of a quarter for a report to take over; those in its own sections come first."""
        kept = (self._store.report(each.id) for each in self._reports(target) if each.key.quarter == quarter)
        found = self._taken((each for report in kept for each in _events_of(report, target)), target, into)
        return sorted(found, key=lambda each: not self._is_own(each, target))

    def of_report(self, report: Report, target: ReportKey, into: Report | None) -> list[Earlier]:
        """Return the events of a report, be it not kept, for another one to take over."""
        return self._taken(_events_of(report, target), target, into)

    def matching(self, text: str, target: ReportKey, into: Report | None) -> list[Earlier]:
        """Return events of all other reports that hold what is typed, the newest quarter first."""
        found = self._search(text, self._inflect)
        return self._taken(
            (_earlier(each.event, each.key, each.section, target) for each in found if each.key != target),
            target,
            into,
        )

    def take_over(self, chosen: Sequence[Earlier], report: Report, after: Event | None) -> list[Event]:
        """Add copies of earlier events to a report as one action, the first one after an event."""
        count = len(chosen)
        label = f"{_LABEL}{count} {plural(count, 'мероприятия', 'мероприятий', 'мероприятий')}"
        if count == 1:
            label = f"{_LABEL}мероприятия"
        drafts = [each.draft for each in chosen]
        return self._editing.add_events(report, drafts, after, label)

    def copy_event(self, event: Event, report: Report, after: Event | None) -> Event:
        """Add a copy of one event to a report, which may be the one it stands in, after another event."""
        home = self._store.report(event.report_id)
        section = next((each for each in home.sections if each.id == event.section_id), None)
        (copy,) = self.take_over([_earlier(event, home.key, section, report.key)], report, after)
        return copy

    def note(self, event: Event) -> CopyNote | None:
        """Return what is to be known of an event that is a copy; None of any other.

        A mark goes when its text is edited, or was looked at; what was only looked at is marked again at
        the next start.
        """
        if event.id not in self._origins:
            self._origins[event.id] = self._origin(event)
        if (origin := self._origins[event.id]) is None:
            return None
        texts, note = origin
        left = tuple(mark for mark in note.marks if self._is_left(mark.field, event, texts))
        return CopyNote(note.period, note.years, left)

    def look_at(self, event_id: UUID, field: Field) -> None:
        """Take the marks of a field away: a person has seen it."""
        self._looked_at.add((event_id, field))

    def _is_left(self, field: Field, event: Event, first: Texts) -> bool:
        return (event.id, field) not in self._looked_at and event.texts[field] == first[field]

    def _reports(self, target: ReportKey) -> Iterator[ReportSummary]:
        return (
            each
            for each in self._store.reports()
            if each.key.kind is target.kind and each.key != target and each.events
        )

    def _taken(self, found: Iterable[Earlier], target: ReportKey, into: Report | None) -> list[Earlier]:
        """Say of events which of them a report has already: the same one, or one of the same name."""
        from desktop.report.matching import match

        earlier = list(found)
        here = [event.texts for event in into.events] if into else []
        pairs = match([each.texts for each in earlier], here)
        met = {pair.old for pair in pairs if pair.new is not None}
        names = {key(texts.title) for texts in here}
        return [
            replace(
                each,
                is_here=place in met or key(each.texts.title) in names,
                goes_on=self._goes_on(each, target.quarter),
            )
            for place, each in enumerate(earlier)
        ]

    def _goes_on(self, earlier: Earlier, quarter: Quarter) -> bool:
        """Whether an event of last quarter is held in this one as well, or only now."""
        if not earlier.keeps_period:
            return False
        reader = self._editing.reader
        period = reader.renew(earlier.event.reading, earlier.event.texts, earlier.key.quarter).period
        window = CollectionWindow.of(quarter, reader.window)
        return period is not None and window.place(period) in (Place.INSIDE, Place.PARTLY)

    def _is_own(self, earlier: Earlier, target: ReportKey) -> bool:
        entries = earlier.section.entries if earlier.section else ()
        return may_have(target, entries, self._dictionaries)

    def _origin(self, event: Event) -> tuple[Texts, CopyNote] | None:
        """Find what an event was copied from, where the journal says that it was."""
        first = _first_texts(self._store.history(event.id))
        target = self._store.key(event.report_id)
        if first is None or target is None:
            return None
        alike = (
            _earlier(each.event, each.key, each.section, target)
            for each in self._search(" ".join(_telling_words(first)), _as_typed)
            if each.event.id != event.id
        )
        notes = [
            CopyNote(each.event.texts.period, target.quarter.year - each.key.quarter.year, each.marks)
            for each in alike
            if each.texts == first
        ]
        best = max(notes, key=lambda note: (note.years > 0, bool(note.period)), default=None)
        return (first, best) if best else None

    def _search(self, text: str, inflect: Inflect) -> list[Found]:
        needles = wanted(text, inflect)
        return self._store.found(self._store.search(needles), 0, _MOST) if needles.needles else []


def _as_typed(word: str) -> frozenset[str]:
    """Take a word in no other form."""
    return frozenset()


def _telling_words(texts: Texts) -> list[str]:
    """Return the longest words of some texts, those aside that may have been moved on."""
    from desktop.report.ordinals import ORDINAL

    text = " ".join(re.sub(ORDINAL, " ", texts[field]) for field in Field)
    return sorted(set(_WORD.findall(text)), key=lambda word: (-len(word), word))[:_WORDS]


def _events_of(report: Report, target: ReportKey) -> Iterator[Earlier]:
    sections = {section.id: section for section in report.sections}
    for event in report.events:
        section = sections[event.section_id] if event.section_id else None
        yield _earlier(event, report.key, section, target)


def _earlier(event: Event, home: ReportKey, section: Section | None, target: ReportKey) -> Earlier:
    from desktop.report.moving_on import Moved, move_on

    if (
        home.quarter == target.quarter.previous
    ):  # it is the same event, told once more: only its days may differ
        period = event.texts.period
        look = Moved(Field.PERIOD, 0, len(period), period, period, needs_look=True)
        return Earlier(event, home, section, event.texts, (look,) if period else ())
    moved = move_on(event.texts, home.quarter, target.quarter)
    return Earlier(event, home, section, moved.texts, moved.marks)


def _first_texts(history: Sequence[Action]) -> Texts | None:
    """Return the texts with which a copy began; None of an event that is no copy."""
    made = history[-1] if history else None
    if made is None or not made.label.startswith(_LABEL):
        return None
    (change,) = made.changes
    record = change.after or {}
    return Texts(**{field.value: record[field.value] for field in Field}) if not change.before else None
