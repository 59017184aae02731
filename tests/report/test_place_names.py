"""Places are written as the reports write them."""

import pytest

from db.entities import Quarter
from db.folding import fold
from desktop.report.place_names import centres, place_names
from desktop.report.place_style import PlaceStyle, PlaceWriting, place_writing
from tests.dictionaries import shipped
from tests.published import gold, needs_published

BRACKETS = PlaceWriting(PlaceStyle.BRACKETS)
REGIONS = PlaceWriting(PlaceStyle.COMMA, regions=True)
AUTUMN_2024, SPRING_2025 = Quarter(2024, 4), Quarter(2025, 2)


def written(place: str, writing: PlaceWriting, quarter: Quarter = SPRING_2025) -> list[str]:
    return [name.written for name in place_names(shipped(), writing, quarter) if name.shown == place]


@pytest.mark.parametrize(
    ("place", "in_brackets", "with_regions"),
    [
        ("г. Брест", "г. Брест (Республика Беларусь)", "г. Брест, Республика Беларусь"),
        ("г. Орша", "г. Орша (Республика Беларусь)", "г. Орша, Витебская область, Республика Беларусь"),
        (
            "г.п. Яновичи",
            "г.п. Яновичи (Витебский район, Республика Беларусь)",
            "г.п. Яновичи, Витебский район, Республика Беларусь",
        ),
        (
            "г.п. Шумилино",
            "г.п. Шумилино (Витебская область, Республика Беларусь)",
            "г.п. Шумилино, Витебская область, Республика Беларусь",
        ),
        ("Оршанский район", "Оршанский район (Республика Беларусь)", "Оршанский район, Республика Беларусь"),
        ("г. Смоленск", "г. Смоленск", "г. Смоленск"),
        ("г. Гагарин", "г. Гагарин (Смоленская область)", "г. Гагарин, Смоленская область"),
        ("с. Глинка", "с. Глинка (Смоленская область)", "с. Глинка, Смоленская область"),
    ],
)
def test_a_place_is_written_with_what_it_belongs_to(place: str, in_brackets: str, with_regions: str) -> None:
    assert written(place, BRACKETS) == [in_brackets]
    assert written(place, REGIONS) == [with_regions]


def test_a_district_of_a_city_names_the_city() -> None:
    (found,) = written("Ленинский район г. Минска", BRACKETS)
    assert found == "Ленинский район г. Минска (Республика Беларусь)"


def test_a_municipality_is_called_as_in_the_quarter() -> None:
    assert written("Велижский район", BRACKETS, AUTUMN_2024) == ["Велижский район (Смоленская область)"]
    assert written("Велижский район", BRACKETS) == []
    assert written("Велижский муниципальный округ", REGIONS) == [
        "Велижский муниципальный округ, Смоленская область"
    ]


def test_a_venue_stands_behind_its_town_as_that_is_written() -> None:
    names = place_names(shipped(), BRACKETS, SPRING_2025)
    abroad = [name for name in names if name.note == "г. Витебск"]
    assert abroad
    assert all(name.written == f"г. Витебск (Республика Беларусь), {name.shown}" for name in abroad)


@needs_published
@pytest.mark.parametrize(
    ("report", "style", "regions"),
    [
        ("municipal-2023-q4", PlaceStyle.BRACKETS, False),
        ("municipal-2025-q1", PlaceStyle.COMMA, True),
        ("executive-2023-q4", PlaceStyle.COMMA, True),
    ],
)
def test_published_reports_say_how_they_write_places(report: str, style: PlaceStyle, regions: bool) -> None:
    places = (row["place"] for row in gold(report)["rows"])
    assert place_writing(places, centres(shipped())) == PlaceWriting(style, regions)


@needs_published
@pytest.mark.parametrize("report", ["municipal-2023-q4", "municipal-2025-q1"])
def test_towns_of_published_reports_are_offered_as_they_were_written(report: str) -> None:
    places = [fold(row["place"]) for row in gold(report)["rows"]]
    writing = place_writing(places, centres(shipped()))
    offered = {name.written for name in place_names(shipped(), writing, None)}
    towns = [place for place in places if place.startswith("г. ") and "Беларусь" in place]
    assert len(towns) >= 6
    assert set(towns) <= offered
