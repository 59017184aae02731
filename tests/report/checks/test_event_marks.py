from datetime import date

import pytest

from desktop.report.checks.event_marks import marks, stem
from tests.made.checks import report, row


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Минском", "Минска"),
        ("итогам", "итогов"),
        ("развитие", "развитием"),
        ("Могилев", "Могилеве"),
        ("делегация", "делегаций"),
    ],
)
def test_forms_of_a_word_have_one_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_the_marks_of_an_event_are_its_names_numbers_places_and_days() -> None:
    made = report(
        row(
            title="Участие в ХХI слете «Лен и люди» с хором «Рось», посвященном 80-летию Победы",
            place="г. Орша, Витебская область, ГУК «Дом ремесел»",
            period="12-14 мая 2025 года",
        )
    )
    found = made.events[0].once(marks)
    assert found.names == (("лен", "люд"), ("рос",))
    assert found.event_names == (("лен", "люд"),)
    assert found.ordinals == {21}
    assert found.numbers == {"80"}
    assert found.places == {"орш"}
    assert found.takes_part
    assert found.dates == ((date(2025, 5, 12), date(2025, 5, 14)),)
    assert {"слет", "побед"} <= found.words
    assert "участ" not in found.telling
