"""How a report writes the country after a foreign place: in brackets or after a comma."""

import re
from collections.abc import Iterable
from enum import StrEnum

from db.folding import fold, key

_COUNTRY = r"(?:республик\w+\s+)?беларусь"
_IN_BRACKETS = re.compile(rf"\(\s*{_COUNTRY}\s*\)", re.IGNORECASE)
_AFTER_COMMA = re.compile(rf",\s*{_COUNTRY}\b", re.IGNORECASE)


class PlaceStyle(StrEnum):
    """The pattern of a place with its country."""

    BRACKETS = "{} ({})"
    COMMA = "{}, {}"


def place_style(places: Iterable[str]) -> PlaceStyle:
    """Return the style that most places of a report are written in; one that has none is written anew."""
    brackets = commas = 0
    for place in map(fold, places):
        brackets += bool(_IN_BRACKETS.search(place))
        commas += bool(_AFTER_COMMA.search(place))
    return PlaceStyle.BRACKETS if brackets > commas else PlaceStyle.COMMA


def with_country(place: str, country: str, style: PlaceStyle) -> str:
    """Return a place with its country, once."""
    return place if key(country) in key(place) else style.format(place, country)
