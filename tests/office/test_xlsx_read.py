import re
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from db.entities import Texts
from db.errors import AppError
from desktop.office.packing import packed
from desktop.office.xlsx_read import read_xlsx
from desktop.office.xlsx_write import write_xlsx
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection
from tests.made.libreoffice import saved_by_libreoffice

NOON = datetime(2025, 6, 20, 12, 0, tzinfo=UTC)
HEADINGS = ("№", "Наименование мероприятия", "Место", "Сроки", "Содержание", "Участники")
FAIR = Texts("Ярмарка ремесел", "г. Полевск", "4 мая 2025 года", "Показ изделий", "Мастера двух городов")
CHESS = Texts("Турнир по шахматам", "г. Озерск", "май 2025 года", "Сыграно 7 туров", "48 человек")
TITLE = "Отчет о мероприятиях в международной сфере во II квартале 2025 года"


SheetState = Literal["visible", "hidden", "veryHidden"]


def section(heading: str, *texts: Texts) -> PrintedSection:
    return PrintedSection(heading, tuple(PrintedRow(each) for each in texts))


def outline(report: PrintedReport) -> object:
    """Return all that a report says, without the places in its file."""
    sections = [(section.heading, [row.texts for row in section.rows]) for section in report.sections]
    return report.title, sections, report.closing, [unread.text for unread in report.unread]


def texts_of(report: PrintedReport) -> list[Texts]:
    assert report.unread == ()
    return [row.texts for row in report.rows()]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "отчет.xlsx"


@pytest.fixture
def book() -> Workbook:
    return Workbook()


@pytest.fixture
def sheet(book: Workbook) -> Worksheet:
    """The first sheet of a workbook made by hand, with the headings of a report."""
    (sheet,) = book.worksheets
    sheet.append(HEADINGS)
    return sheet


def test_what_was_written_is_read_to_the_letter(target: Path) -> None:
    report = PrintedReport(
        f"{TITLE}\n(предварительный)",
        (
            section("", FAIR),
            section("Город Полевск", CHESS, FAIR),
            section("Озерский муниципальный\nокруг"),
            section("Заозерский муниципальный округ", FAIR),
        ),
        "В IV квартале 2025 года состоялась 1 встреча с иностранной делегацией",
    )
    write_xlsx(report, target, modified=NOON)
    assert outline(read_xlsx(target)) == outline(report)


@settings(deadline=None, max_examples=25)
@given(
    st.lists(
        st.text(
            st.characters(codec="utf-8", exclude_characters="\r\xad\ufffe\uffff", exclude_categories=["Cc"])
            | st.sampled_from("\n\t _x0041 ="),
            min_size=1,
            max_size=30,
        ).filter(lambda text: bool(text.strip())),
        min_size=5,
        max_size=5,
    )
)
def test_any_texts_are_read_as_they_were_written(texts: list[str]) -> None:
    report = PrintedReport("", (section("Город Полевск", Texts(*texts)),))
    with TemporaryDirectory() as folder:
        target = Path(folder) / "отчет.xlsx"
        write_xlsx(report, target, modified=NOON)
        assert texts_of(read_xlsx(target)) == [Texts(*texts)]


def test_every_row_names_its_sheet_and_its_line(target: Path) -> None:
    write_xlsx(PrintedReport(TITLE, (section("Город Полевск", FAIR),)), target, modified=NOON)
    assert [row.where for row in read_xlsx(target).rows()] == ["лист «Отчет», строка 4"]


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


def cells_of(texts: Texts) -> tuple[str, ...]:
    return texts.title, texts.place, texts.period, texts.content, texts.participants


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


TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}</Relationships>'
)
RELATIONSHIP = (
    '<Relationship Id="{0}" Target="{0}.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{1}"/>'
)
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
BOOK = (
    f'<workbook {MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<sheets><sheet name="Лист1" sheetId="1" r:id="sheet"/></sheets></workbook>'
)


def save_parts(target: Path, rows: str, texts: str = "", after: str = "") -> None:
    """Write a workbook as other programs make it: its texts shared between cells."""
    parts = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": RELATIONSHIPS.format(RELATIONSHIP.format("xl/book", "officeDocument")),
        "xl/book.xml": BOOK,
        "xl/_rels/book.xml.rels": RELATIONSHIPS.format(
            RELATIONSHIP.format("sheet", "worksheet") + RELATIONSHIP.format("texts", "sharedStrings")
        ),
        "xl/sheet.xml": f"<worksheet {MAIN}><sheetData>{rows}</sheetData>{after}</worksheet>",
        "xl/texts.xml": f"<sst {MAIN}>{texts}</sst>",
    }
    target.write_bytes(packed({name: part.encode() for name, part in parts.items()}, NOON))


def inline(*texts: str) -> str:
    cells = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    return f"<row>{cells}</row>"


HEADER = inline(*HEADINGS)


