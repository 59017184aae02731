from collections.abc import Iterable, Sequence
from dataclasses import replace

import pytest

from db.entities import OFFICE, Quarter, ReportKind, Texts
from desktop.report.checks.checked import CheckedReport, of_printed
from desktop.report.checks.finding import Finding, Spot, Twin
from desktop.report.printed import Identity, PrintedReport, PrintedRow, PrintedSection
from tests.made.checks import QUARTER, around, findings, reader, row

SMOLENSK = "Город Смоленск"
RUDNYA = "Муниципальное образование «Руднянский муниципальный округ» Смоленской области"
VELIZH = "Муниципальное образование «Велижский муниципальный округ» Смоленской области"
ORSHA = "г. Орша, Витебская область, Республика Беларусь"

FORUM = row(
    title="Участие в VI Международном форуме «Добрые соседи»", place=ORSHA, period="12-14 мая 2025 года"
)
TALKS = row(
    title="Рабочая встреча с представителями отдела культуры Лиозненского района",
    place="г. Рудня, Смоленская область",
    period="5 мая 2025 года",
)


def sectioned(
    *sections: Sequence[Texts],
    kind: ReportKind = ReportKind.MUNICIPAL,
    quarter: Quarter | None = QUARTER,
    author: str = OFFICE,
    source: str = "отчет.docx",
    headings: Iterable[str] = (SMOLENSK, RUDNYA, VELIZH),
) -> CheckedReport:
    """Return a report with the rows in as many sections."""
    printed = tuple(
        PrintedSection(heading, tuple(map(PrintedRow, rows)))
        for heading, rows in zip(headings, sections, strict=False)
    )
    return of_printed(
        PrintedReport("Отчет", printed), Identity(kind, quarter, author), source, reader().renew
    )


def doubles(checked: CheckedReport, **surroundings: object) -> list[Finding]:
    return findings(checked, around(**surroundings), codes=["D01", "D02", "D03", "D04"])


def codes(checked: CheckedReport, **surroundings: object) -> list[str]:
    return [each.code for each in doubles(checked, **surroundings)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FORUM, FORUM),
        (FORUM, replace(FORUM, title="VI Международный форум «Добрые соседи»")),
        (FORUM, replace(FORUM, title="Участие в шестом международном форуме «Добрые\nсоседи»")),
        (FORUM, replace(FORUM, period="12 – 14 мая 2025", content="Прошли заседания секций")),
        (TALKS, replace(TALKS, title="Встреча с представителями отдела культуры Лиозненского района")),
    ],
)
def test_an_event_twice_in_a_section_is_found(one: Texts, other: Texts) -> None:
    (finding,) = doubles(sectioned([one, other]))
    assert (finding.code, finding.number, finding.rows) == ("D01", 2, (1, 2))
    assert finding.twins == (Twin("отчет.docx", 1),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FORUM, replace(FORUM, title="Участие в VI Международном форуме «Лен и люди»")),
        (FORUM, replace(FORUM, title="Участие в VII Международном форуме «Добрые соседи»")),
        (FORUM, replace(FORUM, period="26-28 мая 2025 года")),
        (FORUM, replace(FORUM, place="г. Минск, Республика Беларусь")),
        (TALKS, replace(TALKS, period="19 мая 2025 года")),
        (TALKS, replace(TALKS, title="Рабочая встреча с представителями отдела культуры Горецкого района")),
        (TALKS, replace(TALKS, title="Рабочая встреча с представителями отдела спорта Лиозненского района")),
        (
            replace(TALKS, title="Товарищеский матч по хоккею"),
            replace(
                TALKS,
                title="Товарищеский матч по хоккею",
                content="Победили ветераны",
                participants="Ветераны клуба «Лед» и мастера Орши",
            ),
        ),
    ],
)
def test_two_events_of_a_kind_in_a_section_are_right(one: Texts, other: Texts) -> None:
    assert not codes(sectioned([one, other]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FORUM, replace(FORUM, period="13-15 мая 2025 года")),
        (FORUM, replace(FORUM, period="12-14 мая 2024 года")),
        (FORUM, replace(FORUM, period="21-23 мая 2025 года")),
        (FORUM, replace(FORUM, title="VI форум «Добрые соседи»", period="16 мая 2025 года")),
        (FORUM, replace(FORUM, period="12-15 мая 2025 года")),
        (
            replace(FORUM, title="Участие в Форуме приграничной торговли и ремесел"),
            replace(
                FORUM,
                title="Поездка в Оршу на Международный форум приграничной торговли и ремесел «Лен»",
                period="14-16 мая 2025 года",
            ),
        ),
        # no name, but words enough to know it by
        (
            replace(
                FORUM, title="Турнир по пляжному волейболу среди женских команд", period="3 мая 2025 года"
            ),
            replace(
                FORUM, title="Турнир по пляжному волейболу среди женских команд", period="4 мая 2025 года"
            ),
        ),
    ],
)
def test_other_dates_in_another_section_are_a_contradiction(one: Texts, other: Texts) -> None:
    (finding,) = doubles(sectioned([one], [other]))
    assert (finding.code, finding.rows, finding.spot) == ("D02", (1, 2), Spot.PERIOD)


