import pytest

from db.entities import OFFICE, ReportKind
from desktop.report.checks.checked import CheckedReport, of_printed
from desktop.report.checks.finding import Spot, mended
from desktop.report.place_style import PlaceStyle
from desktop.report.printed import Identity, PrintedReport, PrintedRow, PrintedSection, Unread
from tests.made.checks import CLOSING, QUARTER, RIGHT, around, findings, found_in, reader, report, row

MUNICIPAL = Identity(ReportKind.MUNICIPAL, QUARTER, OFFICE)


def sectioned(*sections: PrintedSection, identity: Identity = MUNICIPAL) -> CheckedReport:
    return of_printed(PrintedReport("Отчет", sections), identity, "отчет.docx", reader().renew)


@pytest.mark.parametrize("field", ["title", "place", "period", "content", "participants"])
@pytest.mark.parametrize("text", ["", " \u00a0\n", "–", "- -"])
def test_a_field_that_says_nothing_is_an_error(field: str, text: str) -> None:
    lines = findings(report(row(**{field: text})), codes=["C01"])
    assert [(line.spot, line.number) for line in lines] == [(Spot(field), 1)]


def test_a_field_of_one_letter_is_filled_in() -> None:
    assert not found_in(row(place="Д"), "C01")


def test_an_empty_field_is_told_once() -> None:
    empty = row(place="", period="", content="", participants="")
    assert {line.code for line in findings(report(empty)) if line.number} == {"C01", "C07"}


def test_an_event_before_the_first_heading_has_no_section() -> None:
    checked = sectioned(
        PrintedSection("", (PrintedRow(RIGHT),)), PrintedSection("Город Смоленск", (PrintedRow(RIGHT),))
    )
    (line,) = findings(checked, codes=["C02"])
    assert (line.spot, line.number, line.section) == (Spot.SECTION, 1, 0)


def test_a_report_of_one_author_needs_no_sections_but_that_of_the_office_does() -> None:
    of_one = Identity(ReportKind.MUNICIPAL, QUARTER, "mun-velizh")
    rows = PrintedSection("", (PrintedRow(RIGHT), PrintedRow(RIGHT)))
    assert not findings(sectioned(rows, identity=of_one), codes=["C02"])
    (line,) = findings(sectioned(rows), codes=["C02"])
    assert (line.spot, line.rows) == (Spot.REPORT, (1, 2))


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("г. Орша", "Республика Беларусь"),
        ("г. Орша, Витебская область", "Республика Беларусь"),
        ("Белорусский государственный университет, г.\u00a0Минск", "Республика Беларусь"),
        ("г. Смоленск – г. Орша", "Республика Беларусь"),
        ("ГУО «Средняя школа № 2 г. Орши»", "Республика Беларусь"),
        ("г. Ташкент", "Республика Узбекистан"),
        ("г. Белград", "Республика Сербия"),
    ],
)
def test_a_foreign_place_without_its_country_is_explained(place: str, country: str) -> None:
    finding = found_in(row(place=place), "C05")
    assert finding
    assert country in finding.message


@pytest.mark.parametrize(
    "place",
    [
        "г. Орша, Республика Беларусь",
        "г. Орша\n(Республика\u00a0Беларусь)",
        "г. Орша Витебской области Республики Беларусь",
        "г. Гродно, г. Брест (Республика Беларусь)",
        "г. Витебск (РБ)",
        "г. Шанхай, КНР",
        "г. Ташкент (Узбекистан)",
        "г. Смоленск",
        "гостиница «Минск», г. Москва",
        "г. Смоленск, Витебское шоссе, д. 4",
        "Витебский вокзал, г. Санкт-Петербург",
        "г. Москва, Посольство Республики Беларусь",
        "Республика Абхазия",
    ],
)
def test_a_place_with_its_country_or_at_home_is_right(place: str) -> None:
    assert not found_in(row(place=place), "C05")


@pytest.mark.parametrize(
    ("style", "mend"),
    [
        (PlaceStyle.COMMA, "г. Орша, Республика Беларусь"),
        (PlaceStyle.BRACKETS, "г. Орша (Республика Беларусь)"),
    ],
)
def test_the_country_is_added_in_the_style_of_the_report(style: PlaceStyle, mend: str) -> None:
    (line,) = findings(report(row(place="г. Орша")), around(place_style=style), codes=["C05"])
    assert mended("г. Орша", line) == mend
    assert mended(mend, line) == mend
    assert not found_in(row(place=mend), "C05")


def test_no_country_is_put_into_the_middle_of_a_place() -> None:
    finding = found_in(row(place="г. Орша, стадион «Труд»"), "C05")
    assert finding
    assert finding.fix is None


