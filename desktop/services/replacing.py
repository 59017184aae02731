"""Find and replace in the texts of a report: every place is shown first, and all of them are one action."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from db.entities import Event, Field, Report, Texts
from db.folding import fold
from desktop.report.wording import plural
from desktop.services.editing import Editing
from desktop.services.history import Mark, Part
from desktop.services.naming import FIELD_NAMES

_AROUND = 40  # characters that are shown on either side
_HYPHENS = "-\u2010\u2011"


@dataclass(frozen=True, slots=True)
class Needle:
    """What is looked for. Spaces of all kinds and breaks are alike, and so are hyphens."""

    text: str
    match_case: bool = False
    whole_words: bool = False
    tell_yo: bool = False  # «ё» and «е» are two letters

    def pattern(self) -> re.Pattern[str] | None:
        """Return what finds it; None where there is nothing to look for."""
        if not self.text.strip():
            return None
        letters = "".join(map(self._letter, re.sub(r"\s+", " ", self.text)))
        if self.whole_words:
            letters = rf"(?<!\w){letters}(?!\w)"
        return re.compile(letters, re.NOFLAG if self.match_case else re.IGNORECASE)

    def _letter(self, sign: str) -> str:
        if sign == " ":
            return r"\s+"
        if sign in _HYPHENS:
            return f"[{_HYPHENS}]"
        if not self.tell_yo and sign in "еёЕЁ":
            return "[её]" if sign in "её" else "[ЕЁ]"
        return re.escape(sign)


@dataclass(frozen=True, slots=True)
class Place:
    """A place where something was found: in which event, under which number, in which text."""

    event: Event
    number: int
    field: Field
    start: int
    end: int

    @property
    def found(self) -> str:
        """What stands there."""
        return self.event.texts[self.field][self.start : self.end]

    def parts(self, replacement: str) -> tuple[Part, ...]:
        """Return the place with what is around it: what stands there and what would stand there, marked."""
        text = self.event.texts[self.field]
        before, after = text[: self.start], text[self.end :]
        head = before if len(before) <= _AROUND else "…" + before[-_AROUND:].partition(" ")[2]
        tail = after if len(after) <= _AROUND else after[:_AROUND].rpartition(" ")[0] + "…"
        marked = (Part(self.found, Mark.WAS), Part(replacement, Mark.IS))
        return tuple(part for part in (Part(head), *marked, Part(tail)) if part.text)


@dataclass(frozen=True, slots=True)
class Edit:
    """A place and what is to stand there."""

    place: Place
    text: str

    @property
    def number(self) -> str:
        """The number of the event, for people."""
        return str(self.place.number)

    @property
    def what(self) -> str:
        """Which of its texts is changed."""
        return FIELD_NAMES[self.place.field]

    @property
    def parts(self) -> tuple[Part, ...]:
        """Return the place with what is around it, marked."""
        return self.place.parts(self.text)


def find(report: Report, needle: Needle) -> list[Place]:
    """Return every place of a report's texts where something stands, in the order of the report."""
    pattern = needle.pattern()
    return list(_places(report, pattern)) if pattern else []


def _places(report: Report, pattern: re.Pattern[str]) -> Iterator[Place]:
    for number, event in enumerate(report.events, 1):
        for field in Field:
            for match in pattern.finditer(event.texts[field]):
                yield Place(event, number, field, match.start(), match.end())


def to_change(places: Sequence[Place], replacement: str) -> list[Place]:
    """Leave out the places where the replacement stands already."""
    return [place for place in places if place.found != replacement]


def replace_all(editing: Editing, places: Sequence[Place], replacement: str) -> None:
    """Put the replacement in all these places, as one action. Raises StaleWrite: the texts are others now."""
    edits = []
    for _, group in groupby(places, lambda place: place.event.id):
        of_event = [Edit(place, replacement) for place in group]
        edits.append((of_event[0].place.event, edited(of_event)))
    count = len(places)
    where = plural(count, "месте", "местах", "местах")
    editing.set_texts(
        f"замена «{_short(places[0].found)}» на «{_short(replacement)}» в {count} {where}", edits
    )


def edited(edits: Sequence[Edit]) -> Texts:
    """Return the texts of an event with all that is to change in them, from the last place on."""
    texts = edits[0].place.event.texts
    for edit in sorted(edits, key=lambda each: (each.place.field, each.place.start), reverse=True):
        place = edit.place
        text = texts[place.field]
        new = text[: place.start] + edit.text + text[place.end :]
        texts = replace(texts, **{place.field.value: new})
    return texts


def _short(text: str) -> str:
    line = fold(text)
    return line if len(line) <= 30 else line[:29].rstrip() + "…"
