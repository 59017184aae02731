from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.dictionaries.declension import decline
from db.dictionaries.entries import (
    Author,
    City,
    Country,
    District,
    Entry,
    Municipality,
    Region,
    Settlement,
    Sphere,
)
from db.dictionaries.lookup import PLACES
from db.entities import Quarter
from tests.dictionaries import shipped

IN_2023, IN_2025 = Quarter(2023, 4), Quarter(2025, 1)


def found(text: str, *among: type[Entry]) -> list[str]:
    return [entry.id for entry in shipped().find(text, among=among or PLACES)]


def every_name(*kinds: type[Entry]) -> list[tuple[Entry, str, str]]:
    return [
        (entry, name, genitive)
        for kind in kinds
        for entry in shipped().all(kind)
        for name, genitive in entry.names()
        if name
    ]


@pytest.mark.parametrize(
    ("text", "entry_id"),
    [
        ("Велижском районе", "velizh"),
        ("Велижскому муниципальному округу", "velizh"),
        ("Велижским МО", "velizh"),
        ("МО «Велижский район»", "velizh"),
        ("муниципального образования «Велижский район» Смоленской обл.", "velizh"),
        ("Муниципальное образование «Тёмкинский район", "temkino"),
        ("в Холм-Жирковском муниципальном районе", "kholm-zhirkovskiy"),
        ("Лиозненского р-на", "by-lioznenskiy"),
        ("Витебской областью", "vitebsk"),
        ("Могилёвской обл.", "mogilev"),
        ("Оршанский район Витебской области", "by-orshanskiy"),
        ("Октябрьским районом города Минска", "by-r-minsk-oktyabrskiy"),
        ("Октябрьского р-на (Гомельская область)", "by-oktyabrskiy"),
        ("г. Орши", "by-g-orsha"),
        ("г.Орша", "by-g-orsha"),
        ("городом\u00a0Оршей", "by-g-orsha"),
        ("Орше", "by-g-orsha"),
        ("ОРШУ", "by-g-orsha"),
        ("Витебском", "by-g-vitebsk"),
        ("Витeбск", "by-g-vitebsk"),  # a Latin «e»
        ("г. Барановичах", "by-g-baranovichi"),
        ("в г. Барановичи", "by-g-baranovichi"),
        ("пгт. Лиозно", "by-gp-liozno"),
        ("г. п. Лиозно", "by-gp-liozno"),
        ("городском поселке Россоны", "by-gp-rossony"),
        ("Марьиной Горкой", "by-g-marina-gorka"),
        ("Сосновом Бору", "by-rp-sosnovyy-bor"),
        ("пос. Красный", "sm-pgt-krasnyy"),
        ("в Сафонове", "sm-g-safonovo"),
        ("города Сафонова", "sm-g-safonovo"),
        ("дер. Болдино", "sm-s-boldino"),
        ("Республики Беларусь", "BY"),
        ("Респ. Беларусь", "BY"),
        ("Белоруссией", "BY"),
        ("КНР", "CN"),
        ("Китайскую Народную Республику", "CN"),
        ("Объединёнными Арабскими Эмиратами", "AE"),
    ],
)
def test_a_place_is_found_in_any_form(text: str, entry_id: str) -> None:
    assert found(text) == [entry_id]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ".",
        "г.",
        "район",
        "области",
        "мир",  # Мир is a settlement
        "на корме",
        "того",
        "старые дороги",
        "Мира и дружбы",
        "Сафонова",
        "Велижский",
        "велижская школа",
        "районный Дом культуры",
        "Смоленской области",
        "Витебского облисполкома",
        "дер. Витебск",
        "г. Красный",
        "Минский район Витебской области",
        "Городокский районный исполнительный комитет",
        "д. 5",
        "\u00ad\u200b",
    ],
)
def test_what_is_no_place_is_not_found(text: str) -> None:
    assert found(text) == []


