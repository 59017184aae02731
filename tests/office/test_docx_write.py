from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.table import Table, _Cell
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import QName
from lxml.etree import _Element as Element

from db.entities import Texts
from db.errors import AppError
from desktop.office.docx_read import read_docx
from desktop.office.docx_write import write_docx
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection
from tests.made.carried import carried_report
from tests.made.word_schema import out_of_order
from tests.published import gold, needs_published, report_of, variants

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NOON = datetime(2025, 6, 20, 12, 0, tzinfo=UTC)
HEADINGS = [
    "№ п/п",
    "Наименование мероприятия",
    "Место проведения мероприятия",
    "Сроки проведения мероприятия",
    "Цель, содержание и результат мероприятия (в том числе краткая информация о достигнутых "
    "договоренностях, подписанных документах)",
    "Участники мероприятия (общее количество, другие дополнительные сведения)",
]
FAIR = Texts("Ярмарка ремесел", "г. Полевск", "4 мая 2025 года", "Показ изделий", "Мастера двух городов")
CHESS = Texts("Турнир по шахматам", "г. Озерск", "май 2025 года", "Сыграно 7 туров", "48 человек")


def report(
    *sections: PrintedSection, title: str = "Отчет о мероприятиях", closing: str = ""
) -> PrintedReport:
    return PrintedReport(title, sections, closing)


def section(heading: str, *texts: Texts) -> PrintedSection:
    return PrintedSection(heading, tuple(PrintedRow(each) for each in texts))


SAMPLE = report(
    section("Город Полевск", FAIR, CHESS),
    section("Озерский муниципальный округ", CHESS),
    closing="Состоялась 1 встреча",
)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "отчет.docx"


def written(printed: PrintedReport, target: Path) -> Document:
    write_docx(printed, target, modified=NOON, author="Отдел связей")
    return docx.Document(str(target))


def table_of(document: Document) -> Table:
    (table,) = document.tables
    return table


def rows_of(document: Document) -> list[list[str]]:
    """Return the texts of all rows as python-docx reads them, of a merged row its only text."""
    table = table_of(document)
    return [[_Cell(cell, table).text for cell in row._tr.tc_lst] for row in table.rows]


def xml_of(target: Path, part: str = "word/document.xml") -> Element:
    with ZipFile(target) as archive:
        return etree.fromstring(archive.read(part))


def values(root: Element, path: str, name: str = "val") -> list[str | None]:
    """Return an attribute of all the elements on a path."""
    return [element.get(f"{{{W}}}{name}") for element in root.iterfind(path, {"w": W})]


def number(root: Element, path: str, name: str) -> int:
    (value,) = values(root, path, name)
    return int(value or 0)


def test_the_table_holds_headings_numbers_and_texts_in_order(target: Path) -> None:
    assert rows_of(written(SAMPLE, target)) == [
        HEADINGS,
        ["Город Полевск"],
        ["1.", "Ярмарка ремесел", "г. Полевск", "4 мая 2025 года", "Показ изделий", "Мастера двух городов"],
        ["2.", "Турнир по шахматам", "г. Озерск", "май 2025 года", "Сыграно 7 туров", "48 человек"],
        ["Озерский муниципальный округ"],
        ["3.", "Турнир по шахматам", "г. Озерск", "май 2025 года", "Сыграно 7 туров", "48 человек"],
        ["Состоялась 1 встреча"],
    ]


def test_rows_before_any_heading_print_no_heading(target: Path) -> None:
    assert [row[0] for row in rows_of(written(report(section("", FAIR)), target))] == ["№ п/п", "1."]


def test_a_heading_without_rows_is_printed(target: Path) -> None:
    document = written(report(section("Город Полевск"), section("Город Озерск", FAIR)), target)
    assert [row[0] for row in rows_of(document)] == ["№ п/п", "Город Полевск", "Город Озерск", "1."]


def test_a_report_without_anything_is_a_table_of_headings(target: Path) -> None:
    assert rows_of(written(report(title=""), target)) == [HEADINGS]


def test_every_character_of_a_text_is_kept(target: Path) -> None:
    text = "  Два\u00a0слова\n\n\tс <отступом> & «кавычками» \u2011 {0} — 😀 "
    printed = report(section(text, Texts(text, text, text, text, text)), title=text, closing=text)
    document = written(printed, target)
    assert document.paragraphs[0].text == text
    assert rows_of(document)[1:] == [[text], ["1.", *[text] * 5], [text]]


