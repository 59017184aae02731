"""What the rows of tables are, whatever the format that they came from."""

import pytest

from db.entities import Texts
from desktop.office.grid import Cell
from desktop.report.printed import PrintedSection, Unread
from tests.made.grids import (
    AUTO,
    CLOSING,
    CONTINUED,
    FAIR,
    HEADER,
    SHOW,
    across,
    alone,
    headings,
    read,
    row,
    table,
    texts,
)


@pytest.mark.parametrize("place", range(6))
def test_a_heading_typed_into_any_cell_of_an_unmerged_row_is_a_section(place: int) -> None:
    report = read(table(row(*HEADER), alone("Город Смоленск", place), row(*FAIR)))
    assert headings(report) == [("Город Смоленск", 1)]


def test_a_heading_in_an_automatically_numbered_cell_is_a_section() -> None:
    heading = row(Cell("Город Смоленск", 0, numbered=True), "", "", "", "", "")
    report = read(table(row(*HEADER), heading, row(AUTO, *FAIR[1:])))
    assert headings(report) == [("Город Смоленск", 1)]


def test_a_numbered_row_with_nothing_but_a_title_is_an_event() -> None:
    report = read(table(row(*HEADER), across("Город"), row("1.", "Ярмарка", "", "", "", "")))
    assert headings(report) == [("Город", 1)]


def test_rows_without_text_are_nothing() -> None:
    report = read(table(row(*HEADER), row(*FAIR), row("2.", *[""] * 5), row(*[""] * 6), row(AUTO, *[""] * 5)))
    assert (len(list(report.rows())), report.unread) == (1, ())


def test_rows_before_any_heading_stand_in_a_section_without_one() -> None:
    assert headings(read(table(row(*HEADER), row(*FAIR)))) == [("", 1)]


def test_a_heading_without_rows_is_kept() -> None:
    report = read(table(row(*HEADER), across("Город Смоленск"), across("Город Гагарин"), row(*FAIR)))
    assert headings(report) == [("Город Смоленск", 0), ("Город Гагарин", 1)]


def test_a_heading_said_again_after_a_break_goes_on_with_its_section() -> None:
    report = read(
        table(row(*HEADER), across("Город  Смоленск"), row(*FAIR)),
        table(row(*HEADER), alone("Город Смоленск", 0), row(*SHOW)),
    )
    assert headings(report) == [("Город  Смоленск", 2)]


def test_a_heading_that_returns_after_another_opens_its_section_anew() -> None:
    report = read(
        table(row(*HEADER), across("А"), row(*FAIR), across("Б"), row(*SHOW), across("А"), row(*FAIR))
    )
    assert headings(report) == [("А", 1), ("Б", 1), ("А", 1)]


def test_a_second_table_without_headings_goes_on_with_the_columns_of_the_first() -> None:
    report = read(table(row(*HEADER), row(*FAIR)), table(across("Город"), row(*SHOW)))
    assert texts(report) == [FAIR[1:], SHOW[1:]]


def test_the_official_form_is_read_without_any_headings() -> None:
    assert texts(read(table(across("Город"), row(*FAIR), row(*SHOW)))) == [FAIR[1:], SHOW[1:]]


@pytest.mark.parametrize(
    "header",
    [
        ("№", "Название", "Место", "Дата проведения", "Содержание", "Участники"),
        ("N п/п", "Мероприятие", "МЕСТО ПРОВЕДЕНИЯ", "Период", "Краткое описание", "Состав участников"),
        ("№№\nп.п.", "Тема мероприятия", "Адрес", "Время проведения", "Итоги", "Количество участников"),
        ("", "Наименование", "Место\nпроведения", "Дата", "Цели и результаты", "Участники (кол-во)"),
    ],
)
def test_columns_are_known_by_other_words(header: tuple[str, ...]) -> None:
    assert texts(read(table(row(*header), row(*FAIR)))) == [FAIR[1:]]


def test_columns_stand_in_any_order() -> None:
    order = (5, 0, 3, 1, 4, 2)
    made = table(row(*(HEADER[i] for i in order)), row(*(FAIR[i] for i in order)))
    assert texts(read(made)) == [FAIR[1:]]