@pytest.mark.parametrize(
    "place",
    [
        "Духовщинский район",
        "Духовщинский муниципальный округ,\nСмоленская область",
        "территория Смоленской области",
        "Витебская область, Республика Беларусь",
        "Республика Узбекистан",
        "Китай",
        "Администрация Смоленской области",
        "Дом культуры «Мир»",
        "ГБУК «Областная библиотека имени А.С. Пушкина»",
        "Смоленский государственный университет",
        "Санаторий «Сосны», Лепельский район, Витебская область, Республика Беларусь",
    ],
)
def test_a_territory_or_a_body_alone_is_no_settlement(place: str) -> None:
    assert found_in(row(place=place), "C06")


@pytest.mark.parametrize(
    "place",
    [
        "с. Третьяково, Духовщинский район",
        "д. Борок, Глинковский район, Смоленская область",
        "Смоленская область, п. Стодолище",
        "агрогородок Мир, Республика Беларусь",
        "рп Кардымово, Смоленская область",
        "Дорогобуж, Смоленская область",
        "Холм-Жирковский, Смоленская область",
        "Анапа, Краснодарский край",
        "Турция, г. Анталья",
        "ГУО «Средняя школа № 2 г. Орши» (Республика Беларусь)",
        "Театр кукол, Смоленск",
        "ДК «Мир» (пос. Голынки)",
        "озеро Каспля, Смоленский район",
        "Национальный парк «Смоленское Поозерье», Демидовский район",
        "мемориальный комплекс «Катынь», Смоленский район",
        "Духовщинский район (в дистанционном формате)",
        "В режиме видеоконференцсвязи",
        "",
    ],
)
def test_a_settlement_a_lake_or_a_remote_meeting_is_place_enough(place: str) -> None:
    assert not found_in(row(place=place), "C06")


HOME = {"title": "Слет юных натуралистов", "place": "г. Рудня", "participants": "Школьники г. Рудни"}


def test_an_event_without_anybody_from_abroad_is_a_remark() -> None:
    assert found_in(row(**HOME), "C07")
    assert found_in(row(**HOME | {"title": "Международный слет"}), "C07")


@pytest.mark.parametrize(
    "changed",
    [
        {"participants": "Школьники г. Рудни и г. Лиозно"},
        {"participants": "Школьники и зарубежные гости"},
        {"place": "г. Орша, Республика Беларусь"},
        {"content": "Гости из Сербии посадили клен"},
    ],
)
def test_whoever_comes_from_abroad_may_be_named_anywhere(changed: dict[str, str]) -> None:
    assert not found_in(row(**HOME | changed), "C07")


FEW = row(participants="Школьники г. Рудни и г. Лиозно", content="Развитие юннатского движения")


def test_head_counts_and_results_are_told_in_one_line_each() -> None:
    checked = report(FEW, row(), FEW, kind=ReportKind.EXECUTIVE, closing=CLOSING)
    lines = [(line.code, line.rows, line.number) for line in findings(checked, codes=["C08", "C09"])]
    assert lines == [("C08", (1, 3), None), ("C09", (1, 3), None)]


def test_in_municipal_reports_they_are_not_asked_for() -> None:
    assert not findings(report(FEW), codes=["C08", "C09"])


@pytest.mark.parametrize(
    "participants", ["6 педагогов", "Команда в составе десяти человек", "Хор: 5 мальчиков и 7 девочек"]
)
def test_any_figure_of_people_is_a_head_count(participants: str) -> None:
    assert not found_in(row(participants=participants), "C08")


def test_the_row_on_meetings_is_missed_in_executive_reports_of_the_office_only() -> None:
    def is_missed(kind: ReportKind, author: str | None = OFFICE, closing: str = "") -> bool:
        return bool(findings(report(RIGHT, kind=kind, author=author, closing=closing), codes=["C10"]))

    assert is_missed(ReportKind.EXECUTIVE)
    assert is_missed(ReportKind.EXECUTIVE, None)
    assert not is_missed(ReportKind.EXECUTIVE, closing=CLOSING)
    assert not is_missed(ReportKind.EXECUTIVE, author="exec-culture")
    assert not is_missed(ReportKind.MUNICIPAL)


def test_a_report_without_events_is_explained_unless_it_says_so() -> None:
    said = "Мероприятия в международной сфере\nво II квартале не проводились"
    assert findings(sectioned(), codes=["C11"])
    assert not findings(sectioned(PrintedSection(said)), codes=["C11"])
    unread = PrintedReport("Отчет", unread=(Unread("абзац 2", said),))
    assert not findings(of_printed(unread, MUNICIPAL, "отчет.docx", reader().renew), codes=["C11"])
    assert not findings(report(RIGHT), codes=["C11"])
