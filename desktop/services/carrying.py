"""What a file carries besides its texts goes into the store with them: ids, what was set by hand, answers."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from db.entities import Corrections, Event, Reading, Report, Texts
from db.explanations import Explanation
from db.store import Store
from desktop.report.matching import Pair
from desktop.report.printed import PrintedReport, PrintedRow

_NOTHING_SET = Corrections()


@dataclass
class Newcomers:
    """Gives ids to events that their report does not have yet: those of the file, where nobody has them.

    `kept` are the events of the store that have an id of the files.
    """

    kept: Mapping[UUID, Event]
    new_id: Callable[[], UUID]
    _given: set[UUID] = field(default_factory=set)

    @classmethod
    def of(cls, store: Store, reports: Iterable[PrintedReport], new_id: Callable[[], UUID]) -> "Newcomers":
        """Return who knows which ids of the files are free."""
        ids = [row.id for report in reports for row in report.rows() if row.id]
        return cls({event.id: event for event in store.events(ids)}, new_id)

    def event(self, row: PrintedRow, report_id: UUID) -> Event:
        """Return the event of a new row; one of its report that lies in the bin comes back."""
        event_id = row.id or self.new_id()
        kept = self.kept.get(event_id)
        if event_id in self._given or (kept and not (kept.binned_at and kept.report_id == report_id)):
            return Event(self.new_id(), report_id, None, 0, Texts())
        self._given.add(event_id)
        return replace(kept, binned_at=None) if kept else Event(event_id, report_id, None, 0, Texts())


def corrected(kept: Reading | None, row: PrintedRow) -> Reading | None:
    """Return what is known of an event beside its texts: what the file says was set by hand goes first."""
    if row.reading is None or kept is None:
        return kept or row.reading
    if row.reading.corrections in (_NOTHING_SET, kept.corrections):
        return kept
    return replace(kept, corrections=row.reading.corrections)


def sets_otherwise(kept: Event, row: PrintedRow) -> bool:
    """Whether a file says of an event that something else was set by hand; one without data says nothing."""
    if row.reading is None or row.reading.corrections == _NOTHING_SET:
        return False
    return kept.reading is None or kept.reading.corrections != row.reading.corrections


def answers(
    printed: PrintedReport, report_id: UUID, ids: Mapping[UUID, UUID], kept: Iterable[Explanation]
) -> Iterator[Explanation]:
    """Yield the explanations of a file that are not kept so; `ids` are those of the events in the store."""
    known = {each.id: each for each in kept}
    for each in printed.carried.explanations:
        if each.event_id is None or each.event_id in ids:
            event_id = None if each.event_id is None else ids[each.event_id]
            answer = replace(each, report_id=report_id, event_id=event_id)
            before = known.get(answer.id)
            if before is None or before.text != answer.text:
                yield replace(answer, version=before.version if before else 1)


def ids_of(kept: Report, rows: Sequence[PrintedRow], pairs: Sequence[Pair]) -> dict[UUID, UUID]:
    """Return the ids that the events of a file have in a kept report."""
    both = ((pair.new, pair.old) for pair in pairs if pair.new is not None and pair.old is not None)
    return {event_id: kept.events[o].id for n, o in both if (event_id := rows[n].id)}
