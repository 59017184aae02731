import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.report.syllables import SOFT_HYPHEN, with_soft_hyphens


@pytest.mark.parametrize(
    "parted",
    [
        "ви-део-кон-фе-ренц-свя-зи",
        "сот-руд-ни-чес-тво",
        "май-ский",
        "подъ-езд",
        "поэ-зия",
        "Смо-ленск",
        "мост",
        "и",
        "",
    ],
)
def test_a_word_is_parted_between_syllables(parted: str) -> None:
    assert with_soft_hyphens(parted.replace("-", "")).replace(SOFT_HYPHEN, "-") == parted


@given(st.text("абвейкостъьэюяЁМ", max_size=30))
def test_no_letter_is_lost_and_none_stands_alone(word: str) -> None:
    parts = with_soft_hyphens(word).split(SOFT_HYPHEN)
    assert "".join(parts) == word
    if len(parts) > 1:
        assert min(len(parts[0]), len(parts[-1])) >= 2
