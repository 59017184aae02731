"""What an author answers to a finding, as the store keeps it."""

from dataclasses import dataclass
from uuid import UUID, uuid5


@dataclass(frozen=True, slots=True)
class Explanation:
    """An answer to what a rule found in a field of an event; `event_id` is None for a report as a whole.

    `value_hash` is that of what was found: when that changes the answer no longer holds.
    """

    report_id: UUID
    event_id: UUID | None
    rule: str
    field: str
    value_hash: str
    text: str
    version: int = 1

    @property
    def id(self) -> UUID:
        """The key of its row, which follows from what it answers: there is one answer to each."""
        return uuid5(self.event_id or self.report_id, f"{self.rule} {self.field} {self.value_hash}")