@pytest.mark.parametrize("period", ["13-15 мая 2025 года", "15-17 мая 2025 года"])
def test_other_dates_in_one_section_are_a_contradiction_where_they_are_near(period: str) -> None:
    (finding,) = doubles(sectioned([FORUM, replace(FORUM, period=period)]))
    assert (finding.code, finding.rows, finding.spot) == ("D02", (1, 2), Spot.PERIOD)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Турнир «Кубок крепости» (А-турнир)", "Турнир «Кубок крепости» (В-турнир)"),
        ("Участие в конкурсе «А»", "Участие в конкурсе «Б»"),
        ("Международная выставка «EXPO-Лен»", "Международная выставка «EXPO-Мед»"),
        ("Турнир по шахматам (группа А)", "Турнир по шахматам (группа Б)"),
        ("Фестиваль воздухоплавания", "Конкурс воздухоплавания"),
    ],
)
def test_letters_and_kinds_tell_events_apart(one: str, other: str) -> None:
    assert codes(sectioned([row(title=one), row(title=other)], [row(title=other)])) == ["D03"]


def test_a_feast_that_each_district_keeps_is_no_contradiction() -> None:
    feast = replace(FORUM, title="Участие в фестивале тружеников села «Дожинки-2025»")
    assert not codes(sectioned([feast], [replace(feast, place="г. Горки, Республика Беларусь")]))


def test_many_equal_events_are_each_told_of() -> None:
    found = doubles(sectioned([FORUM] * 30))
    assert [each.number for each in found] == list(range(2, 31))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FORUM, replace(FORUM, place="г. Полоцк, Республика Беларусь")),
        (FORUM, replace(FORUM, title="Участие в форуме «Добрые соседи»", place="г. Минск")),
        (
            replace(FORUM, title="VI ярмарка «Добрые соседи»", place="г. Рудня, Смоленская область"),
            replace(FORUM, title="VI ярмарка «Добрые соседи»", place=ORSHA),
        ),
    ],
)
def test_another_place_in_another_section_is_a_contradiction(one: Texts, other: Texts) -> None:
    (finding,) = doubles(sectioned([one], [], [other]))
    assert (finding.code, finding.rows, finding.spot) == ("D02", (1, 2), Spot.PLACE)