@settings(deadline=None)
@given(
    st.text(st.characters(exclude_categories=()) | st.sampled_from("\n\t\r\x0b\xad\x00\ud800 "), max_size=30)
)
def test_any_text_is_kept_but_for_what_a_document_cannot_hold(text: str) -> None:
    kept = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n")
    kept = "".join(sign for sign in kept if sign >= " " or sign in "\n\t")
    kept = "".join(
        sign for sign in kept if sign not in "\xad\ufffe\uffff" and not "\ud800" <= sign <= "\udfff"
    )
    with TemporaryDirectory() as folder:
        document = written(report(section("", Texts(content=text))), Path(folder) / "отчет.docx")
    assert rows_of(document)[1][4] == kept


def test_a_long_report_is_numbered_through(target: Path) -> None:
    document = written(report(*[section(f"Раздел {n}", *[FAIR] * 10) for n in range(20)]), target)
    numbers = [row[0] for row in rows_of(document) if len(row) == 6][1:]
    assert numbers == [f"{n}." for n in range(1, 201)]


def test_the_page_is_a4_across_with_the_table_from_margin_to_margin(target: Path) -> None:
    written(SAMPLE, target)
    page = xml_of(target).find(".//w:sectPr", {"w": W})
    assert page is not None
    assert values(page, "w:pgSz", "orient") == ["landscape"]
    assert (number(page, "w:pgSz", "w"), number(page, "w:pgSz", "h")) == (16838, 11906)
    margins = number(page, "w:pgMar", "left") + number(page, "w:pgMar", "right")
    widths = [int(width or 0) for width in values(xml_of(target), ".//w:gridCol", "w")]
    assert sum(widths) == 16838 - margins
    assert [round(width / sum(widths) * 25.7, 1) for width in widths] == [1.2, 5, 3.5, 3, 8, 5]
    assert values(xml_of(target), ".//w:tblLayout", "type") == ["fixed"]


def test_cells_are_as_wide_as_their_columns(target: Path) -> None:
    written(SAMPLE, target)
    root = xml_of(target)
    columns = values(root, ".//w:gridCol", "w")
    for row in root.iter(f"{{{W}}}tr"):
        cells = values(row, "w:tc/w:tcPr/w:tcW", "w")
        assert cells == columns or cells == values(root, ".//w:tblW", "w")


def test_the_header_and_no_other_row_is_repeated_on_every_page(target: Path) -> None:
    written(SAMPLE, target)
    repeated = [
        row.find("w:trPr/w:tblHeader", {"w": W}) is not None for row in xml_of(target).iter(f"{{{W}}}tr")
    ]
    assert repeated == [True] + [False] * 6


def test_a_heading_is_bold_centred_over_all_columns_and_kept_with_the_row_below(target: Path) -> None:
    document = written(SAMPLE, target)
    heading = table_of(document).rows[1]
    assert values(heading._tr, "w:tc/w:tcPr/w:gridSpan") == ["6"]
    (paragraph,) = heading.cells[0].paragraphs
    style = paragraph.style
    assert style is not None
    assert style.font.bold
    assert style.paragraph_format.keep_with_next
    assert style.base_style is not None
    assert style.base_style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_the_closing_row_runs_over_all_columns(target: Path) -> None:
    row = table_of(written(SAMPLE, target)).rows[-1]
    assert values(row._tr, "w:tc/w:tcPr/w:gridSpan") == ["6"]


def test_a_short_row_stays_on_one_page_and_a_long_one_may_be_split(target: Path) -> None:
    short, wordy, tall = FAIR, Texts(content="Слово " * 400), Texts(period="май\n" * 30)
    document = written(report(section("", short, wordy, tall)), target)
    whole = [row._tr.find("w:trPr/w:cantSplit", {"w": W}) is not None for row in table_of(document).rows]
    assert whole == [True, True, False, False]


def test_the_title_is_bold_and_centred(target: Path) -> None:
    title = written(SAMPLE, target).paragraphs[0]
    assert title.text == "Отчет о мероприятиях"
    assert title.style is not None
    assert title.style.font.bold
    assert title.style.paragraph_format.alignment == WD_ALIGN_PARAGRAPH.CENTER


