"""Which days the report of a quarter may cover: it is collected before the quarter ends."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Self

from db.report_key import Quarter, month_end

if TYPE_CHECKING:
    from db.entities import Period


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """Days of the month between which reports are collected; one past the month's end means its last day."""

    first_day: int = 11  # of the last month of the quarter before
    last_day: int = 31  # of the last month of the quarter
    deadline_day: int = 20  # of the last month of the quarter

    def __post_init__(self) -> None:
        if not all(1 <= day <= 31 for day in (self.first_day, self.last_day, self.deadline_day)):
            raise ValueError(f"no such days of a month: {self}")


USUAL = WindowSettings()


class Place(StrEnum):
    """Where a period lies, seen from a collection window; its last day decides."""

    BEFORE = "before"
    INSIDE = "inside"  # it ends in the window, wherever it began
    PARTLY = "partly"  # some of its days lie in the window, but it ends later
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class CollectionWindow:
    """The days that the report of a quarter may cover, both ends included, and when it must be sent."""

    first: date
    last: date
    deadline: date

    @classmethod
    def of(cls, quarter: Quarter, settings: WindowSettings = WindowSettings()) -> Self:
        """Return the window of a quarter."""
        before, end = quarter.first_day - timedelta(days=1), quarter.last_day
        return cls(
            first=_day_of_month(before, settings.first_day),
            last=_day_of_month(end, settings.last_day),
            deadline=_day_of_month(end, settings.deadline_day),
        )

    def contains(self, day: date) -> bool:
        """Tell whether the day lies in the window."""
        return self.first <= day <= self.last

    def meets(self, first: date, last: date) -> bool:
        """Tell whether some of the days from `first` to `last` lie in the window."""
        return first <= self.last and last >= self.first

    def place(self, period: "Period") -> Place:
        """Tell where a period lies, judged by its last day."""
        if period.last < self.first:
            return Place.BEFORE
        if period.last <= self.last:
            return Place.INSIDE
        return Place.PARTLY if any(self.meets(span.first, span.last) for span in period) else Place.AFTER


def _day_of_month(month: date, day: int) -> date:
    end = month_end(month.year, month.month)
    return end.replace(day=min(day, end.day))