@pytest.mark.parametrize(
    ("title", "changed", "spot"),
    [
        ("Открытый турнир по городкам", {"period": "26 мая 2025 года"}, Spot.PERIOD),
        ("Открытый турнир по городкам", {"place": "г. Калуга"}, Spot.PLACE),
        ("Рабочая встреча с ткачами", {"period": "8 мая 2025 года"}, Spot.PERIOD),
        ("Рабочая встреча с ткачами", {"place": "г. Калуга"}, Spot.PLACE),
        (
            "Выставка «Нити судьбы и времени»",
            {"period": "17 мая 2025 года", "content": "Кружева"},
            Spot.PERIOD,
        ),
    ],
)
def test_a_row_copied_to_another_section_with_one_change_is_a_contradiction(
    title: str, changed: dict[str, str], spot: Spot
) -> None:
    one = replace(TALKS, title=title)
    (finding,) = doubles(sectioned([one], [], [replace(one, **changed)]))
    assert (finding.code, finding.rows, finding.spot) == ("D02", (1, 2), spot)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # who comes for a day comes to a part of the event
        (FORUM, replace(FORUM, period="13 мая 2025 года")),
        (FORUM, replace(FORUM, period="май 2025 года")),
        (FORUM, replace(FORUM, period="скоро")),
        (TALKS, replace(TALKS, period="19 мая 2025 года")),
        (
            FORUM,
            replace(FORUM, title="Участие в Международном форуме «Лен и люди»", period="13-15 мая 2025 года"),
        ),
        # nobody says where
        (
            replace(FORUM, title="Конкурс чтецов «Весна»", place="В дистанционном формате"),
            replace(
                FORUM,
                title="Конкурс чтецов «Весна»",
                period="13-18 мая 2025 года",
                content="Жюри выслушало басни и отрывки из повестей",
            ),
        ),
        # held everywhere on one day
        (
            replace(TALKS, title="Акция «Свеча памяти»"),
            replace(TALKS, title="Акция «Свеча памяти»", place="г. Велиж, Смоленская область"),
        ),
        (
            replace(TALKS, title="Участие в акции «Лес памяти»"),
            replace(TALKS, title="Участие в акции «Лес памяти»", place="г. Велиж, Смоленская область"),
        ),
        # taken part in from home
        (
            replace(TALKS, title="Участие в VI конкурсе «Мост»", place="г. Рудня"),
            replace(TALKS, title="Участие в VI конкурсе «Мост»", place=ORSHA),
        ),
        (
            replace(TALKS, title="Турнир по волейболу памяти основателя школы"),
            replace(TALKS, title="Турнир по волейболу памяти основателя клуба", place="г. Велиж"),
        ),
    ],
)
def test_a_part_of_the_days_or_an_event_of_its_own_contradicts_nothing(one: Texts, other: Texts) -> None:
    assert not codes(sectioned([], [one], [other]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FORUM, FORUM),
        (
            FORUM,
            replace(FORUM, title="Поездка на форум «Добрые соседи»", place="г. Орша (Республика Беларусь)"),
        ),
        (FORUM, replace(FORUM, place="В дистанционном формате")),
        (
            replace(TALKS, title="Участие в собрании по итогам развития Лиозненского района за 2024 год"),
            replace(TALKS, title="Собрание по итогам развития Лиозненского района за 2024 год"),
        ),
        (
            replace(FORUM, title="ХХI слет «Лен», посвященный 80-летию Победы"),
            replace(FORUM, title="XXI слет «Лен»"),
        ),
    ],
)
def test_an_event_of_two_sections_on_the_same_days_is_a_joint_one(one: Texts, other: Texts) -> None:
    (finding,) = doubles(sectioned([one], [other]))
    assert (finding.code, finding.number, finding.rows) == ("D03", 1, (1, 2))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FORUM, replace(FORUM, title="Участие в VI Международном форуме «Лен и люди»")),
        (FORUM, replace(FORUM, title="Участие в V Международном форуме «Добрые соседи»")),
        (TALKS, replace(TALKS, title="Рабочая встреча с представителями отдела культуры Горецкого района")),
        (
            replace(FORUM, title="Мастер-класс «Узор» фестиваля «Лен»"),
            replace(FORUM, title="Концерт «Голоса» фестиваля «Лен»"),
        ),
        (
            replace(TALKS, title="Турнир «Дружба» по шашкам"),
            replace(TALKS, title="Турнир «Дружба» по хоккею"),
        ),
        (replace(TALKS, title="Рабочая встреча"), replace(TALKS, title="Официальная встреча")),
        (
            replace(TALKS, title="Прием делегации Орши", place=""),
            replace(TALKS, title="Прием делегации Полоцка", place=""),
        ),
    ],
)
def test_two_events_on_the_same_days_in_two_sections_are_right(one: Texts, other: Texts) -> None:
    assert not codes(sectioned([one], [other]))


