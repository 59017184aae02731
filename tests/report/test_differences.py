from dataclasses import replace
from itertools import combinations
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from db.entities import Field, Texts
from desktop.report.carried import Difference, Edit
from desktop.report.differences import differences, out_of_order, paired
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection

LADDER, FAIR, CHOIR = (
    PrintedRow(Texts(title, place, period, content), id=UUID(int=number))
    for number, (title, place, period, content) in enumerate(
        (
            ("Конкурс «Лесенка»", "г. Орша", "5 мая 2026 года", "Чтение стихов"),
            ("Ярмарка «Лен»", "г. Рудня", "7 июня 2026 года", "Торговля льном"),
            ("Концерт «Криница»", "г. Велиж", "май 2026 года", "Песни"),
        ),
        start=1,
    )
)


def report(*sections: tuple[str, list[PrintedRow]], title: str = "Отчет") -> PrintedReport:
    return PrintedReport(title, tuple(PrintedSection(heading, tuple(rows)) for heading, rows in sections))


def between(old: PrintedReport, new: PrintedReport) -> tuple[Difference, ...]:
    return differences(old, new, paired(list(old.rows()), list(new.rows())))


def test_equal_reports_do_not_differ() -> None:
    one = report(("А", [LADDER, FAIR]), ("Б", [CHOIR]))
    assert between(one, one) == ()


def test_each_text_that_changed_is_a_difference_of_its_own() -> None:
    texts = replace(LADDER.texts, place="г. Минск", content="")
    assert between(report(("А", [FAIR, LADDER])), report(("А", [FAIR, replace(LADDER, texts=texts)]))) == (
        Difference(Edit.CHANGED, "г. Орша", "г. Минск", 2, 2, LADDER.texts.title, Field.PLACE),
        Difference(Edit.CHANGED, "Чтение стихов", "", 2, 2, LADDER.texts.title, Field.CONTENT),
    )


def test_events_under_a_heading_that_got_another_name_have_not_moved() -> None:
    assert [each.edit for each in between(report(("А", [LADDER])), report(("Б", [LADDER])))] == [
        Edit.SECTION_REMOVED,
        Edit.SECTION_ADDED,
    ]


def test_an_event_that_went_into_a_new_section_has_moved() -> None:
    old, new = report(("А", [LADDER, FAIR])), report(("А", [LADDER]), ("Б", [FAIR]))
    assert [(each.edit, each.before, each.after) for each in between(old, new)] == [
        (Edit.SECTION_ADDED, "", "Б"),
        (Edit.MOVED, "А", "Б"),
    ]


def test_what_stands_around_the_events_is_compared_as_well() -> None:
    new = replace(report(title="Сводный отчет"), closing="Состоялась 1 встреча", nil="Не проводились")
    assert [each.edit for each in between(report(), new)] == [Edit.TITLE, Edit.CLOSING, Edit.NIL]


def test_one_event_that_went_to_the_end_is_the_only_one_that_moved() -> None:
    old, new = report(("А", [LADDER, FAIR, CHOIR])), report(("А", [FAIR, CHOIR, LADDER]))
    assert [(each.was, each.number) for each in between(old, new)] == [(1, 3)]


@given(st.permutations(range(6)))
def test_the_fewest_events_are_said_to_have_moved(places: list[int]) -> None:
    moved = out_of_order(places)
    stay = [place for place in places if place not in moved]
    assert stay == sorted(stay)
    longer = combinations(places, len(stay) + 1)
    assert not any(list(kept) == sorted(kept) for kept in longer)
