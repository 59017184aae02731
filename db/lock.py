"""The lock that keeps two programs from writing to one store. It dies with the process that holds it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from filelock import FileLock, Timeout

from db.engine import told
from db.errors import AppError
from db.folder import HOLDER_NAME, LOCK_NAME


@dataclass(frozen=True, slots=True)
class Holder:
    """Who works with a store, at which machine and since when."""

    owner: str
    machine: str
    since: datetime

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `to_json` wrote. Raises ValueError, KeyError, TypeError."""
        said = json.loads(text)
        return cls(said["owner"], said["machine"], datetime.fromisoformat(said["since"]))

    def to_json(self) -> str:
        """Write the holder for another process to read."""
        said = {"owner": self.owner, "machine": self.machine, "since": self.since.isoformat()}
        return json.dumps(said, ensure_ascii=False)

    def __str__(self) -> str:
        return f"{self.owner}, компьютер {self.machine}, с {self.since.astimezone():%H:%M %d.%m.%Y}"


class StoreInUse(AppError):
    """Another process has the store open."""

    def __init__(self, folder: Path, holder: Holder | None) -> None:
        by = f" ({holder})" if holder else ""
        super().__init__(
            f"Папка данных «{folder}» уже открыта в другом окне программы{by}; закройте его и повторите.",
            "Данные не изменены.",
            "Закройте другое окно программы или дождитесь, пока в нем закончат работу.",
        )
        self.holder = holder


@contextmanager
def locked(folder: Path, holder: Holder) -> Iterator[Holder | None]:
    """Hold the lock of a store's folder. Raises StoreInUse at once if another process has it.

    Gives whoever held it last and did not let go of it: a process that was killed.
    """
    said = folder / HOLDER_NAME
    lock = FileLock(folder / LOCK_NAME, timeout=0, thread_local=False)  # any thread may close the store
    with told(folder):
        try:
            lock.acquire()
        except Timeout as error:
            raise StoreInUse(folder, _holder(said)) from error
    killed = _holder(said)
    try:
        with told(said):
            said.write_text(holder.to_json(), encoding="utf-8")
        yield killed
    finally:
        with suppress(OSError):
            said.unlink(missing_ok=True)
        lock.release()


def _holder(said: Path) -> Holder | None:
    """Return who said that he holds the lock; None where nobody does, or has not yet."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        return Holder.parse(said.read_text(encoding="utf-8"))
    return None
