"""Family O: events by their first day within sections, and sections as the house orders them."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from db.dictionaries.entries import Municipality
from db.entities import Precision, Quarter, ReportKind
from desktop.report.checks.checked import CheckedEvent, CheckedReport
from desktop.report.checks.context import Context, Surroundings
from desktop.report.checks.finding import Fix, Found, Spot
from desktop.report.headings import LAST_SPHERE, house_order, recognise_heading

_Key = tuple[int, int, int]
_BEFORE_DAYS, _AFTER_DAYS = 0, 32  # where whole months may stand among the days of their first month


@dataclass(frozen=True, slots=True)
class HouseOrder:
    """The order of the house: places of sections, and the numbers that their events have now.

    `strays` are the events that have to move within their section, `moved_sections` the sections.
    """

    sections: tuple[int, ...]
    numbers: tuple[tuple[int, ...], ...]
    strays: tuple[int, ...]
    moved_sections: tuple[int, ...]


def disordered(context: Context) -> Iterator[Found]:
    """Find that events or sections do not stand in the order of the house; one finding for the report."""
    house = in_house_order(context)
    if not (house.strays or house.moved_sections):
        return
    sections = context.report.sections
    of_sections = (number for at in house.moved_sections for number in sections[at].numbers)
    yield Found(
        message=" ".join(_sentences(house, context.report)),
        spot=Spot.REPORT,
        fix=_fix([number for at in house.sections for number in house.numbers[at]]),
        rows=tuple(sorted({*house.strays, *of_sections})),
    )


def in_house_order(context: Context) -> HouseOrder:
    """Return the order of the house for a report; what has no readable period stays behind its neighbour."""
    report = context.report
    numbers: list[tuple[int, ...]] = []
    strays: list[int] = []
    for section in report.sections:
        places = [report.event(number).once(_places) for number in section.numbers]
        order, out = _sorted(places)
        numbers.append(tuple(section.numbers[at] for at in order))
        strays += (section.numbers[at] for at in out)
    ranks = [
        context.around.once(_rank, section.heading, report.kind, report.quarter)
        for section in report.sections
    ]
    order, moved = _sorted([() if rank is None else ((rank, 0, 0),) for rank in ranks])
    return HouseOrder(tuple(order), tuple(numbers), tuple(strays), tuple(moved))


def _sentences(house: HouseOrder, report: CheckedReport) -> Iterator[str]:
    if house.strays:
        rows = ", ".join(map(str, house.strays))
        move = "переставьте строки" if len(house.strays) > 1 else "переставьте строку"
        yield f"Мероприятия стоят не по порядку сроков: {move} {rows}."
    if house.moved_sections:
        headings = "; ".join(report.sections[at].heading for at in house.moved_sections)
        yield f"Разделы стоят не по порядку: {headings}."


def _fix(wanted: Sequence[int]) -> Fix | None:
    """Return the numbers of the rows that move, as they stand and as they should."""
    present = sorted(wanted)
    changed = [at for at, number in enumerate(wanted) if number != present[at]]
    if not changed:
        return None
    part = slice(changed[0], changed[-1] + 1)
    return Fix(_listed(present[part]), _listed(wanted[part]))


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(map(str, numbers))


def _places(event: CheckedEvent) -> tuple[_Key, ...]:
    """Return where an event may stand among others: whole months before or after the days of the first."""
    period = event.period
    if period is None:
        return ()
    first = min(period, key=lambda span: span.first)
    year, month = first.first.year, first.first.month
    if first.precision is Precision.MONTH:
        return (year, month, _BEFORE_DAYS), (year, month, _AFTER_DAYS)
    return ((year, month, first.first.day),)


def _sorted(places: Sequence[Sequence[_Key]]) -> tuple[list[int], list[int]]:
    """Return positions in the order of their places, and those that stand out of it: as few as can be."""
    chosen = _longest_chain(places)
    keys: list[_Key] = []
    for at, allowed in enumerate(places):
        before = keys[-1] if keys else (0, 0, 0)
        keys.append(chosen.get(at) or (allowed[-1] if allowed else before))
    out = [at for at, allowed in enumerate(places) if allowed and at not in chosen]
    return sorted(range(len(places)), key=keys.__getitem__), out


def _longest_chain(places: Sequence[Sequence[_Key]]) -> dict[int, _Key]:
    """Return the most positions that stand in order as they are, each with the place that fits."""
    ends: list[_Key] = []  # by the length of a chain the least place with which one can end
    tails: list[int] = []  # the links at those ends
    links: list[tuple[int, _Key, int | None]] = []  # a position, its place, the link before
    last: int | None = None  # of the chain that was the first to be so long: later ones are the strays
    for at, allowed in enumerate(places):
        for place in reversed(allowed):
            length = bisect_right(ends, place)
            links.append((at, place, tails[length - 1] if length else None))
            if length == len(ends):
                last = len(links) - 1
            ends[length : length + 1] = [place]
            tails[length : length + 1] = [len(links) - 1]
    chain: dict[int, _Key] = {}
    while last is not None:
        at, place, last = links[last]
        chain[at] = place
    return chain


def _rank(around: Surroundings, heading: str, kind: ReportKind | None, quarter: Quarter | None) -> int | None:
    """Return the place of a section among all; None where it is not known.

    The order of spheres changes from report to report, only the general one is always the last.
    """
    ids = recognise_heading(heading, kind, quarter, around.reader.dictionaries)
    if not ids or kind is None or quarter is None:
        return None
    if kind is ReportKind.EXECUTIVE:
        return int(ids[0] == LAST_SPHERE)
    return around.once(_ranks_of_municipalities, quarter).get(ids[0])


def _ranks_of_municipalities(around: Surroundings, quarter: Quarter) -> dict[str, int]:
    """Return the places of the municipalities of a quarter."""
    dictionaries = around.reader.dictionaries
    ids = [each.id for each in dictionaries.all(Municipality, quarter)]
    ordered = house_order(ReportKind.MUNICIPAL, ids, quarter, dictionaries)
    return {entry_id: place for place, entry_id in enumerate(ordered)}
