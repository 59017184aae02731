"""Stored positions: whole numbers with gaps, so that moving one event changes one event."""

from collections.abc import Sequence

GAP = 1024


def spread(count: int) -> list[int]:
    """Return the positions of a fresh list."""
    return [GAP * place for place in range(1, count + 1)]


def with_room(positions: Sequence[int], index: int) -> list[int]:
    """Return the positions of a list that takes in one more item before `index`.

    The others keep theirs, unless no whole number is left between the neighbours: then all are spread anew.
    """
    new = _between(
        positions[index - 1] if index else None, positions[index] if index < len(positions) else None
    )
    return spread(len(positions) + 1) if new is None else [*positions[:index], new, *positions[index:]]


def _between(before: int | None, after: int | None) -> int | None:
    if before is None:
        return GAP if after is None else after - GAP
    if after is None:
        return before + GAP
    middle = (before + after) // 2
    return middle if before < middle < after else None