def test_three_sections_with_one_event_are_one_line() -> None:
    (finding,) = doubles(sectioned([FORUM], [FORUM], [FORUM]))
    assert finding.rows == (1, 2, 3)


def test_the_one_that_differs_from_the_others_is_marked() -> None:
    odd = replace(FORUM, period="13-15 мая 2025 года")
    contradiction, joint = doubles(sectioned([odd], [FORUM], [FORUM]))
    assert (contradiction.code, contradiction.number, contradiction.rows) == ("D02", 1, (1, 2, 3))
    assert (joint.code, joint.rows) == ("D03", (2, 3))


def test_both_streams_are_compared() -> None:
    executive = sectioned(
        [replace(FORUM, period="13-15 мая 2025 года"), TALKS], kind=ReportKind.EXECUTIVE, source="и.docx"
    )
    municipal = sectioned([FORUM], [TALKS])
    found = doubles(municipal, beside=(executive,))
    assert [(each.code, each.number, each.rows, each.twins) for each in found] == [
        ("D02", 1, (1,), (Twin("и.docx", 1),)),
        ("D03", 2, (2,), (Twin("и.docx", 2),)),
    ]
    assert "в отчете исполнительных органов (строка 1)" in found[0].message


@pytest.mark.parametrize(
    "beside",
    [
        sectioned([FORUM], source="другая версия.docx"),
        sectioned([FORUM], author="mun-rudnya"),
        sectioned([FORUM], quarter=Quarter(2025, 3), kind=ReportKind.EXECUTIVE),
    ],
)
def test_another_version_a_part_and_a_later_quarter_are_not_compared(beside: CheckedReport) -> None:
    assert not codes(sectioned([FORUM]), beside=(beside,))


LAST = Quarter(2025, 1)


@pytest.mark.parametrize(
    "before",
    [
        FORUM,
        replace(FORUM, title="Участие в форуме «Добрые соседи»"),
        replace(FORUM, content="Прошли заседания", participants="Школьники"),
        replace(FORUM, place="г. Орша (Республика Беларусь)"),
        replace(FORUM, period="12\nмая – 14 мая 2025"),
    ],
)
def test_an_event_of_an_earlier_report_with_the_same_dates_is_found(before: Texts) -> None:
    earlier = sectioned([TALKS, before], quarter=LAST, source="раньше.docx")
    (finding,) = doubles(sectioned([FORUM]), earlier=(earlier,))
    assert (finding.code, finding.number, finding.twins) == ("D04", 1, (Twin("раньше.docx", 2),))
    assert "в I квартале 2025 года" in finding.message
    assert codes(sectioned([FORUM]), beside=(earlier,)) == ["D04"]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        (replace(FORUM, period="12-14 марта 2025 года"), FORUM),
        (replace(FORUM, title="Участие в VI Международном форуме «Лен»"), FORUM),
        (replace(FORUM, place="г. Полоцк, Республика Беларусь"), FORUM),
        (replace(FORUM, period="12-14 мая 2024 года"), FORUM),
        (
            replace(FORUM, period="20 марта – 5 мая 2025 года"),
            replace(FORUM, period="20 марта – 5 мая 2025 года"),
        ),
        (replace(TALKS, period=""), replace(TALKS, period="")),
    ],
)
def test_an_event_that_goes_on_or_comes_again_is_right(before: Texts, now: Texts) -> None:
    assert not codes(sectioned([now]), earlier=(sectioned([before], quarter=LAST),))


def test_what_another_municipality_told_before_is_a_joint_event() -> None:
    before = sectioned([], [FORUM], quarter=LAST)
    assert not codes(sectioned([FORUM]), earlier=(before,))
    assert codes(sectioned([], [FORUM]), earlier=(before,)) == ["D04"]
    own = sectioned([FORUM], author="mun-rudnya", headings=[""])
    assert codes(own, earlier=(before,)) == ["D04"]
    assert not codes(replace(own, identity=replace(own.identity, author="mun-velizh")), earlier=(before,))


def test_the_other_stream_of_an_earlier_quarter_is_not_compared() -> None:
    before = sectioned([FORUM], quarter=LAST, kind=ReportKind.EXECUTIVE)
    assert not codes(sectioned([FORUM]), earlier=(before,))
