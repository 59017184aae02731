from desktop.report.partners_words import NOTHING, at, plain, words_of


def test_words_keep_their_places_in_the_text_as_it_stands() -> None:
    text = "г.\u00a0Ви\u00adтебск –\nОрша"
    assert [text[word.start : word.end] for word in words_of(text)] == [
        "г",
        ".",
        "Ви\u00adтебск",
        "–",
        "Орша",
    ]


def test_words_are_compared_without_what_is_put_in_for_looks() -> None:
    assert plain("Могилёв — ВИ\u00adТЕБСК") == ("могилев", "-", "витебск")


def test_latin_letters_inside_a_russian_word_are_taken_for_russian_ones() -> None:
    assert plain("Mинск и Minsk") == ("минск", "и", "minsk")


def test_a_word_knows_whether_it_begins_with_a_capital_and_whether_a_space_stands_before_it() -> None:
    words = words_of("Буда-кошелево")
    assert [(word.capital, word.glued) for word in words] == [(True, False), (False, True), (False, True)]


def test_nothing_stands_beyond_the_ends_of_a_text() -> None:
    words = words_of("Орша")
    assert at(words, -1) is at(words, 1) is NOTHING