def test_text_of_a_further_column_is_unread_with_its_place() -> None:
    made = table(row(*HEADER, "Ответственный"), row(*FAIR, "Примеров П.П."), row(*SHOW, ""))
    report = read(made)
    assert texts(report) == [FAIR[1:], SHOW[1:]]
    assert report.unread == (Unread("строка 2, столбец «Ответственный»", "Примеров П.П."),)


def test_a_table_pasted_into_another_brings_its_own_columns() -> None:
    swapped = (0, 1, 3, 2, 4, 5)
    made = table(
        row(*HEADER), row(*FAIR), row(*(HEADER[i] for i in swapped)), row(*(SHOW[i] for i in swapped))
    )
    assert texts(read(made)) == [FAIR[1:], SHOW[1:]]


def test_a_header_in_two_rows_and_numbers_of_columns_are_no_events() -> None:
    upper = row("№", "Наименование", Cell("Место и сроки", 0, 2), "Содержание", "Участники")
    lower = row(CONTINUED, CONTINUED, "Сроки", "Место", CONTINUED, CONTINUED)
    numbers = row("1", "2", "3", "4", "5", "6")
    event = row(*(FAIR[i] for i in (0, 1, 3, 2, 4, 5)))
    assert texts(read(table(upper, lower, numbers, event))) == [FAIR[1:]]


@pytest.mark.parametrize(
    "lower",
    [
        ("", "", "Место", "Сроки", "", ""),
        ("п/п", "мероприятия", "проведения", "проведения", "и результат", "и их число"),
    ],
)
def test_a_header_in_two_rows_without_merged_cells_is_no_event(lower: tuple[str, ...]) -> None:
    upper = ("№", "Наименование", "Место проведения", "Срок", "Содержание", "Участники")
    report = read(table(row(*upper), row(*lower), row(*FAIR)))
    assert (texts(report), report.unread) == ([FAIR[1:]], ())


@pytest.mark.parametrize("number", ["", "1.", Cell("", 0, numbered=True)])
def test_an_event_in_the_words_of_headings_is_no_header(number: str | Cell) -> None:
    words = ("Мероприятия ко Дню города", "По месту сбора", "в период с 1 по 3 мая 2024 года", "Цель: мир")
    found = read(table(row(*HEADER), row(number, *words, "Участники похода"), row(*FAIR)))
    assert [printed.texts.title for printed in found.rows()] == ["Мероприятия ко Дню города", "Ярмарка"]


def test_an_event_of_two_texts_right_under_the_header_is_no_second_line_of_it() -> None:
    words = ("Мероприятия ко Дню города", "", "в период с 1 по 3 мая 2024 года", "", "")
    found = read(table(row(*HEADER), row(Cell("", 0, numbered=True), *words), row(*FAIR)))
    assert [printed.texts.title for printed in found.rows()] == ["Мероприятия ко Дню города", "Ярмарка"]


def test_a_number_stands_anywhere_in_a_row_of_columns_in_another_order() -> None:
    order = (3, 0, 2, 1, 4, 5)
    words = ("7.", "Мероприятия", "По месту сбора", "Даты уточняются", "Цель: мир", "Участники похода")
    found = read(table(row(*(HEADER[i] for i in order)), row(*(words[i] for i in order))))
    assert [printed.texts for printed in found.rows()] == [Texts(*words[1:])]


def test_a_header_that_was_numbered_with_its_column_is_still_a_header() -> None:
    heading = Cell("№ п/п", 0, numbered=True)
    found = read(table(row(heading, *HEADER[1:]), row(Cell("", 0, numbered=True), *FAIR[1:])))
    assert [printed.texts for printed in found.rows()] == [Texts(*FAIR[1:])]
    assert found.unread == ()


def test_numbers_of_a_further_column_without_heading_are_unread() -> None:
    found = read(table(row(*HEADER, ""), row(*FAIR, "50")))
    assert found.unread == (Unread("строка 2", "50"),)


def test_an_event_named_like_a_sum_is_an_event() -> None:
    event = ("", "Всего один день", "г. Орша", "5 мая 2024 года", "Показ", "7 человек")
    found = read(table(row(*HEADER), row(*event), row("", "Всего мероприятий", "2", "2", "", "15")))
    assert [printed.texts.title for printed in found.rows()] == ["Всего один день"]
    assert found.unread == (Unread("строка 3", "Всего мероприятий | 2 | 2 | 15"),)


