"""What a correction has changed since the edition that was sent before, told event by event."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from db.entities import Report
from db.folding import fold
from db.store import Store
from desktop.office.payload import DamagedPayload, NewerPayload, read_payload
from desktop.report.carried import Difference, Edit
from desktop.report.differences import differences, paired
from desktop.services.exporting import as_printed
from desktop.services.naming import FIELD_NAMES

_LONGEST = 120  # characters of an event's title
_AROUND = {
    Edit.TITLE: "изменен заголовок отчета",
    Edit.CLOSING: "изменена строка о встречах с делегациями",
    Edit.NIL: "изменена отметка о том, что мероприятия не проводились",
}
_OF_SECTIONS = {Edit.SECTION_ADDED: "добавлен", Edit.SECTION_REMOVED: "исключен"}


@dataclass(frozen=True, slots=True)
class Correction:
    """Which edition is corrected, since when it was prepared to be sent, and what has changed since."""

    edition: int
    prepared_at: datetime
    changes: tuple[Difference, ...]

    @property
    def day(self) -> str:
        """The day on which the corrected edition was prepared: «20.06.2025»."""
        return f"{self.prepared_at.astimezone():%d.%m.%Y}"

    @property
    def lines(self) -> tuple[str, ...]:
        """What has changed, in words."""
        return tuple(change_lines(self.changes))


def correction_of(store: Store, report: Report) -> Correction | None:
    """Return what a report corrects; None where no earlier edition was sent, or it can no longer be read.

    Events are known by their ids.
    """
    earlier = [each for each in store.preparations(report.id) if each.edition < report.key.edition]
    if not earlier:
        return None
    sent, new = earlier[-1], as_printed(report)
    try:
        old = read_payload(sent.snapshot)
    except (DamagedPayload, NewerPayload):
        return None
    changes = differences(old, new, paired(list(old.rows()), list(new.rows())))
    return Correction(sent.edition, sent.prepared_at, changes)


def change_lines(changes: Iterable[Difference]) -> Iterator[str]:
    """Yield a line for each event that changed, and for what changed around them."""
    for _, of_event in groupby(changes, _event):
        first, *others = of_event
        yield _line(first, others)


def _event(change: Difference) -> object:
    """Return what the changes of one event have in common."""
    if change.edit in (Edit.CHANGED, Edit.MOVED):
        return change.was, change.number
    return change


def _line(first: Difference, others: list[Difference]) -> str:
    if first.edit in _AROUND:
        return _AROUND[first.edit]
    if done := _OF_SECTIONS.get(first.edit):
        return f"{done} раздел «{fold(first.before or first.after)}»"
    if first.edit is Edit.ADDED:
        return f"№ {first.number}. {_title(first)} – добавлено"
    if first.edit is Edit.REMOVED:
        return f"{_title(first)} – исключено (было № {first.was})"
    return f"№ {first.number}. {_title(first)} – {'; '.join(_done([first, *others]))}"


def _done(changes: list[Difference]) -> Iterator[str]:
    """Yield what was done to one event."""
    if fields := [FIELD_NAMES[each.field] for each in changes if each.field]:
        yield f"изменено: {', '.join(fields)}"
    for each in changes:
        if each.edit is Edit.MOVED:
            other = each.before != each.after
            yield "перенесено в другой раздел" if other else "изменено место в отчете"


def _title(change: Difference) -> str:
    title = fold(change.event)
    return title if len(title) <= _LONGEST else f"{title[:_LONGEST].rsplit(' ', 1)[0]}…"
