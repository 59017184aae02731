from uuid import UUID

from db.entities import Event, Quarter, Report, ReportKey, ReportKind, Section
from desktop.report.checks.checked import CheckedEvent, CheckedReport, of_kept
from tests.made.checks import QUARTER, RIGHT, reader, report, row

KEY = ReportKey(ReportKind.MUNICIPAL, QUARTER, "mun-rudnya")
REPORT, FIRST, SECOND = UUID(int=1), UUID(int=2), UUID(int=3)


def kept(*sections: UUID | None) -> CheckedReport:
    """Return a report of the store with an event in each of the sections, of which there are two."""
    return of_kept(
        Report(
            REPORT,
            KEY,
            "Отчет",
            sections=(
                Section(FIRST, REPORT, 1, "Город Смоленск"),
                Section(SECOND, REPORT, 2, "Велижский район"),
            ),
            events=tuple(
                Event(UUID(int=at), REPORT, section, at, row(title=f"Слет {at}"))
                for at, section in enumerate(sections, 10)
            ),
        ),
        reader().renew,
    )


def test_a_report_of_the_store_and_a_file_are_seen_alike() -> None:
    seen = kept(FIRST, FIRST, SECOND)
    assert [(each.heading, each.numbers) for each in seen.sections] == [
        ("Город Смоленск", range(1, 3)),
        ("Велижский район", range(3, 4)),
    ]
    assert (seen.kind, seen.quarter, seen.is_consolidated) == (ReportKind.MUNICIPAL, QUARTER, False)
    assert seen.event(3).texts.title == "Слет 12"
    assert [seen.section_of(number) for number in (1, 2, 3, 4)] == [0, 0, 1, None]
    assert report(RIGHT).event(1).reading == reader().read(RIGHT, QUARTER)


def test_events_without_a_section_stand_before_all_headings() -> None:
    seen = kept(None, FIRST)
    assert [(each.heading, each.numbers) for each in seen.sections] == [
        ("", range(1, 2)),
        ("Город Смоленск", range(2, 3)),
        ("Велижский район", range(3, 3)),
    ]


def test_an_equal_event_of_an_earlier_state_is_kept() -> None:
    before, now = kept(FIRST, SECOND), kept(FIRST, SECOND, SECOND)
    shared = now.sharing(before)
    assert [now.event(1) is before.event(1), shared.event(1) is before.event(1)] == [False, True]
    assert shared == now
    assert now.sharing(None) is now


def test_what_was_worked_out_is_worked_out_once_for_each_question() -> None:
    asked: list[str] = []

    def longest(event: CheckedEvent, mark: str) -> str:
        asked.append(mark)
        return max(event.texts.title.split(mark), key=len)

    event = report(RIGHT).event(1)
    assert event.once(longest, " ") == event.once(longest, " ") == "Международный"
    event.once(longest, "й")
    assert asked == [" ", "й"]


def test_a_report_of_an_unknown_quarter_has_none() -> None:
    assert report(RIGHT, quarter=None).quarter is None
    assert report(RIGHT, quarter=Quarter(2024, 1)).quarter == Quarter(2024, 1)
