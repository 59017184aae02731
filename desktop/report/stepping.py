"""Long work in steps: between them it may be stopped, or wait for what is more urgent."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")

GoOn = Callable[[], object]  # called between steps; it returns when the next one may begin, or raises


def stepped(values: Iterable[T], go_on: GoOn) -> Iterator[T]:
    """Yield values, each of which is a step."""
    for value in values:
        go_on()
        yield value
