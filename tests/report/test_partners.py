from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from db.dictionaries.declension import decline
from db.dictionaries.entries import City, Country, District, ForeignTown, Municipality, Region, Settlement
from db.entities import Field, Level, Texts
from desktop.report.partners import PartnerReader
from tests.dictionaries import shipped

SENTENCES = Path(__file__).resolve().parents[1] / "made" / "partners.txt"
TOWNS = [city for city in shipped().all(City) if not city.parent_city_id]
CITY_DISTRICTS = [city for city in shipped().all(City) if city.parent_city_id]
TOWN_WORDS = {
    "г.": ("г.", "город", "города", "городом", "городе", "города-побратима"),
    "г.п.": ("г.п.", "городской поселок", "городского поселка", "городском поселке", "пгт", "пгт.", "пос."),
}


@cache
def reader() -> PartnerReader:
    return PartnerReader(shipped())


def countries(text: str) -> list[str]:
    return [each.id for each in reader().read(Texts(content=text)) if each.level is Level.COUNTRY]


def territories(text: str) -> list[str]:
    """Return the Belarusian territories, one as often as it is mentioned."""
    mentions = reader().mentions(Texts(content=text))
    return [each.partner.name for each in mentions if each.partner.level is not Level.COUNTRY]


def sentences() -> Iterator[tuple[str, set[str], list[str]]]:
    for line in SENTENCES.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            text, _, answer = line.partition(" => ")
            codes, _, names = answer.partition(";")
            yield text, set(_listed(codes)), _listed(names)


def _listed(text: str) -> list[str]:
    return [each.strip() for each in text.split(",") if each.strip()]


@pytest.mark.parametrize(("text", "codes", "names"), list(sentences()))
def test_a_sentence_is_read_as_a_person_reads_it(text: str, codes: set[str], names: list[str]) -> None:
    assert set(countries(text)) == codes
    assert list(dict.fromkeys(territories(text))) == names


@pytest.mark.parametrize("town", TOWNS, ids=lambda town: town.id)
def test_every_town_is_found_once_in_every_form(town: City) -> None:
    region = shipped().get(Region, town.region_id)
    assert region is not None
    lies_in = f" ({region.name})" if town.shared == "город" else ""
    expected = [town.name, region.name] if lies_in else [town.name]
    forms = {*decline(town.name, town.genitive), town.prepositional}
    for form, word in product(forms, TOWN_WORDS.get(town.type, TOWN_WORDS["г.п."])):
        assert territories(f"Встреча: {word} {form}{lies_in}, гости") == expected
    if not town.shared:
        assert all(territories(f"Встреча гостей {form}, приезд") == expected for form in forms)


@pytest.mark.parametrize("part", CITY_DISTRICTS, ids=lambda part: part.id)
def test_every_district_of_a_city_is_found_once_and_its_city_is_not(part: City) -> None:
    city = shipped().get(City, part.parent_city_id)
    assert city is not None
    for form in decline(part.name, part.genitive):
        for tail in (f"г. {city.genitive}", f"города {city.genitive}", f"(г. {city.name})", city.genitive):
            assert territories(f"Гости и {form} {tail} вместе") == [f"{part.name} г. {city.genitive}"]


@pytest.mark.parametrize("district", shipped().all(District), ids=lambda district: district.id)
def test_every_district_is_found_once_in_every_form(district: District) -> None:
    region = shipped().get(Region, district.region_id)
    assert region is not None
    for form in decline(district.name, district.genitive):
        for written in (form, form.replace("район", "р-н")):
            expected = [district.name, region.name]
            assert territories(f"Гости и {written} {region.genitive} вместе") == expected
            if not district.shared:
                assert territories(f"Гости и {written}, вместе") == [district.name]
    adjective = district.name.removesuffix(" район")
    assert territories(f"{adjective} районный исполнительный комитет") == [district.name]
    assert territories(f"председатель {adjective[:-2]}ого райисполкома") == [district.name]


