"""Whether a report is ready to be sent, and what of it is there: what the panel and the sending tell."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from db.entities import Report, ReportKind
from db.folding import fold
from db.store import Store
from desktop.report.checks.checked import CheckedReport
from desktop.report.checks.finding import Finding, Severity
from desktop.report.reading import Reader
from desktop.report.window import CollectionWindow
from desktop.services.kept_findings import KeptChecking, KeptFindings, Question
from desktop.services.office_settings import office_settings


class MeetingsRow(StrEnum):
    """How it stands with the closing row on meetings."""

    PRESENT = "present"
    MISSING = "missing"
    NOT_NEEDED = "not needed"


@dataclass(frozen=True, slots=True)
class Readiness:
    """How complete a report is. `blocking` are the lines that keep it from being ready, the weightiest first.

    `findings` counts the lines that are open by their weight, `explained` those that were answered.
    `empty_sections` are headings without events. `days_left` is negative after the deadline; `is_over` says
    that the days of collection are over as well. Only what `is_final` was checked as it is to be sent.
    """

    events: int
    findings: Mapping[Severity, int]
    explained: int
    empty_sections: tuple[str, ...]
    is_nil: bool
    meetings: MeetingsRow
    deadline: date
    days_left: int
    is_over: bool
    is_final: bool
    blocking: tuple[Finding, ...]

    @property
    def is_ready(self) -> bool:
        """Whether nothing has to be mended or explained any more."""
        return self.is_final and not self.blocking

    @property
    def has_errors(self) -> bool:
        """Whether what is exported of it is marked as a draft."""
        return bool(self.findings.get(Severity.ERROR))


def look(store: Store, report: Report, reader: Reader, today: date) -> Readiness:
    """Check a report as it is to be sent today. Raises StoreUnreachable, DamagedStore."""
    office = office_settings(store.office_parts())
    question = Question(report, reader, today, office.place_style, is_leaving=True, rules=office.rules)
    return readiness(KeptChecking(store).check(question))


def readiness(findings: KeptFindings) -> Readiness:
    """Return how complete a checked report is."""
    report, context = findings.report, findings.checked.context
    held = {event.section_id for event in report.events}
    window = CollectionWindow.of(report.key.quarter, context.around.window)
    blocking = (line for line in findings.open_lines if line.severity is not Severity.REMARK)
    return Readiness(
        events=len(report.events),
        findings=findings.counts,
        explained=len(findings.lines) - len(findings.open_lines),
        empty_sections=tuple(fold(each.heading) for each in report.sections if each.id not in held),
        is_nil=context.report.is_nil,
        meetings=_meetings(context.report),
        deadline=window.deadline,
        days_left=(window.deadline - context.around.today).days,
        is_over=context.around.today > window.last,
        is_final=context.around.is_leaving and not context.unfinished,
        blocking=tuple(blocking),
    )


def _meetings(report: CheckedReport) -> MeetingsRow:
    """Tell of the closing row, which only the office's report of executive bodies needs."""
    if fold(report.closing):
        return MeetingsRow.PRESENT
    is_needed = report.kind is ReportKind.EXECUTIVE and report.is_consolidated
    return MeetingsRow.MISSING if is_needed else MeetingsRow.NOT_NEEDED
