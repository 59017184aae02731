"""Which names are offered while one types: from the dictionaries and from what was entered before."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from db.dictionaries.entries import City, Country, District, Organisation, Region, Settlement
from db.dictionaries.lookup import Dictionaries
from db.entities import Event, Field
from db.folding import fold
from db.store import Store
from desktop.report.completion import Name, Names
from desktop.report.formats import Format, with_format
from desktop.report.place_style import PlaceStyle, place_style, with_country

_BELARUS, _RUSSIA = "BY", "RU"
_EARLIER = 5_000  # events that are looked through, the newest first
_FOR_STYLE = 300  # of them, those that say how places are written
_LONGEST_PLACE = 120  # characters: what is longer is no place that comes again
_LEAST_OF_PLACE, _LEAST_OF_ORGANISATION = 2, 3  # characters to be typed
_VENUE = "место"  # in the role of an organisation
_IN_QUOTES = re.compile(r"(?:\b[А-ЯЁ]{2,}\s)?«[^»\n]{3,120}»")
_BEFORE = "вводилось ранее"


def earlier_events(store: Store) -> list[Event]:
    """Return the events of the newest reports."""
    events = (event for summary in store.reports() for event in store.report(summary.id).events)
    return list(islice(events, _EARLIER))


def names_for(
    dictionaries: Dictionaries, earlier: Iterable[Event], style: PlaceStyle | None = None
) -> dict[Field, Names]:
    """Return what is offered in which field; without a style places are written as in earlier events."""
    events = list(earlier)
    style = style or place_style(event.texts.place for event in events[:_FOR_STYLE])
    organisations = Names([*_named_before(events), *_organisations(dictionaries)], _LEAST_OF_ORGANISATION)
    places = [*_entered_before(events), *_venues(dictionaries, style), *_places(dictionaries, style)]
    return {
        Field.PLACE: Names(places, _LEAST_OF_PLACE),
        Field.CONTENT: organisations,
        Field.PARTICIPANTS: organisations,
    }


def _places(dictionaries: Dictionaries, style: PlaceStyle) -> Iterator[Name]:
    """Yield what the dictionaries know, the nearest and smallest last: of one name the last one counts."""
    countries = {country.id: country.full_name for country in dictionaries.all(Country)}
    for name in countries.values():
        yield Name(name, "страна", name)
    belarus = countries[_BELARUS]
    for region in dictionaries.offered(Region):
        yield Name(region.name, "Беларусь", with_country(region.name, belarus, style))
    for district in dictionaries.offered(District):
        yield Name(district.name, "Беларусь", with_country(district.name, belarus, style))
    for city in dictionaries.offered(City):
        yield Name(city.typed_name, "Беларусь", with_country(city.typed_name, belarus, style))
    for settlement in dictionaries.offered(Settlement):
        yield Name(settlement.typed_name, "Смоленская область", settlement.typed_name)


def _venues(dictionaries: Dictionaries, style: PlaceStyle) -> Iterator[Name]:
    countries = {country.id: country.full_name for country in dictionaries.all(Country)}
    for each in dictionaries.offered(Organisation):
        if _VENUE not in each.role:
            continue
        country = countries.get(each.country, "")
        abroad = bool(country) and each.country != _RUSSIA
        place = with_country(each.place, country, style) if abroad and each.place else each.place
        yield Name(each.full_name, each.place, ", ".join(filter(None, (place, each.full_name))))


def _entered_before(events: Iterable[Event]) -> Iterator[Name]:
    for event in events:
        place = fold(with_format(event.texts.place, Format.IN_PERSON))
        if place and len(place) <= _LONGEST_PLACE:
            yield Name(place, _BEFORE, place)


def _organisations(dictionaries: Dictionaries) -> Iterator[Name]:
    for each in dictionaries.offered(Organisation):
        for name in filter(None, dict.fromkeys((each.full_name, each.short_name, *each.aliases))):
            yield Name(name, each.place, name)


def _named_before(events: Iterable[Event]) -> Iterator[Name]:
    """Yield what stands in quotes: names of schools, ensembles and museums."""
    for event in events:
        for text in (event.texts.participants, event.texts.content):
            for name in _IN_QUOTES.findall(fold(text)):
                yield Name(name, _BEFORE, name)
