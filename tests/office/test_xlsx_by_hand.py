"""Workbooks as hands make them: columns, merges, dates and numbers, several sheets, what is hidden."""

from datetime import date, datetime, time
from pathlib import Path
from typing import Literal

import pytest
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from db.entities import Texts
from desktop.office.xlsx_read import read_xlsx
from desktop.report.printed import PrintedReport
from tests.made.libreoffice import saved_by_libreoffice
from tests.made.sheets import CHESS, FAIR, HEADINGS, TITLE, cells_of, texts_of

SheetState = Literal["visible", "hidden", "veryHidden"]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "отчет.xlsx"


def test_a_sheet_made_by_hand_may_have_its_columns_in_another_order(
    book: Workbook, sheet: Worksheet, target: Path
) -> None:
    sheet.delete_rows(1)
    sheet.append(["Сроки", "Примечание", "Участники", "Содержание", "Место", "Наименование мероприятия"])
    sheet.append(
        ["4 мая 2025 года", None, "Мастера двух городов", "Показ изделий", "г. Полевск", "Ярмарка ремесел"]
    )
    book.save(target)
    assert texts_of(read_xlsx(target)) == [FAIR]


def test_a_table_may_begin_anywhere_on_its_sheet(book: Workbook, target: Path) -> None:
    (sheet,) = book.worksheets
    for row, values in enumerate((HEADINGS, ("1", *cells_of(FAIR)), ("2", *cells_of(CHESS))), start=7):
        for column, value in enumerate(values, start=4):
            sheet.cell(row, column, value)
    sheet["D3"] = TITLE
    book.save(target)
    report = read_xlsx(target)
    assert report.title == TITLE
    assert texts_of(report) == [FAIR, CHESS]


def test_headings_may_be_merged_or_stand_in_the_first_cell(
    book: Workbook, sheet: Worksheet, target: Path
) -> None:
    sheet.append(["Город Полевск"])
    sheet.merge_cells("A2:F2")
    sheet.append([1, *cells_of(FAIR)])
    sheet.append(["Город Озерск"])
    sheet.append([2, *cells_of(CHESS)])
    book.save(target)
    assert [section.heading for section in read_xlsx(target).sections] == ["Город Полевск", "Город Озерск"]


def test_a_cell_merged_over_two_rows_belongs_to_both(book: Workbook, sheet: Worksheet, target: Path) -> None:
    sheet.append([1, *cells_of(FAIR)])
    sheet.append([2, "Турнир по шахматам", None, "май 2025 года", "Сыграно 7 туров", "48 человек"])
    sheet.merge_cells("C2:C3")
    book.save(target)
    assert [row.place for row in texts_of(read_xlsx(target))] == ["г. Полевск", "г. Полевск"]


def shown(value: object, number_format: str, target: Path) -> str:
    """Return how a value of a cell is read."""
    book = Workbook()
    (sheet,) = book.worksheets
    sheet.append(HEADINGS)
    sheet.append([1, "Ярмарка", "г. Полевск", value, "Показ изделий", "Мастера"])
    sheet["D2"].number_format = number_format
    book.save(target)
    return texts_of(read_xlsx(target))[0].period


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (date(2025, 5, 14), "dd.mm.yyyy", "14 мая 2025 года"),
        (date(2025, 5, 14), "mm-dd-yy", "14 мая 2025 года"),  # a format that Excel has built in
        (date(2025, 5, 14), "[$-419]d mmmm yyyy;@", "14 мая 2025 года"),
        (datetime(2025, 5, 14, 10, 30), "dd.mm.yyyy h:mm", "14 мая 2025 года, 10:30"),
        (date(2025, 5, 1), "mmmm yyyy", "май 2025 года"),
        (date(2025, 5, 1), "mmm-yy", "май 2025 года"),
        (time(9, 5), "h:mm", "09:05"),
        (45791, "0", "45791"),
        (45791, "General", "45791"),
        (2025.0, '0" год"', "2025"),
        (0.1 + 0.2, "0.00", "0,3"),
        (-3, "dd.mm.yyyy", "-3"),
        (True, "General", "ИСТИНА"),
    ],
)
def test_dates_are_read_in_words_and_numbers_as_numbers(
    target: Path, value: object, number_format: str, text: str
) -> None:
    assert shown(value, number_format, target) == text


