"""What checks offer is carried out: texts, headings and the order of rows, each time as one action."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from uuid import UUID

from db.entities import Event, Report, Section, Texts
from db.folding import fold
from desktop.report.checks.finding import Finding, Spot, mended
from desktop.report.checks.order import in_house_order
from desktop.report.wording import plural
from desktop.services.editing import Editing
from desktop.services.history import Mark, Part
from desktop.services.kept_findings import KeptFindings, is_mendable
from desktop.services.naming import FIELD_NAMES
from desktop.services.ordering import moved_rows
from desktop.services.replacing import Edit, Place, edited

_NEAR = 50  # findings of one event stand together


@dataclass(frozen=True, slots=True)
class HeadingEdit:
    """A heading of a section and how it is to be worded."""

    section: Section
    text: str
    number: str = ""
    what: str = "раздел"

    @property
    def place(self) -> UUID:
        """What tells it from others."""
        return self.section.id

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return both wordings, marked."""
        return Part(fold(self.section.heading), Mark.WAS), Part("  "), Part(fold(self.text), Mark.IS)


@dataclass(frozen=True, slots=True)
class Move:
    """A row or a section that is to stand elsewhere: where it stands, from 1, and where it should."""

    number: str
    what: str
    becomes: str
    name: str

    @property
    def place(self) -> tuple[str, str]:
        """What tells it from others."""
        return self.what, self.number

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return both places, marked, and what is moved."""
        was, becomes = (f"{self.what} {place}" for place in (self.number, self.becomes))
        return Part(was, Mark.WAS), Part("  "), Part(becomes, Mark.IS), Part(f"  {self.name}")


Mend = Edit | HeadingEdit | Move


def mends(report: Report, kept: KeptFindings, findings: Iterable[Finding]) -> list[Mend]:
    """Return what fixes would change in a report as it is now; none stands over another.

    Moves are there all or none: they make one order.
    """
    mendable = [finding for finding in findings if is_mendable(finding)]
    order = any(finding.spot is Spot.REPORT for finding in mendable)
    return [
        *_texts(report, kept, mendable),
        *_headings(report, kept, mendable),
        *(_moves(kept) if order and _stands_as_checked(report, kept) else ()),
    ]


def _texts(report: Report, kept: KeptFindings, findings: Iterable[Finding]) -> list[Edit]:
    now = {event.id: (number, event) for number, event in enumerate(report.events, 1)}
    found: list[Edit] = []
    for finding in findings:
        event_id = kept.event_id(finding)
        edit = _edit(*now[event_id], finding) if event_id in now else None
        if edit and not any(_overlap(edit.place, other.place) for other in found[-_NEAR:]):
            found.append(edit)
    return found


def _edit(number: int, event: Event, finding: Finding) -> Edit | None:
    field, fix = finding.spot.field, finding.fix
    if field is None or fix is None or mended(event.texts[field], finding) == event.texts[field]:
        return None
    return Edit(Place(event, number, field, finding.start, finding.end), fix.after)


def _overlap(one: Place, other: Place) -> bool:
    if (one.event.id, one.field) != (other.event.id, other.field):
        return False
    return (one.start, one.end) == (other.start, other.end) or (
        one.start < other.end and other.start < one.end
    )


def _headings(report: Report, kept: KeptFindings, findings: Iterable[Finding]) -> Iterator[HeadingEdit]:
    """Yield the headings as they are to be worded, with all that is mended in each."""
    found = [finding for finding in findings if finding.spot is Spot.SECTION]
    for section in report.sections:
        text = section.heading
        in_it = (finding for finding in found if kept.section_id(finding) == section.id)
        for finding in sorted(in_it, key=lambda each: each.start, reverse=True):
            text = mended(text, finding)
        if text != section.heading:
            yield HeadingEdit(section, text)


def _stands_as_checked(report: Report, kept: KeptFindings) -> bool:
    """Whether rows and sections are those that were checked, and no period is another one."""
    checked = kept.report
    rows = ([(each.id, each.texts.period) for each in one.events] for one in (report, checked))
    return report.sections == checked.sections and next(rows) == next(rows)


def _moves(kept: KeptFindings) -> Iterator[Move]:
    report, checked, house = kept.report, kept.checked.context.report, in_house_order(kept.checked.context)
    headless = len(checked.sections) - len(report.sections)  # events without a section stand first
    order = [number for at in house.sections for number in house.numbers[at]]
    for place, at in enumerate(house.sections, 1):
        if at in house.moved_sections:
            was, becomes = str(at + 1 - headless), str(place - headless)
            yield Move(was, "раздел", becomes, fold(checked.sections[at].heading))
    for number in house.strays:
        texts = report.events[number - 1].texts
        name = f"{fold(texts.period)} · {fold(texts.title)}"
        yield Move(str(number), "строка", str(order.index(number) + 1), name)


def carry_out(editing: Editing, *, kept: KeptFindings, chosen: Sequence[Mend]) -> None:
    """Write what `mends` found, as far as it was chosen, as one action.

    Raises StaleWrite, NotKept, DiskFull.
    """
    if edits := [each for each in chosen if isinstance(each, Edit)]:
        editing.set_texts(label(edits), texts_mended(edits))
        return
    headings = [each for each in chosen if isinstance(each, HeadingEdit)]
    renamed = [replace(each.section, heading=each.text) for each in headings]
    if renamed:
        several = len(renamed) > 1
        editing.commit(
            "исправление заголовков разделов" if several else "исправление заголовка раздела", renamed
        )
    else:
        editing.commit(
            "расстановка мероприятий и разделов по порядку",
            moved_rows(kept.report, in_house_order(kept.checked.context)),
        )


def texts_mended(edits: Sequence[Edit]) -> list[tuple[Event, Texts]]:
    """Return the events with the texts that they are to have."""
    by_event = groupby(edits, lambda edit: edit.place.event.id)
    grouped = (list(group) for _, group in by_event)
    return [(group[0].place.event, edited(group)) for group in grouped]


def label(edits: Sequence[Edit]) -> str:
    """Return what is written into the journal."""
    if len(edits) == 1:
        place = edits[0].place
        return f"исправление по замечанию: {FIELD_NAMES[place.field]} мероприятия {place.number}"
    count = len(edits)
    where = plural(count, "месте", "местах", "местах")
    return f"исправление по замечаниям в {count} {where}"
