"""Events under comparison: where each stands, and whether two were told by the same people."""

from dataclasses import dataclass

from db.entities import Field
from desktop.report.checks.checked import CheckedEvent, CheckedReport
from desktop.report.checks.event_marks import Marks, stems
from desktop.report.checks.finding import Twin
from desktop.report.checks.twins import same_place


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """An event under comparison: where it stands and what tells it from others."""

    report: CheckedReport
    number: int
    marks: Marks
    position: int = 0  # among all that are compared

    @property
    def event(self) -> CheckedEvent:
        """The event itself."""
        return self.report.event(self.number)

    @property
    def heading(self) -> str:
        """The heading under which it stands, "" where there is none."""
        section = self.report.section_of(self.number)
        return "" if section is None else self.report.sections[section].heading

    @property
    def twin(self) -> Twin:
        """The event as findings name it."""
        return Twin(self.report.source, self.number)


Pair = tuple[Told, Told]


def in_one_section(one: Told, other: Told) -> bool:
    """Whether two events stand under one heading of one report."""
    section_of = one.report.section_of
    return one.report is other.report and section_of(one.number) == section_of(other.number)


def are_the_same(mine: Marks, theirs: Marks) -> bool:
    """Whether two twins were held at the same time in one place."""
    return bool(mine.dates) and mine.dates == theirs.dates and same_place(mine, theirs)


_ALIKE = 0.4  # of the words of two texts


def has_alike_texts(one: Told, other: Told) -> bool:
    """Whether the same took part in two events or was done there."""
    return any(_is_alike(one.event, other.event, field) for field in (Field.PARTICIPANTS, Field.CONTENT))


def _is_alike(one: CheckedEvent, other: CheckedEvent, field: Field) -> bool:
    mine, theirs = (each.once(_stems, field) for each in (one, other))
    if not (mine and theirs):
        return True
    return len(mine & theirs) >= _ALIKE * len(mine | theirs)


_COPIED = 0.7  # of the words of two texts
_FEWEST_COPIED = 4  # words: «обмен опытом» is written of many events


def is_copied(one: Told, other: Told) -> bool:
    """Whether one event was copied from the other: the title is the same, and so is what was done there."""
    if one.marks.title != other.marks.title or not _is_copied(one, other, Field.CONTENT):
        return False
    is_long = len(one.event.once(_stems, Field.CONTENT)) >= _FEWEST_COPIED
    return is_long or _is_copied(one, other, Field.PARTICIPANTS)


def _is_copied(one: Told, other: Told, field: Field) -> bool:
    mine, theirs = (each.event.once(_stems, field) for each in (one, other))
    return bool(mine) and len(mine & theirs) >= _COPIED * len(mine | theirs)


def _stems(event: CheckedEvent, field: Field) -> frozenset[str]:
    """Return the words of a text without their endings; asked as `event.once`."""
    return frozenset(stems(event.folded[field]))
