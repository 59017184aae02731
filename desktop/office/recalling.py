"""What a file shows and the data that it carries, put together: the visible table counts."""

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import count
from uuid import UUID

from db.entities import Field, Texts
from db.errors import AppError
from desktop.office.payload import DamagedPayload, NewerPayload, read_payload, seen
from desktop.report.carried import Carried, CarriedState
from desktop.report.differences import differences, paired
from desktop.report.matching import Pair
from desktop.report.printed import PrintedReport, PrintedRow
from desktop.report.wording import read_quarter


def recalled(visible: PrintedReport, data: Iterable[str]) -> PrintedReport:
    """Return what a file shows, with all that its data know of it besides.

    `data` are what was found in the file; to get one may raise AppError. Data that are not to be had or not
    to be believed change nothing of what is shown: the state of what is carried says why.
    """
    try:
        written = next(map(read_payload, data), None)
    except NewerPayload:
        return replace(visible, carried=Carried(CarriedState.NEWER))
    except (DamagedPayload, AppError):
        return replace(visible, carried=Carried(CarriedState.DAMAGED))
    if written is None:
        return visible
    old, new = list(written.rows()), list(visible.rows())
    pairs = paired(old, new)
    if _is_another(written, visible, pairs):
        return _with_foreign_data(visible, {row.id for row in old})
    report = _together(written, visible, {pair.new: old[pair.old] for pair in pairs if pair.old is not None})
    found = differences(written, report, pairs)
    state = CarriedState.EDITED if found else CarriedState.INTACT
    return replace(report, carried=replace(written.carried, state=state, differences=found))


def _is_another(written: PrintedReport, visible: PrintedReport, pairs: Sequence[Pair]) -> bool:
    """Say whether the table is that of another report: pasted here, or of a new quarter in an old file."""
    both = [pair for pair in pairs if pair.old is not None and pair.new is not None]
    shown = sum(pair.new is not None for pair in pairs)
    if not both:
        return 0 < shown < len(pairs)
    quarters = read_quarter(written.title), read_quarter(visible.title)
    same = sum(not pair.changed for pair in both)
    return None not in quarters and quarters[0] != quarters[1] and 2 * same < shown


def _with_foreign_data(visible: PrintedReport, ids: Container[UUID | None]) -> PrintedReport:
    """Return what is shown, without the marks that rows of the other report have left."""
    sections = tuple(
        replace(section, rows=tuple(_unmarked(row, ids) for row in section.rows))
        for section in visible.sections
    )
    return replace(visible, sections=sections, carried=Carried(CarriedState.FOREIGN))


def _unmarked(row: PrintedRow, ids: Container[UUID | None]) -> PrintedRow:
    """Return a row that is none of the events which have the ids, whatever its mark says."""
    return replace(row, id=None) if row.id in ids else row


def _together(
    written: PrintedReport, visible: PrintedReport, known: Mapping[int | None, PrintedRow]
) -> PrintedReport:
    """Return what is shown with what is known of it; `known` are the rows as written, by their places."""
    sections = {seen(section.heading): section for section in reversed(written.sections)}
    ids = {row.id for row in written.rows()}
    places = count()
    found = []
    for section in visible.sections:
        rows = tuple(
            _row(known[place], row) if place in known else _unmarked(row, ids)
            for row, place in zip(section.rows, places, strict=False)
        )
        found.append(replace(sections.get(seen(section.heading), section), rows=rows))
    return replace(
        visible,
        title=_text(written.title, visible.title),
        sections=tuple(found),
        closing=_text(written.closing, visible.closing),
        nil=_text(written.nil, visible.nil),
        edition=visible.edition if visible.edition > 1 else written.edition,
        stated=written.stated,
    )


def _row(written: PrintedRow, visible: PrintedRow) -> PrintedRow:
    if written.texts == visible.texts:
        return replace(written, where=visible.where)
    texts = {name.value: _text(written.texts[name], visible.texts[name]) for name in Field}
    return replace(written, texts=Texts(**texts), where=visible.where)


def _text(written: str, visible: str) -> str:
    """Return a text letter for letter as it was written, if that is what is shown."""
    return written if written == visible or seen(written) == seen(visible) else visible
