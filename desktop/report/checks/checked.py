"""Reports as rules see them: one shape for those of the store and for files that were only read."""

from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar, cast
from uuid import UUID

from db.entities import OFFICE, Field, Period, Quarter, Reading, Report, ReportKind, Texts
from db.folding import fold
from desktop.report.nil_report import says_nothing_was_held
from desktop.report.printed import Identity, PrintedReport

T = TypeVar("T")
Read = Callable[[Reading | None, Texts, Quarter | None], Reading]


@dataclass(frozen=True)
class Remembering:
    """Remembers what was worked out of it: a value never changes, so neither does what follows from it."""

    _known: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False, hash=False)

    def once(self, work: Callable[..., T], *given: Hashable) -> T:
        """Return what a function of a module makes of this value and of what is given; it is done once."""
        asked = (work, *given)
        if asked not in self._known:
            self._known[asked] = work(self, *given)
        return cast(T, self._known[asked])


@dataclass(frozen=True)
class CheckedEvent(Remembering):
    """An event, whatever its place in the report; `id` is None where it is not kept in the store."""

    texts: Texts
    reading: Reading
    id: UUID | None = None

    @cached_property
    def folded(self) -> dict[Field, str]:
        """Each text on one line."""
        return {name: fold(self.texts[name]) for name in Field}

    @property
    def period(self) -> Period | None:
        """When it took place; None where that cannot be read."""
        return self.reading.period


@dataclass(frozen=True, slots=True)
class CheckedSection:
    """A heading, and the numbers of the events under it; no heading for those that stand before any."""

    heading: str
    numbers: range


@dataclass(frozen=True)
class CheckedReport(Remembering):
    """A report under check. `source` tells it from others: the name of its file, its id in the store.

    `is_nil` says that its author has declared on purpose that there were no events.
    """

    source: str
    identity: Identity
    title: str
    sections: tuple[CheckedSection, ...]
    events: tuple[CheckedEvent, ...]
    closing: str = ""
    is_nil: bool = False

    @property
    def quarter(self) -> Quarter | None:
        """The quarter of the report, as far as it is known."""
        return self.identity.quarter

    @property
    def kind(self) -> ReportKind | None:
        """The kind of the report, as far as it is known."""
        return self.identity.kind

    @property
    def is_consolidated(self) -> bool:
        """Whether the office made one report of many."""
        return self.identity.author == OFFICE

    def event(self, number: int) -> CheckedEvent:
        """Return the event with the number, from 1."""
        return self.events[number - 1]

    def section_of(self, number: int) -> int | None:
        """Return the place of the section in which an event stands."""
        at = bisect_right(self._starts, number) - 1
        return at if at >= 0 and number in self.sections[at].numbers else None

    @cached_property
    def _starts(self) -> list[int]:
        """The first number of each section; one without events begins where the next one does."""
        return [section.numbers.start for section in self.sections]

    def sharing(self, before: "CheckedReport | None") -> "CheckedReport":
        """Return the report with the equal events of an earlier state: what is known of those stays known."""
        if before is None:
            return self
        kept = {event.id: event for event in before.events}
        events = tuple(same if (same := kept.get(each.id)) == each else each for each in self.events)
        return CheckedReport(
            self.source, self.identity, self.title, self.sections, events, self.closing, self.is_nil
        )


def of_printed(report: PrintedReport, identity: Identity, source: str, read: Read) -> CheckedReport:
    """Return a report that was read from a file; `read` gives what its texts say."""
    events = tuple(
        CheckedEvent(row.texts, read(row.reading, row.texts, identity.quarter)) for row in report.rows()
    )
    sections = _sections((section.heading, len(section.rows)) for section in report.sections)
    texts = (
        report.nil,
        report.title,
        *(each.heading for each in report.sections),
        *(each.text for each in report.unread),
    )
    is_nil = not events and any(map(says_nothing_was_held, texts))
    return CheckedReport(source, identity, report.title, sections, events, report.closing, is_nil)


def of_kept(report: Report, read: Read) -> CheckedReport:
    """Return a report of the store."""
    key = report.key
    events = tuple(
        CheckedEvent(each.texts, read(each.reading, each.texts, key.quarter), each.id)
        for each in report.events
    )
    held = {None: 0} | {section.id: 0 for section in report.sections}
    for each in report.events:
        held[each.section_id] += 1
    without = [("", held[None])] if held[None] else []
    named = ((section.heading, held[section.id]) for section in report.sections)
    return CheckedReport(
        source=str(report.id),
        identity=Identity(key.kind, key.quarter, key.author),
        title=report.title,
        sections=_sections((*without, *named)),
        events=events,
        closing=report.closing,
        is_nil=bool(report.nil) and not events,
    )


def _sections(held: Iterable[tuple[str, int]]) -> tuple[CheckedSection, ...]:
    """Return the sections in their order, with the numbers of the events that each holds."""
    made: list[CheckedSection] = []
    following = 1
    for heading, count in held:
        made.append(CheckedSection(heading, range(following, following + count)))
        following += count
    return tuple(made)