def test_dates_may_be_counted_from_1904(book: Workbook, sheet: Worksheet, target: Path) -> None:
    book.epoch = datetime(1904, 1, 1)
    sheet.append([1, "Ярмарка", "г. Полевск", date(2025, 5, 14), "Показ изделий", "Мастера"])
    book.save(target)
    assert texts_of(read_xlsx(target))[0].period == "14 мая 2025 года"


def add_sheet(book: Workbook, name: str, *texts: Texts, state: SheetState = "visible") -> Worksheet:
    sheet: Worksheet = book.create_sheet(name)
    sheet.sheet_state = state
    sheet.append(HEADINGS)
    for number, each in enumerate(texts, start=1):
        sheet.append([number, *cells_of(each)])
    return sheet


def test_all_visible_sheets_are_read_in_their_order(book: Workbook, sheet: Worksheet, target: Path) -> None:
    sheet.append([1, *cells_of(FAIR)])
    add_sheet(book, "Данные", FAIR, state="veryHidden")
    add_sheet(book, "Лист2", CHESS)
    book.create_sheet("Пустой")
    book.save(target)
    report = read_xlsx(target)
    assert texts_of(report) == [FAIR, CHESS]
    assert [row.where for row in report.rows()] == ["лист «Sheet», строка 2", "лист «Лист2», строка 2"]


def test_a_hidden_sheet_with_a_report_is_told(book: Workbook, sheet: Worksheet, target: Path) -> None:
    sheet.append([1, *cells_of(FAIR)])
    add_sheet(book, "Черновик", CHESS, state="hidden")
    book.create_sheet("Служебный").sheet_state = "hidden"
    book.save(target)
    report = read_xlsx(target)
    assert [row.texts for row in report.rows()] == [FAIR]
    (told,) = report.unread
    assert told.where == "лист «Черновик»"
    assert told.text.startswith("лист скрыт и потому не прочитан")


def test_hidden_rows_are_read_and_say_that_they_are_hidden(
    book: Workbook, sheet: Worksheet, target: Path
) -> None:
    sheet.append([1, *cells_of(FAIR)])
    sheet.append([2, *cells_of(CHESS)])
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["E"].hidden = True
    book.save(target)
    report = read_xlsx(target)
    assert texts_of(report) == [FAIR, CHESS]
    assert [row.where for row in report.rows()] == [
        "лист «Sheet», строка 2",
        "лист «Sheet», скрытая строка 3",
    ]


def headings_of(report: PrintedReport) -> list[tuple[str, int]]:
    return [(section.heading, len(section.rows)) for section in report.sections]


def test_sheets_of_their_own_names_are_sections(book: Workbook, sheet: Worksheet, target: Path) -> None:
    sheet.title = "Город Полевск"
    sheet.append([1, *cells_of(FAIR)])
    add_sheet(book, "Озерский район", CHESS)
    named = book.create_sheet("Заречье")
    for row in (HEADINGS, ["Заречный район"], [1, *cells_of(FAIR)]):
        named.append(row)
    book.save(target)
    assert headings_of(read_xlsx(target)) == [
        ("Город Полевск", 1),
        ("Озерский район", 1),
        ("Заречный район", 1),
    ]


@pytest.mark.parametrize("name", ["Лист1", "Лист 2", "Отчет", "Март 2025", "I квартал", "2025", "май"])
def test_a_usual_name_of_a_sheet_is_no_section(
    book: Workbook, sheet: Worksheet, target: Path, name: str
) -> None:
    sheet.append([1, *cells_of(FAIR)])
    add_sheet(book, name, CHESS)
    book.save(target)
    assert headings_of(read_xlsx(target)) == [("", 2)]


def test_a_column_of_sections_gives_the_headings(book: Workbook, target: Path) -> None:
    (sheet,) = book.worksheets
    sheet.append(["№", "Раздел", *HEADINGS[1:]])
    for number, (heading, texts) in enumerate(
        [("Город Полевск", FAIR), (None, CHESS), ("Озерский район", FAIR), ("Город Полевск", CHESS)], start=1
    ):
        sheet.append([number, heading, *cells_of(texts)])
    sheet.append([5, "Озерский район"])
    book.save(target)
    report = read_xlsx(target)
    assert headings_of(report) == [("Город Полевск", 3), ("Озерский район", 1)]
    assert report.unread == ()


