"""What tells one report from another. A module of its own: the first picture needs no more of the domain."""

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Self

OFFICE = "office"  # id of the author of consolidated reports

_QUARTER = re.compile(r"(\d{4})-?Q([1-4])", re.IGNORECASE)


class ReportKind(StrEnum):
    """What a report is grouped by: municipalities or spheres."""

    MUNICIPAL = "municipal"
    EXECUTIVE = "executive"


@dataclass(frozen=True, slots=True, order=True)
class Quarter:
    """A quarter of a calendar year, written «2023-Q4»."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (1 <= self.number <= 4 and 1900 <= self.year <= 2200):
            raise ValueError(f"no such quarter: {self.year}-Q{self.number}")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read «2023-Q4». Raises ValueError."""
        if not (match := _QUARTER.fullmatch(text.strip())):
            raise ValueError(f"not a quarter: {text!r}")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the quarter in which the day lies."""
        return cls(day.year, (day.month + 2) // 3)

    @property
    def first_day(self) -> date:
        """The first day of the quarter."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        """The last day of the quarter."""
        return month_end(self.year, 3 * self.number)

    @property
    def previous(self) -> "Quarter":
        """The quarter before."""
        return Quarter.of(self.first_day - timedelta(days=1))

    @property
    def next(self) -> "Quarter":
        """The quarter after."""
        return Quarter.of(self.last_day + timedelta(days=1))

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


@dataclass(frozen=True, slots=True, order=True)
class ReportKey:
    """What tells one report from another. `author` is an id of the dictionary of authors.

    A correction raises the `edition`: it is still the same report.
    """

    kind: ReportKind
    quarter: Quarter
    author: str = OFFICE
    edition: int = field(default=1, compare=False)
