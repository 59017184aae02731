"""How a report stands, in words and marks: what is missing is named, what is there is counted."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel

from desktop.report.checks.finding import Finding, Severity, Spot
from desktop.services.readiness import MeetingsRow, Readiness
from desktop.ui.readiness_head import ReadinessHead, facts, verdict
from desktop.ui.theme import colors_of
from tests.ui.conftest import Shown

READY = Readiness(
    events=3,
    findings={},
    explained=0,
    empty_sections=(),
    is_nil=False,
    meetings=MeetingsRow.NOT_NEEDED,
    deadline=date(2031, 3, 20),
    days_left=4,
    is_over=False,
    is_final=True,
    blocking=(),
)
ERROR = Finding(code="P01", severity=Severity.ERROR, message="Сроки не читаются.", spot=Spot.PERIOD, number=1)
FAULTY = replace(
    READY, findings={Severity.ERROR: 1, Severity.EXPLAIN: 2, Severity.REMARK: 5}, blocking=(ERROR,)
)
LEFT = "сдать до 20 марта, осталось 4 дня"


@pytest.mark.parametrize(
    ("readiness", "said"),
    [
        (READY, "Готов к отправке"),
        (replace(READY, is_final=False), "Исправлять нечего. Перед отправкой проверьте отчет: F5"),
        (FAULTY, "Не готов к отправке: 1 ошибка, 2 требуют пояснения"),
    ],
)
def test_the_verdict_is_one_line(readiness: Readiness, said: str) -> None:
    assert verdict(readiness) == said


@pytest.mark.parametrize(
    ("readiness", "said"),
    [
        (READY, ["3 мероприятия", LEFT]),
        (replace(READY, is_over=True), ["3 мероприятия"]),
        (replace(FAULTY, explained=1), ["3 мероприятия", "5 советов", "1 пояснение", LEFT]),
        (
            replace(READY, empty_sections=("Город Десногорск",), days_left=-2),
            ["3 мероприятия", "1 раздел без мероприятий", "срок сдачи прошел 20 марта"],
        ),
        (replace(READY, meetings=MeetingsRow.MISSING), ["3 мероприятия", "нет строки о встречах", LEFT]),
        (replace(READY, meetings=MeetingsRow.PRESENT), ["3 мероприятия", "строка о встречах есть", LEFT]),
        (
            replace(READY, events=0, is_nil=True, empty_sections=("Город Смоленск",)),
            ["нулевой отчет: мероприятия не проводились", LEFT],
        ),
    ],
)
def test_what_is_there_and_what_is_missing_is_told(readiness: Readiness, said: list[str]) -> None:
    assert list(facts(readiness)) == said


def test_sections_without_events_are_named_to_who_asks(shown: Shown) -> None:
    head = shown(ReadinessHead())
    head.show_readiness(replace(READY, empty_sections=("Город Десногорск",)))
    tips = [label.toolTip() for label in head.findChildren(QLabel)]
    assert any(tip.endswith("Без мероприятий: Город Десногорск") for tip in tips)


def test_a_tick_stands_where_nothing_is_in_the_way_and_a_mark_where_something_is(shown: Shown) -> None:
    head = shown(ReadinessHead())
    colors = colors_of(head.palette())
    for readiness, color in ((READY, colors.accent), (FAULTY, colors.error)):
        head.show_readiness(readiness)
        image = head.grab().toImage()
        drawn = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
        assert QColor(color).name() in drawn
