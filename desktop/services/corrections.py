"""What a correction has changed since the edition that was sent before, told event by event."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from db.entities import Report
from db.folding import fold
from db.preparations import Preparation
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


def sent_before(store: Store, report: Report) -> Preparation | None:
    """Return what was prepared last of an earlier edition; None where this is the first."""
    earlier = [each for each in store.preparations(report.id) if each.edition < report.key.edition]
    return earlier[-1] if earlier else None


def changes_since(sent: Preparation, report: Report) -> tuple[Difference, ...] | None:
    """Return what is other in a report than in what was sent; None where that can no longer be read.

    Events are known by their ids.
    """
    new = as_printed(report)
    try:
        old = read_payload(sent.snapshot)
    except (DamagedPayload, NewerPayload):
        return None
    return differences(old, new, paired(list(old.rows()), list(new.rows())))


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
