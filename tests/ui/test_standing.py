from datetime import UTC, date, datetime

import pytest

from db.entities import Quarter
from desktop.report.window import WindowSettings
from desktop.ui.standing import Standing, current_quarter, standing, today

SECOND = Quarter(2031, 2)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2031, 3, 10), Standing("Будущий квартал", "сбор с 11 марта", is_past=True)),
        (date(2031, 3, 11), Standing("Черновик", "сдать до 20 июня, остался 101 день")),
        (date(2031, 6, 15), Standing("Черновик", "сдать до 20 июня, осталось 5 дней")),
        (date(2031, 6, 18), Standing("Черновик", "сдать до 20 июня, осталось 2 дня")),
        (date(2031, 6, 20), Standing("Черновик", "сдать до 20 июня, сегодня последний день")),
        (date(2031, 6, 21), Standing("Черновик", "срок сдачи прошел 20 июня", is_late=True)),
        (date(2031, 7, 1), Standing("Прошлый квартал", "", is_past=True)),
        (date(2031, 9, 30), Standing("Прошлый квартал", "", is_past=True)),
        (date(2031, 10, 1), Standing("Прошедший квартал", "", is_past=True)),
        (date(2033, 1, 1), Standing("Прошедший квартал", "", is_past=True)),
    ],
)
def test_a_report_stands_towards_its_deadline(day: date, expected: Standing) -> None:
    assert standing(SECOND, day, is_begun=True) == expected


def test_a_quarter_may_be_collected_before_it_is_over() -> None:
    early = WindowSettings(first_day=1, last_day=10, deadline_day=5)
    assert standing(SECOND, date(2031, 6, 15), early, is_begun=True).state == "Сбор окончен"


def test_a_report_without_a_first_event_is_not_begun() -> None:
    assert standing(SECOND, date(2031, 6, 15), is_begun=False).state == "Не начат"


@pytest.mark.parametrize(
    ("day", "quarter"),
    [
        (date(2031, 5, 2), SECOND),
        (date(2031, 6, 20), SECOND),
        (date(2031, 6, 21), Quarter(2031, 3)),
        (date(2031, 12, 31), Quarter(2032, 1)),
    ],
)
def test_after_a_deadline_the_next_quarter_is_collected(day: date, quarter: Quarter) -> None:
    assert current_quarter(day) == quarter


def test_today_is_the_day_of_this_computer() -> None:
    noon = datetime(2031, 6, 15, 12, tzinfo=UTC)
    assert today(lambda: noon) == noon.astimezone().date()
