"""The entries of the dictionaries: one frozen value per line of a table, fields named as its columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

from db.entities import Quarter

SMOLENSK = "smolensk"  # the region of the reports, beside the ids of Belarusian ones


class EntryOrigin(StrEnum):
    """Whether an entry came with the program, was changed by a person since, or is a person's own."""

    SEED = "seed"
    CHANGED = "changed"
    USER = "user"


@dataclass(frozen=True, slots=True)
class UserEntry:
    """A person's own entry, or their changes to one that came with the program.

    `dictionary` is the name of the table («municipalities»), `entry_id` what its first column holds. `values`
    are columns as the table writes them; a column that is left out or a day that is None stay as they came.
    """

    dictionary: str
    entry_id: str
    values: Mapping[str, str] = field(hash=False)
    valid_from: date | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "values", MappingProxyType(dict(self.values)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What every entry has. Both days of validity belong to it; None leaves that side open.

    A thing that was renamed has an entry for each name, all with its `id`, told apart by `row_id`. A hidden
    entry is read but not offered; one that was merged into another, named by its id, is a double of that.
    """

    TABLE: ClassVar[str] = ""
    KEY: ClassVar[str] = "id"  # the column that tells one line from another
    NAMES: ClassVar[tuple[tuple[str, str], ...]] = ()  # fields with a name and with its genitive, or ""
    FORMS: ClassVar[tuple[str, ...]] = ()  # fields with other forms of a name, ready-made

    id: str
    row_id: str = ""
    origin: EntryOrigin = EntryOrigin.SEED
    valid_from: date | None = None
    valid_to: date | None = None
    aliases: tuple[str, ...] = ()
    hidden: bool = False
    merged_into: str = ""
    note: str = ""

    @property
    def key(self) -> str:
        """What tells the line of the entry from the others of its table."""
        return self.row_id or self.id

    @property
    def region(self) -> str:
        """The id of the region in which it lies, "" where that says nothing."""
        return ""

    def is_valid(self, on: date | Quarter | None) -> bool:
        """Whether the entry is good on the day, or on the last day of the quarter; always so for None."""
        day = on.last_day if isinstance(on, Quarter) else on
        return day is None or (self.valid_from or day) <= day <= (self.valid_to or day)

    def names(self) -> Iterator[tuple[str, str]]:
        """All names in the nominative, each with its genitive or "" where that is not known."""
        for name, genitive in self.NAMES:
            yield getattr(self, name), getattr(self, genitive) if genitive else ""
        for alias in self.aliases:
            yield alias, ""

    def forms(self) -> Iterator[str]:
        """Other forms of its names that need not be made by rule."""
        for form in self.FORMS:
            yield getattr(self, form)


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality(Entry):
    """A municipality under one of its names: `row_id` is that of the name, `id` that of the territory."""

    TABLE: ClassVar[str] = "municipalities"
    KEY: ClassVar[str] = "row_id"
    NAMES: ClassVar = (("short_name", "genitive"), ("full_name", ""))
    FORMS: ClassVar = ("prepositional",)

    row_id: str
    full_name: str
    short_name: str
    genitive: str
    prepositional: str
    kind: str
    oktmo: str = ""
    centre_type: str = ""
    centre: str = ""
    centre_genitive: str = ""
    lat: float | None = None
    lon: float | None = None

    @property
    def region(self) -> str:
        """The id of the region in which it lies."""
        return SMOLENSK


@dataclass(frozen=True, slots=True, kw_only=True)
class _Territory(Entry):
    NAMES: ClassVar = (("name", "genitive"),)
    FORMS: ClassVar = ("prepositional",)

    name: str
    genitive: str
    prepositional: str
    soato: str = ""
    centre_type: str = ""
    centre: str = ""
    centre_genitive: str = ""
    lat: float | None = None
    lon: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Region(_Territory):
    """A region of Belarus, or the city of Minsk."""

    TABLE: ClassVar[str] = "belarus_regions"

    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class District(_Territory):
    """A district of a Belarusian region; `shared` where a Russian district has the same name."""

    TABLE: ClassVar[str] = "belarus_districts"

    region_id: str
    shared: bool = False
    centre_prepositional: str = ""
    centre_in_district: bool = True

    @property
    def region(self) -> str:
        """The id of the region in which it lies."""
        return self.region_id


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place(Entry):
    NAMES: ClassVar = (("name", "genitive"), ("typed_name", "typed_genitive"))
    FORMS: ClassVar = ("prepositional", "genitive_typed", "prepositional_typed")

    name: str
    type: str
    kind: str
    genitive: str
    prepositional: str
    genitive_typed: str = ""
    prepositional_typed: str = ""
    lat: float | None = None
    lon: float | None = None
    coord_quality: str = ""

    @property
    def typed_name(self) -> str:
        """The name after its type: «г. Орша»."""
        return f"{self.type} {self.name}"

    @property
    def typed_genitive(self) -> str:
        """The genitive after the type, the name declined: «г. Орши»."""
        return f"{self.type} {self.genitive}"


@dataclass(frozen=True, slots=True, kw_only=True)
class City(_Place):
    """A town, an urban settlement or a district of a city in Belarus.

    `shared` says whose name it is too: that of a thing or a person («слово»), of a Russian town («город»), or
    of a place that is seldom meant («тезка»).
    """

    TABLE: ClassVar[str] = "belarus_cities"

    region_id: str
    district_id: str = ""
    parent_city_id: str = ""
    centre_of: str = ""
    status: str = ""
    shared: str = ""
    people: str = ""

    @property
    def region(self) -> str:
        """The id of the region in which it lies."""
        return self.region_id

    @property
    def typed_name(self) -> str:
        """The name after its type; that of a city district holds its type already."""
        return self.name if self.parent_city_id else f"{self.type} {self.name}"

    @property
    def typed_genitive(self) -> str:
        """The genitive after the type; that of a city district holds its type already."""
        return self.genitive if self.parent_city_id else f"{self.type} {self.genitive}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement(_Place):
    """A town, a settlement or a village of Smolensk region."""

    TABLE: ClassVar[str] = "smolensk_settlements"

    municipality_id: str
    is_centre: bool = False

    @property
    def region(self) -> str:
        """The id of the region in which it lies."""
        return SMOLENSK


@dataclass(frozen=True, slots=True, kw_only=True)
class Country(Entry):
    """A country or territory; `id` is its two-letter code.

    `adjectives` are its adjectives, those that end with a hyphen only begin compounds («франко-»); `people`
    are words for those who live there, in the plural.
    """

    TABLE: ClassVar[str] = "countries"
    NAMES: ClassVar = (("short_name", "short_genitive"), ("full_name", "full_genitive"))

    alpha3: str
    numeric: str
    short_name: str
    short_genitive: str
    full_name: str
    full_genitive: str
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeignTown(Entry):
    """A well-known town abroad, outside Belarus; `shared` where the name is also a word or a first name."""

    TABLE: ClassVar[str] = "foreign_towns"
    NAMES: ClassVar = (("name", "genitive"),)

    name: str
    genitive: str
    country: str
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sphere(Entry):
    """A sphere of co-operation: a section of executive reports; `order` is its place among them."""

    TABLE: ClassVar[str] = "spheres"
    NAMES: ClassVar = (("heading", ""), ("short_name", ""))

    order: int
    heading: str
    short_name: str
    executive_body: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Author(Entry):
    """Who sends reports: a municipality, an executive body, or the office that makes one report of them all.

    `instrumental` is the form after «проведенных», `basis` says how sure the name of a body is.
    """

    TABLE: ClassVar[str] = "authors"
    NAMES: ClassVar = (("name", ""), ("short_name", ""))
    FORMS: ClassVar = ("instrumental",)

    kind: str
    name: str
    short_name: str
    municipality_id: str = ""
    spheres: tuple[str, ...] = ()
    instrumental: str = ""
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Entry):
    """An organisation that took part in events or was their place."""

    TABLE: ClassVar[str] = "organisations"
    NAMES: ClassVar = (("full_name", ""), ("core_name", ""), ("short_name", ""))

    full_name: str
    core_name: str
    legal_form: str = ""
    short_name: str = ""
    kind: str = ""
    place: str = ""
    country: str = ""
    municipality_id: str = ""
    by_region_id: str = ""
    by_district_id: str = ""
    by_city_id: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(Entry):
    """An agreement between a party of Smolensk region and a foreign one.

    `date_from` and `date_to` are kept as written, a year, a month or a day: `date_precision` says which.
    """

    TABLE: ClassVar[str] = "agreements"
    NAMES: ClassVar = (("title", ""),)

    level: str
    party_smolensk: str
    party_foreign: str
    kind: str
    title: str = ""
    municipality_id: str = ""
    org_smolensk_id: str = ""
    org_foreign_id: str = ""
    country: str = ""
    by_region_id: str = ""
    by_district_id: str = ""
    by_city_id: str = ""
    date_from: str = ""
    date_to: str = ""
    date_precision: str = ""
    status: str = ""


KINDS: tuple[type[Entry], ...] = (
    Municipality,
    Region,
    District,
    City,
    Settlement,
    Country,
    ForeignTown,
    Sphere,
    Author,
    Organisation,
    Agreement,
)
