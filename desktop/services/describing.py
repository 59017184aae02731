"""What keeping a file would change, told line by line."""

from collections.abc import Iterator
from itertools import takewhile
from operator import eq

from db.entities import Field
from db.folding import fold
from desktop.services.importing import ImportPlan, PlannedRow, State
from desktop.services.naming import FIELD_NAMES

_ROOM = 70  # characters of a text that fit into a line of a message
_BEFORE = 20  # of them, so many before the first difference


def describe_changes(plan: ImportPlan) -> Iterator[str]:
    """Tell how a file differs from the report that is kept already; nothing where there is none."""
    if plan.kept is None:
        return
    if plan.around:
        yield f"Отличаются: {', '.join(plan.around)}."
    for row in plan.rows:
        yield from _describe(row)


def _describe(row: PlannedRow) -> Iterator[str]:
    match row:
        case PlannedRow(State.NEW, number, printed) if printed:
            yield f"Мероприятие {number}: новое, «{_part(printed.texts.title)}»."
        case PlannedRow(State.GONE, kept=kept) if kept:
            yield f"Нет в файле, будет убрано в корзину: «{_part(kept.texts.title)}»."
        case PlannedRow(State.CHANGED, number, printed, kept) if printed and kept:
            for field in row.changed:
                difference = _difference(kept.texts[field], printed.texts[field])
                yield f"Мероприятие {number}, {FIELD_NAMES[Field(field)]}: {difference}."


def _difference(old: str, new: str) -> str:
    old, new = fold(old), fold(new)
    if old == new:
        return "другие пробелы или переносы строк"
    place = sum(1 for _ in takewhile(bool, map(eq, old, new)))
    return f"было «{_part(old, place)}», стало «{_part(new, place)}»"


def _part(text: str, place: int = 0) -> str:
    """Return as much of a text as fits, with the place in sight and dots where the text goes on."""
    folded = fold(text)
    start = max(0, place - _BEFORE) if len(folded) > _ROOM else 0
    end = start + _ROOM
    return f"{'…' if start else ''}{folded[start:end]}{'…' if end < len(folded) else ''}"
