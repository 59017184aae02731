import pytest

from desktop.office.ruler import Ruler


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("ооооо", 1),
        ("ооооо ", 1),
        ("ооооо ооооо", 2),
        ("ооооо-ооооо", 2),
        ("оо оо оо", 2),
        ("о\n\nо", 3),
        ("о" * 25, 5),
    ],
)
def test_lines_are_counted_as_a_program_breaks_them(text: str, lines: int) -> None:
    assert Ruler(font_size=10).lines(text, width=28) == lines  # five letters of 5 points and a little more


def test_a_no_break_space_breaks_no_line() -> None:
    ruler = Ruler(font_size=10)
    assert ruler.lines("ооо оо оо ооо", width=28) == 2
    assert ruler.lines("ооо оо\u00a0оо ооо", width=28) == 3


def test_wide_letters_take_more_lines_than_narrow_ones() -> None:
    ruler = Ruler()
    assert ruler.lines("ШШШШ ШШШШ", width=60) > ruler.lines("гггг гггг", width=60)
