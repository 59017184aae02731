from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

import pytest

from db.entities import ReportKind, Texts
from desktop.report.checks.checked import CheckedEvent, CheckedReport
from desktop.report.checks.context import Context, RuleSettings
from desktop.report.checks.finding import Found, Severity, Spot
from desktop.report.checks.rule import EventRule, ReportRule
from desktop.report.checks.running import check, rows_named
from tests.made.checks import around, findings, report, row


def numbered(checked: CheckedReport) -> CheckedReport:
    """Return a report whose events have ids, as those of the store do."""
    return replace(
        checked, events=tuple(replace(each, id=UUID(int=at)) for at, each in enumerate(checked.events))
    )


class Counting:
    """A rule that dislikes a letter and counts how often it is asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def ask(self, event: CheckedEvent, context: Context) -> Iterator[Found]:
        self.asked.append(event.texts.title)
        if "ъ" in event.texts.title:
            yield Found(message="Есть «ъ».", spot=Spot.TITLE)

    @property
    def rule(self) -> EventRule:
        return EventRule(code="X1", severity=Severity.REMARK, purpose="", wrong="", right="", ask=self.ask)


ROWS = ("Съезд", "Слет", "Съемка")


def changed(checked: CheckedReport, number: int, title: str) -> CheckedReport:
    events = [replace(each) for each in checked.events]
    events[number - 1] = replace(events[number - 1], texts=row(title=title))
    return replace(checked, events=tuple(events))


def test_only_an_event_that_changed_is_asked_about_again() -> None:
    counting = Counting()
    first = numbered(report(*(row(title=title) for title in ROWS)))
    before = check(Context(first, around()), rules=[counting.rule])
    counting.asked.clear()
    after = check(Context(changed(first, 2, "Объезд"), around()), before, [counting.rule])
    assert counting.asked == ["Объезд"]
    assert [each.number for each in after.findings] == [1, 2, 3]


def test_events_that_moved_keep_what_was_found_under_their_new_numbers() -> None:
    counting = Counting()
    first = numbered(report(*(row(title=title) for title in ROWS)))
    before = check(Context(first, around()), rules=[counting.rule])
    counting.asked.clear()
    moved = replace(first, events=first.events[::-1][:2])
    after = check(Context(moved, around()), before, [counting.rule])
    assert counting.asked == []
    assert [(each.number, each.rows) for each in after.findings] == [(1, (1,))]


@pytest.mark.parametrize(
    "context",
    [
        Context(numbered(report(row(), kind=ReportKind.EXECUTIVE)), around()),
        Context(numbered(report(row())), around(is_leaving=True)),
    ],
)
def test_all_are_asked_about_again_when_what_lies_around_changes(context: Context) -> None:
    counting = Counting()
    before = check(Context(numbered(report(row())), around()), rules=[counting.rule])
    check(context, before, [counting.rule])
    assert len(counting.asked) == 2


def test_rules_for_the_whole_report_are_asked_every_time() -> None:
    def ask(context: Context) -> Iterator[Found]:
        yield Found(message=f"Событий: {len(context.report.events)}.", spot=Spot.REPORT)

    rule = ReportRule(code="X2", severity=Severity.EXPLAIN, purpose="", wrong="", right="", ask=ask)
    before = check(Context(numbered(report(row())), around()), rules=[rule])
    after = check(Context(numbered(report(row(), row())), around()), before, [rule])
    assert [each.message for each in (*before.findings, *after.findings)] == ["Событий: 1.", "Событий: 2."]


def test_checking_after_a_change_finds_what_checking_anew_finds() -> None:
    first = numbered(report(row(place="г. Орша"), row(period="14 мая 2025"), row(period="12 мая 2024 года")))
    before = check(Context(first, around()))
    second = changed(first, 1, "")
    assert check(Context(second, around()), before).findings == check(Context(second, around())).findings


def test_the_weightiest_lines_come_first_and_then_those_of_earlier_events() -> None:
    checked = report(
        row(period="май 2025"), row(place="г. Орша"), row(period="весной"), row(place="г. Брест")
    )
    lines = findings(checked, codes=["C05", "P01", "P08", "P09"])
    assert [(each.severity, each.number) for each in lines] == [
        (Severity.ERROR, 3),
        (Severity.EXPLAIN, 2),
        (Severity.EXPLAIN, 4),
        (Severity.REMARK, 1),
        (Severity.REMARK, None),
    ]


def test_an_event_shows_its_part_of_what_the_report_tells_in_one_line() -> None:
    checked = check(
        Context(report(row(), row(period="май 2025 года"), row(period="12 мая 2024 года")), around())
    )
    assert [[each.code for each in checked.marks(number)] for number in (1, 2, 3)] == [[], ["P08"], ["P03"]]
    assert checked.marks(2)[0].spot is Spot.PERIOD


def test_what_an_event_lacks_is_told_after_it_was_left() -> None:
    new = numbered(report(row(), Texts(), row(place="г. Орша", period="весной")))
    writing = frozenset({UUID(int=1), UUID(int=2)})
    before = check(Context(new, around(), unfinished=writing))
    assert [(each.code, each.number) for each in before.findings] == [("P01", 3)]
    after = check(Context(new, around(), unfinished=frozenset({UUID(int=1)})), before)
    assert {(each.code, each.number) for each in after.findings} == {("P01", 3), ("C05", 3)}


def test_the_office_switches_rules_off_and_on() -> None:
    months = report(row(period="май 2025 года"))
    assert not findings(months, around(rules=RuleSettings({"P08": None})))
    few = report(row(participants="Школьники г. Рудни и г. Лиозно"))
    assert [each.code for each in findings(few, around(rules=RuleSettings({"C08": Severity.REMARK})))] == [
        "C08"
    ]


def test_what_the_office_gives_more_weight_is_told_place_by_place() -> None:
    settings = RuleSettings({"P08": Severity.ERROR})
    months = report(row(period="май 2025 года"), row(period="июнь 2025 года"))
    found = [(each.severity, each.number) for each in findings(months, around(rules=settings))]
    assert found == [(Severity.ERROR, 1), (Severity.ERROR, 2)]


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        ([5], "в строке 5"),
        ([3, 4], "в строках 3-4"),
        ([3, 5], "в строках 3 и 5"),
        ([1, 2, 3, 7, 9, 10], "в строках 1-3, 7 и 9-10"),
    ],
)
def test_rows_are_named_briefly(rows: list[int], named: str) -> None:
    assert rows_named(rows) == named
