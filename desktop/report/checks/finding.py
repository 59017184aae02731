"""What a check finds: where, what is wrong and what to do about it, as values."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum

from db.entities import Field


class Severity(IntEnum):
    """How much a finding weighs: the less the number, the sooner it is told."""

    ERROR = 1  # must be mended
    EXPLAIN = 2  # mend or explain
    REMARK = 3  # good to know


class Spot(StrEnum):
    """What of a report a finding is about: a field of an event, a section, or the report."""

    TITLE = Field.TITLE.value
    PLACE = Field.PLACE.value
    PERIOD = Field.PERIOD.value
    CONTENT = Field.CONTENT.value
    PARTICIPANTS = Field.PARTICIPANTS.value
    SECTION = "section"
    REPORT = "report"

    @property
    def field(self) -> Field | None:
        """The field of an event, None for a section or the report."""
        return None if self in (Spot.SECTION, Spot.REPORT) else Field(self.value)


@dataclass(frozen=True, slots=True)
class Fix:
    """What can be written at the place of a finding in place of what stands there."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Twin:
    """An event that a finding compares with: its report's `source` and its number, from 1."""

    source: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a rule says. `start` and `end` are the characters at fault in the text of `spot`.

    `number` is the event's, from 1, and `section` the place of a heading, from 0: rules for one event leave
    both to whoever asks them. `rows` are the numbers that a finding on several events is about.
    """

    message: str
    spot: Spot
    start: int = 0
    end: int = 0
    fix: Fix | None = None
    number: int | None = None
    section: int | None = None
    rows: tuple[int, ...] = ()
    twins: tuple[Twin, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding(Found):
    """What a rule says, with the rule's code and weight.

    `parts` are the findings on single events that were folded into this one line of the report.
    """

    code: str
    severity: Severity
    parts: tuple["Finding", ...] = ()


def mended(text: str, finding: Found) -> str:
    """Return the text of the finding's field with its fix; itself where it is mended or reads otherwise."""
    fix = finding.fix
    if fix is None or text[finding.start : finding.end] != fix.before:
        return text
    if fix.after.startswith(fix.before) and text.startswith(fix.after, finding.start):
        return text  # what is added stands there already
    return text[: finding.start] + fix.after + text[finding.end :]
