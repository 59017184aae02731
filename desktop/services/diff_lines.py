"""What differs between two reports, as a command prints it: for people, and for other programs."""

from collections.abc import Iterator
from typing import Any

from db.entities import Field
from db.folding import fold
from desktop.report.carried import Difference, Edit
from desktop.report.wording import plural
from desktop.services.diffing import Comparison, EventDifference, Fate
from desktop.services.excerpts import excerpt
from desktop.services.naming import FIELD_NAMES
from desktop.services.side_by_side import Piece, Pieces, side_by_side

AROUND_NAMES = {
    Edit.TITLE: "заголовок",
    Edit.NIL: "сведения о том, что мероприятий не было",
    Edit.CLOSING: "строка о встречах",
    Edit.SECTION_ADDED: "добавлен раздел",
    Edit.SECTION_REMOVED: "нет раздела",
}
NOT_COMPARED = "не относится к мероприятиям и не сравнивалось"
_COUNTS = {
    Fate.ADDED: "добавлено",
    Fate.REMOVED: "убрано",
    Fate.CHANGED: "изменено",
    Fate.MOVED: "перемещено",
}
_KEPT = 30  # characters that are shown of a text on either side of words that differ


def diff_lines(comparison: Comparison, old: str, new: str) -> Iterator[str]:
    """Yield what differs between two reports of these names."""
    yield f"{old} → {new}: {summary(comparison)}"
    for each in comparison.around:
        yield from _around(each)
    for event in comparison.events:
        yield from _event(event)
    for name, unread in zip((old, new), comparison.unread, strict=True):
        if unread:
            yield f"{name}, {NOT_COMPARED}:"
            yield from (f"  {each.where}: «{excerpt(each.text)}»" for each in unread)


def summary(comparison: Comparison) -> str:
    """Return «добавлено 1, изменено 2, без изменений 37.», or that nothing differs."""
    same = comparison.same
    events = plural(same, "мероприятие совпадает", "мероприятия совпадают", "мероприятий совпадают")
    if comparison.is_same:
        return f"отличий нет, {same} {events}."
    counts = [f"{name} {count}" for fate, name in _COUNTS.items() if (count := comparison.count(fate))]
    return f"{', '.join(counts) or 'мероприятия те же'}; без изменений {same}."


def _around(difference: Difference) -> Iterator[str]:
    name = AROUND_NAMES[difference.edit]
    if difference.edit in (Edit.SECTION_ADDED, Edit.SECTION_REMOVED):
        yield f"{name.capitalize()} «{fold(difference.before or difference.after)}»."
    else:
        yield f"{name.capitalize()}:"
        yield from _sides(difference.before, difference.after)


def _event(event: EventDifference) -> Iterator[str]:
    yield f"{heading(event)}: «{excerpt(event.row.texts.title)}»."
    if event.moved and (said := move(event.moved)):
        yield f"  {said}"
    for change in event.changes:
        yield f"  {FIELD_NAMES[change.field or Field.TITLE]}:"
        yield from _sides(change.before, change.after)


def heading(event: EventDifference) -> str:
    """Return «Изменено мероприятие 7», with the former number where it is another."""
    words = {
        Fate.ADDED: f"Добавлено мероприятие {event.number}",
        Fate.REMOVED: f"Убрано мероприятие {event.was}",
        Fate.CHANGED: f"Изменено мероприятие {event.number}",
        Fate.MOVED: f"Перемещено мероприятие {event.number}",
    }
    is_renumbered = event.was and event.number and event.was != event.number
    return words[event.fate] + (f" (было {event.was})" if is_renumbered else "")


def move(moved: Difference) -> str:
    """Return «раздел: был «А», стал «Б»»; empty where only the order is another."""
    before, after = fold(moved.before), fold(moved.after)
    return "" if before == after else f"раздел: был «{before}», стал «{after}»"


def _sides(before: str, after: str) -> Iterator[str]:
    was, now = side_by_side(before, after)
    yield f"    было:  {_line(was)}"
    yield f"    стало: {_line(now)}"


def _line(pieces: Pieces) -> str:
    """Return a text on one line: words that differ in brackets, most of the others left out."""
    last = len(pieces) - 1
    parts = (_part(piece, place == 0, place == last) for place, piece in enumerate(pieces))
    return "".join(parts).replace("\n", "") or "пусто"


def _part(piece: Piece, is_first: bool, is_last: bool) -> str:
    text = piece.text
    if piece.differs:
        words = text.rstrip(" ")
        return f"[{words}]{text[len(words) :]}"
    if len(text) <= 2 * _KEPT:
        return text
    start = "" if is_first and not is_last else text[:_KEPT]
    end = "" if is_last and not is_first else text[-_KEPT:]
    return f"{start}…{end}"


def diff_json(comparison: Comparison, old: str, new: str) -> dict[str, Any]:
    """Return what differs as values that json can write; texts are whole."""
    return {
        "same": comparison.is_same,
        "old": old,
        "new": new,
        "around": [
            {"what": each.edit.name.lower(), "before": each.before or None, "after": each.after or None}
            for each in comparison.around
        ],
        "events": [_event_json(event) for event in comparison.events],
        "unchanged": comparison.same,
        "unread": [
            {"in": name, "where": each.where, "text": each.text}
            for name, unread in zip((old, new), comparison.unread, strict=True)
            for each in unread
        ],
    }


def _event_json(event: EventDifference) -> dict[str, Any]:
    moved = event.moved
    return {
        "fate": event.fate.value,
        "was": event.was,
        "number": event.number,
        "title": event.row.texts.title,
        "moved": moved and {"before": moved.before, "after": moved.after},
        "changes": [
            {"field": each.field, "before": each.before, "after": each.after, "words": _words(each)}
            for each in event.changes
        ],
    }


def _words(change: Difference) -> dict[str, list[str]]:
    """Return the words of either version that the other one does not have."""
    was, now = (
        [piece.text.strip() for piece in pieces if piece.differs]
        for pieces in side_by_side(change.before, change.after)
    )
    return {"before": was, "after": now}
