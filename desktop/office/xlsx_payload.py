"""The data of a report in a .xlsx: a sheet that only programs can show, and a property that tells of it.

Custom XML parts would be dropped by some programs; cells stay. The rows have no marks of their own: those
that a person has sorted or moved are known by their texts.
"""

import re
from collections.abc import Iterable, Iterator

from openpyxl import Workbook
from openpyxl.packaging.custom import CustomPropertyList, StringProperty

from desktop.office.package import Package
from desktop.office.payload import NAMESPACE, NAMESPACES, DamagedPayload, NewerPayload
from desktop.office.workbook import Sheet
from desktop.office.xlsx_book import CELL, set_text

_SHEET = "Данные программы"
_PROPERTY = "pobratim"
_PIECE = 16_000  # characters of a cell: each may take two of the 32,767 units that it holds
_LOST = re.compile("[\x7f-\x9f\xad]")  # readers of cells leave such signs out; strings of JSON can hold codes


def attach(data: str, book: Workbook) -> None:
    """Let a workbook have the data of its report."""
    sheet = book.create_sheet(_SHEET)
    sheet.sheet_state = "veryHidden"
    whole = _LOST.sub(lambda sign: f"\\u{ord(sign[0]):04x}", data)
    pieces = (whole[start : start + _PIECE] for start in range(0, len(whole), _PIECE))
    for row, piece in enumerate((NAMESPACE, *pieces), start=1):
        set_text(sheet.cell(row, 1), piece, CELL)
    properties: CustomPropertyList[StringProperty] = book.custom_doc_props  # type: ignore[attr-defined]
    properties.append(StringProperty(name=_PROPERTY, value=NAMESPACE))


def holds_data(sheet: Sheet) -> bool:
    """Say whether a sheet is that of the data, also where a program has brought it to light."""
    return _mark(sheet).startswith(NAMESPACES)


def data_of(sheets: Iterable[Sheet], package: Package) -> Iterator[str]:
    """Yield the data of a workbook. Raises NewerPayload, DamagedPayload: there were some."""
    found = next(filter(holds_data, sheets), None)
    if found is None:
        if _tells_of_data(package):
            raise DamagedPayload
        return
    if _mark(found) != NAMESPACE:
        raise NewerPayload
    yield "".join(texts.get(1, "") for row, texts in sorted(found.rows.items()) if row > 1)


def _mark(sheet: Sheet) -> str:
    return sheet.rows.get(1, {}).get(1, "")


def _tells_of_data(package: Package) -> bool:
    parts = {tie.target for tie in package.relationships() if tie.kind == "custom-properties"}
    return any(
        each.get("name") == _PROPERTY
        for part in parts
        if part in package
        for each in package.xml(part).iter("{*}property")
    )