@pytest.mark.parametrize("said", ["Мероприятия не проводились", "Мероприятия в I квартале не проводились"])
def test_a_row_that_says_that_nothing_was_is_no_heading(said: str) -> None:
    found = read(table(row(*HEADER), across("Город Ясногорск"), across(said)))
    assert found.sections == (PrintedSection("Город Ясногорск"),)
    assert (found.nil, found.unread) == (said, ())


def test_that_nothing_was_held_counts_only_where_no_event_stands() -> None:
    said = "Мероприятия не проводились"
    found = read(table(row(*HEADER), row(*FAIR), across("Город Ясногорск"), across(said)))
    assert (found.nil, found.unread) == ("", (Unread("строка 4", said),))


def test_a_header_can_be_a_table_of_its_own() -> None:
    report = read(table(row(*HEADER)), table(row(*FAIR), row(*SHOW)))
    assert (texts(report), report.unread) == ([FAIR[1:], SHOW[1:]], ())


def test_a_column_of_numbers_needs_no_heading() -> None:
    report = read(table(row("", *HEADER[1:]), row(*FAIR)))
    assert (texts(report), report.unread) == ([FAIR[1:]], ())


@pytest.mark.parametrize("number", [AUTO, "3.", ""])
def test_a_row_merged_over_all_but_its_number_is_no_event(number: str | Cell) -> None:
    heading, closing = row(number, Cell("Город", 0, 5)), row(number, Cell(CLOSING, 0, 5))
    report = read(table(row(*HEADER), heading, row(*FAIR), closing))
    assert (headings(report), report.closing) == ([("Город", 1)], CLOSING)


def test_columns_under_one_heading_are_one_text() -> None:
    upper = row(*HEADER[:5], Cell("Участники", 0, 2))
    lower = row(*[CONTINUED] * 5, "количество", "сведения")
    made = table(upper, lower, row(*FAIR[:5], "7 человек", "школа"))
    assert texts(read(made)) == [(*FAIR[1:5], "7 человек\nшкола")]


def test_a_row_merged_with_the_title_above_goes_on_with_that_event() -> None:
    below = row(CONTINUED, CONTINUED, "г. Минск", "7 мая", CONTINUED, "и 9 гостей")
    report = read(table(row(*HEADER), row(*FAIR), below))
    assert texts(report) == [
        ("Ярмарка", "г. Орша\nг. Минск", "5 мая 2024 года\n7 мая", "Обмен опытом", "7 человек\nи 9 гостей")
    ]


def test_a_row_with_a_number_takes_what_is_merged_from_above() -> None:
    below = row("2.", "Показ", CONTINUED, CONTINUED, "Показ работ", CONTINUED)
    report = read(table(row(*HEADER), row(*FAIR), below))
    assert texts(report)[1] == ("Показ", FAIR[2], FAIR[3], "Показ работ", FAIR[5])


def test_cells_of_a_shifted_grid_are_found_by_their_place() -> None:
    header = row(*(Cell(text, 0, 2) for text in HEADER))
    event = row("1.", Cell("Ярмарка", 0, 3), Cell("г. Орша", 0, 2), Cell("5 мая", 0, 2), Cell("Опыт", 0, 4))
    assert texts(read(table(header, event))) == [("Ярмарка", "г. Орша", "5 мая", "Опыт", "")]


@pytest.mark.parametrize(
    "strange",
    [
        ("Итого", "2 мероприятия", "", "", "", ""),
        ("", "Всего", "", "2", "", "15 человек"),
        ("", "", "", "", "Составил", "Примеров П.П."),
    ],
)
def test_a_row_that_is_no_event_is_unread_with_its_place(strange: tuple[str, ...]) -> None:
    report = read(table(row(*HEADER), row(*FAIR), row(*strange)))
    assert len(list(report.rows())) == 1
    assert report.unread == (Unread("строка 3", " | ".join(filter(None, strange))),)


def test_a_merged_row_with_a_sum_is_no_heading() -> None:
    report = read(table(row(*HEADER), across("Город"), row(*FAIR), across("Итого: 1 мероприятие")))
    assert (headings(report), report.unread) == (
        [("Город", 1)],
        (Unread("строка 4", "Итого: 1 мероприятие"),),
    )
