"""What was entered last, offered again in the next event: the place and those who take part often stay."""

from uuid import UUID

from db.entities import Event, Field, Report

#: The texts that are offered again.
LASTING = (Field.PLACE, Field.PARTICIPANTS)


class LastEntered:
    """Remembers in which event each text was entered last."""

    def __init__(self) -> None:
        self._entered: dict[Field, tuple[UUID, str]] = {}

    def note(self, event: Event, field: Field) -> None:
        """Remember a text that was entered just now."""
        if field in LASTING and event.texts[field].strip():
            self._entered[field] = event.id, event.texts[field]

    def offered(self, field: Field, event: Event, report: Report | None) -> str:
        """Return what to offer for an empty text of an event: the last entry, else that of the row above."""
        if field not in LASTING:
            return ""
        event_id, text = self._entered.get(field, (event.id, ""))
        if event_id != event.id:
            return text
        events = report.events if report else ()
        place = next((place for place, each in enumerate(events) if each.id == event.id), 0)
        return events[place - 1].texts[field] if place else ""
