from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.words import searched
from tests.db.finding import typed


def marked(text: str, query: str) -> list[str]:
    return [text[start : start + length] for start, length in typed(query).marks(text)]


@pytest.mark.parametrize(
    ("text", "query", "places"),
    [
        ("Выставка в Орше", "орша", ["Орше"]),
        ("Выставка в Орше", "ВЫСТАВКЕ орши", ["Выставка", "Орше"]),
        ("Фотовыставка", "выстав", ["выстав"]),
        ("Вы\u00adставка", "выстав", ["Вы\u00adставка"]),
        ("Огонёк и огни", "огонек", ["Огонёк"]),
        ("г. Гомель, 10 мая", "г", ["г", "Г"]),
        ("5 мая и 15 мая", "5", ["5"]),
        ("«Мир» и мирный", "«мир»", ["Мир"]),
        ("Дом «Мир и труд», труд", '"мир и труд"', ["Мир и труд"]),
        ("Орша, оршанец", "орша орш", ["Орша", "орша"]),
        ("школы № 5", "№5", ["№", "5"]),
        ("что угодно", "", []),
    ],
)
def test_what_was_found_is_marked_in_the_text_as_written(text: str, query: str, places: list[str]) -> None:
    assert marked(text, query) == places


@pytest.mark.parametrize(
    "query", ["«выставка в", '"', "«»", "в AND орше", "вы*", "(", "NEAR(", "a:b", "\0", "%_'"]
)
def test_whatever_is_typed_is_only_words(query: str) -> None:
    text = searched(["Выставка в Орше and near a b %"])
    assert typed(query).is_in(text)


def test_a_word_of_two_letters_begins_words_only() -> None:
    text = searched(["Ткачихи"])
    assert typed("тк").is_in(text)
    assert not typed("ач").is_in(text)
    assert typed("чих").is_in(text)


def test_a_phrase_goes_over_no_border_of_texts_and_over_no_part_of_a_word() -> None:
    text = searched(["Встреча в Орше", "Гости из Минска"])
    assert typed("«в орше»").is_in(text)
    assert not typed("«орше гости»").is_in(text)
    assert not typed("«гост»").is_in(text)


@given(st.text('абв ё.,-«»"5', max_size=30), st.text('абвё «»."5', max_size=8))
def test_what_is_found_is_marked_and_what_is_not_is_not(text: str, query: str) -> None:
    wanted = typed(query)
    marks = wanted.marks(text)
    if wanted.needles and wanted.is_in(searched([text])):
        assert marks
    for before, after in pairwise(marks):
        assert before.start + before.length < after.start
