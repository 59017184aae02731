import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.report.checks.event_marks import Marks, marks
from desktop.report.checks.twins import TwinIndex, are_one, index_of, same_place
from tests.made.checks import report, row

TITLES = (
    "VI форум «Добрые соседи»",
    "Участие в шестом форуме «Добрые соседи»",
    "VII форум «Добрые соседи»",
    "Форум «Лен и люди»",
    "Встреча с учителями Лиозненского района",
    "Рабочая встреча",
    "",
)
PLACES = ("г. Орша, Республика Беларусь", "г. Рудня", "В дистанционном формате", "")
PERIODS = ("12-14 мая 2025 года", "13 мая 2025 года", "12-14 мая 2024 года", "май 2025 года", "")


def marked(title: str, place: str = "г. Рудня", period: str = "12 мая 2025 года") -> Marks:
    return report(row(title=title, place=place, period=period)).events[0].once(marks)


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("XXI слет «Лен»", "ХХI слет «Лен»", True),
        ("XXI слет «Лен»", "двадцать первый слет «Лен»", True),
        ("XXI слет «Лен»", "XXII слет «Лен»", False),
        ("Слет «Лен»", "XXII слет «Лен»", True),
        ("Форум «Добрые соседи: мост дружбы»", "Форум «Добрые соседи: мост дружбы и торговли»", True),
        ("Итоги развития Горецкого района", "Подведение итогов развития Горецкого района", True),
        ("Итоги развития Горецкого района", "Итоги развития Дубровенского района", False),
        ("Итоги развития за 2023 год", "Итоги развития за 2024 год", False),
        ("Концерт МБУК «Дом культуры и отдыха»", "Выставка МБУК «Дом культуры и отдыха»", False),
        ("Спектакль театра «Ветер»", "Спектакль театра «Лес»", False),
        ("Концерт хора «Лес» на слете «Лен»", "Слет «Лен»", True),
        ("Рабочая встреча", "Рабочая встреча", True),
        ("Рабочая встреча", "Официальная встреча", False),
    ],
)
def test_what_distinguishes_titles_decides(one: str, other: str, is_one: bool) -> None:
    assert are_one(marked(one), marked(other)) is is_one
    assert are_one(marked(other), marked(one)) is is_one


@pytest.mark.parametrize(
    ("one", "other", "can_be"),
    [
        ("г. Орша (Республика Беларусь)", "г. Орша, Витебская область, Республика Беларусь", True),
        ("аг. Бабиновичи, Лиозненский район", "Лиозненский район", True),
        ("г. Орша", "г. Минск", False),
        ("г. Витебск", "Витебская область", True),
        ("г. Орша, дом культуры «Мир»", "г. Рудня, школа «Мир»", False),
        ("г. Орша", "В дистанционном формате", True),
        ("г. Орша", "", True),
    ],
)
def test_places_are_compared_by_their_settlements(one: str, other: str, can_be: bool) -> None:
    assert same_place(marked("Слет", one), marked("Слет", other)) is can_be


MARKED = st.builds(marked, st.sampled_from(TITLES), st.sampled_from(PLACES), st.sampled_from(PERIODS))


@given(st.lists(MARKED, max_size=6))
def test_the_index_finds_only_what_is_one_and_all_that_shares_a_day_and_a_place(events: list[Marks]) -> None:
    found = TwinIndex(events).pairs()
    every = [(one, other) for other in range(len(events)) for one in range(other)]
    for one, other in every:
        mine, theirs = events[one], events[other]
        if (one, other) in found:
            assert are_one(mine, theirs)
        elif set(mine.looked_up) & set(theirs.looked_up):
            assert not are_one(mine, theirs)


@given(MARKED, st.lists(MARKED, max_size=4))
def test_an_event_finds_its_equal_in_another_report(event: Marks, others: list[Marks]) -> None:
    found = TwinIndex([*others, event]).like(event)
    assert not event.dates or len(others) in found


def test_a_report_is_looked_up_by_the_order_of_its_events() -> None:
    made = report(row(title="Слет"), row(title="Форум «Лен и люди»"))
    assert made.once(index_of).like(marked("Форум «Лен и люди»", period="14-16 мая 2025 года")) == [1]
