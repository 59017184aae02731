from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.dictionaries.entries import Municipality, Sphere, UserEntry
from db.dictionaries.loading import load
from db.entities import Quarter, ReportKind
from desktop.report.headings import heading, house_order, joined_heading, recognise_heading
from tests.dictionaries import FOLDER, shipped
from tests.published import gold, needs_published

MUNICIPAL, EXECUTIVE = ReportKind.MUNICIPAL, ReportKind.EXECUTIVE
IN_2023, IN_2025 = Quarter(2023, 4), Quarter(2025, 1)


def recognise(text: str, kind: ReportKind | None = None, quarter: Quarter | None = None) -> tuple[str, ...]:
    return recognise_heading(text, kind, quarter, shipped())


@pytest.mark.parametrize(
    ("quarter", "expected"),
    [
        (Quarter(2024, 4), "Муниципальное образование «Вяземский район» Смоленской области"),
        (Quarter(2025, 1), "Муниципальное образование «Вяземский муниципальный округ» Смоленской области"),
    ],
)
def test_a_municipality_stands_under_the_name_of_the_quarter(quarter: Quarter, expected: str) -> None:
    assert heading(MUNICIPAL, "vyazma", quarter, shipped()) == expected


def test_a_sphere_stands_under_its_heading() -> None:
    assert heading(EXECUTIVE, "sport", IN_2025, shipped()) == "Сотрудничество в сфере спорта"


@pytest.mark.parametrize("kind", ReportKind)
def test_an_unknown_id_has_no_heading(kind: ReportKind) -> None:
    assert heading(kind, "atlantis", IN_2025, shipped()) == ""


@pytest.mark.parametrize("quarter", [IN_2023, IN_2025])
def test_the_city_of_smolensk_is_first_and_the_others_follow_by_name(quarter: Quarter) -> None:
    ids = [
        "vyazma",
        "dorogobuzh",
        "atlantis",
        "desnogorsk",
        "smolenskiy",
        "demidov",
        "smolensk-city",
        "velizh",
    ]
    ordered = [
        "smolensk-city",
        "velizh",
        "vyazma",
        "demidov",
        "desnogorsk",
        "dorogobuzh",
        "smolenskiy",
        "atlantis",
    ]
    assert list(house_order(MUNICIPAL, ids, quarter, shipped())) == ordered


def test_the_general_sphere_is_last_even_after_an_own_one() -> None:
    own = {"order": "99", "heading": "Сотрудничество в сфере связи", "short_name": "Связь"}
    dictionaries = load(FOLDER, [UserEntry("spheres", "own-1", own)])
    ids = ["general", "own-1", "sport", "economy"]
    assert house_order(EXECUTIVE, ids, IN_2025, dictionaries) == ("economy", "sport", "own-1", "general")


NAMES = [
    (entry.id, name) for entry in shipped().all(Municipality) for name, _ in entry.names() if " " in name
]
Hand = Callable[[str], str]
HANDS: list[Hand] = [
    str.upper,
    str.lower,
    lambda text: text.replace("«", "").replace("»", ""),
    lambda text: text.replace("»", ""),
    lambda text: text.replace("«", "„").replace("»", "“"),
    lambda text: text.replace("е", "ё", 1),
    lambda text: text.replace("С", "C").replace("о", "o"),
    lambda text: text.replace(" ", "\n", 1),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: text.replace(" Смоленской области", ""),
    lambda text: text.replace("Смоленской области", "Смоленской обл."),
    lambda text: text.replace("Муниципальное образование", "МО"),
    lambda text: text.replace("район", "р-н"),
    lambda text: f"3. {text}",
    lambda text: f"{text}:",
    lambda text: f" {text} \n",
]


@given(
    st.sampled_from(NAMES),
    st.lists(st.sampled_from(HANDS), max_size=3, unique=True),
    st.sampled_from([None, IN_2023, IN_2025]),
    st.sampled_from([None, MUNICIPAL]),
)
def test_a_municipality_is_recognised_as_hands_type_it(
    named: tuple[str, str],
    hands: list[Hand],
    quarter: Quarter | None,
    kind: ReportKind | None,
) -> None:
    entry_id, typed = named
    for hand in hands:
        typed = hand(typed)
    assert recognise(typed, kind, quarter) == (entry_id,), typed


@pytest.mark.parametrize(
    ("text", "entry_id"),
    [
        ("Город Смоленск", "smolensk-city"),
        ("г. Смоленск", "smolensk-city"),
        ("Администрация Велижского района", "velizh"),
        ("Муниципальное образование Смоленской области «Велижский район»", "velizh"),
        ("Муниципальное образование «Город Десногорск» Смоленской области", "desnogorsk"),
        ("Смоленский муниципальный округ", "smolenskiy"),
        ("II. Муниципальное образование «Рославльский район»", "roslavl"),
        ("Муниципальное образование «Холм – Жирковский район»", "kholm-zhirkovskiy"),
    ],
)
def test_a_municipality_is_recognised_by_other_words(text: str, entry_id: str) -> None:
    assert recognise(text, MUNICIPAL, IN_2025) == (entry_id,)


