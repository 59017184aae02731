"""Empty forms for those who have no program: a title to complete, the sections that are possible."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from db.dictionaries.entries import Author
from db.dictionaries.lookup import Dictionaries
from db.entities import OFFICE, Quarter, ReportKey, ReportKind
from db.errors import AppError
from desktop.office.form import Form
from desktop.report.printed import Identity
from desktop.report.titles import title
from desktop.report.wording import in_quarter
from desktop.services.sections import may_have, offers

_GAP = "_" * 20
_WHAT = "Отчет о мероприятиях в международной сфере"
_WHO = {
    ReportKind.MUNICIPAL: f"органами местного самоуправления {_GAP}",
    ReportKind.EXECUTIVE: f"{_GAP} и подведомственными учреждениями",
}
_WHEN = "в ____ квартале 20__ года"


def blank_form(asked: Identity, today: Quarter, dictionaries: Dictionaries) -> Form:
    """Return the form of a report; what is not known of it is left to be completed in its title.

    Where nobody says what it is for, it is for a municipality: there most are without the program.
    """
    author = dictionaries.get(Author, asked.author or "")
    kind = _kind(asked, author)
    key = ReportKey(kind, asked.quarter or today, author.id if author else OFFICE)
    possible = [each for each in offers(key, dictionaries) if may_have(key, (each.id,), dictionaries)]
    return Form(
        _title(key, asked, dictionaries),
        tuple(each.heading for each in possible or offers(key, dictionaries)),
    )


def _kind(asked: Identity, author: Author | None) -> ReportKind:
    own = ReportKind(author.kind) if author and author.id != OFFICE else None
    return asked.kind or own or ReportKind.MUNICIPAL


def _title(key: ReportKey, asked: Identity, dictionaries: Dictionaries) -> str:
    when = in_quarter(key.quarter)
    whole = title(key, dictionaries) if asked.author else f"{_WHAT}, проведенных {_WHO[key.kind]} {when}"
    return whole if asked.quarter else whole.replace(when, _WHEN)


def write_form(form: Form, target: Path, now: datetime) -> None:
    """Write a form as .xlsx or .docx, by the ending of the target.

    Raises AppError: no such format, or the target cannot be written.
    """
    if (write := _WRITERS.get(target.suffix.lower())) is None:
        raise AppError(
            f"Бланк «{target.name}» не записан: бланк бывает файлом .xlsx или .docx.",
            "Ничего не изменено.",
            "Назовите файл с одним из этих окончаний.",
        )
    write(form, target, now)


# openpyxl and python-docx are imported where they are used: each costs as much time as a bare window.
def _write_xlsx(form: Form, target: Path, now: datetime) -> None:
    from desktop.office.form_xlsx import write_xlsx_form

    write_xlsx_form(form, target, modified=now)


def _write_docx(form: Form, target: Path, now: datetime) -> None:
    from desktop.office.form_docx import write_docx_form

    write_docx_form(form, target, modified=now)


_WRITERS: dict[str, Callable[[Form, Path, datetime], None]] = {".xlsx": _write_xlsx, ".docx": _write_docx}
