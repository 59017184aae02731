import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from db.folder import HOLDER_NAME
from db.lock import Holder, StoreInUse, locked
from db.store import Store
from tests.db.conftest import Opening

HOLD = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from db.store import Store

with Store.open(Path(sys.argv[1]), "Иванова Н. К.", lambda: datetime(2031, 3, 20, 9, 30, tzinfo=UTC)):
    print("open", flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_process(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """A process that holds the store of a folder until its input ends."""
    command = [sys.executable, "-c", HOLD, str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdout.readline() == "open\n"
        yield process


def test_the_second_process_is_told_who_has_the_store(folder: Path, opening: Opening) -> None:
    with another_process(folder), pytest.raises(StoreInUse, match="Иванова") as told:
        opening()
    assert told.value.holder is not None
    assert "2031" in told.value.what_happened


def test_the_store_is_free_when_the_other_process_has_closed_it(folder: Path, opening: Opening) -> None:
    with another_process(folder):
        pass
    assert not (folder / HOLDER_NAME).exists()
    opening().close()


def test_the_lock_of_a_killed_process_does_not_stay(folder: Path, opening: Opening) -> None:
    with another_process(folder) as process:
        process.kill()
        process.wait()
        assert (folder / HOLDER_NAME).exists()
        opening().close()


def test_a_store_in_use_can_be_read(folder: Path, clock: Callable[[], datetime]) -> None:
    with (
        another_process(folder),
        Store.open(folder, "Лукина А. П.", clock, read_only=True) as reading,
    ):
        assert reading.reports() == []


def test_one_process_cannot_open_a_store_twice(store: Store, opening: Opening) -> None:
    with pytest.raises(StoreInUse, match="Лукина"):
        opening()
    assert store.reports() == []


def test_a_holder_who_has_not_said_so_yet_is_left_out(tmp_path: Path) -> None:
    holder = Holder("Иванова Н. К.", "ПК-7", datetime.fromisoformat("2031-03-20T09:30:00+03:00"))
    for said in ("", "{}", "[]", '{"owner": 1}'):
        with locked(tmp_path, holder):
            (tmp_path / HOLDER_NAME).write_text(said)
            with (
                pytest.raises(StoreInUse, match="в другом окне программы; закройте") as told,
                locked(tmp_path, holder),
            ):
                pass
        assert told.value.holder is None
