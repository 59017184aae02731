from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from db.entities import Texts
from db.errors import AppError
from desktop.office.xlsx_write import TextTooLong, write_xlsx
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection
from tests.published import gold, needs_published, report_of, variants

NOON = datetime(2025, 6, 20, 12, 0, tzinfo=UTC)
FAIR = Texts("Ярмарка ремесел", "г. Полевск", "4 мая 2025 года", "Показ изделий", "Мастера двух городов")
CHESS = Texts("Турнир по шахматам", "г. Озерск", "май 2025 года", "Сыграно 7 туров", "48 человек")


def section(heading: str, *texts: Texts) -> PrintedSection:
    return PrintedSection(heading, tuple(PrintedRow(each) for each in texts))


SAMPLE = PrintedReport(
    "Отчет о мероприятиях",
    (section("Город Полевск", FAIR, CHESS), section("Озерский муниципальный округ", CHESS)),
    "Состоялась 1 встреча",
)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "отчет.xlsx"


def book_of(report: PrintedReport, target: Path) -> Workbook:
    write_xlsx(report, target, modified=NOON, author="Отдел связей")
    return load_workbook(target)


def sheet_of(report: PrintedReport, target: Path) -> Worksheet:
    (sheet,) = book_of(report, target).worksheets
    return sheet


def row_of(texts: Texts, target: Path) -> list[Cell]:
    """Write one event and return its cells."""
    sheet = sheet_of(PrintedReport("Отчет", (section("", texts),)), target)
    return [cell for cell in sheet[3] if isinstance(cell, Cell)]


def test_the_sheet_holds_title_headings_numbers_texts_and_closing_row(target: Path) -> None:
    rows = [[value for value in row if value] for row in sheet_of(SAMPLE, target).values]
    assert rows[0] == ["Отчет о мероприятиях"]
    assert [str(heading).split()[0] for heading in rows[1]] == [
        *("№", "Наименование", "Место", "Сроки", "Цель,", "Участники"),
    ]
    assert rows[2:] == [
        ["Город Полевск"],
        ["1.", "Ярмарка ремесел", "г. Полевск", "4 мая 2025 года", "Показ изделий", "Мастера двух городов"],
        ["2.", "Турнир по шахматам", "г. Озерск", "май 2025 года", "Сыграно 7 туров", "48 человек"],
        ["Озерский муниципальный округ"],
        ["3.", "Турнир по шахматам", "г. Озерск", "май 2025 года", "Сыграно 7 туров", "48 человек"],
        ["Состоялась 1 встреча"],
    ]


def test_title_headings_and_closing_row_run_over_all_columns(target: Path) -> None:
    merged = {str(cells) for cells in sheet_of(SAMPLE, target).merged_cells.ranges}
    assert merged == {"A1:F1", "A3:F3", "A6:F6", "A8:F8"}


def test_headings_are_bold_and_centred(target: Path) -> None:
    sheet = sheet_of(SAMPLE, target)
    for place in ("A1", "A3", "A6"):
        assert sheet[place].font.b
        assert sheet[place].alignment.horizontal == "center"
    assert not sheet["B4"].font.b


def test_texts_are_wrapped_at_the_top_of_bordered_cells(target: Path) -> None:
    for cell in row_of(FAIR, target):
        assert cell.alignment.wrap_text
        assert cell.alignment.vertical == "top"
        assert cell.border.left.style == cell.border.bottom.style == "thin"
        assert (cell.font.name, cell.font.sz) == ("Times New Roman", 12)


def test_every_cell_of_a_merged_row_has_its_border(target: Path) -> None:
    sheet = sheet_of(SAMPLE, target)
    assert all(cell.border.bottom.style == "thin" for cell in sheet[3])


@pytest.mark.parametrize(
    "text", ["=1+1", "+7 48 12", "-5 градусов", "@все", "14.05.2025", "48", "1E5", "#N/A", "ИСТИНА"]
)
def test_what_looks_like_a_value_stays_a_text(target: Path, text: str) -> None:
    cell = row_of(Texts(content=text), target)[4]
    assert (cell.value, cell.data_type) == (text, "s")


@pytest.mark.parametrize("text", ["=1+1", "+7 48 12", "-5 градусов", "@все", "14.05.2025", "'так'"])
def test_what_excel_would_take_for_a_value_when_edited_is_quoted(target: Path, text: str) -> None:
    number, *_, content, participants = row_of(Texts(content=text, participants="Мастера"), target)
    assert (number.quotePrefix, content.quotePrefix, participants.quotePrefix) == (True, True, False)


def test_characters_that_no_document_holds_are_left_out(target: Path) -> None:
    assert row_of(Texts(content="а\x00б\x0bв\ud800г\xadд\ufffe"), target)[4].value == "аб\nвгд"


def test_a_text_that_looks_like_a_coded_character_is_written_so_that_excel_shows_it(target: Path) -> None:
    assert row_of(Texts(content="_x0041_"), target)[4].value == "_x005F_x0041_"


def test_the_header_is_frozen_repeated_in_print_and_filters(target: Path) -> None:
    sheet = sheet_of(SAMPLE, target)
    assert sheet.freeze_panes == "A3"
    assert sheet.print_title_rows == "$2:$2"
    assert sheet.auto_filter.ref == "A2:F7"


