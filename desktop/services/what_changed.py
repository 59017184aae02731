"""What an undo or a redo has changed, and where that is to be seen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from db.entities import Field, ReportKey
from db.journal import Change


@dataclass(frozen=True, slots=True)
class Changed:
    """What an undo or a redo did, and where to look at it.

    `key` is None where no report was touched or it is gone, `event_id` where no event is left to look at,
    `field` where none of its texts changed.
    """

    label: str
    key: ReportKey | None
    event_id: UUID | None
    field: Field | None = None


def to_look_at(touched: Sequence[UUID], before: Sequence[UUID], after: Sequence[UUID]) -> UUID | None:
    """Return the first touched event that is shown; where all are gone, what stands in the place of one."""
    if shown := next((each for each in touched if each in after), None):
        return shown
    gone = next((before.index(each) for each in touched if each in before), None)
    return after[min(gone, len(after) - 1)] if after and gone is not None else None


def text_changed(changes: Iterable[Change], event_id: UUID | None) -> Field | None:
    """Return the first text that changed of an event which was there before and is there now."""
    edits = (each for each in changes if each.entity_id == event_id and each.before and each.after)
    return next((field for each in edits for field in Field if field in (each.after or {})), None)
