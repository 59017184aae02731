"""The empty form as a .docx: in each row a list of sections to choose from."""

from datetime import datetime
from html import escape
from itertools import accumulate, pairwise
from pathlib import Path

from db.folding import fold
from desktop.office.docx_parts import docx_file
from desktop.office.docx_table import SECTION as SECTION_STYLE
from desktop.office.docx_table import cell, document, header_row, merged_row, paragraph, row, run, style_of
from desktop.office.form import CHOOSE, SECTION, Form
from desktop.office.layout import TEXT_WIDTH, Column, printable
from desktop.office.replacing import replacing


def write_docx_form(form: Form, target: Path, *, modified: datetime) -> None:
    """Write the form, whole or not at all. Raises AppError where the target cannot be written."""
    content = docx_file(_document(form), title=fold(printable(form.title)), author="", modified=modified)
    with replacing(target) as draft:
        draft.write_bytes(content)


def _document(form: Form) -> str:
    widths = _widths(form.columns)
    rows = [header_row(form.columns, widths)]
    if form.heading:
        rows.append(merged_row(SECTION_STYLE, len(form.columns), run(printable(form.heading))))
    rows += (_row(form, number, widths) for number in range(1, form.rows + 1))
    return document(printable(form.title), "".join(rows), widths)


def _widths(columns: tuple[Column, ...]) -> list[int]:
    """Return the widths of the columns, which together fill the page."""
    whole = sum(column.width for column in columns)
    edges = accumulate((column.width for column in columns), initial=0.0)
    return [right - left for left, right in pairwise(round(TEXT_WIDTH * edge / whole) for edge in edges)]


def _row(form: Form, number: int, widths: list[int]) -> str:
    cells = (
        cell(width, paragraph(style_of(column), _inside(form, column, place, number)))
        for place, (column, width) in enumerate(zip(form.columns, widths, strict=True))
    )
    return row(cells, "cantSplit")


def _inside(form: Form, column: Column, place: int, number: int) -> str:
    if place == 0:
        return run(f"{number}.")
    return _choice(form.sections, number) if column is SECTION else ""


def _choice(sections: tuple[str, ...], number: int) -> str:
    """Return a list to choose from; what it shows until then is marked as no text of the document."""
    items = f'<w:listItem w:displayText="{CHOOSE}" w:value=""/>'  # so a choice can be taken back
    items += "".join(f"<w:listItem {_attributes(printable(heading))}/>" for heading in sections)
    return (
        f'<w:sdt><w:sdtPr><w:alias w:val="{SECTION.heading}"/><w:id w:val="{number}"/><w:showingPlcHdr/>'
        f"<w:dropDownList>{items}</w:dropDownList></w:sdtPr>"
        f'<w:sdtContent><w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>{CHOOSE}</w:t></w:r>'
        "</w:sdtContent></w:sdt>"
    )


def _attributes(heading: str) -> str:
    shown = escape(fold(heading))
    return f'w:displayText="{shown}" w:value="{shown}"'
