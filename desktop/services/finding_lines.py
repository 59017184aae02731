"""Findings and rules as a command prints them: for people, and for other programs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from db.folding import fold
from desktop.report.checks.checked import CheckedReport
from desktop.report.checks.finding import Finding, Fix, Severity, Spot
from desktop.report.checks.rule import Rule
from desktop.report.wording import plural, quarter_name
from desktop.services.checking import CheckedFile
from desktop.services.naming import FIELD_NAMES
from desktop.services.rule_settings import SEVERITY_NAMES, off_words

_HEADINGS = {
    Severity.ERROR: "Ошибки",
    Severity.EXPLAIN: "Требуют пояснения",
    Severity.REMARK: "Советы",
}
_SPOT_NAMES = {
    **{Spot(field.value): name for field, name in FIELD_NAMES.items()},
    Spot.SECTION: "раздел",
    Spot.REPORT: "отчет",
}
_LONGEST_FIX = 60  # characters of a text that are shown


def names_of(files: Sequence[CheckedFile]) -> list[str]:
    """Return what files are called: by name, or with the folder where several have one name."""
    held = Counter(file.path.name for file in files)
    return [file.path.name if held[file.path.name] == 1 else str(file.path) for file in files]


def file_lines(file: CheckedFile, name: str) -> Iterator[str]:
    """Yield what is said of one file under its name, the weightiest first."""
    yield f"{name}: {_how_many(len(file.findings))}."
    for severity, findings in groupby(file.findings, key=lambda finding: finding.severity):
        several = list(findings)
        yield f"  {_HEADINGS[severity]} ({len(several)}):"
        yield from (f"    {_line(finding)}" for finding in several)


def _how_many(count: int) -> str:
    return f"{count} {plural(count, 'замечание', 'замечания', 'замечаний')}" if count else "замечаний нет"


def _line(finding: Finding) -> str:
    """Return «31, сроки: Похоже, указан не тот год … («2024» → «2025») [P03]»."""
    where = _SPOT_NAMES[finding.spot]
    place = f"{finding.number}, {where}" if finding.number else where
    return f"{place}: {finding.message}{_replacement(finding)} [{finding.code}]"


def _replacement(finding: Finding) -> str:
    fix = finding.fix
    if fix is None or fold(fix.after) in finding.message:
        return ""
    return f" Исправление: «{_short(fix.before)}» → «{_short(fix.after)}»."


def _short(text: str) -> str:
    line = fold(text)
    return line if len(line) <= _LONGEST_FIX else f"{line[:_LONGEST_FIX]}…"


def not_compared(files: Iterable[CheckedFile]) -> Iterator[str]:
    """Yield of reports that were given as former ones and are none with which they were not compared."""
    for file in files:
        for former in file.not_before:
            when = f" за {quarter_name(former.quarter)}" if former.quarter else ""
            yield (
                f"Файл «{Path(former.source).name}» указан как прошлый отчет, но он{when}: "
                f"как с прошлым, с ним «{file.path.name}» не сравнивается."
            )


def as_json(files: Iterable[CheckedFile]) -> dict[str, list[dict[str, Any]]]:
    """Return the findings for other programs."""
    return {"findings": [_as_json(finding, file.report) for file in files for finding in file.findings]}


def _as_json(finding: Finding, report: CheckedReport) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity.name.lower(),
        "file": report.source,
        "section": _heading(finding, report),
        "number": finding.number,
        "rows": list(finding.rows),
        "field": finding.spot.value,
        "start": finding.start,
        "end": finding.end,
        "message": finding.message,
        "fix": _fix_as_json(finding.fix),
        "twins": [{"file": twin.source, "number": twin.number} for twin in finding.twins],
    }


def _heading(finding: Finding, report: CheckedReport) -> str | None:
    """Return the heading of the section that a finding is in, None where it has none."""
    at = finding.section
    if at is None and finding.number is not None:
        at = report.section_of(finding.number)
    return None if at is None else fold(report.sections[at].heading) or None


def _fix_as_json(fix: Fix | None) -> dict[str, str] | None:
    return None if fix is None else {"before": fix.before, "after": fix.after}


def rule_lines(rules: Sequence[Rule]) -> Iterator[str]:
    """Yield the rules with an example of what each finds and of what is right."""
    for rule in rules:
        yield f"{rule.code}  {SEVERITY_NAMES[rule.severity].capitalize()}. {rule.purpose}"
        yield f"     Неправильно: {rule.wrong}."
        yield f"     Правильно: {rule.right}."
        if rule.has_fix:
            yield "     Исправляется в окне программы клавишей F9."
        if off := off_words(rule):
            yield f"     {off}"
