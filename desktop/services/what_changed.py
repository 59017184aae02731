"""What an undo or a redo has changed, and where that is to be seen."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from db.entities import Field, ReportKey
from db.journal import Action, ActionKind, Change
from db.store import Store


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


def reverse(store: Store, action: Action, take_back: Callable[[], Action | None]) -> Changed | None:
    """Take an action back, or do it again, and tell where that is to be seen."""
    report_id = store.report_of(action)
    before = store.ids_of_report(report_id) if report_id else []
    if (done := take_back()) is None:
        return None
    if report_id is None:
        return Changed(done.label, None, None)
    changes = (done if action.kind is ActionKind.UNDO else action).changes
    after = store.ids_of_report(report_id)
    event_id = to_look_at([change.entity_id for change in changes], before, after)
    return Changed(done.label, store.key(report_id), event_id, text_changed(changes, event_id))


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
