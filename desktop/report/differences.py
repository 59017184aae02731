"""What differs between two files of one report, event by event and field by field."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from db.entities import Field, Texts
from desktop.report.carried import Difference, Edit
from desktop.report.matching import Pair, are_strangers, by_id, match
from desktop.report.printed import PrintedReport, PrintedRow

_Headed = tuple[str, PrintedRow]  # a row and the heading under which it stands


def differences(old: PrintedReport, new: PrintedReport, pairs: Sequence[Pair]) -> tuple[Difference, ...]:
    """Return what is other in the new report; `pairs` say which event is which, see `matching.match`."""
    return (*_around(old, new), *_sections(old, new), *_events(old, new, pairs))


def paired(old: Sequence[PrintedRow], new: Sequence[PrintedRow]) -> tuple[Pair, ...]:
    """Tell which event is which: by the ids of rows, where nobody wrote another event over one."""
    marked = by_id([row.id for row in old], [row.id for row in new])
    known = {n: o for n, o in marked.items() if not _is_overwritten(old[o].texts, new[n].texts)}
    return match([row.texts for row in old], [row.texts for row in new], known)


def _is_overwritten(old: Texts, new: Texts) -> bool:
    return old != new and are_strangers(old, new)


def _around(old: PrintedReport, new: PrintedReport) -> Iterator[Difference]:
    texts = (
        (Edit.TITLE, old.title, new.title),
        (Edit.CLOSING, old.closing, new.closing),
        (Edit.NIL, old.nil, new.nil),
    )
    for edit, before, after in texts:
        if before != after:
            yield Difference(edit, before, after)


def _sections(old: PrintedReport, new: PrintedReport) -> Iterator[Difference]:
    before, after = (
        Counter(section.heading for section in report.sections if section.heading) for report in (old, new)
    )
    yield from (Difference(Edit.SECTION_REMOVED, before=heading) for heading in (before - after).elements())
    yield from (Difference(Edit.SECTION_ADDED, after=heading) for heading in (after - before).elements())


def _events(old: PrintedReport, new: PrintedReport, pairs: Sequence[Pair]) -> Iterator[Difference]:
    before, after = _headed(old), _headed(new)
    renamed = {section.heading for section in old.sections} ^ {section.heading for section in new.sections}
    moved = out_of_order([pair.old for pair in pairs if pair.new is not None and pair.old is not None])
    for pair in pairs:
        if pair.new is None or pair.old is None:
            yield _alone(pair, before, after)
            continue
        heading, row = before[pair.old]
        if row.texts != after[pair.new][1].texts:
            yield from _changes(row, after[pair.new][1], pair.old + 1, pair.new + 1)
        place = heading, after[pair.new][0]
        is_elsewhere = place[0] != place[1] and not (set(place) <= renamed)
        if is_elsewhere or pair.old in moved:
            yield Difference(Edit.MOVED, *place, pair.old + 1, pair.new + 1, row.texts.title)


def _alone(pair: Pair, before: Sequence[_Headed], after: Sequence[_Headed]) -> Difference:
    """Return that one of the reports does not have an event."""
    if pair.new is not None:
        return Difference(Edit.ADDED, number=pair.new + 1, event=after[pair.new][1].texts.title)
    gone = pair.old or 0
    return Difference(Edit.REMOVED, was=gone + 1, event=before[gone][1].texts.title)


def _changes(old: PrintedRow, new: PrintedRow, was: int, number: int) -> Iterator[Difference]:
    for field in Field:
        before, after = old.texts[field], new.texts[field]
        if before != after:
            yield Difference(Edit.CHANGED, before, after, was, number, old.texts.title, field)


def _headed(report: PrintedReport) -> list[_Headed]:
    """Return the rows of a report, each with the heading under which it stands."""
    return [(section.heading, row) for section in report.sections for row in section.rows]


def out_of_order(places: Sequence[int]) -> set[int]:
    """Return the fewest places without which the others follow one another in order."""
    ends: list[int] = []  # by how many follow one another, the least place with which so many end
    before: dict[int, int | None] = {}
    for place in places:
        length = bisect_left(ends, place)
        before[place] = ends[length - 1] if length else None
        ends[length : length + 1] = [place]
    moved = set(places)
    last = ends[-1] if ends else None
    while last is not None:
        moved.discard(last)
        last = before[last]
    return moved
