"""The file of an earlier report, to take events from: it need not be kept for that."""

from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID, uuid4

from db.dictionaries.lookup import Dictionaries
from db.entities import Event, Report, ReportKey, Section
from desktop.office.convert import read_report
from desktop.report.headings import recognise_heading
from desktop.report.identity import identify
from desktop.report.printed import PrintedReport


@dataclass(frozen=True, slots=True)
class EarlierFile:
    """A file and the report in it, as if it were kept."""

    source: Path
    report: Report


def read_earlier(
    dictionaries: Dictionaries, source: Path, target: ReportKey, _progress: object = None
) -> EarlierFile:
    """Read a file; a report whose quarter it does not say is taken for last quarter's. Raises AppError."""
    printed = read_report(source)
    quarter = identify(printed, dictionaries).quarter or target.quarter.previous
    return EarlierFile(source, _as_kept(printed, replace(target, quarter=quarter), dictionaries))


def _as_kept(printed: PrintedReport, key: ReportKey, dictionaries: Dictionaries) -> Report:
    report = Report(uuid4(), key, printed.title)
    sections: list[Section] = []
    events: list[Event] = []
    for place, each in enumerate(printed.sections):
        home: UUID | None = None
        if each.heading:
            entries = recognise_heading(each.heading, key.kind, key.quarter, dictionaries)
            sections.append(Section(uuid4(), report.id, place, each.heading, entries))
            home = sections[-1].id
        events += [
            Event(uuid4(), report.id, home, position, row.texts, sphere=row.sphere)
            for position, row in enumerate(each.rows)
        ]
    return replace(report, sections=tuple(sections), events=tuple(events))
