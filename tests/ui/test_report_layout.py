from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from db.entities import ReportKind
from desktop.office.layout import TOP, UNDER_TITLE
from desktop.report.printed import PrintedReport
from desktop.ui.report_layout import END, HEADER, Look, Page, Row, Strip, paginate, rows_of
from tests.documents import invented_report

HEADER_LINES = 5
PAGE_LINES = Row(Look.EVENT, ()).lines_within(END - TOP - HEADER.height(HEADER_LINES))


def shared_out(*rows: tuple[Look, int]) -> list[Page]:
    """Share rows out of which only the look and the number of lines are given."""
    return paginate([Row(look, ("",)) for look, _ in rows], [lines for _, lines in rows], HEADER_LINES)


def places(pages: Sequence[Page]) -> list[list[int]]:
    """Return which rows stand on which page, without the header."""
    return [[strip.row for strip in page if strip.row is not None] for page in pages]


TITLE, SECTION = (Look.TITLE, 2), (Look.SECTION, 1)
ROWS = st.lists(
    st.tuples(st.sampled_from([Look.SECTION, Look.EVENT, Look.EVENT]), st.integers(1, 3 * PAGE_LINES)),
    max_size=30,
)


@given(ROWS)
def test_every_line_of_every_row_stands_on_some_page_once(rows: list[tuple[Look, int]]) -> None:
    pages = shared_out(TITLE, *rows)
    for place, (_, lines) in enumerate([TITLE, *rows]):
        strips = [strip for page in pages for strip in page if strip.row == place]
        ends = [0, *(strip.end for strip in strips)]
        assert [strip.first for strip in strips] == ends[:-1]
        assert ends[-1] == lines


@given(ROWS)
def test_nothing_stands_on_anything_else_or_below_the_end_of_the_page(rows: list[tuple[Look, int]]) -> None:
    for page in shared_out(TITLE, *rows):
        assert all(upper.top + upper.height == lower.top for upper, lower in pairwise(page))
        assert page[0].top == TOP
        assert page[-1].top + page[-1].height <= END


@given(st.lists(st.integers(1, 3 * PAGE_LINES), max_size=30))
def test_only_a_row_that_is_taller_than_a_page_is_parted(lines: list[int]) -> None:
    for page in shared_out(TITLE, *((Look.EVENT, each) for each in lines)):
        for strip in page:
            if strip.row and lines[strip.row - 1] <= PAGE_LINES:
                assert (strip.first, strip.end) == (0, lines[strip.row - 1])


@given(ROWS)
def test_every_page_with_rows_has_the_header_over_them(rows: list[tuple[Look, int]]) -> None:
    for page in shared_out(TITLE, *rows):
        above = [strip.row for strip in page if strip.row != 0]
        assert above[:1] in ([None], [])
        assert above.count(None) == len(above[:1])


@given(st.lists(st.integers(1, 3 * PAGE_LINES), min_size=1, max_size=30))
def test_a_heading_is_never_the_last_of_a_page(events: list[int]) -> None:
    rows = [row for lines in events for row in (SECTION, (Look.EVENT, lines))]
    for page in shared_out(TITLE, *rows):
        last = page[-1].row
        assert last is not None
        assert last % 2 == 0  # every second row is a heading


def test_headings_over_nothing_stay_with_the_row_that_comes() -> None:
    fill = (Look.EVENT, PAGE_LINES - 5)
    assert places(shared_out(TITLE, fill, SECTION, SECTION, SECTION, (Look.EVENT, 3)))[-1] == [2, 3, 4, 5]


def test_a_row_that_is_taller_than_a_page_begins_where_there_is_room_for_some_lines() -> None:
    first, second = shared_out(TITLE, (Look.EVENT, 5), (Look.EVENT, PAGE_LINES + 3))[:2]
    assert [strip.row for strip in first] == [0, None, 1, 2]
    assert [strip.row for strip in second] == [None, 2]


def test_it_begins_on_the_next_page_where_there_is_room_for_one_or_two_lines() -> None:
    fill = (Look.EVENT, PAGE_LINES - 2)
    pages = shared_out(fill, (Look.EVENT, PAGE_LINES + 10))
    assert places(pages) == [[0], [1], [1]]


def test_no_page_is_turned_for_a_single_line() -> None:
    *_, before, last = shared_out((Look.EVENT, PAGE_LINES + 1))
    assert (before[-1].end, last[-1].end) == (PAGE_LINES - 1, PAGE_LINES + 1)


def test_a_first_row_as_tall_as_a_page_leaves_the_title_alone() -> None:
    title, rows = shared_out(TITLE, (Look.EVENT, PAGE_LINES))
    assert [strip.row for strip in title] == [0]
    assert [strip.row for strip in rows] == [None, 1]


def test_a_title_longer_than_a_page_is_parted_too() -> None:
    pages = shared_out((Look.TITLE, 80), (Look.EVENT, 1))
    assert [page[0].row for page in pages] == [0, 0, 0]
    assert pages[-1][-1] == Strip(1, 0, 1, pages[-1][-1].top, Row(Look.EVENT, ()).height(1))


def test_numbers_run_through_all_sections() -> None:
    rows = list(rows_of(invented_report(ReportKind.EXECUTIVE, rows=7)))
    assert [row.texts[0] for row in rows if row.look is Look.EVENT] == [f"{n}." for n in range(1, 8)]
    assert [row.look for row in rows].count(Look.SECTION) == 3
    assert (rows[0].look, rows[-1].look) == (Look.TITLE, Look.CLOSING)


def test_edition_and_code_stand_around_the_table() -> None:
    report = replace(invented_report(), edition=2, control_code="7KQ4M2XD")
    rows = list(rows_of(report))
    assert [row.look for row in rows[:2]] == [Look.TITLE, Look.EDITION]
    assert (rows[-1].look, rows[-1].texts) == (Look.CODE, ("Контрольный код: 7KQ4-M2XD",))
    first = paginate(rows, [1] * len(rows), HEADER_LINES)[0]
    assert [strip.row for strip in first[:3]] == [0, 1, None]  # the header comes after both
    assert first[1].top - first[0].top < rows[0].height(1) + UNDER_TITLE


def test_a_nil_report_says_so_in_its_table() -> None:
    rows = list(rows_of(PrintedReport("Отчет", nil="Мероприятия не проводились.")))
    assert [row.look for row in rows] == [Look.TITLE, Look.NIL]
