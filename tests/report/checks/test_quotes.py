import pytest

from desktop.report.checks.finding import mended
from tests.made.checks import found_in, row


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("Слет «Зеленая тропа", "Слет «Зеленая тропа»"),
        ("Слет школы «Росток»» в г. Орше", "Слет школы «Росток» в г. Орше"),
        ("Слет Зеленая тропа» в г. Орше", None),
        ("Слет «Зеленая тропа, посвященный дню леса", None),
        ("Слет «А», «Б», «В", "Слет «А», «Б», «В»"),
    ],
)
def test_a_mark_without_its_other_half_is_found(wrong: str, right: str | None) -> None:
    finding = found_in(row(title=wrong), "W03")
    assert finding
    assert (mended(wrong, finding) if finding.fix else None) == right


@pytest.mark.parametrize(
    "right",
    [
        "Школа № 4 «Центр «Радуга»",
        "Школа № 4 «Центр «Радуга»»",
        "Музей «Дом «Лен» и школа «Росток»",
        "Библиотека «Центр «Слово «Мир»",
        "Слет без названия",
        "Слет «А» и «Б»\nи «В»",
        'Слет "Зеленая тропа"',
    ],
)
def test_one_mark_closes_all_quotes_that_are_open(right: str) -> None:
    assert not found_in(row(title=right), "W03")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ('Слет "Зеленая тропа"', "Слет «Зеленая тропа»"),
        ("Слет “Зеленая тропа”", "Слет «Зеленая тропа»"),
        ("Слет „Зеленая тропа“ юннатов", "Слет «Зеленая тропа» юннатов"),
        ('Слет «Зеленая тропа"', "Слет «Зеленая тропа»"),
        ('Школа "Центр "Радуга""', "Школа «Центр «Радуга»"),
        ('Слеты "А" и "Б" ("В")', "Слеты «А» и «Б» («В»)"),
    ],
)
def test_straight_and_curly_marks_are_mended_together(wrong: str, right: str) -> None:
    finding = found_in(row(title=wrong), "W04")
    assert finding
    assert mended(wrong, finding) == right
    assert not found_in(row(title=right), "W04")


@pytest.mark.parametrize(
    "right",
    [
        "Слет «Зеленая тропа»",
        "Школа «Центр „Радуга“»",
        'Показ на экране 55" в музее',
        "Ансамбль Д'Артаньян",
        "Слет без названия",
    ],
)
def test_printed_marks_and_inches_are_right(right: str) -> None:
    assert not found_in(row(title=right), "W04")
