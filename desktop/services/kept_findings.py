"""A report of the store is checked as it stands now, against what lies around it."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import astuple, dataclass
from datetime import date
from functools import cached_property
from itertools import chain
from uuid import UUID

from db.entities import OFFICE, Field, Quarter, Report, ReportKey, ReportKind, Texts
from db.explanations import Explanation
from db.journal import NotKept
from db.store import Store
from desktop.report.checks.checked import CheckedEvent, CheckedReport, of_kept
from desktop.report.checks.context import AS_IT_CAME, Context, RuleSettings, Surroundings
from desktop.report.checks.finding import Finding, Severity
from desktop.report.checks.running import Checked, check
from desktop.report.place_style import PlaceStyle, place_style
from desktop.report.reading import Reader
from desktop.report.stepping import GoOn, stepped

_QUARTERS_BACK = 4  # last year's are compared as well: events recur yearly


@dataclass(frozen=True, slots=True)
class Question:
    """What is to be checked, and by what; `unfinished` are events that are being written for the first time.

    `anew` says that other reports may have changed as well. Without a `style` places go by the report's own.
    """

    report: Report
    reader: Reader
    today: date
    style: PlaceStyle | None = None
    unfinished: frozenset[UUID] = frozenset()
    is_leaving: bool = False
    anew: bool = True
    rules: RuleSettings = AS_IT_CAME


@dataclass(frozen=True)
class KeptFindings:
    """What was found in a report of the store, by the events and sections that it holds."""

    report: Report
    checked: Checked
    answers: Mapping[UUID, Explanation]

    @cached_property
    def lines(self) -> tuple[Finding, ...]:
        """What people read of, the weightiest first; what is explained comes last."""
        return (*self.open_lines, *(line for line in self.checked.findings if self.answer(line)))

    @cached_property
    def open_lines(self) -> tuple[Finding, ...]:
        """The lines that are not explained."""
        return tuple(line for line in self.checked.findings if not self.answer(line))

    def answer(self, finding: Finding) -> Explanation | None:
        """Return how a finding is explained; None as soon as what it is about has changed."""
        if not self.answers or not is_explainable(finding):
            return None
        return self.answers.get(self.explained(finding, "").id)

    def explained(self, finding: Finding, text: str) -> Explanation:
        """Return a text as the explanation of a finding."""
        return Explanation(
            self.report.id,
            self.report.events[finding.number - 1].id if finding.number else None,
            finding.code,
            finding.spot.value,
            self._hash(finding),
            text,
        )

    def _hash(self, finding: Finding) -> str:
        """Return what tells what was found from all else: the text, what of it is at fault, and the twins."""
        field, texts = finding.spot.field, self._texts(finding.number)
        text = texts[field] if field and texts else finding.message
        around = self.checked.context.around
        reports = {
            each.source: each for each in (self.checked.context.report, *around.earlier, *around.beside)
        }
        twins = (
            reports[twin.source].event(twin.number).texts for twin in finding.twins if twin.source in reports
        )
        told = (text, text[finding.start : finding.end], *map(str, map(astuple, twins)))
        return hashlib.sha256("\x1f".join(told).encode()).hexdigest()

    def _texts(self, number: int | None) -> Texts | None:
        return self.report.events[number - 1].texts if number else None

    @cached_property
    def counts(self) -> Mapping[Severity, int]:
        """How many lines there are of each weight."""
        return Counter(line.severity for line in self.open_lines)

    def event_id(self, finding: Finding) -> UUID | None:
        """Return the event that a finding leads to, for one on several or on a section the first of them."""
        rows: Sequence[int] = finding.rows
        if finding.section is not None and not rows:
            rows = self.checked.context.report.sections[finding.section].numbers
        number = finding.number or (rows[0] if rows else None)
        return self.report.events[number - 1].id if number else None

    def marks(self, event_id: UUID) -> tuple[Finding, ...]:
        """Return all that concerns the texts of an event."""
        number = self._numbers.get(event_id)
        found = self.checked.marks(number) if number else ()
        return tuple(each for each in found if not self.answer(each))

    def texts(self, event_id: UUID) -> Texts | None:
        """Return the texts of an event as they were checked."""
        return self._texts(self._numbers.get(event_id))

    @cached_property
    def of_events(self) -> Mapping[UUID, tuple[Finding, ...]]:
        """The lines on single events; what is told of the report in one line is not among them."""
        found: dict[UUID, tuple[Finding, ...]] = {}
        for line in self.open_lines:
            if line.number:
                event_id = self.report.events[line.number - 1].id
                found[event_id] = (*found.get(event_id, ()), line)
        return found

    @cached_property
    def of_sections(self) -> Mapping[UUID | None, tuple[Finding, ...]]:
        """The lines by the section that they are in; those on events without one under None."""
        found: dict[UUID | None, tuple[Finding, ...]] = {}
        for line in self.open_lines:
            if line.number or line.section is not None:
                section_id = self.section_id(line)
                found[section_id] = (*found.get(section_id, ()), line)
        return found

    def section_id(self, line: Finding) -> UUID | None:
        """Return the section that a finding is about; None for events that stand in none."""
        if line.number:
            return self.report.events[line.number - 1].section_id
        headless = len(self.checked.context.report.sections) - len(self.report.sections)
        at = (line.section or 0) - headless
        return self.report.sections[at].id if at >= 0 else None

    @cached_property
    def _numbers(self) -> dict[UUID, int]:
        return {event.id: number for number, event in enumerate(self.report.events, 1)}

    def alike(self, finding: Finding) -> list[Finding]:
        """Return all that the same rule has found and that can be mended, in the order of the report."""
        numbers = range(1, len(self.report.events) + 1)
        of_events = (each for number in numbers for each in self.checked.marks(number))
        of_report = (each for each in self.checked.findings if each.spot.field is None)
        found = chain(of_events, of_report)
        return [each for each in found if each.code == finding.code and is_mendable(each)]


def is_mendable(finding: Finding) -> bool:
    """Whether the fix of a finding can be written: into a text, a heading, or as the order of the rows."""
    return finding.fix is not None and (finding.number is not None or finding.spot.field is None)


def is_explainable(finding: Finding) -> bool:
    """Whether an author may answer a finding instead of mending it; doubles can always be told apart."""
    return not finding.parts and (finding.severity is Severity.EXPLAIN or finding.code.startswith(_DOUBLES))


_DOUBLES = "D"  # the family of rules


class KeptChecking:
    """Checks reports of a store, one at a time; what is known of them is not asked twice."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._before: Checked | None = None
        self._kept: dict[UUID, CheckedReport] = {}
        self._others: tuple[tuple[CheckedReport, ...], tuple[CheckedReport, ...]] = (), ()

    def check(self, question: Question, go_on: GoOn = bool) -> KeptFindings:
        """Answer; `go_on` is called between the steps. Raises StoreUnreachable, DamagedStore."""
        report = of_kept(question.report, question.reader.renew)
        if question.anew or self._before is None or self._before.context.report.source != report.source:
            self._others = self._look_around(question, go_on)
        context = Context(report, self._around(question, report), question.unfinished)
        self._before = check(context, self._before, go_on=go_on)
        answers = {each.id: each for each in self._store.explanations(question.report.id)}
        return KeptFindings(question.report, self._before, answers)

    def _around(self, question: Question, report: CheckedReport) -> Surroundings:
        """Return what lies around; the same as before where it is equal, for much is known of that."""
        earlier, beside = self._others
        near = (*report.events, *(event for other in earlier[:1] for event in other.events))
        around = Surroundings(
            question.reader,
            question.today,
            earlier,
            beside,
            is_leaving=question.is_leaving,
            place_style=question.style or _style_of(near),
            window=question.reader.window,
            rules=question.rules,
        )
        known = self._before.context.around if self._before else None
        return known if known == around else around

    def _look_around(
        self, question: Question, go_on: GoOn
    ) -> tuple[tuple[CheckedReport, ...], tuple[CheckedReport, ...]]:
        """Return the reports of former quarters, the newest first, and the other kind of the same quarter."""
        kept = {summary.key: summary.id for summary in self._store.reports()}
        key = question.report.key
        earlier = [_nearest(kept, key.kind, quarter, key.author) for quarter in _before(key.quarter)]
        others = (kind for kind in ReportKind if kind is not key.kind)
        beside = [_nearest(kept, kind, key.quarter, key.author) for kind in others]
        was, self._kept = self._kept, {}
        former = tuple(self._read(stepped(earlier, go_on), was, question))
        return former, tuple(self._read(stepped(beside, go_on), was, question))

    def _read(
        self, ids: Iterable[UUID | None], was: Mapping[UUID, CheckedReport], question: Question
    ) -> Iterator[CheckedReport]:
        for report_id in filter(None, ids):
            with suppress(NotKept):  # it was removed this moment
                read = of_kept(self._store.report(report_id), question.reader.renew)
                known = was.get(report_id)
                shared = read.sharing(known)
                self._kept[report_id] = known if known and known == shared else shared
                yield self._kept[report_id]


def _style_of(events: tuple[CheckedEvent, ...]) -> PlaceStyle:
    return place_style(event.texts[Field.PLACE] for event in events)


def _before(quarter: Quarter) -> Iterator[Quarter]:
    for _ in range(_QUARTERS_BACK):
        quarter = quarter.previous
        yield quarter


def _nearest(kept: Mapping[ReportKey, UUID], kind: ReportKind, quarter: Quarter, author: str) -> UUID | None:
    """Return the author's own report of a quarter, else the office's."""
    for of in dict.fromkeys((author, OFFICE)):
        editions = [key for key in kept if (key.kind, key.quarter, key.author) == (kind, quarter, of)]
        if editions:
            return kept[max(editions)]
    return None
