"""What stands around the rows: titles, the closing row, headings and notes between tables, other tables."""

import pytest

from desktop.office.grid import Block
from desktop.office.recognise import NoReportTable, recognise
from desktop.report.printed import PrintedReport, PrintedSection, Unread
from tests.made.grids import (
    CLOSING,
    FAIR,
    HEADER,
    SHOW,
    TITLE,
    across,
    headings,
    paragraphs,
    read,
    row,
    table,
    texts,
)


def test_who_has_nothing_to_report_needs_no_table() -> None:
    title = "Отчет о мероприятиях в I квартале 2031 года"
    found = read(paragraphs(title, "Мероприятия в международной сфере не проводились."))
    assert (found.title, found.nil) == (title, "Мероприятия в международной сфере не проводились.")


def test_edition_and_control_code_are_neither_title_nor_heading_nor_unread() -> None:
    title = "Отчет о мероприятиях в I квартале 2031 года"
    found = read(
        paragraphs(title, "Версия 3, исправленная"),
        table(row(*HEADER), row(*FAIR)),
        paragraphs("Контрольный код: 7КQ4-М2ХD"),
    )
    assert (found.title, found.edition, found.control_code) == (title, 3, "7KQ4M2XD")
    assert found.unread == ()
    assert [section.heading for section in found.sections] == [""]


def test_a_control_code_that_was_spoilt_is_shown_as_unread() -> None:
    found = read(table(row(*HEADER), row(*FAIR)), paragraphs("Контрольный код: 7KQ4-"))
    assert found.control_code == ""
    assert [each.text for each in found.unread] == ["Контрольный код: 7KQ4-"]


def test_a_title_ends_with_its_year_however_that_is_written() -> None:
    found = read(
        paragraphs("Отчет о мероприятиях", "за II квартал 2024г.", "Город Ясногорск"),
        table(row(*HEADER), row(*FAIR)),
    )
    assert found.title == "Отчет о мероприятиях\nза II квартал 2024г."
    assert [section.heading for section in found.sections] == ["Город Ясногорск"]


def test_the_row_on_meetings_closes_the_report() -> None:
    report = read(table(row(*HEADER), across("Город"), row(*FAIR), across(CLOSING)))
    assert (report.closing, headings(report)) == (CLOSING, [("Город", 1)])


def test_meetings_told_under_the_table_close_the_report() -> None:
    report = read(table(row(*HEADER), row(*FAIR)), paragraphs(CLOSING, "Начальник отдела П.П. Примеров"))
    assert report.closing == CLOSING
    assert report.unread == (Unread("абзац 2", "Начальник отдела П.П. Примеров"),)


def test_a_title_is_put_together_from_its_paragraphs() -> None:
    lines = ("О Т Ч Е Т", "", "о мероприятиях в международной сфере", "во II квартале 2024\xa0года ")
    report = read(paragraphs(*lines), table(row(*HEADER), row(*FAIR)))
    assert report.title == "О Т Ч Е Т\nо мероприятиях в международной сфере\nво II квартале 2024\xa0года"


def test_what_stands_around_the_title_is_unread() -> None:
    around = ("Приложение № 1", "к письму отдела", "Руководителю отдела", TITLE, "(нарастающим итогом)")
    report = read(paragraphs(*around), table(row(*HEADER), across("Город"), row(*FAIR)))
    assert report.title == TITLE
    assert [found.text for found in report.unread] == [*around[:3], around[4]]


def test_a_title_in_other_words_is_still_the_title() -> None:
    words = "Мероприятия городского округа во II квартале 2024 года"
    report = read(paragraphs("Приложение", words), table(row(*HEADER), row(*FAIR)))
    assert (report.title, [found.text for found in report.unread]) == (words, ["Приложение"])


def test_a_title_typed_into_the_table_is_the_title() -> None:
    above = read(table(across(TITLE), row(*HEADER), across("Город"), row(*FAIR)))
    below = read(table(row(*HEADER), across(TITLE), across("Город"), row(*FAIR)))
    assert above == below == PrintedReport(TITLE, (PrintedSection("Город", above.sections[0].rows),))


def test_a_second_title_is_unread_and_the_same_title_is_not_said_twice() -> None:
    other = TITLE.replace("2024", "2023")
    first, second = table(row(*HEADER), row(*FAIR)), table(row(*HEADER), row(*SHOW))
    report = read(paragraphs(TITLE), first, paragraphs(other), second, paragraphs(TITLE), second)
    assert (report.title, report.unread) == (TITLE, (Unread("абзац 1", other),))


def test_a_heading_between_tables_opens_a_section() -> None:
    first, second = table(row(*HEADER), row(*FAIR)), table(row(*HEADER), row(*SHOW))
    report = read(paragraphs(TITLE, "Город Смоленск"), first, paragraphs("Город Гагарин"), second)
    assert headings(report) == [("Город Смоленск", 1), ("Город Гагарин", 1)]


@pytest.mark.parametrize("note", ["Продолжение таблицы", "Примечание: уточняется", "Сведения уточняются."])
def test_a_note_between_tables_is_unread(note: str) -> None:
    report = read(table(row(*HEADER), across("А"), row(*FAIR)), paragraphs(note), table(row(*SHOW)))
    assert (headings(report), report.unread) == ([("А", 2)], (Unread("абзац 1", note),))


def test_of_two_tables_the_one_that_is_no_report_is_unread() -> None:
    staff = table(row("№", "Фамилия", "Должность"), row("1", "Примеров", "методист"))
    report = read(staff, paragraphs(TITLE), table(row(*HEADER), row(*FAIR)), staff)
    assert (report.title, texts(report)) == (TITLE, [FAIR[1:]])
    assert [found.text for found in report.unread] == [
        "№ | Фамилия | Должность",
        "1 | Примеров | методист",
    ] * 2


def test_a_table_of_six_other_columns_after_the_report_is_unread() -> None:
    staff = table(row("№", "Фамилия", "Должность", "Телефон", "Почта", "Кабинет"), row(*"123456"))
    report = read(table(row(*HEADER), row(*FAIR)), staff)
    assert (len(list(report.rows())), len(report.unread)) == (1, 2)


@pytest.mark.parametrize("blocks", [[], paragraphs(TITLE), [table(row("а", "б"), row("в", "г"))]])
def test_a_file_without_a_report_is_refused_in_one_sentence(blocks: list[Block]) -> None:
    with pytest.raises(NoReportTable, match=r"^В файле «письмо\.docx» нет таблицы отчета.*\.$"):
        recognise(blocks, "письмо.docx")
