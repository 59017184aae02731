import pytest

from desktop.report.checks.finding import mended
from tests.made.checks import findings, found_in, report, row


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Bыставка ткачества", "Выставка ткачества"),
        ("Слет юннатов в дepевне", "Слет юннатов в деревне"),
        ("Встреча с МAОУ «Школа № 3»", "Встреча с МАОУ «Школа № 3»"),
        ("Конференция по IТ-технологиям", "Конференция по IT-технологиям"),
        ("Праздник «Купалле ў вёсцi»", "Праздник «Купалле ў вёсці»"),
        ("Поездка c коллегами", "Поездка с коллегами"),
        ("O работе библиотек", "О работе библиотек"),
    ],
)
def test_letters_of_two_alphabets_in_a_word_are_mended(wrong: str, right: str) -> None:
    finding = found_in(row(title=wrong), "W01")
    assert finding
    assert mended(wrong, finding) == right
    assert not found_in(row(title=right), "W01")


@pytest.mark.parametrize(
    "right",
    [
        "Заплыв X-WATERS и обучение IT-сфере",
        "Переговоры b2b и B2C с партнерами",
        "Показ фильма «Наш Zаслон» и акция «КуZбасс»",
        "Участие VIPов в eТеатре",
        "Концерт «Jazz-вечер», рок-группа The Ветер",
        "XXI век, II этап, в VIII-IX вв.",
        "Праздник «Купалле ў вёсці» с танцами",
        "Сайт orsha.by, витамин C и формат A4",
    ],
)
def test_a_foreign_word_beside_a_russian_one_is_right(right: str) -> None:
    assert not found_in(row(title=right), "W01")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("ХХI слет пчеловодов", "XXI слет пчеловодов"),
        ("ХIV турнир", "XIV турнир"),
        ("Участие в ІІІ конкурсе чтецов", "Участие в III конкурсе чтецов"),
        ("Х форум ткачей", "X форум ткачей"),
        ("Участие в Х молодежном слете", "Участие в X молодежном слете"),
        ("Культура ХХ века", "Культура XX века"),
        ("Итоги П квартала", "Итоги II квартала"),
    ],
)
def test_roman_numerals_of_russian_letters_are_mended(wrong: str, right: str) -> None:
    finding = found_in(row(title=wrong), "W02")
    assert finding
    assert mended(wrong, finding) == right
    assert not found_in(row(title=right), "W02")
    assert not found_in(row(title=wrong), "W01")


@pytest.mark.parametrize(
    "right",
    [
        "XXI слет и X форум",
        "Проект «Х-фактор»",
        "Встреча с УП «Маяк» и Х. Петровым",
        "Поколение Х любит чтение",
        "У фестиваля есть друзья",
        "Точка Х новых встреч",
        "Художник ШХ Иванов, МСХ области",
    ],
)
def test_other_lone_letters_are_no_numerals(right: str) -> None:
    assert not found_in(row(title=right), "W02")


def test_only_what_is_wrong_is_marked() -> None:
    text = "Участие в Х Международном слете юннатов"
    finding = found_in(row(title=text), "W02")
    assert finding
    assert text[finding.start : finding.end] == "Х"


@pytest.mark.parametrize(
    ("heading", "closing", "is_found"),
    [
        ("Гopoд Смоленск", "", True),
        ("Cотрудничество в сфере спорта", "", True),
        ("Город Смоленск", "В ІV квартале 2025 года состоялась 1 встреча", True),
        ("Город Смоленск", "В П квартале 2025 года состоялась 1 встреча", True),
        ("Город Смоленск", "В II квартале 2025 гoда состоялась 1 встреча", True),
        ("Город Смоленск", "В II квартале 2025 года состоялась 1 встреча", False),
        ("Сотрудничество в IT-сфере", "", False),
    ],
)
def test_headings_and_the_last_row_have_letters_of_one_alphabet(
    heading: str, closing: str, is_found: bool
) -> None:
    assert bool(findings(report(row(), heading=heading, closing=closing), codes=["W13"])) is is_found


def test_a_heading_is_mended() -> None:
    (finding,) = findings(report(row(), heading="Гopoд Смоленск"), codes=["W13"])
    assert finding.section == 0
    assert mended("Гopoд Смоленск", finding) == "Город Смоленск"
