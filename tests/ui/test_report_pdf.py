import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from db.entities import Field, ReportKind, Texts
from db.errors import AppError
from desktop.office.convert import read_report
from desktop.office.layout import COLUMNS, EDGES, SIDE, cells
from desktop.report.printed import PrintedReport, PrintedRow, PrintedSection
from desktop.ui.jobs import Cancelled, Progress
from desktop.ui.report_layout import END
from desktop.ui.report_pdf import write_pdf
from tests.documents import invented_report
from tests.pdfs import Word, fonts_of, metadata_of, needs_poppler, pages_of, said_of, text_of
from tests.published import needs_published, variants

pytestmark = [needs_poppler, pytest.mark.usefixtures("qapp")]

NOON = datetime(2031, 3, 20, 12, tzinfo=UTC)
AUTHOR = "Администрация «Заозерье»"
FOOTER = re.compile(r"Страница (\d+) из (\d+)$")
EDGES_IN_POINTS = [(SIDE + edge) / 20 for edge in EDGES]

Print = Callable[[PrintedReport], Path]


@pytest.fixture
def printed(tmp_path: Path) -> Print:
    def write(report: PrintedReport) -> Path:
        target = tmp_path / "Отчет.pdf"
        write_pdf(report, target, Progress(bool), author=AUTHOR, now=NOON)
        return target

    return write


def report_of(*texts: Texts, heading: str = "Город Смоленск", closing: str = "") -> PrintedReport:
    section = PrintedSection(heading, tuple(map(PrintedRow, texts)))
    return PrintedReport("Отчет о мероприятиях", (section,), closing)


def event(lines: int, name: str = "Встреча") -> Texts:
    """Return an event with so many lines, the first of them and the last named."""
    words = [f"{name}-{number}" for number in range(1, lines + 1)]
    return Texts(name, "г. Орша", "5 июня 2024 года", "\n".join(words), "9 человек")


def letters(text: str) -> Counter[str]:
    """Return the characters that can be seen."""
    return Counter(re.sub(r"\s", "", text))


def column(pages: list[list[Word]], number: int) -> str:
    """Return what stands in a column between header and footer, all pages through."""
    left, right = EDGES_IN_POINTS[number], EDGES_IN_POINTS[number + 1]
    words = [
        word.text
        for page in pages
        for word in page
        if left <= word.left and word.right <= right and word.bottom < END / 20
    ]
    return "".join(words).replace(COLUMNS[number].heading.replace(" ", ""), "")


REPORTS = [invented_report(kind, rows=10) for kind in ReportKind]


@pytest.mark.parametrize("report", REPORTS)
def test_every_character_of_every_cell_can_be_read(printed: Print, report: PrintedReport) -> None:
    said = letters("".join(map(text_of, pages_of(printed(report)))))
    meant = [report.title, report.closing, *(section.heading for section in report.sections)]
    meant += [text for number, row in enumerate(report.rows(), 1) for text in cells(number, row)]
    assert letters("".join(meant)) <= said


@needs_published
@pytest.mark.parametrize("source", variants(".docx"), ids=lambda path: path.name)
def test_a_published_report_is_printed_to_the_letter_cell_by_cell(printed: Print, source: Path) -> None:
    report = read_report(source)
    pages = pages_of(printed(report))
    for number in range(len(COLUMNS)):
        said, place = column(pages, number).replace("-", ""), 0
        for row, printed_row in enumerate(report.rows(), 1):
            text = re.sub(r"[\s-]", "", cells(row, printed_row)[number])  # words may have been parted
            assert text in said[place:]
            place = said.index(text, place) + len(text)


@pytest.mark.parametrize("report", REPORTS)
def test_each_page_has_the_header_and_its_number(printed: Print, report: PrintedReport) -> None:
    pages = [text_of(page) for page in pages_of(printed(report))]
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert page.count("Наименование мероприятия") == 1
        assert "договоренностях, подписанных документах)" in page
        found = FOOTER.search(page)
        assert found
        assert found.groups() == (str(number), str(len(pages)))


def test_the_title_stands_on_the_first_page_only(printed: Print) -> None:
    report = REPORTS[0]
    pages = [text_of(page) for page in pages_of(printed(report))]
    assert [page.startswith("Отчет о мероприятиях в международной сфере") for page in pages] == [
        True,
        *[False] * (len(pages) - 1),
    ]


def test_texts_stand_in_their_columns(printed: Print) -> None:
    texts = Texts("Ярмарка", "Полевск", "май", "Цель", "Хор")
    pages = pages_of(printed(report_of(texts)))
    wanted = {"1.", *(texts[name] for name in Field)}
    places = {
        word.text: sum(edge <= word.left for edge in EDGES_IN_POINTS)
        for word in pages[0]
        if word.text in wanted
    }
    assert places == {"1.": 1, "Ярмарка": 2, "Полевск": 3, "май": 4, "Цель": 5, "Хор": 6}


def test_a_row_that_does_not_fit_goes_to_the_next_page_whole(printed: Print) -> None:
    pages = pages_of(printed(report_of(event(15, "первая"), event(15, "вторая"))))
    second = [word.text for word in pages[1] if word.text.startswith("вторая-")]
    assert len(pages) == 2
    assert second == [f"вторая-{number}" for number in range(1, 16)]


