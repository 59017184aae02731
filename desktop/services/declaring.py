"""What a person declares of a whole report: that nothing was held, that what was sent is to be corrected."""

from dataclasses import replace

from db.entities import Report, ReportKey
from db.store import Store
from desktop.report.nil_report import nil_sentence
from desktop.services.editing import Editing
from desktop.services.new_report import new_report


def say_nothing_was_held(store: Store, editing: Editing, key: ReportKey) -> Report:
    """Say on purpose that nothing was held in a quarter; the report is made if need be.

    Raises UnknownAuthor, ReportLocked.
    """
    found = store.find(key)
    report = store.report(found) if found else new_report(key, editing.reader.dictionaries)
    said = replace(report, nil=nil_sentence(key.quarter))
    editing.commit("отметка, что мероприятия не проводились", [said, *(() if found else report.sections)])
    return store.report(report.id)


def take_back_nil(store: Store, report: Report) -> None:
    """Say no longer that nothing was held. Raises ReportLocked."""
    store.commit("снятие отметки, что мероприятия не проводились", [replace(report, nil="")])


def open_correction(store: Store, report: Report) -> Report:
    """Open the next edition of a report that was prepared to be sent; any other is left as it is."""
    if report.prepared_at is None:
        return report
    edition = report.key.edition + 1
    label = f"внесение исправления (версия {edition})"
    store.commit(label, [replace(report, key=replace(report.key, edition=edition))])
    return store.report(report.id)
