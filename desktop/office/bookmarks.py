"""Bookmarks that tie the rows of a document to events: «pb_» and the 32 digits of the event's id."""

import re
from collections.abc import Iterable
from uuid import UUID

_NAME = re.compile(r"pb_([0-9a-f]{32})", re.IGNORECASE)


def bookmark(event_id: UUID) -> str:
    """Return the name of the bookmark for an event."""
    return f"pb_{event_id.hex}"


class Marks:
    """The bookmarks of a document while its rows are read: one that stands twice counts where it is first."""

    def __init__(self) -> None:
        self._met: set[UUID] = set()

    def event_id(self, names: Iterable[str]) -> UUID | None:
        """Return the event for which a row with these bookmarks stands."""
        found = (UUID(match[1]) for name in names if (match := _NAME.fullmatch(name)))
        event_id = next((each for each in found if each not in self._met), None)
        if event_id:
            self._met.add(event_id)
        return event_id
