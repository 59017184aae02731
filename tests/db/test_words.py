import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.words import located, searched, words

LETTERS = st.text("абёЁйИ\u0301\u0306\u00ad\u200b «».,-_№%12\n\u00a0", max_size=30)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Берёзка и БЕРЕЗА", ["березка", "и", "береза"]),
        ("мастер-классы, 3-5 мая", ["мастер", "классы", "3", "5", "мая"]),
        ("«Огонёк»_№5: 100%", ["огонек", "№", "5", "100", "%"]),
        ("вы\u00adставка за\u0301мок Зимнии\u0306", ["выставка", "замок", "зимний"]),
        ("\0*«»()", []),
    ],
)
def test_a_text_is_cut_into_words_that_can_be_compared(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_texts_are_kept_apart_when_they_are_looked_through() -> None:
    assert searched(["В Орше", "", "5 мая"]) == " в орше \n  \n 5 мая "


@given(LETTERS)
def test_every_word_is_located_where_it_was_written(text: str) -> None:
    found = list(located(text))
    assert [each.word for each in found] == words(text)
    assert all(words(text[start : start + length]) == [word] for start, length, word in found)
