"""The files from which mutants are made: small ones, with all that a format can hold."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from openpyxl import Workbook

from db.entities import Quarter, ReportKind
from db.explanations import Explanation
from desktop.office.docx_write import write_docx
from desktop.office.report_json import write_json
from desktop.office.xlsx_write import write_xlsx
from desktop.report.carried import Carried, CarriedState
from desktop.report.printed import Identity, PrintedReport
from tests.dictionaries import reader, shipped
from tests.documents import invented_report, write_docx_of_all_kinds, write_odt_by_hand

_NOON = datetime(2025, 6, 20, 12, tzinfo=UTC)
_REPORT_ID = UUID(int=7)
_SAID = Identity(ReportKind.MUNICIPAL, Quarter(2024, 2), "office")


def report_with_data() -> PrintedReport:
    """Return a report as the store gives it, with ids, readings and an explanation."""
    printed = invented_report(rows=6)
    ids = iter(range(1000, 2000))
    sections = tuple(
        replace(
            section,
            rows=tuple(
                replace(row, id=UUID(int=next(ids)), reading=reader().read(row.texts, Quarter(2024, 2)))
                for row in section.rows
            ),
        )
        for section in printed.sections
    )
    answers = (Explanation(_REPORT_ID, UUID(int=1001), "P02", "period", "0f", "Так решили участники."),)
    carried = Carried(CarriedState.INTACT, _REPORT_ID, "Отдел связей", answers)
    return replace(printed, sections=sections, stated=_SAID, carried=carried)


def _own_docx(path: Path) -> None:
    write_docx(report_with_data(), path, modified=_NOON)


def _docx_by_hand(path: Path) -> None:
    write_docx_of_all_kinds(invented_report(rows=6), path)


def _own_xlsx(path: Path) -> None:
    write_xlsx(report_with_data(), path, modified=_NOON)


def _xlsx_by_hand(path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    rows: list[list[Any]] = [
        ["Отчет о мероприятиях в международной сфере во II квартале 2024 года"],
        ["№", "Раздел", "Наименование", "Место", "Дата начала", "Дата окончания", "Содержание", "Участники"],
        [1, "Город Смоленск", "Ярмарка", "г. Орша", date(2024, 5, 4), date(2024, 5, 6), "Показ", 25],
        [2.0, None, "Турнир", "г. Орша", date(2024, 5, 4), None, "=B3&C3", "48 человек"],
    ]
    for row in rows:
        sheet.append(row)
    sheet.merge_cells("A1:H1")
    sheet.merge_cells("B3:B4")
    sheet.row_dimensions[4].hidden = True
    book.create_sheet("Второй").append(["Пусто"])
    book.save(path)


def _odt(path: Path) -> None:
    write_odt_by_hand(invented_report(rows=6), path)


def _json(path: Path) -> None:
    write_json(report_with_data(), path, _SAID, shipped())


#: By the ending of a name. A .doc is read by another program; a package under that name is read by us.
SEEDS: dict[str, tuple[Callable[[Path], None], ...]] = {
    ".docx": (_own_docx, _docx_by_hand),
    ".xlsx": (_own_xlsx, _xlsx_by_hand),
    ".odt": (_odt,),
    ".json": (_json,),
    ".doc": (_own_docx,),
}
