from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.dictionaries.entries import Author, UserEntry
from db.dictionaries.loading import load
from db.entities import OFFICE, Quarter, ReportKey, ReportKind
from desktop.report.printed import Identity
from desktop.report.titles import recognise_title, title
from tests.dictionaries import FOLDER, shipped
from tests.published import gold, needs_published

START = "Отчет о мероприятиях в международной сфере, проведенных "
LOCAL = "органами местного самоуправления "
QUARTERS = [Quarter(year, number) for year in range(2020, 2031) for number in range(1, 5)]
SENDERS = [
    *((ReportKind(author.kind), author.id) for author in shipped().all(Author) if author.id != OFFICE),
    *((kind, OFFICE) for kind in ReportKind),
]


@pytest.mark.parametrize(
    ("kind", "author", "quarter", "rest"),
    [
        (
            "municipal",
            OFFICE,
            "2023-Q4",
            LOCAL + "муниципальных образований Смоленской области в IV квартале 2023 года",
        ),
        (
            "municipal",
            OFFICE,
            "2025-Q1",
            LOCAL + "муниципальных и городских округов Смоленской области в I квартале 2025 года",
        ),
        (
            "executive",
            OFFICE,
            "2025-Q2",
            "исполнительными органами Смоленской области и подведомственными им учреждениями"
            " во II квартале 2025 года",
        ),
        (
            "municipal",
            "mun-velizh",
            "2025-Q2",
            LOCAL + "муниципального образования «Велижский муниципальный округ» Смоленской области"
            " во II квартале 2025 года",
        ),
        (
            "municipal",
            "mun-velizh",
            "2024-Q3",
            LOCAL
            + "муниципального образования «Велижский район» Смоленской области в III квартале 2024 года",
        ),
        (
            "municipal",
            "mun-smolensk-city",
            "2024-Q3",
            LOCAL + "города Смоленска в III квартале 2024 года",
        ),
        (
            "executive",
            "body-culture-tourism",
            "2025-Q1",
            "Министерством культуры и туризма Смоленской области и подведомственными ему учреждениями"
            " в I квартале 2025 года",
        ),
    ],
)
def test_a_title_is_worded_as_the_office_does(kind: str, author: str, quarter: str, rest: str) -> None:
    assert title(ReportKey(ReportKind(kind), Quarter.parse(quarter), author), shipped()) == START + rest


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Служба радости Смоленской области", "Службой радости Смоленской области и подведомственными ей"),
        ("Комитет радости", "Комитетом радости и подведомственными ему"),
    ],
)
def test_a_body_that_a_person_added_is_declined_by_rule(name: str, words: str) -> None:
    body = UserEntry("authors", "own-1", {"kind": "executive", "name": name, "short_name": name})
    dictionaries = load(FOLDER, [body])
    key = ReportKey(ReportKind.EXECUTIVE, Quarter(2026, 3), "own-1")
    made = title(key, dictionaries)
    assert f"проведенных {words} учреждениями" in made
    assert recognise_title(made, dictionaries) == Identity(key.kind, key.quarter, "own-1")


def test_there_is_no_title_for_an_unknown_author() -> None:
    with pytest.raises(KeyError, match="own-1"):
        title(ReportKey(ReportKind.EXECUTIVE, Quarter(2026, 3), "own-1"), shipped())


@pytest.mark.parametrize(("kind", "author"), SENDERS)
def test_every_title_that_was_made_is_recognised(kind: ReportKind, author: str) -> None:
    for quarter in QUARTERS:
        made = title(ReportKey(kind, quarter, author), shipped())
        assert recognise_title(made, shipped()) == Identity(kind, quarter, author)


def latin_twins(text: str) -> str:
    return text.translate(str.maketrans("осе", "oce"))


def unquoted(text: str) -> str:
    return text.replace("«", "").replace("»", "")


def half_quoted(text: str) -> str:
    return text.replace("»", "")


def straight_quotes(text: str) -> str:
    return text.replace("«", '"').replace("»", '"')


def with_yo(text: str) -> str:
    return text.replace("Отчет", "Отчёт").replace("проведенных", "проведённых")


def by_month_figures(text: str) -> str:
    for roman, figure in ((" IV ", " 4 "), (" III ", " 3 "), ("во II ", "во 2-м "), (" I ", " 1 ")):
        text = text.replace(roman, figure)
    return text


Hand = Callable[[str], str]
HANDS: list[Hand] = [
    str.upper,
    str.lower,
    latin_twins,
    unquoted,
    half_quoted,
    straight_quotes,
    with_yo,
    by_month_figures,
    lambda text: text.replace(", проведенных", ",\nпроведенных"),
    lambda text: text.replace(" ", "\u00a0"),
    lambda text: f"  {text}.\n",
    lambda text: text.replace("Смоленской области", "Смоленской обл."),
    lambda text: text.replace("муниципального образования", "МО"),
    lambda text: text.replace(
        "органами местного самоуправления муниципального", "администрацией муниципального"
    ),
    lambda text: text.replace("Отчет о", "Сводный отчет о"),
    lambda text: text.replace("проведенных", "организованных"),
    lambda text: text.replace(" года", " г."),
    lambda text: text.replace(" и подведомственными ему учреждениями", ""),
]


