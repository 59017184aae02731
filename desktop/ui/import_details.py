"""One row of an import in full: what changes side by side, what is new or goes, what was not read."""

from collections.abc import Iterator

from db.entities import Field, Texts
from desktop.services.import_plan import PlannedRow
from desktop.services.naming import FIELD_NAMES
from desktop.ui.models.import_rows import Group, PreviewRow
from desktop.ui.sides import capital, headings, line, page, plain, sides
from desktop.ui.theme import Colors


def details_html(row: PreviewRow, colors: Colors) -> str:
    """Return the row as a page of rich text."""
    if row.unread:
        return page([line(capital(row.unread.where), [plain(row.unread.text)], colors)])
    if row.planned is None:
        return ""
    return page((_changes if row.group is Group.CHANGED else _texts)(row.planned, colors))


def _texts(row: PlannedRow, colors: Colors) -> Iterator[str]:
    texts = row.printed.texts if row.printed else row.kept.texts if row.kept else Texts()
    for field in Field:
        if texts[field].strip():
            yield line(capital(FIELD_NAMES[field]), [plain(texts[field])], colors)


def _changes(row: PlannedRow, colors: Colors) -> Iterator[str]:
    if row.kept and row.printed:
        yield headings(("Было", "Станет"), colors)
        for field in row.changed:
            texts = row.kept.texts[field], row.printed.texts[field]
            yield sides(capital(FIELD_NAMES[field]), *texts, colors)
