"""Report files are checked, each and against the others and earlier ones; nothing of them is kept."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from db.entities import Quarter
from db.errors import AppError
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
    """A file, what was read from it and what was found.

    `not_before` are reports that were given as former ones and are for no quarter before this one.
    """

    path: Path
    printed: PrintedReport
    report: CheckedReport
    findings: tuple[Finding, ...]
    not_before: tuple[CheckedReport, ...] = ()


def check_files(
    files: Sequence[Path],
    previous: Sequence[Path],
    reader: Reader,
    today: date,
    office: OfficeSettings = USUAL,
) -> tuple[list[CheckedFile], list[AppError]]:
    """Check files as if they were to be sent today, by what the office has set.

    Files that cannot be read as reports do not stop the others: why each cannot is returned beside them.
    """
    unread: list[AppError] = []
    read = list(_each_read(dict.fromkeys(files), reader, unread))
    reports = [report for _, _, report in read]
    earlier = dict.fromkeys(path for path in previous if path not in files)
    before = [report for _, _, report in _each_read(earlier, reader, unread)]
    former = [*before, *(report for path, _, report in read if path in previous)]
    around = Surroundings(
        reader,
        today,
        earlier=_newest_first(before),
        is_leaving=True,
        window=office.window,
        rules=office.rules,
    )
    checked = [
        CheckedFile(
            path,
            printed,
            report,
            _found(report, around, reports, office.place_style),
            tuple(each for each in former if _is_not_before(each, report)),
        )
        for path, printed, report in read
    ]
    return checked, unread


_Read = tuple[Path, PrintedReport, CheckedReport]


def _each_read(paths: Iterable[Path], reader: Reader, unread: list[AppError]) -> Iterator[_Read]:
    """Yield the files that can be read, and add why the others cannot."""
    for path in paths:
        try:
            yield _read(path, reader)
        except AppError as error:
            unread.append(error)


def _read(path: Path, reader: Reader) -> _Read:
    printed = read_report(path)
    identity = identify(printed, reader.dictionaries)
    return path, printed, of_printed(printed, identity, str(path), reader.renew)


def _is_not_before(former: CheckedReport, report: CheckedReport) -> bool:
    return bool(former.quarter and report.quarter and former.quarter >= report.quarter)


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
