"""The partners that a person can name: foreign countries and Belarusian territories of the dictionaries."""

from collections.abc import Iterator

from db.dictionaries.entries import City, Country, District, Region
from db.dictionaries.lookup import Dictionaries
from db.entities import Level, Partner

_HOME = "RU"
LEVEL_NAMES = {
    Level.COUNTRY: "страна",
    Level.REGION: "область",
    Level.DISTRICT: "район",
    Level.TOWN: "город",
    Level.CITY_DISTRICT: "район города",
    Level.SETTLEMENT: "населенный пункт",
}


def known_partners(dictionaries: Dictionaries) -> Iterator[Partner]:
    """Yield the partners that the dictionaries know, under the names by which they are read from texts."""
    for country in dictionaries.offered(Country):
        if country.id != _HOME:
            yield Partner(Level.COUNTRY, country.short_name, country.id)
    for region in dictionaries.offered(Region):
        yield Partner(Level.REGION, region.name, region.id)
    for district in dictionaries.offered(District):
        yield Partner(Level.DISTRICT, district.name, district.id)
    towns = {city.id: city for city in dictionaries.offered(City)}
    for city in towns.values():
        if town := towns.get(city.parent_city_id):
            yield Partner(Level.CITY_DISTRICT, f"{city.name} г. {town.genitive}", city.id)
        else:
            yield Partner(Level.TOWN, city.name, city.id)
