"""A cover letter as a document: read back by python-docx, opened by an office suite."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from docx import Document

from desktop.office.letter import Letter, letter_text, write_letter
from desktop.office.soffice import converted

AT = datetime(2031, 6, 20, 14, 5, tzinfo=UTC)
LETTER = Letter(
    sender="Велижский муниципальный округ",
    recipient="Отдел внешних связей\nСмоленской области",
    subject="О направлении исправленного отчета за II квартал 2031 года",
    paragraphs=(
        "Направляем исправленный отчет. Изменено следующее:",
        "Просим считать версию 1 утратившей силу.",
    ),
    items=("№ 4. Ярмарка <ремесел> & «Лад» – добавлено", "№ 5. Турнир – изменено: сроки"),
    attachment="Приложение: отчет на 3 л. в 1 экз.",
    signs_as="Глава округа",
    signs="И. И. Петров",
    executor=("Соколова Мария Игоревна", "8 (000) 000-00-00"),
)


def written(letter: Letter, folder: Path) -> list[str]:
    """Return the texts of the document, those of its tables after the others."""
    target = folder / "Письмо.docx"
    write_letter(letter, target, author="Велижский муниципальный округ", modified=AT)
    document = Document(str(target))
    cells = [cell.text for table in document.tables for cell in table.rows[0].cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def test_a_letter_says_who_writes_to_whom_and_what(tmp_path: Path) -> None:
    found = written(LETTER, tmp_path)
    assert LETTER.subject in found
    assert [text for text in found if text.startswith("– ")] == [f"– {item}" for item in LETTER.items]
    assert found.index(LETTER.paragraphs[0]) < found.index(f"– {LETTER.items[0]}")
    assert found.index(f"– {LETTER.items[1]}") < found.index(LETTER.paragraphs[1])
    assert {LETTER.recipient, LETTER.signs_as, LETTER.signs, LETTER.attachment} <= set(found)


def test_number_and_date_are_left_to_be_filled_in_unless_they_are_known(tmp_path: Path) -> None:
    (registration,) = (text for text in written(LETTER, tmp_path) if "\nна № ___" in text)
    assert registration.startswith("Велижский муниципальный округ\n____________ № ____________\n")
    known = replace(LETTER, number="15-п", day="20.06.2031")
    assert any("20.06.2031 № 15-п" in text for text in written(known, tmp_path))


def test_the_text_for_copying_is_the_letter_without_what_only_paper_needs() -> None:
    text = letter_text(LETTER)
    assert text.startswith("Направляем исправленный отчет.")
    assert "– № 5. Турнир – изменено: сроки\nПросим считать" in text
    assert text.endswith("Соколова Мария Игоревна\n8 (000) 000-00-00")
    assert "____" not in text
    assert letter_text(replace(LETTER, items=(), executor=(), signs_as="", signs="", attachment="")) == (
        "\n".join(LETTER.paragraphs)
    )


def test_an_office_suite_opens_the_letter(tmp_path: Path) -> None:
    written(LETTER, tmp_path)
    with converted(tmp_path / "Письмо.docx", "txt") as copy:
        assert "Направляем исправленный отчет" in copy.read_text(encoding="utf-8")
