"""What a file shows and what it carries are put together: the visible table counts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.entities import Field, Texts
from db.errors import AppError
from desktop.office.payload import seen, write_payload
from desktop.office.recalling import recalled
from desktop.report.carried import CarriedState, Difference, Edit
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection, without_data
from tests.made.carried import carried_report, event_id, everything

WRITTEN = carried_report()
DATA = write_payload(WRITTEN)
VELIZH, SMOLENSK = (section.heading for section in WRITTEN.sections)
CHESS, FAIR, CHOIR = (replace(row, reading=None, sphere="", institution="") for row in WRITTEN.rows())
NEW = Texts("Лыжный пробег «Снежинка»", "г. Гагарин", "3 апреля 2026 года", "Лыжи", "Лыжники")


def table(*sections: tuple[str, Sequence[PrintedRow]], title: str = WRITTEN.title) -> PrintedReport:
    """Return what a reader of files finds: texts, and the bookmarks of rows."""
    shown = tuple(PrintedSection(heading, tuple(rows)) for heading, rows in sections)
    return PrintedReport(title, shown, WRITTEN.closing)


SHOWN = table((VELIZH, [CHESS, FAIR]), (SMOLENSK, [CHOIR]))


def without_marks(report: PrintedReport) -> PrintedReport:
    """Return the table as a program shows it that drops bookmarks."""
    return without_data(report)


def edited(row: PrintedRow, field: Field, text: str) -> PrintedRow:
    return replace(row, texts=replace(row.texts, **{field.value: text}))


def ids(report: PrintedReport) -> list[UUID | None]:
    return [row.id for row in report.rows()]


@pytest.mark.parametrize("shown", [SHOWN, without_marks(SHOWN)], ids=["marked", "without marks"])
def test_a_table_that_nobody_touched_is_the_report_that_was_written(shown: PrintedReport) -> None:
    read = recalled(shown, [DATA])
    assert (read.carried.state, read.carried.differences) == (CarriedState.INTACT, ())
    assert everything(read) == everything(WRITTEN)


def test_what_cannot_be_seen_comes_back_to_the_letter() -> None:
    shown = table((VELIZH, [CHESS, FAIR]), (SMOLENSK, [edited(CHOIR, Field.CONTENT, "Песни\u00a0и\tтанцы")]))
    read = recalled(shown, [DATA])
    assert read.carried.state is CarriedState.INTACT
    assert everything(read) == everything(WRITTEN)


@pytest.mark.parametrize("marked", [True, False], ids=["marked", "without marks"])
def test_an_edited_text_wins_and_is_told(*, marked: bool) -> None:
    shown = table((VELIZH, [edited(CHESS, Field.PLACE, "г. Рудня"), FAIR]), (SMOLENSK, [CHOIR]))
    read = recalled(shown if marked else without_marks(shown), [DATA])
    assert read.carried.state is CarriedState.EDITED
    title = CHESS.texts.title
    assert read.carried.differences == (
        Difference(Edit.CHANGED, "г. Велиж", "г. Рудня", 1, 1, title, Field.PLACE),
    )
    chess = next(read.rows())
    written = next(WRITTEN.rows())
    assert (chess.texts.place, chess.id, chess.reading) == ("г. Рудня", written.id, written.reading)


def test_line_breaks_put_in_by_hand_are_an_edit() -> None:
    shown = table((VELIZH, [CHESS, edited(FAIR, Field.PLACE, "г.\nРудня")]), (SMOLENSK, [CHOIR]))
    assert [each.after for each in recalled(shown, [DATA]).carried.differences] == ["г.\nРудня"]


def test_added_removed_and_moved_rows_are_told() -> None:
    shown = table((SMOLENSK, [CHOIR, PrintedRow(NEW)]), (VELIZH, [CHESS]))
    read = recalled(shown, [DATA])
    assert ids(read) == [event_id(3), None, event_id(1)]
    assert read.carried.differences == (
        Difference(Edit.MOVED, SMOLENSK, SMOLENSK, 3, 1, CHOIR.texts.title),
        Difference(Edit.ADDED, number=2, event=NEW.title),
        Difference(Edit.REMOVED, was=2, event=FAIR.texts.title),
    )


def test_a_row_under_another_heading_has_moved() -> None:
    read = recalled(table((VELIZH, [CHESS]), (SMOLENSK, [FAIR, CHOIR])), [DATA])
    assert read.carried.differences == (Difference(Edit.MOVED, VELIZH, SMOLENSK, 2, 2, FAIR.texts.title),)


def test_an_edited_heading_title_and_closing_row_are_told_without_moving_rows() -> None:
    shown = table((VELIZH, [CHESS, FAIR]), ("Город-герой Смоленск", [CHOIR]), title=f"{WRITTEN.title}.")
    read = recalled(replace(shown, closing=""), [DATA])
    assert read.carried.differences == (
        Difference(Edit.TITLE, WRITTEN.title, f"{WRITTEN.title}."),
        Difference(Edit.CLOSING, WRITTEN.closing, ""),
        Difference(Edit.SECTION_REMOVED, before=SMOLENSK),
        Difference(Edit.SECTION_ADDED, after="Город-герой Смоленск"),
    )
    assert [section.entries for section in read.sections] == [("velizh",), ()]


def test_of_a_row_that_was_copied_the_first_keeps_the_id() -> None:
    twice = edited(FAIR, Field.TITLE, "Ярмарка «Мед»")
    read = recalled(table((VELIZH, [CHESS, FAIR, twice]), (SMOLENSK, [CHOIR])), [DATA])
    assert [row.reading is not None for row in read.rows()] == [True, False, False, False]
    assert [(each.edit, each.number) for each in read.carried.differences] == [(Edit.ADDED, 3)]


def test_an_event_written_over_another_is_a_new_one() -> None:
    shown = table((VELIZH, [replace(CHESS, texts=NEW), FAIR]), (SMOLENSK, [CHOIR]))
    read = recalled(shown, [DATA])
    assert [(each.edit, each.event) for each in read.carried.differences] == [
        (Edit.ADDED, NEW.title),
        (Edit.REMOVED, CHESS.texts.title),
    ]
    assert next(read.rows()).reading is None
    assert event_id(1) not in ids(read)


def test_texts_that_changed_places_leave_their_ids_to_follow() -> None:
    shown = table(
        (VELIZH, [replace(CHESS, texts=FAIR.texts), replace(FAIR, texts=CHESS.texts)]), (SMOLENSK, [CHOIR])
    )
    assert ids(recalled(shown, [DATA])) == [event_id(2), event_id(1), event_id(3)]


def test_a_row_from_another_document_keeps_its_own_mark() -> None:
    shown = table((VELIZH, [CHESS, FAIR]), (SMOLENSK, [CHOIR, PrintedRow(NEW, id=UUID(int=99))]))
    read = recalled(shown, [DATA])
    assert ids(read)[-1] == UUID(int=99)
    assert [each.edit for each in read.carried.differences] == [Edit.ADDED]


def test_data_under_the_table_of_another_report_are_not_believed() -> None:
    shown = table((VELIZH, [replace(CHESS, texts=NEW)]))
    read = recalled(shown, [DATA])
    assert read.carried.state is CarriedState.FOREIGN
    assert (read.carried.is_believed, read.stated, ids(read)) == (False, shown.stated, [None])


def test_an_old_file_filled_in_for_a_new_quarter_is_another_report() -> None:
    next_year = [
        edited(edited(row, Field.PERIOD, "май 2027 года"), Field.CONTENT, "Все прошло хорошо")
        for row in (CHESS, FAIR, CHOIR)
    ]
    later = table((VELIZH, next_year), title=WRITTEN.title.replace("2026", "2027"))
    read = recalled(later, [DATA])
    assert (read.carried.state, set(ids(read))) == (CarriedState.FOREIGN, {None})


def test_a_mended_quarter_in_the_title_leaves_the_report_itself() -> None:
    read = recalled(replace(SHOWN, title=WRITTEN.title.replace("2026", "2027")), [DATA])
    assert [each.edit for each in read.carried.differences] == [Edit.TITLE]
    assert ids(read) == ids(WRITTEN)


def test_of_two_data_the_first_count() -> None:
    other = write_payload(replace(WRITTEN, carried=replace(WRITTEN.carried, sender="Другой отдел")))
    assert recalled(SHOWN, [DATA, other]).carried.sender == "Отдел связей"


def _failing() -> str:
    raise AppError("Файл поврежден.")


@pytest.mark.parametrize(
    ("data", "state"),
    [
        (lambda: [], CarriedState.ABSENT),
        (lambda: ["{"], CarriedState.DAMAGED),
        (lambda: (_failing() for _ in range(1)), CarriedState.DAMAGED),
        (lambda: [DATA.replace('"version":1', '"version":9')], CarriedState.NEWER),
        (lambda: [DATA.replace("г. Велиж", "г. Белый")], CarriedState.DAMAGED),
    ],
    ids=["none", "no data", "a damaged part", "of a later program", "edited"],
)
def test_without_data_to_believe_the_table_is_read_as_it_is(
    data: Callable[[], Iterable[str]], state: CarriedState
) -> None:
    read = recalled(SHOWN, data())
    assert read == SHOWN
    assert (read.carried.state, ids(read)) == (state, ids(SHOWN))


shown_texts = st.builds(
    Texts, *(st.sampled_from(["", "г. Орша", "Концерт «Лен»", "7 июня", " "]) for _ in Field)
)
shown_rows = st.builds(
    PrintedRow,
    st.sampled_from([row.texts for row in WRITTEN.rows()]) | shown_texts,
    id=st.none() | st.sampled_from([event_id(1), event_id(2), event_id(3), UUID(int=99)]),
)


@given(
    st.lists(shown_rows, max_size=6, unique_by=lambda row: row.id or id(row)),
    st.sampled_from([VELIZH, "Иное"]),
)
def test_whatever_was_done_to_the_table_its_texts_count_and_no_event_is_there_twice(
    rows: list[PrintedRow], heading: str
) -> None:
    read = recalled(table((heading, rows)), [DATA])
    texts = [tuple(seen(row.texts[field]) for field in Field) for row in read.rows()]
    assert texts == [tuple(seen(row.texts[field]) for field in Field) for row in rows]
    found = [each for each in ids(read) if each]
    assert len(set(found)) == len(found)
    assert (read.carried.state is CarriedState.EDITED) == bool(read.carried.differences)
