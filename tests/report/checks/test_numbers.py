from dataclasses import replace

import pytest

from db.entities import Corrections, HeadCount
from desktop.report.checks.context import Context
from desktop.report.checks.finding import Finding, mended
from desktop.report.checks.running import check
from tests.made.checks import around, findings, found_in, report, row


@pytest.mark.parametrize(
    ("wrong", "total"),
    [
        (
            "Общее количество участников – 16 человек. Из них: учителя г. Рудни – 8 человек, "
            "ученики школы «Росток» – 7 человек",
            "16 человек",
        ),
        ("6 певцов: 5 представителей Орши, два представителя Рудни", "6 певцов"),
        ("Делегация (15 человек): спортсмены – 10, тренеры – 6", "15 человек"),
        ("20 учителей, 12 учеников. Общее количество участников – 30 человек", "30 человек"),
        ("Всего 30 человек, в том числе: 20 школьников, 15 учителей", "30 человек"),
        ("Всего 30 человек, из них: 10 школьников, 5 учителей, 5 врачей", "30 человек"),
        ("12 школьников и 3 учителя, итого 16 человек", "16 человек"),
        ("30 певцов (Россия – 14, Беларусь – 12, Сербия – 5)", "30 певцов"),
        ("Отряд – 18 человек (10 туристов, 5 спортсменов, 2 водителя)", "18 человек"),
        ("25 певцов, из них 15 школьников и 12 студентов", "25 певцов"),
        ("Выступили 50 человек, в том числе 30 из Рудни и 25 из Орши", "50 человек"),
        ("20 чел., в том числе: 9 чел. из Рудни, 12 чел. из Орши", "20 чел"),
    ],
)
def test_parts_that_do_not_make_the_total_are_found(wrong: str, total: str) -> None:
    finding = found_in(row(participants=wrong), "N01")
    assert finding
    assert wrong[finding.start : finding.end] == total


@pytest.mark.parametrize(
    "right",
    [
        "Общее количество участников – 16 человек. Из них: учителя – 8 человек, ученики – 8 человек",
        "6 певцов: 5 представителей Орши, один представитель Рудни",
        "60 человек, в том числе: 10 школьников, 5 учителей",
        "60 человек, из них: 10 школьников, 5 учителей",
        "60 человек, из них 10 школьников, 45 девочек, 30 призеров",
        "60 человек, из них 10 школьников и 5 учителей",
        "60 человек, в том числе 45 девочек и 30 из Орши",
        "60 человек, из них 45 девочек и 50 призеров, 10 учителей",
        "Делегация (15 человек): спортсмены – 10, тренеры, врачи",
        "Более 50 человек: 20 школьников, 10 учителей",
        "10 человек: по 5 человек от района, 2 тренера",
        "25 школьников: 10 девочек (5 из Рудни, 5 из Орши), 15 мальчиков",
        "Общее количество участников – 300 человек, 3 хора, 2 ансамбля",
        "12 школьников и 3 учителя, итого 15 человек",
        "Рудня – 5 человек, Орша – 4 человека. Общее количество участников – 250 человек",
        "18 человек (10 туристов, 6 спортсменов, 2 водителя)",
        "30 певцов (в том числе 12 солистов, 4 педагога, 3 дирижера)",
        "30 певцов (Россия – 14, Беларусь – 12, остальные – из Сербии)",
        "30 певцов (по 10 человек из Рудни, Орши и Лиды)",
        "30 певцов (10-14 лет, 3 возрастные группы, 2 номинации)",
        "Школьники 5-7 классов. Общее количество участников – 60 человек",
    ],
)
def test_parts_that_make_the_total_or_need_not_are_right(right: str) -> None:
    assert not found_in(row(participants=right), "N01")


def by_hand(count: int, **texts: str) -> list[Finding]:
    """Return what is found where a person has set the head count."""
    made = report(row(**texts))
    reading = replace(made.events[0].reading, corrections=Corrections(headcount=HeadCount(count, count)))
    events = (replace(made.events[0], reading=reading),)
    found = check(Context(replace(made, events=events), around())).findings
    return [each for each in found if each.code == "N02"]


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("Общее количество участников – 45 человек", "Общее количество участников – 40 человек"),
        ("Общее количество участников – более 45 человек", "Общее количество участников – 40 человек"),
        ("Школьники (45 человек)", "Школьники (40 человек)"),
        ("45 школьников", "40 человек"),
        ("Всего 45 участников", "Всего 40 человек"),
    ],
)
def test_a_count_set_by_hand_unlike_the_text_is_found(text: str, right: str) -> None:
    (finding,) = by_hand(40, participants=text)
    assert mended(text, finding) == right
    assert not by_hand(40, participants=right)


@pytest.mark.parametrize(
    "text", ["Школьники Рудни", "40 школьников", "Общее количество участников – 40 человек", "", "Гости"]
)
def test_a_count_set_by_hand_where_the_text_says_the_same_or_none_is_right(text: str) -> None:
    assert not by_hand(40, participants=text)


def closing(list_of_meetings: str, total: int = 9) -> str:
    return (
        f"Во II квартале 2025 года состоялось {total} встреч (приемов, переговоров) "
        f"с иностранными делегациями{list_of_meetings}"
    )


@pytest.mark.parametrize(
    ("meetings", "is_found"),
    [
        (": 5 приемов – в библиотеке, 3 встречи – в музее", True),
        (": 7 приемов – в библиотеке, 3 встречи – в музее", True),
        (": 6 приемов – в библиотеке, 4 визита – в музей", True),
        (": 9 приемов – в библиотеке, 1 встреча – в музее", True),
        (": пять приемов – в библиотеке, три встречи – в музее", True),
        (": 6 приемов – в библиотеке, 3 встречи – в музее", False),
        (" в библиотеке", False),
        ("", False),
        (": 9 приемов – в библиотеке", False),
        (": шесть приемов – в библиотеке, три встречи – в музее", False),
    ],
)
def test_the_meetings_of_the_closing_row_are_added_up(meetings: str, is_found: bool) -> None:
    found = findings(report(row(), closing=closing(meetings)), codes=["N03"])
    assert bool(found) is is_found
