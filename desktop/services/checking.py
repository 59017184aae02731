"""Report files are checked, each and against the others and earlier ones; nothing of them is kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from db.entities import Quarter
from desktop.office.convert import read_report
from desktop.report.checks.checked import CheckedReport, of_printed
from desktop.report.checks.context import Context, Surroundings
from desktop.report.checks.finding import Finding
from desktop.report.checks.running import check
from desktop.report.identity import identify
from desktop.report.place_style import PlaceStyle, place_style
from desktop.report.printed import PrintedReport
from desktop.report.reading import Reader
from desktop.services.office_settings import USUAL, OfficeSettings


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file, what was read from it and what was found."""

    path: Path
    printed: PrintedReport
    report: CheckedReport
    findings: tuple[Finding, ...]


def check_files(
    files: Sequence[Path],
    previous: Sequence[Path],
    reader: Reader,
    today: date,
    office: OfficeSettings = USUAL,
) -> list[CheckedFile]:
    """Check files as if they were to be sent today, by what the office has set.

    Raises AppError: a file cannot be read as a report.
    """
    read = [_read(path, reader) for path in dict.fromkeys(files)]
    reports = [report for _, _, report in read]
    before = [_read(path, reader)[2] for path in dict.fromkeys(previous) if path not in files]
    around = Surroundings(
        reader,
        today,
        earlier=_newest_first(before),
        is_leaving=True,
        window=office.window,
        rules=office.rules,
    )
    return [
        CheckedFile(path, printed, report, _found(report, around, reports, office.place_style))
        for path, printed, report in read
    ]


def _read(path: Path, reader: Reader) -> tuple[Path, PrintedReport, CheckedReport]:
    printed = read_report(path)
    identity = identify(printed, reader.dictionaries)
    return path, printed, of_printed(printed, identity, str(path), reader.renew)


_UNKNOWN = Quarter(1900, 1)


def _newest_first(reports: Iterable[CheckedReport]) -> tuple[CheckedReport, ...]:
    return tuple(sorted(reports, key=lambda report: report.quarter or _UNKNOWN, reverse=True))


def _found(
    report: CheckedReport,
    around: Surroundings,
    reports: Sequence[CheckedReport],
    style: PlaceStyle | None,
) -> tuple[Finding, ...]:
    beside = tuple(other for other in reports if other is not report)
    style = style or place_style(event.texts.place for event in report.events)
    return check(Context(report, replace(around, beside=beside, place_style=style))).findings
