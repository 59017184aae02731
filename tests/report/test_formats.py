import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.report.formats import Format, format_of, with_format


@pytest.mark.parametrize(
    ("place", "form"),
    [
        ("", Format.IN_PERSON),
        ("г. Полоцк, дворец «Заря»", Format.IN_PERSON),
        ("В дистанционном\nформате", Format.REMOTE),
        ("г. Тверь, музей (в дистанционном формате)", Format.REMOTE),
        ("г. Тверь, в онлайн-формате", Format.REMOTE),
        ("г. Тверь, онлайн", Format.REMOTE),
        ("В режиме видеоконференцсвязи", Format.VIDEO),
        ("г. Рига, в формате видеоконференц-связи", Format.VIDEO),
        ("В режиме ВКС", Format.VIDEO),
        ("г. Минск (очно и в дистанционном формате)", Format.MIXED),
        ("г. Минск, в смешанном формате", Format.MIXED),
        ("г. Минск, очно и в режиме видеоконференцсвязи", Format.MIXED),
        ("Культурный центр «Онлайнер»", Format.IN_PERSON),
    ],
)
def test_the_format_is_read_from_the_place(place: str, form: Format) -> None:
    assert format_of(place) is form


@pytest.mark.parametrize(
    ("place", "form", "expected"),
    [
        ("", Format.REMOTE, "В дистанционном формате"),
        ("", Format.MIXED, "Очно и в дистанционном формате"),
        ("г. Тверь, музей", Format.VIDEO, "г. Тверь, музей (в режиме видеоконференцсвязи)"),
        ("г. Тверь, музей ", Format.REMOTE, "г. Тверь, музей (в дистанционном формате)"),
        ("В дистанционном\nформате", Format.VIDEO, "В режиме видеоконференцсвязи"),
        ("г. Тверь, в онлайн-формате", Format.MIXED, "г. Тверь (очно и в дистанционном формате)"),
        ("г. Тверь (в дистанционном формате)", Format.IN_PERSON, "г. Тверь"),
        ("В режиме ВКС, г. Тверь", Format.IN_PERSON, "г. Тверь"),
        ("г.\u00a0Тверь,\nсад", Format.IN_PERSON, "г.\u00a0Тверь,\nсад"),
    ],
)
def test_the_words_of_a_format_take_the_place_of_those_before(
    place: str, form: Format, expected: str
) -> None:
    assert with_format(place, form) == expected


@pytest.mark.parametrize("form", [Format.REMOTE, Format.VIDEO, Format.MIXED])
@given(place=st.text("абгдк. ,()«»\n\u00a0", max_size=30).filter(lambda text: text == text.strip()))
def test_what_was_put_in_is_read_and_taken_out_again(form: Format, place: str) -> None:
    put = with_format(place, form)
    assert format_of(put) is form
    assert with_format(put, Format.IN_PERSON) == place
