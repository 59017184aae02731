"""The draft of a letter is read back by the standard library as it was meant."""

from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import compat32, default

import pytest

from desktop.office.mail import Attachment, Mail, is_address, mail_draft
from desktop.office.safe_names import LONGEST

SUBJECT = "Отчет о мероприятиях в международной сфере за II квартал 2031 года, исправленный (версия 2)"
TEXT = "Добрый день.\n\nНаправляем отчет «Велижский муниципальный округ».\n" + "Слово " * 300
REPORT = Attachment("Велижский муниципальный округ – отчет за II квартал 2031.docx", b"PK\x03\x04\r\n\x00")


def opened(mail: Mail) -> EmailMessage:
    """Return the draft as a mail program reads it: headers are ASCII, lines are short."""
    draft = mail_draft(mail)
    draft.decode("ascii")
    assert max(map(len, draft.split(b"\r\n"))) <= 998
    return message_from_bytes(draft, policy=default)


def attached(*names: str) -> list[str | None]:
    files = tuple(Attachment(name, name.encode()) for name in names)
    return [part.get_filename() for part in opened(Mail("", "", "", files)).iter_attachments()]


def test_a_draft_opens_for_sending_with_address_subject_and_text() -> None:
    found = opened(Mail("otdel@example.ru", SUBJECT, TEXT))
    assert (found["X-Unsent"], found["To"], found["Subject"]) == ("1", "otdel@example.ru", SUBJECT)
    assert (found["From"], found["Date"]) == (None, None)
    body = found.get_body()
    assert body is not None
    assert body.get_content().splitlines() == TEXT.splitlines()


def test_attachments_are_intact_under_their_russian_names() -> None:
    sheet = Attachment("Лист.xlsx", bytes(range(256)) * 50)
    parts = list(opened(Mail("", SUBJECT, TEXT, (REPORT, sheet))).iter_attachments())
    assert [part.get_filename() for part in parts] == [REPORT.name, sheet.name]
    assert [part.get_content() for part in parts] == [REPORT.content, sheet.content]
    assert parts[0].get_content_type().endswith("wordprocessingml.document")
    draft = mail_draft(Mail("", SUBJECT, TEXT, (REPORT,)))
    assert b"filename*0*=utf-8''" in draft or b"filename*=utf-8''" in draft
    assert b"Subject: =?utf-8?" in draft


def test_an_older_outlook_finds_the_names_as_well() -> None:
    draft = mail_draft(Mail("", SUBJECT, TEXT, (REPORT, Attachment("list.pdf", b""))))
    former = message_from_bytes(draft, policy=compat32)
    names = [str(make_header(decode_header(str(part.get_param("name"))))) for part in former.walk()][2:]
    assert names == [REPORT.name, "list.pdf"]
    lines = [line for line in draft.split(b"\r\n") if b"=?utf-8?" in line]
    assert max(map(len, lines)) <= 78
    assert b"\n" not in draft.replace(b"\r\n", b"")
    assert draft.startswith(b"X-Unsent: 1\r\n")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ('Отчет "Велиж".docx', "Отчет Велиж.docx"),
        ("../отчет\\за/год.pdf", "отчет за год.pdf"),
        ("CON.docx", "_CON.docx"),
        ("nul", "_nul"),
        ("Com1.отчет.docx", "_Com1.отчет.docx"),
        ("Отчет. . .", "Отчет"),
        ("Отчет .docx", "Отчет.docx"),
        ("я" * 200 + ".docx", "я" * LONGEST + ".docx"),
        ('"?".docx', "Файл.docx"),
        ("Отчет\r\nBcc: x@example.ru.docx", "Отчет Bcc x@example.ru.docx"),
    ],
)
def test_names_that_some_system_refuses_are_made_safe(name: str, safe: str) -> None:
    assert attached(name) == [safe]


def test_two_files_of_one_name_stay_apart() -> None:
    assert attached("Отчет.docx", "отчет.docx", "Отчет.pdf") == ["Отчет.docx", "отчет (2).docx", "Отчет.pdf"]


def test_several_addresses_can_be_given_and_what_is_none_is_left_out() -> None:
    found = opened(Mail("Отдел <otdel@example.ru>; нет адреса; svyazi@пример.рф", "", ""))
    assert found["To"] == "Отдел <otdel@example.ru>, svyazi@xn--e1afmkfd.xn--p1ai"
    assert opened(Mail("", "", ""))["To"] is None


def test_a_subject_cannot_smuggle_in_a_header() -> None:
    found = opened(Mail("otdel@example.ru\r\nBcc: x@example.ru", "Отчет\r\nBcc: y@example.ru", ""))
    assert found["Bcc"] is None
    assert found["Subject"] == "Отчет Bcc: y@example.ru"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("otdel@example.ru", True),
        ("otdel@example.ru; svyazi@example.ru;", True),
        ('"Иванов, отдел" <otdel@example.ru>', True),
        ("отдел@example.ru", False),
        ("otdel@example.ru, отдел", False),
        ("otdel", False),
        (" ", False),
    ],
)
def test_an_address_is_told_from_what_is_none(text: str, expected: bool) -> None:
    assert is_address(text) is expected
