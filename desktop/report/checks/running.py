"""Rules are asked: all of them about a report, then again about what a change can affect."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, replace
from functools import cached_property
from itertools import chain
from typing import Any

from desktop.report.checks.catalogue import RULES
from desktop.report.checks.checked import CheckedEvent
from desktop.report.checks.context import Context
from desktop.report.checks.finding import Finding, Found, Severity, Spot
from desktop.report.checks.rule import EventRule, ReportRule, Rule
from desktop.report.stepping import GoOn, stepped

_OfEvent = tuple[Finding, ...]


@dataclass(frozen=True)
class Checked:
    """What was found in a report.

    `findings` are the lines that people see, the weightiest first; `of_events` are those on each event alone,
    also where the report tells them in one line.
    """

    context: Context
    findings: tuple[Finding, ...]
    of_events: tuple[_OfEvent, ...]

    def marks(self, number: int) -> tuple[Finding, ...]:
        """Return all that concerns an event, for the marks in its fields: nothing is folded."""
        return tuple(dict.fromkeys((*self.of_events[number - 1], *self._by_number.get(number, ()))))

    @cached_property
    def _by_number(self) -> dict[int | None, list[Finding]]:
        """The lines on single events."""
        lines: dict[int | None, list[Finding]] = {}
        for finding in self.findings:
            lines.setdefault(finding.number, []).append(finding)
        return lines


def check(
    context: Context, before: Checked | None = None, rules: Sequence[Rule] = RULES, go_on: GoOn = bool
) -> Checked:
    """Ask the rules about a report; what was found `before` stays where nothing it rests on has changed.

    `go_on` is called between the events and between the rules on the whole report.
    """
    if before is not None:
        context = replace(context, report=context.report.sharing(before.context.report))
    asked = [rule for rule in rules if _is_asked(rule, context)]
    known = _known(before, context)
    single = [rule for rule in asked if isinstance(rule, EventRule)]
    numbered = tuple(
        _numbered(known[id(event)], number)
        if id(event) in known
        else tuple(_ask(event, number, context, single))
        for number, event in enumerate(stepped(context.report.events, go_on), 1)
    )
    of_report = (
        _finding(found, rule, context)
        for rule in stepped(asked, go_on)
        if isinstance(rule, ReportRule)
        for found in rule.ask(context)
        if not (rule.waits and found.number and context.is_unfinished(context.report.event(found.number)))
    )
    lines = sorted((*_folded(numbered, single), *of_report), key=_place)
    return Checked(context, tuple(lines), numbered)


def _ask(event: CheckedEvent, number: int, context: Context, rules: Iterable[EventRule]) -> Iterator[Finding]:
    """Ask the rules that look at one event."""
    is_unfinished = context.is_unfinished(event)
    for rule in rules:
        if rule.waits and is_unfinished:
            continue
        for found in rule.ask(event, context):
            yield _finding(found, rule, context, number=number, rows=(number,))


def _known(before: Checked | None, context: Context) -> dict[int, _OfEvent]:
    """Return what is known of events by their identity, nothing where another thing has changed."""
    if before is None or before.context.around != context.around:
        return {}
    if before.context.report.identity != context.report.identity:
        return {}
    return {
        id(event): found
        for event, found in zip(before.context.report.events, before.of_events, strict=True)
        if before.context.is_unfinished(event) == context.is_unfinished(event)
    }


def _is_asked(rule: Rule, context: Context) -> bool:
    usually = context.report.kind not in rule.off_for
    return context.around.rules.is_asked(rule.code, usually=usually)


_SAID = tuple(each.name for each in fields(Found))


def _finding(found: Found, rule: Rule, context: Context, **changed: object) -> Finding:
    """Return what a rule says with the rule's code and weight, some of it changed."""
    severity = context.around.rules.weight(rule.code, rule.severity)
    said: dict[str, Any] = {name: getattr(found, name) for name in _SAID} | changed
    return Finding(**said, code=rule.code, severity=severity)


def _numbered(found: _OfEvent, number: int) -> _OfEvent:
    """Return what was found in an event under the number that it has now."""
    if not found or found[0].number == number:
        return found
    return tuple(replace(each, number=number, rows=(number,)) for each in found)


def _folded(of_events: Iterable[_OfEvent], rules: Iterable[EventRule]) -> Iterator[Finding]:
    """Yield the lines of the report: all that a rule with one sentence found is one line.

    What has to be mended or explained is told one by one: each place needs an answer of its own.
    """
    by_code: dict[str, list[Finding]] = {}
    for finding in chain.from_iterable(of_events):
        by_code.setdefault(finding.code, []).append(finding)
    for rule in rules:
        found = by_code.get(rule.code, [])
        is_many = len(found) >= rule.folded_from
        if rule.folded and is_many and found[0].severity is Severity.REMARK:
            yield _one_line(found, rule.folded)
        else:
            yield from found


def _one_line(parts: Sequence[Finding], sentence: str) -> Finding:
    rows = tuple(dict.fromkeys(each.number for each in parts if each.number is not None))
    return Finding(
        code=parts[0].code,
        severity=parts[0].severity,
        message=sentence.format(rows=rows_named(rows)),
        spot=Spot.REPORT,
        rows=rows,
        parts=tuple(parts),
    )


def rows_named(rows: Sequence[int]) -> str:
    """Return «в строке 5» or «в строках 3, 5-8 и 11»."""
    runs: list[list[int]] = []
    for row in rows:
        if runs and row == runs[-1][-1] + 1:
            runs[-1].append(row)
        else:
            runs.append([row])
    named = [str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs]
    *before, last = named
    listed = f"{', '.join(before)} и {last}" if before else last
    return f"в строке {listed}" if len(rows) == 1 else f"в строках {listed}"


def _place(finding: Finding) -> tuple[int, int, int, str, int]:
    """Return what orders the lines: weight, then the place in the report."""
    number = finding.number or 0
    return finding.severity, number == 0, number, finding.spot, finding.start
