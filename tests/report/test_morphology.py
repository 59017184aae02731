from desktop.report.morphology import Morphology


def test_forms_of_one_word_have_a_lemma_in_common() -> None:
    words = Morphology()
    assert set(words.lemmas("Витебского")) & set(words.lemmas("витебскими"))
    assert words.lemmas("ребёнком") == ("ребенок",)


def test_a_form_of_a_word_is_known_and_a_slip_of_the_hand_is_not() -> None:
    words = Morphology()
    assert words.knows("побратимами")
    assert words.knows("Делегация")
    assert not words.knows("делегацыя")


def test_letters_without_a_name_stand_for_themselves() -> None:
    words, sign = Morphology(), "\U00017000"
    assert words.lemmas(sign) == (sign,)
    assert words.inflected(sign) == {sign}
    assert words.forms(sign) == ()
    assert not words.knows(sign)
