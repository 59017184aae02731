import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.dictionaries.entries import Municipality, Sphere
from db.entities import Quarter
from desktop.report.meetings import (
    Meeting,
    MeetingKind,
    MeetingsRow,
    looks_like_meetings_row,
    meetings_row,
    parse_meetings,
)
from tests.dictionaries import shipped
from tests.published import gold, needs_published

MEETING, RECEPTION, TALKS, VISIT = (
    MeetingKind.MEETING,
    MeetingKind.RECEPTION,
    MeetingKind.TALKS,
    MeetingKind.VISIT,
)
IN_2026 = Quarter(2026, 3)
WITH = "с иностранными делегациями (отдельными лицами)"

QUARTERS = st.builds(Quarter, st.integers(2020, 2099), st.integers(1, 4))
PLACES = st.builds(
    "{} {}".format,
    st.sampled_from(["в", "во", "на"]),
    st.sampled_from(
        ["здании «Белый лист» (ул. Садовая, д. 12)", "Доме книги, зал № 3", "заводе, корп. 2", "Ольховке"]
    ),
)
MEETINGS = st.builds(Meeting, st.sampled_from(MeetingKind), PLACES | st.just(""), st.integers(1, 200))


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "состоялась 1 встреча (прием, переговоры)"),
        (2, "состоялись 2 встречи (приемы, переговоры)"),
        (4, "состоялись 4 встречи (приемы, переговоры)"),
        (5, "состоялось 5 встреч (приемов, переговоров)"),
        (11, "состоялось 11 встреч (приемов, переговоров)"),
        (21, "состоялась 21 встреча (прием, переговоры)"),
        (111, "состоялось 111 встреч (приемов, переговоров)"),
    ],
)
def test_the_words_agree_with_the_count(count: int, words: str) -> None:
    row = meetings_row(IN_2026, [Meeting(MEETING, "в Доме книги", count)])
    assert row == f"В III квартале 2026 года {words} {WITH} в Доме книги"


def test_other_kinds_have_their_own_words() -> None:
    row = meetings_row(Quarter(2026, 2), [Meeting(RECEPTION, "на заводе", 1)])
    assert row == f"Во II квартале 2026 года состоялся 1 прием {WITH} на заводе"


def test_several_venues_are_listed_after_the_total() -> None:
    row = meetings_row(IN_2026, [Meeting(RECEPTION, "в Доме книги", 7), Meeting(MEETING, "на заводе", 1)])
    assert row == (
        f"В III квартале 2026 года состоялось 8 встреч (приемов, переговоров) {WITH}: "
        "7 приемов – в Доме книги, 1 встреча – на заводе"
    )


def test_a_quarter_without_meetings_says_so() -> None:
    row = meetings_row(IN_2026, [])
    assert row == f"В III квартале 2026 года встречи (приемы, переговоры) {WITH} не проводились"
    assert parse_meetings(row) == MeetingsRow(IN_2026, ())


@given(QUARTERS, st.lists(MEETINGS, max_size=4))
def test_what_was_worded_is_read_again(quarter: Quarter, meetings: list[Meeting]) -> None:
    row = meetings_row(quarter, meetings)
    assert looks_like_meetings_row(row)
    assert parse_meetings(row) == MeetingsRow(quarter, tuple(meetings))
    assert parse_meetings(row.replace(" ", "\u00a0\n").replace("–", "-") + ".") == parse_meetings(row)


@pytest.mark.parametrize(
    ("text", "meetings"),
    [
        ("В I квартале состоялась одна встреча", [Meeting(MEETING, "", 1)]),
        ("Было проведено 5 приемов иностранных делегаций", [Meeting(RECEPTION, "", 5)]),
        ("Проведены две рабочие встречи на заводе", [Meeting(MEETING, "на заводе", 2)]),
        (
            "Состоялось 3 приёма и 1 визит в Ольховку",
            [Meeting(RECEPTION, "", 3), Meeting(VISIT, "в Ольховку", 1)],
        ),
        (
            "Прошли 2 переговоров; 1 встреча в Ольховке",
            [Meeting(TALKS, "", 2), Meeting(MEETING, "в Ольховке", 1)],
        ),
        ("Встречи не проводились", []),
        ("Приемов не было", []),
    ],
)
def test_a_row_by_hand_is_read(text: str, meetings: list[Meeting]) -> None:
    row = parse_meetings(text)
    assert row is not None
    assert row.meetings == tuple(meetings)


@pytest.mark.parametrize(
    "text",
    [
        "Состоялось 9 встреч: 7 приемов – в Доме книги, 1 встреча – на заводе",  # 9 is not 8
        "Состоялись встречи с делегациями",
        "Принято 4 делегации",
        "Сотрудничество в сфере спорта",
        "",
    ],
)
def test_what_cannot_be_read_for_certain_is_none(text: str) -> None:
    assert parse_meetings(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "состоялась 1 встреча",
        "было проведено 5 приемов иностранных делегаций",
        "встречи не проводились",
        "В отчетном периоде встреч с иностранными делегациями не было",
        "ВСЕГО СОСТОЯЛОСЬ 12 ВСТРЕЧ",
        "Прошли переговоры с делегацией",
        "Количество приёмов: 3",
        "Принято 4 иностранных делегации",
        "Cостоялась 1 встреча",  # a Latin «C»
    ],
)
def test_a_closing_row_is_told_from_a_heading(text: str) -> None:
    assert looks_like_meetings_row(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Приемы иностранных делегаций",
        "Встречи, приемы, переговоры",
        "Мероприятия, проведенные в рамках встреч городов-побратимов",
        "II Встреча друзей",
        "Мероприятия не проводились",
        "Отчет о мероприятиях, проведенных в IV квартале 2026 года",
        *(sphere.heading for sphere in shipped().all(Sphere)),
        *(municipality.full_name for municipality in shipped().all(Municipality)),
    ],
)
def test_a_heading_is_no_closing_row(text: str) -> None:
    assert not looks_like_meetings_row(text)


@needs_published
def test_the_published_closing_row_is_read_and_would_be_worded_so() -> None:
    printed = gold("executive-2023-q4")["footer"]
    row = parse_meetings(printed)
    assert row is not None
    assert row.quarter is not None
    assert sum(meeting.count for meeting in row.meetings) == 3
    assert meetings_row(row.quarter, row.meetings) == printed


@needs_published
@pytest.mark.parametrize("report", ["municipal-2023-q4", "municipal-2025-q1", "executive-2023-q4"])
def test_no_published_heading_is_a_closing_row(report: str) -> None:
    assert not any(looks_like_meetings_row(heading) for heading in gold(report)["sections"])
