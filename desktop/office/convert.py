"""One door for report files: the ending of a name says how it is read and written."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Protocol

from db.dictionaries.lookup import Dictionaries
from db.errors import AppError
from desktop.office.report_json import read_json, write_json
from desktop.report.identity import identify
from desktop.report.printed import PrintedReport


class UnknownFormat(AppError):
    """The file's ending is none that the program reads or writes."""


# Readers and writers are imported where they are used: openpyxl alone costs as much time as a bare window.
def _read_docx(source: Path) -> PrintedReport:
    from desktop.office.docx_read import read_docx

    return read_docx(source)


def _read_odt(source: Path) -> PrintedReport:
    from desktop.office.odt_read import read_odt

    return read_odt(source)


def _read_doc(source: Path) -> PrintedReport:
    from desktop.office.docx_read import read_doc

    return read_doc(source)


def _read_xlsx(source: Path) -> PrintedReport:
    from desktop.office.xlsx_read import read_xlsx

    return read_xlsx(source)


_READERS: dict[str, Callable[[Path], PrintedReport]] = {
    ".docx": _read_docx,
    ".docm": _read_docx,
    ".dotx": _read_docx,
    ".odt": _read_odt,
    ".doc": _read_doc,
    ".xlsx": _read_xlsx,
    ".xlsm": _read_xlsx,
    ".json": read_json,
}
READ = tuple(_READERS)


def read_report(source: Path) -> PrintedReport:
    """Read a report from a file.

    Raises AppError: no such format, or the file cannot be read as a report.
    """
    if (reader := _READERS.get(source.suffix.lower())) is None:
        raise UnknownFormat(
            f"Файл «{source.name}» не прочитан: отчеты читаются из файлов .docx, .odt, .doc, .xlsx и .json.",
            "Ничего не изменено.",
            "Сохраните отчет в одном из этих форматов и повторите.",
        )
    return reader(source)


class WriteReport(Protocol):
    """Writes a report into a file by the ending of its name."""

    def __call__(
        self, report: PrintedReport, target: Path, dictionaries: Dictionaries, *, author: str, now: datetime
    ) -> None:
        """Write it whole or not at all. Raises AppError."""


def write_report(
    report: PrintedReport, target: Path, dictionaries: Dictionaries, *, author: str, now: datetime
) -> None:
    """Write a report whole or not at all; `author` and `now` go into the document's properties.

    Raises AppError: no such format, or the target cannot be written.
    """
    match target.suffix.lower():
        case ".docx":
            from desktop.office.docx_write import write_docx

            write_docx(report, target, author=author, modified=now)
        case ".xlsx":
            from desktop.office.xlsx_write import write_xlsx

            write_xlsx(report, target, author=author, modified=now)
        case ".json":
            write_json(report, target, identify(report, dictionaries), dictionaries)
        case _:
            raise UnknownFormat(
                f"Файл «{target.name}» не записан: отчет записывается как .docx, .xlsx, .pdf или .json.",
                "Ничего не изменено.",
                "Назовите файл с одним из этих окончаний.",
            )