SPHERES = list(shipped().all(Sphere))
SPHERE_HANDS: list[Callable[[str], str]] = [
    str.upper,
    str.lower,
    lambda text: text.replace("Сотрудничество", "Международное сотрудничество"),
    lambda text: text.replace("Сотрудничество в", "В"),
    lambda text: text.replace("в сфере", "в области"),
    lambda text: text.replace("с", "c").replace("о", "o"),
    lambda text: text.replace(" ", "\n", 1),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: f"{text}.",
    lambda text: f"2) {text}",
    lambda text: text.replace("-", " – "),
]


@given(
    st.sampled_from(SPHERES),
    st.lists(st.sampled_from(SPHERE_HANDS), max_size=3, unique=True),
    st.sampled_from([None, EXECUTIVE]),
)
def test_a_sphere_is_recognised_as_hands_type_it(
    sphere: Sphere, hands: list[Hand], kind: ReportKind | None
) -> None:
    typed = sphere.heading
    for hand in hands:
        typed = hand(typed)
    assert recognise(typed, kind) == (sphere.id,), typed


JOINABLE = [
    each
    for each in SPHERES
    if each.heading.startswith("Сотрудничество в сфере ") and each.id != "construction-housing"
]


@given(
    st.lists(st.sampled_from(JOINABLE), min_size=2, max_size=4, unique=True),
    st.sampled_from([", ", " и ", ", в сфере ", " и в сфере ", "; "]),
)
def test_a_heading_can_join_several_spheres(spheres: list[Sphere], mark: str) -> None:
    names = [sphere.heading.removeprefix("Сотрудничество в сфере ") for sphere in spheres]
    found = recognise(f"Сотрудничество в сфере {mark.join(names)}")
    joined = {
        ("construction", "housing-energy"): "construction-housing"
    }  # the two have an entry of their own
    ids = [sphere.id for sphere in spheres]
    for pair, together in joined.items():
        for at in range(len(ids) - 1):
            if tuple(ids[at : at + 2]) == pair:
                ids[at : at + 2] = [together]
    assert list(found) == ids


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "Сотрудничество",
        "Сотрудничество в сфере",
        "Сотрудничество в сфере волшебства",
        "Сотрудничество в сфере спорта и волшебства",
        "Прием делегаций",
        "Итого",
        "Смоленская область",
        "Оршанский район",
        "Муниципальное образование",
        "Муниципальное образование «Клязьминский район»",
        "Велижский",
    ],
)
def test_an_unknown_heading_stands_for_nothing(text: str) -> None:
    assert recognise(text) == ()


def test_the_kind_of_the_report_decides_where_to_look() -> None:
    assert recognise("Город Смоленск", EXECUTIVE) == ()
    assert recognise("Сотрудничество в сфере спорта", MUNICIPAL) == ()


@pytest.mark.parametrize("repeated", ["район ", "i", "спорта и волшебства "])
def test_a_book_in_the_place_of_a_heading_stands_for_nothing(repeated: str) -> None:
    assert recognise(repeated * 10_000) == ()


@needs_published
@pytest.mark.parametrize("report", ["municipal-2023-q4", "municipal-2025-q1", "executive-2023-q4"])
def test_every_published_heading_is_recognised(report: str) -> None:
    kind, year, quarter = report.split("-")
    when = Quarter(int(year), int(quarter[1]))
    headings = gold(report)["sections"]
    found = [recognise(each, ReportKind(kind), when) for each in headings]
    assert all(len(ids) == 1 for ids in found)
    assert len(set(found)) == len(headings)
    assert [heading(ReportKind(kind), ids[0], when, shipped()) for ids in found] == headings
    if kind == "municipal":
        ids = [each for (each,) in found]
        assert list(house_order(MUNICIPAL, reversed(ids), when, shipped())) == ids


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (("sport",), "Сотрудничество в сфере спорта"),
        (("culture-tourism", "sport"), "Сотрудничество в сфере культуры и туризма, спорта"),
        (("sport", "social"), "Сотрудничество в сфере спорта, в социальной сфере"),
        (("social", "sport"), "Сотрудничество в социальной сфере, в сфере спорта"),
        (("sport", "general"), "Сотрудничество в сфере спорта, общие направления сотрудничества"),
        (("sport", "nothing"), ""),
        ((), ""),
    ],
)
def test_several_spheres_are_joined_in_one_heading(ids: tuple[str, ...], expected: str) -> None:
    quarter = Quarter(2031, 1)
    joined = joined_heading(ReportKind.EXECUTIVE, ids, quarter, shipped())
    assert joined == expected
    if joined:
        assert recognise_heading(joined, ReportKind.EXECUTIVE, quarter, shipped()) == ids
