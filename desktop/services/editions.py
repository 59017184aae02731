"""A kept report as it is now, and as it was when an edition of it was prepared to be sent."""

from typing import NamedTuple

from db.dictionaries.lookup import Dictionaries
from db.entities import ReportKey
from db.errors import AppError
from db.store import Store
from desktop.office.payload import DamagedPayload, NewerPayload, read_payload
from desktop.report.printed import PrintedReport
from desktop.services.exporting import NoSuchReport, as_printed


class Version(NamedTuple):
    """A report as it stood somewhere or at some time, and what that is called."""

    name: str
    report: PrintedReport


def present(store: Store, dictionaries: Dictionaries, key: ReportKey) -> Version:
    """Return the report as it is kept now. Raises NoSuchReport."""
    if (report_id := store.find(key)) is None:
        raise NoSuchReport(key, dictionaries.author_name(key.author, key.quarter))
    return Version("хранилище", as_printed(store.report(report_id)))


def sent(store: Store, key: ReportKey, edition: int) -> Version:
    """Return an edition as it was when it was prepared to be sent for the last time. Raises AppError."""
    report_id = store.find(key)
    prepared = store.preparations(report_id) if report_id else []
    found = [each for each in prepared if each.edition == edition and each.snapshot]
    if not found:
        raise AppError(f"Версия {edition} этого отчета к отправке не готовилась, сравнить не с чем.")
    last = max(found, key=lambda each: each.prepared_at)
    try:
        return Version(f"версия {edition}", read_payload(last.snapshot))
    except (DamagedPayload, NewerPayload) as error:
        raise AppError(f"Версия {edition} записана другой версией программы, сравнить не удалось.") from error
