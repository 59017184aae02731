"""A report leaves the store as a file: every text exactly as it is kept."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from db.dictionaries.lookup import Dictionaries
from db.entities import Event, Report, ReportKey
from db.errors import AppError
from db.store import Store
from desktop.office.convert import WriteReport, write_report
from desktop.report.carried import Carried, CarriedState
from desktop.report.control_code import control_code
from desktop.report.printed import Identity, PrintedReport, PrintedRow, PrintedSection, without_data
from desktop.services.naming import report_name


class NoSuchReport(AppError):
    """The store does not hold the report that was asked for."""

    def __init__(self, key: ReportKey, author: str) -> None:
        super().__init__(
            f"В хранилище нет такого отчета: {report_name(key, author)}; какие есть, покажет команда list.",
            "Ничего не изменено.",
            "Проверьте вид отчета, квартал и отправителя.",
        )


def export_report(
    store: Store,
    dictionaries: Dictionaries,
    key: ReportKey,
    target: Path,
    now: datetime,
    write: WriteReport = write_report,
    *,
    for_publication: bool = False,
    is_draft: bool = False,
) -> PrintedReport:
    """Write a kept report by the ending of the target, in a format that `write` knows.

    The file carries the report's data and the sender's name, unless it is for publication. A draft is marked
    so above every page.
    Raises NoSuchReport, AppError when the target cannot be written.
    """
    author = dictionaries.author_name(key.author, key.quarter)
    if (report_id := store.find(key)) is None:
        raise NoSuchReport(key, author)
    kept = store.report(report_id)
    report = without_data(as_printed(kept)) if for_publication else with_data(store, kept, author)
    report = replace(report, is_draft=is_draft)
    write(report, target, dictionaries, author="" if for_publication else author, now=now)
    return report


def with_data(store: Store, report: Report, sender: str) -> PrintedReport:
    """Return a kept report as a file shows and carries it; `sender` is the name of who sends it."""
    known = {None, *(event.id for event in report.events)}
    answers = tuple(each for each in store.explanations(report.id) if each.event_id in known)
    carried = Carried(CarriedState.INTACT, report.id, sender, answers)
    return replace(as_printed(report), carried=carried)


def as_printed(report: Report) -> PrintedReport:
    """Return the kept report as its file shows it; one that is prepared to be sent has its control code."""
    rows: dict[object, list[PrintedRow]] = {None: []} | {section.id: [] for section in report.sections}
    for event in report.events:
        rows[event.section_id].append(_row(event))
    without = (PrintedSection("", tuple(rows[None])),) if rows[None] else ()
    printed = PrintedReport(
        title=report.title,
        sections=(
            *without,
            *(PrintedSection(each.heading, tuple(rows[each.id]), each.entries) for each in report.sections),
        ),
        closing=report.closing,
        nil="" if report.events else report.nil,
        edition=report.key.edition,
        stated=Identity(report.key.kind, report.key.quarter, report.key.author),
    )
    return replace(printed, control_code=control_code(printed)) if report.prepared_at else printed


def _row(event: Event) -> PrintedRow:
    return PrintedRow(
        event.texts,
        reading=event.reading,
        sphere=event.sphere,
        id=event.id,
        institution=event.institution,
    )