def test_a_row_taller_than_a_page_is_parted_between_its_lines(printed: Print) -> None:
    pages = pages_of(printed(report_of(event(70, "строка"))))
    lines = [[word for word in page if word.text.startswith("строка-")] for page in pages]
    assert [word.text for page in lines for word in page] == [f"строка-{number}" for number in range(1, 71)]
    assert len(pages) == 3
    assert min(map(len, lines)) >= 2
    numbers = [[word.text for word in page if word.text == "1."] for page in pages]
    assert numbers == [["1."], [], []]
    assert all(word.bottom < footer_top(page) for page in pages for word in page if "строка" in word.text)


def footer_top(page: list[Word]) -> float:
    return min(word.top for word in page if word.text == "Страница")


def test_a_heading_goes_with_its_first_row(printed: Print) -> None:
    first = PrintedSection("Раздел первый", (PrintedRow(event(20)),))
    second = PrintedSection("Раздел второй", (PrintedRow(event(10)),))
    pages = [text_of(page) for page in pages_of(printed(PrintedReport("Отчет", (first, second))))]
    assert ["Раздел второй" in page for page in pages] == [False, True]


def test_the_closing_row_ends_the_table(printed: Print) -> None:
    closing = "В III квартале состоялись 2 встречи"
    page = text_of(pages_of(printed(report_of(event(2), closing=closing)))[0])
    assert page.endswith(f"человек {closing} Страница 1 из 1")


def test_breaks_no_break_spaces_and_strokes_are_kept(printed: Print) -> None:
    texts = Texts("Бал\nв саду", "г.\u00a0Орша", "2024/2025 и/или", "со\u00adгласие", "хор")
    words = pages_of(printed(report_of(texts)))[0]
    said = {word.text: word for word in words}
    assert said["в"].top > said["Бал"].top
    assert "согласие" in said
    assert "и/или" in said


def test_a_word_wider_than_its_cell_is_parted_where_russian_parts_it(printed: Print) -> None:
    texts = Texts("Совещание", "видеоконференцсвязь", "май", "Планы", "хор")
    words = [word.text for word in pages_of(printed(report_of(texts)))[0]]
    assert {"видеоконференц-", "связь"} <= set(words)


def test_a_word_without_syllables_is_broken_rather_than_cut(printed: Print) -> None:
    pages = pages_of(printed(report_of(Texts("Ш" * 200, "май", "май", "Планы", "хор"))))
    assert column(pages, 1).count("Ш") == 200


def test_the_fonts_are_inside(printed: Print) -> None:
    fonts = fonts_of(printed(REPORTS[0]))
    assert len(fonts) == 2
    assert all(is_inside for _, is_inside in fonts)


def test_the_file_says_what_it_is_and_in_which_language(printed: Print) -> None:
    report = report_of(event(1))
    said = said_of(target := printed(report))
    assert (said["Title"], said["Author"], said["Creator"]) == ("Отчет о мероприятиях", AUTHOR, "Побратим")
    assert said["Page size"].endswith("(A4)")
    metadata = metadata_of(target)
    assert "<dc:language><rdf:Bag><rdf:li>ru-RU</rdf:li></rdf:Bag></dc:language>" in metadata
    assert "Отчет о мероприятиях" in metadata


def test_signs_of_xml_in_a_title_leave_the_metadata_whole(printed: Print) -> None:
    metadata = metadata_of(printed(PrintedReport("Отчет <«А & Б»>", report_of(event(1)).sections)))
    assert "Отчет &lt;«А &amp; Б»&gt;" in metadata


def test_a_report_of_which_nothing_is_known_but_an_empty_event_is_printed(printed: Print) -> None:
    pages = pages_of(printed(PrintedReport("", (PrintedSection("", (PrintedRow(Texts()),)),))))
    assert text_of(pages[0]).endswith("1. Страница 1 из 1")


def test_a_file_that_cannot_be_replaced_stays_as_it_was(printed: Print, tmp_path: Path) -> None:
    target = printed(REPORTS[0])
    before = target.read_bytes()
    target.chmod(0o444)
    with pytest.raises(AppError, match="только для чтения"):
        printed(REPORTS[1])
    assert target.read_bytes() == before
    assert list(tmp_path.iterdir()) == [target]


def test_cancelled_printing_leaves_no_file(tmp_path: Path) -> None:
    steps = iter(range(4))

    def tell(_part: float) -> None:
        if next(steps) == 2:
            progress.cancel()

    progress = Progress(tell)
    with pytest.raises(Cancelled):
        write_pdf(REPORTS[0], tmp_path / "Отчет.pdf", progress, author=AUTHOR, now=NOON)
    QApplication.processEvents()
    assert list(tmp_path.iterdir()) == []


def test_every_page_of_a_draft_is_marked_at_its_right_edge(printed: Print) -> None:
    report = report_of(*[event(20, f"Вечер {number}") for number in range(4)])
    pages = pages_of(printed(replace(report, is_draft=True)))
    marks = [word for page in pages for word in page if word.text == "Черновик"]
    assert len(marks) == len(pages) > 1
    assert all(word.top < 60 and word.right > EDGES_IN_POINTS[-1] - 1 for word in marks)
    assert not any(word.text == "Черновик" for page in pages_of(printed(report)) for word in page)
