"""What was entered last, offered again in the next event: the place and those who take part often stay."""

from uuid import UUID

from db.entities import Event, Field, Report

#: The texts that are offered again.
LASTING = (Field.PLACE, Field.PARTICIPANTS)


class LastEntered:
    """Remembers in which event each text, and the sphere, was entered last."""

    def __init__(self) -> None:
        self._entered: dict[Field, tuple[UUID, str]] = {}
        self._sphere: tuple[UUID, str] | None = None

    def note(self, event: Event, field: Field) -> None:
        """Remember a text that was entered just now."""
        if field in LASTING and event.texts[field].strip():
            self._entered[field] = event.id, event.texts[field]

    def note_sphere(self, event: Event) -> None:
        """Remember a sphere that was chosen just now."""
        if event.sphere:
            self._sphere = event.id, event.sphere

    def offered(self, field: Field, event: Event, report: Report | None) -> str:
        """Return what to offer for an empty text of an event: the last entry, else that of the row above."""
        if field not in LASTING:
            return ""
        event_id, text = self._entered.get(field, (event.id, ""))
        if event_id != event.id:
            return text
        above = _above(event, report)
        return above.texts[field] if above else ""

    def offered_sphere(self, event: Event, report: Report | None) -> str:
        """Return what to offer where there is no sphere: the one chosen last, else that of the row above."""
        if self._sphere and self._sphere[0] != event.id:
            return self._sphere[1]
        above = _above(event, report)
        return above.sphere if above else ""


def _above(event: Event, report: Report | None) -> Event | None:
    events = report.events if report else ()
    place = next((place for place, each in enumerate(events) if each.id == event.id), 0)
    return events[place - 1] if place else None
