import pytest

from desktop.report.place_style import PlaceStyle, PlaceWriting, place_style, place_writing, with_country


@pytest.mark.parametrize(
    ("places", "style"),
    [
        (["г. Орша (Республика Беларусь)", "г. Полоцк\n(Республика\nБеларусь), дворец"], PlaceStyle.BRACKETS),
        (["г. Орша, Республика Беларусь", "г. Смоленск"], PlaceStyle.COMMA),
        (["г. Орша, Беларусь", "г. Орша (Беларусь)", "г. Минск, Республика Беларусь"], PlaceStyle.COMMA),
        (["агрогородок Заречье (Оршанский район, Республика Беларусь)"], PlaceStyle.BRACKETS),
        (["г. Сафоново (Смоленская\nобласть)", "г. Смоленск"], PlaceStyle.BRACKETS),
        (["г. Велиж, Смоленская область", "г. Орша (зал), Республика Беларусь"], PlaceStyle.COMMA),
        ([], PlaceStyle.COMMA),
    ],
)
def test_the_style_is_that_of_most_places(places: list[str], style: PlaceStyle) -> None:
    assert place_style(places) is style


@pytest.mark.parametrize(
    ("places", "regions"),
    [
        (["г. Орша, Витебская область, Республика Беларусь", "г. Витебск, Республика Беларусь"], True),
        (["г. Орша (Витебская обл., Беларусь)", "г. Минск (Беларусь)", "г. Минск (Беларусь)"], True),
        (["г. Орша, Республика Беларусь", "г. Горки, Могилевская область, Беларусь"], False),
        (["г. Витебск, Республика Беларусь", "г. Рудня, Смоленская область"], False),
        ([], False),
    ],
)
def test_towns_name_their_region_where_most_towns_of_a_report_do(places: list[str], regions: bool) -> None:
    assert place_writing(places, ["Минск", "Витебск"]).regions is regions


def test_a_style_that_is_set_goes_before_that_of_the_places() -> None:
    places = ["г. Орша, Витебская область, Республика Беларусь"]
    assert place_writing(places, [], PlaceStyle.BRACKETS) == PlaceWriting(PlaceStyle.BRACKETS, regions=True)


@pytest.mark.parametrize(
    ("place", "style", "expected"),
    [
        ("г. Орша", PlaceStyle.COMMA, "г. Орша, Республика Беларусь"),
        ("г. Орша", PlaceStyle.BRACKETS, "г. Орша (Республика Беларусь)"),
        ("г. Орша, Республика Беларусь", PlaceStyle.BRACKETS, "г. Орша, Республика Беларусь"),
    ],
)
def test_the_country_is_written_once(place: str, style: PlaceStyle, expected: str) -> None:
    assert with_country(place, "Республика Беларусь", style) == expected