def test_a_report_without_rows_filters_its_header_alone(target: Path) -> None:
    assert sheet_of(PrintedReport("Отчет"), target).auto_filter.ref == "A2:F2"


def test_the_print_is_a4_across_and_one_page_wide(target: Path) -> None:
    sheet = sheet_of(SAMPLE, target)
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.oddFooter is not None
    assert sheet.oddFooter.center.text == "&P"


def widths(sheet: Worksheet) -> list[float]:
    return [sheet.column_dimensions[column].width for column in "ABCDEF"]


def test_columns_have_the_proportions_of_the_paper(target: Path) -> None:
    found = widths(sheet_of(SAMPLE, target))
    assert [round(width / sum(found) * 25.7, 1) for width in found] == [1.2, 5, 3.5, 3, 8, 5]


def test_a_row_is_high_enough_for_its_longest_text(target: Path) -> None:
    heights = [
        sheet_of(PrintedReport("", (section("", Texts(content="слово " * words)),)), target)
        .row_dimensions[3]
        .height
        for words in (1, 50, 100)
    ]
    assert heights[0] == pytest.approx(15.75, abs=8)
    assert 6 * 15.75 < heights[1] < 10 * 15.75
    assert 12 * 15.75 < heights[2] < 20 * 15.75


def test_breaks_make_a_row_higher(target: Path) -> None:
    sheet = sheet_of(PrintedReport("", (section("", Texts(period="май\n" * 9)),)), target)
    assert sheet.row_dimensions[3].height == pytest.approx(10 * 15.75, abs=8)


def test_a_column_widens_for_a_text_that_no_row_could_hold(target: Path) -> None:
    plain = widths(sheet_of(SAMPLE, target))
    sheet = sheet_of(PrintedReport("", (section("", Texts(content="слово " * 420)),)), target)
    assert sheet.row_dimensions[3].height <= 409.5
    wide = widths(sheet)
    assert 1.5 * plain[4] < wide[4] < 4 * plain[4]
    assert wide[:4] == plain[:4]


def test_a_text_beyond_all_measure_has_the_highest_row_there_is(target: Path) -> None:
    sheet = sheet_of(PrintedReport("", (section("", Texts(content="слово " * 5000)),)), target)
    assert sheet.row_dimensions[3].height == 409.5


def test_a_text_of_the_full_length_of_a_cell_is_kept(target: Path) -> None:
    text = "Я" * 32_767
    assert row_of(Texts(content=text), target)[4].value == text


@pytest.mark.parametrize("text", ["Я" * 32_768, "😀" * 16_384])
def test_a_text_too_long_for_a_cell_is_told_with_its_place(target: Path, text: str) -> None:
    target.write_bytes(b"old")
    report = PrintedReport("Отчет", (section("Город Полевск", FAIR, Texts(content=text)),))
    with pytest.raises(TextTooLong) as caught:
        write_xlsx(report, target, modified=NOON)
    assert caught.value.what_happened == (
        "Не удалось записать файл «отчет.xlsx»: текст в строке 5, в колонке «Цель, содержание и результат "
        "мероприятия», длиннее 32767 знаков, а больше ячейка Excel не вмещает; сократите его или сохраните "
        "отчет в формате .docx."
    )
    assert target.read_bytes() == b"old"


def test_a_heading_too_long_for_a_cell_is_told_with_its_row(target: Path) -> None:
    with pytest.raises(TextTooLong, match="текст в строке 3 длиннее"):
        write_xlsx(PrintedReport("Отчет", (section("Я" * 32_768),)), target, modified=NOON)


def test_the_properties_tell_title_author_language_and_time(target: Path) -> None:
    properties = book_of(PrintedReport("Отчет\nо  мероприятиях"), target).properties
    assert (properties.title, properties.creator) == ("Отчет о мероприятиях", "Отдел связей")
    assert (properties.language, properties.lastModifiedBy) == ("ru-RU", "Отдел связей")
    assert properties.created == properties.modified == NOON.replace(tzinfo=None)


def test_equal_reports_make_equal_files(target: Path) -> None:
    other = target.with_name("другой.xlsx")
    for path in (target, other):
        write_xlsx(SAMPLE, path, modified=NOON)
    assert target.read_bytes() == other.read_bytes()


def test_a_target_that_cannot_be_written_is_told(target: Path) -> None:
    with pytest.raises(AppError, match=r"Не удалось записать файл «отчет\.xlsx»: папки «.*» нет"):
        write_xlsx(SAMPLE, target / "нет" / "отчет.xlsx", modified=NOON)


@needs_published
@pytest.mark.parametrize("name", sorted({report_of(path) for path in variants(".docx")}))
def test_a_published_report_is_written_to_the_letter(target: Path, name: str) -> None:
    rows = gold(name)["rows"]
    columns = ("title", "place", "dates", "content", "participants")
    sections = (
        section(heading, *(Texts(*(row[column] for column in columns)) for row in group))
        for heading, group in groupby(rows, lambda row: str(row["section"]))
    )
    sheet = sheet_of(PrintedReport("Отчет", tuple(sections)), target)
    events = [row for row in sheet.iter_rows(min_row=3, values_only=True) if row[1] is not None]
    assert events == [(f"{row['n']}.", *(row[column] or None for column in columns)) for row in rows]
