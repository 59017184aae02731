"""Which event of a report is chosen at first, and what of a report a glance gives."""

from dataclasses import replace
from uuid import UUID

from db.entities import Report


def first_event(report: Report | None) -> UUID | None:
    """Return the event to choose where no other was."""
    return report.events[0].id if report and report.events else None


def without_readings(report: Report) -> Report:
    """Return a report as a glance gives it."""
    return replace(report, events=tuple(replace(event, reading=None) for event in report.events))
