"""A report leaves the store as a file: every text exactly as it is kept."""

from datetime import datetime
from pathlib import Path

from db.dictionaries.lookup import Dictionaries
from db.entities import Report, ReportKey
from db.errors import AppError
from db.store import Store
from desktop.office.convert import WriteReport, write_report
from desktop.report.printed import Identity, PrintedReport, PrintedRow, PrintedSection
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
) -> PrintedReport:
    """Write a kept report by the ending of the target, in a format that `write` knows.

    Raises NoSuchReport, AppError when the target cannot be written.
    """
    author = dictionaries.author_name(key.author, key.quarter)
    if (report_id := store.find(key)) is None:
        raise NoSuchReport(key, author)
    report = as_printed(store.report(report_id))
    write(report, target, dictionaries, author=author, now=now)
    return report


def as_printed(report: Report) -> PrintedReport:
    """Return the kept report as its file shows it."""
    rows: dict[object, list[PrintedRow]] = {None: []} | {section.id: [] for section in report.sections}
    for event in report.events:
        rows[event.section_id].append(PrintedRow(event.texts, reading=event.reading, sphere=event.sphere))
    without = (PrintedSection("", tuple(rows[None])),) if rows[None] else ()
    return PrintedReport(
        title=report.title,
        sections=(
            *without,
            *(PrintedSection(each.heading, tuple(rows[each.id])) for each in report.sections),
        ),
        closing=report.closing,
        nil="" if report.events else report.nil,
        edition=report.key.edition,
        stated=Identity(report.key.kind, report.key.quarter, report.key.author),
    )