def test_everything_is_in_times_new_roman_12_and_in_russian(target: Path) -> None:
    written(SAMPLE, target)
    styles = xml_of(target, "word/styles.xml")
    fonts = styles.find(".//w:rPrDefault/w:rPr/w:rFonts", {"w": W})
    assert fonts is not None
    assert {QName(name).localname: font for name, font in fonts.items()} == dict.fromkeys(
        ["ascii", "hAnsi", "eastAsia", "cs"], "Times New Roman"
    )
    assert values(styles, ".//w:rPrDefault//w:sz") == ["24"]
    assert values(styles, ".//w:lang") == ["ru-RU"]
    assert b"theme" not in etree.tostring(styles)


def test_pages_are_numbered_at_the_foot(target: Path) -> None:
    footer = written(SAMPLE, target).sections[0].footer
    assert values(footer._element, ".//w:fldSimple", "instr") == [" PAGE "]


def test_the_properties_tell_title_author_language_and_time(target: Path) -> None:
    printed = report(title="Отчет\nо  мероприятиях")
    properties = written(printed, target).core_properties
    assert (properties.title, properties.author) == ("Отчет о мероприятиях", "Отдел связей")
    assert (properties.language, properties.last_modified_by) == ("ru-RU", "Отдел связей")
    assert properties.created == properties.modified == NOON


def test_a_time_of_another_zone_is_told_in_utc(target: Path) -> None:
    moscow = timezone(timedelta(hours=3))
    write_docx(SAMPLE, target, modified=datetime(2025, 6, 20, 15, tzinfo=moscow))
    assert docx.Document(str(target)).core_properties.modified == NOON


@pytest.mark.parametrize("part", ["document", "styles", "settings", "footer1", "header1"])
def test_elements_stand_in_the_order_of_the_schema(target: Path, part: str) -> None:
    written(replace(carried_report(), edition=2, control_code="7KQ4M2XD", is_draft=True), target)
    assert out_of_order(xml_of(target, f"word/{part}.xml")) == []


def test_equal_reports_make_equal_files(target: Path) -> None:
    other = target.with_name("другой.docx")
    for path in (target, other):
        write_docx(carried_report(), path, modified=NOON)
    assert target.read_bytes() == other.read_bytes()


def test_a_title_too_long_for_the_properties_is_whole_in_the_text(target: Path) -> None:
    document = written(report(title="Отчет " * 100), target)
    assert document.paragraphs[0].text == "Отчет " * 100
    assert document.core_properties.title == ("Отчет " * 100)[:255]


def test_a_small_report_is_a_small_file(target: Path) -> None:
    written(SAMPLE, target)
    assert target.stat().st_size < 8_000


def test_a_target_that_cannot_be_written_is_told(target: Path) -> None:
    with pytest.raises(AppError, match=r"Не удалось записать файл «отчет\.docx»: папки «.*» нет"):
        write_docx(SAMPLE, target / "нет" / "отчет.docx", modified=NOON)


def test_what_was_written_is_read_back(target: Path) -> None:
    closing = "В IV квартале 2025 года состоялась 1 встреча с иностранной делегацией"
    printed = report(
        section("", FAIR), *SAMPLE.sections, title="Отчет о мероприятиях\nза квартал", closing=closing
    )
    write_docx(printed, target, modified=NOON)
    read = read_docx(target)
    assert (read.title, read.closing, read.unread) == (printed.title, closing, ())
    assert [each.heading for each in read.sections] == [each.heading for each in printed.sections]
    assert [row.texts for row in read.rows()] == [row.texts for row in printed.rows()]


@needs_published
@pytest.mark.parametrize("name", sorted({report_of(path) for path in variants(".docx")}))
def test_a_published_report_is_written_to_the_letter(target: Path, name: str) -> None:
    rows = gold(name)["rows"]
    columns = ("title", "place", "dates", "content", "participants")
    printed = report(
        *(
            section(heading, *(Texts(*(row[column] for column in columns)) for row in group))
            for heading, group in groupby(rows, lambda row: str(row["section"]))
        )
    )
    events = [row for row in rows_of(written(printed, target)) if len(row) == 6][1:]
    assert events == [[f"{row['n']}.", *(row[column] for column in columns)] for row in rows]
