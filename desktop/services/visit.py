"""A person's stay in a field of an event: all that is saved in its course is one action."""

from dataclasses import dataclass, replace
from uuid import UUID

from db.entities import Event, Field, Quarter
from desktop.report.reading import Reader

EDITS = {
    Field.TITLE: "правка наименования мероприятия",
    Field.PLACE: "правка места проведения мероприятия",
    Field.PERIOD: "правка сроков мероприятия",
    Field.CONTENT: "правка содержания мероприятия",
    Field.PARTICIPANTS: "правка сведений об участниках мероприятия",
}


@dataclass(frozen=True, slots=True)
class Visit:
    """The event as it was when the visit began, the field, and the action that was made in it."""

    began: Event
    field: Field
    label: str
    quarter: Quarter
    action_id: UUID | None = None

    def is_to(self, event: Event, field: Field) -> bool:
        """Whether it is the stay in this field."""
        return (self.began.id, self.field) == (event.id, field)

    def edited(self, event: Event, text: str, reader: Reader) -> Event:
        """Return the event with a text; what is read from its texts is as it was where they are."""
        edited = replace(event, texts=replace(event.texts, **{self.field.value: text}))
        if edited.texts == self.began.texts:
            return replace(edited, reading=self.began.reading)
        return reader.renewed(edited, self.quarter)
