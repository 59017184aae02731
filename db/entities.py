"""The values of the domain. They are frozen and cross every layer; rows of the store never do."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from db.report_key import OFFICE as OFFICE
from db.report_key import Quarter as Quarter
from db.report_key import ReportKey as ReportKey
from db.report_key import ReportKind as ReportKind
from db.report_key import month_end as month_end


class Field(StrEnum):
    """The five texts of an event, in the order of the report's columns."""

    TITLE = "title"
    PLACE = "place"
    PERIOD = "period"
    CONTENT = "content"
    PARTICIPANTS = "participants"


class Precision(StrEnum):
    """Whether a span was given in days or in whole months."""

    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Span:
    """Days or whole months that follow one another, both ends included.

    A span of months begins on the first day of its first month and ends on the last day of its last one.
    `label` names a stage («Отборочный этап»); `bracketed` says that the span stands in brackets after the
    one before it and makes it more exact.
    """

    first: date
    last: date
    precision: Precision = Precision.DAY
    label: str = ""
    bracketed: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """When an event took place: one span or several, in the order of the text."""

    spans: tuple[Span, ...]

    @property
    def first(self) -> date:
        """The earliest day."""
        return min(span.first for span in self.spans)

    @property
    def last(self) -> date:
        """The latest day."""
        return max(span.last for span in self.spans)

    def __iter__(self) -> Iterator[Span]:
        return iter(self.spans)


@dataclass(frozen=True, slots=True)
class Texts:
    """The five texts of an event exactly as entered or imported; line breaks are "\\n"."""

    title: str = ""
    place: str = ""
    period: str = ""
    content: str = ""
    participants: str = ""

    def __getitem__(self, name: Field) -> str:
        value: str = getattr(self, name.value)
        return value


class Origin(StrEnum):
    """Whether a part of a reading was read from the text or set by a person."""

    READ = "read"
    HAND = "hand"


class Level(StrEnum):
    """What a partner is: a foreign country, or a Belarusian territory of some level."""

    COUNTRY = "country"
    REGION = "region"
    DISTRICT = "district"
    TOWN = "town"
    CITY_DISTRICT = "city_district"
    SETTLEMENT = "settlement"


@dataclass(frozen=True, slots=True)
class Partner:
    """A foreign country or a Belarusian territory that an event has to do with.

    `id` is that of the dictionaries, for a country its alpha-2 code; empty for a place that they do not list.
    """

    level: Level
    name: str
    id: str = ""

    @property
    def key(self) -> tuple[Level, str]:
        """What tells a partner from others: names of those in the dictionaries may change."""
        return self.level, self.id or self.name


@dataclass(frozen=True, slots=True)
class HeadCount:
    """How many people took part: one number, or a range with both ends included."""

    least: int
    most: int


@dataclass(frozen=True, slots=True)
class SignedDocument:
    """A document that was signed at an event: its kind («соглашение»), who signed, and when."""

    kind: str
    parties: tuple[str, ...] = ()
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a person set in place of what was read; it stays when the texts change. None: nothing was set."""

    added: tuple[Partner, ...] = ()
    removed: tuple[Partner, ...] = ()
    headcount: HeadCount | None = None
    signed: tuple[SignedDocument, ...] | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from an event's texts.

    `period` is None where the text cannot be read. `text_hash` (SHA-256, hex, of what was read) and `reader`
    (version of the reader) say whether it is still good. `headcount` is the one figure for all who took part,
    `headcount_parts` are the figures for some of them, in the order of the text.
    """

    period: Period | None
    text_hash: str
    reader: int
    period_origin: Origin = Origin.READ
    partners: tuple[Partner, ...] = ()
    headcount: HeadCount | None = None
    headcount_parts: tuple[HeadCount, ...] = ()
    remote: bool = False
    signed: tuple[SignedDocument, ...] = ()
    foreign_party: bool = False
    corrections: Corrections = Corrections()

    @property
    def all_partners(self) -> tuple[Partner, ...]:
        """The partners that were read or added, without those removed, each once."""
        removed = {partner.key for partner in self.corrections.removed}
        found = {partner.key: partner for partner in (*self.partners, *self.corrections.added)}
        return tuple(partner for key, partner in found.items() if key not in removed)

    @property
    def people(self) -> HeadCount | None:
        """How many took part: as a person set it, else as it was read."""
        return self.corrections.headcount or self.headcount

    @property
    def documents(self) -> tuple[SignedDocument, ...]:
        """The documents that were signed: as a person set them, else as they were read."""
        return self.signed if self.corrections.signed is None else self.corrections.signed


@dataclass(frozen=True, slots=True)
class Event:
    """One numbered row of a report. Its number is not kept: it follows from the order.

    `binned_at` says since when it lies in the bin; the lists do not show it then. `sphere` is an id of the
    dictionary of spheres, empty where none was chosen; in executive reports the section is the sphere.
    `institution` is the subordinate one from whose file it came («МБОУ «Школа № 2»»); it is not printed.
    """

    id: UUID
    report_id: UUID
    section_id: UUID | None
    position: int
    texts: Texts
    reading: Reading | None = None
    version: int = 1
    binned_at: datetime | None = None
    sphere: str = ""
    institution: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading row of a report, as printed.

    `entries` are the ids of the municipality or of the spheres that it stands for: none when the dictionaries
    do not know it, several when one heading joins several spheres.
    """

    id: UUID
    report_id: UUID
    position: int
    heading: str
    entries: tuple[str, ...] = ()
    version: int = 1


@dataclass(frozen=True, slots=True)
class Report:
    """A report as kept: its own title, headings and closing row as printed, and its events in stored order.

    `closing` is the merged row on meetings under the events, empty where there is none. `nil` is the sentence
    by which its author says on purpose that nothing was held, empty where nobody does. Events without a
    section come first, then those of each section in turn. `prepared_at` says since when the present edition
    is prepared to be sent, and so locked.
    """

    id: UUID
    key: ReportKey
    title: str
    closing: str = ""
    sections: tuple[Section, ...] = ()
    events: tuple[Event, ...] = field(default=(), repr=False)
    version: int = 1
    nil: str = ""
    prepared_at: datetime | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ReportSummary:
    """A line of the list of reports."""

    id: UUID
    key: ReportKey
    title: str
    events: int
