"""As much of a text as fits into a line of a message."""

from itertools import takewhile
from operator import eq

from db.folding import fold

_ROOM = 70  # characters of a text that fit into a line of a message
_BEFORE = 20  # of them, so many before the first difference


def was_and_is(old: str, new: str) -> str:
    """Return «было «…», стало «…»», with the place where the two begin to differ."""
    old, new = fold(old), fold(new)
    if old == new:
        return "другие пробелы или переносы строк"
    place = sum(1 for _ in takewhile(bool, map(eq, old, new)))
    before, after = (f"«{excerpt(text, place)}»" if text else "пусто" for text in (old, new))
    return f"было {before}, стало {after}"


def excerpt(text: str, place: int = 0) -> str:
    """Return as much of a text as fits, with the place in sight and dots where the text goes on."""
    folded = fold(text)
    start = max(0, place - _BEFORE) if len(folded) > _ROOM else 0
    end = start + _ROOM
    return f"{'…' if start else ''}{folded[start:end]}{'…' if end < len(folded) else ''}"