def test_a_shared_name_gives_all_that_have_it() -> None:
    assert set(found("Октябрьского района")) == {
        "by-oktyabrskiy",
        "by-r-minsk-oktyabrskiy",
        "by-r-vitebsk-oktyabrskiy",
        "by-r-grodno-oktyabrskiy",
        "by-r-mogilev-oktyabrskiy",
    }
    assert set(found("Свислочью")) == {"by-g-svisloch", "by-gp-svisloch"}
    assert found("г. Свислочь") == ["by-g-svisloch"]
    assert found("г.п. Свислочь") == ["by-gp-svisloch"]


def test_the_kinds_to_look_among_can_be_named() -> None:
    assert found("Смоленске", Settlement) == ["sm-g-smolensk"]
    assert found("Смоленске", Municipality) == ["smolensk-city"]
    assert found("Смоленске", Country) == []


def test_spheres_and_authors_are_found_by_their_names() -> None:
    assert found("культура и туризм", Sphere) == ["culture-tourism"]
    assert found("Министерству спорта Смоленской области", Author) == ["body-sport"]


def test_a_name_of_the_past_is_found_as_such() -> None:
    (old,) = shipped().find("Велижского района", among=(Municipality,))
    assert old.valid_to == date(2024, 12, 31)
    assert shipped().find("Велижского района", IN_2023, (Municipality,)) == (old,)
    assert shipped().find("Велижского района", date(2024, 12, 31), (Municipality,)) == (old,)
    assert shipped().find("Велижского района", date(2025, 1, 1), (Municipality,)) == ()


@pytest.mark.parametrize(
    "text", ["Велижский район", "Велижскому муниципальному округу", "МО «Велижский район»"]
)
@pytest.mark.parametrize(
    ("on", "row_id"),
    [
        (IN_2023, "velizh-rayon"),
        (date(2024, 12, 31), "velizh-rayon"),
        (date(2025, 1, 1), "velizh-okrug"),
        (date(2025, 3, 1), "velizh-okrug"),
        (None, "velizh-okrug"),
    ],
)
def test_a_municipality_of_any_name_is_given_under_the_name_of_the_day(
    text: str, on: date | Quarter | None, row_id: str
) -> None:
    municipality = shipped().municipality(text, on)
    assert municipality is not None
    assert municipality.row_id == row_id


def test_what_is_no_municipality_is_none() -> None:
    assert shipped().municipality("Оршанский район", IN_2025) is None


def test_an_unknown_author_is_called_by_the_id() -> None:
    assert shipped().author_name("body-unheard-of") == "body-unheard-of"


PLACE_NAMES = every_name(Municipality, Region, District, City, Settlement, Country)


@given(st.sampled_from(PLACE_NAMES), st.integers(0, 5))
def test_every_name_is_found_in_every_case(named: tuple[Entry, str, str], case: int) -> None:
    entry, name, genitive = named
    assert entry in shipped().find(decline(name, genitive)[case] if genitive else name)


@given(
    st.sampled_from(PLACE_NAMES),
    st.sampled_from(["\u00a0", "\n", "  ", " \u00ad"]),
    st.booleans(),
    st.booleans(),
)
def test_every_name_is_found_as_hands_type_it(
    named: tuple[Entry, str, str], space: str, upper: bool, unquoted: bool
) -> None:
    entry, name, _ = named
    typed = name.upper() if upper else name
    typed = typed.replace("«", "").replace("»", "") if unquoted else typed.replace("«", '"').replace("»", '"')
    assert entry in shipped().find(typed.replace(" ", space))


@pytest.mark.parametrize("kind", [Municipality, Region, District, City, Settlement])
def test_every_form_that_the_tables_give_is_found(kind: type[Entry]) -> None:
    for entry in shipped().all(kind):
        for form in (*entry.forms(), *(genitive for _, genitive in entry.names())):
            assert not form or entry in shipped().find(form), form


@pytest.mark.parametrize("kind", [City, Settlement, Country])
def test_a_name_of_one_word_in_small_letters_is_a_common_word(kind: type[Entry]) -> None:
    for entry in shipped().all(kind):
        name = next(entry.names())[0].lower()
        assert " " in name or found(name) == []
