"""The letter of a kept report alone, as a document or as a draft for the mail program."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from db.dictionaries.lookup import Dictionaries
from db.entities import Report, ReportKey
from db.errors import AppError
from db.store import Store
from desktop.office.letter import write_letter
from desktop.office.mail import Attachment, Mail, mail_draft
from desktop.office.replacing import replacing
from desktop.services.corrections import correction_of
from desktop.services.correspondence import Correspondence
from desktop.services.exporting import NoSuchReport, export_report
from desktop.services.file_names import proposed_name
from desktop.services.letters import cover_letter, mail_subject, mail_text

_DOCX = ".docx"


class UnknownLetterFormat(AppError):
    """A letter is to be written in a way that is none."""

    def __init__(self, target: Path) -> None:
        super().__init__(
            f"Файл «{target.name}» не записан: письмо записывается как .docx или .eml.",
            "Ничего не изменено.",
            "Назовите файл с одним из этих окончаний.",
        )


@dataclass(frozen=True, slots=True)
class Registered:
    """Under which number and day a letter is registered; what is not known yet is written by hand."""

    number: str = ""
    day: str = ""


def write_report_letter(
    store: Store,
    dictionaries: Dictionaries,
    key: ReportKey,
    people: Correspondence,
    target: Path,
    attached: Sequence[Path],
    now: datetime,
    registered: Registered = Registered(),
) -> None:
    """Write the letter by the ending of the target; a draft has the report attached, if nothing else.

    Raises NoSuchReport, UnknownLetterFormat, AppError where a file cannot be read or written.
    """
    if (report_id := store.find(key)) is None:
        raise NoSuchReport(key, dictionaries.author_name(key.author, key.quarter))
    report = store.report(report_id)
    letter = replace(
        cover_letter(report, people, dictionaries, correction=correction_of(store, report)),
        number=registered.number,
        day=registered.day,
    )
    match target.suffix.lower():
        case ".docx":
            write_letter(letter, target, author=letter.sender, modified=now)
        case ".eml":
            files = [_read(file) for file in attached] or [_as_docx(store, dictionaries, report, now)]
            names = [file.name for file in files]
            subject = mail_subject(report, dictionaries)
            draft_of_mail = mail_draft(Mail(people.address, subject, mail_text(letter, names), tuple(files)))
            with replacing(target) as draft:
                draft.write_bytes(draft_of_mail)
        case _:
            raise UnknownLetterFormat(target)


def _read(file: Path) -> Attachment:
    try:
        return Attachment(file.name, file.read_bytes())
    except OSError as error:
        raise AppError(
            f"Файл «{file.name}» не приложен: его не удалось открыть, проверьте путь и права доступа."
        ) from error


def _as_docx(store: Store, dictionaries: Dictionaries, report: Report, now: datetime) -> Attachment:
    """Return the report as a document, written aside."""
    with TemporaryDirectory(prefix="pobratim-") as folder:
        file = Path(folder) / proposed_name(report.key, dictionaries, _DOCX)
        export_report(store, dictionaries, report.key, file, now)
        return Attachment(file.name, file.read_bytes())
