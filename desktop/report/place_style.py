"""How reports write what a place belongs to: in brackets or after commas, and how much of it."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from db.folding import fold, key

_COUNTRY = r"(?:республик\w+\s+)?беларусь"
_WIDER = rf"(?:{_COUNTRY}|смоленская\s+область)"
_IN_BRACKETS = re.compile(rf"\([^()]*\b{_WIDER}\s*\)", re.IGNORECASE)
_AFTER_COMMA = re.compile(rf",\s*{_WIDER}\b", re.IGNORECASE)
_TOWN_ABROAD = re.compile(rf"^г\.\s*([\w-]+)\b(.*)\b{_COUNTRY}\b", re.IGNORECASE)
_REGION = re.compile(r"\bобл(?:асть|\.)", re.IGNORECASE)


class PlaceStyle(StrEnum):
    """The pattern of a place with what it belongs to."""

    BRACKETS = "{} ({})"
    COMMA = "{}, {}"


@dataclass(frozen=True, slots=True)
class PlaceWriting:
    """How places are written; with `regions` a Belarusian town names its region before the country."""

    style: PlaceStyle = PlaceStyle.COMMA
    regions: bool = False

    def written(self, place: str, *wider: str) -> str:
        """Return a place with what it belongs to, from the nearest to the widest."""
        return self.style.format(place, ", ".join(wider)) if wider else place


def place_style(places: Iterable[str]) -> PlaceStyle:
    """Return the style that most places of a report are written in; one that has none is written anew."""
    brackets = commas = 0
    for place in map(fold, places):
        outside, found = _IN_BRACKETS.subn("", place)
        brackets += bool(found)
        commas += bool(_AFTER_COMMA.search(outside))
    return PlaceStyle.BRACKETS if brackets > commas else PlaceStyle.COMMA


def place_writing(
    places: Iterable[str], centres: Collection[str], style: PlaceStyle | None = None
) -> PlaceWriting:
    """Return how most places are written, in a style that is set or in their own.

    `centres` are towns that stand without their region everywhere, so that they tell nothing of it.
    """
    known = list(places)
    told = list(_with_region(known, frozenset(map(key, centres))))
    return PlaceWriting(style or place_style(known), regions=2 * sum(told) > len(told))


def with_country(place: str, country: str, style: PlaceStyle) -> str:
    """Return a place with its country, once."""
    return place if key(country) in key(place) else style.format(place, country)


def _with_region(places: Iterable[str], centres: Collection[str]) -> Iterator[bool]:
    """Yield of each Belarusian town but the centres whether its region is named."""
    for place in map(fold, places):
        town = _TOWN_ABROAD.match(place)
        if town and key(town[1]) not in centres:
            yield bool(_REGION.search(town[2]))
