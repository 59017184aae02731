import pytest

from desktop.report.place_style import PlaceStyle, place_style, with_country


@pytest.mark.parametrize(
    ("places", "style"),
    [
        (["г. Орша (Республика Беларусь)", "г. Полоцк\n(Республика\nБеларусь), дворец"], PlaceStyle.BRACKETS),
        (["г. Орша, Республика Беларусь", "г. Смоленск"], PlaceStyle.COMMA),
        (["г. Орша, Беларусь", "г. Орша (Беларусь)", "г. Минск, Республика Беларусь"], PlaceStyle.COMMA),
        ([], PlaceStyle.COMMA),
    ],
)
def test_the_style_is_that_of_most_places(places: list[str], style: PlaceStyle) -> None:
    assert place_style(places) is style


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