@given(st.sampled_from(SENDERS), st.sampled_from(QUARTERS), st.lists(st.sampled_from(HANDS), max_size=4))
def test_a_title_is_recognised_as_hands_type_it(
    sender: tuple[ReportKind, str], quarter: Quarter, hands: list[Hand]
) -> None:
    kind, author = sender
    typed = title(ReportKey(kind, quarter, author), shipped())
    for hand in hands:
        typed = hand(typed)
    assert recognise_title(typed, shipped()) == Identity(kind, quarter, author), typed


@pytest.mark.parametrize(
    ("text", "author"),
    [
        (
            "Отчет Министерства спорта о мероприятиях в международной сфере за II квартал 2025 года",
            "body-sport",
        ),
        ("Отчет о мероприятиях в международной сфере Министерства спорта за II кв. 2025 г.", "body-sport"),
        ("За II квартал 2025 года отчет Министерства спорта о мероприятиях", "body-sport"),
        ("Отчет о мероприятиях, проведенных Велижским районом во II квартале 2025 года", "mun-velizh"),
        (
            "Отчет о мероприятиях, проведенных администрацией г. Смоленска, за 2 квартал 2025",
            "mun-smolensk-city",
        ),
        (
            "Отчет органов местного самоуправления Велижского района о мероприятиях за 2 кв. 2025",
            "mun-velizh",
        ),
        ("Отчет о проведенных Министерством спорта мероприятиях во II квартале 2025 года", "body-sport"),
        ("Отчет Министерства спорта\nза II квартал 2025 года", "body-sport"),
        ("Министерство спорта\nОтчет о мероприятиях за II квартал 2025 года", "body-sport"),
        ("Информация Министерства спорта о мероприятиях за II квартал 2025 года", "body-sport"),
        (
            "Отчет о мероприятиях, проведенных на территории Велижского района во II квартале 2025 года",
            "mun-velizh",
        ),
        (
            "Отчет о мероприятиях, проведенных муниципальными и городскими округами, за II квартал 2025 года",
            OFFICE,
        ),
        ("Отчет о мероприятиях муниципальных образований области за II квартал 2025 года", OFFICE),
    ],
)
def test_an_author_is_recognised_where_an_author_stands(text: str, author: str) -> None:
    found = recognise_title(text, shipped())
    assert (found.author, found.quarter) == (author, Quarter(2025, 2))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", None),
        ("Список литературы", None),
        ("Отчет о мероприятиях", None),
        ("Отчет о мероприятиях, проведенных Министерством волшебства Смоленской области", None),
        ("Отчет о мероприятиях, проведенных Министерством спорта Российской Федерации", None),
        ("Отчет о мероприятиях, проведенных администрацией города Клязьмы", None),
        (START + LOCAL + "муниципального образования «Клязьминский район»", ReportKind.MUNICIPAL),
        ("Отчет о встречах с Министерством спорта", None),
    ],
)
def test_what_a_title_does_not_say_is_not_guessed(text: str, kind: ReportKind | None) -> None:
    assert recognise_title(text, shipped()) == Identity(kind)


@needs_published
@pytest.mark.parametrize(
    ("report", "identity"),
    [
        ("municipal-2023-q4", Identity(ReportKind.MUNICIPAL, Quarter(2023, 4), OFFICE)),
        ("municipal-2025-q1", Identity(ReportKind.MUNICIPAL, Quarter(2025, 1), OFFICE)),
        ("executive-2023-q4", Identity(ReportKind.EXECUTIVE, Quarter(2023, 4), OFFICE)),
    ],
)
def test_the_published_titles_are_recognised_and_would_be_made_so(report: str, identity: Identity) -> None:
    printed = gold(report)["title"]
    assert recognise_title(printed, shipped()) == identity
    assert identity.kind is not None
    assert identity.quarter is not None
    assert title(ReportKey(identity.kind, identity.quarter), shipped()) == printed


def test_the_quarter_of_a_title_without_one_is_none() -> None:
    made = title(ReportKey(ReportKind.EXECUTIVE, Quarter(2025, 1)), shipped())
    known = recognise_title(made, shipped())
    assert recognise_title(made.split(" в I квартале")[0], shipped()) == replace(known, quarter=None)


@pytest.mark.parametrize("repeated", ["отчет ", "i", "проведенных ", "в I квартале 2024 года "])
def test_a_book_in_the_place_of_a_title_is_no_author(repeated: str) -> None:
    assert recognise_title(repeated * 10_000, shipped()).author is None
