"""The rows and sections of a kept report are put into the order of the house."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from db.entities import Event, Report, Section
from db.positions import spread
from desktop.report.checks.order import HouseOrder

T = TypeVar("T", Event, Section)


def moved_rows(report: Report, house: HouseOrder) -> list[Section | Event]:
    """Return the sections and events of a report that stand elsewhere then; no event leaves its section.

    `house` is the order of this report, whose events without a section are its first section.
    """
    headless = int(any(event.section_id is None for event in report.events))
    sections = [report.sections[at - headless] for at in house.sections if at >= headless]
    moved: list[Section | Event] = [*_with_places(sections)]
    for numbers in house.numbers:
        moved += _with_places([report.events[number - 1] for number in numbers])
    return moved


def _with_places(wanted: Sequence[T]) -> Iterator[T]:
    """Yield those that get another position so that all stand as they are given."""
    positions = sorted(each.position for each in wanted)
    if len(set(positions)) < len(positions):
        positions = spread(len(wanted))
    for each, position in zip(wanted, positions, strict=True):
        if each.position != position:
            yield replace(each, position=position)
