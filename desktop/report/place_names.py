"""The places that the dictionaries know, each as a report writes it."""

from collections.abc import Iterator

from db.dictionaries.entries import (
    City,
    Country,
    District,
    Municipality,
    Organisation,
    Region,
    Settlement,
)
from db.dictionaries.lookup import Dictionaries
from db.entities import Quarter
from db.folding import key
from desktop.report.completion import Name
from desktop.report.place_style import PlaceWriting, with_country

_BELARUS, _RUSSIA = "BY", "RU"
_HOME, _HOME_CENTRE = "Смоленская область", "Смоленск"
_TOWN = "г."
_VENUE = "место"  # in the role of an organisation


def centres(dictionaries: Dictionaries) -> set[str]:
    """Return the towns of Belarus from which regions are governed: nobody names the region with them."""
    return {region.centre for region in dictionaries.all(Region)}


def place_names(dictionaries: Dictionaries, writing: PlaceWriting, quarter: Quarter | None) -> list[Name]:
    """Return countries, territories and settlements, and the venues in them."""
    places = [*_at_home(dictionaries, writing, quarter), *_Belarus(dictionaries, writing).names()]
    countries = (country.full_name for country in dictionaries.offered(Country))
    return [
        *(Name(name, "страна", name) for name in countries),
        *_venues(dictionaries, writing, {key(place.shown): place.written for place in places}),
        *places,
    ]


class _Belarus:
    """Knows what the places of Belarus belong to."""

    def __init__(self, dictionaries: Dictionaries, writing: PlaceWriting) -> None:
        self._dictionaries = dictionaries
        self._writing = writing
        self._centres = centres(dictionaries)
        country = dictionaries.get(Country, _BELARUS)
        self._country = (country.full_name,) if country else ()

    def names(self) -> Iterator[Name]:
        """Yield all that is offered."""
        for region in self._dictionaries.offered(Region):
            yield self._name(region.name)
        for district in self._dictionaries.offered(District):
            yield self._name(district.name)
        for city in self._dictionaries.offered(City):
            if parent := self._dictionaries.get(City, city.parent_city_id):
                yield self._name(f"{city.name} {parent.typed_genitive}")
            elif city.type == _TOWN:
                is_centre = city.name in self._centres
                yield self._name(city.typed_name, *(() if is_centre else self._region(city.region_id)))
            else:
                yield self._name(city.typed_name, *self._around(city))

    def _name(self, place: str, *wider: str) -> Name:
        """Return a name; of two places of one name the note says which is which."""
        note = ", ".join((*wider[:1], "Беларусь"))
        return Name(place, note, self._writing.written(place, *wider, *self._country))

    def _region(self, region_id: str) -> tuple[str, ...]:
        """Return the region where the reports name it."""
        region = self._dictionaries.get(Region, region_id) if self._writing.regions else None
        return (region.name,) if region else ()

    def _around(self, city: City) -> tuple[str, ...]:
        """Return what a small settlement lies in: its district, or the region where it governs that."""
        district = self._dictionaries.get(District, city.district_id)
        region = self._dictionaries.get(Region, city.region_id)
        if district and city.centre_of != district.id:
            return (district.name,)
        return (region.name,) if region else ()


def _at_home(dictionaries: Dictionaries, writing: PlaceWriting, quarter: Quarter | None) -> Iterator[Name]:
    """Yield the municipalities as they are called in the quarter, and the settlements of Smolensk region."""
    settlements = dictionaries.offered(Settlement)
    towns = {key(each.typed_name) for each in settlements}
    for municipality in dictionaries.offered(Municipality, quarter):
        name = municipality.short_name
        if key(name) not in towns:
            yield Name(name, _HOME, writing.written(name, _HOME))
    for each in settlements:
        wider = () if each.name == _HOME_CENTRE else (_HOME,)
        yield Name(each.typed_name, _HOME, writing.written(each.typed_name, *wider))


def _venues(dictionaries: Dictionaries, writing: PlaceWriting, written: dict[str, str]) -> Iterator[Name]:
    """Yield the organisations where events take place, behind their towns as these are written."""
    countries = {country.id: country.full_name for country in dictionaries.all(Country)}
    for each in dictionaries.offered(Organisation):
        if _VENUE not in each.role:
            continue
        country = countries.get(each.country, "")
        abroad = bool(country) and each.country != _RUSSIA
        town = written.get(key(each.place), each.place)
        place = with_country(town, country, writing.style) if abroad and town else town
        yield Name(each.full_name, each.place, ", ".join(filter(None, (place, each.full_name))))
