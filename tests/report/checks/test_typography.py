import pytest

from db.entities import Field
from desktop.report.checks.finding import mended
from tests.made.checks import findings, found_in, report, row

NBSP = "\u00a0"


def check_mending(code: str, wrong: str, right: str) -> None:
    """Mend a content until the rule finds nothing more in it."""
    text = wrong
    for _ in range(wrong.count("") + 1):
        finding = found_in(row(content=text), code)
        if finding is None:
            break
        assert finding.fix
        text = mended(text, finding)
    assert text == right
    assert wrong != right


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Обмен  опытом", "Обмен опытом"),
        ("Обмен опытом,   показ", "Обмен опытом, показ"),
        (f"Встреча в г. {NBSP}Орше", f"Встреча в г.{NBSP}Орше"),
        ("Обмен  опытом  и\nпоказ", "Обмен опытом и\nпоказ"),
        ("Показ           (5 картин)", "Показ (5 картин)"),
    ],
)
def test_needless_spaces_are_taken_out(wrong: str, right: str) -> None:
    check_mending("W05", wrong, right)


@pytest.mark.parametrize(
    "right", ["Обмен опытом", "Обмен \nопытом", "Обмен\n   опытом", f"г.{NBSP}Орша", "  Обмен опытом  "]
)
def test_single_spaces_and_those_at_a_break_are_right(right: str) -> None:
    assert not found_in(row(content=right), "W05")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Учителя ,ученики", "Учителя, ученики"),
        ("Показ картин .", "Показ картин."),
        ("Показ :картины ;книги", "Показ: картины; книги"),
        ("Показ ( картины )", "Показ (картины)"),
        ("Слет « Росток » юннатов", "Слет «Росток» юннатов"),
        ("Показ завершен.Гости уехали", "Показ завершен. Гости уехали"),
        ("Слет «Росток»и гости", "Слет «Росток» и гости"),
        ("Показ,«Лен» и песни", "Показ, «Лен» и песни"),
        ("Школа «Лен»,музей (г. Орша),театр", "Школа «Лен», музей (г. Орша), театр"),
        ("Приехали из г.Орши и пос.Красный", "Приехали из г. Орши и пос. Красный"),
        ("Гости из Беларуси.В конце – концерт", "Гости из Беларуси. В конце – концерт"),
        ("Слет«Росток», школа(г. Орша)", "Слет «Росток», школа (г. Орша)"),
    ],
)
def test_spaces_at_marks_are_mended(wrong: str, right: str) -> None:
    check_mending("W06", wrong, right)


@pytest.mark.parametrize(
    "right",
    [
        "Счет 3:1 и 3 : 1, начало в 10:30",
        "И.И. Петров, А.Б.Сидоров и т.д., т.п., и.о. директора",
        "Сайт www.slet.by, почта slet@orsha.by, https://slet.by/a,b",
        "01.02.2025, 3,5 км, п.3.1",
        "Программа «Лес...», театр «Вот и все!»",
        "Участник(и), (со)авторы; ребенок(дети)",
        "Домен .рф и файл .docx",
        "Проехали обл.центр, г. Орша, ул. Лесная, д.5",
        "Урок.рф и Яндекс.Учебник, проект «Точка.Старт»",
        "участник(и) и (не)зависимые гости",
        "Гости: Минск,\nОрша",
        "Брикс + и «А»-«Б»",
        "Что это?.. Лес!",
    ],
)
def test_abbreviations_numbers_and_addresses_are_right(right: str) -> None:
    assert not found_in(row(content=right), "W06")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Лес - это жизнь", "Лес – это жизнь"),
        ("Слет «Росток» - праздник", "Слет «Росток» – праздник"),
        ("Слет «Росток - 2025»", "Слет «Росток – 2025»"),
        ("Лес -- это жизнь", "Лес – это жизнь"),
        ("Лес -\nэто жизнь", "Лес –\nэто жизнь"),
        ("научно - практическая работа", "научно-практическая работа"),
        ("научно – практическая работа", "научно-практическая работа"),
        ("российско – белорусский поход", "российско-белорусский поход"),
        ("онлайн–встреча", "онлайн-встреча"),
        ("онлайн- встреча, 80- летие Победы", "онлайн-встреча, 80-летие Победы"),
        ("Лес- это жизнь, а сад -радость", "Лес – это жизнь, а сад – радость"),
        ("Орша –Рудня, «Лен»– победитель", "Орша – Рудня, «Лен» – победитель"),
        ("г. Санкт–Петербург", "г. Санкт-Петербург"),
        ("Гости из сел–соседей", "Гости из сел-соседей"),
    ],
)
def test_hyphens_and_dashes_change_places(wrong: str, right: str) -> None:
    check_mending("W07", wrong, right)


