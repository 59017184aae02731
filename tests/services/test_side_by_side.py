from hypothesis import given
from hypothesis import strategies as st

from db.folding import fold
from desktop.services.side_by_side import Pieces, side_by_side

NBSP = "\u00a0"


def marked(pieces: Pieces) -> str:
    return "".join(f"[{piece.text}]" if piece.differs else piece.text for piece in pieces)


def compared(old: str, new: str) -> tuple[str, str]:
    before, after = side_by_side(old, new)
    return marked(before), marked(after)


def test_the_words_that_differ_are_marked_on_both_sides() -> None:
    assert compared("Турнир прошел 24 мая", "Турнир прошел 25 мая") == (
        "Турнир прошел [24 ]мая",
        "Турнир прошел [25 ]мая",
    )


def test_a_word_that_was_put_in_is_marked_only_where_it_stands() -> None:
    assert compared("Прием делегации", "Прием большой делегации") == (
        "Прием делегации",
        "Прием [большой ]делегации",
    )


def test_a_word_at_the_end_is_the_same_as_one_before_a_space() -> None:
    assert compared("Выставка", "Выставка картин") == ("Выставка", "Выставка [картин]")


def test_line_breaks_do_not_count_where_words_differ() -> None:
    assert compared("Прием\nделегации", "Встреча делегации") == ("[Прием ]делегации", "[Встреча ]делегации")


def test_spaces_and_breaks_get_signs_where_nothing_else_differs() -> None:
    assert compared("5 мая\nв Орше", f"5{NBSP}мая в Орше") == ("[5·мая↵\n]в Орше", "[5°мая·]в Орше")


def test_texts_as_long_as_a_book_are_marked_whole_at_once() -> None:
    old, new = "слово " * 20_000, "другое " * 20_000
    assert compared(old, new) == (f"[{fold(old)}]", f"[{fold(new)}]")


@given(st.text("аб \n.", max_size=30), st.text("аб \n.", max_size=30))
def test_nothing_of_a_text_is_lost(old: str, new: str) -> None:
    before, after = side_by_side(old, new)
    assert fold("".join(piece.text for piece in before).translate({0xB7: " ", 0x21B5: ""})) == fold(old)
    assert fold("".join(piece.text for piece in after).translate({0xB7: " ", 0x21B5: ""})) == fold(new)