def test_every_region_is_found_once_in_every_form() -> None:
    for region in shipped().all(Region):
        if region.kind == "область":
            for form in decline(region.name, region.genitive):
                assert territories(f"Гости и {form}, вместе") == [region.name]


@pytest.mark.parametrize("country", shipped().all(Country), ids=lambda country: country.id)
def test_every_country_is_found_under_every_name_and_by_its_adjectives(country: Country) -> None:
    expected = [] if country.id == "RU" else [country.id]
    for name, genitive in country.names():
        for form in [name] if name.isupper() else decline(name, genitive):
            assert countries(f"Представители, {form}, гости") == expected, form
    for adjective in country.adjectives:
        if not adjective.endswith("-"):
            assert countries(f"прибыла {adjective[:-2]}ая делегация") == expected, adjective
    for people in country.people:
        assert countries(f"В походе были {people}.") == expected, people


def test_every_town_abroad_names_its_country() -> None:
    for town in shipped().all(ForeignTown):
        for form in decline(town.name, town.genitive):
            assert countries(f"Встреча в г. {form}, гости") == [town.country]


def test_no_place_of_smolensk_region_is_a_partner() -> None:
    names = [(each.name, each.genitive) for each in shipped().all(Settlement)]
    names += [(each.short_name, each.genitive) for each in shipped().all(Municipality)]
    for name, genitive in names:
        for form in decline(name, genitive):
            assert not reader().read(Texts(content=f"Встреча состоялась: {form}, гости")), form


def test_partners_come_in_the_order_of_the_report_and_once() -> None:
    texts = Texts(
        title="Турнир «Орша – Рудня»",
        place="г. Полоцк, Республика Беларусь",
        content="Команды Орши и Полоцка, гости из Сербии",
        participants="Спортсмены Беларуси и Оршанского района",
    )
    found = [partner.name for partner in reader().read(texts)]
    assert found == ["Орша", "Полоцк", "Беларусь", "Сербия", "Оршанский район"]


def test_a_belarusian_place_brings_its_country_where_nothing_names_it() -> None:
    found = reader().mentions(Texts(place="г. Полоцк", participants="Школьники г. Орши"))
    assert [each.partner.name for each in found] == ["Полоцк", "Беларусь", "Орша"]
    assert found[0][1:] == found[1][1:]


def test_a_mention_says_where_the_name_stands() -> None:
    texts = Texts(
        title="Встреча",
        content="Гости из г.\u00a0Ви\u00adтебска и\nОршанского\nр-на, Респуб\u00adлика Беларусь",
    )
    shown = [texts[each.field][each.start : each.end] for each in reader().mentions(texts)]
    assert shown == ["г.\u00a0Ви\u00adтебска", "Оршанского\nр-на", "Респуб\u00adлика Беларусь"]
    assert {each.field for each in reader().mentions(texts)} == {Field.CONTENT}


def test_a_place_in_the_column_of_places_lies_where_the_words_after_the_comma_say() -> None:
    assert not reader().read(Texts(place="г. Сураж, Брянская область"))
    assert [each.id for each in reader().read(Texts(place="г. Брест, Франция"))] == ["FR"]


def test_a_shared_name_counts_where_its_event_tells_it_from_the_others() -> None:
    texts = Texts(title="Столбцы отчета", content="Гости из г. Столбцы")
    assert [each.field for each in reader().mentions(texts) if each.partner.name == "Столбцы"] == [
        Field.CONTENT
    ]


def test_a_place_that_the_dictionaries_do_not_list_has_no_id() -> None:
    found = reader().read(Texts(place="Беларусь, Витебский район, агрогородок Лужесно"))
    assert [(each.level, each.id) for each in found[1:]] == [
        (Level.DISTRICT, "by-vitebskiy"),
        (Level.SETTLEMENT, ""),
    ]


def test_empty_texts_have_no_partners() -> None:
    assert reader().read(Texts()) == ()
