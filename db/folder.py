"""What lies in the folder of a store, by name, and which version of the schema this program knows."""

from pathlib import Path

FILE_NAME = "pobratim.sqlite"
LOCK_NAME = "pobratim.lock"
HOLDER_NAME = "pobratim.holder.json"  # beside the lock: Windows lets nobody read a file that is locked

MIGRATIONS = Path(__file__).with_name("migrations")


def newest_version(migrations: Path = MIGRATIONS) -> str:
    """Return the number of the newest migration, which is a file `versions/NNNN_what.py`."""
    return max(path.name[:4] for path in (migrations / "versions").glob("[0-9]*.py"))
