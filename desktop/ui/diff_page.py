"""One difference between two reports in full, both sides beside each other."""

from collections.abc import Iterator

from db.entities import Field
from desktop.report.carried import Difference, Edit
from desktop.services.diff_lines import AROUND_NAMES
from desktop.services.diffing import EventDifference, Fate
from desktop.services.naming import FIELD_NAMES
from desktop.ui.sides import capital, headings, line, page, plain, sides, soft
from desktop.ui.theme import Colors

Names = tuple[str, str]  # of the two reports

_PLACE = "Раздел"


def difference_html(found: Difference | EventDifference, names: Names, colors: Colors) -> str:
    """Return a difference as a page of rich text."""
    if isinstance(found, Difference):
        return page(_around(found, names, colors))
    if found.fate in (Fate.ADDED, Fate.REMOVED):
        return page(_alone(found, names, colors))
    return page(_event(found, names, colors))


def _around(found: Difference, names: Names, colors: Colors) -> Iterator[str]:
    is_section = found.edit in (Edit.SECTION_ADDED, Edit.SECTION_REMOVED)
    yield headings(names, colors)
    caption = _PLACE if is_section else capital(AROUND_NAMES[found.edit])
    yield sides(caption, found.before, found.after, colors)


def _alone(found: EventDifference, names: Names, colors: Colors) -> Iterator[str]:
    """Yield the texts of an event that only one of the two reports has."""
    where = names[found.fate is Fate.ADDED]
    yield line("", [f"<b>{soft(f'Есть только здесь: {plain(where)}', colors)}</b>"], colors)
    for field in Field:
        if text := found.row.texts[field].strip():
            yield line(capital(FIELD_NAMES[field]), [plain(text)], colors)


def _event(found: EventDifference, names: Names, colors: Colors) -> Iterator[str]:
    yield headings(names, colors)
    moved = found.moved
    if moved and moved.before != moved.after:
        yield sides(_PLACE, moved.before, moved.after, colors)
    if moved:
        yield sides("№", str(found.was), str(found.number), colors)
    for change in found.changes:
        caption = capital(FIELD_NAMES[change.field or Field.TITLE])
        yield sides(caption, change.before, change.after, colors)
