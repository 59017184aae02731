"""What people add to the dictionaries, as the store keeps it."""

from dataclasses import dataclass
from uuid import UUID

from db.dictionaries.entries import UserEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptEntry(UserEntry):
    """A person's entry with what the store needs to keep it; the dictionaries take it as it is."""

    id: UUID
    version: int = 1