@pytest.mark.parametrize(
    "right",
    [
        "Лес – это жизнь",
        "Цели:\n- развитие связей;\n- обмен опытом",
        "- развитие связей",
        "теле- и радиопередачи, научно-практический",
        "кино-, видеосъемка и теле- или радиопередачи",
        "5-11 классы, 10- 12 лет, температура -5",
        "Маршрут Минск–Орша и Минск – Орша",
        "Проект «Школа–вуз», диалог врач–пациент",
        "1941-1945 и 1941–1945 годы, XI–XII века",
        "10 - 12 классы",
        "Это было – новое дело, главное – общая работа",
        "Быстро – значит хорошо",
        "Температура −5, счет 2-1",
        "Занятия шли в апреле–мае, маршрут Рудня–Лиозно, система человек–машина",
    ],
)
def test_dashes_between_words_and_hyphens_within_are_right(right: str) -> None:
    assert not found_in(row(content=right), "W07")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Обмен опытом.", "Обмен опытом"),
        ("Обмен опытом. Показ.", "Обмен опытом. Показ"),
        ("Слет «Росток».", "Слет «Росток»"),
        ("Гости (пять человек).\n", "Гости (пять человек)\n"),
        ("Встреча в 2025 году. ", "Встреча в 2025 году "),
    ],
)
def test_a_full_stop_at_the_end_is_taken_out(wrong: str, right: str) -> None:
    check_mending("W08", wrong, right)


@pytest.mark.parametrize(
    "right",
    [
        "Обмен опытом",
        "Слет «Лес...»...",
        "Музыка, танцы и др.",
        "Музыка, танцы и т.д.",
        "Музей им. Петрова И.И.",
        "Музыка 1990-х гг.",
        "Собрано 5 млн руб.",
        "Лес!",
        ".",
    ],
)
def test_the_full_stop_of_an_abbreviation_is_right(right: str) -> None:
    assert not found_in(row(content=right), "W08")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Обмен \nопытом", "Обмен опытом"),
        ("Обмен опытом,\nпоказ\n  картин", "Обмен опытом, показ картин"),
        ("Музей имени\nИ.И. Петрова", "Музей имени И.И. Петрова"),
        ("Приехали в\nМинск", "Приехали в Минск"),
        ("Слет\n«Росток»", "Слет «Росток»"),
        ("Встреча\n(с песнями)", "Встреча (с песнями)"),
        ("научно-\nпрактическая работа", "научно-практическая работа"),
        ("Музей им.\nПетрова", "Музей им. Петрова"),
    ],
)
def test_breaks_in_a_sentence_become_spaces(wrong: str, right: str) -> None:
    check_mending("W09", wrong, right)


@pytest.mark.parametrize(
    "right",
    [
        "Обмен опытом.\nПоказ картин",
        "Цели:\nобмен опытом;\nпоказ картин",
        "Цели:\n- обмен опытом\n- показ картин",
        "Программа\n1. Показ\n2) Песни",
        "Учителя Орши\nУченики Минска",
        "Обмен опытом\n",
        "\nОбмен опытом",
    ],
)
def test_breaks_between_sentences_and_items_are_right(right: str) -> None:
    assert not found_in(row(content=right), "W09")


def test_two_places_on_two_lines_stay_apart() -> None:
    assert not found_in(row(place="г. Рудня\nг. Орша (Республика Беларусь)"), "W09")
    assert found_in(row(place="г. Рудня,\nСмоленская область"), "W09")


@pytest.mark.parametrize("code", ["W06", "W07", "W08"])
def test_periods_have_a_style_of_their_own(code: str) -> None:
    assert not found_in(row(period="14 -16 мая 2025 г ."), code)


def test_all_slips_of_a_kind_are_one_line_of_the_report() -> None:
    rows = [row(title=f"Слет  юннатов «Тропа {number}»", place="г.  Рудня") for number in (1, 2, 3)]
    (line,) = findings(report(*rows), codes=["W05"])
    assert line.rows == (1, 2, 3)
    assert len(line.parts) == 6
    assert {part.spot.field for part in line.parts} == {Field.TITLE, Field.PLACE}
