import re
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
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
from tests.made.sheets import CHESS, FAIR, HEADINGS, TITLE, cells_of, texts_of

NOON = datetime(2025, 6, 20, 12, 0, tzinfo=UTC)


def section(heading: str, *texts: Texts) -> PrintedSection:
    return PrintedSection(heading, tuple(PrintedRow(each) for each in texts))


def outline(report: PrintedReport) -> object:
    """Return all that a report says, without the places in its file."""
    sections = [(section.heading, [row.texts for row in section.rows]) for section in report.sections]
    return report.title, sections, report.closing, [unread.text for unread in report.unread]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "отчет.xlsx"


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