def test_where_headings_stand_between_the_rows_a_column_of_sections_is_only_told(
    book: Workbook, target: Path
) -> None:
    (sheet,) = book.worksheets
    sheet.append(["№", "Муниципальное образование", *HEADINGS[1:]])
    sheet.append(["Сотрудничество в сфере культуры"])
    sheet.merge_cells("A2:G2")
    sheet.append([1, "Озерский район", *cells_of(FAIR)])
    book.save(target)
    report = read_xlsx(target)
    assert headings_of(report) == [("Сотрудничество в сфере культуры", 1)]
    assert [unread.text for unread in report.unread] == ["Озерский район"]


@pytest.mark.parametrize(
    ("first", "last", "period"),
    [
        (date(2025, 5, 5), date(2025, 5, 7), "5-7 мая 2025 года"),
        (date(2025, 5, 5), date(2025, 5, 5), "5 мая 2025 года"),
        (date(2025, 5, 5), None, "5 мая 2025 года"),
        (date(2025, 5, 7), date(2025, 5, 5), "7 мая 2025 года\n5 мая 2025 года"),
        ("начало мая", date(2025, 5, 5), "начало мая\n5 мая 2025 года"),
        (date(2025, 5, 5), "до осени", "5 мая 2025 года\nдо осени"),
    ],
)
def test_first_and_last_days_in_columns_of_their_own_are_one_period(
    book: Workbook, target: Path, first: object, last: object, period: str
) -> None:
    (sheet,) = book.worksheets
    sheet.append(["№", "Название", "Место", "Дата начала", "Дата окончания", "Описание", "Участники"])
    sheet.append([1, "Ярмарка", "г. Полевск", first, last, "Показ изделий", "Мастера"])
    book.save(target)
    assert texts_of(read_xlsx(target))[0].period == period


def test_a_sheet_made_by_hand_is_read_after_libreoffice_saved_it_as_ods_and_back(
    book: Workbook, target: Path, tmp_path: Path
) -> None:
    (sheet,) = book.worksheets
    rows: list[list[object]] = [
        ["ОТЧЕТ"],
        ["о мероприятиях в международной сфере во II квартале 2025 года"],
        [],
        [*HEADINGS],
        [1, 2, 3, 4, 5, 6],
        ["Озерский район"],
        [1, "Ярмарка", "г. Озерск", date(2025, 5, 5), "Показ\nизделий", 25],
        [2, "Турнир", "г. Озерск", date(2025, 6, 1), "Сыграно 7 туров", 48],
        [None, None, "г. Полевск"],
        ["Итого", None, None, None, None, "=SUM(F7:F8)"],
    ]
    for row in rows:
        sheet.append(row)
    for merged in ("A1:F1", "A2:F2", "A6:F6", "A8:A9", "B8:B9", "D8:D9", "E8:E9", "F8:F9"):
        sheet.merge_cells(merged)
    sheet["D8"].number_format = "MMMM YYYY"
    book.save(target)
    ods = saved_by_libreoffice(target, tmp_path / "ods", "ods")
    report = read_xlsx(saved_by_libreoffice(ods, tmp_path / "xlsx", "xlsx"))
    assert report.title == f"ОТЧЕТ\n{rows[1][0]}"
    assert headings_of(report) == [("Озерский район", 2)]
    assert [row.texts for row in report.rows()] == [
        Texts("Ярмарка", "г. Озерск", "5 мая 2025 года", "Показ\nизделий", "25"),
        Texts("Турнир", "г. Озерск\nг. Полевск", "июнь 2025 года", "Сыграно 7 туров", "48"),
    ]
    assert [unread.text for unread in report.unread] == ["Итого | 73"]


def test_numbers_of_rows_and_of_people_are_read_as_numbers(
    book: Workbook, sheet: Worksheet, target: Path
) -> None:
    sheet.append([1.0, "Ярмарка", "г. Полевск", date(2025, 5, 5), "Показ изделий", 25])
    sheet.append([2.0, "Турнир", "г. Полевск", date(2025, 5, 6), "Сыграно 7 туров", 48.0])
    book.save(target)
    assert [texts.participants for texts in texts_of(read_xlsx(target))] == ["25", "48"]
