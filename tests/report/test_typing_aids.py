import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.report.typing_aids import Aid, aid

ALL = tuple(Aid)


def typed(keys: str, before: str = "", allowed: tuple[Aid, ...] = ALL) -> str:
    """Return what stands after typing the keys one by one behind a text that was there before."""
    text = before
    for key in keys:
        found = aid(text, key, len(before), allowed)
        text = text[: found.start] + found.text if found else text + key
    return text.replace("\u00a0", "~")


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ('Ансамбль "Василек"', "Ансамбль «Василек»"),
        ('"Василек" и "Лен"', "«Василек» и «Лен»"),
        ('("Василек")', "(«Василек»)"),
        ('Детский сад № 7 "Лучик"', "Детский сад №~7 «Лучик»"),
        ('"Детский сад № 7 "Лучик"', "«Детский сад №~7 «Лучик»"),
        ('"Детский сад № 7 "Лучик""', "«Детский сад №~7 «Лучик»"),
        ('"Школа "Лен"", "Лицей "Мир""', "«Школа «Лен», «Лицей «Мир»"),
        ('""Лучик" сада"', "««Лучик» сада»"),
        ('фестиваль "Река-2027"', "фестиваль «Река-2027»"),
    ],
)
def test_straight_quotes_are_turned_and_nested_ones_closed_once(keys: str, text: str) -> None:
    assert typed(keys) == text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("Велиж - Орша ", "Велиж – Орша "),
        ("Велиж -- Орша", "Велиж – Орша"),
        ("онлайн-встреча и 23-24 мая", "онлайн-встреча и 23-24 мая"),
        ("Велиж -Орша", "Велиж -Орша"),
        ("- пункт", "- пункт"),
        ("конкурс - 2027", "конкурс – 2027"),
    ],
)
def test_a_hyphen_between_spaces_is_a_dash(keys: str, text: str) -> None:
    assert typed(keys) == text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("г. Орша", "г.~Орша"),
        ("(г. Орша)", "(г.~Орша)"),
        ("п. Речной", "п.~Речной"),
        ("г.п. Речной", "г.п.~Речной"),
        ("школа № 5", "школа №~5"),
        ("в 2027 г. прошел", "в 2027 г. прошел"),
        ("в 2027г. прошел", "в 2027г. прошел"),
        ("рег. орган", "рег. орган"),
        ("И.П. Сергеев", "И.П.~Сергеев"),
        ("им. И. Сергеева", "им. И.~Сергеева"),
        ("И. П. Сергеев", "И.~П.~Сергеев"),
        ("Сергеев И.П. и другие", "Сергеев~И.П. и другие"),
        ("Сергеева И. П. Участники", "Сергеева~И.~П. Участники"),
        ("Директор И.П. Сергеев", "Директор И.П.~Сергеев"),
        ("в ДК. Итоги", "в ДК. Итоги"),
        ("12 человек в 2027 году", "12 человек в 2027 году"),
    ],
)
def test_what_belongs_together_stays_on_one_line(keys: str, text: str) -> None:
    assert typed(keys) == text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("ХХІ век", "XXI век"),
        ("ХIХ век", "XIX век"),
        ("ІІ, ІV.", "II, IV."),
        ("ХХ век", "XX век"),
        ("ХХ-й", "XX-й"),
        ("Х век ", "X век "),
        ("Х Международный форум", "X Международный форум"),
        ("во П квартале ", "во II квартале "),
        ("в 1У квартале ", "в IV квартале "),
        ("ХУШ фестиваль ", "XVIII фестиваль "),
        ("XXI век", "XXI век"),
        ("СМІ и МХАТ ", "СМІ и МХАТ "),
        ("ХС, Х. Петров ", "ХС, Х.~Петров "),
        ("У открытых дверей ", "У открытых дверей "),
        ("11 век ", "11 век "),
        ("ІІІІІ век ", "ІІІІІ век "),
    ],
)
def test_a_numeral_in_letters_that_look_alike_is_written_in_latin_ones(keys: str, text: str) -> None:
    assert typed(keys) == text


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ("Встреча  друзей", "Встреча друзей"),
        ("Встреча , вечер ; бал !", "Встреча, вечер; бал!"),
        ("г.  Орша", "г.~Орша"),
        ('"Лен" , (хор) ; ', "«Лен», (хор); "),
        ("Велиж – , Орша", "Велиж – , Орша"),
    ],
)
def test_needless_spaces_are_left_out(keys: str, text: str) -> None:
    assert typed(keys) == text


@pytest.mark.parametrize(
    ("before", "keys", "text"),
    [
        ("Велиж -", " Орша", "Велиж - Орша"),
        ("И.П. ", "Сергеев", "И.П. Сергеев"),
        ("Встреча ", ", бал", "Встреча , бал"),
        ("ХХІ", " век", "ХХІ век"),
        ("Сергеев ", "И. П.", "Сергеев И. П."),
    ],
)
def test_what_was_there_before_stays_as_it_is(before: str, keys: str, text: str) -> None:
    assert typed(keys, before) == text


@pytest.mark.parametrize(
    ("off", "keys"),
    [
        (Aid.QUOTES, '"Лен"'),
        (Aid.DASH, "а - б"),
        (Aid.NO_BREAK, "г. Орша, И.П. Сергеев"),
        (Aid.ROMAN, "ХХІ Х век "),
        (Aid.SPACES, "а  б , в"),
    ],
)
def test_an_aid_that_is_switched_off_does_nothing(off: Aid, keys: str) -> None:
    assert typed(keys) != keys
    assert typed(keys, allowed=tuple(each for each in Aid if each is not off)) == keys


@given(before=st.text('«»"ИПа.г№Х -,\u00a0'), keys=st.text('"ИПа.г№ХI -,', max_size=12))
def test_no_aid_ever_touches_what_was_there_before(before: str, keys: str) -> None:
    assert typed(keys, before).startswith(before.replace("\u00a0", "~"))
