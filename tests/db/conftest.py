"""What the tests of the store share."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from db.store import Store

Opening = Callable[[], Store]


@pytest.fixture
def clock() -> Callable[[], datetime]:
    """A clock that goes on by a second each time it is looked at."""
    start, ticks = datetime(2031, 3, 20, 9, 30, tzinfo=UTC), count()
    return lambda: start + timedelta(seconds=next(ticks))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "Данные 100 %"


@pytest.fixture
def opening(folder: Path, clock: Callable[[], datetime]) -> Opening:
    """Opens the store of the test, for as often as it is closed."""
    return lambda: Store.open(folder, "Лукина А. П.", clock)


@pytest.fixture
def store(opening: Opening) -> Iterator[Store]:
    with opening() as store:
        yield store