def test_texts_shared_between_cells_are_read_with_all_their_runs(target: Path) -> None:
    texts = (
        "<si><t>г. Полевск</t></si>"
        '<si><r><rPr><b/></rPr><t xml:space="preserve">Ярмарка </t></r><r><t>ремесел</t></r>'
        "<rPh sb='0' eb='1'><t>чтение</t></rPh></si>"
        "<si><t>первая_x000D_\nвторая_x005F_x0041_</t></si>"
    )
    cells = "".join(
        f'<c r="{column}2" t="s"><v>{text}</v></c>' for column, text in zip("BCDE", (1, 0, 2, 0), strict=True)
    )
    save_parts(target, f'{HEADER}<row r="2"><c r="A2"><v>1</v></c>{cells}</row>', texts)
    assert texts_of(read_xlsx(target)) == [
        Texts("Ярмарка ремесел", "г. Полевск", "первая\nвторая_x0041_", "г. Полевск")
    ]


def test_of_a_formula_the_last_result_is_read(target: Path) -> None:
    cells = (
        "<c><f>1+1</f><v>2</v></c>"
        '<c t="str"><f>CONCATENATE("а";"б")</f><v>Ярмарка</v></c>'
        "<c><f>1/0</f></c>"
        '<c t="e"><f>A1/0</f><v>#DIV/0!</v></c>'
    )
    save_parts(target, f"{HEADER}<row>{cells}</row>")
    assert [row.texts for row in read_xlsx(target).rows()] == [Texts("Ярмарка", "", "#DIV/0!")]


def test_formulas_that_no_program_worked_out_are_told(book: Workbook, sheet: Worksheet, target: Path) -> None:
    sheet.append(["=A1", *cells_of(FAIR)])
    for _ in range(7):
        sheet.append([2, "=B2", *cells_of(CHESS)[1:]])
    book.save(target)
    (told,) = read_xlsx(target).unread
    assert told.where == "лист «Sheet»"
    assert told.text.endswith("A2, B3, B4, B5, B6 и другие, всего 8")


def test_a_cell_at_the_far_end_of_the_sheet_costs_nothing(target: Path) -> None:
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>далеко</t></is></c></row>'
    save_parts(
        target,
        HEADER + inline("1", *cells_of(FAIR)) + far,
        after='<mergeCells><mergeCell ref="A3:XFD1048576"/></mergeCells>',
    )
    report = read_xlsx(target)
    assert [row.texts for row in report.rows()] == [FAIR]
    assert "далеко" in str(report)


def test_a_sheet_that_is_named_again_and_again_is_read_once(
    book: Workbook, sheet: Worksheet, target: Path
) -> None:
    sheet.append([1, *cells_of(FAIR)])
    book.save(target)
    with ZipFile(target) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    tag = re.search(rb"<sheet [^>]*/>", parts["xl/workbook.xml"])
    assert tag is not None
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(tag[0], tag[0] * 2000)
    target.write_bytes(packed(parts, NOON))
    assert texts_of(read_xlsx(target)) == [FAIR]


def test_merges_over_the_whole_sheet_cost_nothing(target: Path) -> None:
    merges = '<mergeCell ref="A3:XFD1048576"/>' * 1000
    rows = HEADER + inline("1", *cells_of(FAIR)) * 1000
    save_parts(target, rows, after=f"<mergeCells>{merges}</mergeCells>")
    assert len(list(read_xlsx(target).rows())) > 900


@pytest.mark.parametrize(
    "rows",
    [
        '<row><c t="s"><v>7</v></c></row>',
        '<row><c t="s"><v>семь</v></c></row>',
        "<row><c><v>семь</v></c></row>",
        '<row><c r="7B"><v>7</v></c></row>',
        '<row r="седьмая"><c><v>7</v></c></row>',
        '<row><c t="d"><v>завтра</v></c></row>',
        "<row><c><v>7</v></row>",
    ],
)
def test_a_damaged_sheet_is_told_in_one_sentence(target: Path, rows: str) -> None:
    save_parts(target, HEADER + rows)
    with pytest.raises(AppError, match=r"Файл «отчет\.xlsx» не прочитан: файл поврежден"):
        read_xlsx(target)


def test_a_document_that_is_no_workbook_is_told(target: Path) -> None:
    target.write_bytes(packed({"word/document.xml": b"<document/>"}, NOON))
    with pytest.raises(AppError, match=r"«отчет\.xlsx» не прочитан: это документ Word"):
        read_xlsx(target)


def test_a_workbook_without_a_report_is_told(book: Workbook, target: Path) -> None:
    (sheet,) = book.worksheets
    sheet.append(["Фамилия", "Телефон"])
    book.save(target)
    with pytest.raises(AppError, match=r"В файле «отчет\.xlsx» нет таблицы отчета"):
        read_xlsx(target)


def test_entities_are_refused(target: Path) -> None:
    save_parts(target, HEADER)
    parts = {
        "[Content_Types].xml": TYPES.encode(),
        "xl/book.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><workbook>&b;</workbook>',
    }
    parts["_rels/.rels"] = RELATIONSHIPS.format(RELATIONSHIP.format("xl/book", "officeDocument")).encode()
    target.write_bytes(packed(parts, NOON))
    with pytest.raises(AppError, match="в нем объявлены подстановки"):
        read_xlsx(target)
