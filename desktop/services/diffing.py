"""What differs between two reports, event by event: two files, a file and the store, two editions."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from desktop.report.carried import Difference, Edit
from desktop.report.differences import differences, paired
from desktop.report.printed import PrintedReport, PrintedRow, Unread


class Fate(Enum):
    """What became of an event."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"  # its texts are the same


@dataclass(frozen=True, slots=True)
class EventDifference:
    """An event that is not the same, or not in the same place, in both reports.

    `was` and `number` are its numbers in the one and in the other, None where it is not there. `moved` are
    the headings under which it stood and stands, if it was moved; `changes` are texts that have changed.
    """

    fate: Fate
    old: PrintedRow | None
    new: PrintedRow | None
    was: int | None
    number: int | None
    changes: tuple[Difference, ...] = ()
    moved: Difference | None = None

    @property
    def row(self) -> PrintedRow:
        """The event as it is; as it was, if it is gone."""
        row = self.new or self.old
        if row is None:
            raise ValueError("an event of neither report")
        return row


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that differs: around the events (title, sections, closing row), then by event; `same` are equal.

    `unread` is what could be placed in neither report and so was not compared, of the one and of the other.
    """

    around: tuple[Difference, ...]
    events: tuple[EventDifference, ...]
    same: int
    unread: tuple[tuple[Unread, ...], tuple[Unread, ...]] = ((), ())

    @property
    def is_same(self) -> bool:
        """Whether nothing differs."""
        return not self.around and not self.events

    def count(self, fate: Fate) -> int:
        """Return how many events have this fate."""
        return sum(event.fate is fate for event in self.events)


def compare_reports(old: PrintedReport, new: PrintedReport) -> Comparison:
    """Compare two reports; which event is which follows from their ids, else from their texts."""
    old_rows, new_rows = list(old.rows()), list(new.rows())
    pairs = paired(old_rows, new_rows)
    found = differences(old, new, pairs)
    events = tuple(_events(found, old_rows, new_rows))
    around = tuple(each for each in found if each.edit in _AROUND)
    both = sum(pair.old is not None and pair.new is not None for pair in pairs)
    touched = sum(event.fate in (Fate.CHANGED, Fate.MOVED) for event in events)
    return Comparison(around, events, both - touched, (old.unread, new.unread))


_AROUND = (Edit.TITLE, Edit.NIL, Edit.CLOSING, Edit.SECTION_ADDED, Edit.SECTION_REMOVED)


def _events(
    found: Sequence[Difference], old: Sequence[PrintedRow], new: Sequence[PrintedRow]
) -> Iterator[EventDifference]:
    """Put what is said of one event together, in the order of the new report; what is gone comes last."""
    of_events = (each for each in found if each.edit not in _AROUND)
    for (was, number), group in groupby(of_events, lambda each: (each.was, each.number)):
        several = tuple(group)
        changes = tuple(each for each in several if each.edit is Edit.CHANGED)
        moved = next((each for each in several if each.edit is Edit.MOVED), None)
        yield EventDifference(
            _fate(was, number, changes),
            old[was - 1] if was else None,
            new[number - 1] if number else None,
            was,
            number,
            changes,
            moved,
        )


def _fate(was: int | None, number: int | None, changes: Sequence[Difference]) -> Fate:
    if was is None:
        return Fate.ADDED
    if number is None:
        return Fate.REMOVED
    return Fate.CHANGED if changes else Fate.MOVED
